/** A podcast from its first sign to its listeners, by HTTP alone. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { writingSite, type WritingSite } from '../rooms/discussion/writing-for-tests.ts';
import { asking, saidBy, tokenFor, type Told } from './api-for-tests.ts';

let site: WritingSite;
let ask: ReturnType<typeof asking>;
const tokens: Record<string, string> = {};

before(async () => {
  site = await writingSite({});
  ask = asking(() => site);
  for (const role of ['publisher', 'editor', 'writer', 'contributor'] as const) {
    const { account } = await site.reader(`The ${role}`, role);
    const scopes = ['stories:read', 'stories:write', 'podcasts:write'] as const;
    tokens[role] = await tokenFor(
      site,
      account,
      ...scopes,
      ...(role === 'editor' ? (['stories:publish'] as const) : []),
    );
  }
  const { account } = await site.reader('Ana');
  tokens['reader'] = await tokenFor(site, account, 'read', 'follow', 'bookmarks', 'comment');
});
after(() => site.close());

const asks = (role: string, what: string, body?: unknown): Promise<Told> =>
  ask(what, { token: tokens[role], ...(body === undefined ? {} : { body }) });

const does = async (what: string, body?: unknown, role = 'editor'): Promise<Told['value']> => {
  const told = await asks(role, what, body);
  assert.ok(told.status < 400, `${what}: ${JSON.stringify(told.value)}`);
  return told.value;
};

const refuses = async (role: string, what: string, body?: unknown): Promise<string> =>
  saidBy(await asks(role, what, body));

/** A sound of the library that has been looked at. */
const sound = async (length = 180): Promise<string> => {
  const id = site.world.newId();
  await site.world.write(async ({ db }) => {
    const media = { id, kind: 'sound', state: 'ready', file_name: 'a.mp3', content_type: 'audio/mpeg', created_at: 0 };
    await db
      .insertInto('media')
      .values({ ...media, file: `${id}/a.mp3`, sha256: 'a1b2c3d4e5f60718', bytes: 9 })
      .execute();
    const peaks = Buffer.from([1, 200, 3]).toString('base64');
    const recording = { media_id: id, state: 'ready', container: 'mp3', codec: 'mp3', duration: length, peaks };
    await db
      .insertInto('recording')
      .values({ ...recording, changed_at: 0 })
      .execute();
  });
  return id;
};

const makeShow = async (title: string, more: object = {}): Promise<string> =>
  (await does('POST /shows', { edition: 'en', title, ...more })).id;

test('A show is begun, described, put in order, hidden, moved elsewhere and taken back', async () => {
  const id = await makeShow('The Tide Table', { categories: ['News > Daily News'] });
  const shown = await does(`GET /shows/${id}`);
  assert.equal(shown.url, 'http://courant.test/podcasts/the-tide-table');
  assert.equal(shown.feed, 'http://courant.test/podcasts/the-tide-table/feed.xml');
  assert.deepEqual(
    shown.missing.map(({ field }: { field: string }) => field),
    ['description', 'artId', 'ownerEmail'],
  );
  const people = [{ name: 'Maren', role: 'host', group: 'cast' }];
  const changed = await does(`PATCH /shows/${id}`, { description: 'Every Monday.', people, isLocked: true });
  assert.deepEqual([changed.description, changed.people, changed.isLocked], ['Every Monday.', people, true]);
  assert.deepEqual(changed.categories, ['News > Daily News'], 'what is left out stays');
  const other = await makeShow('Second');
  await does('PUT /shows/order', { edition: 'en', ids: [other, id] });
  assert.deepEqual(
    (await does('GET /shows?edition=en')).items.map((show: { id: string }) => show.id),
    [other, id],
  );
  assert.equal((await does(`PATCH /shows/${id}`, { state: 'hidden' })).state, 'hidden');
  assert.equal(await refuses('editor', `PATCH /shows/${id}`, { state: 'moved' }), '422 invalid');
  const moved = await does(`PATCH /shows/${id}`, { state: 'moved', movedTo: 'https://elsewhere.example/feed.xml' });
  assert.equal(moved.movedTo, 'https://elsewhere.example/feed.xml');
  const back = await does(`PATCH /shows/${id}`, { state: 'published', movedTo: null });
  assert.deepEqual([back.state, back.movedTo], ['published', null]);
  await does(`DELETE /shows/${other}`);
  assert.equal(await refuses('editor', `GET /shows/${other}`), '404 not-found');
});

