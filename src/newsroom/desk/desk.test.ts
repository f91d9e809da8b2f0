import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writingSite, type Reader } from '../../rooms/discussion/writing-for-tests.ts';

const deskOf =
  (mod: Reader) =>
  async (query = ''): Promise<string> =>
    (await mod.get(`/newsroom/discussion${query && `?${query}`}`)).text();

const idsOn = (page: string): string[] => [...page.matchAll(/data-id="([\da-f-]{36})"/g)].map(([, id]) => id ?? '');

type Told = {
  state: string;
  words?: string;
  done?: { id: string; decisionId: string }[];
  gone?: { id: string; words: string }[];
  claims?: { id: string; by: string }[];
  ids?: string[];
};

const asked = async (
  mod: Reader,
  path: string,
  fields: Record<string, string>,
): Promise<{ status: number; told: Told }> => {
  const answer = await mod.send(`/newsroom/discussion/${path}`, fields, { json: true });
  return { status: answer.status, told: (await answer.json()) as Told };
};

test('moderators find what waits, what was reported, notices and errors, and act on it in place', async () => {
  const site = await writingSite({ words: { '*': { refuse: [], hold: ['kraken'], nudge: [] } } });
  const [ann, ben, mod] = [await site.reader('Ann'), await site.reader('Ben'), await site.reader('Mo', 'moderator')];
  const held = await ann.post('A kraken in the harbour.');
  const open = await ann.post('Something <i>ordinary</i> to say.');
  await ben.send(`/comments/${open.id}/report`, { reason: 'insult', text: 'So rude.' });
  await ben.send(`/comments/${open.id}/report`, { kind: 'error', text: 'It was Tuesday.' });
  await site.stranger.send(`/comments/${open.id}/report`, {
    kind: 'illegal',
    reason: 'privacy',
    text: 'My own address is in it.',
    name: 'Cy',
    email: 'cy@example.org',
    'good-faith': '1',
  });
  const desk = deskOf(mod);
  const count = (page: string, list: string): string =>
    new RegExp(`data-count="${list}"[^>]*>\\((\\d+)\\)`).exec(page)?.[1] ?? '';
  const first = await desk();
  assert.match(first, /<h1[^>]*>Illegal content/, 'what the law does not let wait comes first');
  for (const list of ['waiting', 'reported', 'illegal', 'errors', 'new']) assert.equal(count(first, list), '1', list);
  const waiting = await desk('list=waiting');
  assert.match(waiting, /A kraken in the harbour\./);
  assert.match(waiting, /<b>Word list<\/b> \(waits for a moderator\):[^<]*a moderator looks at first/, 'why it waits');
  assert.match(waiting, /\/newsroom\/readers\/[\da-f-]{36}"><bdi>Ann<\/bdi>/);
  assert.match(waiting, /It only decides what is looked at first/, 'the record is explained');
  const reported = await desk('list=reported');
  assert.match(reported, /Something &lt;i>ordinary&lt;\/i> to say\./);
  assert.match(reported, /Insults and personal attacks[\s\S]*So rude\./);
  assert.match(await desk('list=illegal'), /My own address is in it\.[\s\S]*Cy[\s\S]*cy@example\.org/);
  const errors = await desk('list=errors');
  assert.match(errors, /It was Tuesday\./);
  assert.match(await desk('list=new'), /ordinary/);

  const back = '/newsroom/discussion?list=waiting';
  const approved = await mod.send('/newsroom/discussion/decide', { ids: held.id, act: 'approve', back });
  assert.equal(approved.headers.get('location'), back);
  assert.match(await desk('list=approved'), /A kraken in the harbour\.[\s\S]*Mo<\/bdi> approved it/);
  await mod.send('/newsroom/discussion/decide', { ids: open.id, act: 'approve' });
  const report = /formaction="(\/reports\/[\da-f-]{36}\/close)"/.exec(errors)?.[1] ?? '';
  assert.equal((await ben.send(report, { upheld: '1' })).status, 404);
  assert.equal((await mod.send(report, { upheld: '1' })).status, 303);
  const done = await desk('list=waiting');
  for (const list of ['waiting', 'reported', 'illegal', 'errors', 'new']) assert.equal(count(done, list), '0', list);
  assert.match(done, /Nothing waits/);
  await site.runJobs();
  assert.ok(
    site.mails.some(({ text }) => /The comment stays/.test(text)),
    'who gave notice is told',
  );
  await site.close();
});

test('the desk is there for moderators, editors and publishers; who writes stories sees the errors found in them', async () => {
  const site = await writingSite({ state: 'held' });
  for (const [role, desk, errors] of [
    ['reader', 303, 303],
    ['contributor', 404, 200],
    ['writer', 404, 200],
    ['editor', 200, 200],
    ['publisher', 200, 200],
  ] as const) {
    const one = await site.reader(`A ${role}`, role);
    assert.equal((await one.get('/newsroom/discussion')).status, desk, role);
    assert.equal((await one.get('/newsroom/discussion?list=errors')).status, errors, role);
    assert.equal((await one.get('/newsroom/discussion/live/changes')).status, desk, role);
  }
  await site.close();
});

test('a long list is paged through from the oldest on, or from what is most at risk', async () => {
  const site = await writingSite({ state: 'held', words: { '*': { refuse: [], hold: ['kraken'], nudge: [] } } });
  const [ann, mod] = [await site.reader('Ann'), await site.reader('Mo', 'moderator')];
  for (let i = 0; i < 45; i += 1) {
    site.clock.now += 1_000;
    await ann.post(`${i === 43 ? 'A kraken. ' : ''}Comment number ${i}, please read it (${i * 7919}).`);
  }
  const desk = deskOf(mod);
  const nextOf = (page: string): string =>
    /href="\/newsroom\/discussion\?([^"]+)" rel="next"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const numbers = (page: string): number[] => [...page.matchAll(/Comment number (\d+),/g)].map(([, n]) => Number(n));
  for (const [query, inOrder] of [
    ['list=waiting', Array.from({ length: 45 }, (_, i) => i)],
    ['list=waiting&order=risk', [43, ...Array.from({ length: 45 }, (_, i) => i).filter((i) => i !== 43)]],
  ] as const) {
    const first = await desk(query);
    assert.deepEqual([...numbers(first), ...numbers(await desk(nextOf(first)))], inOrder, query);
  }
  await site.close();
});

