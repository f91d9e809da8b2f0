/** Who is signed in at the demo publication in tests, and the pages only they have. */
import assert from 'node:assert/strict';
import {
  addAccount,
  openSession,
  sessionCookie,
  accountByEmail,
  type Account,
} from '../src/rooms/accounts/accounts.ts';
import { saveStory, startFollowing } from '../src/rooms/bookmarks/bookmarks.ts';
import { muteReader, postComment } from '../src/rooms/discussion/discussion.ts';
import { createStory, replaceDraft, saveVersion, translateStory, versionsOf } from '../src/rooms/drafting/drafting.ts';
import { arrangementOf, placeOf, saveDraft } from '../src/rooms/fronts/fronts.ts';
import { listLibrary } from '../src/rooms/media/media.ts';
import { demoEditor } from '../src/importers/demo/demo-editor.ts';
import { settingsPages } from '../src/newsroom/settings/settings-page.tsx';
import { deskPages } from '../src/newsroom/views/DeskBar.tsx';
import { deskLists } from '../src/rooms/moderation/moderation.ts';
import { demoCases, type DemoCases } from './demo-cases.ts';
import { letterPages } from './demo-letters.ts';
import { officePages } from './demo-office.ts';
import { demoSignals } from './demo-signals.ts';
import { livelyThread } from './demo-site.ts';
import type { TestSite } from './test-world.ts';

const texts = {
  en: 'My stop is the third one, and I can see the sea from it.',
  es: 'Mi parada es la tercera y desde ella se ve el mar.',
  ru: 'Моя остановка третья, и с неё видно море.',
  ar: 'محطتي هي الثالثة، ومنها يُرى البحر.',
};

const cookieFor = async ({ world }: TestSite, account: Account): Promise<string> => {
  const token = await world.write((tx) =>
    openSession(world, tx, { account, method: 'link', device: 'Firefox · Linux' }),
  );
  return sessionCookie(world, token).split(';', 1)[0] ?? '';
};

export type DemoReader = { cookie: string; commentId: string; cases: DemoCases };

const comeAlong = async (site: TestSite, edition: keyof typeof texts): Promise<DemoReader> => {
  const { world } = site;
  const added = await addAccount(world, {
    email: `${edition}@readers.test`,
    name: `Ada ${edition} Quill`,
    role: 'reader',
  });
  assert.ok(added.ok);
  const account = added.value;
  const { articleId, rootId, commenterId, authorId } = await livelyThread(site, edition);
  await saveStory(world, account.id, articleId);
  await startFollowing(world, account.id, { kind: 'author', targetId: authorId });
  await startFollowing(world, account.id, { kind: 'thread', targetId: articleId });
  await muteReader(world, { account, commenterId, isOn: true });
  const asked = { account, articleId, parentId: rootId, text: texts[edition], network: '192.0.2.1', edition };
  const posted = await postComment(world, asked);
  assert.ok(posted.ok, JSON.stringify(posted));
  const { id } = posted.value.comment;
  const cases = await demoCases({ site, edition, account, articleId }, id);
  return { cookie: await cookieFor(site, account), commentId: id, cases };
};

const readers = new WeakMap<TestSite, Map<string, Promise<DemoReader>>>();

/** A reader of an edition who has saved, followed, muted and written something; the same one for all tests of the process. */
export const demoReader = (site: TestSite, edition: string): Promise<DemoReader> => {
  const known = readers.get(site) ?? new Map<string, Promise<DemoReader>>();
  readers.set(site, known);
  const before = known.get(edition);
  if (before) return before;
  const made = comeAlong(site, edition as keyof typeof texts);
  known.set(edition, made);
  return made;
};

/** Where somebody who has just given their e-mail address writes the code, with what their browser keeps meanwhile. */
export const codePage = async (site: TestSite, edition: string): Promise<{ path: string; cookie: string }> => {
  const answer = await site.request(`${edition === 'en' ? '' : `/${edition}`}/sign-in`, {
    method: 'POST',
    headers: { origin: 'http://courant.test', 'content-type': 'application/x-www-form-urlencoded' },
    body: `email=${edition}-new@readers.test`,
  });
  assert.equal(answer.status, 303);
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
  const path = answer.headers.get('location')?.replace('http://courant.test', '') ?? '';
  assert.match(path, /\/sign-in\/code/);
  return { path, cookie: cookies.join('; ') };
};

/** The session of the demo’s publisher. */
export const demoEditorCookie = async (site: TestSite): Promise<string> => {
  const account = await accountByEmail(site.world, demoEditor.email);
  assert.ok(account);
  return cookieFor(site, account);
};

