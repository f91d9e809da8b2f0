/** The words each medium is found by. */
import type { Db } from '../../../storage/storage.ts';
import type { MediaTexts } from '../media-item.ts';
import type { MediaFacts } from './library-item.ts';
import { wordsOf } from './words-of.ts';

const textOf = async (db: Db, id: string): Promise<string> => {
  const row = await db
    .selectFrom('media')
    .select(['file_name', 'title', 'alt', 'caption', 'texts', 'credit', 'licence', 'holder', 'usage_terms', 'facts'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return '';
  const { texts, facts, ...plain } = row;
  const further = Object.values(JSON.parse(texts) as MediaTexts).flatMap(({ alt, caption }) => [alt, caption]);
  const { headline, artist, album, words = [] } = JSON.parse(facts) as MediaFacts;
  return [...Object.values(plain), ...further, headline, artist, album, ...words].filter(Boolean).join('\n');
};

/** Takes the words of a medium in anew. */
export const refreshWords = async (db: Db, id: string): Promise<void> => {
  const wanted = new Set(wordsOf(await textOf(db, id)));
  const known = await db.selectFrom('media_word').select('word').where('media_id', '=', id).execute();
  const gone = known.flatMap(({ word }) => (wanted.delete(word) ? [] : [word]));
  if (gone.length > 0) await db.deleteFrom('media_word').where('media_id', '=', id).where('word', 'in', gone).execute();
  if (wanted.size > 0)
    await db
      .insertInto('media_word')
      .values([...wanted].map((word) => ({ word, media_id: id })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
};
