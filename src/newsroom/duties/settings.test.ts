import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeStory } from '../../../test/make-stories.ts';
import { impersonal, keptLimits, policyKinds, register } from '../../rooms/moderation/moderation.ts';
import { writingSite, type WritingSite } from '../../rooms/discussion/writing-for-tests.ts';

const day = 86_400_000;
const path = '/newsroom/discussion/duties';

const usual: Record<string, string> = {
  breakMinutes: '90',
  breakTexts: '40',
  'kept.networkMarks': '30',
  'kept.shifts': '90',
  'kept.handOverNotes': '365',
  'kept.handings': '90',
  'kept.escalations': '730',
  'kept.reporters': '365',
  'kept.deliveries': '30',
};

const pageOf = async (site: WritingSite, address: string): Promise<string> => (await site.stranger.get(address)).text();

test('editors set care, contact points and how long things are kept; what is wrong is said, and nothing is saved', async () => {
  const site = await writingSite();
  const [ed, mo] = [await site.reader('Ed', 'editor'), await site.reader('Mo', 'moderator')];
  assert.equal((await mo.get(path)).status, 404);
  assert.equal((await mo.send(path, usual)).status, 404);
  assert.equal((await site.stranger.get('/contact-points')).status, 404, 'nobody is named yet');
  const wrong = await ed.send(path, { ...usual, 'kept.networkMarks': '31', 'readers.email': 'nobody' });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /A whole number from 1 to 30\./);
  const contacts = { 'authorities.email': 'law@courant.test', 'authorities.languages': 'English, <Español>' };
  assert.equal((await ed.send(path, { ...usual, ...contacts, breakTexts: '5', emergency: 'Call 112.' })).status, 303);
  assert.match(await (await ed.get(path)).text(), /value="5"/);
  for (const edition of ['', '/ar']) {
    const page = await pageOf(site, `${edition}/contact-points`);
    assert.match(page, /mailto:law@courant\.test/);
    assert.match(page, /&lt;Español>/);
  }
  assert.match(await pageOf(site, '/'), /href="\/contact-points"/, 'the footer leads there');
  const { id } = await (await site.reader('Ann')).post('What is this about?');
  assert.match(await (await mo.get(`/comments/${id}/escalate`)).text(), /Call 112\./);
  await site.close();
});

test('every table of the database is in the register, once: what is not about people is named as such', async () => {
  const site = await writingSite();
  const tables = (await site.world.db.introspection.getTables())
    .map(({ name }) => name)
    .filter((name) => !/^(?:sqlite_|kysely_|(?:comment_)?search_text|wal_)/.test(name));
  const named = [...register.flatMap(({ tables: own }) => own), ...impersonal];
  assert.deepEqual(named.toSorted(), [...new Set(named)].toSorted(), 'each once');
  const missing = tables.filter((name) => !named.includes(name) && name !== 'migration');
  assert.deepEqual(missing, [], 'these are kept, and nobody says how long');
  const settings = register.flatMap(({ kept }) =>
    typeof kept === 'object' && 'setting' in kept ? [kept.setting] : [],
  );
  assert.deepEqual(settings.toSorted(), Object.keys(keptLimits).toSorted(), 'each setting is carried out');
  const page = await pageOf(site, '/kept');
  assert.match(page, /A mark of your network[\s\S]*?<td>30 days<\/td>/);
  assert.match(await pageOf(site, '/ar/kept'), /ما يُحفظ وإلى متى/);
  assert.match(await (await (await site.reader('Mo', 'moderator')).get('/newsroom/discussion/kept')).text(), /30 days/);
  await site.close();
});

test('an address of a network is stored nowhere, not even on the day it came', async () => {
  const site = await writingSite();
  const ann = await site.reader('Ann');
  const from = { headers: { 'x-forwarded-for': '203.0.113.77', 'x-real-ip': '203.0.113.77' } };
  const answer = await ann.send(
    '/comments',
    { article: site.story, text: 'A comment from somewhere.' },
    { ...from, json: true },
  );
  const { id } = (await answer.json()) as { id: string };
  await ann.send(`/comments/${id}/report`, { reason: 'spam', text: 'x' }, from);
  const { network_mark: mark } = await site.world.db
    .selectFrom('comment')
    .select('network_mark')
    .executeTakeFirstOrThrow();
  assert.match(mark ?? '', /^[\w-]{22}$/);
  for (const { name } of await site.world.db.introspection.getTables()) {
    if (/^sqlite_|search_text/.test(name)) continue;
    const rows = await site.world.db
      .selectFrom(name as 'comment')
      .selectAll()
      .execute();
    const stored = JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    assert.doesNotMatch(stored, /203\.0\.113\.|127\.0\.0\.1|::1/, name);
  }
  await site.close();
});

