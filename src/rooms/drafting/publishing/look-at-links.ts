import { normalPath, webAddress } from '../../../common/addresses.ts';
import { articleById, targetOfPath, type BodyNode } from '../../articles/articles.ts';
import type { World } from '../../../world.ts';
import type { LinkState, LookedLink } from './checks/found.ts';
import { placedNodes } from './checks/body.ts';
import { linkCheckRows, noteAsked, type LinkCheckRow } from './link-checks.store.ts';
import type { StoryAtHand } from './story-at-hand.ts';

/** More than so many links of one story are not looked at. */
const mostLinks = 200;
/** What an address answered is believed so long. */
const believedFor = 24 * 3_600_000;
/** An address that was to be asked so long ago and was not, is asked again. */
const askedAgainAfter = 600_000;

/** Addresses of ours that are no stories: the first piece of their path. */
const ownPages = new Set(
  'archive author contact corrections discussion feed feeds guidelines kept letters media newsletter newsletters oembed policies privacy raw reader rss.xml search sitemap.xml tag text'.split(
    ' ',
  ),
);

const hrefsOf = (node: BodyNode): string[] => {
  if (node.type === 'text')
    return (node.marks ?? []).flatMap((mark) => (mark.type === 'link' ? [mark.attrs.href] : []));
  if (node.type === 'quote') return node.attrs?.href ? [node.attrs.href] : [];
  return node.type === 'embed' ? [node.attrs.url] : [];
};

type Placed = { href: string; block: number };

/** The links of a story, each once, with the block where it stands first. */
export const linksOf = (story: StoryAtHand): Placed[] => {
  const found = new Map<string, number>();
  for (const { node, block } of placedNodes({ story }))
    for (const href of hrefsOf(node)) if (!found.has(href)) found.set(href, block);
  return [...found].slice(0, mostLinks).map(([href, block]) => ({ href, block }));
};

/** The path of a link to this site; undefined for all others. */
const insidePath = (href: string, publicUrl: string): string | undefined => {
  if (href.startsWith('/')) return normalPath(href);
  if (!URL.canParse(href)) return undefined;
  const url = new URL(href);
  return url.host === new URL(publicUrl).host ? normalPath(url.pathname) : undefined;
};

const pieces = (path: string): string[] => path.split('/').filter(Boolean);

const insideState = async (world: World, path: string, codes: readonly string[]): Promise<LinkState> => {
  if (path === '/') return 'alive';
  const target = await targetOfPath(world, path);
  if (target?.kind === 'article')
    return (await articleById(world, target.target))?.status === 'published' ? 'alive' : 'unpublished';
  if (target) return 'alive';
  const [first = '', second = ''] = pieces(path);
  const isOurs = ownPages.has(first) || (codes.includes(first) && (second === '' || ownPages.has(second)));
  return isOurs ? 'alive' : 'nowhere';
};

/** The answer to a question on the web is the same whatever part of the page is meant. */
export const askedAddress = (href: string): string | undefined => {
  const address = webAddress(href);
  if (address === undefined || address.length > 2_000) return undefined;
  const url = new URL(address);
  url.hash = '';
  return url.href;
};

const outsideLink = ({ href, block }: Placed, row: LinkCheckRow | undefined): LookedLink => ({
  href,
  block,
  isInside: false,
  state: (row?.state ?? 'waiting') as LinkState,
  ...(row?.status == null ? {} : { status: row.status }),
  ...(row?.leads_to == null ? {} : { leadsTo: row.leads_to }),
});

/**
 * What is known of a story's links: those to this site are looked up, of others what they answered last. Addresses that were not
 * asked for a day are asked again by a job; nobody waits for them.
 */
export const lookAtLinks = async (
  world: World,
  story: StoryAtHand,
  codes: readonly string[],
): Promise<LookedLink[]> => {
  const { publicUrl } = world.config;
  const inside: LookedLink[] = [];
  const outside: (Placed & { asked: string })[] = [];
  for (const link of linksOf(story)) {
    const path = insidePath(link.href, publicUrl);
    if (path !== undefined) inside.push({ ...link, isInside: true, state: await insideState(world, path, codes) });
    const asked = path === undefined ? askedAddress(link.href) : undefined;
    if (asked !== undefined) outside.push({ ...link, asked });
  }
  const urls = [...new Set(outside.map(({ asked }) => asked))];
  const rows = new Map((await linkCheckRows(world.db, urls)).map((row) => [row.url, row]));
  await askAgain(world, urls, rows);
  return [...inside, ...outside.map((link) => outsideLink(link, rows.get(link.asked)))];
};

const askAgain = async (
  world: World,
  urls: readonly string[],
  rows: ReadonlyMap<string, LinkCheckRow>,
): Promise<void> => {
  const now = world.now();
  const due = urls.filter((url) => {
    const row = rows.get(url);
    if (!row) return true;
    const isOld = now - (row.checked_at ?? 0) > believedFor;
    return isOld && now - row.asked_at > askedAgainAfter;
  });
  if (due.length === 0) return;
  await world.write(async (tx) => {
    await noteAsked(tx.db, due, now);
    await tx.later('check-links', { urls: due });
  });
};
