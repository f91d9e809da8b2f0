import type { World } from '../../world.ts';
import { commentFromRow, type AuthorsOf, type Showing } from './comment-from-row.ts';
import { authorAccounts, commentRows, historyRows, commenterIdsOf, newestIds } from './comment-rows.store.ts';
import type { Comment } from './comment.ts';

/** Comments by id, as readers see them; in no order, those that do not exist left out. */
export const loadComments = async (
  world: World,
  ids: readonly string[],
  { authors, ...showing }: Showing & { authors?: AuthorsOf } = {},
): Promise<Map<string, Comment>> => {
  const rows = await commentRows(world.db, [...new Set(ids)]);
  const known = authors ?? (await authorAccounts(world.db, [...new Set(rows.map((row) => row.article_id))]));
  return new Map(rows.map((row) => [row.id, commentFromRow(row, known, showing)]));
};

/** One comment in whatever state; undefined when there is none. Callers decide who may see it. */
export const commentById = async (world: World, id: string): Promise<Comment | undefined> =>
  (await loadComments(world, [id])).get(id);

/** Those of the ids that exist, in the order of the ids. */
export const inOrder = (ids: readonly string[], comments: ReadonlyMap<string, Comment>): Comment[] =>
  ids.flatMap((id) => comments.get(id) ?? []);

const isPublished = ({ state }: Comment): boolean => state === 'published';

/** The newest published comments of a story, however deep: for its feed. */
export const newestComments = async (world: World, articleId: string, limit: number): Promise<Comment[]> => {
  const ids = await newestIds(world.db, articleId, limit);
  return inOrder(ids, await loadComments(world, ids)).filter(isPublished);
};

/** A place in somebody's history: `?before=<time>-<id>`. */
export type HistoryCursor = { at: number; id: string };
export type History = { comments: Comment[]; older: HistoryCursor | undefined };

type Asked = { before?: HistoryCursor | undefined; limit?: number };

const history = async (
  world: World,
  commenterIds: readonly string[],
  { before, limit = 20, isOwn }: Asked & { isOwn: boolean },
): Promise<History> => {
  const rows = await historyRows(world.db, { commenterIds, before, limit: limit + 1, isOwn });
  const sorted = rows.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  const shown = sorted.slice(0, limit);
  const last = shown.at(-1);
  const ids = shown.map(({ id }) => id);
  const comments = inOrder(ids, await loadComments(world, ids, { isOwn, isAlone: true }));
  return { comments: isOwn ? comments : comments.filter(isPublished), older: sorted.length > limit ? last : undefined };
};

/** What somebody wrote (under all the names they have) that everybody may read, the newest first; 20 unless told. */
export const commentsBy = (
  world: World,
  commenterId: string | readonly string[],
  asked: Asked = {},
): Promise<History> =>
  history(world, typeof commenterId === 'string' ? [commenterId] : commenterId, { ...asked, isOwn: false });

/** Everything an account wrote, waiting and removed comments included: for its own eyes. */
export const ownComments = async (world: World, accountId: string, asked: Asked = {}): Promise<History> =>
  history(world, await commenterIdsOf(world.db, [accountId]), { ...asked, isOwn: true });
