import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writingSite, type Reader, type WritingSite } from '../../discussion/writing-for-tests.ts';
import { listeningOwnData } from './place-own-data.ts';
import { keepPlace, placesAmong } from './places.ts';

const day = 86_400_000;

/** Under the site's story there is a recording of ten minutes. */
const withSound = async ({ world, story }: WritingSite, length = 600): Promise<string> => {
  const id = world.newId();
  await world.write(async ({ db }) => {
    const media = { id, kind: 'sound', state: 'ready', file_name: 'a.mp3', content_type: 'audio/mpeg', created_at: 0 };
    await db.insertInto('media').values(media).execute();
    const recording = { media_id: id, state: 'ready', duration: length, changed_at: 0 };
    await db.insertInto('recording').values(recording).execute();
    await db.insertInto('media_use').values({ kind: 'article', ref_id: story, media_id: id }).execute();
  });
  return id;
};

const tell = async (reader: Pick<Reader, 'send'>, fields: Record<string, string>): Promise<unknown> => {
  const answer = await reader.send('/podcasts/place', fields, { json: true });
  return { status: answer.status, ...((await answer.json()) as object) };
};

const places = async (reader: Pick<Reader, 'get'>, ...ids: string[]): Promise<unknown> =>
  ((await (await reader.get(`/podcasts/place?media=${ids.join(',')}`)).json()) as { places?: unknown }).places;

test('a reader goes on where they were, on any of their devices, until they have heard it all', async () => {
  const site = await writingSite();
  const media = await withSound(site);
  const other = await withSound(site);
  const ana = await site.reader('Ana');
  assert.deepEqual(await places(ana, media), {});
  const at = site.clock.now;
  assert.deepEqual(await tell(ana, { media, seconds: '61.24' }), {
    status: 200,
    kept: true,
    place: { seconds: 61.2, at },
  });
  assert.deepEqual(await places(ana, media, other), { [media]: { seconds: 61.2, at } });
  assert.deepEqual(await places(await site.reader('Ben'), media), {}, 'nobody else is told');
  site.clock.now += 20_000;
  await tell(ana, { media, seconds: '598' });
  assert.deepEqual(await places(ana, media), {}, 'three seconds before the end it has been heard');
  await tell(ana, { media, seconds: '10' });
  await tell(ana, { media, ended: '1' });
  assert.deepEqual(await places(ana, media), {});
  await site.close();
});

test('the newest word of any device wins, and a clock that is ahead gains nothing', async () => {
  const site = await writingSite();
  const media = await withSound(site);
  const ana = await site.reader('Ana');
  const start = site.clock.now;
  await tell(ana, { media, seconds: '100' });
  site.clock.now += 60_000;
  const late = await tell(ana, { media, seconds: '50', at: String(start - 5_000) });
  assert.deepEqual(late, { status: 200, kept: false, place: { seconds: 100, at: start } });
  await tell(ana, { media, ended: '1', at: String(start - 5_000) });
  assert.deepEqual(await places(ana, media), { [media]: { seconds: 100, at: start } });
  await tell(ana, { media, seconds: '200', at: String(site.clock.now + day) });
  assert.deepEqual(await places(ana, media), { [media]: { seconds: 200, at: site.clock.now } });
  await site.close();
});

test('a player that tells its place all the time is written down every ten seconds', async () => {
  const site = await writingSite();
  const media = await withSound(site);
  const ana = await site.reader('Ana');
  let kept = 0;
  for (let second = 0; second < 30; second += 1) {
    const answer = (await tell(ana, { media, seconds: String(second) })) as { kept: boolean };
    if (answer.kept) kept += 1;
    site.clock.now += 1_000;
  }
  assert.equal(kept, 3);
  await site.close();
});

test('strangers, other sites, unknown recordings and impossible places are refused', async () => {
  const site = await writingSite();
  const media = await withSound(site);
  const ana = await site.reader('Ana');
  assert.deepEqual(await tell(site.stranger, { media, seconds: '5' }), { status: 401, refusal: 'signed-out' });
  assert.equal((await site.stranger.get(`/podcasts/place?media=${media}`)).status, 401);
  const crossed = await ana.send(
    '/podcasts/place',
    { media, seconds: '5' },
    { headers: { origin: 'http://else.test' } },
  );
  assert.equal(crossed.status, 403);
  for (const seconds of ['-1', 'NaN', '1e3', '', '999999999'])
    assert.deepEqual(await tell(ana, { media, seconds }), { status: 422, refusal: 'no-time' }, seconds);
  for (const unknown of [site.world.newId(), 'x', ''])
    assert.deepEqual(await tell(ana, { media: unknown, seconds: '5' }), { status: 404, refusal: 'no-sound' }, unknown);
  assert.deepEqual(await places(ana, media), {});
  await site.close();
});