test('What is wrong with a show is said at its field', async () => {
  const told = await asks('editor', 'POST /shows', {
    edition: 'en',
    title: 'X',
    categories: ['Cats'],
    ownerEmail: 'x',
  });
  assert.equal(saidBy(told), '422 invalid');
  const at = told.value.errors.map(({ pointer }: { pointer: string }) => pointer);
  assert.deepEqual(at.toSorted(), ['/categories', '/ownerEmail']);
  assert.equal(await refuses('editor', 'POST /shows', { edition: 'xx', title: 'X' }), '422 invalid');
  assert.equal(await refuses('editor', 'POST /shows', { edition: 'en', title: 'X', colour: 'red' }), '422 invalid');
});

test('An episode is begun, gets its sound, chapters and transcript, and goes out as the story it is', async () => {
  const showId = await makeShow('Night Shift');
  const mediaId = await sound();
  const begun = await does(`POST /shows/${showId}/episodes`, {
    headline: 'Two tides',
    markdown: 'What we saw.\n',
    mediaId,
    number: 1,
  });
  assert.deepEqual(begun.faults, []);
  const chapters = '{"version":"1.2.0","chapters":[{"startTime":90,"title":"Back"},{"startTime":0,"title":"Quay"}]}';
  await does(`PUT /episodes/${begun.id}/chapters`, { chapters });
  const soundbites = [{ start: 10, duration: 20, title: 'It came' }];
  const episode = await does(`PATCH /episodes/${begun.id}`, { soundbites, season: 2 });
  assert.deepEqual(
    episode.chapters.map(({ start, title }: { start: number; title: string }) => [start, title]),
    [
      [0, 'Quay'],
      [90, 'Back'],
    ],
  );
  assert.deepEqual([episode.season, episode.number, episode.duration, episode.missing], [2, 1, 180, []]);
  assert.equal((await does(`GET /shows/${showId}/episodes?published=true`)).items.length, 0);
  assert.equal((await does(`GET /shows/${showId}/episodes`)).items[0].status, 'draft');
  await does(`POST /stories/${begun.id}/publish`, {});
  const out = (await does(`GET /shows/${showId}/episodes?published=true`)).items[0];
  assert.deepEqual([out.status, out.url], ['published', 'http://courant.test/podcasts/night-shift/two-tides']);
  assert.equal(new URL(out.sound.url).pathname.split('/')[2], mediaId);
  assert.match((await does(`GET /episodes/${begun.id}/chapters`)).chapters, /"startTime":90/);
  assert.equal(await refuses('editor', `DELETE /shows/${showId}`), '409 in-use');
});

test('What is wrong with an episode is said, and its story is there all the same', async () => {
  const showId = await makeShow('Faults');
  const mediaId = await sound(60);
  const chapters = [{ start: 61, title: 'Too late' }];
  const begun = await does(`POST /shows/${showId}/episodes`, { headline: 'Late', mediaId, chapters });
  assert.match(begun.faults[0].words, /ends at 1:00/);
  assert.equal((await does(`GET /episodes/${begun.id}`)).mediaId, null);
  const told = await asks('editor', `PATCH /episodes/${begun.id}`, { mediaId, chapters });
  assert.equal(told.value.errors[0].pointer, '/chapters');
  assert.equal(await refuses('editor', `PUT /episodes/${begun.id}/chapters`, { chapters: '[]' }), '422 invalid');
  assert.equal(await refuses('editor', `GET /episodes/${site.story}`), '404 not-found');
  assert.equal(await refuses('editor', `PATCH /episodes/${site.story}`, { showId, number: 1 }), '404 not-found');
});

