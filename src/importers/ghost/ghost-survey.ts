import { normalPath } from '../../common/addresses.ts';
import type { ForeignSite, StoryEntry, SurveyContext } from '../shared/foreign.ts';
import { ImportFileError } from '../shared/import-file-error.ts';
import { own } from '../shared/own.ts';
import { termSlug, type TermData } from '../shared/save-terms.ts';
import type { Scratch } from '../shared/scratch.store.ts';
import type { SourceFile } from '../shared/source-file.ts';
import { plainOf, speakable } from './card-blocks.ts';
import { unknownHost } from './ghost-address.ts';
import { jsonRows, type Row } from './json-rows.ts';

export const text = (row: Row, name: string): string => {
  const value = row[name];
  return typeof value === 'string' ? speakable(value) : typeof value === 'number' ? String(value) : '';
};

/** Ghost writes `2026-11-23 02:41:53` in UTC, ISO 8601, or milliseconds, by its age. */
export const timeOf = (row: Row, name: string): number | undefined => {
  const value = row[name];
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value === '') return undefined;
  const at = Date.parse(/^\d{4}-\d{2}-\d{2} \d/.test(value) ? `${value.replace(' ', 'T')}Z` : value);
  return Number.isFinite(at) ? at : undefined;
};

export type GhostTag = { slug: string; name: string; description: string; isInternal: boolean };

/** Internal tags (`#news`, visibility internal) steer the old theme; readers never saw them. */
const asTag = (row: Row): GhostTag => ({
  slug: text(row, 'slug'),
  name: text(row, 'name'),
  description: plainOf(text(row, 'description')),
  isInternal: text(row, 'visibility') === 'internal' || text(row, 'name').startsWith('#'),
});

const profiles = [
  'website',
  'facebook',
  'twitter',
  'threads',
  'bluesky',
  'mastodon',
  'tiktok',
  'youtube',
  'instagram',
  'linkedin',
] as const;
const profileStarts: Record<string, string> = {
  facebook: 'https://www.facebook.com/',
  twitter: 'https://x.com/',
  threads: 'https://www.threads.net/',
  bluesky: 'https://bsky.app/profile/',
  tiktok: 'https://www.tiktok.com/',
  youtube: 'https://www.youtube.com/',
  instagram: 'https://www.instagram.com/',
  linkedin: 'https://www.linkedin.com/in/',
};

const linksOf = (row: Row): { label: string; url: string }[] =>
  profiles.flatMap((name) => {
    const value = text(row, name);
    const url = /^https?:\/\//.test(value)
      ? value
      : value !== '' && profileStarts[name]
        ? profileStarts[name] + value.replace(/^\/+/, '')
        : '';
    return URL.canParse(url)
      ? [{ label: name === 'website' ? new URL(url).hostname : name.charAt(0).toUpperCase() + name.slice(1), url }]
      : [];
  });

const surveyPost = (row: Row, line: number, scratch: Scratch): void => {
  const slug = text(row, 'slug');
  const path = slug === '' ? '' : `/${slug}/`;
  const isPage = text(row, 'type') === 'page' || row['page'] === 1 || row['page'] === true;
  const story: StoryEntry = {
    title: text(row, 'title').slice(0, 200),
    printed: path,
    slug,
    section: '',
    at: timeOf(row, 'published_at') ?? timeOf(row, 'created_at') ?? 0,
    kind: isPage ? 'page' : 'post',
    edition: '',
    line,
  };
  scratch.putEntry({
    id: text(row, 'id'),
    kind: 'story',
    oldPath: path === '' ? '' : (normalPath(path) ?? ''),
    newPath: '',
    parent: '',
    data: JSON.stringify(story),
  });
  const author = text(row, 'author_id') || text(row, 'author');
  if (author !== '') scratch.addBond('old-author', text(row, 'id'), 0, author);
};

