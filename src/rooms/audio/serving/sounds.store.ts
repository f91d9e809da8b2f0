import type { Db } from '../../../storage/storage.ts';
import type { SoundFacts } from './sound.ts';

const atOnce = 400;

/** Sounds that have a file and are not in the bin. */
export const soundRows = async (db: Db, ids: readonly string[]): Promise<SoundFacts[]> => {
  const found: SoundFacts[] = [];
  const wanted = [...new Set(ids)];
  for (let i = 0; i < wanted.length; i += atOnce) {
    const rows = await db
      .selectFrom('media')
      .select(['id as mediaId', 'file', 'sha256', 'content_type as contentType', 'bytes'])
      .where('id', 'in', wanted.slice(i, i + atOnce))
      .where('kind', '=', 'sound')
      .where('deleted_at', 'is', null)
      .execute();
    for (const { file, ...row } of rows) if (file !== null) found.push({ ...row, file });
  }
  return found;
};
