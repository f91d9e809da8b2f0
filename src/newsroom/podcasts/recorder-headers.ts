import { contentPolicy, permissionsPolicy } from '../../delivery/security-headers.ts';
import type { World } from '../../world.ts';

/** The pages with the recorder, and no others, may ask for the microphone, and play what was recorded before it is sent. */
export const recorderHeaders = (world: Pick<World, 'config'>): Record<string, string> => ({
  'Content-Security-Policy': contentPolicy(world.config.publicUrl, { 'media-src': "'self' blob:" }),
  'Permissions-Policy': permissionsPolicy(['microphone']),
});
