import { ImportFileError } from '../shared/import-file-error.ts';
import type { FeedElement, FeedItem, FeedShow, Tell } from './feed.ts';
import { feedItem, type ReadItem } from './feed-item.ts';
import { feedShow } from './feed-show.ts';
import { feedText } from './feed-text.ts';
import { childrenOf, feedTree } from './feed-tree.ts';
import { feedAddress } from './feed-values.ts';
import { showGuid } from '../../rooms/audio/audio.ts';

/** One page of a feed, and where the next one is (RFC 5005). */
export type FeedPage = { show: FeedShow; items: ReadItem[]; next?: string; self?: string; channel: FeedElement };

/** A page of the web that names its feed. */
export class NotAFeed extends ImportFileError {
  readonly feed: string | undefined;
  constructor(message: string, feed: string | undefined) {
    super(message);
    this.feed = feed;
  }
}

const find = (element: FeedElement, name: string, depth = 4): FeedElement | undefined => {
  for (const child of element.children) {
    if (child.name === name) return child;
    const inner = depth > 0 ? find(child, name, depth - 1) : undefined;
    if (inner) return inner;
  }
  return undefined;
};

const everyLink = (element: FeedElement): FeedElement[] =>
  element.children.flatMap((child) => [...(child.name === 'link' ? [child] : []), ...everyLink(child)]);

/** No feed: what it is in its place, and what to do. */
const refuseOther = (root: FeedElement, base: string | undefined): never => {
  if (find(root, 'opml'))
    throw new ImportFileError('This is a list of podcasts (OPML), not a feed. Use: courant import opml FILE.');
  if (find(root, 'html') || find(root, 'body')) {
    const link = everyLink(root).find(({ attributes }) => /rss\+xml/i.test(attributes['type'] ?? ''))?.attributes[
      'href'
    ];
    const feed = link === undefined ? undefined : (URL.parse(link, base)?.href ?? undefined);
    throw new NotAFeed(
      feed === undefined
        ? 'This is a page of the web, not a podcast feed, and it names no feed. Look for “RSS” at the old host.'
        : `This is a page of the web, not a podcast feed. It says that its feed is at ${feed}`,
      feed,
    );
  }
  if (find(root, 'feed') || find(root, 'entry'))
    throw new ImportFileError(
      'This is an Atom feed; podcasts are RSS. Ask the old host for the address of its RSS feed.',
    );
  throw new ImportFileError('This is no podcast feed: it has no <channel> as RSS has.');
};

const linkOf = (channel: FeedElement, relation: string): string | undefined =>
  feedAddress(
    childrenOf(channel, 'atom:link').find(({ attributes }) => attributes['rel'] === relation)?.attributes['href'] ?? '',
  );

export type ReadOptions = { categories: readonly string[]; tell: Tell; base?: string | undefined };

/** Reads one page of a feed. Throws ImportFileError when it is none at all; everything else is told. */
export const feedPage = (bytes: Buffer, { categories, tell, base }: ReadOptions): FeedPage => {
  const root = feedTree(feedText(bytes, tell), tell);
  const channel = find(root, 'channel') ?? refuseOther(root, base);
  const show = feedShow(channel, categories, tell);
  // RSS 1.0 has its items beside the channel.
  const elements = [
    ...childrenOf(channel, 'item'),
    ...(find(root, 'rdf:rdf')?.children.filter(({ name }) => name === 'item') ?? []),
  ];
  const whole = elements.filter(({ isCut }) => !isCut);
  for (const { line, children } of elements.filter(({ isCut }) => isCut))
    tell(
      'The feed ends in the middle of an episode, which was left for a later run',
      line,
      undefined,
      children
        .find(({ name }) => name === 'title')
        ?.text.trim()
        .slice(0, 200),
    );
  if (channel.isCut && whole.length === elements.length)
    tell('The feed ends before it is finished', channel.line, 'further episodes may be missing');
  const [next, self] = [linkOf(channel, 'next'), linkOf(channel, 'self')];
  return {
    show,
    items: whole.map((item) => feedItem(item, show.isExplicit, tell)),
    channel,
    ...(next === undefined ? {} : { next }),
    ...(self === undefined ? {} : { self }),
  };
};

