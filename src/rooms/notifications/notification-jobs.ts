import { sendPushes } from './push.ts';
import { sendDigests } from './send-digests.ts';
import { sendMails } from './send-mails.ts';
import { tellOfComment, tellOfDecision, tellOfPick, tellThread } from './tell-of-comments.ts';
import { tellLiveFollowers, tellOfLiveEntry } from './tell-of-live.ts';
import { tellFollowers, tellOfStory } from './tell-of-stories.ts';

/** Written by the discussion and by stories that come out; the others by these themselves. */
export const notificationJobs = {
  'comment-posted': tellOfComment,
  'comment-decided': tellOfDecision,
  'comment-picked': tellOfPick,
  'story-published': tellOfStory,
  'tell-thread': tellThread,
  'tell-followers': tellFollowers,
  'live-entry-tells': tellOfLiveEntry,
  'tell-live-followers': tellLiveFollowers,
  'notification-mails': sendMails,
  digests: sendDigests,
  push: sendPushes,
} as const;
