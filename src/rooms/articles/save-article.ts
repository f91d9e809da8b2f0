import { webAddress } from '../../common/addresses.ts';
import { calendarParts } from '../../common/dates.ts';
import { cleanTexts, countWords, shorten, slugify } from '../../common/text.ts';
import type { Tx, World } from '../../world.ts';
import { publicationOf } from '../publication/publication.ts';
import type { ArticleKind, ArticleMeta, ArticleStatus, LeadMedia } from './article.ts';
import { articleRow, type ArticleRow } from './articles.store.ts';
import { claimAddress } from './addresses.ts';
import { followEpisode, showPlaceOf } from './episode-copies.store.ts';
import { bodyToText } from './body/to-text.ts';
import type { Body } from './body/body.ts';
import { noteStoryMedia } from './media-uses.ts';
import { withCurrentLinks } from './merged.ts';
import { sectionById } from './read-taxonomy.ts';
import { markForSearch } from './search-due.store.ts';
import { articleLinks, insertRevision, listCorrections, putArticle, putLinks } from './save-article.store.ts';

/** A story to be saved. The body must have passed parseBody. What is left out of a known story becomes its default. */
export type ArticleDraft = {
  /** An existing story is replaced, its former state kept as a revision. */
  id?: string;
  edition: string;
  /** Shared with its language versions; a group of its own unless told. */
  translationGroup?: string;
  kind: ArticleKind;
  status: ArticleStatus;
  sectionId?: string;
  /** The wanted address with its edition; without it one is made from section, day and slug. */
  path?: string;
  slug?: string;
  headline: string;
  standfirst?: string;
  kicker?: string;
  place?: string;
  body: Body;
  lead?: LeadMedia;
  meta?: ArticleMeta;
  canonicalUrl?: string;
  priority?: number;
  authorIds?: readonly string[];
  tagIds?: readonly string[];
  publishedAt?: number;
  updatedAt?: number;
  scheduledAt?: number;
  createdAt?: number;
  liveState?: 'running' | 'ended';
  liveEndedAt?: number;
  threadState?: string;
  origin?: string;
  originId?: string;
  /** Who is told when it comes out; without it everybody whom it concerns, unless it was imported. */
  tell?: { followers: boolean; hubs: boolean };
  /** Who saved it, and why: kept with the revision. */
  accountId?: string;
  note?: string;
};

const two = (value: number): string => String(value).padStart(2, '0');

/** Where an episode stands: under its show. Undefined while it belongs to none. */
export const episodePath = async (world: World, articleId: string, slug: string): Promise<string | undefined> => {
  const show = await showPlaceOf(world.db, articleId);
  const publication = await publicationOf(world);
  const edition = show && publication.editionByCode(show.edition);
  return edition && publication.inEdition(edition, `/podcasts/${show.slug}/${slug}`);
};

export const wantedPath = async (world: World, draft: ArticleDraft, at: number): Promise<string> => {
  if (draft.path) return draft.path;
  const publication = await publicationOf(world);
  const slug = draft.slug ?? (slugify(draft.headline) || 'story');
  const edition = publication.editionByCode(draft.edition) ?? publication.defaultEdition;
  if (draft.kind === 'page') return publication.inEdition(edition, `/${slug}`);
  const ofShow = draft.kind === 'episode' && draft.id ? await episodePath(world, draft.id, slug) : undefined;
  if (ofShow !== undefined) return ofShow;
  const section = draft.sectionId ? await sectionById(world, draft.sectionId) : undefined;
  const { year, month, day } = calendarParts(at, publication.settings.timeZone);
  const dated = `${year}/${two(month)}/${two(day)}/${slug}`;
  return section ? `${section.path}/${dated}` : publication.inEdition(edition, `/${dated}`);
};

/** About as long as a standfirst. */
const teaserLength = 180;

type Known = { id: string; before: ArticleRow | undefined; path: string; at: number };

/** What was said about a story, as it may be kept; its body was cleaned when it was parsed. */
const cleaned = ({ body, canonicalUrl, ...said }: ArticleDraft): ArticleDraft => {
  const home = canonicalUrl === undefined ? undefined : webAddress(canonicalUrl);
  return { ...cleanTexts(said), body, ...(home === undefined ? {} : { canonicalUrl: home }) };
};

