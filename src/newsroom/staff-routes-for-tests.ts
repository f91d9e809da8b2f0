/**
 * Every address of the staff side and who may use it: the action of the table of permissions, or roles where it is older than that.
 * Whoever adds a route says its line here; the test fails for a route without one. `:name` stands for something that is there
 * (see made-for-tests.ts), in fields as well.
 */
import type { Role } from '../rooms/accounts/accounts.ts';
import type { StaffAction } from '../rooms/discussion/discussion.ts';
import { newsroomRows } from './newsroom-rows-for-tests.ts';
import { deskStoryRows } from './stories/desk/desk-routes-for-tests.ts';

export type Who = StaffAction | readonly Role[];
export type StaffRoute = readonly [
  who: Who,
  route: `${'GET' | 'POST' | 'PATCH' | 'DELETE' | 'OPTIONS'} /${string}`,
  fields?: Record<string, string>,
  /** An answer without an end: only those who must not have it ask. */
  kind?: 'stream',
];

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

export const staffRoutes: readonly StaffRoute[] = [
  ...newsroomRows,
  ...deskStoryRows,
  [['contributor', 'writer', 'editor', 'publisher'], 'GET /newsroom/stories/people.json'],
  ...comments,
  ...readers,
  ...deskPages,
  ...people,
  ...rulesAndSignals,
];
