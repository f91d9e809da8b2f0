/** Sections, tags and authors as the newsroom changes them; a page that moves leaves its former address leading to it. */
import { cleanText, cutText, foldSpace, slugify } from '../../common/text.ts';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { Tx, World } from '../../world.ts';
import { publicationOf } from '../publication/publication.ts';
import { putRedirect } from './addresses.ts';
import { isMerging, type TaxonKind } from './merged.store.ts';
import { dropTaxonMedia } from './media-uses.ts';
import { addressing } from './read-taxonomy.ts';
import { saveAuthor, saveSection, saveTag, type AuthorDraft } from './save-taxonomy.ts';
import {
  deleteTaxon,
  isTakenIn,
  putPosition,
  sectionPositions,
  storyCountsOf,
  taxonRow,
  unlinkAccount,
} from './taxonomy-desk.store.ts';
import { authorRow } from './taxonomy.store.ts';

export type TaxonFault = 'no-name' | 'no-slug' | 'slug-taken' | 'key-taken' | 'not-found' | 'no-edition' | 'merging';
export const longestName = 100;
export const longestDescription = 500;

const line = (text: string, most: number): string => cutText(foldSpace(cleanText(text)).trim(), most);
const text = (words: string, most: number): string => cutText(cleanText(words).trim(), most);

/** Addresses that are the site's own: a section there would never be seen. */
const ownAddresses = new Set(
  'about-us api author bookmarks comments corrections discussion embed events feed feeds framed healthz imprint invitation letters live media me newsroom notifications oembed picture pictures podcasts preview pwa rss search sign-in sign-out sitemap static tag text threads unsubscribe'.split(
    ' ',
  ),
);

type Named = { kind: TaxonKind; id: string; edition: string; name: string; slug: string };

const faultIn = async (tx: Tx, { kind, id, edition, name, slug }: Named): Promise<TaxonFault | undefined> => {
  if (name === '') return 'no-name';
  if (slug === '') return 'no-slug';
  if (kind === 'section' && ownAddresses.has(slug)) return 'slug-taken';
  if (await isTakenIn(tx.db, kind, { id, edition, field: 'slug', value: slug })) return 'slug-taken';
  return (await isMerging(tx.db, id)) ? 'merging' : undefined;
};

export type SectionChange = {
  id?: string | undefined;
  edition: string;
  name: string;
  slug?: string;
  description?: string;
  /** The key of its counterparts in other editions; a new one of its own unless told. */
  key?: string;
  pictureId?: string | null;
};

/** Adds a section at the end, or changes one. */
export const changeSection = async (world: World, change: SectionChange): Promise<Outcome<string, TaxonFault>> => {
  const { editionByCode } = await publicationOf(world);
  if (!editionByCode(change.edition)) return refuse('no-edition');
  const name = line(change.name, longestName);
  const slug = slugify(change.slug?.trim() || name);
  return world.write(async (tx) => {
    const { edition } = change;
    const known = await sectionPositions(tx.db, edition);
    const before = known.find(({ id }) => id === change.id);
    if (change.id !== undefined && !before) return refuse('not-found');
    const id = change.id ?? world.newId();
    const fault = await faultIn(tx, { kind: 'section', id, edition, name, slug });
    if (fault) return refuse(fault);
    const key = change.key || (change.id === undefined ? slug : id);
    if (await isTakenIn(tx.db, 'section', { id, edition, field: 'key', value: key })) return refuse('key-taken');
    const position = before?.position ?? Math.max(0, ...known.map((one) => one.position)) + 1;
    const description = text(change.description ?? '', longestDescription);
    const pictureId = change.pictureId === undefined ? {} : { pictureId: change.pictureId };
    return ok(await saveSection(world, tx, { id, edition, key, name, slug, description, position, ...pictureId }));
  });
};

/** Puts an edition's sections into this order; those that are not named come after them as they were. */
export const orderSections = (world: World, edition: string, ids: readonly string[]): Promise<void> =>
  world.write(async (tx) => {
    const known = (await sectionPositions(tx.db, edition)).map(({ id }) => id);
    const first = [...new Set(ids)].filter((id) => known.includes(id));
    const order = [...first, ...known.filter((id) => !first.includes(id))];
    for (const [place, id] of order.entries()) await putPosition(tx.db, id, place + 1);
    await tx.changed('site');
  });

