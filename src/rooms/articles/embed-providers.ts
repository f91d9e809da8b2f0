import type { Embed } from './body/body.ts';

/** The room a frame needs: a film, an upright one, a map, one recording, a list of them, a post. */
export type FrameRatio = 'film' | 'upright' | 'map' | 'sound' | 'list' | 'post';

/** What is framed when a reader asks to see an embed in its place. */
export type EmbedFrame = {
  /** The provider's own address for frames, made here from what was recognised; nothing of the given address is taken unread. */
  src: string;
  /** The one host that is asked, as a Content-Security-Policy names it. */
  host: string;
  provider: string;
  ratio: FrameRatio;
};

type Found = { src: string; ratio: FrameRatio };
type Provider = {
  name: string;
  /** Whole host names; none: any host, known by its addresses alone. */
  hosts?: readonly string[];
  find: (url: URL) => Found | undefined;
};

const inPath = ({ pathname }: URL, pattern: RegExp): string | undefined => pattern.exec(pathname)?.[1];

const asked = ({ searchParams }: URL, name: string, pattern: RegExp): string | undefined => {
  const value = searchParams.get(name) ?? '';
  return pattern.test(value) ? value : undefined;
};

/** `90`, `90s`, `1m30s`, `1h2m3s` as seconds. */
const secondsOf = (time: string | null): number => {
  const [, hours = 0, minutes = 0, seconds = 0] =
    /^(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,6})s?)?$/.exec(time ?? '') ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
};

const youTube = (url: URL): Found | undefined => {
  const frames = 'https://www.youtube-nocookie.com/embed/';
  const start = secondsOf(url.searchParams.get('t') ?? url.searchParams.get('start'));
  const from = start > 0 ? `?start=${start}` : '';
  if (url.hostname === 'youtu.be') {
    const id = inPath(url, /^\/([\w-]{11})\/?$/);
    return id === undefined ? undefined : { src: frames + id + from, ratio: 'film' };
  }
  const short = inPath(url, /^\/shorts\/([\w-]{11})\/?$/);
  if (short !== undefined) return { src: frames + short, ratio: 'upright' };
  const watched = url.pathname === '/watch' ? asked(url, 'v', /^[\w-]{11}$/) : undefined;
  // `videoseries` has eleven letters too, and stands for a list.
  const id = watched ?? inPath(url, /^\/(?:embed|live|v)\/((?!videoseries)[\w-]{11})\/?$/);
  if (id !== undefined) return { src: frames + id + from, ratio: 'film' };
  const isList = url.pathname === '/playlist' || url.pathname === '/embed/videoseries';
  const list = isList ? asked(url, 'list', /^[\w-]{12,64}$/) : undefined;
  return list === undefined ? undefined : { src: `${frames}videoseries?list=${list}`, ratio: 'film' };
};

/** A film that only those see who have its address carries a second key, in the path or as `h`. */
const vimeo = (url: URL): Found | undefined => {
  const pattern =
    url.hostname === 'player.vimeo.com'
      ? /^\/video\/(\d{5,12})\/?$/
      : /^\/(?:channels\/[\w-]+\/|groups\/[\w-]+\/videos\/|showcase\/\d+\/video\/)?(\d{5,12})(?:\/([\da-f]{6,16}))?\/?$/;
  const [, id, inAddress] = pattern.exec(url.pathname) ?? [];
  const key = inAddress ?? asked(url, 'h', /^[\da-f]{6,16}$/);
  if (id === undefined) return undefined;
  return { src: `https://player.vimeo.com/video/${id}?dnt=1${key === undefined ? '' : `&h=${key}`}`, ratio: 'film' };
};

/** Dailymotion refuses frames that name no player of a publisher's own: only an address that brings one is shown. */
const dailymotion = (url: URL): Found | undefined => {
  const player = inPath(url, /^\/player\/([\da-z]{3,16})\.html$/i);
  const id = asked(url, 'video', /^[\da-z]{5,24}$/i);
  if (player === undefined || id === undefined) return undefined;
  return { src: `https://geo.dailymotion.com/player/${player}.html?video=${id}`, ratio: 'film' };
};

/** First parts of SoundCloud's addresses that are no person's. */
const soundCloudPages = /^\/(?:charts|discover|feed|jobs|pages|people|search|settings|stream|tags|upload|you)\//;

const soundCloud = (url: URL): Found | undefined => {
  if (soundCloudPages.test(url.pathname)) return undefined;
  const [, list, track] = /^(?:(\/[\w-]+\/sets\/[\w-]+)|(\/[\w-]+\/(?!sets\/?$)[\w-]+))\/?$/.exec(url.pathname) ?? [];
  const path = list ?? track;
  if (path === undefined) return undefined;
  const src = `https://w.soundcloud.com/player/?url=${encodeURIComponent(`https://soundcloud.com${path}`)}`;
  return { src, ratio: list === undefined ? 'sound' : 'list' };
};

const spotify = (url: URL): Found | undefined => {
  const pattern = /^\/(?:intl-[a-z]{2}\/)?(?:embed\/)?((track|episode|album|playlist|show|artist)\/[\da-z]{22})\/?$/i;
  const [, path, kind] = pattern.exec(url.pathname) ?? [];
  if (path === undefined) return undefined;
  const isOne = kind === 'track' || kind === 'episode';
  return { src: `https://open.spotify.com/embed/${path}`, ratio: isOne ? 'sound' : 'list' };
};

const ted = (url: URL): Found | undefined => {
  const talk = inPath(url, /^\/talks\/([\da-z]+(?:_[\da-z]+)*)\/?$/);
  return talk === undefined ? undefined : { src: `https://embed.ted.com/talks/${talk}`, ratio: 'film' };
};

