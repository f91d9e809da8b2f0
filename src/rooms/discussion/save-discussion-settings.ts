import { publicationOf, saveSettings, type PublicationSettings } from '../publication/publication.ts';
import type { World } from '../../world.ts';
import { discussionSettings, type DiscussionSettings } from './discussion-settings.ts';

/** Changes what is given of the discussion's settings; every page follows. The values must have been checked by the caller. */
export const saveDiscussionSettings = async (world: World, changed: Partial<DiscussionSettings>): Promise<void> => {
  const discussion = { ...discussionSettings(await publicationOf(world)), ...changed };
  await saveSettings(world, { discussion } as Partial<PublicationSettings>);
};
