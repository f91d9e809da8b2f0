import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeSection, makeStory } from '../../../test/make-stories.ts';
import { registerReader } from '../../rooms/accounts/register.ts';
import { writingSite, type Reader, type WritingSite } from '../../rooms/discussion/writing-for-tests.ts';

const has = (html: string, what: RegExp): void => assert.ok(what.test(html), `${what} is on the page`);
const hasNot = (html: string, what: RegExp): void => assert.ok(!what.test(html), `${what} is not on the page`);

const pageOf = async (reader: Pick<Reader, 'get'>, path: string): Promise<string> => (await reader.get(path)).text();

const told = async (reader: Reader, text: string, fields = {}): Promise<string> => {
  const { state, reason } = await reader.post(text, fields);
  return reason ? `${state} ${reason}` : state;
};

/** A story with its address. */
const storyOf = async (site: WritingSite, headline: string): Promise<{ id: string; path: string }> => {
  const id = await makeStory(site.world, { headline });
  const { path } = await site.world.db
    .selectFrom('article')
    .select('path')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { id, path };
};

test('a preset chosen for one discussion holds there alone: first comments wait, then all, then only staff write', async () => {
  const site = await writingSite();
  const moderator = await site.reader('Moderator', 'moderator');
  const ann = await site.reader('Ann');
  const other = await storyOf(site, 'Another story');
  const choose = (state: string): Promise<Response> => moderator.send(`/threads/${site.story}/state`, { state });
  await choose('preset:first-wait');
  has(await pageOf(moderator, `/threads/${site.story}/state`), /value="preset:first-wait" selected/);
  assert.equal((await ann.post('My first words under this story')).state, 'waiting');
  assert.equal((await ann.post('Under the other it is at once', { article: other.id })).state, 'published');
  await choose('preset:all-wait');
  assert.equal((await ann.post('And everything waits by now')).state, 'waiting');
  await choose('preset:staff-only');
  const refused = await ann.post('May I say something as well');
  assert.match(refused.words, /only people who work here write/);
  const writer = await site.reader('Writer', 'writer');
  assert.equal((await writer.post('We answer your questions here')).state, 'published');
  const page = await pageOf(ann, site.path);
  has(page, /Only people who work here write in this discussion/);
  hasNot(page, /name="text"/);
  has(await pageOf(writer, site.path), /name="text"/);
  hasNot(await pageOf(site.stranger, site.path), /name="text"/);
  // A state of its own is no preset any more.
  await choose('open');
  assert.equal((await ann.post('Open again, for all of us')).state, 'published');
  has(await pageOf(moderator, `/threads/${site.story}/state`), /value="open" selected/);
});

test('a discussion with a preset closes after its days, and follows when the preset is changed', async () => {
  const site = await writingSite();
  const moderator = await site.reader('Moderator', 'moderator');
  const ann = await site.reader('Ann');
  await moderator.send(`/threads/${site.story}/state`, { state: 'preset:week' });
  assert.equal((await ann.post('In time with my comment')).state, 'published');
  site.clock.now += 8 * 86_400_000;
  assert.match((await ann.post('Too late for this story')).words, /closed/);
  // Whoever works here signs in again after a week.
  const later = await site.reader('Later', 'moderator');
  const saved = await later.send('/newsroom/discussion/presets', {
    'name-week': 'Open for a month',
    'state-week': 'open',
    'days-week': '30',
    'name-new': 'Questions',
    'state-new': 'replies',
  });
  assert.match(saved.headers.get('location') ?? '', /saved=1/);
  assert.equal((await ann.post('Not too late any more')).state, 'published');
  const page = await pageOf(later, '/newsroom/discussion/presets');
  has(page, /Open for a month/);
  has(page, /Questions/);
  // Presets that were not in the form were taken out.
  hasNot(page, /Only staff write/);
  const faulty = await later.send('/newsroom/discussion/presets', { 'state-week': 'open', 'days-week': 'soon' });
  assert.equal(faulty.status, 422);
  has(await faulty.text(), /Write a whole number/);
});

