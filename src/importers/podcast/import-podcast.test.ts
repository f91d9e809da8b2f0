import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { testWorld, type TestWorld } from '../../../test/test-world.ts';
import { articleById, bodyToText } from '../../rooms/articles/articles.ts';
import {
  episodesOf,
  showBySlug,
  showGuid,
  showsOf,
  transcriptIn,
  type EpisodeView,
  type Show,
} from '../../rooms/audio/audio.ts';
import { saveEdition } from '../../rooms/publication/publication.ts';
import { fileWith } from '../shared/import-for-tests.ts';
import type { ImportResult } from '../shared/run-import.ts';
import { podcastHost, type PodcastHost } from './podcast-host-for-tests.ts';
import { runPodcastImport, type PodcastIo, type PodcastOptions } from './run-podcast.ts';

let made: TestWorld;
let host: PodcastHost;
before(async () => {
  host = await podcastHost();
  made = await testWorld();
  const edition = { direction: 'ltr', publicationName: 'Test', tagline: '', position: 0 } as const;
  await made.world.write(async (tx) => {
    await saveEdition(tx, { ...edition, code: 'en', language: 'en', name: 'English', isDefault: true });
    await saveEdition(tx, { ...edition, code: 'es', language: 'es', name: 'Español', isDefault: false });
  });
});
after(async () => {
  await made.close();
  await host.close();
});

const bring = (
  source: string,
  more: Partial<PodcastOptions> & { io?: Partial<PodcastIo> } = {},
): Promise<ImportResult> => {
  const { io, ...options } = more;
  return runPodcastImport(
    made.world,
    {
      source: source.startsWith('/') && !existsSync(source) ? `${host.address}${source}` : source,
      dryRun: false,
      iOwnIt: false,
      allow: [host.name],
      ...options,
    },
    {
      out: () => {},
      progress: () => ({ set: () => {}, end: () => {} }),
      stopped: () => false,
      pause: async () => {},
      ...io,
    },
  );
};

const showNamed = async (slug: string, edition = 'en'): Promise<Show> => {
  const show = await showBySlug(made.world, edition, slug);
  return show ?? assert.fail(`there is no show “${slug}”`);
};

const episodes = (show: Show): Promise<EpisodeView[]> =>
  episodesOf(made.world, show.id, { limit: 100, onlyPublished: false });

const notesOf = async ({ articleId }: EpisodeView): Promise<string> => {
  const article = await articleById(made.world, articleId);
  return article ? bodyToText(article.body) : '';
};

test('a locked show is refused unless whoever asks owns it, and its owner is named', async () => {
  await assert.rejects(bring('/castopod.xml'), /locked the feed[^]*lantern@example\.org[^]*--i-own-it/);
  assert.deepEqual(await showsOf(made.world), []);
});

