/** Where an embed's own page is, by the address a player, frame or share box has. */
export type EmbedAddress = { url: string; provider: string };

type Rule = {
  provider: string;
  /** Host, without `www.`; the name itself or any below it. */
  hosts: readonly string[];
  /** The address readers know, made from the player's; undefined when this is no single thing of theirs. */
  page: (url: URL) => string | undefined;
};

const path = (url: URL, pattern: RegExp): string | undefined => pattern.exec(url.pathname)?.[1];
const made = (start: string, id: string | undefined | null): string | undefined => (id ? start + id : undefined);
/** The address itself, without what was added to follow its reader. */
const itself =
  (pattern: RegExp) =>
  (url: URL): string | undefined =>
    pattern.test(url.pathname) ? `https://${url.host}${url.pathname}` : undefined;

const youTube = (url: URL): string | undefined => {
  const list = url.searchParams.get('list') ?? path(url, /^\/p\/([\w-]+)/);
  const short = url.hostname === 'youtu.be' ? path(url, /^\/([\w-]{6,})/) : undefined;
  const given = short ?? url.searchParams.get('v') ?? path(url, /^\/(?:embed|v|e|shorts|live)\/([\w-]{6,})/);
  const id = given === 'videoseries' ? undefined : given;
  const start = /^\d+/.exec(url.searchParams.get('start') ?? url.searchParams.get('t') ?? '')?.[0];
  if (id) return `https://www.youtube.com/watch?v=${id}${start && start !== '0' ? `&t=${start}s` : ''}`;
  return made('https://www.youtube.com/playlist?list=', list);
};

const vimeo = (url: URL): string | undefined => {
  const id = path(url, /(?:^|\/)(\d{5,})(?:\/|$)/) ?? /^\d{5,}$/.exec(url.searchParams.get('clip_id') ?? '')?.[0];
  const secret = url.searchParams.get('h') ?? /\/\d{5,}\/([0-9a-f]{6,})/.exec(url.pathname)?.[1];
  return made('https://vimeo.com/', id && secret ? `${id}/${secret}` : id);
};

const vk = (url: URL): string | undefined => {
  const owner = url.searchParams.get('oid');
  const id = url.searchParams.get('id');
  if (owner && id && /^-?\d+$/.test(owner) && /^\d+$/.test(id)) return `https://vk.com/video${owner}_${id}`;
  return itself(/^\/(?:video|clip|wall)-?\d+_\d+$/)(url);
};

const innerAddress = (url: URL, name: string): string | undefined => {
  try {
    const inner = new URL(url.searchParams.get(name) ?? '');
    return inner.protocol === 'https:' || inner.protocol === 'http:' ? inner.href : undefined;
  } catch {
    return undefined;
  }
};

