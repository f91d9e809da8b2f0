import { sql } from 'kysely';
import type { Db, Storage } from './storage.ts';

export type Job = { id: string; kind: string; payload: unknown; attempts: number };

/** Takes the next due job of a kind and locks it; one whose worker died is taken again when its lock has run out. */
export const takeJob = async (
  { dialect }: Pick<Storage, 'dialect'>,
  db: Db,
  { kind, now, lockedUntil }: { kind: string; now: number; lockedUntil: number },
): Promise<Job | undefined> => {
  const waiting = db
    .selectFrom('job')
    .selectAll()
    .where('kind', '=', kind)
    .where('state', '=', 'waiting')
    .where('run_at', '<=', now)
    .orderBy('run_at')
    .limit(1);
  const stranded = db
    .selectFrom('job')
    .selectAll()
    .where('kind', '=', kind)
    .where('state', '=', 'running')
    .where('locked_until', '<', now)
    .limit(1);
  const locking = dialect === 'postgres';
  const row =
    (await (locking ? waiting.forUpdate().skipLocked() : waiting).executeTakeFirst()) ??
    (await (locking ? stranded.forUpdate().skipLocked() : stranded).executeTakeFirst());
  if (!row) return undefined;
  const attempts = row.attempts + 1;
  await db
    .updateTable('job')
    .set({ state: 'running', locked_until: lockedUntil, attempts })
    .where('id', '=', row.id)
    .execute();
  return { id: row.id, kind: row.kind, payload: JSON.parse(row.payload) as unknown, attempts };
};

export const finishJob = async (db: Db, id: string): Promise<void> => {
  await db.deleteFrom('job').where('id', '=', id).execute();
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
};
