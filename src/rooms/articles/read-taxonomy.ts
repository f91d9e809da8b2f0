import type { World } from '../../world.ts';
import { publicationOf } from '../publication/publication.ts';
import type { Author, Section, Tag } from './article.ts';
import { currentId } from './merged.ts';
import { allSections, asAuthor, authorRow, authorRows, tagWith, tagsInEdition, tagsWithKey } from './taxonomy.store.ts';

export type InEdition = (editionCode: string, path: string) => string;

/** Puts a path into the edition with this code. */
export const addressing = async (world: World): Promise<InEdition> => {
  const publication = await publicationOf(world);
  return (code, path) => {
    const edition = publication.editionByCode(code);
    return edition ? publication.inEdition(edition, path) : path;
  };
};

const sectionsOfAll = (world: World): Promise<Section[]> =>
  world.memory.keep('sections', ['site'], async () => allSections(world.db, await addressing(world)));

/** An edition's sections, in the order of its navigation. */
export const sectionsOf = async (world: World, editionCode: string): Promise<Section[]> =>
  (await sectionsOfAll(world)).filter(({ edition }) => edition === editionCode);

export const sectionById = async (world: World, id: string): Promise<Section | undefined> => {
  const all = await sectionsOfAll(world);
  const found = all.find((section) => section.id === id);
  if (found) return found;
  const now = await currentId(world.db, 'section', id);
  return now === id ? undefined : all.find((section) => section.id === now);
};

export const sectionBySlug = async (world: World, editionCode: string, slug: string): Promise<Section | undefined> =>
  (await sectionsOf(world, editionCode)).find((section) => section.slug === slug);

/** The same section in every edition that has it, itself included. */
export const counterpartsOfSection = async (world: World, section: Section): Promise<Section[]> =>
  (await sectionsOfAll(world)).filter(({ key }) => key === section.key);

export const tagBySlug = async (world: World, editionCode: string, slug: string): Promise<Tag | undefined> =>
  tagWith(world.db, { edition: editionCode, slug }, await addressing(world));

export const tagById = async (world: World, id: string): Promise<Tag | undefined> =>
  (await tagWith(world.db, { id }, await addressing(world))) ??
  tagWith(world.db, { id: await currentId(world.db, 'tag', id) }, await addressing(world));

/** An edition's tags by slug, at most 2,000. */
export const tagsOf = async (world: World, editionCode: string): Promise<Tag[]> =>
  tagsInEdition(world.db, editionCode, await addressing(world), 2000);

/** The same tag in every edition that has it, itself included. */
export const counterpartsOfTag = async (world: World, tag: Tag): Promise<Tag[]> =>
  tagsWithKey(world.db, tag.key, await addressing(world));

/** An author as the given edition writes them. */
export const authorBySlug = async (world: World, slug: string, editionCode: string): Promise<Author | undefined> => {
  const row = await authorRow(world.db, { slug });
  return row && asAuthor(row, editionCode, await addressing(world));
};

export const authorById = async (world: World, id: string, editionCode: string): Promise<Author | undefined> => {
  const row =
    (await authorRow(world.db, { id })) ?? (await authorRow(world.db, { id: await currentId(world.db, 'author', id) }));
  return row && asAuthor(row, editionCode, await addressing(world));
};

/** The author somebody with this account is; undefined for everybody else. */
export const authorByAccount = async (
  world: World,
  accountId: string,
  editionCode: string,
): Promise<Author | undefined> => {
  const row = await authorRow(world.db, { accountId });
  return row && asAuthor(row, editionCode, await addressing(world));
};

/** Authors by slug, at most 2,000. */
export const authorsOf = async (world: World, editionCode: string): Promise<Author[]> => {
  const inEdition = await addressing(world);
  return (await authorRows(world.db, 2000)).map((row) => asAuthor(row, editionCode, inEdition));
};
