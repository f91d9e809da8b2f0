import { normalPath } from '../../common/addresses.ts';
import type { Tx, World } from '../../world.ts';
import type { AddressTarget } from './addresses.ts';
import type { ArticleRow } from './articles.store.ts';
import { noteMediaOfNewStories } from './media-uses.ts';
import { announce, rowOf, saveArticle, topicsOf, wantedPath, type ArticleDraft } from './save-article.ts';
import { insertMany, takenAddresses } from './save-many.store.ts';

type Planned = { draft: ArticleDraft; id: string; path: string; normal: string };

/** Ids and addresses of new stories; an address that is taken, or wanted twice, leaves its story to saveArticle. */
const planNew = async (
  world: World,
  tx: Tx,
  drafts: readonly ArticleDraft[],
): Promise<{ planned: Planned[]; others: ArticleDraft[] }> => {
  const at = world.now();
  const wanted = [];
  for (const draft of drafts) wanted.push({ draft, path: await wantedPath(world, draft, draft.publishedAt ?? at) });
  const normals = wanted.map(({ path }) => normalPath(path) ?? '');
  const taken = await takenAddresses(tx.db, normals);
  const planned: Planned[] = [];
  const others: ArticleDraft[] = [];
  const seen = new Set<string>();
  wanted.forEach(({ draft, path }, index) => {
    const normal = normals[index] ?? '';
    const isFree = normal !== '' && !taken.has(normal) && !seen.has(normal);
    seen.add(normal);
    if (isFree) planned.push({ draft, id: world.newId(), path, normal });
    else others.push(draft);
  });
  return { planned, others };
};

const links = (
  row: ArticleRow,
  ids: readonly string[] | undefined,
): { article_id: string; position: number; listed_at: number | null; id: string }[] =>
  [...new Set(ids ?? [])].map((id, position) => ({ article_id: row.id, position, listed_at: row.listed_at, id }));

const insertPlanned = async (world: World, tx: Tx, planned: readonly Planned[]): Promise<void> => {
  const at = world.now();
  const rows = planned.map(({ draft, id, path }) => rowOf(draft, { id, before: undefined, path, at }));
  await insertMany(tx.db, 'article', rows);
  await noteMediaOfNewStories(tx, rows);
  await insertMany(
    tx.db,
    'address',
    planned.map(({ id, normal }) => ({ path: normal, target_kind: 'article', target: id, created_at: at })),
  );
  const editionOf = new Map(rows.map(({ id, edition }) => [id, edition]));
  const authors = rows.flatMap((row, index) => links(row, planned[index]?.draft.authorIds));
  const tags = rows.flatMap((row, index) => links(row, planned[index]?.draft.tagIds));
  await insertMany(
    tx.db,
    'article_author',
    authors.map(({ id, ...link }) => ({ ...link, author_id: id, edition: editionOf.get(link.article_id) ?? '' })),
  );
  await insertMany(
    tx.db,
    'article_tag',
    tags.map(({ id, ...link }) => ({ ...link, tag_id: id })),
  );
  const listed = rows.filter((row) => row.listed_at !== null);
  await insertMany(
    tx.db,
    'search_due',
    listed.map(({ id }) => ({ article_id: id, mark: world.newId() })),
  );
  for (const [index, row] of rows.entries()) {
    const draft = planned[index]?.draft;
    if (!draft) continue;
    await tx.changed(...topicsOf(row, { authorIds: draft.authorIds ?? [], tagIds: draft.tagIds ?? [] }));
    await announce(world, tx, row, { draft, before: undefined });
  }
};

/**
 * Saves some hundred stories at once, as `saveArticle` would one by one, and returns their ids in the same order. New stories
 * with free addresses, the usual case of an import, take a handful of statements together.
 */
export const saveArticles = async (world: World, tx: Tx, drafts: readonly ArticleDraft[]): Promise<string[]> => {
  const { planned, others } = await planNew(
    world,
    tx,
    drafts.filter(({ id }) => id === undefined),
  );
  await insertPlanned(world, tx, planned);
  const ids = new Map(planned.map(({ draft, id }) => [draft, id]));
  for (const draft of [...others, ...drafts.filter(({ id }) => id !== undefined)])
    ids.set(draft, await saveArticle(world, tx, draft));
  return drafts.map((draft) => ids.get(draft) ?? '');
};

/** An old address and what it should lead to. */
export type Redirect = { from: string } & AddressTarget;

/**
 * Which of the redirects can be made: their address is free, no two want the same. With `known`, redirects that are there
 * already as wanted.
 */
export const freeRedirects = async (
  world: Pick<World, 'db'>,
  redirects: readonly Redirect[],
): Promise<{ free: Redirect[]; known: Redirect[] }> => {
  const free: Redirect[] = [];
  const known: Redirect[] = [];
  const normals = redirects.map(({ from }) => normalPath(from) ?? '');
  const taken = await takenAddresses(world.db, normals);
  const seen = new Set<string>(['', '/']);
  redirects.forEach((redirect, index) => {
    const normal = normals[index] ?? '';
    if (seen.has(normal)) return;
    seen.add(normal);
    const there = taken.get(normal);
    if (!there) free.push(redirect);
    else if (there.kind === redirect.kind && there.target === redirect.target) known.push(redirect);
  });
  return { free, known };
};

/** Makes old addresses lead somewhere; those that are taken keep their target. Returns how many were made. */
export const putRedirects = async (world: World, tx: Tx, redirects: readonly Redirect[]): Promise<number> => {
  const { free } = await freeRedirects(tx, redirects);
  const at = world.now();
  await insertMany(
    tx.db,
    'address',
    free.map(({ from, kind, target }) => ({ path: normalPath(from) ?? '', target_kind: kind, target, created_at: at })),
  );
  return free.length;
};
