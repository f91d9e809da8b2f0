import type { World } from '../../../world.ts';
import type { Edition, Publication } from '../../publication/publication.ts';
import { discussionSettings } from '../discussion-settings.ts';
import { hasPolicy } from './statements.store.ts';

/**
 * Where the guidelines can be read as they were at a version, inside an edition; their page as it is now where no version was kept, and
 * undefined where the publication has none.
 */
export const guidelinesPath = async (
  world: Pick<World, 'db'>,
  { edition, publication, version }: { edition: Edition; publication: Publication; version: number },
): Promise<string | undefined> => {
  if (await hasPolicy(world.db, { kind: 'guidelines', edition: edition.code, version }))
    return publication.inEdition(edition, `/policies/guidelines/${version}`);
  return discussionSettings(publication).guidelines[edition.code];
};
