import { podcastPingJob, websubJob } from './feeds/feeds.ts';
import { convertCommentBodies } from './importers/comments/convert-comment-bodies.ts';
import { addDemo } from './importers/demo/add-demo.ts';
import type { JobHandlers } from './job-runner.ts';
import { removePictureFile } from './rooms/accounts/accounts.ts';
import {
  carryOutRehearsal,
  carryOutSettingsRehearsal,
  endCapacity,
  caseJobs,
  followAccount,
  forgetCommenters,
  judgeAgain,
  restrictionJobs,
  scoreThread,
  sweepDiscussion,
} from './rooms/discussion/discussion.ts';
import { catalogueMediaUses, entryGoesOut, mergeTaxonomy } from './rooms/articles/articles.ts';
import { recordingJobs } from './rooms/audio/audio.ts';
import { moveFollows } from './rooms/bookmarks/bookmarks.ts';
import { goOut } from './rooms/fronts/fronts.ts';
import { indexDraftsJob, publishingJobs } from './rooms/drafting/drafting.ts';
import { deliverMail } from './rooms/mail/mail.ts';
import { catalogueMedia, makeRenditions, sweepMedia } from './rooms/media/media.ts';
import { indexComments, recordPolicies, sweepKept } from './rooms/moderation/moderation.ts';
import { letterJobs } from './rooms/newsletters/newsletters.ts';
import { notificationJobs } from './rooms/notifications/notifications.ts';
import {
  deliverWebhooks,
  sendDeskMails,
  sendNewsroomSignal,
  sendSignal,
  sweepSignals,
} from './rooms/signals/signals.ts';

/** Work done later: job kind → what carries it out. */
export const handlers: JobHandlers = {
  ...publishingJobs,
  'front-goes-out': goOut,
  'live-entry-goes-out': entryGoesOut,
  mail: deliverMail,
  renditions: makeRenditions,
  'catalogue-media': catalogueMedia,
  'sweep-media': sweepMedia,
  'catalogue-media-uses': catalogueMediaUses,
  'merge-taxonomy': mergeTaxonomy,
  'taxonomy-merged': moveFollows,
  'remove-picture': removePictureFile,
  'add-demo': addDemo,
  'comment-bodies': convertCommentBodies,
  'score-thread': scoreThread,
  'account-changed': followAccount,
  'forget-commenters': forgetCommenters,
  'record-policies': recordPolicies,
  'sweep-discussion': async (world) => {
    await sweepKept(world);
    await sweepDiscussion(world);
  },
  'rehearse-rule': carryOutRehearsal,
  'capacity-ends': endCapacity,
  'rehearse-settings': carryOutSettingsRehearsal,
  'index-comments': indexComments,
  'index-drafts': indexDraftsJob,
  'websub-ping': websubJob,
  'podcast-ping': podcastPingJob,
  ...restrictionJobs,
  ...caseJobs,
  signal: sendSignal,
  'story-signal': sendNewsroomSignal,
  'judge-again': judgeAgain,
  webhooks: deliverWebhooks,
  'sweep-signals': sweepSignals,
  'desk-mails': sendDeskMails,
  ...notificationJobs,
  ...letterJobs,
  ...recordingJobs,
};
