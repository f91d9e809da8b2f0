import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writingSite, type WritingSite } from '../../rooms/discussion/writing-for-tests.ts';

const minute = 60_000;
const deskOf = '/newsroom/discussion';

const shiftsOf = (site: WritingSite) =>
  site.world.db.selectFrom('moderation_shift').selectAll().orderBy('started_at').execute();

type Seen = { seen: number; disturbing: number; minutes: number; suggestion: string | null };

const looking =
  (reader: Awaited<ReturnType<WritingSite['reader']>>) =>
  async (seen: number, disturbing = 0) =>
    (await (
      await reader.send(`${deskOf}/seen`, { seen: String(seen), disturbing: String(disturbing) }, { json: true })
    ).json()) as Seen;

test('what a moderator has looked at is counted for their shift, and a break is suggested kindly when it was much', async () => {
  const site = await writingSite();
  const mo = await site.reader('Mo', 'moderator');
  const look = looking(mo);
  assert.deepEqual(await look(10, 3), { state: 'done', seen: 10, disturbing: 3, minutes: 0, suggestion: null });
  for (let i = 0; i < 8; i += 1) {
    site.clock.now += 5 * minute;
    await look(5, 4);
  }
  assert.equal((await look(1)).suggestion, null, '35 disturbing texts: not yet');
  assert.match((await look(5, 5)).suggestion ?? '', /40 disturbing texts/);
  await mo.send(`${deskOf}/break`);
  assert.equal((await look(1)).suggestion, null, 'who says “not now” is left alone');
  site.clock.now += 9 * minute;
  await look(1);
  site.clock.now += 9 * minute;
  await look(1);
  site.clock.now += 9 * minute;
  assert.match((await look(1)).suggestion ?? '', /40 disturbing/, 'and asked again later');
  site.clock.now += 11 * minute;
  assert.equal((await look(1)).suggestion, null, 'ten minutes away were a break');
  for (let i = 0; i < 10; i += 1) {
    site.clock.now += 9 * minute;
    await look(1);
  }
  assert.match((await look(1)).suggestion ?? '', /90 minutes without a break/);
  site.clock.now += 61 * minute;
  assert.deepEqual(await look(1), { state: 'done', seen: 1, disturbing: 0, minutes: 0, suggestion: null });
  assert.equal((await shiftsOf(site)).length, 2, 'an hour away ends a shift');
  await site.close();
});

test('nobody sees what a colleague has looked at; a publisher sees the sum of all', async () => {
  const site = await writingSite();
  const [mo, ann, ed, pia] = [
    await site.reader('Mo', 'moderator'),
    await site.reader('Ann', 'moderator'),
    await site.reader('Ed', 'editor'),
    await site.reader('Pia', 'publisher'),
  ];
  await looking(mo)(17, 11);
  await looking(ann)(4);
  const page = async (who: typeof mo): Promise<string> => (await who.get(`${deskOf}/hand-over`)).text();
  assert.match(await page(mo), /<dd>17<\/dd>/);
  assert.match(await page(mo), /<dd>11<\/dd>/);
  for (const other of [ann, ed]) assert.doesNotMatch(await page(other), />(?:17|21|11)<|21 comments/);
  assert.match(await page(pia), /2 people, 2 shifts, 21 comments looked at, 11 of them disturbing/);
  const reader = await site.reader('Reader');
  assert.equal((await reader.send(`${deskOf}/seen`, { seen: '5' })).status, 303, 'readers have no shifts');
  assert.equal((await shiftsOf(site)).length, 2);
  await site.close();
});

test('a note waits for whoever comes next and is shown at the start of their shift', async () => {
  const site = await writingSite();
  const [mo, ann] = [await site.reader('Mo', 'moderator'), await site.reader('Ann', 'moderator')];
  assert.equal((await mo.send(`${deskOf}/hand-over`, { text: ' ' })).status, 422);
  await mo.send(`${deskOf}/hand-over`, { text: 'Watch the <tide> thread.' });
  assert.match(await (await ann.get(`${deskOf}/hand-over`)).text(), /Watch the &lt;tide> thread\./);
  for (let i = 0; i < 25; i += 1) {
    site.clock.now += 1;
    await mo.send(`${deskOf}/hand-over`, { text: `Note ${i}.` });
  }
  const page = await (await ann.get(`${deskOf}/hand-over`)).text();
  assert.match(page, /Note 24\./);
  assert.doesNotMatch(page, /Watch the/);
  const older = /href="(\/newsroom\/discussion\/hand-over\?before=[^"]+)"/.exec(page)?.[1] ?? '';
  assert.match(await (await ann.get(older)).text(), /Watch the &lt;tide> thread\./);
  await site.close();
});

test('a comment handed to a colleague lies with them alone until somebody decides or hands it on', async () => {
  const site = await writingSite({ state: 'held' });
  const [ann, mo, bea] = [
    await site.reader('Ann'),
    await site.reader('Mo', 'moderator'),
    await site.reader('Bea', 'moderator'),
  ];
  const { id } = await ann.post('Is this a threat or a quotation?');
  const lies = async (who: typeof mo): Promise<boolean> =>
    (await (await who.get(`${deskOf}/hand-over`)).text()).includes(`comments/${id}`);
  assert.match(await (await mo.get(`/comments/${id}/hand-over`)).text(), /Bea \(moderator\)/);
  assert.equal(
    (await mo.send(`/comments/${id}/hand-over`, { to: ann.account.id })).status,
    422,
    'readers decide nothing',
  );
  assert.equal((await mo.send(`/comments/${id}/hand-over`, { to: mo.account.id })).status, 422);
  await mo.send(`/comments/${id}/hand-over`, { to: bea.account.id, words: 'You speak Dutch.' });
  assert.deepEqual([await lies(mo), await lies(bea)], [false, true]);
  await bea.send(`/comments/${id}/hand-over`, { to: '', words: 'I do not.' });
  assert.deepEqual([await lies(mo), await lies(bea)], [true, false], 'to whoever comes next');
  await bea.send(`/comments/${id}/approve`);
  assert.deepEqual([await lies(mo), await lies(bea)], [false, false], 'somebody has decided');
  const acts = await site.world.db
    .selectFrom('decision')
    .select(['act', 'account_id', 'details'])
    .orderBy('id')
    .execute();
  assert.deepEqual(
    acts.map(({ act }) => act),
    ['hand-over', 'hand-over', 'approve'],
  );
  assert.equal((JSON.parse(acts[0]?.details ?? '') as { to: string }).to, bea.account.id);
  await bea.send(`/comments/${id}/hand-over`, { to: mo.account.id });
  const handing = /hand-over\/([0-9a-f-]{36})\/close/.exec(await (await mo.get(`${deskOf}/hand-over`)).text())?.[1];
  assert.equal((await ann.send(`${deskOf}/hand-over/${handing}/close`)).status, 303);
  assert.equal(await lies(mo), true);
  await mo.send(`${deskOf}/hand-over/${handing}/close`);
  assert.equal(await lies(mo), false, 'there was nothing to decide');
  await site.close();
});