/** Pages with something of one’s own on them, in an edition. */
export const everyKindOfOwnPage = async (site: TestSite, edition: string): Promise<Record<string, string>> => {
  const prefix = edition === 'en' ? '' : `/${edition}`;
  const { commentId, cases } = await demoReader(site, edition);
  const { path, rootId, articleId, authorId } = await livelyThread(site, edition);
  return {
    'own front': prefix || '/',
    'own story': path,
    'own comments in a thread': `${path}?filter=mine`,
    'answering, signed in': `${path}?reply=${rootId}&quote=1`,
    'reading list': `${prefix}/saved`,
    following: `${prefix}/following`,
    'continue listening': `${prefix}/listening`,
    'for you': `${prefix}/for-you`,
    'asked to save': `${prefix}/saved/add/${articleId}`,
    'asked to follow': `${prefix}/following/add/author/${authorId}`,
    profile: `${prefix}/me`,
    'own comments': `${prefix}/me/comments`,
    notifications: `${prefix}/me/notifications`,
    mutes: `${prefix}/me/mutes`,
    'ways to sign in': `${prefix}/me/sign-in`,
    'another address': `${prefix}/me/sign-in/email`,
    password: `${prefix}/me/password`,
    'second factor': `${prefix}/me/sign-in/second-factor`,
    sessions: `${prefix}/me/sessions`,
    'private podcast feeds': `${prefix}/me/podcast-feeds`,
    'own data': `${prefix}/me/data`,
    'deleting the account': `${prefix}/me/delete`,
    tokens: `${prefix}/me/tokens`,
    'editing a comment': `${prefix}/comments/${commentId}/edit`,
    'deleting a comment': `${prefix}/comments/${commentId}/delete`,
    'how a comment fares': `${prefix}/comments/${commentId}/status`,
    ...cases.pages,
    reporting: `${prefix}/comments/${rootId}/report`,
    'an error in the story': `${prefix}/comments/${rootId}/report?kind=error`,
  };
};

/** Who wrote a comment, as the desk knows them. */
const writerOf = async ({ world }: TestSite, commentId: string): Promise<string> => {
  const row = await world.db
    .selectFrom('comment')
    .select('commenter_id')
    .where('id', '=', commentId)
    .executeTakeFirstOrThrow();
  return row.commenter_id;
};

const named = (prefix: string, paths: readonly string[]): Record<string, string> =>
  Object.fromEntries(paths.map((path) => [`${prefix} ${path}`, path]));

/** Pages of the moderators' desk: those of its bar, every queue, and what is done about one comment and one reader. */
const everyKindOfDeskPage = async (site: TestSite): Promise<Record<string, string>> => {
  const { commentId, cases } = await demoReader(site, 'en');
  const reader = await writerOf(site, commentId);
  const restricting = ['warn', 'suspend', 'ban', 'hold'].map((kind) => `/newsroom/readers/${reader}/${kind}`);
  const acts = ['remove', 'pick', 'move', 'hand-over', 'escalate'].map((act) => `/comments/${commentId}/${act}`);
  return {
    ...named(
      'page of the desk',
      deskPages.map(({ href }) => href),
    ),
    ...named(
      'queue',
      // Appeals and escalations have pages of their own, which are in the bar.
      deskLists
        .filter((list) => list !== 'appeals' && list !== 'escalated')
        .map((list) => `/newsroom/discussion?list=${list}`),
    ),
    ...named('about a reader', restricting),
    ...named('about a comment', acts),
    'a comment’s case': `/newsroom/discussion/comments/${commentId}`,
    'a reader’s card': `/newsroom/readers/${reader}`,
    'readers of a name': '/newsroom/readers?q=a',
    'comments with a word': '/newsroom/discussion/search?q=the&age=week',
    'comments of a reader': `/newsroom/discussion/search?q=&reader=${reader}`,
    'saved views': '/newsroom/discussion/views',
    'a new rule': '/newsroom/discussion/rules/new',
    'an appeal on the desk': `/newsroom/discussion/appeals/${cases.appealId}`,
  };
};

/** Pages about one story’s way to its readers. */
const publishingPages = (articleId: string): Record<string, string> => ({
  ...named(
    'publishing',
    [
      'publish',
      'preview',
      'preview?as=teaser',
      'preview?as=search',
      'preview?as=card',
      'preview?as=letter',
      'preview?as=feed',
    ].map((end) => `/newsroom/stories/${articleId}/${end}`),
  ),
  ...named(
    'about a story',
    ['links', 'addresses', 'history', 'trash'].map((end) => `/newsroom/stories/${articleId}/${end}`),
  ),
  'a draft as a page': `/preview/story/${articleId}`,
  'a draft in lists': `/preview/teaser/${articleId}`,
  checklist: '/newsroom/settings/checklist',
});