test('as many discussions as there are hands for are open tonight; in the others readers are told why', async () => {
  const site = await writingSite();
  const moderator = await site.reader('Moderator', 'moderator');
  const ann = await site.reader('Ann');
  const other = await storyOf(site, 'Another story');
  const tonight = '/newsroom/discussion/tonight';
  has(await pageOf(moderator, tonight), /Another story/);
  const limit = { threads: '1', hours: '6', otherwise: 'closed', [`thread-${site.story}`]: 'yes' };
  hasNot(await pageOf(site.stranger, other.path), /look after a few discussions/);
  assert.equal((await moderator.send(tonight, limit)).status, 303);
  has(await pageOf(moderator, tonight), /1 discussions may be open/);
  assert.equal(await told(ann, 'In the one that is looked after'), 'published');
  const refused = await ann.post('In the other there is nobody', { article: other.id });
  assert.match(refused.words, /only look after a few discussions/);
  has(await pageOf(site.stranger, other.path), /look after a few discussions/);
  hasNot(await pageOf(site.stranger, site.path), /look after a few discussions/);
  await moderator.send(tonight, { ...limit, otherwise: 'held' });
  assert.equal((await ann.post('Then it waits in the other', { article: other.id })).state, 'waiting');
  site.clock.now += 6 * 3_600_000 + 1;
  await site.runJobs();
  hasNot(await pageOf(site.stranger, other.path), /look after a few discussions/);
  assert.equal((await ann.post('The night is over by now', { article: other.id })).state, 'published');
  for (const [typed, said] of [
    [{ ...limit, threads: '0' }, /More discussions are ticked/],
    [{ ...limit, hours: '200' }, /At most a week/],
    [{ ...limit, threads: 'six' }, /Write whole numbers/],
  ] as const) {
    const answer = await moderator.send(tonight, typed);
    assert.equal(answer.status, 422);
    has(await answer.text(), said);
  }
  await moderator.send(tonight, limit);
  await moderator.send(tonight, { end: '1' });
  assert.equal((await ann.post('Ended before its time', { article: other.id })).state, 'published');
  const record = await site.world.db.selectFrom('decision').select('act').where('act', '=', 'capacity').execute();
  assert.equal(record.length, 4);
});

test('a domain of mail addresses is refused or held, at registration and with every comment', async () => {
  const site = await writingSite();
  const moderator = await site.reader('Moderator', 'moderator');
  const ann = await site.reader('Ann');
  const path = '/newsroom/discussion/domains';
  const register = async (email: string, name: string): Promise<string> => {
    const made = await site.world.write((tx) => registerReader(site.world, tx, { email, name, edition: 'en' }));
    return made.ok ? 'made' : made.refusal;
  };
  assert.equal(await told(ann, 'Nothing is asked of my address'), 'published');
  await moderator.send(path, { domain: 'Readers.Test', act: 'hold', note: 'A wave of spam' });
  assert.equal((await ann.post('By now it waits for somebody')).state, 'waiting');
  assert.equal(await register('bo@sub.readers.test', 'Bo'), 'made');
  await moderator.send(path, { domain: 'readers.test', act: 'refuse' });
  assert.match((await ann.post('And then it is not taken')).words, /mail provider/);
  assert.equal(await register('cy@sub.readers.test', 'Cy'), 'mail-domain');
  await moderator.send(path, { domain: 'sub.readers.test', act: 'allow' });
  assert.equal(await register('cy@sub.readers.test', 'Cy'), 'made');
  has(await pageOf(moderator, path), /sub\.readers\.test/);
  await moderator.send(path, { domain: 'readers.test', act: 'nothing' });
  assert.equal(await told(ann, 'Forgiven, and taken out again'), 'published');
  for (const domain of ['test', 'not a domain', ''])
    assert.equal((await moderator.send(path, { domain, act: 'hold' })).status, 422);
});

