/** Which pictures look alike: their 64 bits are cut into bands, and those that share one are compared. */
import { sql } from 'kysely';
import type { Db } from '../../../storage/storage.ts';

/** Two with at most this many bits of difference are alike, so at least one of six bands is the same in both. */
export const mostDifferent = 5;
const bandBits = [11, 11, 11, 11, 10, 10] as const;
/** A band that more pictures than this share tells nothing. */
const mostOfOneBand = 500;

export const bandsOf = (look: string): { band: number; value: number }[] => {
  let rest = BigInt(`0x${look}`);
  return bandBits.map((bits, band) => {
    const value = Number(rest & ((1n << BigInt(bits)) - 1n));
    rest >>= BigInt(bits);
    return { band, value };
  });
};

/** In how many bits two looks differ. */
export const distance = (one: string, other: string): number => {
  let difference = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  let count = 0;
  for (; difference > 0n; difference &= difference - 1n) count += 1;
  return count;
};

/** Keeps how a picture looks; undefined takes it out. */
export const putLook = async (db: Db, mediaId: string, look: string | undefined): Promise<void> => {
  await db.deleteFrom('media_look').where('media_id', '=', mediaId).execute();
  await db
    .updateTable('media')
    .set({ dhash: look ?? '' })
    .where('id', '=', mediaId)
    .execute();
  if (!look) return;
  await db
    .insertInto('media_look')
    .values(bandsOf(look).map(({ band, value }) => ({ band, value, media_id: mediaId })))
    .execute();
};

/** Pictures that look like this, the most alike first; itself and those in the bin left out. */
export const alikePictures = async (
  db: Db,
  { look, except, limit }: { look: string; except: string; limit: number },
): Promise<string[]> => {
  const candidates = new Set<string>();
  for (const { band, value } of bandsOf(look)) {
    const rows = await db
      .selectFrom('media_look')
      .select('media_id')
      .where('band', '=', band)
      .where('value', '=', value)
      .limit(mostOfOneBand)
      .execute();
    for (const row of rows) candidates.add(row.media_id);
  }
  candidates.delete(except);
  if (candidates.size === 0) return [];
  const rows: { id: string; dhash: string | null }[] = [];
  const ids = [...candidates];
  for (let i = 0; i < ids.length; i += 400)
    rows.push(
      ...(await db
        .selectFrom('media')
        .select(['id', 'dhash'])
        .where('id', 'in', ids.slice(i, i + 400))
        .where(sql<boolean>`deleted_at is null`)
        .execute()),
    );
  return rows
    .flatMap(({ id, dhash }) => (dhash ? [{ id, far: distance(look, dhash) }] : []))
    .filter(({ far }) => far <= mostDifferent)
    .sort((a, b) => a.far - b.far || (a.id < b.id ? 1 : -1))
    .slice(0, limit)
    .map(({ id }) => id);
};

/** The look of a picture; undefined when there is none, or it is not known yet. */
export const lookOfMedia = async (db: Db, id: string): Promise<string | undefined> =>
  (await db.selectFrom('media').select('dhash').where('id', '=', id).executeTakeFirst())?.dhash || undefined;
