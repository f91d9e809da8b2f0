/** Tags and authors as the newsroom lists them: with counts, searched, a page at a time however many there are. */
import { cleanText, slugify } from '../../common/text.ts';
import type { World } from '../../world.ts';
import type { TaxonKind } from './merged.store.ts';
import { authorRowsAfter, storyCountsOf, tagRows, type AuthorRow, type TagRow } from './taxonomy-desk.store.ts';
import { authorRow } from './taxonomy.store.ts';

export const taxaPerPage = 100;

export type TaxaAsked = { words?: string | undefined; after?: string | undefined };
type Page<Row> = { rows: (Row & { stories: number })[]; next: string | undefined };

const asked = ({ words = '', after = '' }: TaxaAsked) => {
  const typed = cleanText(words).trim().slice(0, 100);
  return { words: typed, slugWords: slugify(typed), after: after.slice(0, 200), limit: taxaPerPage + 1 };
};

const paged = async <Row extends { id: string; slug: string }>(
  world: World,
  kind: TaxonKind,
  found: readonly Row[],
): Promise<Page<Row>> => {
  const shown = found.slice(0, taxaPerPage);
  const counts = await storyCountsOf(
    world.db,
    kind,
    shown.map(({ id }) => id),
  );
  const rows = shown.map((row) => ({ ...row, stories: counts.get(row.id) ?? 0 }));
  return { rows, next: found.length > taxaPerPage ? shown.at(-1)?.slug : undefined };
};

/** An edition's tags by address, with how many stories each has. */
export const listTags = async (
  world: World,
  { edition, isUnused = false, ...rest }: TaxaAsked & { edition: string; isUnused?: boolean },
): Promise<Page<TagRow>> => paged(world, 'tag', await tagRows(world.db, { edition, isUnused, ...asked(rest) }));

/** Authors by address, with how many stories each has. */
export const listAuthors = async (world: World, rest: TaxaAsked): Promise<Page<AuthorRow>> =>
  paged(world, 'author', await authorRowsAfter(world.db, asked(rest)));

/** Everything that is kept about an author, for the form. */
export const wholeAuthor = (world: World, id: string): Promise<AuthorRow | undefined> => authorRow(world.db, { id });

/** How many stories, in whatever state, each of these has. */
export const countStories = (world: World, kind: TaxonKind, ids: readonly string[]): Promise<Map<string, number>> =>
  storyCountsOf(world.db, kind, ids);

export type { AuthorRow, TagRow };