test('A transcript goes in and comes out in every form, and nobody writes over another', async () => {
  const mediaId = await sound();
  const at = `/media/${mediaId}/transcripts/en`;
  const vtt = 'WEBVTT\n\n00:00:00.000 --> 00:00:04.200\n<v Maren>It is four.\n';
  assert.deepEqual(await does(`PUT ${at}`, { text: vtt, since: 0 }), { version: 1, cues: 1, isTimed: true });
  const cues = [{ start: 0, end: 4.2, speaker: 'Maren', text: 'It is four.' }];
  for (const form of ['vtt', 'srt', 'json', 'html', 'text']) {
    const given = await does(`GET ${at}?form=${form}`);
    assert.deepEqual(given.cues, cues);
    assert.match(given.text, /It is four\./, form);
    const other = await sound();
    const put = await does(`PUT /media/${other}/transcripts/en`, { text: given.text });
    assert.equal(put.cues, 1, form);
  }
  assert.equal(await refuses('editor', `PUT ${at}`, { cues, since: 0 }), '409 changed-meanwhile');
  assert.equal((await does(`PUT ${at}`, { cues, since: 1 })).version, 2);
  assert.equal(await refuses('editor', `PUT ${at}`, { text: vtt, cues }), '422 invalid');
  assert.equal(await refuses('editor', `PUT ${at}`, { text: 'WEBVTT\n\nx --> y\nz\n' }), '422 invalid');
  const [listed] = (await does(`GET /media/${mediaId}/transcripts`)).items;
  assert.deepEqual([listed.language, listed.version, listed.cues], ['en', 2, 1]);
  await does(`DELETE ${at}`);
  assert.equal(await refuses('editor', `GET ${at}`), '404 not-found');
});

test('What was found in a recording is told, with its peaks', async () => {
  const mediaId = await sound();
  const told = await does(`GET /media/${mediaId}/recording`);
  assert.deepEqual([told.state, told.duration, told.peaks], ['ready', 180, [1, 200, 3]]);
  assert.ok('isThere' in (await does('GET /podcasts/tools')).ffmpeg);
  assert.equal(await refuses('editor', `GET /media/${site.world.newId()}/recording`), '404 not-found');
});

test('Roles and scopes hold: writers write episodes, editors make shows, readers see nothing of it', async () => {
  const showId = await makeShow('Roles');
  const mediaId = await sound();
  const table: [string, string, unknown, Record<string, string>][] = [
    [
      'POST /shows',
      'shows',
      { edition: 'en', title: 'By role' },
      { writer: '403 not-allowed', contributor: '403 not-allowed', publisher: '201' },
    ],
    [`PATCH /shows/${showId}`, 'show', { author: 'X' }, { writer: '403 not-allowed', publisher: '200' }],
    [`PATCH /shows/${showId}`, 'hidden', { state: 'hidden' }, { writer: '403 not-allowed', publisher: '200' }],
    ['PUT /shows/order', 'order', { edition: 'en', ids: [] }, { writer: '403 not-allowed', editor: '204' }],
    [`DELETE /shows/${showId}`, 'delete', undefined, { writer: '403 not-allowed' }],
    [`POST /shows/${showId}/episodes`, 'episodes', { headline: 'E' }, { writer: '201', contributor: '201' }],
    [
      `PUT /media/${mediaId}/transcripts/en`,
      'transcript',
      { text: 'Four.' },
      { contributor: '403 not-allowed', writer: '200' },
    ],
  ];
  for (const [what, name, body, said] of table) {
    for (const [role, expected] of Object.entries(said))
      assert.equal(await refuses(role, what, body), expected, `${role}: ${name}`);
    assert.equal(await refuses('reader', what, body), '403 token-scope', name);
    assert.equal(saidBy(await ask(what, body === undefined ? {} : { body })), '401 not-signed-in', name);
  }
  assert.equal(await refuses('reader', 'GET /shows'), '403 token-scope');
});

