import type { Db } from '../../../storage/storage.ts';
import type { Tx, World } from '../../../world.ts';
import { planRow, putPlanRow } from './publishing.store.ts';

/** Who hears of a story when it comes out, and what is said where it is shared. */
export type Telling = {
  followers: boolean;
  hubs: boolean;
  letters: boolean;
  /** Words for sharing, by network or `any`. */
  share: Record<string, string>;
  /** When and by whom the legal check was done, and on which text. */
  legal?: { at: number; by: string; version: number };
};

/** What readers meet at the address of a story that was taken back: words (our own when empty), or another story. */
export type Gone = { words: string; to?: string };

export const usualTelling: Telling = { followers: true, hubs: true, letters: true, share: {} };

export type StoryPlan = { telling: Telling; gone: Gone | undefined };

export const planOf = async (db: Db, articleId: string): Promise<StoryPlan> => {
  const row = await planRow(db, articleId);
  return {
    telling: { ...usualTelling, ...(row && (JSON.parse(row.telling) as Partial<Telling>)) },
    gone: row?.gone == null ? undefined : (JSON.parse(row.gone) as Gone),
  };
};

/** Changes what is given of a story's plan. */
export const savePlan = async (
  world: Pick<World, 'now'>,
  tx: Pick<Tx, 'db'>,
  articleId: string,
  { telling, gone }: { telling?: Partial<Telling>; gone?: Gone | null },
): Promise<void> => {
  const before = await planOf(tx.db, articleId);
  const kept = gone === undefined ? before.gone : gone;
  await putPlanRow(tx.db, {
    article_id: articleId,
    telling: JSON.stringify({ ...before.telling, ...telling }),
    gone: kept ? JSON.stringify(kept) : null,
    changed_at: world.now(),
  });
};
