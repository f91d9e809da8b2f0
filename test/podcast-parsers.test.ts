import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { parseRssFeed } from 'feedsmith';
import partytime from 'podcast-partytime';
import { episodesOf, showById, type EpisodeView, type Show } from '../src/rooms/audio/audio.ts';
import {
  makeArt,
  makeEpisode,
  makeShow,
  makeTranscript,
  podcastSite,
  type PodcastSite,
} from '../src/feeds/podcast/podcast-for-tests.ts';

/** Two parsers that know nothing of us, and of each other, read the same from our feed, and what was put into it. */
let site: PodcastSite;
let xml: string;
let show: Show;
let episodes: EpisodeView[];
let art: string;
const origin = 'https://courant.test';

before(async () => {
  site = await podcastSite();
  const { world } = site;
  const showId = await makeShow(world, {
    title: 'The Tide & the “moon”',
    description: 'News <of> the coast.\nEvery day.',
    artId: await makeArt(world),
    copyright: '© 2026 The Courant',
    licence: 'CC BY 4.0',
    isLocked: true,
    isExplicit: true,
    isComplete: true,
    type: 'serial',
    categories: ['News > Daily News', 'Science'],
    people: [{ name: 'Ana Gómez', role: 'host', group: 'cast', href: 'https://courant.test/author/ana' }],
    funding: [{ url: 'https://courant.test/give?a=1&b=2', words: 'Support us & them' }],
    podroll: [{ guid: '917393e3-1b1e-5cef-ace4-edaa54e1f810', title: 'Another', url: 'https://other.example/feed' }],
    txt: [{ purpose: 'verify', text: 'abc123' }],
    movedTo: 'https://courant.test/podcasts/tide/feed.xml',
  });
  const spoken = await makeEpisode(site, showId, {
    story: { headline: 'Low water & “mud”', slug: 'low-water', publishedAt: Date.UTC(2026, 10, 19, 6) },
    season: 2,
    number: 7,
    seconds: 125,
    isExplicit: true,
    guid: 'old-host:7',
    people: [{ name: 'A. Guest', role: 'guest', group: 'cast', href: 'https://guest.example/' }],
    chapters: [{ start: 0, title: 'Begin' }],
    soundbites: [{ start: 2.5, duration: 20, title: 'Best of it' }],
  });
  await makeTranscript(world, spoken.mediaId);
  await makeEpisode(site, showId, {
    story: { headline: 'What is to come', slug: 'trailer', publishedAt: Date.UTC(2026, 10, 18, 6) },
    type: 'trailer',
    season: 2,
  });
  show = (await showById(world, showId)) ?? assert.fail('no show');
  episodes = await episodesOf(world, showId, { limit: 10 });
  xml = await (await site.request('/podcasts/tide/feed.xml')).text();
  art = `${origin}${episodes[0]?.art?.path ?? ''}`;
});
after(() => site.close());

type Someone = { name: string; role: string | undefined; group: string | undefined; href: string | undefined };

/** Roles and groups are told in any case; one of the parsers writes them large. */
const asPerson = ({ name, role, group, href }: Someone): Someone => ({
  name,
  role: role?.toLowerCase(),
  group: group?.toLowerCase(),
  href,
});

/** One of the parsers gives SRT its other name. */
const typeOf = (type: string): string => type.replace(/^application\/srt$/, 'application/x-subrip');

const bothRead = () => {
  const one = parseRssFeed(xml);
  const other = partytime.parseFeed(xml, { allowMissingGuid: false });
  return { one, other: other ?? assert.fail('the feed could not be read') };
};

