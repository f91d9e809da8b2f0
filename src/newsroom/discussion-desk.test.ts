import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writingSite } from '../rooms/discussion/writing-for-tests.ts';

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
  const desk = async (list = ''): Promise<string> =>
    (await mod.get(`/newsroom/discussion${list && `?list=${list}`}`)).text();
  const first = await desk();
  assert.match(first, /Waiting \(1\)[\s\S]*Reported \(1\)[\s\S]*illegal content \(1\)[\s\S]*Errors in stories \(1\)/);
  assert.match(first, /A kraken in the harbour\./);
  assert.match(first, /<b>Word list<\/b> \(waits for a moderator\):[^<]*a moderator looks at first/, 'why it waits');
  const writer = /<a href="(\/reader\/[\da-f-]{36})"><bdi>Ann<\/bdi>/.exec(first)?.[1] ?? '';
  assert.match(await (await mod.get(writer)).text(), /Ann/);
  const reported = await desk('reported');
  assert.match(reported, /Something &lt;i>ordinary&lt;\/i> to say\./);
  assert.match(reported, /Insults and personal attacks[\s\S]*So rude\./);
  assert.match(await desk('illegal'), /My own address is in it\.[\s\S]*Cy[\s\S]*cy@example\.org/);
  const errors = await desk('errors');
  assert.match(errors, /It was Tuesday\./);
  assert.match(await desk('newest'), /ordinary/);

  const referer = 'http://courant.test/newsroom/discussion?list=waiting';
  const approved = await mod.send(`/comments/${held.id}/approve`, {}, { headers: { referer } });
  assert.equal(approved.headers.get('location'), '/newsroom/discussion?list=waiting');
  await mod.send(`/comments/${open.id}/approve`);
  const report = /action="(\/reports\/[\da-f-]{36}\/close)"/.exec(errors)?.[1] ?? '';
  assert.equal((await ben.send(report, { upheld: '1' })).status, 404);
  assert.equal((await mod.send(report, { upheld: '1' })).status, 303);
  const done = await desk('waiting');
  assert.match(done, /Waiting \(0\)[\s\S]*Reported \(0\)[\s\S]*illegal content \(0\)[\s\S]*Errors in stories \(0\)/);
  await site.runJobs();
  assert.match(site.mails.at(-1)?.text ?? '', /It stays/);
  await site.close();
});

test('the desk is there for moderators, editors and publishers, and pages through long lists', async () => {
  const site = await writingSite({ state: 'held' });
  for (const [role, status] of [
    ['reader', 303],
    ['contributor', 404],
    ['writer', 404],
    ['editor', 200],
    ['publisher', 200],
  ] as const)
    assert.equal((await (await site.reader(`A ${role}`, role)).get('/newsroom/discussion')).status, status, role);
  const [ann, mod] = [await site.reader('Ann'), await site.reader('Mo', 'moderator')];
  for (let i = 0; i < 45; i += 1) {
    site.clock.now += 1_000;
    await ann.post(`Comment number ${i}, please read it (${i * 7919}).`);
  }
  const first = await (await mod.get('/newsroom/discussion')).text();
  const next =
    /href="(\/newsroom\/discussion\?list=waiting&amp;after=[^"]+)"/.exec(first)?.[1]?.replace('&amp;', '&') ?? '';
  const second = await (await mod.get(next)).text();
  const numbers = (page: string): number[] => [...page.matchAll(/Comment number (\d+),/g)].map(([, n]) => Number(n));
  assert.deepEqual(
    [...numbers(first), ...numbers(second)],
    Array.from({ length: 45 }, (_, i) => i),
  );
  await site.close();
});
