import { sql } from 'kysely';
import { prepared } from './prepared.ts';
import type { Db, Storage } from './storage.ts';

type NewJob = { id: string; kind: string; payload: string; run_at: number; created_at: number };

/** Writes down work for later. */
export const insertJob: (db: Db, job: NewJob) => Promise<unknown> = prepared<NewJob>(
  (db, { id, kind, payload, run_at, created_at }) =>
    db.insertInto('job').values({ id, kind, payload, run_at, created_at }),
);

export type Job = { id: string; kind: string; payload: unknown; attempts: number };

type Taking = { kind: string; now: number; lockedUntil: number; limit: number };

/** Takes the next due jobs of a kind and locks them; those whose worker died are taken again when their lock has run out. */
export const takeJobs = async (
  { dialect }: Pick<Storage, 'dialect'>,
  db: Db,
  { kind, now, lockedUntil, limit }: Taking,
): Promise<Job[]> => {
  const waiting = db
    .selectFrom('job')
    .selectAll()
    .where('kind', '=', kind)
    .where('state', '=', 'waiting')
    .where('run_at', '<=', now)
    .orderBy('run_at')
    .orderBy('id')
    .limit(limit);
  const stranded = db
    .selectFrom('job')
    .selectAll()
    .where('kind', '=', kind)
    .where('state', '=', 'running')
    .where('locked_until', '<', now)
    .limit(limit);
  const locking = dialect === 'postgres';
  let rows = await (locking ? waiting.forUpdate().skipLocked() : waiting).execute();
  if (rows.length === 0) rows = await (locking ? stranded.forUpdate().skipLocked() : stranded).execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  await db
    .updateTable('job')
    .set({ state: 'running', locked_until: lockedUntil, attempts: sql`attempts + 1` })
    .where('id', 'in', ids)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    payload: JSON.parse(row.payload) as unknown,
    attempts: row.attempts + 1,
  }));
};

export const finishJobs = async (db: Db, ids: readonly string[]): Promise<void> => {
  await db.deleteFrom('job').where('id', 'in', ids).execute();
};

/** Kinds of which a job is due, or was left behind by a worker that died. */
export const dueKinds = async (db: Db, now: number): Promise<Set<string>> => {
  const rows = await db
    .selectFrom('job')
    .select('kind')
    .distinct()
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'waiting'), eb('run_at', '<=', now)]),
        eb.and([eb('state', '=', 'running'), eb('locked_until', '<', now)]),
      ]),
    )
    .execute();
  return new Set(rows.map(({ kind }) => kind));
};

/** Puts a job off, or gives it up for good when no further time is given. */
export const putOffJob = async (
  db: Db,
  id: string,
  { error, runAt }: { error: string; runAt: number | undefined },
): Promise<void> => {
  const change = runAt === undefined ? { state: 'failed' } : { state: 'waiting', run_at: runAt };
  await db
    .updateTable('job')
    .set({ ...change, error, locked_until: null })
    .where('id', '=', id)
    .execute();
};

/** When the next waiting job of any kind is due. */
export const nextJobAt = async (db: Db): Promise<number | undefined> => {
  const row = await db
    .selectFrom('job')
    .select(sql<number | null>`min(run_at)`.as('at'))
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return row?.at ?? undefined;
};

/** Stories that were taken off a reading list and not put back, with their tags. */
const sweepBookmarks = async (db: Db, before: number): Promise<void> => {
  const removed = await db
    .selectFrom('bookmark')
    .select(['account_id', 'article_id'])
    .where('removed_at', '<', before)
    .limit(500)
    .execute();
  for (const { account_id: accountId, article_id: articleId } of removed)
    for (const table of ['bookmark_tag', 'bookmark'] as const)
      await db.deleteFrom(table).where('account_id', '=', accountId).where('article_id', '=', articleId).execute();
};

/**
 * Forgets what nobody needs any more: changes every node has followed, used-up tokens, ended sessions, proofs that were never given,
 * and texts nobody came back to.
 */
export const sweep = async (db: Db, now: number): Promise<void> => {
  await db
    .deleteFrom('change')
    .where('at', '<', now - 86_400_000)
    .execute();
  await db.deleteFrom('sign_in_token').where('expires_at', '<', now).execute();
  await db.deleteFrom('session').where('expires_at', '<', now).execute();
  // Mails to an address are counted over a day.
  await db
    .deleteFrom('sign_in_attempt')
    .where('expires_at', '<', now - 86_400_000)
    .execute();
  await db.deleteFrom('challenge').where('expires_at', '<', now).execute();
  await db.deleteFrom('comment_draft').where('expires_at', '<', now).execute();
  // What a reader has been told and has seen.
  await db
    .deleteFrom('notification')
    .where('read_at', '<', now - 90 * 86_400_000)
    .execute();
  await sweepBookmarks(db, now - 86_400_000);
};
