import { sql } from 'kysely';
import type { Db, Storage } from '../../storage/storage.ts';

/** One mail to be handed over. */
export type TakenRow = { subscriberId: string; email: string; code: string; attempts: number };

/** Takes the lease or keeps it: false while another node holds it. */
export const holdLease = async (
  db: Db,
  { name, holder, now, until }: { name: string; holder: string; now: number; until: number },
): Promise<boolean> => {
  await db
    .insertInto('letter_lease')
    .values({ name, holder, until: 0 })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const { numUpdatedRows } = await db
    .updateTable('letter_lease')
    .set({ holder, until })
    .where('name', '=', name)
    .where((eb) => eb.or([eb('holder', '=', holder), eb('until', '<=', now)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const leaseRow = (db: Db, name: string): Promise<{ holder: string; until: number } | undefined> =>
  db.selectFrom('letter_lease').select(['holder', 'until']).where('name', '=', name).executeTakeFirst();

/** The next readers of a letter after the last one the list was written out to. */
export const readersAfter = async (
  db: Db,
  { letterId, after, now, limit }: { letterId: string; after: string; now: number; limit: number },
): Promise<{ id: string; isReady: boolean }[]> => {
  const rows = await db
    .selectFrom('subscription')
    .innerJoin('subscriber', 'subscriber.id', 'subscription.subscriber_id')
    .select(['subscription.subscriber_id as id', 'subscriber.state', 'subscriber.paused_until'])
    .where('subscription.letter_id', '=', letterId)
    .where('subscription.subscriber_id', '>', after)
    .orderBy('subscription.subscriber_id')
    .limit(limit)
    .execute();
  return rows.map(({ id, state, paused_until: paused }) => ({
    id,
    isReady: state === 'active' && (paused === null || paused <= now),
  }));
};

/** Writes mails down to be sent, and how far the list has been gone through. */
export const queueMails = async (
  db: Db,
  issueId: string,
  { ids, upTo, now }: { ids: readonly string[]; upTo: string; now: number },
): Promise<void> => {
  if (ids.length > 0)
    await db
      .insertInto('letter_delivery')
      .values(ids.map((id) => ({ issue_id: issueId, subscriber_id: id, state: 'queued', due_at: now })))
      .onConflict((conflict) => conflict.columns(['issue_id', 'subscriber_id']).doNothing())
      .execute();
  await db
    .updateTable('letter_issue')
    .set({ queued_after: upTo, total: sql`total + ${ids.length}` })
    .where('id', '=', issueId)
    .execute();
};

export const queuedAfter = async (db: Db, issueId: string): Promise<string | null> =>
  (await db.selectFrom('letter_issue').select('queued_after').where('id', '=', issueId).executeTakeFirst())
    ?.queued_after ?? null;

type Asked = { issueId: string; letterId: string; holder: string; now: number; limit: number };

const dueIds = async (
  { dialect }: Pick<Storage, 'dialect'>,
  db: Db,
  { issueId, now, state, limit }: Pick<Asked, 'issueId' | 'now' | 'limit'> & { state: string },
): Promise<string[]> => {
  if (limit <= 0) return [];
  const query = db
    .selectFrom('letter_delivery')
    .select('subscriber_id')
    .where('issue_id', '=', issueId)
    .where('state', '=', state)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('subscriber_id')
    .limit(limit);
  const rows = await (dialect === 'postgres' ? query.forUpdate().skipLocked() : query).execute();
  return rows.map(({ subscriber_id: id }) => id);
};

/** Whom these mails are for, and whether they still want them. */
const addresseesOf = (db: Db, { issueId, letterId }: Asked, ids: readonly string[]) =>
  db
    .selectFrom('letter_delivery')
    .innerJoin('subscriber', 'subscriber.id', 'letter_delivery.subscriber_id')
    .leftJoin('subscription', (join) =>
      join
        .onRef('subscription.subscriber_id', '=', 'letter_delivery.subscriber_id')
        .on('subscription.letter_id', '=', letterId),
    )
    .select([
      'subscriber.id',
      'subscriber.email',
      'subscriber.code',
      'subscriber.state',
      'subscription.letter_id',
      'letter_delivery.attempts',
    ])
    .where('letter_delivery.issue_id', '=', issueId)
    .where('letter_delivery.subscriber_id', 'in', ids)
    .execute();

/**
 * Takes the next mails that are due for this node. Only who still wants the letter is among them: those who have left since are
 * set aside as `left-out`.
 */
export const takeMails = async (storage: Pick<Storage, 'dialect'>, db: Db, asked: Asked): Promise<TakenRow[]> => {
  const { issueId, limit, now } = asked;
  const again = await dueIds(storage, db, { ...asked, state: 'later' });
  const ids = [...again, ...(await dueIds(storage, db, { ...asked, state: 'queued', limit: limit - again.length }))];
  if (ids.length === 0) return [];
  await db
    .updateTable('letter_delivery')
    .set({ state: 'taken', holder: asked.holder, attempts: sql`attempts + 1` })
    .where('issue_id', '=', issueId)
    .where('subscriber_id', 'in', ids)
    .execute();
  const rows = await addresseesOf(db, asked, ids);
  const gone = new Set(rows.filter((row) => row.state !== 'active' || row.letter_id === null).map(({ id }) => id));
  const left = [...gone].map((id): Settled => ({ id, state: 'left-out', answer: '' }));
  await settleMails(db, issueId, left, now);
  return rows
    .filter(({ id }) => !gone.has(id))
    .map(({ id, email, code, attempts }) => ({ subscriberId: id, email, code, attempts }));
};

export type Settled = {
  id: string;
  state: 'sent' | 'refused' | 'later' | 'queued' | 'left-out';
  answer: string;
  dueAt?: number;
};

/** Writes down what became of mails; the issue's counts follow in the same transaction. */
export const settleMails = async (db: Db, issueId: string, settled: readonly Settled[], now: number): Promise<void> => {
  const groups = new Map<string, Settled[]>();
  for (const one of settled) {
    const key = `${one.state}|${one.answer}|${one.dueAt ?? 0}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const counted = { sent: 0, refused: 0, total: 0 };
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    const { numUpdatedRows } = await db
      .updateTable('letter_delivery')
      .set({ state: first.state, answer: first.answer, due_at: first.dueAt ?? now, holder: null, at: now })
      .where('issue_id', '=', issueId)
      .where('state', '=', 'taken')
      .where(
        'subscriber_id',
        'in',
        group.map(({ id }) => id),
      )
      .executeTakeFirst();
    const count = Number(numUpdatedRows);
    if (first.state === 'sent' || first.state === 'refused') counted[first.state] += count;
    if (first.state === 'left-out') counted.total -= count;
  }
  if (counted.sent === 0 && counted.refused === 0 && counted.total === 0) return;
  await db
    .updateTable('letter_issue')
    .set({
      sent: sql`sent + ${counted.sent}`,
      refused: sql`refused + ${counted.refused}`,
      total: sql`total + ${counted.total}`,
    })
    .where('id', '=', issueId)
    .execute();
};

/** Mails other nodes had taken before they died; the holder of the lease may ask, for then nobody else is sending. */
export const strandedMails = (
  db: Db,
  issueId: string,
  holder: string,
): Promise<{ subscriber_id: string; holder: string | null }[]> =>
  db
    .selectFrom('letter_delivery')
    .select(['subscriber_id', 'holder'])
    .where('issue_id', '=', issueId)
    .where('state', '=', 'taken')
    .where((eb) => eb.or([eb('holder', 'is', null), eb('holder', '!=', holder)]))
    .limit(5_000)
    .execute();

/** When the next mail of an issue is due; undefined when none is left. */
export const nextDue = async (db: Db, issueId: string): Promise<number | undefined> => {
  const row = await db
    .selectFrom('letter_delivery')
    .select(sql<number | null>`min(due_at)`.as('at'))
    .where('issue_id', '=', issueId)
    .where('state', 'in', ['queued', 'later', 'taken'])
    .executeTakeFirst();
  return row?.at ?? undefined;
};

/** How many mails of an issue are in each state. */
export const countMails = async (db: Db, issueId: string): Promise<Map<string, number>> => {
  const rows = await db
    .selectFrom('letter_delivery')
    .select(['state', sql<number>`count(*)`.as('count')])
    .where('issue_id', '=', issueId)
    .groupBy('state')
    .limit(20)
    .execute();
  return new Map(rows.map(({ state, count }) => [state, count]));
};

/** What servers answered to those that were refused or must wait, most frequent first. */
export const answersTo = (db: Db, issueId: string): Promise<{ state: string; answer: string; count: number }[]> => {
  return db
    .selectFrom('letter_delivery')
    .select(['state', 'answer', sql<number>`count(*)`.as('count')])
    .where('issue_id', '=', issueId)
    .where('state', 'in', ['refused', 'later'])
    .groupBy(['state', 'answer'])
    .orderBy(sql`count(*)`, 'desc')
    .limit(20)
    .execute();
};

/** Takes what is left of a cancelled issue off the list. */
export const dropQueued = async (db: Db, issueId: string): Promise<void> => {
  await db
    .deleteFrom('letter_delivery')
    .where('issue_id', '=', issueId)
    .where('state', 'in', ['queued', 'later'])
    .execute();
};

/** Who got an issue is needed while bounces may come back; then only the counts stay. */
export const sweepDeliveries = async (db: Db, before: number): Promise<void> => {
  await db
    .deleteFrom('letter_delivery')
    .where('issue_id', 'in', (eb) =>
      eb
        .selectFrom('letter_issue')
        .select('id')
        .where('state', 'in', ['sent', 'cancelled'])
        .where('ended_at', '<', before),
    )
    .execute();
};

/** Whether a job of this kind is waiting that begins by then. */
export const isJobWaiting = async (db: Db, kind: string, by: number): Promise<boolean> => {
  const row = await db
    .selectFrom('job')
    .select('id')
    .where('kind', '=', kind)
    .where('state', '=', 'waiting')
    .where('run_at', '<=', by)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};