/** What an episode’s guid may have here. */
const mostOfGuid = 500;

type Settling = { tell: Tell; now: number };

/** Every item gets a guid of its own: the missing one is what podcast apps take in its place. */
const withGuids = (items: readonly ReadItem[], tell: Tell): ReadItem[] => {
  const known = new Map<string, ReadItem>();
  for (const item of items) {
    const here = (reason: string, detail: string): void => tell(reason, item.line, detail, item.title);
    const made = item.sound?.url ?? item.link ?? `${item.title}/${item.publishedAt ?? ''}`;
    if (item.guid === '')
      here(
        'An episode has no guid; podcast apps go by the address of its sound, which is kept in its place',
        made.slice(0, 200),
      );
    const long = item.guid || made;
    const guid = long.length > mostOfGuid ? showGuid(long) : long;
    if (guid !== long)
      here('A guid is longer than 500 characters; a short one was made of it', `${long.slice(0, 100)}… → ${guid}`);
    const same = known.get(guid);
    if (!same) known.set(guid, { ...item, guid });
    else if (same.sound?.url === item.sound?.url)
      here('An episode stands twice in the feed; the first was taken', `guid ${guid.slice(0, 200)}`);
    else {
      const other = showGuid(`${guid}/${made}`);
      here(
        'Two episodes have the same guid; the later one in the feed got one of its own',
        `${guid.slice(0, 200)} → ${other}`,
      );
      known.set(other, { ...item, guid: other });
    }
  }
  return [...known.values()];
};

/** An episode without a date stands right before the one above it, as in the feed; the newest without one is of now. */
const withDates = (items: readonly ReadItem[], { tell, now }: Settling): FeedItem[] => {
  const dated = items.map(({ publishedAt }) => publishedAt);
  return items.map((item, place) => {
    if (item.publishedAt !== undefined) return { ...item, publishedAt: item.publishedAt };
    const above = dated.slice(0, place).findLast((at) => at !== undefined);
    const below = dated.slice(place + 1).find((at) => at !== undefined);
    const at = above !== undefined ? above - 60_000 : below !== undefined ? Math.min(now, below + 60_000) : now;
    dated[place] = at;
    tell(
      'An episode has no date that can be read; it stands where the feed has it',
      item.line,
      new Date(at).toISOString(),
      item.title,
    );
    return { ...item, publishedAt: at };
  });
};

/** In a serial show every full episode needs its number: those without get the one that follows in their season. */
const withNumbers = (items: readonly FeedItem[], tell: Tell): FeedItem[] => {
  const last = new Map<number, number>();
  const inOrder = items.toSorted((one, other) => one.publishedAt - other.publishedAt);
  const numbers = new Map<FeedItem, number>();
  for (const item of inOrder) {
    if (item.type !== 'full') continue;
    const season = item.season ?? 0;
    const number = item.number ?? (last.get(season) ?? 0) + 1;
    last.set(season, Math.max(number, last.get(season) ?? 0));
    if (item.number !== undefined) continue;
    numbers.set(item, number);
    tell('In a serial show an episode had no number; it got the one that follows', item.line, `${number}`, item.title);
  }
  return items.map((item) => ({ ...item, ...(numbers.has(item) ? { number: numbers.get(item) ?? 1 } : {}) }));
};

/** All items of all pages, each once, with guid and time, and in a serial show with numbers. */
export const settleItems = (items: readonly ReadItem[], settling: Settling & { isSerial: boolean }): FeedItem[] => {
  const settled = withDates(withGuids(items, settling.tell), settling);
  return settling.isSerial ? withNumbers(settled, settling.tell) : settled;
};
