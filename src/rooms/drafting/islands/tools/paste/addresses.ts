/** Addresses from elsewhere as they may stand in a story: without wrappers that count the click and without what tells where it came from. */

const tracking =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igsh(?:id)?|mc_[ce]id|_hsenc|_hsmi|mkt_tok|vero_id|oly_(?:anon|enc)_id|wt_mc|ref_src|ref_url|srsltid|cmpid|ncid|s_cid|rb_clickid|_openstat|at_(?:medium|campaign|custom\d)|xtor)$/i;

/** Hosts whose addresses only lead on, and the parameter that says where to. */
const wrappers: [host: RegExp, path: RegExp, parameters: string[]][] = [
  [/^(?:www\.)?google\.[a-z.]{2,6}$/, /^\/url$/, ['q', 'url']],
  [/^lm?\.(?:facebook|instagram)\.com$/, /^\/(?:l\.php)?$/, ['u']],
  [/^(?:www\.)?facebook\.com$/, /^\/(?:l|flx\/warn)/, ['u']],
  [/^(?:www\.)?youtube\.com$/, /^\/redirect$/, ['q']],
  [/^(?:www\.)?linkedin\.com$/, /^\/(?:safety\/go|redir\/redirect)/, ['url']],
  [/\.safelinks\.protection\.outlook\.com$/, /^\//, ['url']],
  [/^t\.umblr\.com$/, /^\/redirect$/, ['z']],
  [/^out\.reddit\.com$/, /^\//, ['url']],
  [/^vk\.com$/, /^\/away\.php$/, ['to']],
  [/^(?:duckduckgo|html\.duckduckgo)\.com$/, /^\/l\/$/, ['uddg']],
];

const parsed = (text: string): URL | undefined => {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
};

const unwrapped = (url: URL, left = 3): URL => {
  for (const [host, path, parameters] of left > 0 ? wrappers : []) {
    if (!host.test(url.hostname) || !path.test(url.pathname)) continue;
    for (const parameter of parameters) {
      const target = parsed(url.searchParams.get(parameter) ?? '');
      if (target && /^https?:$/.test(target.protocol)) return unwrapped(target, left - 1);
    }
  }
  return url;
};

const withoutTracking = (url: URL): URL => {
  const followed = [...url.searchParams.keys()].filter(
    (name) =>
      tracking.test(name) || (name === 'si' && /(?:^|\.)(?:youtube\.com|youtu\.be|spotify\.com)$/.test(url.hostname)),
  );
  for (const name of followed) url.searchParams.delete(name);
  if (url.hash.includes(':~:')) url.hash = url.hash.replace(/:~:.*$/, '').replace(/^#$/, '');
  return url;
};

/** The address as it may be kept, or undefined: only http, https, mailto and tel; those of this site become paths. */
export const cleanAddress = (text: string, origin = ''): string | undefined => {
  const trimmed = text.replace(/[\u0000-\u0020\u007f-\u00a0]+/g, '');
  if (trimmed === '' || trimmed.length > 4_000) return undefined;
  const url = parsed(trimmed);
  if (!url) return undefined;
  if (url.protocol === 'mailto:' || url.protocol === 'tel:') return url.href;
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  const clean = withoutTracking(unwrapped(url));
  if (origin && clean.origin === origin) return `${clean.pathname}${clean.search}${clean.hash}`;
  return clean.href.length <= 2_000 ? clean.href : undefined;
};

/** The text when it is one address and nothing else. */
export const loneAddress = (text: string): string | undefined => {
  const trimmed = text.trim();
  return /^https?:\/\/[^\s<>"]{3,2000}$/i.test(trimmed) ? cleanAddress(trimmed) : undefined;
};

const embeddable: [provider: string, pattern: RegExp][] = [
  ['YouTube', /^https:\/\/(?:(?:www|m)\.)?(?:youtube\.com\/(?:watch\?|shorts\/|live\/|embed\/)|youtu\.be\/)/],
  ['Vimeo', /^https:\/\/(?:player\.|www\.)?vimeo\.com\/(?:video\/)?\d+/],
  ['X', /^https:\/\/(?:mobile\.|www\.)?(?:twitter|x)\.com\/\w+\/status\/\d+/],
  ['Instagram', /^https:\/\/www\.instagram\.com\/(?:p|reel|tv)\//],
  ['TikTok', /^https:\/\/www\.tiktok\.com\/@[\w.-]+\/video\/\d+/],
  ['Bluesky', /^https:\/\/bsky\.app\/profile\/[^/]+\/post\//],
  ['Spotify', /^https:\/\/open\.spotify\.com\/(?:track|album|episode|show|playlist)\//],
  ['SoundCloud', /^https:\/\/soundcloud\.com\/[\w-]+\/[\w-]+/],
  ['Datawrapper', /^https:\/\/(?:datawrapper\.dwcdn\.net|www\.datawrapper\.de\/_)\/\w{5}/],
  ['Mastodon', /^https:\/\/[\w.-]+\/@[\w.]+(?:@[\w.-]+)?\/\d{12,}$/],
];

/** Who shows this address inside other pages; undefined when nobody known does. */
export const providerOf = (href: string): string | undefined =>
  embeddable.find(([, pattern]) => pattern.test(href))?.[0];
