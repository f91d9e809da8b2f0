import { defaultLook, type Look } from './look.ts';

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

/** A link that editors have put somewhere: a path of this site or an https address. */
export type OwnLink = { label: string; href: string };

/** What stands round the pages of one edition, where it is not what Courant puts there by itself. */
export type EditionChrome = {
  /** The main navigation; empty: the sections in their order. A link without a label is called as what it leads to. */
  navigation: OwnLink[];
  /** Columns of the footer after its own. */
  columns: { title: string; links: OwnLink[] }[];
  /** A few sentences in the footer. */
  text: string;
  copyright: string;
};

/** Who publishes, for structured data and the foot of letters. */
export type Organisation = {
  legalName: string;
  /** Year, four figures. */
  founded: string;
  address: string;
  telephone: string;
};

/** From whom letters come. Empty: `courant@` the host of the site. */
export type MailSender = {
  name: string;
  address: string;
  replyTo: string;
  /** At the foot of letters to many: several laws ask for it. */
  postalAddress: string;
};

/** A drawn picture of the publication's own: its file below DATA_DIR/look and how large it is. */
export type LookFile = { file: string; width: number; height: number };
export type LookPictures = { light?: LookFile; dark?: LookFile; icons?: LookFile[] };

/** How far the first setting up has come; undefined: it never began here, or is over. */
export type SetupState = { isOpen: boolean };

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
  /** AI crawlers that are treated otherwise than their kind, by the name they go by. */
  crawlersByName: Record<string, 'refused' | 'welcome'>;
  /** What the publication is, in a sentence or two for machines. */
  machineText: string;
  organisation: Organisation;
  mailSender: MailSender;
  /** Colours, faces, room; see look.ts. */
  look: Look;
  lookPictures: LookPictures;
  /** By edition. */
  chrome: Record<string, EditionChrome>;
  setup: SetupState;
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
  crawlersByName: {},
  machineText: '',
  organisation: { legalName: '', founded: '', address: '', telephone: '' },
  mailSender: { name: '', address: '', replyTo: '', postalAddress: '' },
  look: defaultLook,
  lookPictures: {},
  chrome: {},
  setup: { isOpen: false },
};

const plainChrome: EditionChrome = { navigation: [], columns: [], text: '', copyright: '' };

/** What editors have put round the pages of an edition. */
export const chromeOf = ({ chrome }: Pick<PublicationSettings, 'chrome'>, edition: string): EditionChrome => ({
  ...plainChrome,
  ...(Object.hasOwn(chrome, edition) ? chrome[edition] : {}),
});
