/** Who did what with a medium; only ever added to, and gone with it. */
import type { Db } from '../../../storage/storage.ts';

export const mediaActs = ['added', 'changed', 'replaced', 'put-back', 'binned', 'restored'] as const;
export type MediaAct = (typeof mediaActs)[number];

/** Which part was changed, from what and to what, as people read it. */
export type MediaChange = { part: string; from: string; to: string };
export type MediaEvent = {
  id: string;
  act: MediaAct;
  accountId: string | undefined;
  at: number;
  changes: MediaChange[];
  /** A file's name. */
  file: string | undefined;
};

export type NewMediaEvent = {
  id: string;
  mediaId: string;
  act: MediaAct;
  accountId: string | undefined;
  at: number;
  changes?: MediaChange[];
  file?: string;
};

export const insertMediaEvent = async (db: Db, event: NewMediaEvent): Promise<void> => {
  const { id, mediaId, act, accountId, at, changes = [], file } = event;
  const details = JSON.stringify({ changes, file });
  await db
    .insertInto('media_event')
    .values({ id, media_id: mediaId, act, account_id: accountId ?? null, at, details })
    .execute();
};

export const mediaEvents = async (db: Db, mediaId: string, limit: number): Promise<MediaEvent[]> => {
  const rows = await db
    .selectFrom('media_event')
    .selectAll()
    .where('media_id', '=', mediaId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => {
    const { changes = [], file } = JSON.parse(row.details) as { changes?: MediaChange[]; file?: string };
    const act = mediaActs.find((one) => one === row.act) ?? 'changed';
    return { id: row.id, act, accountId: row.account_id ?? undefined, at: row.at, changes, file };
  });
};
