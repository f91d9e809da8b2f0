import type { Selectable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';

export type PlaceRow = Selectable<Tables['front_place']>;
export type LayoutRow = Selectable<Tables['front_layout']>;

export const placeRow = (db: Db, place: string): Promise<PlaceRow | undefined> =>
  db.selectFrom('front_place').selectAll().where('place', '=', place).executeTakeFirst();

/** The places somebody has arranged, at most 1,000. */
export const placeRows = (db: Db): Promise<PlaceRow[]> =>
  db.selectFrom('front_place').selectAll().orderBy('place').limit(1_000).execute();

/** Begins a place; nothing happens when it is there. */
export const beginPlace = async (db: Db, place: string, edition: string): Promise<void> => {
  await db
    .insertInto('front_place')
    .values({ place, edition, version: 0 })
    .onConflict((conflict) => conflict.column('place').doNothing())
    .execute();
};

/** Writes a draft over the version it was made from; says whether that was still the newest. */
export const putDraft = async (
  db: Db,
  place: string,
  draft: { from: number; layout: string | null; accountId: string; at: number },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('front_place')
    .set({ draft: draft.layout, version: draft.from + 1, draft_by: draft.accountId, draft_at: draft.at })
    .where('place', '=', place)
    .where('version', '=', draft.from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** What readers see from now on. */
export const putOut = async (db: Db, place: string, layoutId: string | null): Promise<void> => {
  await db.updateTable('front_place').set({ layout_id: layoutId }).where('place', '=', place).execute();
};

export const addLayout = async (
  db: Db,
  row: Omit<LayoutRow, 'goes_out_at'> & { goes_out_at?: number | null },
): Promise<void> => {
  await db.insertInto('front_layout').values(row).execute();
};

export const layoutRow = (db: Db, id: string): Promise<LayoutRow | undefined> =>
  db.selectFrom('front_layout').selectAll().where('id', '=', id).executeTakeFirst();

export const setLayoutKind = async (
  db: Db,
  id: string,
  change: { kind: string; at?: number; goes_out_at?: number | null },
): Promise<void> => {
  await db.updateTable('front_layout').set(change).where('id', '=', id).execute();
};

export const removeLayout = async (db: Db, id: string): Promise<void> => {
  await db.deleteFrom('front_layout').where('id', '=', id).execute();
};

/** The layouts of a place, the latest first. */
export const layoutRows = (db: Db, place: string, limit: number): Promise<LayoutRow[]> =>
  db
    .selectFrom('front_layout')
    .selectAll()
    .where('place', '=', place)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

/** The layout a place shows to readers. */
export const layoutOut = async (db: Db, place: string): Promise<string | undefined> => {
  const row = await db
    .selectFrom('front_place')
    .innerJoin('front_layout', 'front_layout.id', 'front_place.layout_id')
    .select('front_layout.layout')
    .where('front_place.place', '=', place)
    .executeTakeFirst();
  return row?.layout;
};

export const putPresence = async (db: Db, place: string, accountId: string, at: number): Promise<void> => {
  await db
    .insertInto('front_presence')
    .values({ place, account_id: accountId, at })
    .onConflict((conflict) => conflict.columns(['place', 'account_id']).doUpdateSet({ at }))
    .execute();
};

export const dropPresence = async (db: Db, before: number): Promise<void> => {
  await db.deleteFrom('front_presence').where('at', '<', before).execute();
};

/** Those of a place that wait: to go out, or for somebody to use them. The latest first. */
export const waitingRows = (db: Db, place: string, limit: number): Promise<LayoutRow[]> =>
  db
    .selectFrom('front_layout')
    .selectAll()
    .where('place', '=', place)
    .where('kind', 'in', ['scheduled', 'aside'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

/** Who has a place's page open, at most twenty. */
export const presentAt = (db: Db, place: string, since: number): Promise<{ id: string; name: string }[]> =>
  db
    .selectFrom('front_presence')
    .innerJoin('account', 'account.id', 'front_presence.account_id')
    .select(['account.id', 'account.name'])
    .where('front_presence.place', '=', place)
    .where('front_presence.at', '>=', since)
    .orderBy('account.name')
    .limit(20)
    .execute();

export const accountNames = async (db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const rows =
    ids.length === 0 ? [] : await db.selectFrom('account').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
};
