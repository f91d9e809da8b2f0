import { forgetNetworks } from '../../discussion/discussion.ts';
import {
  forgetDeliveries,
  forgetEscalations,
  forgetFailedJobs,
  forgetHandings,
  forgetHandOverNotes,
  forgetPlaces,
  forgetReporters,
  forgetShifts,
  type Forget,
} from './kept.store.ts';
import type { KeptDays } from '../duties/kept-days.ts';

/**
 * How long something is kept: `account`: until the account is deleted; `writer`: until its writer deletes it; `asked`: until whom it is about
 * asks for it to go; `record`: as long as the
 * publication, it is what the law asks to be provable; so many days; or as many as editors have set, and then `forget` does it.
 */
export type KeptFor =
  | 'account'
  | 'writer'
  | 'asked'
  | 'record'
  | number
  | { days: number; forget: Forget }
  | { setting: keyof KeptDays; forget: Forget };

/** What is kept of people, in which tables, how long: shown to readers and staff, and what the sweeping job goes by. */
export type KeptEntry = { key: KeptKey; tables: readonly string[]; kept: KeptFor };

export const keptKeys = [
  'account',
  'sessions',
  'names',
  'erasure',
  'reading',
  'told',
  'listening',
  'comments',
  'network-marks',
  'drafts',
  'letters',
  'reports',
  'decisions',
  'notes',
  'escalations',
  'shifts',
  'hand-over',
  'handings',
  'deliveries',
  'staff',
  'newsroom',
  'work',
] as const;
export type KeptKey = (typeof keptKeys)[number];

export const register: readonly KeptEntry[] = [
  {
    key: 'account',
    tables: [
      'account',
      'passkey',
      'identity',
      'totp',
      'recovery_code',
      'api_token',
      'notification_choice',
      'push_subscription',
    ],
    kept: 'account',
  },
  { key: 'sessions', tables: ['session', 'sign_in_token', 'sign_in_attempt', 'challenge'], kept: 180 },
  { key: 'names', tables: ['former_name'], kept: 90 },
  { key: 'erasure', tables: ['erasure'], kept: 'record' },
  {
    key: 'reading',
    tables: ['bookmark', 'bookmark_tag', 'follow', 'mute', 'recommendation', 'thread_visit', 'digest', 'private_feed'],
    kept: 'account',
  },
  { key: 'told', tables: ['notification'], kept: 90 },
  { key: 'listening', tables: ['listening_place'], kept: { days: 365, forget: forgetPlaces } },
  {
    key: 'comments',
    tables: [
      'comment',
      'comment_revision',
      'comment_pick',
      'comment_search_entry',
      'commenter',
      'judge_vote',
      'comment_moment',
    ],
    kept: 'writer',
  },
  { key: 'network-marks', tables: [], kept: { setting: 'networkMarks', forget: forgetNetworks } },
  { key: 'drafts', tables: ['comment_draft'], kept: 1 },
  {
    key: 'letters',
    tables: ['subscriber', 'subscription', 'subscriber_token', 'letter_delivery', 'letter_bounce'],
    kept: 'asked',
  },
  { key: 'reports', tables: ['report'], kept: { setting: 'reporters', forget: forgetReporters } },
  {
    key: 'decisions',
    tables: ['decision', 'statement', 'appeal', 'restriction', 'precedent', 'transparency_report'],
    kept: 'record',
  },
  { key: 'notes', tables: ['reader_note'], kept: 'account' },
  { key: 'escalations', tables: ['escalation'], kept: { setting: 'escalations', forget: forgetEscalations } },
  { key: 'shifts', tables: ['moderation_shift'], kept: { setting: 'shifts', forget: forgetShifts } },
  { key: 'hand-over', tables: ['hand_over_note'], kept: { setting: 'handOverNotes', forget: forgetHandOverNotes } },
  { key: 'handings', tables: ['desk_handing'], kept: { setting: 'handings', forget: forgetHandings } },
  { key: 'deliveries', tables: ['webhook_delivery'], kept: { setting: 'deliveries', forget: forgetDeliveries } },
  {
    key: 'staff',
    tables: [
      'moderator_mail',
      'saved_view',
      'desk_claim',
      'desk_choice',
      'live_presence',
      'draft_presence',
      'front_presence',
      'media_upload',
    ],
    kept: 'account',
  },
  {
    key: 'newsroom',
    tables: [
      'draft_update',
      'draft_version',
      'story_event',
      'story_note',
      'note_mention',
      'preview_link',
      'media_event',
      'taxonomy_merge',
      'invitation',
      'role_change',
    ],
    kept: 'record',
  },
  {
    key: 'work',
    tables: ['job', 'change', 'api_answer', 'download_seen', 'download_secret'],
    kept: { days: 7, forget: forgetFailedJobs },
  },
];

/** Tables in which nothing is kept of anybody but what the publication itself says or sets. */
export const impersonal: readonly string[] = [
  'address',
  'article',
  'article_author',
  'article_correction',
  'article_revision',
  'article_tag',
  'audience_day',
  'audience_hour',
  'audience_source',
  'audience_word',
  'author',
  'comment_search_place',
  'desk_index',
  'desk_word',
  'download_day',
  'draft',
  'edition',
  'email_domain_rule',
  'episode',
  'external_judge',
  'front_layout',
  'front_place',
  'import_item',
  'import_run',
  'letter',
  'letter_issue',
  'letter_lease',
  'link_check',
  'listen_day',
  'live_entry',
  'live_entry_version',
  'media',
  'media_former_file',
  'media_look',
  'media_rendition',
  'media_use',
  'media_word',
  'moderation_rule',
  'policy_version',
  'recording',
  'recording_work',
  'reply_template',
  'search_due',
  'search_entry',
  'section',
  'setting',
  'show',
  'story_plan',
  'story_template',
  'tag',
  'taxonomy_alias',
  'thread',
  'transcript',
  'translation_source',
  'webhook',
];