/** Moves a section one place up or down. */
export const moveSection = async (
  world: World,
  { id, edition, by }: { id: string; edition: string; by: 1 | -1 },
): Promise<void> => {
  const ids = (await sectionPositions(world.db, edition)).map((one) => one.id);
  const at = ids.indexOf(id);
  const other = ids[at + by];
  if (at < 0 || other === undefined) return;
  [ids[at], ids[at + by]] = [other, id];
  await orderSections(world, edition, ids);
};

/** The former page of a tag or author leads to it; asked for only when no tag or author has that address itself. */
const leaveRedirect = async (
  world: World,
  tx: Tx,
  { kind, id, slug, editions }: { kind: 'tag' | 'author'; id: string; slug: string; editions: readonly string[] },
): Promise<void> => {
  const inEdition = await addressing(world);
  for (const edition of editions)
    await putRedirect(tx, inEdition(edition, `/${kind}/${slug}`), { kind, target: id }, world.now());
};

export type TagChange = {
  id?: string | undefined;
  edition: string;
  name: string;
  slug?: string;
  description?: string;
  key?: string | undefined;
};

/** Adds a tag or changes one. */
export const changeTag = async (world: World, change: TagChange): Promise<Outcome<string, TaxonFault>> => {
  const { editionByCode } = await publicationOf(world);
  if (!editionByCode(change.edition)) return refuse('no-edition');
  const name = line(change.name, longestName);
  const slug = slugify(change.slug?.trim() || name);
  return world.write(async (tx) => {
    const { edition } = change;
    const before = change.id === undefined ? undefined : await taxonRow(tx.db, 'tag', change.id);
    if (change.id !== undefined && before?.edition !== edition) return refuse('not-found');
    const id = change.id ?? world.newId();
    const fault = await faultIn(tx, { kind: 'tag', id, edition, name, slug });
    if (fault) return refuse(fault);
    const description = text(change.description ?? '', longestDescription);
    await saveTag(world, tx, { id, edition, name, slug, description, key: change.key || slug });
    if (before && before.slug !== slug)
      await leaveRedirect(world, tx, { kind: 'tag', id, slug: before.slug, editions: [edition] });
    if (before && before.name !== name) await tx.changed('site');
    return ok(id);
  });
};

export type AuthorChange = Omit<AuthorDraft, 'texts' | 'links'> & {
  texts?: AuthorDraft['texts'];
  links?: AuthorDraft['links'];
};

/** Adds an author or changes one. What is left out stays as it is; an account is one author at most. */
export const changeAuthor = (world: World, change: AuthorChange): Promise<Outcome<string, TaxonFault>> =>
  world.write(async (tx) => {
    const before = change.id === undefined ? undefined : await authorRow(tx.db, { id: change.id });
    if (change.id !== undefined && !before) return refuse('not-found');
    const id = change.id ?? world.newId();
    const name = line(change.name, longestName);
    const slug = slugify(change.slug?.trim() || before?.slug || name);
    const fault = await faultIn(tx, { kind: 'author', id, edition: '', name, slug });
    if (fault) return refuse(fault);
    await saveAuthor(world, tx, { ...change, id, name, slug });
    if (change.accountId) await unlinkAccount(tx.db, change.accountId, id);
    const { editions } = await publicationOf(world);
    const codes = editions.map(({ code }) => code);
    if (before && before.slug !== slug)
      await leaveRedirect(world, tx, { kind: 'author', id, slug: before.slug, editions: codes });
    // Bylines stand on pages of every sort.
    if (before && before.name !== name) await tx.changed('site');
    return ok(id);
  });

/** Removes what no story has; of many at once those that have one stay. Gives how many are gone. */
export const removeTaxa = (
  world: World,
  kind: TaxonKind,
  ids: readonly string[],
): Promise<Outcome<number, 'in-use' | 'not-found' | 'merging'>> =>
  world.write(async (tx) => {
    const counts = await storyCountsOf(tx.db, kind, ids);
    const unused = ids.filter((id) => !counts.has(id));
    if (unused.length === 0) return refuse(ids.length === 0 ? 'not-found' : 'in-use');
    let removed = 0;
    for (const id of unused) {
      if (!(await taxonRow(tx.db, kind, id))) continue;
      if (await isMerging(tx.db, id)) return refuse('merging');
      await dropTaxonMedia(tx, kind, id);
      await deleteTaxon(tx.db, kind, id);
      await tx.changed(`${kind}:${id}`);
      removed += 1;
    }
    if (kind !== 'tag') await tx.changed('site');
    return removed === 0 ? refuse('not-found') : ok(removed);
  });
