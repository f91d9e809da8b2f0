import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writingSite, type Reader } from '../../rooms/discussion/writing-for-tests.ts';

const base = '/newsroom/discussion/rules';

const pageOf = async (reader: Reader, path: string): Promise<{ status: number; html: string }> => {
  const answer = await reader.get(path);
  return { status: answer.status, html: await answer.text() };
};

const has = (html: string, what: RegExp): void => assert.ok(what.test(html), `${what} is on the page`);

const figure = (html: string, label: RegExp): string =>
  [...html.matchAll(/<dt>([^<]*)<\/dt><dd>([^<]*)<\/dd>/g)].find(([, dt = '']) => label.test(dt))?.[2] ?? '';

const plain = {
  name: 'Prices',
  act: 'hold',
  match: 'all',
  terms: 'cheap\nfor sale',
  'words-en': 'We look at offers first.',
};

test('a rule is written, rehearsed on what was, switched on, and does what its rehearsal said', async () => {
  const site = await writingSite();
  const editor = await site.reader('Editor', 'editor');
  const ann = await site.reader('Ann');
  const offer = await ann.post('My old boat is for sale at the harbour');
  await ann.post('The tide was high on Friday evening');
  const disguised = await ann.post('Che4p oars for everybody who rows');
  await editor.send(`/comments/${offer.id}/approve`);
  await editor.send(`/comments/${disguised.id}/remove`, { rule: 'spam' });

  const made = await editor.send(base, plain);
  assert.equal(made.status, 303);
  const rehearsal = made.headers.get('location') ?? '';
  assert.match(rehearsal, /\/rehearsal$/);
  const waiting = await editor.get(rehearsal);
  assert.equal(waiting.headers.get('refresh'), '2');
  has(await waiting.text(), /Looking at the comments of the last 30 days/);
  await site.runJobs();
  const { html } = await pageOf(editor, rehearsal);
  assert.deepEqual(
    [/looked at/, /rule meets/, /had approved/, /had removed/].map((label) => figure(html, label)),
    ['3', '2', '1', '1'],
  );
  has(html, /My old boat/);
  has(html, /The rule is off/);
  assert.equal((await ann.post('Another boat for sale, a bigger one')).state, 'published');

  const rule = rehearsal.replace('/rehearsal', '');
  assert.equal((await editor.send(`${rule}/switch`, { on: '1' })).status, 303);
  const held = await ann.post('A third boat, FOR S4LE this time');
  assert.equal(held.state, 'waiting');
  assert.match(held.words, /We look at offers first\./);
  assert.equal((await ann.post('Nobody sells anything in this one')).state, 'published');
  await editor.send(`${rule}/switch`, { on: '' });
  assert.equal((await ann.post('A fourth boat, also for sale')).state, 'published');
});

test('what changed is said of a rehearsal that is out of date, and every change is kept in the record', async () => {
  const site = await writingSite();
  const editor = await site.reader('Editor', 'editor');
  const rehearsal = (await editor.send(base, plain)).headers.get('location') ?? '';
  const rule = rehearsal.replace('/rehearsal', '');
  await site.runJobs();
  assert.ok(!(await pageOf(editor, rehearsal)).html.includes('says something else by now'));
  await site.world.write(({ db }) =>
    db
      .updateTable('moderation_rule')
      .set({ conditions: JSON.stringify({ match: 'all', list: [{ kind: 'words', terms: ['dear'] }] }) })
      .execute(),
  );
  has((await pageOf(editor, rehearsal)).html, /says something else by now/);
  await editor.send(`${rule}/switch`, { on: '1' });
  await editor.send(`${rule}/remove`);
  const record = await site.world.db
    .selectFrom('decision')
    .select(['account_id', 'details'])
    .where('act', '=', 'rule-changed')
    .orderBy('id')
    .execute();
  assert.deepEqual(
    record.map(({ details }) => (JSON.parse(details) as { what: string }).what),
    ['added', 'switched-on', 'removed'],
  );
  assert.ok(record.every(({ account_id: id }) => id === editor.account.id));
  assert.equal((await editor.get(rule)).status, 404);
});

