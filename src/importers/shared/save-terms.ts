import { slugify } from '../../common/text.ts';
import {
  authorBySlug,
  saveAuthor,
  saveSection,
  saveTag,
  sectionBySlug,
  tagBySlug,
} from '../../rooms/articles/articles.ts';
import type { Tx, World } from '../../world.ts';
import { carriedItems, putCarried } from './import.store.ts';
import { isOwnWord } from './plan-addresses.ts';
import { count, type Report } from './report.ts';
import type { Scratch, Term } from './scratch.store.ts';

/** What a term's `data` may say, as JSON; an empty edition is the one the import goes into. */
export type TermData = {
  edition: string;
  description?: string;
  email?: string;
  bio?: string;
  links?: { label: string; url: string }[];
  parent?: string;
};

export const termData = (term: Term): TermData =>
  term.data === '' ? { edition: '' } : (JSON.parse(term.data) as TermData);

const editionOf = (term: Term, otherwise: string): string => termData(term).edition || otherwise;

/** A thing of the same name in the same edition is the same thing. */
const knownAlready = async (world: World, term: Term, edition: string): Promise<string | undefined> => {
  if (term.kind === 'section') return (await sectionBySlug(world, edition, term.slug))?.id;
  if (term.kind === 'tag') return (await tagBySlug(world, edition, term.slug))?.id;
  const author = await authorBySlug(world, term.slug, edition);
  return author && author.name.toLowerCase() === term.name.toLowerCase() ? author.id : undefined;
};

/** Slugs given in the transaction that is still open: what was read outside it does not know them. */
type Given = Map<string, string>;

const freeAuthorSlug = async (world: World, slug: string, edition: string, given: Given): Promise<string> => {
  for (let attempt = 1; ; attempt += 1) {
    const wanted = attempt === 1 ? slug : `${slug}-${attempt}`;
    if (!given.has(wanted) && !(await authorBySlug(world, wanted, edition))) return wanted;
  }
};

const saveTerm = async (
  world: World,
  tx: Tx,
  { term, position, edition }: { term: Term; position: number; edition: string },
  given: Given,
): Promise<string> => {
  const { description = '', email, bio = '', links = [] } = termData(term);
  const slug = term.kind === 'author' ? await freeAuthorSlug(world, term.slug, edition, given) : term.slug;
  const name = term.kind === 'author' ? slug : `${edition}/${slug}`;
  const known = given.get(name);
  if (known !== undefined) return known;
  const save = (): Promise<string> => {
    if (term.kind === 'section')
      return saveSection(world, tx, { edition, key: slug, slug, name: term.name, description, position });
    if (term.kind === 'tag') return saveTag(world, tx, { edition, name: term.name, slug, description });
    return saveAuthor(world, tx, { name: term.name, slug, bio, links, isGuest: true, ...(email ? { email } : {}) });
  };
  const id = await save();
  given.set(name, id);
  return id;
};

const labels = { section: 'sections', tag: 'tags', author: 'authors' } as const;

type Saving = { edition: string; world: World; scratch: Scratch; origin: string; report: Report; dryRun: boolean };

const saveBatch = async (
  { edition, world, scratch, origin, report, dryRun }: Saving,
  terms: readonly Term[],
  offset: number,
): Promise<void> => {
  const kind = terms[0]?.kind ?? 'tag';
  const carried = await carriedItems(
    world.db,
    origin,
    kind,
    terms.map(({ key }) => key),
  );
  const fresh: { term: Term; position: number; edition: string; target: string | undefined }[] = [];
  for (const [index, term] of terms.entries()) {
    const known = carried.get(term.key)?.targetId;
    const target = known ?? (await knownAlready(world, term, editionOf(term, edition)));
    count(report, labels[kind], target === undefined ? 'added' : 'unchanged');
    if (known === undefined) fresh.push({ term, position: offset + index, edition: editionOf(term, edition), target });
    else scratch.setTarget(kind, term.key, known);
  }
  if (dryRun || fresh.length === 0) return;
  const targets = await world.write(async (tx) => {
    const saved: string[] = [];
    const given: Given = new Map();
    for (const one of fresh) saved.push(one.target ?? (await saveTerm(world, tx, one, given)));
    await putCarried(
      tx.db,
      fresh.map(({ term }, index) => ({ origin, kind, origin_id: term.key, target_id: saved[index] ?? '' })),
    );
    return saved;
  });
  fresh.forEach(({ term }, index) => scratch.setTarget(kind, term.key, targets[index] ?? ''));
};

/** Sections, tags and authors that the file's stories use; what is there already is used as it is. */
export const saveTerms = async (saving: Saving): Promise<void> => {
  for (const kind of ['section', 'tag', 'author'] as const) {
    for (let offset = 0; ; offset += 200) {
      const terms = saving.scratch.termsOf(kind, offset, 200);
      if (terms.length === 0) break;
      await saveBatch(
        saving,
        terms.filter(({ uses }) => uses > 0),
        offset,
      );
    }
  }
};

/** A slug for an address: as the old system had it when it is one, else made from the name. */
export const termSlug = (kind: Term['kind'], slug: string, name: string): string => {
  let decoded = slug;
  try {
    decoded = decodeURIComponent(slug);
  } catch {
    // Not percent-encoded then: it is taken as it is.
  }
  const clean = slugify(decoded) || slugify(name) || 'unnamed';
  return kind === 'section' && isOwnWord(`/${clean}`) ? `${clean}-section` : clean;
};
