import { readFile } from 'node:fs/promises';
import { ImportFileError } from '../shared/import-file-error.ts';
import { openSourceFile } from '../shared/source-file.ts';
import type { FeedItem, FeedShow, Tell } from './feed.ts';
import type { ReadItem } from './feed-item.ts';
import { maxFeedBytes } from './feed-text.ts';
import { fetchBytes, type Fetching } from './fetch-file.ts';
import { feedPage, NotAFeed, settleItems, type FeedPage } from './read-feed.ts';

export type WholeFeed = { show: FeedShow; items: FeedItem[]; address: string | undefined; pages: number };

type Reading = {
  categories: readonly string[];
  tell: Tell;
  fetching: Fetching;
  now: number;
  /** Only what stands on the first page. */
  isFirstOnly?: boolean;
};

const mostPages = 500;
const mostItems = 20_000;

export const isAddress = (source: string): boolean => /^https?:\/\//i.test(source);

const fetchedPage = async (address: string, reading: Reading): Promise<{ page: FeedPage; url: string }> => {
  const { fetching } = reading;
  const accept = 'application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';
  const fetched = await fetchBytes(address, { fetching, maxBytes: maxFeedBytes, accept });
  if (!fetched.ok) {
    const hint =
      fetched.refusal === 'private-address' || /^port /.test(fetched.detail ?? '')
        ? ' Machines inside your network must be named: --allow HOST:PORT.'
        : '';
    throw new ImportFileError(`The feed could not be fetched: ${fetched.detail ?? fetched.refusal}.${hint}`);
  }
  return { page: feedPage(fetched.value.bytes, { ...reading, base: fetched.value.url }), url: fetched.value.url };
};

const firstPage = async (
  source: string,
  reading: Reading,
): Promise<{ page: FeedPage; address: string | undefined }> => {
  if (!isAddress(source)) {
    const file = await openSourceFile(source, /\.(?:xml|rss)$/i);
    if (file.size > maxFeedBytes) throw new ImportFileError('No feed is that long.');
    const page = feedPage(await readFile(source), { ...reading, base: undefined });
    return { page, address: page.self };
  }
  try {
    // The address that people subscribed to, wherever it leads.
    return { page: (await fetchedPage(source, reading)).page, address: source };
  } catch (error) {
    if (!(error instanceof NotAFeed) || error.feed === undefined) throw error;
    reading.tell('The address is that of a page; the feed it names was read', 0, error.feed);
    return { page: (await fetchedPage(error.feed, reading)).page, address: error.feed };
  }
};

/** WordPress gives further pages of a feed to whoever asks for them, though its feeds do not say so. */
const wordPressPage = (address: string | undefined, { show, items }: FeedPage, number: number): string | undefined => {
  if (
    address === undefined ||
    items.length < 10 ||
    !/wordpress|podlove|powerpress|seriously simple/i.test(show.generator)
  )
    return undefined;
  const url = new URL(address);
  url.searchParams.set('paged', String(number));
  return url.href;
};

const keyOf = ({ guid, sound, title }: ReadItem): string => guid || sound?.url || title;

const checkSounds = (first: FeedPage): void => {
  if (first.items.length > 0 && first.items.every(({ sound }) => sound === undefined))
    throw new ImportFileError(
      'No item of this feed names a sound: it is a feed of stories, not a podcast. WordPress and Ghost archives have imports of their own.',
    );
};

/** The feed with all its pages: RFC 5005’s, and those of WordPress. A page that fails ends the reading and is told. */
export const wholeFeed = async (source: string, reading: Reading): Promise<WholeFeed> => {
  const { page: first, address } = await firstPage(source, reading);
  checkSounds(first);
  const items = [...first.items];
  const seen = new Set(items.map(keyOf));
  const visited = new Set([source, address]);
  let pages = 1;
  let last = first;
  while (!reading.isFirstOnly && pages < mostPages && items.length < mostItems) {
    const guess = first.next === undefined ? wordPressPage(address, first, pages + 1) : undefined;
    const next = last.next ?? guess;
    if (next === undefined || visited.has(next)) break;
    visited.add(next);
    try {
      last = (await fetchedPage(next, { ...reading, tell: guess === undefined ? reading.tell : () => {} })).page;
    } catch (error) {
      // Behind WordPress's last page there is none; a page that the feed itself names must be there.
      if (guess === undefined)
        reading.tell(
          'A further page of the feed could not be read; older episodes are missing',
          0,
          `${next} (${(error as Error).message})`,
        );
      break;
    }
    const fresh = last.items.filter((item) => !seen.has(keyOf(item)));
    if (fresh.length === 0) break;
    for (const item of fresh) seen.add(keyOf(item));
    items.push(...fresh);
    pages += 1;
  }
  if (items.length > mostItems)
    reading.tell(`A feed with more than ${mostItems.toLocaleString('en')} episodes was cut`, 0);
  return {
    show: first.show,
    items: settleItems(items.slice(0, mostItems), { ...reading, isSerial: first.show.type === 'serial' }),
    address,
    pages,
  };
};