test('a list of disposable domains is brought in, and does what the publication says', async () => {
  const site = await writingSite();
  const moderator = await site.reader('Moderator', 'moderator');
  const ann = await site.reader('Ann');
  const path = '/newsroom/discussion/domains';
  const data = new FormData();
  data.append('domains', '');
  data.append('file', new Blob(['# ours\nreaders.test\n*.throwaway.example\n--\nthrowaway.example,x\n']), 'list.txt');
  const sent = new Request('http://courant.test/', { method: 'POST', body: data });
  const answer = await site.request(`${path}/list`, {
    method: 'POST',
    headers: {
      cookie: moderator.cookie,
      origin: 'http://courant.test',
      'content-type': sent.headers.get('content-type') ?? '',
    },
    body: Buffer.from(await sent.arrayBuffer()),
  });
  has(await answer.text(), /2 domains are listed\. 1 lines are no domain/);
  assert.equal(await told(ann, 'A list alone does nothing'), 'published');
  await moderator.send(`${path}/disposable`, { act: 'hold' });
  assert.equal((await ann.post('Now it waits for somebody')).state, 'waiting');
  await moderator.send(`${path}/disposable`, { act: 'nothing' });
  const editor = await site.reader('Editor', 'editor');
  const rule = await editor.send('/newsroom/discussion/rules', { name: 'Throwaways', act: 'hold', disposable: 'yes' });
  await editor.send((rule.headers.get('location') ?? '').replace('rehearsal', 'switch'), { on: '1' });
  assert.equal((await ann.post('By a rule it waits as well')).state, 'waiting');
});

test('numbers differ by language, section and discussion, the nearest counts, and empty is as everywhere', async () => {
  const site = await writingSite();
  const editor = await site.reader('Editor', 'editor');
  const ann = await site.reader('Ann');
  const path = '/newsroom/discussion/settings/here';
  const sectionId = await makeSection(site.world, 'Harbour');
  const story = await makeStory(site.world, { headline: 'In the harbour', sectionId });
  const set = async (kind: string, key: string, fields: Record<string, string>): Promise<number> =>
    (await editor.send(path, { kind, key, ...fields })).status;
  const length = (signs: number): string => 'seagulls '.repeat(200).slice(0, signs).trim().padEnd(signs, 's');
  const longest = async (article: string): Promise<string> => {
    site.clock.now += 60_000;
    return told(ann, `${length(60)}${site.clock.now % 97}`, { article });
  };
  assert.equal(await longest(story), 'published');
  assert.equal(await set('section', 'harbour', { longest: '50' }), 303);
  assert.match(await longest(story), /too-long/);
  assert.equal(await longest(site.story), 'published');
  assert.equal(await set('thread', story, { longest: '100', 'rates-account-hour': '20000' }), 303);
  has(await pageOf(editor, `${path}?kind=thread&key=${story}`), /value="20000"/);
  assert.notEqual(await longest(story), 'refused too-long');
  assert.equal(await set('thread', story, {}), 303);
  assert.equal(await set('section', 'harbour', {}), 303);
  assert.equal(await set('language', 'en', { longest: '50' }), 303);
  assert.match(await longest(site.story), /too-long/);
  has(await pageOf(editor, path), /English<\/a> differs/);
  assert.equal(await set('language', 'en', { longest: 'short' }), 422);
  assert.equal(await set('language', 'en', { shortest: '600', longest: '500' }), 422);
  assert.equal(await set('section', 'nowhere', { longest: '50' }), 404);
  const moderator = await site.reader('Moderator', 'moderator');
  assert.equal((await moderator.send(path, { kind: 'language', key: 'en', longest: '90' })).status, 404);
  assert.equal((await moderator.send(path, { kind: 'thread', key: story, longest: '90' })).status, 303);
});

test('only those at the desk open these pages, and nobody else changes anything', async () => {
  const site = await writingSite();
  const writer = await site.reader('Writer', 'writer');
  for (const page of ['tonight', 'presets', 'domains']) {
    const path = `/newsroom/discussion/${page}`;
    assert.equal((await writer.get(path)).status, 404);
    assert.equal((await writer.send(path, { domain: 'a.example', act: 'hold', threads: '1', hours: '1' })).status, 404);
    assert.equal((await site.stranger.get(path)).status, 303);
  }
  const record = await site.world.db.selectFrom('decision').select('id').execute();
  assert.equal(record.length, 0);
});
