import type { ArticleSummary } from '../articles/articles.ts';

/** A story somebody saved. Without `story` it is not public any more: its headline is what it was when it was saved. */
export type Saved = {
  articleId: string;
  headline: string;
  savedAt: number;
  isArchived: boolean;
  tags: string[];
  story: ArticleSummary | undefined;
};

export const savedOrders = ['own', 'saved', 'saved-oldest', 'published', 'published-oldest'] as const;
/** `own` is as the reader has put them; a story newly saved stands first. */
export type SavedOrder = (typeof savedOrders)[number];

/** A place in a list: what it is ordered by, and the story. In addresses `?after=<value>_<id>`. */
export type SavedPlace = { value: number; id: string };

export type SavedAsked = {
  isArchive: boolean;
  order: SavedOrder;
  /** One of the reader's own tags. */
  tag: string;
  /** Words of headline, standfirst or tags. */
  query: string;
  after: SavedPlace | undefined;
};

export const savedPerPage = 25;
/** So many stories one reader may keep; of these the newest are known on every page. */
export const mostSaved = 20_000;
export const mostMarked = 5_000;
export const mostFollowed = 500;
export const mostTagsOnStory = 20;
export const mostTags = 300;
export const longestTag = 40;

const idPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An id as a form or address brought it, when it can be one. */
export const parseId = (text: unknown): string | undefined =>
  typeof text === 'string' && idPattern.test(text) ? text : undefined;

export const placeText = ({ value, id }: SavedPlace): string => `${value}_${id}`;

export const parsePlace = (text: unknown): SavedPlace | undefined => {
  const found = typeof text === 'string' ? /^(-?\d{1,16}(?:\.\d{1,16})?)_(.{36})$/.exec(text) : null;
  const id = parseId(found?.[2]);
  return found?.[1] !== undefined && id !== undefined ? { value: Number(found[1]), id } : undefined;
};

export const followKinds = ['section', 'tag', 'author', 'thread'] as const;
/** What can be followed; a thread by its story. */
export type FollowKind = (typeof followKinds)[number];

export type Follow = { kind: FollowKind; targetId: string };

/** `tag:0191…`, as the follow button sends it. */
export const parseFollow = (text: unknown): Follow | undefined => {
  const [kind, id] = typeof text === 'string' ? text.split(':', 2) : [];
  const found = followKinds.find((known) => known === kind);
  const targetId = parseId(id);
  return found && targetId !== undefined ? { kind: found, targetId } : undefined;
};

export const followText = ({ kind, targetId }: Follow): string => `${kind}:${targetId}`;