/** Pages of the desk of stories, and about one story's way through it. */
const storyDeskPages = async ({ world }: TestSite, articleId: string): Promise<Record<string, string>> => {
  const account = await accountByEmail(world, demoEditor.email);
  assert.ok(account);
  const begun = await createStory(world, { account, edition: 'en', kind: 'news', headline: 'Ferries stay in port' });
  assert.ok(begun.ok);
  const draft = begun.value.articleId;
  for (const headline of ['Ferries stay in port tonight', 'Ferries stay in port until noon']) {
    assert.ok((await replaceDraft(world, { account, articleId: draft, fields: { headline } })).ok);
    assert.ok((await saveVersion(world, { account, articleId: draft, note: headline })).ok);
  }
  const made = await translateStory(world, { account, articleId: draft, edition: 'ar', text: 'copy' });
  assert.ok(made.ok);
  const [first, second] = ((await versionsOf(world, draft))?.versions ?? []).filter(({ kind }) => kind === 'kept');
  assert.ok(first && second);
  const lists = ['?view=board', '?state=published', '?state=bin', '?q=ferries'].map((end) => `/newsroom/stories${end}`);
  const others = ['calendar', 'calendar?view=week', 'calendar/feed', 'new', 'templates'];
  return {
    ...named('the desk of stories', [...lists, ...others.map((end) => `/newsroom/stories/${end}`)]),
    'writing a draft': `/newsroom/stories/${draft}`,
    'writing a public story': `/newsroom/stories/${articleId}`,
    ...named(
      'a draft',
      ['work', 'translations', 'revisions', 'history'].map((end) => `/newsroom/stories/${draft}/${end}`),
    ),
    'a translation side by side': `/newsroom/stories/${made.value.articleId}/translations/side`,
    'one version': `/newsroom/stories/${draft}/revisions/${first.key}`,
    'two versions': `/newsroom/stories/${draft}/revisions/${first.key}?against=${second.key}`,
  };
};

/** A front somebody arranges, with a story in its place. */
const frontPages = async ({ world }: TestSite, articleId: string): Promise<Record<string, string>> => {
  const account = await accountByEmail(world, demoEditor.email);
  const place = await placeOf(world, 'en');
  assert.ok(account && place);
  const { version } = await arrangementOf(world, place);
  const blocks = [
    { id: 'b1', kind: 'lead', picks: [{ story: articleId, headline: 'As this page says it' }] },
    { id: 'b2', kind: 'discussed' },
    { id: 'b3', kind: 'note', text: 'A word from the editors.' },
  ];
  assert.ok((await saveDraft(world, { account, place, version, layout: { blocks } })).ok);
  return {
    'front pages': '/newsroom/fronts',
    'arranging a front': '/newsroom/fronts/en',
    'stories to be picked': '/newsroom/fronts/en/stories?q=the',
    'a story on a front': `/newsroom/fronts/en/stories/${articleId}`,
    'a front’s preview': '/newsroom/fronts/en/look?width=phone',
    'former fronts': '/newsroom/fronts/en/history',
  };
};

/** A picture of the demo in the library. */
const mediumPage = async ({ world }: TestSite): Promise<Record<string, string>> => {
  const { items } = await listLibrary(world, { kind: 'picture', limit: 1 });
  const [item] = items;
  assert.ok(item);
  return { 'a picture in the library': `/newsroom/media/${item.media.id}` };
};

/** Pages of those who work here: in one language. */
export const everyKindOfStaffPage = async (site: TestSite): Promise<Record<string, string>> => {
  const { path, rootId, articleId } = await livelyThread(site, 'en');
  return {
    ...publishingPages(articleId),
    ...(await storyDeskPages(site, articleId)),
    ...(await mediumPage(site)),
    ...(await officePages(site)),
    ...(await letterPages(site, articleId)),
    newsroom: '/newsroom/stories',
    ...(await frontPages(site, articleId)),
    settings: '/newsroom/settings',
    ...Object.fromEntries(settingsPages.map(({ href, name }) => [`settings: ${name}`, href])),
    'the media library': '/newsroom/media',
    'the media library as a list': '/newsroom/media?view=list&kind=picture',
    audience: '/newsroom/audience',
    ...named(
      'audience',
      ['stories', 'parts', 'sources', 'searches', 'settings', `story/${articleId}`].map(
        (end) => `/newsroom/audience/${end}`,
      ),
    ),
    'how readers sign in': '/newsroom/sign-in',
    'discussion settings': '/newsroom/discussion/settings',
    'word lists': '/newsroom/discussion/settings/words',
    'settings that differ': '/newsroom/discussion/settings/here',
    'settings that differ in one language': '/newsroom/discussion/settings/here?kind=language&key=en',
    'settings tried on the past': '/newsroom/discussion/settings/rehearsal',
    'a moderator’s thread': path,
    'picking a pick': `/comments/${rootId}/pick`,
    ...(await everyKindOfDeskPage(site)),
    ...(await demoSignals(site)),
  };
};
