import type { ArticleDraft, ArticleMeta, ArticleStatus } from '../../articles/articles.ts';
import type { Db } from '../../../storage/storage.ts';
import { draftRow, storyLinks, storyRow, type StoryRow } from '../document/drafts.store.ts';
import { fieldsOfRow, type StoryFields } from '../document/story-fields.ts';

/** A story with what is being written of it and what is settled about it. */
export type StoryAtHand = {
  row: StoryRow;
  links: { authorIds: readonly string[]; tagIds: readonly string[] };
  /** As the draft says it; without a draft as the story does. */
  fields: StoryFields;
  /** Why a part of the draft cannot be read as a story. */
  fault: string;
  /** Which state of the text this is: a form says with which it was drawn. */
  version: number;
  hasDraft: boolean;
  goesOutAt: number | undefined;
  /** JSON of how the changes go out. */
  goesOut: string | undefined;
};

/** A story as this transaction sees it; undefined when there is none. */
export const storyAtHand = async (db: Db, articleId: string): Promise<StoryAtHand | undefined> => {
  const row = await storyRow(db, articleId);
  if (!row) return undefined;
  const links = await storyLinks(db, articleId);
  const draft = await draftRow(db, articleId);
  const said = draft && (JSON.parse(draft.fields) as Partial<StoryFields>);
  return {
    row,
    links,
    fields: { ...fieldsOfRow(row, links), ...said },
    fault: draft?.fault ?? '',
    version: draft?.changed_at ?? row.modified_at,
    hasDraft: draft !== undefined,
    goesOutAt: draft?.goes_out_at ?? undefined,
    goesOut: draft?.goes_out ?? undefined,
  };
};

/** What the story says as readers have it, or had it last. */
export const fieldsOfStory = ({ row, links }: StoryAtHand): StoryFields => fieldsOfRow(row, links);

/** The end of the address a story has. */
export const slugInPath = (path: string): string =>
  path.replace(/\/+$/, '').slice(path.replace(/\/+$/, '').lastIndexOf('/') + 1);

/** The former meta stays but for what the draft says: keys of other parts live there, too. */
const metaOf = ({ row, fields }: StoryAtHand): ArticleMeta => {
  const before = row.meta === null ? {} : (JSON.parse(row.meta) as ArticleMeta);
  const { title: _, description: __, noindex: ___, ...rest } = before;
  return { ...rest, ...fields.meta };
};

/**
 * The story to be saved with what is being written. Everything the draft knows nothing of stays as it is; so does the address unless
 * another end is wanted.
 */
export const draftToSave = (story: StoryAtHand, status: ArticleStatus): ArticleDraft & { id: string } => {
  const { row, fields } = story;
  const { slug, legalNote: _, meta: __, ...said } = fields;
  const wasPublic = row.published_at !== null;
  const isSlugNew = slug !== undefined && slug !== '' && slug !== slugInPath(row.path);
  const renamed = wasPublic && isSlugNew ? { path: `${row.path.replace(/[^/]+\/*$/, '')}${slug}` } : {};
  return {
    ...said,
    ...renamed,
    id: row.id,
    edition: row.edition,
    translationGroup: row.translation_group,
    status,
    meta: metaOf(story),
    ...(row.live_state === null ? {} : { liveState: row.live_state as 'running' | 'ended' }),
    ...(row.live_ended_at === null ? {} : { liveEndedAt: row.live_ended_at }),
    ...(row.published_at === null ? {} : { publishedAt: row.published_at }),
    ...(row.updated_at === null ? {} : { updatedAt: row.updated_at }),
  };
};
