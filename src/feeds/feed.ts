/** A list of stories as feed readers want it, whatever the format: all addresses absolute, all text plain but for `html`. */
export type Feed = {
  /** Never changes while the list exists: `urn:uuid:…`, or the list's address where it has no id of its own. */
  id: string;
  title: string;
  description: string;
  /** BCP 47 tag. */
  language: string;
  /** The page that shows the same list to people. */
  pageUrl: string;
  /** The feed's own address, by format. */
  urls: Record<FeedFormat, string>;
  publisher: string;
  /** A square picture of the publication. */
  icon: string;
  /** Hubs that tell subscribers of news (W3C WebSub). */
  hubs: readonly string[];
  /** IANA name, for formats that show an offset. */
  timeZone: string;
  /** The newest change to anything in the feed. */
  changedAt: number;
  items: readonly FeedItem[];
};

export type FeedItem = {
  /** UUID of the story; in feeds `urn:uuid:…`. It stays when headline or address change. */
  id: string;
  url: string;
  title: string;
  /** Plain text. */
  summary: string;
  /** The whole text, when the publication offers it in feeds. */
  html?: string;
  authors: readonly FeedPerson[];
  categories: readonly string[];
  publishedAt: number;
  /** The last change that matters to readers; the publication when there was none. */
  updatedAt: number;
  media: readonly FeedMedia[];
};

export type FeedPerson = { name: string; url: string };

export type FeedMedia = {
  url: string;
  medium: 'image' | 'audio' | 'video';
  /** MIME type. */
  type: string;
  bytes?: number;
  width?: number;
  height?: number;
  /** Seconds. */
  duration?: number;
  alt: string;
  caption: string;
  credit: string;
  licence?: { name: string; url: string | undefined };
};

export const feedFormats = ['rss', 'atom', 'json'] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** How each format is called in addresses, and its MIME type. */
export const feedFiles: Record<FeedFormat, { file: string; type: string }> = {
  rss: { file: 'rss.xml', type: 'application/rss+xml' },
  atom: { file: 'atom.xml', type: 'application/atom+xml' },
  json: { file: 'feed.json', type: 'application/feed+json' },
};

/** How many stories a feed holds. */
export const feedLength = 30;
