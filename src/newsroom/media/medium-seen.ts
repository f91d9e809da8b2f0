import { listStaff, type Account } from '../../rooms/accounts/accounts.ts';
import { mayStory } from '../../rooms/articles/articles.ts';
import {
  alikeMedia,
  formerFilesOfMedia,
  historyOf,
  libraryItem,
  type FormerFile,
  type LibraryItem,
  type MediaEvent,
} from '../../rooms/media/media.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { isId } from '../people/people-pages.tsx';
import { usedWhere, type UsedIn } from './used-where.ts';

/** All that a medium’s own page shows, and what whoever looks may do. */
export type MediumSeen = {
  item: LibraryItem;
  uses: { places: UsedIn[]; further: number };
  alike: LibraryItem[];
  former: FormerFile[];
  events: MediaEvent[];
  /** Staff by id. */
  names: ReadonlyMap<string, string>;
  can: { edit: boolean; bin: boolean };
};

const mostStaff = 500;

export const mediumSeen = async (
  world: World,
  { visit, account, id }: { visit: Visit; account: Account; id: string },
): Promise<MediumSeen | undefined> => {
  const item = isId(id) ? await libraryItem(world, id) : undefined;
  if (!item) return undefined;
  const isOwn = item.addedBy === account.id;
  const staff = await listStaff(world, mostStaff);
  return {
    item,
    uses: await usedWhere(world, visit, id),
    alike: await alikeMedia(world, id),
    former: await formerFilesOfMedia(world, id),
    events: await historyOf(world, id),
    names: new Map(staff.map((one) => [one.id, one.name])),
    can: {
      edit: mayStory(account, 'edit-media', isOwn) && item.deletedAt === undefined,
      bin: mayStory(account, 'delete-media', isOwn),
    },
  };
};