test('a show of Castopod comes with all that it has', async () => {
  const { text } = await bring('/castopod.xml', { iOwnIt: true });
  const show = await showNamed('the-lantern-hour');
  assert.equal(show.guid, '0d2d3a4e-5b6c-5d7e-8f90-123456789abc');
  assert.equal(show.description, 'Night walks through a town that does not exist.\n\nEvery second week.');
  assert.deepEqual(show.categories, ['Society & Culture > Places & Travel', 'News > Daily News']);
  assert.deepEqual(
    [show.ownerName, show.ownerEmail, show.author],
    ['Imre Halloway', 'lantern@example.org', 'Imre Halloway'],
  );
  assert.deepEqual(show.funding, [{ url: 'https://give.example.org/lantern', words: 'Keep the lantern lit' }]);
  assert.deepEqual(
    show.podroll.map(({ title }) => title),
    ['The Neighbour'],
  );
  assert.ok(show.artId && show.people[0]?.pictureId && show.isLocked);
  assert.equal(show.licence, 'cc-by-4.0');
  const [baker, lamps] = await episodes(show);
  assert.ok(baker && lamps);
  assert.equal(baker.guid, 'https://lantern.example.org/@lantern/episodes/the-bakers-second-oven');
  assert.equal(baker.title, 'The baker’s second oven');
  assert.equal(baker.path, '/podcasts/the-lantern-hour/the-bakers-second-oven');
  assert.deepEqual([baker.season, baker.number, baker.publishedAt], [1, 2, Date.UTC(2026, 2, 7, 18)]);
  assert.deepEqual(baker.formerUrls, [`${host.address}/audio/baker.mp3?_from=rss`]);
  assert.deepEqual(
    baker.people.map(({ name, role }) => [name, role]),
    [['Ottilie Brand', 'guest']],
  );
  assert.deepEqual(
    baker.chapters.map(({ start, title }) => [start, title]),
    [
      [0, 'The yard'],
      [6, 'The second oven'],
    ],
  );
  assert.deepEqual(baker.soundbites, [{ start: 0.5, duration: 15, title: 'Two ovens' }]);
  assert.equal(baker.status, 'published');
  assert.ok(Math.abs((baker.recording?.duration ?? 0) - 15.8) < 0.2);
  assert.match(await notesOf(baker), /^Why a bakery lit two ovens and used one\. With a bakery\.$/);
  const english = await transcriptIn(made.world.db, baker.mediaId ?? '', 'en');
  assert.deepEqual(
    english?.cues.map(({ speaker }) => speaker),
    ['Imre', 'Ottilie'],
    'the form that says most',
  );
  const spanish = await transcriptIn(made.world.db, baker.mediaId ?? '', 'es');
  assert.equal(spanish?.cues[0]?.text, 'Había dos hornos en el patio.');
  assert.ok(lamps.isExplicit && !baker.isExplicit);
  assert.equal(lamps.chapters.length, 3, 'chapters that are in the sound itself');
  assert.match(text, /“Lanterns”|Lanterns/);
  assert.match(text, /A category is none of Apple’s and was left out/);
  assert.match(text, /A soundbite must last 15 to 120 seconds/);
});

test('run again it changes nothing and fetches no sound again; what is new in the feed is added', async () => {
  const show = await showNamed('the-lantern-hour');
  const before = await episodes(show);
  host.asked.length = 0;
  const { report } = await bring('/castopod.xml', { iOwnIt: true });
  assert.equal(report.counts['episodes']?.unchanged, 2);
  assert.deepEqual(host.asked, ['GET /castopod.xml']);
  const feed = readFileSync(join(import.meta.dirname, '../../../test/fixtures/podcast/castopod.xml'), 'utf8')
    .replaceAll('http://HOST', host.address)
    .replace(
      '<item>',
      `<item><title>New</title><guid>brand-new</guid><pubDate>Sat, 21 Mar 2026 18:00:00 GMT</pubDate><enclosure url="${host.address}/audio/new.mp3" type="audio/mpeg" length="1"/></item><item>`,
    );
  await bring(fileWith('castopod-later.xml', feed), { iOwnIt: true });
  const afterwards = await episodes(show);
  assert.deepEqual(
    afterwards.map(({ guid }) => guid),
    ['brand-new', ...before.map(({ guid }) => guid)],
  );
  assert.equal((await showsOf(made.world)).length, 1, 'a file of the same feed is the same show');
});

test('a show of Anchor: chapters of the notes, numbers and art that cannot be are told', async () => {
  const { text } = await bring('/anchor.xml');
  const show = await showNamed('kettle-and-map').catch(() => showNamed('kettle-map'));
  assert.equal(show.title, 'Kettle & Map');
  assert.equal(show.language, 'en-GB');
  assert.equal(show.guid, showGuid(`${host.address}/anchor.xml`));
  assert.equal(show.artId, undefined);
  const [barge] = await episodes(show);
  assert.equal(barge?.guid, '7b1c3f52-0d0f-4f5e-9d7c-aa0011223344');
  assert.deepEqual([barge?.season, barge?.number], [2, undefined]);
  assert.equal(barge?.status, 'published');
  assert.match(text, /number of an episode is no whole number above 0/);
  assert.match(text, /cannot be art[^]*300 pixels/);
});

