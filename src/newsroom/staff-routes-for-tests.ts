/**
 * Every address of the staff side and who may use it: the action of the table of permissions, or roles where it is older than that.
 * Whoever adds a route says its line here; the test fails for a route without one. `:name` stands for something that is there
 * (see `made` in roles.test.ts), in fields as well.
 */
import type { Role } from '../rooms/accounts/accounts.ts';
import type { StaffAction } from '../rooms/discussion/discussion.ts';
import { deskStoryRows } from './stories/desk/desk-routes-for-tests.ts';

export type Who = StaffAction | readonly Role[];
export type StaffRoute = readonly [
  who: Who,
  route: `${'GET' | 'POST' | 'PATCH' | 'DELETE' | 'OPTIONS'} /${string}`,
  fields?: Record<string, string>,
  /** An answer without an end: only those who must not have it ask. */
  kind?: 'stream',
];

const staff: readonly Role[] = ['contributor', 'writer', 'editor', 'moderator', 'publisher'];
const desk: readonly Role[] = ['moderator', 'editor', 'publisher'];
const heads: readonly Role[] = ['editor', 'publisher'];

const comments: readonly StaffRoute[] = [
  ['decide', 'POST /comments/:comment/approve'],
  ['decide', 'GET /comments/:comment/remove'],
  ['decide', 'POST /comments/:comment/remove', { rule: 'spam' }],
  ['decide', 'POST /comments/:comment/restore'],
  ['pick', 'GET /comments/:comment/pick'],
  ['pick', 'POST /comments/:comment/pick', { why: 'x' }],
  ['pick', 'POST /comments/:comment/unpick'],
  ['decide', 'POST /comments/:comment/source'],
  ['move', 'GET /comments/:comment/move'],
  ['move', 'POST /comments/:comment/move', { parent: '' }],
  ['close-subthread', 'POST /comments/:comment/close-subthread'],
  ['close-subthread', 'POST /comments/:comment/open-subthread'],
  ['decide', 'POST /decisions/:decision/undo'],
  ['hand-over', 'GET /comments/:comment/hand-over'],
  ['hand-over', 'POST /comments/:comment/hand-over', { to: '', words: 'x' }],
  ['escalate', 'GET /comments/:comment/escalate'],
  ['escalate', 'POST /comments/:comment/escalate', { words: 'x' }],
  ['thread-state', 'GET /threads/:story/state'],
  ['thread-state', 'POST /threads/:story/state', { state: 'open' }],
  ['close-error-report', 'POST /reports/:errorReport/close', { upheld: '1' }],
];

const readers: readonly StaffRoute[] = [
  ['warn', 'GET /newsroom/readers/:commenter/warn'],
  ['warn', 'POST /newsroom/readers/:commenter/warn', { rule: 'spam' }],
  ['suspend', 'GET /newsroom/readers/:commenter/suspend'],
  ['suspend', 'POST /newsroom/readers/:commenter/suspend', { rule: 'spam', days: '7' }],
  ['ban', 'GET /newsroom/readers/:commenter/ban'],
  ['ban', 'POST /newsroom/readers/:commenter/ban', { rule: 'spam' }],
  ['hold-reader', 'GET /newsroom/readers/:commenter/hold'],
  ['hold-reader', 'POST /newsroom/readers/:commenter/hold', { rule: 'spam' }],
  ['lift', 'GET /newsroom/restrictions/:restriction/lift'],
  ['lift', 'POST /newsroom/restrictions/:restriction/lift'],
];

