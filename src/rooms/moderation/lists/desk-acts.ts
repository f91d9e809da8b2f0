import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { may, undoMinutes } from '../../discussion/discussion.ts';
import { claims } from './claims.ts';
import { decidedByOthers, decidedSince, ownSince, setSeen } from './desk-acts.store.ts';
import { deskCounts, type DeskCounts } from './read-queue.ts';

/** What a moderator has just decided and may take back: one decision, or those of one selection. */
export type OwnLatest = { act: string; commentIds: string[]; decisionIds: string[]; at: number };

/** Decisions of one selection follow one another faster than anybody presses keys. */
const together = 60;

/** One's own last decision; undefined when there is none to take back. */
export const ownLatest = async (world: World, account: Account): Promise<OwnLatest | undefined> => {
  const rows = await ownSince(world.db, account.id, world.now() - undoMinutes * 60_000);
  const [first] = rows;
  if (!first || first.act === 'undo') return undefined;
  const latest: OwnLatest = { act: first.act, commentIds: [], decisionIds: [], at: first.at };
  let before = first.at;
  for (const { id, comment_id: comment, act, at } of rows) {
    if (act !== first.act || before - at > together) break;
    latest.commentIds.push(comment ?? '');
    latest.decisionIds.push(id);
    before = at;
  }
  return latest;
};

/** What was decided about a card while it lay open on somebody else's desk. */
export type Overtaken = { id: string; act: string; by: string };

/** Which of these a colleague (or a rule) has decided about since the page was drawn. */
export const overtaken = async (
  world: World,
  { account, commentIds, since }: { account: Account; commentIds: readonly string[]; since: number },
): Promise<Overtaken[]> => {
  if (commentIds.length === 0) return [];
  const rows = await decidedByOthers(world.db, { ids: commentIds, since, accountId: account.id });
  const found = new Map<string, Overtaken>();
  for (const { comment, act, by } of rows)
    if (comment !== null && !found.has(comment)) found.set(comment, { id: comment, act, by: by ?? '' });
  // What was taken back is to be decided again.
  return [...found.values()].filter(({ act }) => act !== 'undo');
};

/** Notes that a moderator has looked at these: they are no longer new to the others. */
export const markLooked = async (
  world: World,
  { account, commentIds }: { account: Account; commentIds: readonly string[] },
): Promise<number> => {
  if (!may(account, 'see-desk')) return 0;
  return world.write(async (tx) => {
    const seen = await setSeen(tx.db, [...commentIds].sort(), world.now());
    if (seen > 0) await tx.changed('desk');
    return seen;
  });
};

/** What open desks are told: how much there is, what is done, who looks at what. */
export type DeskNews = {
  at: number;
  counts: DeskCounts;
  gone: { id: string; decisionId: string; act: string; by: string; byId: string }[];
  /** Comments about which a decision was taken back: they are to be decided about again. */
  back: string[];
  claims: { id: string; by: string; byId: string }[];
};

const mostNews = 500;
/** What was written at the same time as the last look may have been committed after it. */
const overlap = 5_000;

/** What has happened on the desk since a moment. */
export const deskNews = async (world: World, since: number): Promise<DeskNews> => {
  const at = world.now();
  const [counts, rows, held] = await Promise.all([
    deskCounts(world),
    decidedSince(world.db, since - overlap, mostNews),
    claims(world),
  ]);
  // The latest comes first: what was decided before that about the same comment no longer holds.
  const told = new Set<string | null>();
  const last = rows.filter(({ comment }) => !told.has(comment) && told.add(comment));
  return {
    at,
    counts,
    gone: last
      .filter(({ act }) => act !== 'undo')
      .map(({ id, comment, act, by, byId }) => ({
        id: comment ?? '',
        decisionId: id,
        act,
        by: by ?? '',
        byId: byId ?? '',
      })),
    back: last.flatMap(({ act, comment }) => (act === 'undo' ? (comment ?? []) : [])),
    claims: held
      .filter(({ subject }) => subject.startsWith('comment:'))
      .map(({ subject, accountId, name }) => ({ id: subject.slice(8), by: name, byId: accountId })),
  };
};