test('a show of Libsyn: “clean” is not explicit, former categories get their name of today', async () => {
  const { text } = await bring('/libsyn.xml');
  const show = await showNamed('small-weather');
  assert.equal(show.isExplicit, false);
  assert.deepEqual(show.categories, ['Science > Natural Sciences', 'Leisure']);
  assert.deepEqual([show.ownerName, show.ownerEmail], ['Ada Quill', 'weather@example.org']);
  const [dew] = await episodes(show);
  assert.deepEqual([dew?.guid, dew?.type], ['a1b2c3d4e5f60718293a4b5c6d7e8f90', 'bonus']);
  assert.equal(dew && (await notesOf(dew)), 'What was on the lettuce this morning.\n\nAnd a second lettuce.');
  assert.match(text, /Games & Hobbies → Leisure/);
});

test('a page that names its feed leads there; Buzzsprout’s chapters and transcript come along', async () => {
  const { text } = await bring('/page.html');
  const show = await showNamed('ledger-of-gulls');
  const [eleven] = await episodes(show);
  assert.equal(eleven?.guid, 'Buzzsprout-111');
  assert.deepEqual(eleven?.chapters, [
    { start: 0, title: 'Eleven' },
    { start: 7.5, title: 'Or twelve', url: 'https://gulls.example.org/twelve' },
  ]);
  const transcript = await transcriptIn(made.world.db, eleven?.mediaId ?? '', show.language);
  assert.deepEqual(
    transcript?.cues.map(({ text: said }) => said),
    ['I count eleven.', 'Or twelve.'],
  );
  assert.match(text, /The address is that of a page/);
});

test('WordPress feeds are read page by page, go to the edition in their language, and players in notes are left out', async () => {
  await bring('/feed/podcast/');
  const show = await showNamed('the-sill', 'es');
  assert.equal(show.path, '/es/podcasts/the-sill');
  const all = await episodes(show);
  assert.equal(all.length, 12);
  assert.equal(all.at(-1)?.guid, 'https://sill.example.org/?p=101');
  assert.deepEqual(show.categories, ['News > Politics']);
  const article = await articleById(made.world, all[0]?.articleId ?? '');
  assert.deepEqual(
    article?.body.content.map(({ type }) => type),
    ['paragraph', 'picture'],
  );
  assert.ok(host.asked.includes('GET /feed/podcast/?paged=3'), 'until there is no further page');
});

test('a serial show: episodes without numbers get them, and one that the feed hides is a draft', async () => {
  const { text } = await bring('/seriously-simple.xml', { show: 'ferry' });
  const show = await showNamed('ferry');
  assert.equal(show.type, 'serial');
  const all = await episodes(show);
  assert.deepEqual(all.map(({ title, number, status }) => [title, number, status]).toSorted(), [
    ['Cast off', 1, 'draft'],
    ['Halfway', 2, 'published'],
  ]);
  assert.match(text, /In a serial show an episode had no number/);
});

test('pages of RFC 5005, dates in German, and Podlove’s contributors', async () => {
  await bring('/podlove-1.xml');
  const show = await showNamed('werkbank');
  assert.deepEqual(
    show.people.map(({ name, href }) => [name, href]),
    [['Jonte Falk', 'https://people.example.org/jonte']],
  );
  assert.deepEqual(show.funding, [{ url: 'https://give.example.org/werkbank', words: 'Spenden' }]);
  const all = await episodes(show);
  assert.deepEqual(
    all.map(({ publishedAt }) => new Date(publishedAt ?? 0).toISOString()),
    ['2026-03-04T11:00:00.000Z', '2026-02-01T11:00:00.000Z', '2026-01-01T11:00:00.000Z'],
  );
  assert.deepEqual(
    all[0]?.chapters.map(({ start }) => start),
    [0, 8.25],
  );
});

