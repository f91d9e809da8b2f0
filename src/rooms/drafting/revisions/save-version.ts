import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { Tx, World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { settleDraft } from '../document/draft-of.ts';
import { draftRow } from '../document/drafts.store.ts';
import { ensureDraft } from '../document/make-draft.ts';
import { accessTo } from '../document/own-story.ts';
import type { StoryFields } from '../document/story-fields.ts';
import { keepVersion } from './keep-version.ts';

/** Keeps the draft as it was settled last, in somebody else's transaction: before its state changes, before it goes out. */
export const keepDraftVersion = async (
  world: World,
  tx: Pick<Tx, 'db'>,
  { articleId, accountId, note }: { articleId: string; accountId: string | null; note: string },
): Promise<number | undefined> => {
  const row = await draftRow(tx.db, articleId);
  return row && keepVersion(world, tx, { articleId, accountId, note, fields: JSON.parse(row.fields) as StoryFields });
};

/** “Save a version”: what was typed until now is kept under a few words. */
export const saveVersion = async (
  world: World,
  { account, articleId, note }: { account: Account; articleId: string; note: string },
): Promise<Outcome<{ number: number | undefined }, 'not-found' | 'forbidden'>> => {
  const access = await accessTo(world.db, account, articleId);
  if (access === undefined || access === 'none') return refuse('not-found');
  if (access !== 'write') return refuse('forbidden');
  await ensureDraft(world, articleId);
  await settleDraft(world, articleId);
  const number = await world.write((tx) =>
    keepDraftVersion(world, tx, { articleId, accountId: account.id, note: note || 'Saved by hand' }),
  );
  return ok({ number });
};
