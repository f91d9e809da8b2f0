import { crawlers, type CrawlerKind, type PublicationSettings } from '../../rooms/publication/publication.ts';

type Refusals = Pick<PublicationSettings, 'crawlersRefused' | 'crawlersByName' | 'robotsExtra'>;

/** The same wishes for those who read signals instead of names (contentsignals.org). A mixed wish is left unsaid. */
const contentSignal = (refused: ReadonlySet<CrawlerKind>): string => {
  const says = (name: string, no: boolean): string => `${name}=${no ? 'no' : 'yes'}`;
  const answers = refused.has('search') === refused.has('user') ? [says('ai-input', refused.has('user'))] : [];
  return ['search=yes', ...answers, says('ai-train', refused.has('training'))].join(', ');
};

/** Pages of the whole site that are nobody else's business. */
const closedOnce = ['/newsroom', '/setup', '/api', '/appearance'];

/** Pages that are a person's own or endless, in every edition: nothing there for a crawler. */
export const closedInEditions = [
  '/search',
  '/sign-in',
  '/me',
  '/saved',
  '/following',
  '/unsubscribe',
  '/notices',
] as const;

/** The page itself, what is below it and its answers to questions, but not `/newsroom-notes`. */
const closing = (path: string): string[] => ['$', '/', '?'].map((end) => `Disallow: ${path}${end}`);

/**
 * robots.txt (RFC 9309). The group for everybody comes last and the operator's own lines follow it at once, so that a bare
 * `Disallow:` among them is meant for everybody.
 */
export const writeRobots = (
  { crawlersRefused, crawlersByName, robotsExtra }: Refusals,
  { closedPaths, sitemaps }: { closedPaths: readonly string[]; sitemaps: readonly string[] },
): string => {
  const refused = new Set(crawlersRefused);
  const byKind = new Set([...refused].flatMap((kind) => crawlers[kind]));
  // One that is named is treated as is said of it, whatever its kind.
  const tokens = Object.values(crawlers)
    .flat()
    .filter((token) => (crawlersByName[token] ?? (byKind.has(token) ? 'refused' : 'welcome')) === 'refused');
  const refusal = tokens.length > 0 ? [...tokens.map((token) => `User-agent: ${token}`), 'Disallow: /', ''] : [];
  const extra = robotsExtra
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const lines = [
    ...refusal,
    'User-agent: *',
    `Content-Signal: ${contentSignal(refused)}`,
    'Allow: /',
    ...[...closedOnce, ...closedPaths].flatMap(closing),
    ...extra,
    '',
    ...sitemaps.map((url) => `Sitemap: ${url}`),
  ];
  return `${lines.join('\n')}\n`;
};
