import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { deskItems, type DeskItem } from './card.ts';
import { countOpen, countReported, countUnseen, countWaiting } from './counts.store.ts';
import {
  isReportList,
  momentsOf,
  reportLists,
  type DeskFilter,
  type DeskList,
  type DeskOrder,
  type DeskPlace,
  type ReportList,
} from './queue.ts';
import {
  handed,
  lately,
  openReports,
  unseen,
  waitingOldest,
  waitingWeighed,
  type Narrowed,
  type OpenReport,
  type Weighed,
} from './queue.store.ts';
import { riskOf } from './risk.ts';

export type DeskPage = { items: DeskItem[]; next: DeskPlace | undefined };

export type DeskAsked = {
  list: DeskList;
  after?: DeskPlace | undefined;
  order?: DeskOrder | undefined;
  filter?: DeskFilter | undefined;
  /** Whose desk it is. */
  account?: Pick<Account, 'id'> | undefined;
};

const pageLength = 40;
/** A list by risk is put in order among this many of the oldest: those beyond have not been waited for yet. */
const mostWeighed = 10_000;

type Reading = { world: World; narrowed: Narrowed; after: DeskPlace | undefined };
type Found = { id: string; at: number; risk?: number; placeId?: string };

const byRisk = (a: Required<Omit<Found, 'placeId'>>, b: Required<Omit<Found, 'placeId'>>): number =>
  b.risk - a.risk || a.at - b.at || a.id.localeCompare(b.id);

const oldestFirst = (a: Found, b: Found): number => a.at - b.at || a.id.localeCompare(b.id);

type Ranked = { id: string; at: number; risk: number };

/** In this order, from a place on. */
const from = (all: Ranked[], order: DeskOrder, after: DeskPlace | undefined): Found[] => {
  const place = after && { risk: 0, ...after };
  const compare = order === 'risk' ? byRisk : oldestFirst;
  const start = place ? all.filter((one) => compare(one, place) > 0) : all;
  const page = start.sort(compare).slice(0, pageLength + 1);
  return order === 'risk' ? page : page.map(({ id, at }) => ({ id, at }));
};

const weighed = (all: readonly Weighed[], reasons: ReadonlyMap<string, string[]>, now: number): Ranked[] =>
  all.map(({ id, at, ...facts }) => ({ id, at, risk: riskOf(facts, reasons.get(id) ?? [], now) }));

const none: ReadonlyMap<string, string[]> = new Map();

const waitingByRisk = async ({ world, narrowed, after }: Reading): Promise<Found[]> => {
  const rows = await waitingWeighed(world.db, { narrowed, limit: mostWeighed });
  return from(weighed(rows, none, world.now()), 'risk', after);
};

/** What several reports are about lies there once, since the first of them. */
const reported = async (
  { world, narrowed, after }: Reading,
  { list, order }: { list: ReportList; order: DeskOrder },
): Promise<Found[]> => {
  const rows = await openReports(world.db, reportLists[list], { narrowed, limit: mostWeighed });
  const reasons = new Map<string, string[]>();
  const first: (OpenReport & Weighed)[] = [];
  for (const row of rows) {
    const known = reasons.get(row.id);
    if (known) known.push(row.reason);
    else {
      reasons.set(row.id, [row.reason]);
      first.push(row);
    }
  }
  return from(weighed(first, reasons, world.now()), order, after);
};

const decidedActs = { approved: ['approve', 'restore'], removed: ['remove'] } as const;

const decided = async ({ world, narrowed, after }: Reading, list: 'approved' | 'removed'): Promise<Found[]> => {
  const rows = await lately(world.db, {
    acts: decidedActs[list],
    state: list === 'approved' ? 'published' : 'removed',
    narrowed,
    after,
    limit: pageLength + 1,
  });
  return rows.map(({ id, comment, at }) => ({ id: comment, at, placeId: id }));
};

const found = async (reading: Reading, { list, order = 'oldest', account }: DeskAsked): Promise<Found[]> => {
  const { world, narrowed, after } = reading;
  const asked = { narrowed, after, limit: pageLength + 1 };
  if (isReportList(list)) return reported(reading, { list, order });
  switch (list) {
    case 'waiting':
      return order === 'risk' ? waitingByRisk(reading) : waitingOldest(world.db, asked);
    case 'new':
      return unseen(world.db, asked);
    case 'approved':
    case 'removed':
      return decided(reading, list);
    case 'mine':
      return account ? handed(world.db, account.id, asked) : [];
    default:
      return [];
  }
};

/** A page of a list of comments on the moderators' desk. */
export const deskPage = async (world: World, asked: DeskAsked): Promise<DeskPage> => {
  const { age, ...filter } = asked.filter ?? {};
  const narrowed = { ...filter, ...momentsOf(age, world.now()) };
  const all = await found({ world, narrowed, after: asked.after }, asked);
  const shown = all.slice(0, pageLength);
  const last = shown.at(-1);
  const items = await deskItems(world, [...new Set(shown.map(({ id }) => id))], asked.account?.id);
  if (all.length <= pageLength || !last) return { items, next: undefined };
  const { at, risk, placeId = last.id } = last;
  return { items, next: { at, id: placeId, ...(risk === undefined ? {} : { risk }) } };
};

/** Beyond this many one says only that there are more. */
export const mostCounted = 1_000;

export type DeskCounts = Record<
  'reported' | 'waiting' | 'new' | 'appeals' | 'illegal' | 'errors' | 'escalated',
  number
>;

/** How much work lies in each list. */
export const deskCounts = async ({ db }: World): Promise<DeskCounts> => {
  const [reported, waiting, fresh, appeals, illegal, errors, escalated] = await Promise.all([
    countReported(db, 'report', mostCounted),
    countWaiting(db, mostCounted),
    countUnseen(db, mostCounted),
    countOpen(db, 'appeal', mostCounted),
    countReported(db, 'illegal', mostCounted),
    countReported(db, 'error', mostCounted),
    countOpen(db, 'escalation', mostCounted),
  ]);
  return { reported, waiting, new: fresh, appeals, illegal, errors, escalated };
};
