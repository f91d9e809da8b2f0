import type { World } from '../../world.ts';
import { translationsOf, type Article } from '../articles/articles.ts';
import { publicationOf } from '../publication/publication.ts';
import { authorAccounts } from './comment-rows.store.ts';
import { discussionSettings } from './discussion-settings.ts';
import { findComments } from './find-comments.ts';
import { inOrder, loadComments } from './load-comments.ts';
import { readAnswers, readBranches, type BranchIds, type Part } from './read-branches.ts';
import { stateOf } from './thread-state.ts';
import { isCommentId } from './thread-place.ts';
import { pickedIds, threadRows, type ThreadRow } from './thread.store.ts';
import type { Branch, Thread, ThreadAsked, ThreadPage } from './thread.ts';

const mostPicks = 12;

/** A story in one language, and where its comments lead. */
export type ThreadStory = { id: string; edition: string; path: string };

/** What a page of a discussion shows beside the thread itself. */
export type ReadThread = ThreadPage & {
  /** The stories whose comments may stand on the page: the one at hand first. */
  stories: readonly ThreadStory[];
  /** Comments in other languages there are, whether they are shown or not. */
  elsewhere: number;
  /** A comment was asked for that nobody can read. */
  isMissing: boolean;
  /** The comment that was asked for, where it stands on the page. */
  sought: string | undefined;
};

/** What reading a thread must know of its story. */
export type ThreadArticle = Pick<
  Article,
  'id' | 'kind' | 'edition' | 'path' | 'translationGroup' | 'threadState' | 'section' | 'publishedAt'
>;

const none = (articleId: string): ThreadRow => ({
  articleId,
  state: null,
  own: {},
  announcement: '',
  commentCount: 0,
  lastCommentAt: undefined,
  sealedAt: null,
});

const threadOf = async (world: World, article: ThreadArticle, row: ThreadRow): Promise<Thread> => {
  const { threadState, section, publishedAt } = article;
  const place = { id: article.id, threadState, sectionKey: section?.key, publishedAt };
  const facts = { ...place, ownState: row.state, own: row.own, sealedAt: row.sealedAt };
  const now = stateOf(facts, discussionSettings(await publicationOf(world)), world.now());
  const { announcement, commentCount, lastCommentAt } = row;
  return { articleId: article.id, ...now, announcement, commentCount, lastCommentAt };
};

/** The story in all its languages, this one first. */
const storiesOf = async (world: World, article: ThreadArticle): Promise<ThreadStory[]> => {
  const others = (await translationsOf(world, article)).filter(({ id }) => id !== article.id);
  return [{ id: article.id, edition: article.edition, path: article.path }, ...others];
};

/** Which comments are on the page; `undefined`: the comment asked for is nowhere. */
const partOf = async (world: World, asked: ThreadAsked, articleIds: readonly string[]): Promise<Part | undefined> => {
  if (asked.comment !== undefined && !isCommentId(asked.comment)) return undefined;
  if (asked.answersTo !== undefined) return readAnswers(world.db, { articleIds, asked });
  return asked.filter === 'all'
    ? readBranches(world.db, { articleIds, asked })
    : findComments(world, { articleIds, asked });
};

const branchOf = ({ root, answers }: BranchIds, shown: ReturnType<typeof inOrderOf>): Branch[] => {
  const [top] = shown([root]);
  if (!top) return [];
  const below = shown(answers);
  const published = below.filter(({ state }) => state === 'published').length;
  return [{ root: top, answers: below, more: Math.max(0, top.replyCount - published) }];
};

const inOrderOf = (comments: Awaited<ReturnType<typeof loadComments>>) => (ids: readonly string[]) =>
  inOrder(ids, comments);

/** The picks of the editors stand before the whole thread, and only on its first page. */
const showsPicks = ({ filter, after, answersTo, comment }: ThreadAsked): boolean =>
  filter === 'all' && after === undefined && answersTo === undefined && comment === undefined;

/** A page of the discussion of a story: the part an address asks for, at most some hundred comments, in some ten bounded queries. */
export const threadPage = async (world: World, article: ThreadArticle, asked: ThreadAsked): Promise<ReadThread> => {
  const stories = await storiesOf(world, article);
  const shownIn = asked.languages === 'all' ? stories : stories.slice(0, 1);
  const articleIds = shownIn.map(({ id }) => id);
  const [rows, found, authors, picks] = await Promise.all([
    threadRows(
      world.db,
      stories.map(({ id }) => id),
    ),
    partOf(world, asked, articleIds),
    authorAccounts(world.db, articleIds),
    showsPicks(asked) ? pickedIds(world.db, articleIds, mostPicks) : [],
  ]);
  const part = found ?? (await partOf(world, { ...asked, answersTo: undefined, comment: undefined }, articleIds));
  const branches = part?.branches ?? [];
  const ids = branches.flatMap(({ root, answers }) => [root, ...answers]);
  const isOwn = asked.filter === 'mine' && asked.accountId !== undefined;
  const comments = inOrderOf(
    await loadComments(world, [...ids, ...picks], { authors, isOwn, isAlone: asked.filter !== 'all' }),
  );
  const own = rows.get(article.id) ?? none(article.id);
  const thread = await threadOf(world, article, own);
  const total = stories.reduce((sum, { id }) => sum + (rows.get(id)?.commentCount ?? 0), 0);
  return {
    thread: asked.languages === 'all' ? { ...thread, commentCount: total } : thread,
    asked: part?.isOneBranch ? { ...asked, answersTo: branches[0]?.root } : asked,
    picks: comments(picks).filter(({ state }) => state === 'published'),
    branches: branches
      .flatMap((branch) => branchOf(branch, comments))
      .filter(({ root }) => asked.filter === 'all' || isOwn || root.state === 'published'),
    next: part?.next,
    previous: part?.previous,
    stories,
    elsewhere: total - own.commentCount,
    isMissing: found === undefined,
    sought: found && asked.comment,
  };
};
