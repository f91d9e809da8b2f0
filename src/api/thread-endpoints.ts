/** Reading discussions: the same for everybody, kept until something in them changes. */
import * as v from 'valibot';
import { articlesByIds } from '../rooms/articles/articles.ts';
import {
  askedFor,
  commentById,
  commenterIdsOf,
  commentsBy,
  placeText,
  publicCommenter,
  sorts,
  storyFacts,
  threadNow,
  threadPage,
  type Comment,
} from '../rooms/discussion/discussion.ts';
import { publicProfileOf } from '../rooms/accounts/accounts.ts';
import type { World } from '../world.ts';
import { answered, endpoint } from './endpoint.ts';
import { exampleAnswer, exampleComment, examplePerson, exampleThread } from './examples.ts';
import { historyPlace, historyPlaceText } from './history-place.ts';
import { isLost, refused, wrongPlace } from './problems.ts';
import { showsFor, shownThread, threadTopics } from './read-thread.ts';
import { answersSchema, commentSchema, commentsSchema, id, place, readerSchema, threadSchema } from './schemas.ts';
import { momentText, shownComment, shownPerson } from './shown.tsx';
import { publicStory } from './story-endpoints.ts';

/** A thread closes by its age without anybody telling. */
const keptFor = 300;

export const languages = v.optional(v.picklist(['own', 'all']), 'own');

/** A comment everybody may read, and its story's path: published, in a discussion that is not hidden. */
export const publicComment = async (
  world: World,
  commentId: string,
): Promise<{ comment: Comment; path: string } | undefined> => {
  const comment = await commentById(world, commentId);
  const story = comment?.state === 'published' ? await storyFacts(world, comment.articleId) : undefined;
  if (!comment || !story) return undefined;
  return (await threadNow(world, story)).state === 'hidden' ? undefined : { comment, path: story.path };
};

/** The account behind a commenter whose comments may be listed. */
const openReader = async (world: World, readerId: string) => {
  const reader = await publicCommenter(world.db, readerId);
  if (!reader || reader.isFormer || !reader.isPublic || reader.accountId === undefined) return undefined;
  const profile = await publicProfileOf(world, reader.accountId);
  return profile && { ...reader, accountId: reader.accountId, profile };
};