/** Rows that stories need, by table; the others are counted. */
const keepers: Record<string, (row: Row, scratch: Scratch, line: number) => void> = {
  posts: (row, scratch, line) => surveyPost(row, line, scratch),
  posts_meta: (row, scratch) => scratch.addBond('meta', text(row, 'post_id'), 0, JSON.stringify(row)),
  tags: (row, scratch) => scratch.addBond('tag', text(row, 'id'), 0, JSON.stringify(asTag(row))),
  posts_tags: (row, scratch) =>
    scratch.addBond('post-tag', text(row, 'post_id'), Number(row['sort_order']) || 0, text(row, 'tag_id')),
  users: (row, scratch) =>
    scratch.addBond(
      'user',
      text(row, 'id'),
      0,
      JSON.stringify({
        slug: text(row, 'slug'),
        name: text(row, 'name'),
        email: text(row, 'email'),
        bio: plainOf(text(row, 'bio')),
        links: linksOf(row),
      }),
    ),
  posts_authors: (row, scratch) =>
    scratch.addBond('post-author', text(row, 'post_id'), Number(row['sort_order']) || 0, text(row, 'author_id')),
  members: (row, scratch) =>
    scratch.addBond(
      'member',
      text(row, 'id'),
      0,
      JSON.stringify({ name: text(row, 'name'), email: text(row, 'email') }),
    ),
  comments: (row, scratch) =>
    scratch.addBond('comment', text(row, 'post_id'), timeOf(row, 'created_at') ?? 0, JSON.stringify(row)),
};

export type PostTerms = {
  edition: string;
  section: string | undefined;
  tags: string[];
  authors: string[];
  /** Internal tags that steer nothing here. */ dropped: string[];
};

const languageTag = /^(?:hash-)?lang-([a-z]{2,3}(?:-[a-z]{2,4})?)$/;

/** A post's edition (`#lang-fr`), section (its first public tag), tags and authors, each by its key in the scratch. */
export const postTerms = (id: string, scratch: Scratch, editionCodes: readonly string[]): PostTerms => {
  const tags = scratch
    .bondsOf('post-tag', id)
    .flatMap((tagId) => scratch.bondsOf('tag', tagId).map((json) => JSON.parse(json) as GhostTag));
  const internal = tags.filter(({ isInternal }) => isInternal);
  const codeOf = ({ slug }: GhostTag): string => languageTag.exec(slug)?.[1] ?? '';
  const edition = internal.map(codeOf).find((code) => editionCodes.includes(code)) ?? '';
  const open = tags.filter(({ isInternal }) => !isInternal).map(({ slug }) => `${edition}/${slug}`);
  const authors = scratch.bondsOf('post-author', id);
  return {
    edition,
    section: open[0],
    tags: open.slice(1),
    authors: authors.length > 0 ? authors : scratch.bondsOf('old-author', id),
    dropped: internal.filter((tag) => edition === '' || codeOf(tag) !== edition).map(({ name }) => name),
  };
};

const addTagTerm = (scratch: Scratch, kind: 'section' | 'tag', key: string, id: string): void => {
  if (scratch.useTerm(kind, key, 1)) return;
  const [edition = '', slug = ''] = key.split('/', 2);
  const tag = scratch
    .bondsOf('post-tag', id)
    .flatMap((tagId) => scratch.bondsOf('tag', tagId).map((json) => JSON.parse(json) as GhostTag))
    .find((one) => one.slug === slug);
  const data: TermData = { edition, ...(tag?.description ? { description: tag.description } : {}) };
  scratch.addTerm({
    kind,
    key,
    name: tag?.name || slug,
    slug: termSlug(kind, slug, tag?.name ?? ''),
    uses: 1,
    data: JSON.stringify(data),
  });
};

const addAuthorTerm = (scratch: Scratch, key: string): boolean => {
  if (scratch.useTerm('author', key, 1)) return true;
  const json = scratch.bondsOf('user', key)[0];
  if (json === undefined) return false;
  const { slug, name, email, bio, links } = JSON.parse(json) as {
    slug: string;
    name: string;
    email: string;
    bio: string;
    links: { label: string; url: string }[];
  };
  const data: TermData = { edition: '', bio, links, ...(email ? { email } : {}) };
  scratch.addTerm({
    kind: 'author',
    key,
    name: name || slug,
    slug: termSlug('author', slug, name),
    uses: 1,
    data: JSON.stringify(data),
  });
  return true;
};