test('A contributor changes their own episode, not another’s', async () => {
  const showId = await makeShow('Own');
  const { id } = await does(`POST /shows/${showId}/episodes`, { headline: 'Mine' }, 'contributor');
  assert.equal((await does(`PATCH /episodes/${id}`, { number: 3 }, 'contributor')).number, 3);
  const other = await does(`POST /shows/${showId}/episodes`, { headline: 'Not mine' });
  assert.match(await refuses('contributor', `PATCH /episodes/${other.id}`, { number: 4 }), /^40[34] /);
});

test('A listener’s program has feeds of its own, goes on where it was, and sees which moments are talked about', async () => {
  const showId = await makeShow('Listeners');
  const mediaId = await sound();
  const { id } = await does(`POST /shows/${showId}/episodes`, { headline: 'Heard', markdown: 'Notes.\n', mediaId });
  await does(`POST /stories/${id}/publish`, {});
  const made = await does('POST /me/podcast-feeds', { name: 'My phone', showId }, 'reader');
  assert.match(made.url, /^http:\/\/courant\.test\/podcasts\/private\/[\w-]{43}\.xml$/);
  assert.equal((await does('GET /me/podcast-feeds', undefined, 'reader')).items[0].name, 'My phone');
  assert.equal(await refuses('reader', 'POST /me/podcast-feeds', { name: ' ' }), '422 invalid');
  await does(`DELETE /me/podcast-feeds/${made.id}`, undefined, 'reader');
  assert.equal(await refuses('reader', `DELETE /me/podcast-feeds/${made.id}`), '404 not-found');

  assert.equal((await does(`PUT /me/listening/${mediaId}`, { seconds: 71.5 }, 'reader')).isKept, true);
  const [begun] = (await does('GET /me/listening', undefined, 'reader')).items;
  assert.deepEqual([begun.storyId, begun.seconds, begun.duration], [id, 71.5, 180]);
  assert.equal(await refuses('reader', `PUT /me/listening/${site.world.newId()}`, { seconds: 1 }), '404 not-found');
  await does(`DELETE /me/listening/${mediaId}`, undefined, 'reader');
  assert.deepEqual((await does('GET /me/listening', undefined, 'reader')).items, []);

  const comment = await does('POST /comments', { articleId: id, text: 'At 1:05 it comes.' }, 'reader');
  const { value } = await ask(`GET /stories/${id}/moments`);
  assert.equal(value.items.length, 1);
  assert.deepEqual([value.items[0].second, value.items[0].comments], [65, 1]);
  assert.equal(value.items[0].commentId, comment.id ?? comment.comment?.id);
});

test('A story is given a sound, comments under it have moments, and it is taken away again', async () => {
  const mediaId = await sound();
  const at = `/stories/${site.story}`;
  await does(`PUT ${at}/sound`, { mediaId });
  const { items } = (await ask(`GET ${at}/moments`)).value;
  assert.deepEqual(items, []);
  await does('POST /comments', { articleId: site.story, text: '2:59 made me laugh, 3:01 is over.' }, 'reader');
  assert.equal((await ask(`GET ${at}/moments`)).value.items[0].second, 179);
  assert.equal(await refuses('editor', `PUT ${at}/sound`, { mediaId: site.world.newId() }), '422 invalid');
  assert.equal(await refuses('contributor', `PUT ${at}/sound`, { mediaId: null }), '403 not-allowed');
  await does(`PUT ${at}/sound`, { mediaId: null });
  assert.deepEqual((await ask(`GET ${at}/moments`)).value.items, []);
});