const deskPages: readonly StaffRoute[] = [
  ['see-desk', 'GET /newsroom/discussion'],
  ['see-desk', 'GET /newsroom/discussion/comments/:comment'],
  ['decide', 'POST /newsroom/discussion/decide', { act: 'approve' }],
  ['decide', 'POST /newsroom/discussion/undo'],
  ['decide', 'POST /newsroom/discussion/claim'],
  ['see-desk', 'POST /newsroom/discussion/looked'],
  ['see-desk', 'GET /newsroom/discussion/live', {}, 'stream'],
  ['see-desk', 'GET /newsroom/discussion/live/changes'],
  ['decide', 'GET /newsroom/discussion/precedents'],
  ['decide', 'POST /newsroom/discussion/precedents/link', { decision: ':decision', like: ':decision' }],
  ['edit-templates', 'GET /newsroom/discussion/words'],
  ['edit-templates', 'POST /newsroom/discussion/words', { edition: 'en', rule: 'spam', title: 'x', words: 'x' }],
  ['edit-templates', 'POST /newsroom/discussion/words/:template/remove'],
  ['hand-over', 'GET /newsroom/discussion/hand-over'],
  ['hand-over', 'POST /newsroom/discussion/hand-over', { text: 'x' }],
  ['hand-over', 'POST /newsroom/discussion/hand-over/:handing/close'],
  ['see-desk', 'POST /newsroom/discussion/seen', { count: '1' }],
  ['see-desk', 'POST /newsroom/discussion/break'],
  ['see-escalations', 'GET /newsroom/discussion/escalations'],
  ['see-escalations', 'GET /newsroom/discussion/escalations/:escalation'],
  ['see-escalations', 'GET /newsroom/discussion/escalations/:escalation/evidence.json'],
  ['see-escalations', 'POST /newsroom/discussion/escalations/:escalation/close', { outcome: 'x' }],
  ['decide-appeal', 'GET /newsroom/discussion/appeals'],
  ['decide-appeal', 'GET /newsroom/discussion/appeals/:appeal'],
  ['decide-appeal', 'POST /newsroom/discussion/appeals/:appeal', { verdict: 'upheld', answer: 'x' }],
  ['see-report', 'GET /newsroom/discussion/report'],
  ['see-report', 'GET /newsroom/discussion/report/:reportFile'],
  ['edit-log-settings', 'POST /newsroom/discussion/report/:reportYear'],
  ['see-desk', 'GET /newsroom/discussion/kept'],
  ['edit-policies', 'GET /newsroom/discussion/duties'],
  ['edit-policies', 'POST /newsroom/discussion/duties'],
  ['see-desk', 'GET /newsroom/discussion/kept'],
  ['edit-policies', 'GET /newsroom/discussion/duties'],
  ['edit-policies', 'POST /newsroom/discussion/duties'],
];

const people: readonly StaffRoute[] = [
  ['search', 'GET /newsroom/discussion/search'],
  ['save-view', 'GET /newsroom/discussion/views'],
  ['save-view', 'POST /newsroom/discussion/views', { name: 'x', query: 'list=waiting' }],
  ['save-view', 'POST /newsroom/discussion/views/:view/remove'],
  ['see-reader', 'GET /newsroom/readers'],
  ['see-reader', 'GET /newsroom/readers/:commenter'],
  ['note', 'POST /newsroom/readers/:commenter/notes', { text: 'x' }],
];

