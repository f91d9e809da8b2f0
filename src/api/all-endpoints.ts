import { accountEndpoints } from './account-endpoints.ts';
import { appealEndpoints } from './appeal-endpoints.ts';
import { authorEndpoints } from './author-endpoints.ts';
import { capacityEndpoints } from './capacity-endpoints.ts';
import { commentEndpoints } from './comment-endpoints.ts';
import { deskStoryEndpoints } from './desk-story-endpoints.ts';
import { draftEndpoints } from './draft-endpoints.ts';
import { keepingStoryEndpoints } from './keeping-story-endpoints.ts';
import { publishingEndpoints } from './publishing-endpoints.ts';
import { storyTalkEndpoints } from './story-talk-endpoints.ts';
import { versionEndpoints } from './version-endpoints.ts';
import { decidingEndpoints } from './deciding-endpoints.ts';
import type { Endpoint } from './endpoint.ts';
import { frontEndpoints } from './front-endpoints.ts';
import { frontGoingEndpoints } from './front-going-endpoints.ts';
import { letterEndpoints } from './letter-endpoints.ts';
import { liveEndpoints } from './live-endpoints.ts';
import { liveMoreEndpoints } from './live-more-endpoints.ts';
import { lookEndpoints } from './look-endpoints.ts';
import { mediaEndpoints } from './media-endpoints.ts';
import { mediaUploadEndpoints } from './media-upload-endpoints.ts';
import { judgeEndpoints } from './judge-endpoints.ts';
import { listEndpoints } from './list-endpoints.ts';
import { moderationEndpoints } from './moderation-endpoints.ts';
import { notificationEndpoints } from './notification-endpoints.ts';
import { officeWorkEndpoints } from './office-work-endpoints.ts';
import { officeEndpoints } from './office-endpoints.ts';
import { peopleEndpoints } from './people-endpoints.ts';
import { passingOnEndpoints } from './passing-on-endpoints.ts';
import { podcastEpisodeEndpoints } from './podcast-episode-endpoints.ts';
import { podcastFigureEndpoints } from './podcast-figure-endpoints.ts';
import { podcastListeningEndpoints } from './podcast-listening-endpoints.ts';
import { podcastShowEndpoints } from './podcast-show-endpoints.ts';
import { podcastSoundEndpoints } from './podcast-sound-endpoints.ts';
import { podcastWorkEndpoints } from './podcast-work-endpoints.ts';
import { readerDeskEndpoints } from './reader-desk-endpoints.ts';
import { ruleEndpoints } from './rule-endpoints.ts';
import { storyEndpoints } from './story-endpoints.ts';
import { subscriberEndpoints } from './subscriber-endpoints.ts';
import { taxonomyEndpoints } from './taxonomy-endpoints.ts';
import { threadEndpoints } from './thread-endpoints.ts';
import { webhookEndpoints } from './webhook-endpoints.ts';

/** The whole API: what is not in this table is not there, and what is in it is registered, documented and tested. */
export const allEndpoints: readonly Endpoint[] = [
  ...storyEndpoints,
  ...threadEndpoints,
  ...commentEndpoints,
  ...accountEndpoints,
  ...listEndpoints,
  ...notificationEndpoints,
  ...moderationEndpoints,
  ...decidingEndpoints,
  ...passingOnEndpoints,
  ...capacityEndpoints,
  ...readerDeskEndpoints,
  ...appealEndpoints,
  ...ruleEndpoints,
  ...officeEndpoints,
  ...webhookEndpoints,
  ...judgeEndpoints,
  ...deskStoryEndpoints,
  ...draftEndpoints,
  ...storyTalkEndpoints,
  ...versionEndpoints,
  ...publishingEndpoints,
  ...keepingStoryEndpoints,
  ...mediaUploadEndpoints,
  ...mediaEndpoints,
  ...podcastShowEndpoints,
  ...podcastEpisodeEndpoints,
  ...podcastSoundEndpoints,
  ...podcastWorkEndpoints,
  ...podcastFigureEndpoints,
  ...podcastListeningEndpoints,
  ...frontEndpoints,
  ...frontGoingEndpoints,
  ...liveEndpoints,
  ...officeWorkEndpoints,
  ...letterEndpoints,
  ...subscriberEndpoints,
  ...taxonomyEndpoints,
  ...authorEndpoints,
  ...peopleEndpoints,
  ...liveMoreEndpoints,
  ...lookEndpoints,
];

/** Where version 1 of it lives. */
export const base = '/api/v1';