test('what a page sends as it goes is understood: JSON, also as plain text', async () => {
  const site = await writingSite();
  const media = await withSound(site);
  const ana = await site.reader('Ana');
  const send = (type: string, body: string): Promise<Response> =>
    site.request('/podcasts/place', {
      method: 'POST',
      headers: { origin: 'http://courant.test', cookie: ana.cookie, 'content-type': type },
      body,
    });
  assert.equal((await send('application/json', JSON.stringify({ media, seconds: 12.5 }))).status, 200);
  assert.deepEqual(await places(ana, media), { [media]: { seconds: 12.5, at: site.clock.now } });
  site.clock.now += 11_000;
  assert.equal((await send('text/plain;charset=UTF-8', JSON.stringify({ media, seconds: 20 }))).status, 200);
  assert.deepEqual(await places(ana, media), { [media]: { seconds: 20, at: site.clock.now } });
  assert.equal((await send('text/plain', '{"media"')).status, 422);
  assert.equal((await send('application/json', `{"media":"${'x'.repeat(2_000)}"}`)).status, 413);
  await site.close();
});

test('what is begun is listed to go on with, in the reader’s language, and can be taken off', async () => {
  const site = await writingSite();
  const media = await withSound(site);
  const ana = await site.reader('Ana');
  assert.match(await (await ana.get('/listening')).text(), /Nothing has been begun/);
  await tell(ana, { media, seconds: '125' });
  const page = await (await ana.get('/listening')).text();
  assert.ok(page.includes(`href="${site.path}?t=125"`));
  assert.match(page, /Go on at 2:05<\/a> · 8 minutes left/);
  assert.match(await (await ana.get('/ar/listening')).text(), /المتابعة من 2:05/);
  const gone = await ana.send('/podcasts/place/remove', { media });
  assert.equal(gone.headers.get('location'), '/listening?removed=1');
  assert.match(await (await ana.get('/listening?removed=1')).text(), /Removed from your list/);
  assert.deepEqual(await places(ana, media), {});
  assert.equal((await site.stranger.get('/listening')).status, 303);
  await site.close();
});

test('what is not public any more is not listed', async () => {
  const site = await writingSite();
  const media = await withSound(site);
  const ana = await site.reader('Ana');
  await tell(ana, { media, seconds: '125' });
  await site.world.write(async (tx) => {
    await tx.db.updateTable('article').set({ status: 'unpublished' }).where('id', '=', site.story).execute();
    await tx.changed(`article:${site.story}`);
  });
  assert.doesNotMatch(await (await ana.get('/listening')).text(), /t=125/);
  await site.close();
});

test('a reader takes along what they have listened to; after a year, and with the account, it is forgotten', async () => {
  const site = await writingSite();
  const [media, other] = [await withSound(site), await withSound(site)];
  const ana = await site.reader('Ana');
  await keepPlace(site.world, ana.account.id, { mediaId: other, seconds: 30 });
  site.clock.now += 200 * day;
  await keepPlace(site.world, ana.account.id, { mediaId: media, seconds: 125 });
  const [part] = await listeningOwnData.collect(site.world, ana.account, 'es');
  assert.equal(part?.title, 'Lo que ha escuchado');
  assert.deepEqual(
    part?.rows.map(({ title, place }) => [title, place]),
    [
      ['The tide', '2:05'],
      ['The tide', '0:30'],
    ],
  );
  site.clock.now += 165 * day;
  await site.world.write((tx) => tx.later('sweep-discussion', {}));
  await site.runJobs();
  const kept = async (): Promise<string[]> => [
    ...(await placesAmong(site.world, ana.account.id, [media, other])).keys(),
  ];
  assert.deepEqual(await kept(), [media]);
  await site.world.write((tx) => listeningOwnData.erase(site.world, tx, ana.account, { comments: 'keep' }));
  assert.deepEqual(await kept(), []);
  await site.close();
});