test('what has been kept long enough is forgotten by the daily sweep, and nothing before', async () => {
  const site = await writingSite();
  const { world } = site;
  const [ann, bob, mo, bea, ed] = [
    await site.reader('Ann'),
    await site.reader('Bob'),
    await site.reader('Mo', 'moderator'),
    await site.reader('Bea', 'moderator'),
    await site.reader('Ed', 'editor'),
  ];
  const { id } = await ann.post('I know where you live, neighbour.');
  await bob.send(`/comments/${id}/report`, { reason: 'threat', text: 'He frightens me.' });
  await mo.send('/newsroom/discussion/seen', { seen: '3', disturbing: '1' });
  await mo.send('/newsroom/discussion/hand-over', { text: 'All quiet.' });
  await mo.send(`/comments/${id}/hand-over`, { to: bea.account.id, words: 'Yours.' });
  await mo.send(`/comments/${id}/escalate`, { words: 'A threat.' });
  await mo.send(`/comments/${id}/remove`, { rule: 'threat' });
  const { id: one } = await world.db.selectFrom('escalation').select('id').executeTakeFirstOrThrow();
  await ed.send(`/newsroom/discussion/escalations/${one}/close`, { outcome: 'Told the police.' });
  const count = async (table: 'moderation_shift' | 'hand_over_note' | 'desk_handing' | 'escalation'): Promise<number> =>
    (await world.db.selectFrom(table).selectAll().execute()).length;
  const left = async (): Promise<Record<string, unknown>> => {
    const comment = await world.db.selectFrom('comment').select('network_mark').executeTakeFirstOrThrow();
    const report = await world.db.selectFrom('report').selectAll().executeTakeFirstOrThrow();
    return {
      mark: comment.network_mark !== null,
      shifts: await count('moderation_shift'),
      handings: await count('desk_handing'),
      notes: await count('hand_over_note'),
      reporter: report.account_id !== null && report.text !== '',
      evidence: await count('escalation'),
    };
  };
  const after = async (days: number): Promise<Record<string, unknown>> => {
    site.clock.now += days * day;
    await site.runJobs();
    return left();
  };
  const all = { mark: true, shifts: 1, handings: 1, notes: 1, reporter: true, evidence: 1 };
  assert.deepEqual(await after(28), all);
  assert.deepEqual(await after(2), { ...all, mark: false });
  assert.deepEqual(await after(58), { ...all, mark: false });
  assert.deepEqual(await after(2), { ...all, mark: false, shifts: 0, handings: 0 });
  assert.deepEqual(await after(273), { ...all, mark: false, shifts: 0, handings: 0 });
  const gone = { mark: false, shifts: 0, handings: 0, notes: 0, reporter: false };
  assert.deepEqual(await after(2), { ...gone, evidence: 1 });
  assert.deepEqual(await after(363), { ...gone, evidence: 1 });
  assert.deepEqual(await after(2), { ...gone, evidence: 0 });
  const acts = await world.db.selectFrom('decision').select('act').execute();
  assert.equal(acts.length, 4, 'the record of decisions stays');
  await site.close();
});

test('policies keep every version; decisions name the version of the guidelines that was in force', async () => {
  const site = await writingSite();
  const { world } = site;
  const [ann, mo, ed] = [
    await site.reader('Ann'),
    await site.reader('Mo', 'moderator'),
    await site.reader('Ed', 'editor'),
  ];
  const words = (text: string) => ({
    type: 'doc' as const,
    content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
  });
  const save = async (text: string, id?: string): Promise<string> => {
    const made = await makeStory(world, {
      ...(id ? { id } : {}),
      kind: 'page',
      headline: 'Guidelines',
      slug: 'guidelines',
      body: words(text),
    });
    await site.runJobs();
    return made;
  };
  const page = await save('Be <kind>.');
  const { id: first } = await ann.post('You are unkind, all of you.');
  await mo.send(`/comments/${first}/remove`, { rule: 'insult' });
  site.clock.now += day / 4;
  await save('Be kind, and brief.', page);
  await save('Be kind, and brief.', page);
  const { id: second } = await ann.post('You are unkind, and long-winded.');
  await mo.send(`/comments/${second}/remove`, { rule: 'insult' });
  const decisions = await world.db.selectFrom('decision').select('guidelines').orderBy('id').execute();
  assert.deepEqual(
    decisions.map(({ guidelines }) => guidelines),
    [1, 2],
  );
  assert.match(
    await pageOf(site, '/policies'),
    /Version 2, from 20 November 2026[\s\S]*Version 1, from 20 November 2026/,
  );
  const former = await pageOf(site, '/policies/guidelines/1');
  assert.match(former, /Be &lt;kind(?:&gt;|>)\./);
  assert.match(former, /This is a former version/);
  assert.match(await pageOf(site, '/policies/guidelines'), /Be kind, and brief\.[\s\S]*/);
  for (const address of ['/policies/guidelines/3', '/policies/guidelines/0', '/policies/nothing', '/policies/terms'])
    assert.equal((await site.stranger.get(address)).status, 404, address);
  const other = await makeStory(world, {
    kind: 'page',
    headline: 'House rules',
    slug: 'house',
    body: words('Something else.'),
  });
  assert.equal((await ed.send(path, { ...usual, 'policy.guidelines.en': other })).status, 303);
  assert.match(await pageOf(site, '/policies/guidelines/3'), /Something else\./, 'another page is another version');
  assert.equal(policyKinds.length, 5);
  await site.close();
});
