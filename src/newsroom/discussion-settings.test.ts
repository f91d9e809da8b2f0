import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { makeEditions, makeSection, makeStory } from '../../test/make-stories.ts';
import { testSite, type TestSite } from '../../test/test-world.ts';
import { addAccount, openSession, sessionCookie, type Role } from '../rooms/accounts/accounts.ts';
import { discussionSettings, postComment, type DiscussionSettings } from '../rooms/discussion/discussion.ts';
import { publicationOf } from '../rooms/publication/publication.ts';

let site: TestSite;
const path = '/newsroom/discussion/settings';

const opened: TestSite[] = [];
afterEach(() => opened.pop()?.close());

const open = async (): Promise<void> => {
  site = await testSite();
  opened.push(site);
  await makeEditions(site.world, 'en', 'ar');
  await makeSection(site.world, 'Harbour');
  await makeStory(site.world);
};

const signedIn = async (role: Role): Promise<string> => {
  const added = await addAccount(site.world, { email: `${role}@example.org`, name: role, role });
  assert.ok(added.ok);
  const token = await site.world.write((tx) => openSession(site.world, tx, { account: added.value, method: 'link' }));
  return sessionCookie(site.world, token).split(';', 1)[0] ?? '';
};

const settingsNow = async (): Promise<DiscussionSettings> => discussionSettings(await publicationOf(site.world));

const page = async (cookie: string, url = path): Promise<{ status: number; html: string }> => {
  const answer = await site.request(url, { headers: { cookie } });
  return { status: answer.status, html: await answer.text() };
};

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');

/** Said without the whole page. */
const has = (html: string, what: RegExp): void => assert.ok(what.test(html), `${what} is on the page`);

/** What a browser would send of the form as it stands on the page. */
const formOf = (html: string): Map<string, string> => {
  const form = html.slice(html.indexOf(`action="${path}"`));
  const own = form.slice(0, form.indexOf('</form>'));
  const typed = new Map<string, string>();
  for (const [input] of own.matchAll(/<input [^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(input)?.[1];
    if (name && (!input.includes('type="checkbox"') || input.includes(' checked')))
      typed.set(name, unescaped(/ value="([^"]*)"/.exec(input)?.[1] ?? ''));
  }
  for (const [, name = '', text = ''] of own.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([^<]*)/g))
    typed.set(name, text);
  for (const [, name = '', options = ''] of own.matchAll(/<select[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/gs))
    typed.set(name, /<option value="([^"]*)" selected/.exec(options)?.[1] ?? '');
  return typed;
};

const send = async (cookie: string, form: Map<string, string>, url = path): Promise<Response> =>
  site.request(url, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams([...form]).toString(),
  });

const sendWords = async (cookie: string, form: Record<string, string>, file = ''): Promise<Response> => {
  const data = new FormData();
  for (const [name, value] of Object.entries(form)) data.append(name, value);
  if (file !== '') data.append('file', new Blob([file]), 'words.txt');
  const sent = new Request('http://courant.test/', { method: 'POST', body: data });
  return site.request(`${path}/words`, {
    method: 'POST',
    headers: { cookie, 'content-type': sent.headers.get('content-type') ?? '', 'sec-fetch-site': 'same-origin' },
    body: Buffer.from(await sent.arrayBuffer()),
  });
};

test('strangers are sent to sign in, readers too, writers may not look, and moderators may look but not save', async () => {
  await open();
  assert.equal((await site.request(path)).status, 303);
  assert.equal((await page(await signedIn('reader'))).status, 303);
  assert.equal((await page(await signedIn('writer'))).status, 403);
  const moderator = await signedIn('moderator');
  const { status, html } = await page(moderator);
  assert.equal(status, 200);
  has(html, /Editors and publishers can change them/);
  const form = formOf(html);
  form.set('longest', '100');
  assert.equal((await send(moderator, form)).status, 403);
  assert.equal((await settingsNow()).longest, 5_000);
});

test('the form as it stands saves what holds already, and every change in it', async () => {
  await open();
  const editor = await signedIn('editor');
  const before = await settingsNow();
  const form = formOf((await page(editor)).html);
  assert.equal((await send(editor, form)).headers.get('location'), `${path}?saved=1`);
  assert.deepEqual(await settingsNow(), before);
  const changes = {
    state: 'held',
    closeAfterDays: '30',
    'section-state-harbour': 'closed',
    'section-days-harbour': '7',
    longest: '400',
    'links-refuse': '9',
    'rates-account-minute': '2',
    'shouting-capitals': '50',
    'announcement-ar': 'أهلًا <b>',
    'guidelines-en': '/guidelines',
    guidelinesVersion: '3',
    feedbackEmail: 'talk@example.org',
    showViewers: 'yes',
  };
  for (const [name, value] of Object.entries(changes)) form.set(name, value);
  assert.equal((await send(editor, form)).status, 303);
  const now = await settingsNow();
  assert.deepEqual(
    [
      now.state,
      now.closeAfterDays,
      now.sections,
      now.longest,
      now.links.refuse,
      now.rates.account,
      now.shouting.capitals,
    ],
    ['held', 30, { harbour: { state: 'closed', closeAfterDays: 7 } }, 400, 9, [2, 40], 0.5],
  );
  assert.deepEqual(
    [now.announcement, now.guidelines, now.guidelinesVersion, now.feedbackEmail, now.showViewers],
    [{ ar: 'أهلًا <b>' }, { en: '/guidelines' }, 3, 'talk@example.org', true],
  );
  has((await page(editor)).html, /أهلًا &lt;b>/);
});