const rulesAndSignals: readonly StaffRoute[] = [
  ['see-desk', 'GET /newsroom/discussion/rules'],
  ['edit-rules', 'GET /newsroom/discussion/rules/new'],
  ['edit-rules', 'POST /newsroom/discussion/rules'],
  ['see-desk', 'GET /newsroom/discussion/rules/:rule'],
  ['edit-rules', 'POST /newsroom/discussion/rules/:rule'],
  ['edit-rules', 'POST /newsroom/discussion/rules/:rule/switch'],
  ['edit-rules', 'POST /newsroom/discussion/rules/:rule/move'],
  ['edit-rules', 'POST /newsroom/discussion/rules/:rule/remove'],
  ['see-desk', 'GET /newsroom/discussion/rules/:rule/rehearsal'],
  ['edit-rules', 'POST /newsroom/discussion/rules/:rule/rehearsal'],
  ['see-desk', 'GET /newsroom/discussion/tonight'],
  ['set-capacity', 'POST /newsroom/discussion/tonight'],
  ['see-desk', 'GET /newsroom/discussion/presets'],
  ['edit-presets', 'POST /newsroom/discussion/presets'],
  ['see-desk', 'GET /newsroom/discussion/domains'],
  ['edit-domains', 'POST /newsroom/discussion/domains'],
  ['edit-domains', 'POST /newsroom/discussion/domains/disposable'],
  ['edit-domains', 'POST /newsroom/discussion/domains/list'],
  ['see-desk', 'GET /newsroom/discussion/settings/here'],
  [desk, 'GET /newsroom/discussion/settings/rehearsal'],
  [heads, 'POST /newsroom/discussion/settings/rehearsal'],
  ['thread-state', 'POST /newsroom/discussion/settings/here', { kind: 'thread', key: ':story' }],
  ['edit-signals', 'GET /newsroom/signals'],
  ['edit-signals', 'POST /newsroom/signals'],
  ['edit-signals', 'GET /newsroom/signals/:webhook'],
  ['edit-signals', 'POST /newsroom/signals/:webhook'],
  ['edit-signals', 'POST /newsroom/signals/:webhook/test'],
  ['edit-signals', 'POST /newsroom/signals/:webhook/secret'],
  ['edit-signals', 'POST /newsroom/signals/:webhook/remove'],
  ['edit-signals', 'POST /newsroom/signals/:webhook/deliveries/:delivery'],
  ['edit-judges', 'GET /newsroom/judges'],
  ['edit-judges', 'POST /newsroom/judges'],
  ['edit-judges', 'GET /newsroom/judges/:judge'],
  ['edit-judges', 'POST /newsroom/judges/:judge'],
  ['edit-judges', 'POST /newsroom/judges/:judge/test'],
  ['edit-judges', 'POST /newsroom/judges/:judge/secret'],
  ['edit-judges', 'POST /newsroom/judges/:judge/remove'],
  ['see-desk', 'GET /newsroom/discussion/mails'],
  ['see-desk', 'POST /newsroom/discussion/mails'],
];

const settings: readonly StaffRoute[] = [
  [heads, 'GET /newsroom/settings'],
  [heads, 'GET /newsroom/settings/connections'],
  ...['publication', 'appearance', 'theme', 'navigation', 'sharing', 'policies', 'crawlers'].flatMap(
    (page): StaffRoute[] => [
      [heads, `GET /newsroom/settings/${page}`],
      [heads, `POST /newsroom/settings/${page}`],
    ],
  ),
  [heads, 'GET /newsroom/settings/appearance/preview.css'],
  [heads, 'GET /newsroom/settings/logo'],
  [heads, 'POST /newsroom/settings/logo/:brand'],
  [heads, 'POST /newsroom/settings/logo/:brand/remove'],
  [['publisher'], 'GET /newsroom/settings/editions'],
  [['publisher'], 'POST /newsroom/settings/editions'],
  [['publisher'], 'POST /newsroom/settings/editions/:code'],
  [['publisher'], 'POST /newsroom/settings/editions/:code/move'],
  [['publisher'], 'POST /newsroom/settings/editions/:code/default'],
  [['publisher'], 'POST /newsroom/settings/editions/:code/remove'],
  [['publisher'], 'GET /newsroom/settings/mail'],
  [['publisher'], 'POST /newsroom/settings/mail'],
  [['publisher'], 'POST /newsroom/settings/mail/test'],
  [['publisher'], 'GET /newsroom/setup/look'],
  [['publisher'], 'POST /newsroom/setup/look'],
  [['publisher'], 'GET /newsroom/setup/first'],
  [['publisher'], 'POST /newsroom/setup/first'],
  [desk, 'GET /newsroom/discussion/settings'],
  [heads, 'POST /newsroom/discussion/settings'],
  // Leads to the form, whoever asks.
  [['reader', ...staff], 'GET /newsroom/discussion/settings/try'],
  [desk, 'POST /newsroom/discussion/settings/try', { text: 'x' }],
  [desk, 'GET /newsroom/discussion/settings/words'],
  [heads, 'POST /newsroom/discussion/settings/words'],
  [['publisher'], 'GET /newsroom/sign-in'],
  [['publisher'], 'POST /newsroom/sign-in'],
];

