import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hostile } from '../../../test/newspaper.ts';
import { lintPodcast, type Fault } from '../../../test/lint-podcast.ts';
import { parseCursor } from '../../rooms/articles/articles.ts';
import { saveShow, showById, soundOf } from '../../rooms/audio/audio.ts';
import { loadShowFeed } from './load-podcast.ts';
import {
  changeStory,
  makeArt,
  makeEpisode,
  makeShow,
  makeTranscript,
  podcastSite,
  type PodcastSite,
} from './podcast-for-tests.ts';
import { writePodcastRss } from './write-podcast-rss.ts';

let site: PodcastSite;
const origin = 'https://courant.test';

before(async () => {
  site = await podcastSite();
});
after(() => site.close());

const feedOf = async (slug: string): Promise<string> => (await site.request(`/podcasts/${slug}/feed.xml`)).text();

const guidsIn = (xml: string): string[] =>
  [...xml.matchAll(/<guid isPermaLink="false">([^<]+)</g)].map(([, id]) => id ?? '');

/** One headline has markup for its subject, which the judge takes for markup. */
const faultsOf = (xml: string): Fault[] =>
  lintPodcast(xml).filter(({ event, element }) => !(event === 'ContainsHTML' && element === 'title'));

test('a show’s feed says of it and its episodes what podcast apps ask for', async () => {
  const { world } = site;
  const artId = await makeArt(world);
  const showId = await makeShow(world, {
    artId,
    copyright: '© The Courant',
    licence: 'CC BY 4.0',
    isLocked: true,
    people: [{ name: 'Ana Gómez', role: 'host', group: 'cast', href: 'https://courant.test/author/ana' }],
    funding: [{ url: 'https://courant.test/give', words: 'Support us' }],
    podroll: [{ guid: '917393e3-1b1e-5cef-ace4-edaa54e1f810', title: 'Another', url: 'https://other.example/feed' }],
    txt: [{ purpose: 'verify', text: 'abc123' }],
    updateFrequency: { words: 'Every Monday', rule: 'FREQ=WEEKLY;BYDAY=MO' },
  });
  const { mediaId, articleId } = await makeEpisode(site, showId, {
    story: { headline: hostile, slug: 'low-water' },
    season: 2,
    number: 7,
    seconds: 42,
    people: [{ name: 'A. Guest', role: 'guest', group: 'cast' }],
    chapters: [{ start: 0, title: 'Begin' }],
    soundbites: [{ start: 2, duration: 20, title: 'Best of it' }],
  });
  await makeTranscript(world, mediaId);
  const answer = await site.request('/podcasts/tide/feed.xml');
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'application/rss+xml; charset=utf-8');
  assert.equal(answer.headers.get('cache-control'), 'public, max-age=300');
  assert.equal(answer.headers.get('access-control-allow-origin'), '*');
  assert.equal(answer.headers.get('set-cookie'), null);
  const xml = await answer.text();
  const show = await showById(world, showId);
  const sound = await soundOf(world, mediaId);
  const wanted = [
    `<podcast:guid>${show?.guid}</podcast:guid>`,
    '<podcast:locked owner="podcasts@courant.test">yes</podcast:locked>',
    '<podcast:medium>podcast</podcast:medium>',
    '<podcast:license>cc-by-4.0</podcast:license>',
    '<podcast:funding url="https://courant.test/give">Support us</podcast:funding>',
    '<podcast:txt purpose="verify">abc123</podcast:txt>',
    '<podcast:updateFrequency rrule="FREQ=WEEKLY;BYDAY=MO">Every Monday</podcast:updateFrequency>',
    '<podcast:person role="host" group="cast" href="https://courant.test/author/ana">Ana Gómez</podcast:person>',
    'feedGuid="917393e3-1b1e-5cef-ace4-edaa54e1f810" feedUrl="https://other.example/feed"',
    '<itunes:category text="News"><itunes:category text="Daily News"/></itunes:category>',
    '<itunes:owner><itunes:name>The Courant</itunes:name><itunes:email>podcasts@courant.test</itunes:email></itunes:owner>',
    '<itunes:explicit>false</itunes:explicit>',
    '<itunes:type>episodic</itunes:type>',
    `<enclosure url="${origin}${sound?.path}" length="${sound?.bytes}" type="audio/mpeg"/>`,
    '<itunes:duration>42</itunes:duration>',
    '<itunes:season>2</itunes:season><itunes:episode>7</itunes:episode><itunes:episodeType>full</itunes:episodeType>',
    '<podcast:season>2</podcast:season><podcast:episode>7</podcast:episode>',
    `<podcast:transcript url="${origin}/sound/${mediaId}/transcript.en.vtt" type="text/vtt" language="en" rel="captions"/>`,
    `transcript.en.srt" type="application/x-subrip" language="en" rel="captions"/>`,
    `transcript.en.html" type="text/html" language="en"/>`,
    `<podcast:chapters url="${origin}/sound/${mediaId}/chapters.json" type="application/json+chapters"/>`,
    '<podcast:soundbite startTime="2" duration="20">Best of it</podcast:soundbite>',
    `<comments>${origin}/podcasts/tide/low-water#comments</comments>`,
    `<link>${origin}/podcasts/tide/low-water</link>`,
  ];
  for (const part of wanted) assert.ok(xml.includes(part), `${part}\nis not in\n${xml}`);
  assert.ok(!xml.includes('socialInteract'));
  assert.match(xml, /<itunes:image href="https:\/\/courant\.test\/media\/[^"]+\.jpg"\/>/);
  assert.match(xml, /<content:encoded><!\[CDATA\[<p>Notes of the episode\.<\/p>/);
  assert.deepEqual(faultsOf(xml), []);
  assert.equal(guidsIn(xml).length, 1);
  const head = await site.request(sound?.path ?? '', { method: 'HEAD' });
  assert.equal(head.headers.get('content-length'), String(sound?.bytes));
  await changeStory(site, articleId, { headline: hostile, threadState: 'closed' });
  const closed = await feedOf('tide');
  assert.ok(closed.includes('<podcast:socialInteract protocol="disabled"/>'));
  assert.ok(!closed.includes('<comments>'));
});

test('a transcript without times is given to be read, not as captions', async () => {
  const { world } = site;
  const showId = await makeShow(world, { slug: 'untimed', title: 'Untimed' });
  const { mediaId } = await makeEpisode(site, showId);
  await makeTranscript(world, mediaId, false);
  const tags = (await feedOf('untimed')).match(/<podcast:transcript[^>]*>/g);
  assert.deepEqual(tags, [
    `<podcast:transcript url="${origin}/sound/${mediaId}/transcript.en.html" type="text/html" language="en"/>`,
  ]);
});

test('who has the feed already is told so, by tag and by date, until something changes', async () => {
  const { world, clock } = site;
  const showId = await makeShow(world, { slug: 'again', title: 'Again' });
  const { articleId } = await makeEpisode(site, showId);
  const first = await site.request('/podcasts/again/feed.xml');
  const etag = first.headers.get('etag') ?? '';
  const modified = first.headers.get('last-modified') ?? '';
  const again = await site.request('/podcasts/again/feed.xml', { headers: { 'if-none-match': etag } });
  assert.equal(again.status, 304);
  assert.equal(await again.text(), '');
  const since = { headers: { 'if-modified-since': modified } };
  assert.equal((await site.request('/podcasts/again/feed.xml', since)).status, 304);
  const head = await site.request('/podcasts/again/feed.xml', { method: 'HEAD' });
  assert.deepEqual([head.status, head.headers.get('etag')], [200, etag]);
  clock.now += 60_000;
  await changeStory(site, articleId, { status: 'unpublished' });
  const gone = await site.request('/podcasts/again/feed.xml', since);
  assert.equal(gone.status, 200, 'who asks by date hears of an episode that was taken back');
  assert.deepEqual(guidsIn(await gone.text()), []);
  assert.equal((await site.request('/podcasts/again/feed.xml', { headers: { 'if-none-match': etag } })).status, 200);
});

test('an episode keeps its guid and its file when its title changes; drafts and episodes without sound are in no feed', async () => {
  const { world } = site;
  const showId = await makeShow(world, { slug: 'kept', title: 'Kept' });
  const { articleId } = await makeEpisode(site, showId, { guid: 'an-old-host:17' });
  await makeEpisode(site, showId, { isSilent: true, story: { headline: 'Silence' } });
  await makeEpisode(site, showId, { story: { headline: 'Not out', status: 'draft' } });
  const before = await feedOf('kept');
  await changeStory(site, articleId, { headline: 'High water' });
  const after = await feedOf('kept');
  assert.deepEqual(guidsIn(before), ['an-old-host:17']);
  assert.deepEqual(guidsIn(after), ['an-old-host:17']);
  assert.equal(/<enclosure[^>]*>/.exec(after)?.[0], /<enclosure[^>]*>/.exec(before)?.[0]);
  assert.match(after, /<title>High water<\/title>/);
  await changeStory(site, articleId, { status: 'trashed' });
  assert.deepEqual(guidsIn(await feedOf('kept')), []);
});

test('a show that moves leads to its new feed, names it, and still gives its episodes', async () => {
  const { world } = site;
  const id = await makeShow(world, { slug: 'leaving', title: 'Leaving' });
  await makeEpisode(site, id);
  const movedTo = 'https://elsewhere.example/feed.xml';
  const draft = { account: undefined, id, edition: 'en', title: 'Leaving' };
  assert.ok((await saveShow(world, { ...draft, movedTo })).ok);
  const told = await site.request('/podcasts/leaving/feed.xml');
  assert.equal(told.status, 200);
  assert.ok((await told.text()).includes(`<itunes:new-feed-url>${movedTo}</itunes:new-feed-url>`));
  assert.ok((await saveShow(world, { ...draft, movedTo, state: 'moved' })).ok);
  const gone = await site.request('/podcasts/leaving/feed.xml');
  assert.deepEqual([gone.status, gone.headers.get('location')], [301, movedTo]);
  const xml = await gone.text();
  assert.ok(xml.includes(`<itunes:new-feed-url>${movedTo}</itunes:new-feed-url>`));
  assert.equal(guidsIn(xml).length, 1);
});

test('a show with another address keeps its guid, and its former feed leads to the present one', async () => {
  const { world } = site;
  const id = await makeShow(world, { slug: 'former', title: 'Renamed' });
  const guid = (await showById(world, id))?.guid;
  assert.ok((await saveShow(world, { account: undefined, id, edition: 'en', title: 'Renamed', slug: 'present' })).ok);
  const moved = await site.request('/podcasts/former/feed.xml');
  assert.deepEqual([moved.status, moved.headers.get('location')], [301, '/podcasts/present/feed.xml']);
  assert.ok((await feedOf('present')).includes(`<podcast:guid>${guid}</podcast:guid>`));
  const typed = await site.request('/podcasts/present/rss');
  assert.deepEqual([typed.status, typed.headers.get('location')], [301, '/podcasts/present/feed.xml']);
});

test('a hidden show is in no list, and those who follow it go on hearing it', async () => {
  const { world } = site;
  const id = await makeShow(world, { slug: 'quiet', title: 'Quiet', state: 'hidden' });
  const { articleId } = await makeEpisode(site, id);
  assert.ok(articleId);
  assert.equal(guidsIn(await feedOf('quiet')).length, 1);
  assert.ok(!(await (await site.request('/podcasts.opml')).text()).includes('/podcasts/quiet/'));
  assert.ok(!(await (await site.request('/podcasts/feed.xml')).text()).includes('/podcasts/quiet/'));
});

test('all shows of an edition are in one feed, each episode with the show it is of', async () => {
  const answer = await site.request('/podcasts/feed.xml');
  const xml = await answer.text();
  assert.equal(answer.status, 200);
  assert.deepEqual(faultsOf(xml), []);
  assert.ok(xml.includes(`<source url="${origin}/podcasts/tide/feed.xml">The Tide</source>`));
  assert.ok(!xml.includes('<itunes:episode>'), 'numbers of several shows say nothing together');
  assert.equal(new Set(guidsIn(xml)).size, guidsIn(xml).length);
});

test('another edition has its own feeds; without shows it has none', async () => {
  const { world } = site;
  assert.equal((await site.request('/ar/podcasts/feed.xml')).status, 404);
  assert.equal((await site.request('/ar/podcasts.opml')).status, 404);
  await makeShow(world, { edition: 'ar', slug: 'المد', title: 'المد', description: 'أخبار الساحل' });
  const xml = await (await site.request(`/ar/podcasts/${encodeURIComponent('المد')}/feed.xml`)).text();
  assert.ok(xml.includes('<language>ar</language>'));
  assert.deepEqual(
    lintPodcast(xml).filter(({ event }) => event !== 'MissingItunesElement'),
    [],
  );
  assert.equal((await site.request('/ar/podcasts/feed.xml')).status, 200);
  assert.equal((await site.request(`/podcasts/${encodeURIComponent('المد')}/feed.xml`)).status, 404);
});

test('the list of all shows is OPML that apps import', async () => {
  const answer = await site.request('/podcasts.opml');
  assert.equal(answer.headers.get('content-type'), 'text/x-opml; charset=utf-8');
  const { parseOpml } = await import('feedsmith');
  const outlines = parseOpml(await answer.text()).body?.outlines ?? [];
  const tide = outlines.find(({ text }) => text === 'The Tide');
  assert.equal(tide?.type, 'rss');
  assert.equal(tide?.xmlUrl, `${origin}/podcasts/tide/feed.xml`);
  assert.equal(tide?.htmlUrl, `${origin}/podcasts/tide`);
});

test('more episodes than stand on one page follow on others, each once', async () => {
  const { world } = site;
  const id = await makeShow(world, { slug: 'long', title: 'Long' });
  for (const [index, day] of [1, 2, 3, 4, 5].entries())
    await makeEpisode(site, id, { guid: `long-${index}`, story: { publishedAt: Date.UTC(2026, 9, day) } });
  const show = (await showById(world, id)) ?? assert.fail();
  const first = (await loadShowFeed(world, show, { size: 2 })).feed;
  assert.equal(first.pages?.first, `${origin}/podcasts/long/feed.xml`);
  const pages = [first];
  for (let next = first.pages?.next; next !== undefined; next = pages.at(-1)?.pages?.next) {
    const before = parseCursor(new URL(next).searchParams.get('before') ?? undefined);
    pages.push((await loadShowFeed(world, show, { size: 2, before })).feed);
    assert.equal(pages.at(-1)?.selfUrl, next);
    const answer = await site.request(next.slice(origin.length));
    assert.equal(answer.status, 200);
    const xml = await answer.text();
    assert.ok(xml.includes('rel="first"'));
    assert.deepEqual(
      guidsIn(xml).slice(0, 2),
      pages.at(-1)?.items.map(({ guid }) => guid),
    );
  }
  assert.deepEqual(
    pages.map(({ items }) => items.map(({ guid }) => guid)),
    [['long-4', 'long-3'], ['long-2', 'long-1'], ['long-0']],
  );
  assert.deepEqual(
    lintPodcast(writePodcastRss(first)).filter(({ event }) => event !== 'MissingItunesElement'),
    [],
  );
  assert.equal((await site.request('/podcasts/long/feed.xml?before=nonsense')).status, 404);
});

test('browsers find the feeds on the pages of shows and on the front page', async () => {
  const link = (title: string, path: string): string =>
    `<link rel="alternate" type="application/rss+xml" title="${title}" href="${path}"/>`;
  const pages = await Promise.all(
    ['/', '/podcasts', '/podcasts/tide'].map(async (path) => (await site.request(path)).text()),
  );
  for (const page of pages) assert.ok(page.includes(link('The Tide', '/podcasts/tide/feed.xml')));
  for (const page of pages.slice(0, 2)) assert.match(page, /<link [^>]*href="\/podcasts\/feed\.xml"/);
  assert.ok(!pages[0]?.includes('/podcasts/quiet/feed.xml'));
});
