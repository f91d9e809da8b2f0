import { normalPath } from '../../common/addresses.ts';
import { freeRedirects, putRedirects, type Redirect } from '../../rooms/articles/articles.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import type { ForeignSite, ForeignSystem } from './foreign.ts';
import { carriedItems } from './import.store.ts';
import { inEditionOf, isOwnWord } from './plan-addresses.ts';
import { count, type Report } from './report.ts';
import { termData } from './save-terms.ts';
import type { Entry, Scratch, Term } from './scratch.store.ts';

type Parts = {
  world: World;
  scratch: Scratch;
  system: ForeignSystem;
  site: ForeignSite;
  edition: string;
  report: Report;
  dryRun: boolean;
};

const listKinds = ['section', 'tag', 'author'] as const;
const prefixes = { section: '', tag: '/tag', author: '/author' } as const;

function* termsOf(scratch: Scratch): Generator<Term> {
  for (const kind of listKinds) {
    for (let offset = 0; ; offset += 500) {
      const terms = scratch.termsOf(kind, offset, 500);
      yield* terms.filter(({ uses }) => uses > 0);
      if (terms.length < 500) break;
    }
  }
}

/** Notes where the old lists of stories are found now, for links that lead to them. */
export const planLists = async ({ world, scratch, system, site, edition }: Parts): Promise<void> => {
  const publication = await publicationOf(world);
  scratch.begin();
  scratch.dropBonds('list');
  for (const term of termsOf(scratch)) {
    const now = inEditionOf(publication, termData(term).edition || edition, `${prefixes[term.kind]}/${term.slug}`);
    for (const path of system.oldListPaths(term, scratch))
      scratch.addBond('list', normalPath(site.basePath + path) ?? '', 0, now);
  }
  scratch.commit();
};

const put = async ({ world, scratch, report, dryRun }: Parts, redirects: readonly Redirect[]): Promise<void> => {
  const { free, known } = await freeRedirects(world, redirects);
  count(report, 'redirects', 'added', free.length);
  count(report, 'redirects', 'unchanged', known.length);
  const made = new Set([...free, ...known].map(({ from }) => normalPath(from)));
  for (const { from } of redirects) {
    const path = normalPath(from);
    if (path === undefined || path === '/' || made.has(path)) continue;
    made.add(path);
    scratch.addLoss({
      item: Number.MAX_SAFE_INTEGER,
      reason: 'An old address leads to something else here',
      line: 0,
      title: '',
      detail: path,
    });
  }
  if (!dryRun && free.length > 0) await world.write(async (tx) => void (await putRedirects(world, tx, free)));
};

/** Old addresses of stories that stand elsewhere now, the ones they had before that, and pages of pictures. */
const redirectsOf = async ({ world, scratch, site, dryRun }: Parts, entries: readonly Entry[]): Promise<Redirect[]> => {
  const owner = (entry: Entry): string => (entry.kind === 'attachment' ? entry.parent : entry.id);
  const targets = await carriedItems(world.db, site.origin, 'story', entries.map(owner));
  return entries.flatMap((entry) => {
    const story = entry.kind === 'attachment' ? scratch.entry(entry.parent) : entry;
    const target = targets.get(owner(entry))?.targetId ?? (dryRun && story?.kind === 'story' ? 'dry-run' : undefined);
    if (target === undefined || story?.kind !== 'story') return [];
    const now = normalPath(story.newPath);
    const former = [entry.oldPath, ...scratch.bondsOf('former', entry.id)].filter(
      (path) => path !== '' && normalPath(path) !== now && !isOwnWord(path),
    );
    return former.map((from): Redirect => ({ from, kind: 'article', target }));
  });
};

const listRedirects = (
  term: Term,
  { site, system, scratch, dryRun }: Parts,
  now: (term: Term) => string,
): Redirect[] => {
  const target = term.target || (dryRun ? 'dry-run' : '');
  if (target === '') return [];
  const paths = system.oldListPaths(term, scratch).map((path) => site.basePath + path);
  return paths
    .filter((path) => normalPath(path) !== now(term))
    .map((from): Redirect => ({ from, kind: term.kind, target }));
};

/** Lets every old address lead to what stood there: stories, pages of pictures, sections, tags, authors. Feeds need none: the feeds know the names other systems give them. */
export const putOldAddresses = async (parts: Parts): Promise<void> => {
  const { world, scratch, edition } = parts;
  const publication = await publicationOf(world);
  for (const kind of ['story', 'attachment'] as const) {
    for (let after = ''; ;) {
      const entries = scratch.entriesAfter(kind, after, 500);
      if (entries.length === 0) break;
      await put(parts, await redirectsOf(parts, entries));
      after = entries.at(-1)?.id ?? after;
    }
  }
  const now = (term: Term): string =>
    inEditionOf(publication, termData(term).edition || edition, `${prefixes[term.kind]}/${term.slug}`);
  const lists: Redirect[] = [];
  for (const term of termsOf(scratch)) {
    lists.push(...listRedirects(term, parts, now));
    if (lists.length >= 500) await put(parts, lists.splice(0));
  }
  await put(parts, lists);
};