test('a feed that is broken in every way is brought as far as it goes, and each fault is explained with its line', async () => {
  const { text, report } = await bring('/broken-signs.xml');
  const show = await showNamed('salt-and-pepper-the-show').catch(() => showNamed('salt-pepper-the-show'));
  assert.equal(show.title, 'Salt & Pepper – the show');
  const all = await episodes(show);
  const of = (title: string): EpisodeView => all.find((one) => one.title === title) ?? assert.fail(`no “${title}”`);
  assert.equal(of('Twins, the first').guid, 'same');
  assert.notEqual(of('Twins, the second').guid, 'same');
  assert.equal(of('Twins, the first').publishedAt, Date.UTC(2023, 8, 5, 15));
  assert.equal(of('Nobody named me').guid, `${host.address}/audio/nameless.mp3`);
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
  host.trouble.set('/audio/gone.mp3', (_request, response) => {
    response.writeHead(302, { location: '/audio/found.mp3' }).end();
    return true;
  });
  const { report } = await bring('/broken-signs.xml');
  assert.equal(report.counts['episodes']?.updated, 1);
  const [show] = (await showsOf(made.world)).filter(({ title }) => title.startsWith('Salt'));
  const gone = show && (await episodes(show)).find(({ guid }) => guid === 'gone');
  assert.deepEqual([gone?.status, gone?.publishedAt], ['published', Date.UTC(2023, 7, 1, 7)]);
});

const oneItem = (name: string, sound: string): string =>
  fileWith(
    `${name}.xml`,
    `<rss version="2.0"><channel><title>${name}</title><item><title>One</title><guid>one</guid><pubDate>Mon, 02 Feb 2026 05:00:00 GMT</pubDate><enclosure url="${host.address}/audio/${sound}" type="audio/mpeg" length="1"/></item></channel></rss>`,
  );

test('a sound that breaks off is gone on with where it broke off, after a wait', async () => {
  const waits: number[] = [];
  let turns = 0;
  host.trouble.set('/audio/breaks.mp3', (request, response, bytes) => {
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
  host.asked.length = 0;
  const { report } = await bring(oneItem('Breaks', 'breaks.mp3'), { io: { pause: async (ms) => void waits.push(ms) } });
  assert.equal(report.counts['sounds']?.added, 1);
  assert.deepEqual(waits, [7_000, 8_000]);
  assert.match(host.asked.at(-1) ?? '', /^GET \/audio\/breaks\.mp3 bytes=\d+-$/);
});

test('a run that is stopped leaves whole episodes only, and the next one goes on with the sound at hand', async () => {
  let isStopped = false;
  host.trouble.set('/audio/long.mp3', (request, response, bytes) => {
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
  host.asked.length = 0;
  const second = await bring(file, { io: { out: (text) => void said.push(text) } });
  assert.match(said.join('\n'), /Going on with the run that was cut off/);
  assert.equal(second.finished, true);
  assert.match(host.asked.at(-1) ?? '', /^GET \/audio\/long\.mp3 bytes=[34]0000-$/);
  assert.deepEqual(
    (await episodes(show)).map(({ status }) => status),
    ['published'],
  );
  assert.deepEqual(readdirSync(join(made.world.config.dataDir, 'imports', 'podcasts')), [], 'nothing lies about');
});

test('addresses inside the network are asked only when they are named', async () => {
  await assert.rejects(bring('/libsyn.xml', { allow: [] }), /could not be fetched[^]*--allow HOST:PORT/);
});

test('a dry run says what would be done and writes nothing', async () => {
  const shows = await showsOf(made.world);
  const report = fileWith('dry.json', '');
  const { text } = await bring(oneItem('Dry', 'dry.mp3'), { dryRun: true, report });
  assert.match(text, /dry run: nothing was written/);
  assert.match(text, /episodes +1 would be added/);
  assert.deepEqual(await showsOf(made.world), shows);
  const told = JSON.parse(readFileSync(report, 'utf8')) as { dryRun: boolean; losses: unknown[] };
  assert.equal(told.dryRun, true);
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
  await assert.rejects(bring('/nothing.xml'), /answers 404/);
  await assert.rejects(bring(oneItem('Where', 'x.mp3'), { edition: 'xx' }), /There is no edition “xx”/);
});
