import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { normalPath } from '../../common/addresses.ts';
import { articleById, pathOfPost, targetOfPath } from '../../rooms/articles/articles.ts';
import type { World } from '../../world.ts';
import { ImportFileError } from '../shared/import-file-error.ts';
import { articleWithCanonical, articleWithOriginId } from './match-threads.store.ts';

export type Matched = { id: string; edition: string; by: 'address' | 'map' | 'identifier' | 'canonical' };

/** Old address → new one, from a file with two columns (comma, semicolon or tab), as publishers keep for their redirects. */
export const readAddressMap = async (file: string): Promise<Map<string, string>> => {
  const map = new Map<string, string>();
  let line = 0;
  try {
    for await (const row of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
      line += 1;
      const text = row.replace(/^\ufeff/, '').trim();
      if (text === '' || text.startsWith('#')) continue;
      const [from, to, ...rest] = text.split(/\s*[,;\t]\s*/).map((cell) => cell.replace(/^"|"$/g, ''));
      if (!from || !to || rest.some(Boolean))
        throw new ImportFileError(`${file}: each line must have an old address and a new one, parted by a comma`, {
          line,
        });
      map.set(addressKey(from), to);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new ImportFileError(`There is no file “${file}”.`);
    throw error;
  }
  return map;
};

const parsed = (link: string): URL | undefined => {
  const text = link.trim();
  const whole = text.startsWith('/') ? `http://here${text}` : /^https?:/i.test(text) ? text : `http://${text}`;
  return text !== '' && URL.canParse(whole) ? new URL(whole) : undefined;
};

/** One spelling for addresses that mean the same page: without scheme, `www.`, query, index file, slash at the end. */
const addressKey = (link: string): string => {
  const url = parsed(link);
  return url ? `${url.hostname.replace(/^www\./, '')}${normalPath(url.pathname) ?? url.pathname}` : link.trim();
};

/** Paths under which the same page is known, the likeliest first. */
const pathsOf = (link: string): string[] => {
  const url = parsed(link);
  if (!url) return [];
  const path = normalPath(url.pathname) ?? '/';
  const without = [
    path,
    path.replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/i, ''),
    path.replace(/\/amp$/i, ''),
    path.replace(/\.(?:html?|php|aspx?)$/i, ''),
  ];
  return [...new Set(without)].filter((one) => one !== '' && one !== '/');
};

const postNumberOf = (text: string): string | undefined => /(?:^|[?&])(?:p|page_id)=(\d{1,12})\b/.exec(text)?.[1];

const articleAt = async (world: World, path: string, hops = 0): Promise<string | undefined> => {
  const target = await targetOfPath(world, path);
  if (target?.kind === 'article') return target.target;
  return target?.kind === 'path' && hops < 3 ? articleAt(world, target.target, hops + 1) : undefined;
};

const atPaths = async (world: World, link: string): Promise<string | undefined> => {
  for (const path of pathsOf(link)) {
    const id = await articleAt(world, path);
    if (id !== undefined) return id;
  }
  return undefined;
};

/** WordPress's plugin calls a page `123 https://site/?p=123`; others use the number, the address or the story's own id. */
const byIdentifier = async (world: World, link: string, identifier: string): Promise<string | undefined> => {
  const number =
    postNumberOf(link) ?? postNumberOf(identifier) ?? /^(?:[a-z_-]*)(\d{1,12})(?:\s|$)/i.exec(identifier)?.[1];
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(identifier)) return (await articleById(world, identifier))?.id;
  const path = number === undefined ? undefined : await pathOfPost(world, number);
  if (path !== undefined) return articleAt(world, path);
  if (/^https?:|^\//i.test(identifier)) return atPaths(world, identifier);
  return identifier === '' ? undefined : articleWithOriginId(world.db, identifier.slice(0, 200));
};

type Thread = { link: string; identifier: string };

const find = async (
  world: World,
  { link, identifier }: Thread,
  map: ReadonlyMap<string, string>,
): Promise<{ id: string; by: Matched['by'] } | undefined> => {
  const mapped = map.get(addressKey(link)) ?? map.get(identifier);
  const ways = [
    ['map', async () => (mapped === undefined ? undefined : atPaths(world, mapped))],
    ['address', () => atPaths(world, link)],
    ['identifier', () => byIdentifier(world, link, identifier)],
    ['canonical', async () => (link === '' ? undefined : articleWithCanonical(world.db, canonicalForms(link)))],
  ] as const;
  for (const [by, way] of ways) {
    const id = await way();
    if (id !== undefined) return { id, by };
  }
  return undefined;
};

const canonicalForms = (link: string): string[] => {
  const url = parsed(link);
  if (!url) return [];
  const bare = `${url.host}${url.pathname.replace(/\/$/, '')}`;
  return ['https://', 'http://'].flatMap((scheme) => [`${scheme}${bare}`, `${scheme}${bare}/`]);
};

/** The story a thread of another system belongs to: by the map given, its address, its identifier, or its canonical address. */
export const matchThread = async (
  world: World,
  thread: Thread,
  map: ReadonlyMap<string, string>,
): Promise<Matched | undefined> => {
  const found = await find(world, thread, map);
  const article = found && (await articleById(world, found.id));
  return found && article ? { id: article.id, edition: article.edition, by: found.by } : undefined;
};