const writing: readonly Role[] = ['contributor', 'writer', 'editor', 'publisher'];

const writers: readonly Role[] = ['writer', 'editor', 'publisher'];

const media: readonly StaffRoute[] = [
  [writing, 'GET /newsroom/media'],
  [writing, 'POST /newsroom/media'],
  [writing, 'GET /newsroom/media/:media'],
  [writing, 'GET /newsroom/media/:media/file'],
  // Contributors change what is theirs: these are somebody else’s.
  [writers, 'POST /newsroom/media/:media', { alt: 'x' }],
  [writers, 'POST /newsroom/media/:media/focal', { x: '50', y: '50' }],
  [writers, 'POST /newsroom/media/:media/replace'],
  [writers, 'POST /newsroom/media/:media/put-back'],
  [writing, 'POST /newsroom/media/bin', { act: 'bin' }],
  [writing, 'GET /newsroom/media/pick'],
  [writing, 'GET /newsroom/media/pick/:media'],
  [writing, 'POST /newsroom/media/fetch', { url: 'x' }],
  [['reader', ...staff], 'OPTIONS /newsroom/media/uploads'],
  [writing, 'GET /newsroom/media/uploads'],
  [writing, 'POST /newsroom/media/uploads'],
  // An upload is its sender’s alone.
  [[], 'GET /newsroom/media/uploads/:upload'],
  [[], 'PATCH /newsroom/media/uploads/:upload'],
  [[], 'DELETE /newsroom/media/uploads/:upload'],
];

const fronts: readonly StaffRoute[] = [
  [heads, 'GET /newsroom/fronts'],
  [heads, 'GET /newsroom/fronts/:front'],
  [heads, 'GET /newsroom/fronts/:front/stories'],
  [heads, 'GET /newsroom/fronts/:front/stories/:picked'],
  [heads, 'GET /newsroom/fronts/:front/history'],
  [heads, 'GET /newsroom/fronts/:front/look'],
  [heads, 'POST /newsroom/fronts/:front/change', { do: 'add-block', kind: 'list', version: '0' }],
  [heads, 'POST /newsroom/fronts/:front/layout', { layout: '{"blocks":[]}', version: '0' }],
  [heads, 'POST /newsroom/fronts/:front/begin', { version: '0' }],
  [heads, 'POST /newsroom/fronts/:front/here'],
  [heads, 'POST /newsroom/fronts/:front/publish', { version: '0' }],
  [heads, 'POST /newsroom/fronts/:front/schedule', { version: '0', at: 'x' }],
  [heads, 'POST /newsroom/fronts/:front/call-off', { layout: 'x' }],
  [heads, 'POST /newsroom/fronts/:front/restore', { layout: 'x', version: '0' }],
  [heads, 'POST /newsroom/fronts/:front/drop', { layout: 'x' }],
  [heads, 'POST /newsroom/fronts/:front/discard', { version: '0' }],
  [heads, 'POST /newsroom/fronts/:front/automatic', { version: '0' }],
];