test('two independent parsers read the same of a show, and what was put in', () => {
  const { one, other } = bothRead();
  const itunes = one.itunes ?? assert.fail();
  const podcast = one.podcast ?? assert.fail();
  const plain = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ');
  const first = {
    title: one.title,
    link: one.link,
    description: plain(one.description),
    language: one.language,
    copyright: one.copyright,
    author: itunes.author,
    owner: itunes.owner,
    image: itunes.image,
    explicit: itunes.explicit,
    complete: itunes.complete,
    type: itunes.type,
    newFeedUrl: itunes.newFeedUrl,
    categories: itunes.categories?.flatMap(({ text, categories }) =>
      (categories ?? [{ text: undefined }]).map((sub) => (sub.text === undefined ? text : `${text} > ${sub.text}`)),
    ),
    guid: podcast.guid,
    locked: podcast.locked,
    medium: podcast.medium,
    people: podcast.persons?.map(({ display, role, group, href }) => ({ name: display, role, group, href })),
    funding: podcast.fundings?.map(({ url, display }) => ({ url, words: display })),
    licence: podcast.license?.display,
    podroll: podcast.podroll?.remoteItems?.map(({ feedGuid, feedUrl }) => ({ feedGuid, feedUrl })),
    txt: podcast.txts?.map(({ purpose, display }) => ({ purpose, text: display })),
    trailers: podcast.trailers?.map(({ url, season, length, type }) => ({ url, season, length, type })),
    self: one.atom?.links?.find(({ rel }) => rel === 'self')?.href,
    items: one.items?.length,
  };
  const second = {
    title: other.title,
    link: other.link,
    description: plain(other.description),
    language: other.language,
    copyright: other.copyright,
    author: other.author,
    owner: other.owner,
    image: other.itunesImage,
    explicit: other.explicit,
    complete: other.itunesComplete,
    type: other.itunesType,
    newFeedUrl: other.itunesNewFeedUrl,
    categories: other.itunesCategory,
    guid: other.guid,
    locked: { value: other.locked, owner: other.podcastOwner },
    medium: other.medium,
    people: other.podcastPeople?.map(({ name, role, group, href }) => asPerson({ name, role, group, href })),
    funding: other.podcastFunding?.map(({ url, message }) => ({ url, words: message })),
    licence: other.license?.identifier,
    podroll: other.podroll?.map(({ feedGuid, feedUrl }) => ({ feedGuid, feedUrl })),
    txt: other.podcastTxt?.map(({ purpose, value }) => ({ purpose, text: value })),
    trailers: other.trailers?.map(({ url, season, length, type }) => ({ url, season, length, type })),
    self: other.pubsub?.self,
    items: other.items.length,
  };
  assert.deepEqual(second, first);
  const trailer = episodes.find(({ type }) => type === 'trailer')?.sound;
  assert.deepEqual(first, {
    title: show.title,
    link: `${origin}${show.path}`,
    description: plain(show.description),
    language: 'en',
    copyright: show.copyright,
    author: show.author,
    owner: { name: show.ownerName, email: show.ownerEmail },
    image: art,
    explicit: true,
    complete: true,
    type: 'serial',
    newFeedUrl: show.movedTo,
    categories: show.categories,
    guid: show.guid,
    locked: { value: true, owner: show.ownerEmail },
    medium: 'podcast',
    people: show.people.map(({ name, role, group, href }) => ({ name, role, group, href })),
    funding: show.funding,
    licence: 'cc-by-4.0',
    podroll: show.podroll.map(({ guid, url }) => ({ feedGuid: guid, feedUrl: url })),
    txt: show.txt,
    trailers: [
      {
        url: `${origin}${trailer?.path}`,
        season: 2,
        length: trailer?.bytes,
        type: 'audio/mpeg',
      },
    ],
    self: `${origin}/podcasts/tide/feed.xml`,
    items: 2,
  });
});

test('two independent parsers read the same of an episode, and what was put in', () => {
  const { one, other } = bothRead();
  const [item = assert.fail()] = one.items ?? [];
  const [episode = assert.fail()] = other.items;
  const first = {
    title: item.title,
    guid: item.guid?.value,
    link: item.link,
    description: item.description,
    content: item.content?.encoded,
    publishedAt: Date.parse(String(item.pubDate)),
    enclosure: item.enclosures?.[0],
    duration: item.itunes?.duration,
    explicit: item.itunes?.explicit,
    episodeType: item.itunes?.episodeType,
    season: item.podcast?.season?.number,
    number: item.podcast?.episode?.number,
    chapters: item.podcast?.chapters,
    soundbites: item.podcast?.soundbites?.map(({ startTime, duration, display }) => [startTime, duration, display]),
    people: item.podcast?.persons?.map(({ display, role, group, href }) => ({ name: display, role, group, href })),
    transcripts: item.podcast?.transcripts?.map(({ url, type, language, rel }) => ({ url, type, language, rel })),
  };
  const second = {
    title: episode.title,
    guid: episode.guid,
    link: episode.link,
    description: episode.description,
    content: episode.content,
    publishedAt: episode.pubDate?.getTime(),
    enclosure: episode.enclosure,
    duration: episode.duration,
    explicit: episode.explicit,
    episodeType: episode.itunesEpisodeType,
    season: episode.podcastSeason?.number,
    number: episode.podcastEpisode?.number,
    chapters: episode.podcastChapters,
    soundbites: episode.podcastSoundbites?.map(({ startTime, duration, title }) => [startTime, duration, title]),
    people: episode.podcastPeople?.map(({ name, role, group, href }) => asPerson({ name, role, group, href })),
    transcripts: episode.podcastTranscripts?.map(({ url, type, language, rel }) => ({
      url,
      type: typeOf(type),
      language,
      rel,
    })),
  };
  assert.deepEqual(second, first);
  const [put = assert.fail()] = episodes;
  const at = `${origin}/sound/${put.mediaId}`;
  assert.deepEqual(first, {
    title: put.title,
    guid: 'old-host:7',
    link: `${origin}${put.path}`,
    description: put.standfirst,
    content: '<p>Notes of the episode.</p>',
    publishedAt: put.publishedAt,
    enclosure: { url: `${origin}${put.sound?.path}`, length: put.sound?.bytes, type: 'audio/mpeg' },
    duration: 125,
    explicit: true,
    episodeType: 'full',
    season: 2,
    number: 7,
    chapters: { url: `${at}/chapters.json`, type: 'application/json+chapters' },
    soundbites: [[2.5, 20, 'Best of it']],
    people: put.people.map(({ name, role, group, href }) => ({ name, role, group, href })),
    transcripts: [
      { url: `${at}/transcript.en.vtt`, type: 'text/vtt', language: 'en', rel: 'captions' },
      { url: `${at}/transcript.en.srt`, type: 'application/x-subrip', language: 'en', rel: 'captions' },
      { url: `${at}/transcript.en.html`, type: 'text/html', language: 'en', rel: undefined },
    ],
  });
});
