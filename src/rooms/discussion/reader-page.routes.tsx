/** What one reader wrote: for everybody where they let it, for themselves always. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { wordsFor } from '../../common/words.ts';
import type { World } from '../../world.ts';
import { accountBy, accountHead, needAccount, publicProfileOf } from '../accounts/accounts.ts';
import { articlesByIds, authorByAccount } from '../articles/articles.ts';
import type { Visit } from '../publication/publication.ts';
import { commenterIdsOf } from './comment-rows.store.ts';
import { writerOf } from './commenters.ts';
import { discussionSettings } from './discussion-settings.ts';
import { commentsBy, ownComments, type History, type HistoryCursor } from './load-comments.ts';
import { muteReader } from './mute-reader.ts';
import { mutedPeople, publicCommenter } from './own-in-thread.store.ts';
import { readerPageWords } from './reader-page-words.ts';
import { storyFacts } from './story-facts.ts';
import { isCommentId } from './thread-place.ts';
import { noteVisit } from './thread-visit.ts';
import { OwnComments, OwnMutes } from './views/OwnPages.tsx';
import { PrivatePage, ReaderPage, type HistoryScene } from './views/ReaderPage.tsx';

/** A page names itself after somebody; whoever changes their name is followed after this long. */
const keptFor = 300;
const mostMutes = 2_000;

const beforeIn = (request: FastifyRequest): HistoryCursor | undefined => {
  const text = (request.query as Record<string, unknown>)['before'];
  const found = /^(\d{1,15})-([\da-f-]{36})$/.exec(typeof text === 'string' ? text : '');
  return found?.[1] && isCommentId(found[2]) ? { at: Number(found[1]), id: found[2] } : undefined;
};

const sceneOf = async (world: World, visit: Visit, { comments }: History): Promise<HistoryScene> => {
  const ids = [...new Set(comments.map(({ articleId }) => articleId))];
  const stories = new Map((await articlesByIds(world, ids)).map((story) => [story.id, story]));
  const { language } = visit.edition;
  const place = { language, timeZone: visit.publication.settings.timeZone };
  return { visit, words: wordsFor(readerPageWords, language), place, stories };
};

/** The public page of a reader's comments; where they keep it to themselves, a page that says so. */
const readerPage = async (
  world: World,
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
): Promise<void> => {
  const { visit, params } = request;
  const commenter = isCommentId(params.id) ? await publicCommenter(world.db, params.id) : undefined;
  // People known only from an archive have not been asked whether they want a page.
  if (!commenter || commenter.isFormer || commenter.accountId === undefined) return reply.notFound();
  const words = wordsFor(readerPageWords, visit.edition.language);
  if (!commenter.isPublic)
    return reply.show(<PrivatePage words={words} />, {
      head: { title: words.privateTitle, kind: 'reader' },
      topics: ['site'],
      status: 404,
      maxAge: keptFor,
    });
  const before = beforeIn(request);
  const history = await commentsBy(world, await commenterIdsOf(world.db, [commenter.accountId]), { before });
  const { publishedCount } = await writerOf(world.db, commenter.accountId);
  const profile = await publicProfileOf(world, commenter.accountId);
  const author = await authorByAccount(world, commenter.accountId, visit.edition.code);
  const scene = await sceneOf(world, visit, history);
  const path = `/reader/${commenter.id}`;
  const title = words.commentsBy.replace('#', () => commenter.name);
  await reply.show(
    <ReaderPage
      commenter={{ ...commenter, publishedCount }}
      profile={profile}
      authorPath={author?.path}
      history={history}
      scene={scene}
      path={path}
      isFirst={!before}
    />,
    {
      head: { title, kind: 'reader', styles: ['discussion.css'], feeds: [{ title, path: `${path}/rss.xml` }] },
      topics: [...new Set(history.comments.map(({ articleId }) => `thread:${articleId}`)), 'site'],
      maxAge: keptFor,
    },
  );
};

const ownCommentsPage = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const account = await needAccount(world, request, reply);
  if (!account) return;
  const { visit } = request;
  const before = beforeIn(request);
  const history = await ownComments(world, account.id, { before });
  const scene = await sceneOf(world, visit, history);
  const [own] = account.isPublic ? await commenterIdsOf(world.db, [account.id]) : [];
  const props = {
    account,
    history,
    scene,
    isFirst: before === undefined,
    now: world.now(),
    editMinutes: discussionSettings(visit.publication).editMinutes,
    publicPath: own === undefined ? undefined : visit.link(`/reader/${own}`),
  };
  await reply.show(<OwnComments {...props} />, {
    head: accountHead(scene.words.ownTitle, { styles: ['discussion.css'] }),
    topics: [],
    isPrivate: true,
  });
};

const mutesPage = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const account = await needAccount(world, request, reply);
  if (!account) return;
  const scene = await sceneOf(world, request.visit, { comments: [], older: undefined });
  const muted = await mutedPeople(world.db, account.id, mostMutes);
  await reply.show(<OwnMutes account={account} scene={scene} muted={muted} />, {
    head: accountHead(scene.words.mutesTitle, { styles: ['discussion.css'] }),
    topics: [],
    isPrivate: true,
  });
};

type Unmute = { Body: Record<string, unknown> | undefined };

export const readerPageRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Params: { id: string } }>('/reader/:id', (request, reply) => readerPage(world, request, reply));
  app.get('/me/comments', (request, reply) => ownCommentsPage(world, request, reply));
  app.get('/me/mutes', (request, reply) => mutesPage(world, request, reply));

  app.post<Unmute>('/me/mutes', async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (!account) return;
    const commenterId = request.body?.['commenter'];
    if (typeof commenterId === 'string' && isCommentId(commenterId))
      await muteReader(world, { account, commenterId, isOn: false });
    await reply.redirect(request.visit.link('/me/mutes'), 303);
  });

  /** The page's script says that its reader has the thread before them. */
  app.post<{ Params: { articleId: string } }>('/threads/:articleId/visit', async (request, reply) => {
    const account = await accountBy(world, request);
    const { articleId } = request.params;
    if (account && (await storyFacts(world, articleId))) await noteVisit(world, account.id, articleId);
    await reply.code(204).header('Cache-Control', 'no-store').send();
  });
};
