import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import { accountRow, isStaff, type Account } from '../../accounts/accounts.ts';
import { commentStates, isInForce, may, restrictionsOf, type CommentState } from '../../discussion/discussion.ts';
import { deskItems, type DeskItem } from '../lists/card.ts';
import { reputationOf } from '../reputation.ts';
import type { CardDecision, CardReport, CardRestriction, EarlierName, ReaderCard } from './card.ts';
import {
  commentsByState,
  countPicks,
  decisionsOn,
  historyOf,
  latestReportsAbout,
  latestReportsBy,
  namesGivenUp,
  reportsAbout,
  reportsMadeBy,
} from './card.store.ts';
import { connectionsOf } from './connections.ts';
import { notesOf } from './notes.ts';
import { personOf, type Person } from './person.ts';

const day = 86_400_000;
const shownDecisions = 50;
const shownReports = 10;
const shownNames = 20;

type Refusal = 'not-allowed' | 'no-reader';

const decisions = async ({ db }: World, { ids }: Person): Promise<CardDecision[]> =>
  (await decisionsOn(db, ids, shownDecisions)).map((row) => ({
    id: row.id,
    act: row.act,
    commentId: row.comment_id ?? undefined,
    rule: row.rule ?? undefined,
    words: row.words,
    by: row.by ?? undefined,
    isAutomated: row.is_automated === 1,
    at: row.at,
  }));

const restrictions = async (world: World, { accountId }: Person): Promise<CardRestriction[]> => {
  const all = accountId === undefined ? [] : await restrictionsOf(world, accountId);
  return all.map((one) => ({
    id: one.id,
    kind: one.kind,
    rule: one.rule,
    words: one.words,
    startsAt: one.startsAt,
    until: one.until,
    acknowledgedAt: one.acknowledgedAt,
    liftedAt: one.liftedAt,
    isInForce: isInForce(one, world.now()),
  }));
};

type ReportRow = Awaited<ReturnType<typeof latestReportsBy>>[number];

const reportOf = (row: ReportRow): CardReport => ({
  id: row.id,
  commentId: row.comment_id ?? undefined,
  kind: row.kind,
  reason: row.reason,
  state: row.state,
  at: row.created_at,
});

const summed = (
  rows: readonly { state: string; count: number }[],
  latest: readonly ReportRow[],
): ReaderCard['reports']['made'] => {
  const inState = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  return { total, upheld: inState('upheld'), declined: inState('declined'), latest: latest.map(reportOf) };
};

const reports = async ({ db }: World, { accountId, ids }: Person): Promise<ReaderCard['reports']> => ({
  made:
    accountId === undefined
      ? summed([], [])
      : summed(await reportsMadeBy(db, accountId), await latestReportsBy(db, accountId, shownReports)),
  received: summed(await reportsAbout(db, ids), await latestReportsAbout(db, ids, shownReports)),
});

const names = async ({ db }: World, { rows, main, accountId }: Person): Promise<EarlierName[]> => {
  const elsewhere = rows
    .flatMap(({ origin_name: name }) => name ?? [])
    .filter((name) => name !== main.name)
    .map((name) => ({ name, until: undefined }));
  const givenUp = accountId === undefined ? [] : await namesGivenUp(db, accountId, shownNames);
  return [
    ...new Map(elsewhere.map((one) => [one.name, one])).values(),
    ...givenUp.map((row) => ({ name: row.name_key, until: row.released_at })),
  ];
};

const countsOf = (rows: readonly { state: string; count: number }[]): Record<CommentState, number> => {
  const counts = Object.fromEntries(commentStates.map((state) => [state, 0])) as Record<CommentState, number>;
  for (const { state, count } of rows) if (state in counts) counts[state as CommentState] += count;
  return counts;
};

const since = ({ rows }: Person, account: Account | undefined): number =>
  Math.min(account?.createdAt ?? Infinity, ...rows.map((row) => row.created_at));

/** All that moderators may know about a reader, whichever of their names is asked for. No address of any kind is in it. */
export const readerCard = async (
  world: World,
  account: Account,
  commenterId: string,
): Promise<Outcome<ReaderCard, Refusal>> => {
  if (!may(account, 'see-reader')) return refuse('not-allowed');
  const person = await personOf(world.db, commenterId);
  if (!person) return refuse('no-reader');
  const { main, ids, rows, accountId } = person;
  const [own, states] = await Promise.all([
    accountId === undefined ? undefined : accountRow(world.db, { id: accountId }),
    commentsByState(world.db, ids),
  ]);
  const counts = countsOf(states);
  const from = since(person, own);
  return ok({
    id: main.id,
    name: main.name,
    badge: main.badge ?? undefined,
    isFormer: main.is_former === 1,
    hasAccount: accountId !== undefined,
    role: own?.role,
    isStaff: own !== undefined && isStaff(own.role),
    since: from,
    isDisabled: own?.disabledAt !== undefined,
    counts,
    recommended: states.reduce((sum, { recommends }) => sum + recommends, 0),
    picks: await countPicks(world.db, ids),
    reputation: reputationOf(counts.published, counts.removed, (world.now() - from) / day),
    restrictions: await restrictions(world, person),
    decisions: await decisions(world, person),
    reports: await reports(world, person),
    names: await names(world, person),
    origins: [...new Set(rows.flatMap(({ origin }) => origin ?? []))],
    notes: await notesOf(world, account, commenterId),
    connections: may(account, 'see-connections') ? await connectionsOf(world, person) : undefined,
  });
};

export type ReaderHistoryAsked = {
  commenterId: string;
  state?: CommentState | undefined;
  before?: { at: number; id: string } | undefined;
  limit?: number | undefined;
};

export type ReaderHistory = { comments: DeskItem[]; next: { at: number; id: string } | undefined };

const onHistoryPage = 20;

/** Everything a reader wrote, in whatever state, under all their names; the newest first. */
export const readerHistory = async (
  world: World,
  account: Account,
  { commenterId, state, before, limit = onHistoryPage }: ReaderHistoryAsked,
): Promise<Outcome<ReaderHistory, Refusal>> => {
  if (!may(account, 'see-reader')) return refuse('not-allowed');
  const person = await personOf(world.db, commenterId);
  if (!person) return refuse('no-reader');
  const size = Math.min(Math.max(1, limit), 100);
  const found = await historyOf(world.db, { ids: person.ids, state, before, limit: size + 1 });
  const shown = found.slice(0, size);
  const comments = await deskItems(
    world,
    shown.map(({ id }) => id),
    account.id,
  );
  return ok({ comments, next: found.length > size ? shown.at(-1) : undefined });
};
