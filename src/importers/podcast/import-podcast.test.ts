import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { articleById } from '../../rooms/articles/articles.ts';
import { showGuid, showsOf, transcriptIn } from '../../rooms/audio/audio.ts';
import { fileWith } from '../shared/import-for-tests.ts';
import { bring, episodes, notesOf, oldHost, openBoth, showNamed, site } from './bring-for-tests.ts';

openBoth();

test('a locked show is refused unless whoever asks owns it, and its owner is named', async () => {
  await assert.rejects(bring('/castopod.xml'), /locked the feed[^]*lantern@example\.org[^]*--i-own-it/);
  assert.ok((await showsOf(site().world)).every(({ title }) => title !== 'The Lantern Hour'));
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
  assert.deepEqual(show.txt, [{ purpose: 'verify', text: 'lantern-7' }]);
  assert.deepEqual(show.updateFrequency, { words: 'Every second week', rule: 'FREQ=WEEKLY;INTERVAL=2' });
  const [baker, lamps] = await episodes(show);
  assert.ok(baker && lamps);
  assert.equal(baker.guid, 'https://lantern.example.org/@lantern/episodes/the-bakers-second-oven');
  assert.equal(baker.title, 'The baker’s second oven');
  assert.equal(baker.path, '/podcasts/the-lantern-hour/the-bakers-second-oven');
  assert.deepEqual([baker.season, baker.number, baker.publishedAt], [1, 2, Date.UTC(2026, 2, 7, 18)]);
  assert.deepEqual(baker.formerUrls, [`${oldHost().address}/audio/baker.mp3?_from=rss`]);
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
  const english = await transcriptIn(site().world.db, baker.mediaId ?? '', 'en');
  assert.deepEqual(
    english?.cues.map(({ speaker }) => speaker),
    ['Imre', 'Ottilie'],
    'the form that says most',
  );
  const spanish = await transcriptIn(site().world.db, baker.mediaId ?? '', 'es');
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
  oldHost().asked.length = 0;
  const { report } = await bring('/castopod.xml', { iOwnIt: true });
  assert.equal(report.counts['episodes']?.unchanged, 2);
  assert.deepEqual(oldHost().asked, ['GET /castopod.xml']);
  const feed = readFileSync(join(import.meta.dirname, '../../../test/fixtures/podcast/castopod.xml'), 'utf8')
    .replaceAll('http://HOST', oldHost().address)
    .replace(
      '<item>',
      `<item><title>New</title><guid>brand-new</guid><pubDate>Sat, 21 Mar 2026 18:00:00 GMT</pubDate><enclosure url="${oldHost().address}/audio/new.mp3" type="audio/mpeg" length="1"/></item><item>`,
    );
  await bring(fileWith('castopod-later.xml', feed), { iOwnIt: true });
  const afterwards = await episodes(show);
  assert.deepEqual(
    afterwards.map(({ guid }) => guid),
    ['brand-new', ...before.map(({ guid }) => guid)],
  );
  const same = (await showsOf(site().world)).filter(({ title }) => title === show.title);
  assert.equal(same.length, 1, 'a file of the same feed is the same show');
});

test('a show of Anchor: chapters of the notes, numbers and art that cannot be are told', async () => {
  const { text } = await bring('/anchor.xml');
  const show = await showNamed('kettle-and-map').catch(() => showNamed('kettle-map'));
  assert.equal(show.title, 'Kettle & Map');
  assert.equal(show.language, 'en-GB');
  assert.equal(show.guid, showGuid(`${oldHost().address}/anchor.xml`));
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
  const transcript = await transcriptIn(site().world.db, eleven?.mediaId ?? '', show.language);
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
  const article = await articleById(site().world, all[0]?.articleId ?? '');
  assert.deepEqual(
    article?.body.content.map(({ type }) => type),
    ['paragraph', 'picture'],
  );
  assert.ok(oldHost().asked.includes('GET /feed/podcast/?paged=3'), 'until there is no further page');
});

test('a serial show: episodes without numbers get them, and one that the feed hides is a draft', async () => {
  const { text } = await bring('/seriously-simple.xml', { show: 'ferry' });
  const show = await showNamed('ferry');
  assert.equal(show.type, 'serial');
  const all = await episodes(show);
  assert.deepEqual(
    all
      .map(({ title, number, status }) => [title, number, status])
      .toSorted((one, other) => String(one[0]).localeCompare(String(other[0]))),
    [
      ['Cast off', 1, 'draft'],
      ['Halfway', 2, 'published'],
    ],
  );
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