/** Each of these is asked about a story of its own (`:begun` belongs to somebody else). */
const publishing: readonly StaffRoute[] = [
  [staff, 'GET /newsroom/stories/:begun'],
  [writers, 'POST /newsroom/stories/:begun', { headline: 'x' }],
  [writing, 'GET /newsroom/stories/find.json'],
  [writing, 'POST /newsroom/stories/tags', { name: 'x', edition: 'en' }],
  [staff, 'GET /newsroom/stories/:begun/checklist.json'],
  [staff, 'GET /newsroom/stories/:begun/publish'],
  [heads, 'POST /newsroom/stories/:begun/publish', { when: 'now' }],
  [heads, 'POST /newsroom/stories/:begun/schedule', { when: 'later', at: 'x' }],
  [heads, 'POST /newsroom/stories/:begun/changes', { typo: 'x' }],
  [heads, 'POST /newsroom/stories/:begun/unpublish', { words: 'x' }],
  [heads, 'POST /newsroom/stories/:begun/plan', { share: 'x' }],
  [staff, 'GET /newsroom/stories/:begun/preview'],
  [writers, 'GET /newsroom/stories/:begun/links'],
  [writers, 'POST /newsroom/stories/:begun/links', { days: '7' }],
  [writers, 'POST /newsroom/stories/:begun/links/:link/revoke'],
  [staff, 'GET /newsroom/stories/:begun/history'],
  [staff, 'GET /newsroom/stories/:begun/revisions'],
  [staff, 'GET /newsroom/stories/:begun/revisions/:version'],
  [staff, 'GET /newsroom/stories/:begun/live.json'],
  [writers, 'POST /newsroom/stories/:begun/revisions', { note: 'x' }],
  [writers, 'POST /newsroom/stories/:begun/revisions/:version/restore'],
  [staff, 'GET /newsroom/stories/:begun/history.csv'],
  [heads, 'GET /newsroom/stories/:begun/addresses'],
  [heads, 'POST /newsroom/stories/:begun/addresses', { slug: 'x' }],
  [heads, 'POST /newsroom/stories/:begun/addresses/drop', { path: '/x' }],
  [heads, 'GET /newsroom/stories/:begun/trash'],
  [heads, 'POST /newsroom/stories/:begun/trash'],
  [heads, 'POST /newsroom/stories/:begun/restore'],
  [heads, 'POST /newsroom/stories/:begun/delete'],
  [heads, 'GET /newsroom/settings/checklist'],
  [heads, 'POST /newsroom/settings/checklist'],
];

const live: readonly StaffRoute[] = [
  [writers, 'GET /newsroom/live'],
  [writers, 'GET /newsroom/stories/:liveblog/entries'],
  [writers, 'POST /newsroom/stories/:liveblog/entries', { text: 'x' }],
  [writers, 'POST /newsroom/stories/:liveblog/entries/summary', { text: 'x' }],
  [writers, 'POST /newsroom/stories/:liveblog/entries/here'],
  [writers, 'POST /newsroom/stories/:liveblog/entries/end'],
  [writers, 'POST /newsroom/stories/:liveblog/entries/reopen'],
  [writers, 'GET /newsroom/stories/:liveblog/entries/:liveentry'],
  [writers, 'POST /newsroom/stories/:liveblog/entries/:liveentry', { text: 'x' }],
  [writers, 'POST /newsroom/stories/:liveblog/entries/:liveentry/pin', { on: '1' }],
  [writers, 'POST /newsroom/stories/:liveblog/entries/:liveentry/key', { on: '1' }],
  [writers, 'POST /newsroom/stories/:liveblog/entries/:liveentry/delete', { line: '0' }],
  // There is nothing to put back, and nowhere to move it to: it is allowed, and refused for that.
  [writers, 'POST /newsroom/stories/:liveblog/entries/:takenout/restore'],
  [writers, 'POST /newsroom/stories/:liveblog/entries/:liveentry/move', { to: ':liveblog' }],
];

const audience: readonly StaffRoute[] = [
  ...['', '/days.csv', '/hours.csv', '/stories', '/stories.csv', '/parts', '/parts.csv'].map((end): StaffRoute => [
    writing,
    `GET /newsroom/audience${end}`,
  ]),
  ...[
    '/sources',
    '/sources.csv',
    '/searches',
    '/searches.csv',
    '/settings',
    '/story/:story',
    '/story/:story/days.csv',
  ].map((end): StaffRoute => [writing, `GET /newsroom/audience${end}`]),
  [['publisher'], 'POST /newsroom/audience/settings', { months: '13' }],
];

