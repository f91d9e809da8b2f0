import type { World } from '../../../world.ts';
import { publicationOf } from '../../publication/publication.ts';
import type { CommentBody } from '../comment-body.ts';
import { sampleRows } from './past.store.ts';

/** A comment a rehearsal met, as it is now. */
export type Sample = {
  id: string;
  body: CommentBody | undefined;
  state: string;
  createdAt: number;
  language: string;
  writer: string;
  headline: string;
};

/** The comments of these ids, the newest first; those that are gone are left out. */
export const samplesOf = async (world: World, ids: readonly string[]): Promise<Map<string, Sample>> => {
  const { editionByCode, defaultEdition } = await publicationOf(world);
  const rows = await sampleRows(world.db, ids);
  return new Map(
    rows
      .filter(({ state }) => state !== 'deleted')
      .map((row) => [
        row.id,
        {
          id: row.id,
          body: row.body === null ? undefined : (JSON.parse(row.body) as CommentBody),
          state: row.state,
          createdAt: row.created_at,
          language: (editionByCode(row.edition) ?? defaultEdition).language,
          writer: row.writer,
          headline: row.headline,
        },
      ]),
  );
};
