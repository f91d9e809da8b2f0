/** Long work on recordings and figures of podcasts, by HTTP alone. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { writingSite, type WritingSite } from '../rooms/discussion/writing-for-tests.ts';
import { asking, saidBy, tokenFor, type Told } from './api-for-tests.ts';

let site: WritingSite;
let ask: ReturnType<typeof asking>;
let token: string;
let mediaId: string;

before(async () => {
  site = await writingSite({});
  ask = asking(() => site);
  const { account } = await site.reader('Chief', 'editor');
  token = await tokenFor(site, account, 'stories:read', 'podcasts:write', 'audience:read');
  mediaId = site.world.newId();
  await site.world.write(async ({ db }) => {
    const known = { id: mediaId, kind: 'sound', state: 'ready', file: `${mediaId}/a.mp3`, bytes: 9 };
    const media = { ...known, file_name: 'a.mp3', content_type: 'audio/mpeg', created_at: 0 };
    await db.insertInto('media').values(media).execute();
    const recording = { media_id: mediaId, state: 'ready', container: 'mp3', codec: 'mp3', duration: 60 };
    await db
      .insertInto('recording')
      .values({ ...recording, changed_at: 0 })
      .execute();
  });
});
after(() => site.close());

const asks = (what: string, body?: unknown): Promise<Told> =>
  ask(what, { token, ...(body === undefined ? {} : { body }) });

test('A version of a recording is begun once, looked at, and given up', async () => {
  const cut = { to: 'mp3', cut: { from: 1, to: 30 } };
  const late = await asks(`POST /media/${mediaId}/recording/versions`, { to: 'mp3', cut: { from: 61, to: 90 } });
  assert.equal(saidBy(late), '422 invalid');
  assert.equal(late.value.errors[0].pointer, '/cut');
  const { value } = await asks(`POST /media/${mediaId}/recording/versions`, cut);
  assert.equal(saidBy(await asks(`POST /media/${mediaId}/recording/versions`, cut)), '409 wrong-state');
  const [work] = (await asks(`GET /media/${mediaId}/recording/work`)).value.items;
  assert.deepEqual([work.id, work.kind, work.state, work.progress], [value.id, 'version', 'waiting', 0]);
  const at = `/media/${mediaId}/recording/work`;
  assert.equal(saidBy(await asks(`DELETE ${at}/${site.world.newId()}`)), '404 not-found');
  assert.equal(saidBy(await asks(`DELETE ${at}/${value.id}`)), '204');
  assert.equal(saidBy(await asks(`DELETE ${at}/${value.id}`)), '409 wrong-state');
  assert.equal((await asks(`GET ${at}`)).value.items[0].state, 'cancelled');
});

test('Where no program writes down speech it is said, with what to do', async () => {
  const told = await asks(`POST /media/${mediaId}/recording/transcripts`, { language: 'en' });
  assert.equal(saidBy(told), '409 wrong-state');
  assert.match(told.value.detail, /TRANSCRIBE_COMMAND/);
  assert.equal((await asks('GET /podcasts/tools')).value.transcriber.isThere, false);
});

test('Downloads of a show and of an episode are summed by day, app and recording, listening apart', async () => {
  const show = await asks('POST /shows', { edition: 'en', title: 'Counted' });
  const episode = await asks(`POST /shows/${show.value.id}/episodes`, { headline: 'One', mediaId });
  assert.deepEqual(episode.value.faults, []);
  await site.world.write(async ({ db }) => {
    for (const [day, app, count] of [
      ['2026-11-18', 'Overcast', 2],
      ['2026-11-19', 'Overcast', 3],
      ['2026-11-19', 'AntennaPod', 4],
    ] as const)
      await db.insertInto('download_day').values({ day, media_id: mediaId, app, country: '', count }).execute();
    await db
      .insertInto('listen_day')
      .values({ day: '2026-11-19', media_id: mediaId, measure: 'started', count: 7 })
      .execute();
  });
  const { value } = await asks(`GET /shows/${show.value.id}/figures`);
  assert.equal(value.downloads, 9);
  assert.deepEqual(
    value.byDay.map(({ name, count }: { name: string; count: number }) => [name, count]),
    [
      ['2026-11-18', 2],
      ['2026-11-19', 7],
    ],
  );
  assert.deepEqual(value.byApp[0], { name: 'Overcast', count: 5 });
  assert.deepEqual(value.byCountry, []);
  assert.deepEqual(value.listened, [{ name: 'started', count: 7 }]);
  const one = await asks(`GET /episodes/${episode.value.id}/figures?from=2026-11-19&to=2026-11-19`);
  assert.equal(one.value.downloads, 7);
  assert.equal(saidBy(await asks(`GET /episodes/${episode.value.id}/figures?from=yesterday`)), '400 bad-query');
  assert.equal(saidBy(await asks(`GET /shows/${site.world.newId()}/figures`)), '404 not-found');
});