test('a list is narrowed by story, edition, reason, age and reader, and the address keeps it', async () => {
  const site = await writingSite({ words: { '*': { refuse: [], hold: ['kraken'], nudge: [] } } });
  const [ann, ben, mod] = [await site.reader('Ann'), await site.reader('Ben'), await site.reader('Mo', 'moderator')];
  const old = await ann.post('A kraken long ago.');
  site.clock.now += 2 * 3_600_000;
  const young = await ben.post('A kraken just now.');
  const desk = deskOf(mod);
  const writer = /data-writer="([\da-f-]{36})"/.exec(await desk('list=waiting'))?.[1] ?? '';
  const shown = async (query: string): Promise<string[]> => idsOn(await desk(`list=waiting&${query}`));
  assert.deepEqual(await shown(`reader=${writer}`), [old.id]);
  assert.deepEqual(await shown('age=hour'), [young.id]);
  assert.deepEqual(await shown('age=over-hour'), [old.id]);
  assert.deepEqual(await shown('reason=words'), [old.id, young.id]);
  assert.deepEqual(await shown('reason=links'), []);
  assert.deepEqual(await shown(`thread=${site.story}`), [old.id, young.id]);
  assert.deepEqual(await shown('edition=ar'), []);
  assert.deepEqual(await shown('edition=en'), [old.id, young.id]);
  const narrowed = await desk(`list=waiting&reader=${writer}`);
  assert.match(narrowed, /Only by <bdi>Ann<\/bdi>/);
  assert.match(narrowed, /name="query" value="list=waiting&amp;reader=/, 'it can be saved as a view');
  await site.close();
});

test('two moderators at one queue: each sees what the other looks at, and what one has decided is refused to the other in words', async () => {
  const site = await writingSite({ state: 'held' });
  const [ann, mo, di] = [
    await site.reader('Ann'),
    await site.reader('Mo', 'moderator'),
    await site.reader('Di', 'editor'),
  ];
  const [one, two] = [await ann.post('The first to be read.'), await ann.post('The second, quite different.')];
  const since = String(site.clock.now);
  site.clock.now += 1_000;
  const taken = await asked(mo, 'claim', { ids: one.id });
  assert.deepEqual(
    taken.told.claims?.map(({ id, by }) => [id, by]),
    [[one.id, 'Mo']],
  );
  assert.match(await deskOf(di)('list=waiting'), /Mo is looking at this/);
  assert.doesNotMatch(await deskOf(mo)('list=waiting'), /is looking at this/, 'nobody is told of themselves');
  const late = await asked(di, 'claim', { ids: `${one.id},${two.id}` });
  assert.deepEqual(
    new Map(late.told.claims?.map(({ id, by }) => [id, by])),
    new Map([
      [one.id, 'Mo'],
      [two.id, 'Di'],
    ]),
  );

  const decided = await asked(mo, 'decide', { ids: one.id, act: 'approve', since });
  assert.deepEqual([decided.status, decided.told.state], [200, 'done']);
  const again = await asked(di, 'decide', { ids: one.id, act: 'approve', since });
  assert.deepEqual([again.status, again.told.words], [409, 'Mo approved it meanwhile.']);
  const other = await asked(di, 'decide', { ids: one.id, act: 'remove', rule: 'spam', since });
  assert.equal(other.status, 409, 'not removed over the head of a colleague either');
  const page = await di.send('/newsroom/discussion/decide', { ids: one.id, act: 'approve', since });
  assert.equal(page.status, 409);
  assert.match(await page.text(), /Mo approved it meanwhile\./);
  assert.deepEqual(idsOn(await deskOf(di)('list=waiting')), [two.id]);

  const news = (await (await di.get(`/newsroom/discussion/live/changes?since=${since}`, { json: true })).json()) as {
    counts: { waiting: number };
    gone: { id: string; words: string }[];
    claims: { by: string }[];
  };
  assert.deepEqual(
    [news.counts.waiting, news.gone[0]?.id, news.gone[0]?.words],
    [1, one.id, 'Mo approved it meanwhile.'],
  );
  site.clock.now += 181_000;
  assert.equal(
    (await asked(mo, 'claim', { ids: two.id })).told.claims?.[0]?.by,
    'Mo',
    'after three minutes it is free',
  );
  await asked(mo, 'claim', { ids: '', release: two.id });
  assert.equal((await asked(di, 'claim', { ids: two.id })).told.claims?.[0]?.by, 'Di', 'and when it is let go');

  const undone = await asked(mo, 'undo', { decisions: decided.told.done?.[0]?.decisionId ?? '' });
  assert.deepEqual([undone.status, undone.told.ids], [200, [one.id]]);
  assert.deepEqual(idsOn(await deskOf(di)('list=waiting')), [one.id, two.id]);
  assert.equal(
    (await asked(di, 'decide', { ids: one.id, act: 'approve', since })).status,
    200,
    'what was taken back is open to all',
  );
  await site.close();
});

test('a selection is decided about at once and taken back at once, without a script', async () => {
  const site = await writingSite({ state: 'held' });
  const [ann, mod] = [await site.reader('Ann'), await site.reader('Mo', 'moderator')];
  const texts = ['One of three to be read.', 'Another one, quite different.', 'The last of them all.'];
  const ids: string[] = [];
  for (const text of texts) ids.push((await ann.post(text)).id);
  const origin = 'http://courant.test';
  const sendMany = (path: string, fields: [string, string][]) =>
    site.request(`/newsroom/discussion/${path}`, {
      method: 'POST',
      headers: { origin, cookie: mod.cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
  const back = '/newsroom/discussion?list=waiting';
  const chosen = ids.map((id): [string, string] => ['ids', id]);
  const nothing = await sendMany('decide', [
    ['act', 'approve'],
    ['back', back],
  ]);
  assert.equal(nothing.status, 422);
  assert.match(await nothing.text(), /Select at least one comment/);
  assert.equal(
    (await sendMany('decide', [...chosen, ['act', 'remove'], ['rule', '']])).status,
    422,
    'a rule is needed',
  );
  const removed = await sendMany('decide', [...chosen, ['act', 'remove'], ['rule', 'spam'], ['back', back]]);
  assert.equal(removed.headers.get('location'), back);
  assert.equal(idsOn(await deskOf(mod)('list=removed')).length, 3);
  const page = await deskOf(mod)('list=waiting');
  assert.match(page, /You removed it \(3 comments\)/);
  const decisions = [...page.matchAll(/name="decisions" value="([\da-f-]{36})"/g)].map(([, id]): [string, string] => [
    'decisions',
    id ?? '',
  ]);
  assert.equal(
    (await sendMany('undo', [...decisions, ['back', 'https://elsewhere.example/']])).headers.get('location'),
    '/newsroom/discussion',
  );
  assert.deepEqual(idsOn(await deskOf(mod)('list=waiting')), ids);
  await site.close();
});