const rules: readonly Rule[] = [
  { provider: 'YouTube', hosts: ['youtube.com', 'youtube-nocookie.com', 'youtu.be'], page: youTube },
  { provider: 'Vimeo', hosts: ['vimeo.com'], page: vimeo },
  {
    provider: 'Dailymotion',
    hosts: ['dailymotion.com', 'dai.ly'],
    page: (url) =>
      made(
        'https://www.dailymotion.com/video/',
        url.searchParams.get('video') ?? path(url, /^(?:\/embed|\/swf)?(?:\/video)?\/([a-z0-9]{5,})(?:_|\/|$)/i),
      ),
  },
  { provider: 'X', hosts: ['twitter.com', 'x.com'], page: itself(/^\/\w+\/status(?:es)?\/\d+/) },
  {
    provider: 'Instagram',
    hosts: ['instagram.com', 'instagr.am'],
    page: (url) =>
      made('https://www.instagram.com/', /^\/((?:[\w.]+\/)?(?:p|reel|tv)\/[\w-]+)/.exec(url.pathname)?.[1]),
  },
  {
    provider: 'Facebook',
    hosts: ['facebook.com', 'fb.watch'],
    page: (url) =>
      url.pathname.startsWith('/plugins/')
        ? innerAddress(url, 'href')
        : /\/(?:posts|videos|photos|watch|reel|permalink|story\.php)|^\/\w+\/?$/.test(url.pathname)
          ? url.href
          : undefined,
  },
  {
    provider: 'TikTok',
    hosts: ['tiktok.com'],
    page: (url) =>
      itself(/^\/@[\w.]+\/video\/\d+/)(url) ??
      made('https://www.tiktok.com/@/video/', path(url, /^\/embed\/(?:v2\/)?(\d+)/)),
  },
  {
    provider: 'Spotify',
    hosts: ['open.spotify.com'],
    page: (url) =>
      made(
        'https://open.spotify.com/',
        /(?:\/embed(?:-podcast)?)?\/((?:track|album|playlist|episode|show|artist)\/\w+)/.exec(url.pathname)?.[1],
      ),
  },
  {
    provider: 'SoundCloud',
    hosts: ['soundcloud.com'],
    page: (url) => (url.hostname === 'w.soundcloud.com' ? innerAddress(url, 'url') : itself(/^\/[\w-]+\/[\w-]+/)(url)),
  },
  { provider: 'Bluesky', hosts: ['bsky.app'], page: itself(/^\/profile\/[\w.:-]+\/post\/\w+/) },
  { provider: 'Threads', hosts: ['threads.net', 'threads.com'], page: itself(/^\/@[\w.]+\/post\/[\w-]+/) },
  { provider: 'Reddit', hosts: ['reddit.com'], page: itself(/^\/r\/\w+\/comments\/\w+/) },
  { provider: 'Telegram', hosts: ['t.me'], page: itself(/^\/(?:s\/)?\w+\/\d+/) },
  { provider: 'VK', hosts: ['vk.com', 'vkvideo.ru'], page: vk },
  {
    provider: 'OK',
    hosts: ['ok.ru'],
    page: (url) => made('https://ok.ru/video/', path(url, /^\/video(?:embed)?\/(\d+)/)),
  },
  {
    provider: 'Rutube',
    hosts: ['rutube.ru'],
    page: (url) => made('https://rutube.ru/video/', path(url, /^\/(?:play\/embed|video)\/(\w+)/)),
  },
  {
    provider: 'TED',
    hosts: ['ted.com'],
    page: (url) => made('https://www.ted.com/talks/', path(url, /^\/talks\/(\w+)/)),
  },
  {
    provider: 'Twitch',
    hosts: ['twitch.tv'],
    page: (url) =>
      made(
        'https://www.twitch.tv/videos/',
        url.searchParams.get('video')?.replace(/^v/, '') ?? path(url, /^\/videos\/(\d+)/),
      ),
  },
  { provider: 'Flickr', hosts: ['flickr.com', 'flic.kr'], page: itself(/^\/(?:photos|p)\/.+/) },
  {
    provider: 'Bandcamp',
    hosts: ['bandcamp.com'],
    page: (url) => (/EmbeddedPlayer/i.test(url.pathname) ? url.href : itself(/^\/(?:album|track)\/.+/)(url)),
  },
  {
    provider: 'Apple Podcasts',
    hosts: ['podcasts.apple.com', 'embed.podcasts.apple.com'],
    page: (url) => `https://podcasts.apple.com${url.pathname}${url.search}`,
  },
  {
    provider: 'GitHub Gist',
    hosts: ['gist.github.com'],
    page: (url) => made('https://gist.github.com/', path(url, /^\/((?:[\w-]+\/)?[0-9a-f]{6,})/)),
  },
  {
    provider: 'CodePen',
    hosts: ['codepen.io'],
    page: (url) =>
      made(
        'https://codepen.io/',
        /^\/([\w-]+\/)(?:embed|pen)\/(?:preview\/)?(\w+)/.exec(url.pathname)?.slice(1).join('pen/'),
      ),
  },
  { provider: 'Datawrapper', hosts: ['datawrapper.dwcdn.net', 'datawrapper.de'], page: (url) => url.href },
  {
    provider: 'Flourish',
    hosts: ['flo.uri.sh', 'public.flourish.studio'],
    page: (url) => made('https://public.flourish.studio/', path(url, /^\/((?:visualisation|story)\/\d+)/)),
  },
  {
    provider: 'Internet Archive',
    hosts: ['archive.org'],
    page: (url) => made('https://archive.org/details/', path(url, /^\/(?:embed|details)\/([^/]+)/)),
  },
  {
    provider: 'OpenStreetMap',
    hosts: ['openstreetmap.org'],
    page: (url) => (url.pathname.startsWith('/export/embed') ? url.href : undefined),
  },
  {
    provider: 'Google Maps',
    hosts: ['google.com', 'maps.google.com'],
    page: (url) => (/^\/maps/.test(url.pathname) ? url.href : undefined),
  },
  {
    provider: 'SlideShare',
    hosts: ['slideshare.net'],
    page: (url) => (/^\/(?:slideshow\/embed_code|[\w-]+\/[\w-]+)/.test(url.pathname) ? url.href : undefined),
  },
  {
    provider: 'Scribd',
    hosts: ['scribd.com'],
    page: (url) => made('https://www.scribd.com/document/', path(url, /^\/(?:embeds|doc|document)\/(\d+)/)),
  },
];

const httpUrl = (address: string): URL | undefined =>
  /^(?:https?:)?\/\/[^/]/i.test(address)
    ? (URL.parse(address.startsWith('//') ? `https:${address}` : address) ?? undefined)
    : undefined;

/** The page of what an address shows, when its provider is one we know. The whole host name decides, never its end alone. */
export const knownEmbed = (address: string): EmbedAddress | undefined => {
  const url = httpUrl(address.trim());
  if (!url) return undefined;
  const host = url.hostname.toLowerCase();
  for (const { provider, hosts, page } of rules) {
    if (!hosts.some((known) => host === known || host.endsWith(`.${known}`))) continue;
    const found = page(url);
    if (found) return { url: found, provider };
  }
  return undefined;
};

/** What stands in a frame: a known provider's page, or the frame's own address. */
export const frameEmbed = (address: string): { url: string; provider?: string } | undefined =>
  knownEmbed(address) ?? (httpUrl(address.trim()) ? { url: httpUrl(address.trim())?.href ?? '' } : undefined);
