import type { Selectable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';
import type { Chapter } from '../show.ts';
import { workStates, type RecordingWork, type WorkState } from './recording-work.ts';

const workFrom = (row: Selectable<Tables['recording_work']>): RecordingWork => ({
  id: row.id,
  mediaId: row.media_id,
  kind: row.kind === 'transcript' ? 'transcript' : 'version',
  asked: JSON.parse(row.asked) as unknown,
  state: workStates.find((state) => state === row.state) ?? 'failed',
  progress: row.progress,
  fault: row.fault,
  madeId: row.made_id ?? undefined,
  accountId: row.account_id ?? undefined,
  createdAt: row.created_at,
  changedAt: row.changed_at,
});

export const insertWork = async (db: Db, work: RecordingWork): Promise<void> => {
  await db
    .insertInto('recording_work')
    .values({
      id: work.id,
      media_id: work.mediaId,
      kind: work.kind,
      asked: JSON.stringify(work.asked),
      state: work.state,
      account_id: work.accountId ?? null,
      created_at: work.createdAt,
      changed_at: work.changedAt,
    })
    .execute();
};

export const workById = async (db: Db, id: string): Promise<RecordingWork | undefined> => {
  const row = await db.selectFrom('recording_work').selectAll().where('id', '=', id).executeTakeFirst();
  return row && workFrom(row);
};

const mostShown = 20;

export const worksOf = async (db: Db, mediaId: string, kind: RecordingWork['kind']): Promise<RecordingWork[]> => {
  const rows = await db
    .selectFrom('recording_work')
    .selectAll()
    .where('media_id', '=', mediaId)
    .where('kind', '=', kind)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostShown)
    .execute();
  return rows.map(workFrom);
};

/** How much is to be done, up to a bound: by everybody, and of this kind for this recording. */
export const underWayCount = async (db: Db, bound: number): Promise<number> => {
  const rows = await db
    .selectFrom('recording_work')
    .select('id')
    .where('state', 'in', ['waiting', 'running'])
    .limit(bound)
    .execute();
  return rows.length;
};

type Lease = { id: string; by: string; now: number; until: number };

/** Takes the work, unless somebody else is at it or it is over. */
export const takeLease = async (db: Db, { id, by, now, until }: Lease): Promise<boolean> => {
  const taken = await db
    .updateTable('recording_work')
    .set({ state: 'running', leased_by: by, leased_until: until, changed_at: now })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<', now)]))
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
};

/** Keeps the work and says how far it is; false when it was cancelled or somebody else has taken it. */
export const renewLease = async (db: Db, { id, by, until }: Omit<Lease, 'now'>, progress: number): Promise<boolean> => {
  const renewed = await db
    .updateTable('recording_work')
    .set({ leased_until: until, progress })
    .where('id', '=', id)
    .where('leased_by', '=', by)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return renewed.numUpdatedRows > 0n;
};

type Settled = { state: WorkState; fault?: string; madeId?: string | undefined; now: number };

/** Ends the work, or gives it back as waiting; false when it is over already. */
export const settleWork = async (db: Db, id: string, { state, fault = '', madeId, now }: Settled): Promise<boolean> => {
  const settled = await db
    .updateTable('recording_work')
    .set({
      state,
      fault,
      made_id: madeId ?? null,
      ...(state === 'done' ? { progress: 1 } : {}),
      leased_by: null,
      leased_until: null,
      changed_at: now,
    })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  return settled.numUpdatedRows > 0n;
};

/** What is over for so long is not shown to anybody any more. */
export const forgetWork = async (db: Db, mediaId: string, before: number): Promise<void> => {
  await db
    .deleteFrom('recording_work')
    .where('media_id', '=', mediaId)
    .where('state', 'in', ['done', 'failed', 'cancelled'])
    .where('created_at', '<', before)
    .execute();
};

/** What the episode with this recording says of itself: it is written into versions of it. */
export const episodeSays = async (
  db: Db,
  mediaId: string,
): Promise<{ title: string; show: string; author: string; chapters: Chapter[] } | undefined> => {
  const row = await db
    .selectFrom('episode')
    .innerJoin('show', 'show.id', 'episode.show_id')
    .select(['episode.title', 'show.title as show', 'episode.details', 'show.details as said'])
    .where('episode.media_id', '=', mediaId)
    .orderBy('episode.id')
    .executeTakeFirst();
  if (!row) return undefined;
  const { chapters = [] } = JSON.parse(row.details) as { chapters?: Chapter[] };
  const { author = '' } = JSON.parse(row.said) as { author?: string };
  return { title: row.title, show: row.show, author, chapters };
};
