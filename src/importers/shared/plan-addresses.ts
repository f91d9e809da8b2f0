import { normalPath } from '../../common/addresses.ts';
import { calendarParts } from '../../common/dates.ts';
import { slugify } from '../../common/text.ts';
import { freeRedirects } from '../../rooms/articles/articles.ts';
import { publicationOf, type Publication } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import type { ForeignSite, StoryEntry } from './foreign.ts';
import { carriedItems } from './import.store.ts';
import type { Entry, Scratch } from './scratch.store.ts';

/** First parts of addresses that the publication needs itself. */
const ownWords = new Set([
  'api',
  'appearance',
  'archive',
  'assets',
  'atom.xml',
  'author',
  'corrections',
  'feed.json',
  'healthz',
  'letters',
  'llms.txt',
  'media',
  'news-sitemap.xml',
  'newsroom',
  'oembed',
  'robots.txt',
  'rss.xml',
  'search',
  'sign-in',
  'sign-out',
  'sitemap.xml',
  'tag',
  'text',
]);

/** Whether an address can be given to a story or section at all. */
export const isOwnWord = (path: string): boolean => ownWords.has(path.split('/', 2)[1] ?? '');

const two = (value: number): string => String(value).padStart(2, '0');

type Plan = {
  scratch: Scratch;
  site: ForeignSite;
  redirects: 'keep' | 'new';
  timeZone: string;
  /** Where stories go that name no edition. */
  edition: string;
  inEdition: (edition: string, path: string) => string;
  lose: (reason: string, entry: Entry, detail: string) => void;
};

const ourAddress = ({ kind, slug, title, section, at, edition }: StoryEntry, plan: Plan): string => {
  const name = slug || slugify(title) || 'story';
  if (kind === 'page') return plan.inEdition(edition, isOwnWord(`/${name}`) ? `/${name}-page` : `/${name}`);
  const { year, month, day } = calendarParts(at, plan.timeZone);
  const sectionSlug = section ? plan.scratch.term('section', section)?.slug : undefined;
  return plan.inEdition(edition, `${sectionSlug ? `/${sectionSlug}` : ''}/${year}/${two(month)}/${two(day)}/${name}`);
};

const wantedAddress = (entry: Entry, story: StoryEntry, plan: Plan): string => {
  if (plan.redirects === 'new' || entry.oldPath === '') return ourAddress(story, plan);
  if (isOwnWord(entry.oldPath)) {
    const other = ourAddress(story, plan);
    plan.lose(
      'An old address is one the publication needs itself; the story got another',
      entry,
      `${entry.oldPath} → ${other}`,
    );
    return other;
  }
  return plan.inEdition(story.edition, story.printed);
};

const variant = (path: string, attempt: number): string =>
  attempt === 1 ? path : path.replace(/(\/?)$/, `-${attempt}$1`);

/** Addresses that lead to something that is not this story. */
const takenByOthers = async (
  world: World,
  plan: Plan,
  wanted: { entry: Entry; path: string }[],
): Promise<Set<string>> => {
  const own = await carriedItems(
    world.db,
    plan.site.origin,
    'story',
    wanted.map(({ entry }) => entry.id),
  );
  const asked = wanted.map(({ entry, path }) => ({
    from: path,
    kind: 'article' as const,
    target: own.get(entry.id)?.targetId ?? '',
  }));
  const { free, known } = await freeRedirects(world, asked);
  const fine = new Set([...free, ...known].map(({ from }) => normalPath(from)));
  return new Set(asked.map(({ from }) => normalPath(from) ?? '').filter((path) => !fine.has(path)));
};

const settle = async (
  world: World,
  plan: Plan,
  entry: Entry,
  { path: wanted, isTaken }: { path: string; isTaken: boolean },
): Promise<string> => {
  for (let attempt = isTaken ? 2 : 1; ; attempt += 1) {
    const path = variant(wanted, attempt);
    if (plan.scratch.isNewPathTaken(path)) continue;
    if (attempt === 1 || (await takenByOthers(world, plan, [{ entry, path }])).size === 0) return path;
  }
};

const planSome = async (world: World, plan: Plan, entries: readonly Entry[]): Promise<void> => {
  const wanted = entries.map((entry) => ({
    entry,
    path: wantedAddress(entry, JSON.parse(entry.data) as StoryEntry, plan),
  }));
  const taken = await takenByOthers(world, plan, wanted);
  for (const { entry, path } of wanted) {
    const settled = await settle(world, plan, entry, { path, isTaken: taken.has(normalPath(path) ?? '') });
    if (settled !== path && entry.oldPath !== '')
      plan.lose('An address was taken already; the story got another', entry, `${path} → ${settled}`);
    plan.scratch.setNewPath(entry.id, settled);
  }
};

/** A path inside an edition; as it is when there is no such edition yet. */
export const inEditionOf = (publication: Publication, code: string, path: string): string => {
  const edition = publication.editionByCode(code);
  return edition ? publication.inEdition(edition, path) : path;
};

/**
 * Gives every story its address before any is saved, so that links between them can be written right the first time.
 * The same file gives the same addresses each time.
 */
export const planAddresses = async (world: World, parts: Omit<Plan, 'inEdition' | 'lose'>): Promise<void> => {
  const publication = await publicationOf(world);
  const { scratch } = parts;
  const lose: Plan['lose'] = (reason, entry, detail) => {
    const { title, line } = JSON.parse(entry.data) as StoryEntry;
    scratch.addLoss({ item: -1, reason, line, title, detail });
  };
  const plan: Plan = {
    ...parts,
    lose,
    inEdition: (code, path) => inEditionOf(publication, code || parts.edition, path),
  };
  scratch.begin();
  for (let after = ''; ;) {
    const entries = scratch.entriesAfter('story', after, 500);
    if (entries.length === 0) break;
    await planSome(world, plan, entries);
    after = entries.at(-1)?.id ?? after;
  }
  scratch.commit();
};