export const rowOf = (given: ArticleDraft, { id, before, path, at }: Known): ArticleRow => {
  const draft = cleaned(given);
  const isPublic = draft.status === 'published';
  const publishedAt = draft.publishedAt ?? before?.published_at ?? (isPublic ? at : null);
  const text = bodyToText(draft.body);
  return {
    id,
    edition: draft.edition,
    translation_group: draft.translationGroup ?? before?.translation_group ?? id,
    kind: draft.kind,
    status: draft.status,
    section_id: draft.sectionId ?? null,
    path,
    headline: draft.headline,
    standfirst: draft.standfirst ?? '',
    teaser: draft.standfirst || shorten(text.slice(0, 1000), teaserLength),
    kicker: draft.kicker ?? '',
    place: draft.place ?? '',
    body: JSON.stringify(draft.body),
    lead: draft.lead ? JSON.stringify(draft.lead) : null,
    meta: draft.meta ? JSON.stringify(draft.meta) : null,
    canonical_url: draft.canonicalUrl ?? null,
    priority: draft.priority ?? 0,
    word_count: countWords(text),
    live_state: draft.liveState ?? null,
    live_ended_at: draft.liveEndedAt ?? null,
    thread_state: draft.threadState ?? before?.thread_state ?? 'open',
    published_at: publishedAt,
    updated_at: draft.updatedAt ?? null,
    scheduled_at: draft.scheduledAt ?? null,
    listed_at: isPublic && draft.kind !== 'page' ? publishedAt : null,
    created_at: draft.createdAt ?? before?.created_at ?? at,
    modified_at: at,
    revision: (before?.revision ?? 0) + 1,
    modified_by: draft.accountId ?? null,
    revision_note: draft.note ?? '',
    origin: draft.origin ?? before?.origin ?? null,
    origin_id: draft.originId ?? before?.origin_id ?? null,
  };
};

/** What pages about this story, or listing it, depend on. */
export const topicsOf = (
  row: ArticleRow,
  links: { authorIds: readonly string[]; tagIds: readonly string[] },
): string[] => [
  `article:${row.id}`,
  `translations:${row.translation_group}`,
  row.kind === 'page' ? `pages:${row.edition}` : `list:${row.edition}`,
  ...(row.section_id ? [`section:${row.section_id}`] : []),
  ...links.authorIds.map((id) => `author:${id}`),
  ...links.tagIds.map((id) => `tag:${id}`),
];

/** Says that a story is out: to be published at its time, told to followers when it is public for the first time, pinged to hubs. */
export const announce = async (
  world: World,
  tx: Tx,
  row: ArticleRow,
  { draft, before }: { draft: ArticleDraft; before: ArticleRow | undefined },
): Promise<void> => {
  if (row.status === 'scheduled' && row.scheduled_at !== null) {
    await tx.later('publish-scheduled', { articleId: row.id }, row.scheduled_at);
  }
  // It may be one of the publication’s policies, whose every version is kept.
  if (row.kind === 'page' && row.status === 'published') await tx.later('record-policies', {});
  // An archive that is brought in is no news.
  if (row.listed_at === null || (row.origin !== null && !draft.tell)) return;
  const { followers = true, hubs = true } = draft.tell ?? {};
  if (before?.published_at == null && followers) await tx.later('story-published', { articleId: row.id });
  const { settings } = await publicationOf(world);
  if (settings.websubHubs.length === 0 || !hubs) return;
  const { edition, sectionId, tagIds = [], authorIds = [] } = draft;
  await tx.later('websub-ping', { edition, sectionId, tagIds, authorIds });
};

/**
 * Saves a story and returns its id: creates it, or replaces the one with `draft.id` and keeps what it was as a revision.
 * A changed address leaves the former one leading here. Pages, lists and the search index follow.
 */
export const saveArticle = async (world: World, tx: Tx, given: ArticleDraft): Promise<string> => {
  const draft = await withCurrentLinks(tx.db, given);
  const id = draft.id ?? world.newId();
  const at = world.now();
  const before = draft.id ? await articleRow(tx.db, id) : undefined;
  const former = before ? await articleLinks(tx.db, id) : { authorIds: [], tagIds: [] };
  const keepsPath = before && !draft.path && !draft.slug;
  const path = keepsPath
    ? before.path
    : await claimAddress(
        tx.db,
        await wantedPath(world, draft, draft.publishedAt ?? at),
        { kind: 'article', target: id },
        at,
      );
  const row = rowOf(draft, { id, before, path, at });
  const links = { authorIds: draft.authorIds ?? [], tagIds: draft.tagIds ?? [] };
  if (before) await insertRevision(tx.db, before, former);
  await putArticle(tx.db, row, before !== undefined);
  await noteStoryMedia(tx, row);
  await putLinks(tx.db, { id, edition: row.edition, listedAt: row.listed_at, isNew: before === undefined }, links);
  if (before && before.listed_at !== row.listed_at) await listCorrections(tx.db, id, row.listed_at !== null);
  if (row.listed_at !== null || before?.listed_at != null) await markForSearch(tx.db, id, world.newId());
  await followEpisode(tx, id, [row.kind, before?.kind]);
  await tx.changed(...topicsOf(row, links), ...(before ? topicsOf(before, former) : []));
  await announce(world, tx, row, { draft, before });
  return id;
};
