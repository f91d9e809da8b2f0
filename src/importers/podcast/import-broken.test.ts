import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { showsOf, type EpisodeView } from '../../rooms/audio/audio.ts';
import { fileWith } from '../shared/import-for-tests.ts';
import { bring, episodes, notesOf, oldHost, oneItem, openBoth, showNamed, site } from './bring-for-tests.ts';

openBoth();

test('a feed that is broken in every way is brought as far as it goes, and each fault is explained with its line', async () => {
  const { text, report } = await bring('/broken-signs.xml');
  const show = await showNamed('salt-and-pepper-the-show').catch(() => showNamed('salt-pepper-the-show'));
  assert.equal(show.title, 'Salt & Pepper – the show');
  const all = await episodes(show);
  const of = (title: string): EpisodeView => all.find((one) => one.title === title) ?? assert.fail(`no “${title}”`);
  assert.equal(of('Twins, the first').guid, 'same');
  assert.notEqual(of('Twins, the second').guid, 'same');
  assert.equal(of('Twins, the first').publishedAt, Date.UTC(2023, 8, 5, 15));
  assert.equal(of('Nobody named me').guid, `${oldHost().address}/audio/nameless.mp3`);
  assert.deepEqual(
    all
      .filter(({ status }) => status === 'draft')
      .map(({ title }) => title)
      .toSorted(),
    ['A page in place of sound', 'All talk', 'Gone', 'Torn &trap;'],
  );
  assert.match(await notesOf(of('Twins, the second')), /Written as tags/);
  assert.match(await notesOf(of('Twins, the first')), /Plain & simple: 1 < 2\./);
  for (const told of [
    /document type declaration/,
    /names of signs that XML does not know/,
    /ampersand stands alone in the feed/,
    /prefix is used that the feed never declares[^]*line 10 {2}itunes:/,
    /“explicit” is neither yes nor no[^]*perhaps/,
    /language is no language code[^]*english/,
    /A category is none of Apple’s[^]*Cooking/,
    /medium is not known here[^]*pamphlet/,
    /guid is none by the standard[^]*salt-and-pepper/,
    /Two episodes have the same guid/,
    /An episode has no guid/,
    /A date could not be read[^]*the day before yesterday/,
    /An episode names no sound; the episode is a draft[^]*All talk/,
    /is no sound that can be used; the episode is a draft[^]*page\.mp3/,
    /could not be fetched; the episode is a draft[^]*gone\.mp3/,
    /was refused; the episode is a draft[^]*torn\.mp3/,
    /Notes were written as tags/,
  ])
    assert.match(text, told);
  assert.equal(report.counts['episodes']?.added, 7);
  assert.doesNotMatch(text, /root:/);
});

test('bytes of Latin-1 are read as what they are; what is cut off waits for a whole feed', async () => {
  const { text } = await bring('/broken-latin.xml');
  const show = await showNamed('cafe-a-la-carte');
  assert.equal(show.title, 'Café à la carte');
  assert.equal(show.author, 'Zoé');
  const all = await episodes(show);
  assert.deepEqual(
    all.map(({ title, guid }) => [title, guid]),
    [['Crème brûlée', 'crème-1']],
  );
  assert.equal(all[0]?.publishedAt, Date.UTC(2025, 1, 3, 5));
  assert.match(text, /not written in the encoding it declares[^]*line 4[^]*Windows-1252/);
  assert.match(text, /ends in the middle of an episode[^]*Cut off/);
});

test('a sound that could not be had is fetched by a later run, and its draft comes out at its own time', async () => {
  oldHost().trouble.set('/audio/gone.mp3', (_request, response) => {
    response.writeHead(302, { location: '/audio/found.mp3' }).end();
    return true;
  });
  const { report } = await bring('/broken-signs.xml');
  assert.equal(report.counts['episodes']?.updated, 1);
  const [show] = (await showsOf(site().world)).filter(({ title }) => title.startsWith('Salt'));
  const gone = show && (await episodes(show)).find(({ guid }) => guid === 'gone');
  assert.deepEqual([gone?.status, gone?.publishedAt], ['published', Date.UTC(2023, 7, 1, 7)]);
});

test('a sound that breaks off is gone on with where it broke off, after a wait', async () => {
  const waits: number[] = [];
  let turns = 0;
  oldHost().trouble.set('/audio/breaks.mp3', (request, response, bytes) => {
    turns += 1;
    if (turns === 1) {
      response.writeHead(503, { 'retry-after': '7' }).end();
      return true;
    }
    if (turns > 2) return false;
    assert.equal(request.headers.range, undefined);
    response.writeHead(200, { 'content-length': bytes.length, etag: `"${bytes.length}"` });
    response.write(bytes.subarray(0, 20_000), () => setImmediate(() => response.destroy()));
    return true;
  });
  oldHost().asked.length = 0;
  const { report } = await bring(oneItem('Breaks', 'breaks.mp3'), { io: { pause: async (ms) => void waits.push(ms) } });
  assert.equal(report.counts['sounds']?.added, 1);
  assert.deepEqual(waits, [7_000, 8_000]);
  assert.match(oldHost().asked.at(-1) ?? '', /^GET \/audio\/breaks\.mp3 bytes=\d+-$/);
});

