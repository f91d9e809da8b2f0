import { renderToString } from 'preact-render-to-string';
import type { FastifyInstance } from 'fastify';
import { wordsFor } from '../../common/words.ts';
import type { World } from '../../world.ts';
import { articlesByIds, type ArticleSummary } from '../articles/articles.ts';
import { publicationOf } from '../publication/publication.ts';
import type { Comment } from './comment.ts';
import { commentsBy, newestComments } from './load-comments.ts';
import { publicCommenter } from './own-in-thread.store.ts';
import { readerPageWords } from './reader-page-words.ts';
import { storyFacts, threadNow } from './story-facts.ts';
import { writeCommentFeed, type FeedEntry } from './thread-feed.ts';
import { isCommentId, permalinkOf } from './thread-place.ts';
import { threadWords } from './thread-words.ts';
import { CommentText } from './views/CommentText.tsx';

const entries = 50;
/** A feed of what is said changes by the minute while people talk; whoever fetches it may be so late. */
const keptFor = 60;
const type = 'application/rss+xml; charset=utf-8';

type Story = Pick<ArticleSummary, 'path' | 'headline'>;

const entryOf = (
  world: World,
  { comment, story, language, isOfReader }: { comment: Comment; story: Story; language: string; isOfReader: boolean },
): FeedEntry => {
  const name = comment.commenter.isFormer ? wordsFor(threadWords, language).formerReader : comment.commenter.name;
  const title = wordsFor(readerPageWords, language)
    .saysOn.replace('#', () => name)
    .replace('$', () => story.headline);
  return {
    id: comment.id,
    url: new URL(permalinkOf(comment, encodeURI(story.path)), world.config.publicUrl).href,
    title: isOfReader ? story.headline : title,
    html: comment.body ? renderToString(<CommentText body={comment.body} />) : '',
    writer: name,
    at: comment.createdAt,
  };
};

/** The newest comments of a story's discussion; undefined where there is none to read. */
const feedOfThread = async (world: World, articleId: string): Promise<string | undefined> => {
  const facts = isCommentId(articleId) ? await storyFacts(world, articleId) : undefined;
  if (!facts) return undefined;
  const { state, language } = await threadNow(world, facts);
  if (state === 'hidden') return undefined;
  const comments = await newestComments(world, articleId, entries);
  const words = wordsFor(readerPageWords, language);
  return writeCommentFeed({
    url: `${world.config.publicUrl}/threads/${articleId}/rss.xml`,
    pageUrl: new URL(`${encodeURI(facts.path)}#comments`, world.config.publicUrl).href,
    title: words.threadFeed.replace('#', () => facts.headline),
    language,
    entries: comments.map((comment) => entryOf(world, { comment, story: facts, language, isOfReader: false })),
  });
};

/** What a reader wrote, where they let everybody see it together. */
const feedOfReader = async (
  world: World,
  commenterId: string,
): Promise<{ body: string; stories: string[] } | undefined> => {
  const commenter = isCommentId(commenterId) ? await publicCommenter(world.db, commenterId) : undefined;
  if (!commenter?.isPublic || commenter.isFormer) return undefined;
  const { comments } = await commentsBy(world, commenterId, { limit: entries });
  const ids = [...new Set(comments.map(({ articleId }) => articleId))];
  const stories = new Map((await articlesByIds(world, ids)).map((story) => [story.id, story]));
  const { language } = (await publicationOf(world)).defaultEdition;
  const body = writeCommentFeed({
    url: `${world.config.publicUrl}/reader/${commenterId}/rss.xml`,
    pageUrl: `${world.config.publicUrl}/reader/${commenterId}`,
    title: wordsFor(readerPageWords, language).readerFeed.replace('#', () => commenter.name),
    language,
    entries: comments.flatMap((comment) => {
      const story = stories.get(comment.articleId);
      return story ? [entryOf(world, { comment, story, language, isOfReader: true })] : [];
    }),
  });
  return { body, stories: ids };
};

type Asked = { Params: { id: string } };

export const threadFeedRoutes = (app: FastifyInstance, world: World): void => {
  app.get<Asked>('/threads/:id/rss.xml', async (request, reply) => {
    const { id } = request.params;
    const body = await feedOfThread(world, id);
    if (body === undefined) return reply.notFound();
    const topics = [`thread:${id}`, `article:${id}`, 'site'];
    await reply.page({ body, type, topics, maxAge: keptFor, headers: { 'X-Robots-Tag': 'noindex' } });
  });

  app.get<Asked>('/reader/:id/rss.xml', async (request, reply) => {
    const feed = await feedOfReader(world, request.params.id);
    if (!feed) return reply.notFound();
    const topics = [...feed.stories.map((story) => `thread:${story}`), 'site'];
    await reply.page({ body: feed.body, type, topics, maxAge: keptFor, headers: { 'X-Robots-Tag': 'noindex' } });
  });
};
