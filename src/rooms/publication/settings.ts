/** A language edition. The default one lives at `/`, the others at `/<code>/`. */
export type Edition = {
  /** In addresses: `es`. */
  code: string;
  /** BCP 47 tag: `es`. */
  language: string;
  /** The language's own name for itself: “Español”. */
  name: string;
  direction: 'ltr' | 'rtl';
  publicationName: string;
  tagline: string;
  position: number;
  isDefault: boolean;
};

/** Networks whose share address is known (see reader/share). Device share, copy and e-mail are always there. */
export const shareNetworks = [
  'facebook',
  'x',
  'telegram',
  'whatsapp',
  'vk',
  'ok',
  'reddit',
  'linkedin',
  'bluesky',
  'mastodon',
  'threads',
] as const;
export type ShareNetwork = (typeof shareNetworks)[number];

/** What an AI crawler is for: training models, an index for answers, or fetching for one user. */
export const crawlerKinds = ['training', 'search', 'user'] as const;
export type CrawlerKind = (typeof crawlerKinds)[number];

/** What editors may set; kept in the `setting` table, name by name. */
export type PublicationSettings = {
  /** IANA name; every date is shown in it. */
  timeZone: string;
  /** Where readers' letters go. */
  contactEmail: string;
  /** In this order in the share row. */
  share: ShareNetwork[];
  /** AI crawlers that are asked to stay away, by what they are for. */
  crawlersRefused: CrawlerKind[];
  /** Further lines for robots.txt, as written. */
  robotsExtra: string;
  /** Profiles elsewhere, shown in the footer. */
  follow: { label: string; url: string }[];
  /** Hubs told of new stories (WebSub); none unless set. */
  websubHubs: string[];
  /** The whole text of a story in feeds, or its standfirst only. */
  fullTextFeeds: boolean;
  /** Account on X for cards: `@name`. */
  xAccount: string;
};

export const defaultSettings: PublicationSettings = {
  timeZone: 'Etc/UTC',
  contactEmail: '',
  share: ['facebook', 'x', 'whatsapp', 'telegram', 'bluesky', 'mastodon', 'reddit', 'linkedin'],
  crawlersRefused: ['training'],
  robotsExtra: '',
  follow: [],
  websubHubs: [],
  fullTextFeeds: true,
  xAccount: '',
};