/** When every table is known: which sections, tags and authors stories use, and in which edition they stand. */
const settleStories = (scratch: Scratch, editionCodes: readonly string[]): number => {
  let stories = 0;
  for (let after = ''; ;) {
    const entries = scratch.entriesAfter('story', after, 500);
    if (entries.length === 0) return stories;
    stories += entries.length;
    for (const entry of entries) {
      const story = JSON.parse(entry.data) as StoryEntry;
      const { edition, section, tags, authors } = postTerms(entry.id, scratch, editionCodes);
      if (section !== undefined && story.kind === 'post') addTagTerm(scratch, 'section', section, entry.id);
      for (const tag of tags) addTagTerm(scratch, 'tag', tag, entry.id);
      for (const author of authors) {
        if (!addAuthorTerm(scratch, author))
          scratch.addLoss({
            item: -1,
            reason: 'An author of a story is not in the file',
            line: story.line,
            title: story.title,
            detail: author,
          });
      }
      scratch.putEntry({
        ...entry,
        data: JSON.stringify({ ...story, edition, section: story.kind === 'post' ? (section ?? '') : '' }),
      });
    }
    after = entries.at(-1)?.id ?? after;
  }
};

/** Tables that hold nothing of the publication's own. */
const uncarried: Record<string, string> = {
  snippets: 'Snippets of the editor',
  offers: 'Offers',
  redirects: 'Redirects',
  webhooks: 'Webhooks',
  newsletters: 'Newsletters',
  products: 'Tiers of membership',
  recommendations: 'Recommendations',
};

const siteOf = (settings: ReadonlyMap<string, string>, given: string | undefined, items: number): ForeignSite => {
  const zone = settings.get('timezone') ?? settings.get('activeTimezone');
  return {
    // Ghost's ids are unique in the world, so a file of the same site is known again wherever the site moved.
    origin: 'ghost',
    name: settings.get('title') ?? '',
    tagline: settings.get('description') ?? '',
    language: settings.get('locale') ?? settings.get('lang') ?? settings.get('default_locale') ?? 'en',
    ...(zone && Intl.supportedValuesOf('timeZone').concat('Etc/UTC', 'UTC').includes(zone) ? { timeZone: zone } : {}),
    hosts: [unknownHost, ...(given ? [new URL(given).hostname] : [])],
    basePath: '',
    address: given?.replace(/\/+$/, '') ?? '',
    exportedAt: 0,
    items,
  };
};

/** Reads the whole file once and keeps what stories need of the other tables. */
export const surveyGhost = async (
  file: SourceFile,
  scratch: Scratch,
  { site, editionCodes, told, stopped }: SurveyContext,
): Promise<ForeignSite> => {
  const settings = new Map<string, string>();
  const others = new Map<string, number>();
  let rows = 0;
  let sawPosts = false;
  for await (const { table, row, line } of jsonRows(file.bytes(told))) {
    rows += 1;
    if (table === 'posts') sawPosts = true;
    const keep = own(keepers, table);
    if (keep) keep(row, scratch, line);
    else if (table === 'settings') settings.set(text(row, 'key'), text(row, 'value'));
    else if (Object.hasOwn(uncarried, table)) others.set(table, (others.get(table) ?? 0) + 1);
    if (rows % 1000 === 0 && stopped()) break;
  }
  if (!sawPosts && rows === 0)
    throw new ImportFileError(
      'This is JSON, but no Ghost export: there are no tables below “db[0].data” or “data”. In Ghost: Settings → Import/Export → Export content.',
    );
  // The second reading must judge by the same editions, whatever was added since.
  scratch.setState('edition-codes', JSON.stringify(editionCodes));
  const stories = settleStories(scratch, editionCodes);
  for (const [table, count] of others)
    scratch.addLoss({
      item: -1,
      reason: `${uncarried[table]} are not carried`,
      line: 0,
      title: '',
      detail: `${count} in the file`,
    });
  return siteOf(settings, site, stories);
};
