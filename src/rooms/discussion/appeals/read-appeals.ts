import type { World } from '../../../world.ts';
import { appealFromRow, type Appeal } from './appeal.ts';
import { appealAgainst, appealsAbout, appealsOf, countOpen, openRows, storedAppeal } from './appeals.store.ts';

export type AppealCursor = { at: number; id: string };
export type AppealPage = { appeals: Appeal[]; after: AppealCursor | undefined };

/** What waits to be decided, the most urgent first; 20 unless told. `after`: the last one's time due and id. */
export const openAppeals = async (
  world: Pick<World, 'db'>,
  { after, limit = 20 }: { after?: AppealCursor | undefined; limit?: number } = {},
): Promise<AppealPage> => {
  const rows = await openRows(world.db, { after, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    appeals: shown.map(appealFromRow),
    after: rows.length > limit && last ? { at: last.due_at, id: last.id } : undefined,
  };
};

/** How many appeals wait; counted up to `most`. */
export const countOpenAppeals = (world: Pick<World, 'db'>, most = 1_000): Promise<number> => countOpen(world.db, most);

/** One appeal; undefined when there is none. Callers decide who may see it. */
export const appealById = async (world: Pick<World, 'db'>, id: string): Promise<Appeal | undefined> => {
  const row = await storedAppeal(world.db, id);
  return row && appealFromRow(row);
};

/** The appeals about a comment, the newest first. */
export const appealsAboutComment = async (world: Pick<World, 'db'>, commentId: string): Promise<Appeal[]> =>
  (await appealsAbout(world.db, commentId)).map(appealFromRow);

/** The appeals an account has made, the newest first. */
export const appealsBy = async (world: Pick<World, 'db'>, accountId: string, limit = 100): Promise<Appeal[]> =>
  (await appealsOf(world.db, accountId, limit)).map(appealFromRow);

/** The appeal of an account (or, without one, of whoever gave a notice) against a decision. */
export const appealOf = async (
  world: Pick<World, 'db'>,
  decisionId: string,
  by: string | { reportId: string },
): Promise<Appeal | undefined> => {
  const row = await appealAgainst(world.db, decisionId, by);
  return row && appealFromRow(row);
};