test('a run that is stopped leaves whole episodes only, and the next one goes on with the sound at hand', async () => {
  let isStopped = false;
  oldHost().trouble.set('/audio/long.mp3', (request, response, bytes) => {
    if (request.headers.range !== undefined) return false;
    response.writeHead(200, { 'content-length': bytes.length, etag: `"${bytes.length}"` });
    response.write(bytes.subarray(0, 30_000), () => {
      isStopped = true;
      response.write(bytes.subarray(30_000, 40_000));
    });
    return true;
  });
  const file = oneItem('Stops', 'long.mp3');
  const first = await bring(file, { io: { stopped: () => isStopped } });
  assert.equal(first.finished, false);
  assert.match(first.text, /stopped before the end/);
  const show = await showNamed('stops');
  assert.deepEqual(await episodes(show), []);
  isStopped = false;
  const said: string[] = [];
  oldHost().asked.length = 0;
  const second = await bring(file, { io: { out: (text) => void said.push(text) } });
  assert.match(said.join('\n'), /Going on with the run that was cut off/);
  assert.equal(second.finished, true);
  assert.match(oldHost().asked.at(-1) ?? '', /^GET \/audio\/long\.mp3 bytes=[34]0000-$/);
  assert.deepEqual(
    (await episodes(show)).map(({ status }) => status),
    ['published'],
  );
  assert.deepEqual(readdirSync(join(site().world.config.dataDir, 'imports', 'podcasts')), [], 'nothing lies about');
});

test('addresses inside the network are asked only when they are named', async () => {
  await assert.rejects(bring('/libsyn.xml', { allow: [] }), /could not be fetched[^]*--allow HOST:PORT/);
});

test('a dry run says what would be done and writes nothing', async () => {
  const shows = await showsOf(site().world);
  const report = fileWith('dry.json', '');
  const { text } = await bring(oneItem('Dry', 'dry.mp3'), { dryRun: true, report });
  assert.match(text, /dry run: nothing was written/);
  assert.match(text, /episodes +1 would be added/);
  assert.deepEqual(await showsOf(site().world), shows);
  const told = JSON.parse(readFileSync(report, 'utf8')) as { dryRun: boolean; losses: unknown[] };
  assert.equal(told.dryRun, true);
});

test('the podcast namespace’s own example: what cannot be fetched is told, and episodes without their sound are drafts', async () => {
  const example = join(import.meta.dirname, '../../../test/fixtures/podcast/namespace-example.xml');
  const { text, report } = await bring(example, {
    iOwnIt: true,
    feedAddress: 'https://podnews.net/rss',
    io: { fetching: { resolve: async () => [] } },
  });
  const show = await showNamed('podcasting-2-0-namespace-example');
  assert.equal(show.guid, '9b024349-ccf0-5f69-a609-6b82873eab3c', 'made of the address by the standard');
  const all = await episodes(show);
  assert.deepEqual(
    all
      .map(({ guid, status, number, season }) => [guid, status, number, season])
      .toSorted((one, other) => String(one[0]).localeCompare(String(other[0]))),
    [1, 2, 3].map((number) => [`https://example.com/ep000${number}`, 'draft', number, 1]),
  );
  assert.deepEqual(
    all.map(({ people }) => people.length),
    [3, 3, 3],
  );
  assert.equal(report.counts['sounds']?.left, 3);
  assert.match(text, /Episode 3 - The Future”  https:\/\/example\.com\/file-03\.mp3 \(example\.com has no address\)/);
});

test('what is no feed is refused with what it is', async () => {
  await assert.rejects(bring(fileWith('a.json', '{"version":"1"}')), /This is JSON, not a podcast feed/);
  await assert.rejects(
    bring(fileWith('a.xml', '<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>')),
    /This is an Atom feed/,
  );
  await assert.rejects(
    bring(fileWith('a.html', '<!doctype html><html><body>Sign in</body></html>')),
    /page of the web, not a podcast feed/,
  );
  const stories = '<rss version="2.0"><channel><title>News</title><item><title>A story</title></item></channel></rss>';
  await assert.rejects(bring(fileWith('news.xml', stories)), /No item of this feed names a sound/);
  await assert.rejects(bring('/nothing.xml'), /answers 404/);
  await assert.rejects(bring(oneItem('Where', 'x.mp3'), { edition: 'xx' }), /There is no edition “xx”/);
});