const taxon = (place: string, name: string): StaffRoute[] => [
  [heads, `GET /newsroom/${place}`],
  [heads, `POST /newsroom/${place}`, { name: '' }],
  [heads, `GET /newsroom/${place}/:${name}`],
  [heads, `POST /newsroom/${place}/:${name}`, { name: '' }],
  [heads, `POST /newsroom/${place}/:${name}/merge`, { into: 'x' }],
  [heads, `POST /newsroom/${place}/:${name}/remove`],
];

const office: readonly StaffRoute[] = [
  ...taxon('sections', 'section'),
  ...taxon('tags', 'tag'),
  ...taxon('authors', 'author'),
  [heads, 'POST /newsroom/sections/order', { order: 'x' }],
  [heads, 'POST /newsroom/sections/:section/move', { by: '1' }],
  [heads, 'POST /newsroom/tags/remove-unused', { tag: 'x' }],
  [heads, 'GET /newsroom/authors/new'],
  [heads, 'GET /newsroom/staff'],
  [heads, 'GET /newsroom/staff/roles'],
  [heads, 'GET /newsroom/staff/:colleague'],
  [['publisher'], 'GET /newsroom/staff/invite'],
  [['publisher'], 'POST /newsroom/staff/invite', { email: 'x', role: 'writer' }],
  [['publisher'], 'POST /newsroom/staff/invitations/:invitation/resend'],
  [['publisher'], 'POST /newsroom/staff/invitations/:invitation/revoke'],
  [['publisher'], 'POST /newsroom/staff/:colleague/role', { role: 'writer' }],
  [['publisher'], 'POST /newsroom/staff/:colleague/close'],
  [['publisher'], 'POST /newsroom/staff/:colleague/open'],
  [['publisher'], 'POST /newsroom/staff/:colleague/hand-over', { to: '' }],
];

const letters: readonly StaffRoute[] = [
  [heads, 'GET /newsroom/letters'],
  [heads, 'GET /newsroom/letters/new'],
  [heads, 'POST /newsroom/letters/new'],
  [heads, 'GET /newsroom/letters/:letter'],
  [heads, 'POST /newsroom/letters/:letter'],
  [heads, 'POST /newsroom/letters/:letter/remove'],
  [heads, 'POST /newsroom/letters/:letter/issues'],
  [heads, 'POST /newsroom/letters/:letter/breaking', { story: ':story' }],
  [heads, 'GET /newsroom/letters/issues/:issue'],
  [heads, 'POST /newsroom/letters/issues/:issue', { subject: 'x' }],
  [heads, 'GET /newsroom/letters/issues/:issue/mail.html'],
  [heads, 'GET /newsroom/letters/issues/:issue/mail.txt'],
  ...['test', 'call-off', 'send', 'pause', 'resume', 'cancel', 'remove', 'schedule'].map((act): StaffRoute => [
    heads,
    `POST /newsroom/letters/issues/:issue/${act}`,
  ]),
  [['publisher'], 'GET /newsroom/letters/settings'],
  [['publisher'], 'POST /newsroom/letters/settings'],
  [['publisher'], 'GET /newsroom/letters/subscribers'],
  [['publisher'], 'GET /newsroom/letters/subscribers.csv'],
  [['publisher'], 'POST /newsroom/letters/subscribers/import'],
  [['publisher'], 'POST /newsroom/letters/subscribers/:subscriber/remove'],
  [['publisher'], 'POST /newsroom/letters/subscribers/:subscriber/again'],
];

export const staffRoutes: readonly StaffRoute[] = [
  ...letters,
  ...audience,
  ...live,
  ...publishing,
  ...deskStoryRows,
  [['contributor', 'writer', 'editor', 'publisher'], 'GET /newsroom/stories/people.json'],
  ...fronts,
  ...media,
  ...comments,
  ...readers,
  ...deskPages,
  ...people,
  ...rulesAndSignals,
  ...settings,
  ...office,
];
