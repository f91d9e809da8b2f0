import { readFile } from 'node:fs/promises';
import { ImportFileError } from '../shared/import-file-error.ts';
import type { FeedElement, Tell } from './feed.ts';
import { isAddress } from './feed-pages.ts';
import { feedText } from './feed-text.ts';
import { feedTree } from './feed-tree.ts';
import { feedAddress, plainLine } from './feed-values.ts';
import { fetchBytes, type Fetching } from './fetch-file.ts';

export type ListedShow = { title: string; url: string };

const mostBytes = 20 * 1024 ** 2;
const mostShows = 5_000;

const outlines = (element: FeedElement): FeedElement[] =>
  element.children.flatMap((child) => [...(child.name === 'outline' ? [child] : []), ...outlines(child)]);

const bytesOf = async (source: string, fetching: Fetching): Promise<Buffer> => {
  if (!isAddress(source)) {
    const bytes = await readFile(source).catch(() => undefined);
    if (!bytes) throw new ImportFileError(`There is no file “${source}”.`);
    return bytes;
  }
  const fetched = await fetchBytes(source, { fetching, maxBytes: mostBytes });
  if (!fetched.ok) throw new ImportFileError(`The list could not be fetched: ${fetched.detail ?? fetched.refusal}.`);
  return fetched.value.bytes;
};

/** The shows of an OPML list, each once, in its order. */
export const listedShows = async (
  source: string,
  { fetching, tell }: { fetching: Fetching; tell: Tell },
): Promise<ListedShow[]> => {
  const root = feedTree(feedText(await bytesOf(source, fetching), tell), tell);
  const shows = new Map<string, ListedShow>();
  for (const { attributes } of outlines(root)) {
    const url = feedAddress(attributes['xmlurl'] ?? '');
    const title = plainLine(attributes['title'] || attributes['text'] || url || '', 300);
    if (url !== undefined && !shows.has(url) && shows.size < mostShows) shows.set(url, { title, url });
  }
  if (shows.size === 0)
    throw new ImportFileError('This list (OPML) names no feeds: no outline in it has an address (xmlUrl).');
  return [...shows.values()];
};