export const threadEndpoints = [
  endpoint({
    id: 'getThread',
    method: 'GET',
    path: '/articles/{articleId}/thread',
    group: 'Comments',
    summary: 'A page of the discussion of a story',
    detail: [
      '25 top comments a page, each with its first answers. `comment` gives the page that holds this comment.',
      'With a filter come single comments in the order of time, wherever in the thread they stand.',
    ].join(' '),
    access: 'public',
    params: { articleId: id },
    query: {
      sort: v.optional(v.picklist(sorts)),
      filter: v.optional(v.picklist(['all', 'picks', 'staff']), 'all'),
      languages,
      after: v.optional(place),
      comment: v.optional(id),
    },
    answer: threadSchema,
    example: exampleThread,
    problems: ['not-found'],
    run: async ({ world, params, query }) => {
      const story = await publicStory(world, params.articleId);
      if (!story) return refused('not-found');
      const page = await threadPage(
        world,
        story,
        askedFor((name) => query[name as keyof typeof query], story),
      );
      if (page.isMissing) return refused('not-found', { detail: 'This comment is not in the discussion.' });
      return answered(shownThread(world, page), { topics: threadTopics(page), maxAge: keptFor });
    },
  }),
  endpoint({
    id: 'getComment',
    method: 'GET',
    path: '/comments/{commentId}',
    group: 'Comments',
    summary: 'One comment',
    access: 'public',
    params: { commentId: id },
    answer: commentSchema,
    example: exampleComment,
    problems: ['not-found'],
    run: async ({ world, params }) => {
      const found = await publicComment(world, params.commentId);
      if (!found) return refused('not-found');
      const { comment, path } = found;
      const shown = shownComment(world, new Map([[comment.articleId, path]]))(comment);
      const topics = [`thread:${comment.articleId}`, `article:${comment.articleId}`];
      return answered(shown, { topics, maxAge: keptFor });
    },
  }),
  endpoint({
    id: 'getAnswers',
    method: 'GET',
    path: '/comments/{commentId}/answers',
    group: 'Comments',
    summary: 'All answers to a top comment',
    detail: 'In the order of time, however deep, 50 a page. Of an answer ask for its `rootId`.',
    access: 'public',
    params: { commentId: id },
    query: { after: v.optional(place) },
    answer: answersSchema,
    example: { comment: exampleComment, answers: [exampleAnswer], next: null },
    problems: ['not-found', 'bad-query'],
    run: async ({ world, params, query }) => {
      const root = await commentById(world, params.commentId);
      const story = root && (await publicStory(world, root.articleId));
      if (!root || !story) return refused('not-found');
      if (root.rootId !== root.id)
        return refused('not-found', { detail: `This is an answer; its top comment is ${root.rootId}.` });
      const asked = askedFor((name) => ({ answers: root.id, after: query.after })[name], story);
      if (isLost(query.after, asked.after)) return wrongPlace('after');
      const page = await threadPage(world, story, asked);
      const [branch] = page.branches;
      if (page.isMissing || page.thread.state === 'hidden' || !branch) return refused('not-found');
      const show = showsFor(world, page);
      const shown = {
        comment: show(branch.root),
        answers: branch.answers.map(show),
        next: page.next ? placeText(page.next) : null,
      };
      return answered(shown, { topics: threadTopics(page), maxAge: keptFor });
    },
  }),
  endpoint({
    id: 'getReader',
    method: 'GET',
    path: '/readers/{readerId}',
    group: 'Readers',
    summary: 'Who somebody is, where they let everybody see it',
    access: 'public',
    params: { readerId: id },
    answer: readerSchema,
    example: { reader: examplePerson, bio: 'Keeps bees.', since: '2026-02-03T10:00:00.000Z' },
    problems: ['not-found'],
    run: async ({ world, params }) => {
      const found = await openReader(world, params.readerId);
      if (!found) return refused('not-found');
      const { name, badge, picture, profile } = found;
      const reader = shownPerson(world, {
        id: found.id,
        name,
        badge: badge as 'staff' | undefined,
        picture,
        isPublic: true,
        isFormer: false,
      });
      return answered({ reader, bio: profile.bio, since: momentText(profile.since) }, { topics: [], maxAge: keptFor });
    },
  }),
  endpoint({
    id: 'listCommentsOfReader',
    method: 'GET',
    path: '/readers/{readerId}/comments',
    group: 'Readers',
    summary: 'What somebody wrote, the newest first',
    access: 'public',
    params: { readerId: id },
    query: { before: v.optional(place) },
    answer: commentsSchema,
    example: { items: [exampleComment], next: null },
    problems: ['not-found', 'bad-query'],
    run: async ({ world, params, query }) => {
      const found = await openReader(world, params.readerId);
      if (!found) return refused('not-found');
      const before = historyPlace(query.before);
      if (isLost(query.before, before)) return wrongPlace('before');
      const own = await commenterIdsOf(world.db, [found.accountId]);
      const { comments, older } = await commentsBy(world, own, { before });
      const articleIds = [...new Set(comments.map(({ articleId }) => articleId))];
      const stories = await articlesByIds(world, articleIds);
      const paths = new Map(stories.map((story) => [story.id, story.path]));
      const items = comments.filter(({ articleId }) => paths.has(articleId)).map(shownComment(world, paths));
      const next = older ? historyPlaceText(older) : null;
      return answered({ items, next }, { topics: articleIds.map((one) => `thread:${one}`), maxAge: keptFor });
    },
  }),
];
