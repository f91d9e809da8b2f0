import { accountEndpoints } from './account-endpoints.ts';
import { commentEndpoints } from './comment-endpoints.ts';
import type { Endpoint } from './endpoint.ts';
import { listEndpoints } from './list-endpoints.ts';
import { moderationEndpoints } from './moderation-endpoints.ts';
import { notificationEndpoints } from './notification-endpoints.ts';
import { storyEndpoints } from './story-endpoints.ts';
import { threadEndpoints } from './thread-endpoints.ts';

/** The whole API: what is not in this table is not there, and what is in it is registered, documented and tested. */
export const allEndpoints: readonly Endpoint[] = [
  ...storyEndpoints,
  ...threadEndpoints,
  ...commentEndpoints,
  ...accountEndpoints,
  ...listEndpoints,
  ...notificationEndpoints,
  ...moderationEndpoints,
];

/** Where version 1 of it lives. */
export const base = '/api/v1';
