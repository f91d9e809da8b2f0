import type { Tx, World } from '../../../world.ts';
import { cleanText, cutText, foldSpace } from '../../../common/text.ts';
import { fieldsKey } from '../document/read-document.ts';
import type { StoryFields } from '../document/story-fields.ts';
import { insertVersion, lastVersion } from './versions.store.ts';

type Version = { articleId: string; accountId: string | null; note: string; fields: StoryFields };

/**
 * Keeps the draft as it is, with the reason. One that says what the last one said is not kept again, unless there are words to keep
 * with it. Gives its number, if there is one.
 */
export const keepVersion = async (
  world: World,
  tx: Pick<Tx, 'db'>,
  { articleId, accountId, note, fields }: Version,
): Promise<number | undefined> => {
  const last = await lastVersion(tx.db, articleId);
  const words = cutText(foldSpace(cleanText(note)), 300);
  const isSame = last !== undefined && fieldsKey(JSON.parse(last.fields) as StoryFields) === fieldsKey(fields);
  if (isSame && (words === '' || words === last.note)) return undefined;
  return insertVersion(tx.db, {
    article_id: articleId,
    at: world.now(),
    account_id: accountId,
    note: words,
    fields: JSON.stringify(fields),
  });
};
