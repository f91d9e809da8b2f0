/** The addresses of the newsroom's pages about stories, media, fronts, letters and settings, and who may use them. */
import type { Role } from '../rooms/accounts/accounts.ts';
import type { StaffRoute } from './staff-routes-for-tests.ts';

const staff: readonly Role[] = ['contributor', 'writer', 'editor', 'moderator', 'publisher'];
const desk: readonly Role[] = ['moderator', 'editor', 'publisher'];
const heads: readonly Role[] = ['editor', 'publisher'];

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

const podcasts: readonly StaffRoute[] = [
  [staff, 'GET /newsroom/podcasts'],
  [heads, 'GET /newsroom/podcasts/new'],
  [heads, 'POST /newsroom/podcasts/new', { title: '' }],
  [writing, 'GET /newsroom/podcasts/figures'],
  [writing, 'GET /newsroom/podcasts/figures.csv'],
  [writing, 'GET /newsroom/podcasts/figures/:episode'],
  [writing, 'GET /newsroom/podcasts/figures/:episode/days.csv'],
  [staff, 'GET /newsroom/podcasts/:show'],
  [heads, 'GET /newsroom/podcasts/:show/settings'],
  [heads, 'POST /newsroom/podcasts/:show/settings', { title: '' }],
  [heads, 'POST /newsroom/podcasts/:show/earlier'],
  [heads, 'POST /newsroom/podcasts/:show/remove'],
  [writing, 'GET /newsroom/podcasts/:show/episodes/new'],
  [writing, 'POST /newsroom/podcasts/:show/episodes/new', { media: 'x' }],
  // The episode is somebody else’s draft.
  [staff, 'GET /newsroom/episodes/:episode'],
  [writers, 'POST /newsroom/episodes/:episode/sound', { media: 'x' }],
  [writers, 'POST /newsroom/episodes/:episode/sound/remove'],
  [writers, 'POST /newsroom/episodes/:episode/show', { show: 'x' }],
  [staff, 'GET /newsroom/stories/:begun/sound'],
  [staff, 'GET /newsroom/episodes/:episode/details'],
  [writers, 'POST /newsroom/episodes/:episode/details', { number: 'x' }],
  [staff, 'GET /newsroom/episodes/:episode/chapters'],
  [writers, 'POST /newsroom/episodes/:episode/chapters', { 'start-0': 'x' }],
  [writers, 'POST /newsroom/episodes/:episode/chapters/paste', { pasted: 'x' }],
  [writers, 'POST /newsroom/episodes/:episode/chapters/from-file'],
  // Without a sound they lead to the page of the sound.
  [staff, 'GET /newsroom/episodes/:episode/transcript'],
  [staff, 'GET /newsroom/episodes/:episode/transcript/:transcriptFile'],
  [writers, 'POST /newsroom/episodes/:episode/transcript', { language: 'en' }],
  [writers, 'POST /newsroom/episodes/:episode/transcript/upload', { language: 'en' }],
  [writers, 'POST /newsroom/episodes/:episode/transcript/remove', { language: 'en' }],
  [writers, 'POST /newsroom/episodes/:episode/transcript/ask', { language: 'en' }],
  [staff, 'GET /newsroom/episodes/:episode/soundbites'],
  [writers, 'POST /newsroom/episodes/:episode/soundbites', { 'from-0': 'x', 'to-0': 'x', 'title-0': 'x' }],
  [writers, 'POST /newsroom/episodes/:episode/versions', { to: 'mp3' }],
  [writers, 'POST /newsroom/episodes/:episode/versions/use', { media: 'x' }],
  [writers, 'POST /newsroom/episodes/:episode/works/cancel', { work: 'x' }],
  [staff, 'GET /newsroom/episodes/:episode/works.json'],
];

/** All of them, part by part. */
export const newsroomRows: readonly StaffRoute[] = [
  ...podcasts,
  ...letters,
  ...audience,
  ...live,
  ...publishing,
  ...fronts,
  ...media,
  ...settings,
  ...office,
];
