import type { World } from '../../../world.ts';
import { checkLinks } from './check-links.ts';
import { draftGoesOut, publishDue } from './go-out-due.ts';
import { deleteTrashed } from './trash-story.ts';
import { unpublishDue } from './unpublish-story.ts';

/** What the clock does with stories: job kind → function. */
export const publishingJobs: Readonly<Record<string, (world: World, payload: never) => Promise<void>>> = {
  'publish-scheduled': publishDue,
  'draft-goes-out': draftGoesOut,
  'unpublish-due': unpublishDue,
  'delete-trashed': deleteTrashed,
  'check-links': checkLinks,
};