test('what cannot be is said beside its field, what was typed stays, and nothing is saved', async () => {
  await open();
  const editor = await signedIn('publisher');
  const before = await settingsNow();
  const form = formOf((await page(editor)).html);
  form.set('longest', 'many <b>');
  form.set('editMinutes', '-1');
  form.set('guidelines-en', '//evil.example');
  form.set('feedbackEmail', 'nobody');
  form.set('state', 'ajar');
  has((await page(editor)).html, /<details class="setting-group"><summary>Sections that differ/);
  form.set('section-days-harbour', 'soon');
  const answer = await send(editor, form);
  const html = await answer.text();
  assert.equal(answer.status, 422);
  for (const name of ['longest', 'editMinutes', 'guidelines-en', 'feedbackEmail', 'section-days-harbour'])
    has(html, new RegExp(`id="${name}-fault"`));
  has(html, /value="many &lt;b>"/);
  has(html, /<details class="setting-group" open>/);
  assert.deepEqual(await settingsNow(), before);
  assert.equal((await send(editor, new Map())).status, 422);
});

test('word lists are typed or read from a file, by language, and lines that are no words are told', async () => {
  await open();
  const editor = await signedIn('editor');
  const typed = {
    language: '*',
    'words-refuse': 'blorf\nblorf*',
    'words-hold': '',
    'words-nudge': 'zounds, sir',
    into: 'hold',
  };
  assert.equal((await sendWords(editor, typed)).status, 303);
  assert.deepEqual((await settingsNow()).words['*'], { refuse: ['blorf', 'blorf*'], hold: [], nudge: ['zounds, sir'] });
  const answer = await sendWords(editor, { ...typed, language: 'ru' }, '# ours\nдурак\n-x/\nдурында');
  const html = await answer.text();
  has(html, /2 words were understood/);
  has(html, /Line 3 is a piece of an address/);
  assert.deepEqual((await settingsNow()).words['ru']?.hold, ['дурак', 'дурында']);
  assert.equal((await sendWords(editor, { language: '../x' })).status, 422);
  await sendWords(editor, { language: 'ru' });
  assert.deepEqual(Object.keys((await settingsNow()).words), ['*']);
  assert.equal((await sendWords(await signedIn('moderator'), typed)).status, 403);
});

test('a list of tens of thousands of words is read, kept and judged by', async () => {
  await open();
  const editor = await signedIn('editor');
  const many = Array.from({ length: 60_000 }, (_, i) => `qz${i.toString(36)}w ${i}x`).join('\n');
  assert.equal((await sendWords(editor, { language: '*' }, many)).status, 200);
  assert.equal((await settingsNow()).words['*']?.hold.length, 60_000);
  has((await page(editor, `${path}/words`)).html, /60,000 words/);
  // Saved again with the list left as it is.
  await sendWords(editor, { language: '*', 'words-refuse': 'blorf', 'keep-hold': 'keep' });
  assert.equal((await settingsNow()).words['*']?.hold.length, 60_000);
  const tried = await send(editor, new Map([['text', 'Well, Qz0w 0X!']]), `${path}/try`);
  has(await tried.text(), /lets it wait for a moderator/);
  await sendWords(editor, { language: '*', 'keep-hold': 'empty' });
  assert.deepEqual((await settingsNow()).words, {});
});

test('a text can be tried: what each check would say, in the words readers get, and nothing is stored', async () => {
  await open();
  const moderator = await signedIn('moderator');
  const form = new Map([
    ['text', 'LOOK AT THIS NOW EVERYBODY PLEASE https://a.example/b <SCRIPT>alert(1)</SCRIPT>'],
    ['edition', 'ar'],
    ['writer', 'new'],
  ]);
  const html = await (await send(moderator, form, `${path}/try`)).text();
  has(html, /The first that objects decides: “links” lets it wait/);
  has(html, /<strong>shouting<\/strong> asks the writer to rephrase/);
  has(html, /lang="ar"/);
  assert.ok(!/<script>alert/i.test(html));
  const { count } = await site.world.db
    .selectFrom('comment')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  assert.equal(count, 0);
  has(await (await send(moderator, new Map([['text', 'Well said.']]), `${path}/try`)).text(), /It would be published/);
});

test('new limits can be tried on what was written, without saving them', async () => {
  await open();
  const editor = await signedIn('editor');
  const reader = await addAccount(site.world, { email: 'ann@readers.test', name: 'Ann', role: 'reader' });
  assert.ok(reader.ok);
  const story = await site.world.db.selectFrom('article').select('id').executeTakeFirstOrThrow();
  const link = 'https://a.example/';
  for (const [i, text] of [
    'Short',
    'A much longer comment about the harbour',
    `See ${link}1 ${link}2 ${link}3`,
  ].entries()) {
    site.clock.now += 60_000;
    const given = { account: reader.value, articleId: story.id, text, network: `n${i}` };
    await postComment(site.world, given);
  }
  const form = formOf((await page(editor)).html);
  form.set('shortest', '10');
  form.set('links-hold', '9');
  form.set('links-newReaderHold', '0');
  const before = await settingsNow();
  const answer = await send(editor, form, `${path}/rehearsal`);
  assert.equal(answer.status, 303);
  has((await page(editor, `${path}/rehearsal`)).html, /Looking at the comments/);
  await site.runJobs();
  const { html } = await page(editor, `${path}/rehearsal`);
  const figures = [...html.matchAll(/<dd>([^<]*)<\/dd>/g)].map(([, figure]) => figure);
  assert.deepEqual(figures.slice(0, 3), ['3', '1', '1']);
  has(html, /Length: 1 refused/);
  assert.deepEqual(await settingsNow(), before);
  assert.equal((await send(await signedIn('moderator'), form, `${path}/rehearsal`)).status, 403);
});