test('the form shows a rule as it was typed, and what cannot be is said and not saved', async () => {
  const site = await writingSite();
  const editor = await site.reader('Editor', 'editor');
  const typed = {
    ...plain,
    links: '2',
    hosts: 'https://www.shop.example/path\nother.example',
    longest: '40',
    answer: 'no',
    hourFrom: '22',
    hourUntil: '6',
    networkComments: '5',
    'edition-en': 'yes',
    stories: site.path,
    'found-links': 'yes',
  };
  const made = await editor.send(base, typed);
  const { html } = await pageOf(editor, (made.headers.get('location') ?? '').replace('/rehearsal', ''));
  for (const value of ['Prices', '2', '40', '22', '6', '5', '10', 'We look at offers first.'])
    has(html, new RegExp(`value="${value}"`));
  has(html, /cheap\nfor sale/);
  has(html, /shop\.example\nother\.example/);
  has(html, new RegExp(`>${site.path}<`));
  has(html, /name="edition-en" value="yes" checked/);
  has(html, /value="no" selected/);
  const faulty: [Record<string, string>, RegExp][] = [
    [{ name: 'All', act: 'hold' }, /would hit every comment/],
    [{ ...plain, name: ' ' }, /needs a name/],
    [{ ...plain, links: 'many' }, /Write whole numbers/],
    [{ ...plain, stories: '/nowhere' }, /no story at/],
    [{ ...plain, terms: '--- <b>' }, /is no word that could be looked for/],
    [{ ...plain, act: 'refuse', reports: '3' }, /stands already/],
    [{ ...plain, hosts: 'not a host!' }, /is no host/],
  ];
  for (const [fields, said] of faulty) {
    const answer = await editor.send(base, fields);
    assert.equal(answer.status, 422);
    has(await answer.text(), said);
  }
  has((await pageOf(editor, base)).html, /It holds a comment/);
});

test('a rule lays what it meets among the reported, where it stays published', async () => {
  const site = await writingSite();
  const editor = await site.reader('Editor', 'editor');
  const ann = await site.reader('Ann');
  const rehearsal = (await editor.send(base, { ...plain, act: 'queue' })).headers.get('location') ?? '';
  await editor.send(rehearsal.replace('/rehearsal', '/switch'), { on: '1' });
  const { id, state } = await ann.post('A boat for sale at the harbour');
  assert.equal(state, 'published');
  await ann.send(`/comments/${id}/edit`, { text: 'A small boat for sale at the harbour' });
  const reports = await site.world.db.selectFrom('report').select(['comment_id', 'state', 'text']).execute();
  assert.deepEqual(
    reports.map((row) => ({ ...row })),
    [{ comment_id: id, state: 'open', text: 'Rule: Prices' }],
  );
  has((await pageOf(editor, '/newsroom/discussion?list=reported')).html, /Rule: Prices/);
});

test('a comment that several readers report waits for somebody to look; what a person has approved stays', async () => {
  const site = await writingSite();
  const editor = await site.reader('Editor', 'editor');
  const ann = await site.reader('Ann');
  const readers = [await site.reader('Bo'), await site.reader('Cy'), await site.reader('Di')];
  const made = await editor.send(base, { name: 'Often reported', act: 'hold', match: 'all', reports: '2' });
  await editor.send((made.headers.get('location') ?? '').replace('/rehearsal', '/switch'), { on: '1' });
  const stateOf = async (id: string): Promise<string | undefined> =>
    (await site.world.db.selectFrom('comment').select('state').where('id', '=', id).executeTakeFirst())?.state;
  const report = async (reader: Reader | undefined, id: string): Promise<void> =>
    void (await reader?.send(`/comments/${id}/report`, { reason: 'insult', text: 'Not kind' }));
  const { id } = await ann.post('The mayor is a fool, as everybody knows');
  await report(readers[0], id);
  assert.equal(await stateOf(id), 'published');
  await report(readers[1], id);
  assert.equal(await stateOf(id), 'waiting');
  has((await pageOf(ann, `/comments/${id}/status`)).html, /by a rule of this publication/);
  await editor.send(`/comments/${id}/approve`);
  await report(readers[2], id);
  assert.equal(await stateOf(id), 'published');
  const record = await site.world.db
    .selectFrom('decision')
    .select(['act', 'is_automated', 'account_id'])
    .where('comment_id', '=', id)
    .orderBy('id')
    .execute();
  assert.deepEqual(
    record.map(({ act, is_automated: automated }) => `${act} ${automated}`),
    ['held-by-rule 1', 'approve 0'],
  );
});

test('editors and publishers make rules, moderators read them, and for all others they are not there', async () => {
  const site = await writingSite();
  const editor = await site.reader('Editor', 'editor');
  const rule = ((await editor.send(base, plain)).headers.get('location') ?? '').replace('/rehearsal', '');
  const moderator = await site.reader('Moderator', 'moderator');
  for (const path of [base, rule, `${rule}/rehearsal`]) assert.equal((await moderator.get(path)).status, 200);
  for (const path of [base, rule, `${rule}/switch`, `${rule}/move`, `${rule}/remove`, `${rule}/rehearsal`])
    assert.equal((await moderator.send(path, { ...plain, on: '1', days: '3' })).status, 404);
  const writer = await site.reader('Writer', 'writer');
  assert.equal((await writer.get(base)).status, 404);
  assert.equal((await (await site.reader('Reader')).get(base)).status, 303);
  const [kept] = await site.world.db.selectFrom('moderation_rule').select(['is_on', 'name']).execute();
  assert.deepEqual({ ...kept }, { is_on: 0, name: 'Prices' });
});