const internetArchive = (url: URL): Found | undefined => {
  const item = inPath(url, /^\/(?:details|embed)\/([\da-z][\w.-]{2,100})\/?$/i);
  return item === undefined ? undefined : { src: `https://archive.org/embed/${item}`, ratio: 'map' };
};

const degrees = String.raw`-?\d{1,3}(?:\.\d{1,20})?`;
const box = new RegExp(`^${degrees}(?:,${degrees}){3}$`);
const point = new RegExp(`^${degrees},${degrees}$`);

const openStreetMap = (url: URL): Found | undefined => {
  const bounds = url.pathname === '/export/embed.html' ? asked(url, 'bbox', box) : undefined;
  if (bounds === undefined) return undefined;
  const layer = asked(url, 'layer', /^[a-z]{3,16}$/) ?? 'mapnik';
  const marker = asked(url, 'marker', point);
  const query = new URLSearchParams({ bbox: bounds, layer, ...(marker === undefined ? {} : { marker }) });
  return { src: `https://www.openstreetmap.org/export/embed.html?${query.toString()}`, ratio: 'map' };
};

const uuid = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';
/** A UUID, or the same in 22 digits of base 58. */
const peerTubeId = `(${uuid}|[1-9A-HJ-NP-Za-km-z]{22})/?$`;
const peerTubeFilm = new RegExp(`^/(?:w|videos/watch|videos/embed)/${peerTubeId}`);
const peerTubeList = new RegExp(`^/(?:w/p|videos/watch/playlist|video-playlists/embed)/${peerTubeId}`);

/** Without `p2p=0` PeerTube would tell those who watch the same film the reader's network address. */
const peerTube = (url: URL): Found | undefined => {
  const film = inPath(url, peerTubeFilm);
  const list = film === undefined ? inPath(url, peerTubeList) : undefined;
  const start = secondsOf(url.searchParams.get('start'));
  if (film !== undefined) {
    const from = start > 0 ? `&start=${start}s` : '';
    return { src: `https://${url.host}/videos/embed/${film}?p2p=0${from}`, ratio: 'film' };
  }
  return list === undefined
    ? undefined
    : { src: `https://${url.host}/video-playlists/embed/${list}?p2p=0`, ratio: 'film' };
};

/** Only posts of the server's own people: others' posts it does not let be framed. */
const mastodon = (url: URL): Found | undefined => {
  const post = inPath(url, /^(\/@\w{1,64}\/\d{1,20})(?:\/embed)?\/?$/);
  return post === undefined ? undefined : { src: `https://${url.host}${post}/embed`, ratio: 'post' };
};

const withWww = (...hosts: readonly string[]): string[] => hosts.flatMap((host) => [host, `www.${host}`]);

const providers: readonly Provider[] = [
  {
    name: 'YouTube',
    hosts: [...withWww('youtube.com', 'youtube-nocookie.com'), 'm.youtube.com', 'music.youtube.com', 'youtu.be'],
    find: youTube,
  },
  { name: 'Vimeo', hosts: [...withWww('vimeo.com'), 'player.vimeo.com'], find: vimeo },
  { name: 'Dailymotion', hosts: [...withWww('dailymotion.com'), 'geo.dailymotion.com', 'dai.ly'], find: dailymotion },
  { name: 'SoundCloud', hosts: [...withWww('soundcloud.com'), 'm.soundcloud.com'], find: soundCloud },
  { name: 'Spotify', hosts: ['open.spotify.com'], find: spotify },
  { name: 'TED', hosts: [...withWww('ted.com'), 'embed.ted.com'], find: ted },
  { name: 'Internet Archive', hosts: withWww('archive.org'), find: internetArchive },
  { name: 'OpenStreetMap', hosts: withWww('openstreetmap.org'), find: openStreetMap },
  { name: 'PeerTube', find: peerTube },
  { name: 'Mastodon', find: mastodon },
];

const knownHosts = new Map(
  providers.flatMap((provider) => (provider.hosts ?? []).map((host) => [host, provider] as const)),
);
const anywhere = providers.filter(({ hosts }) => hosts === undefined);

/** A name with a dot whose last part is no number: neither `localhost` nor an IP address, and nothing that ends in a dot. */
const publicName = /^(?=.{4,253}$)(?:[\da-z](?:[\da-z-]{0,61}[\da-z])?\.)+(?=[a-z])[\da-z-]{1,62}[\da-z]$/;

const framable = (address: string): URL | undefined => {
  const url = URL.parse(address);
  if (!url || url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '')
    return undefined;
  return publicName.test(url.hostname) ? url : undefined;
};

/**
 * The frame an embed's address can be shown in, when it is one of a provider's that allows that: https only, the whole host name and
 * the whole path decide. Undefined for all others, and for a frame from `ownHost`: this site's pages are never given a frame in
 * which scripts run under its own origin.
 */
export const frameFor = (address: string, ownHost?: string): EmbedFrame | undefined => {
  const url = framable(address);
  if (!url) return undefined;
  const known = knownHosts.get(url.hostname);
  for (const { name, find } of known ? [known] : anywhere) {
    const found = find(url);
    const host = found && new URL(found.src).host;
    if (found && host !== undefined && host !== ownHost) return { ...found, host, provider: name };
  }
  return undefined;
};

/** What a frame is called for those who hear the page. */
export const frameTitle = ({ title, provider }: Embed['attrs'], frame: EmbedFrame): string =>
  [title, provider ?? frame.provider].filter(Boolean).join(' – ');
