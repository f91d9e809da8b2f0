/** Stories, as far as programs need them to find their discussions. */
import * as v from 'valibot';
import { articleAtPath, articleById, articlesInEdition, cursorText, parseCursor } from '../rooms/articles/articles.ts';
import type { ArticleSummary } from '../rooms/articles/articles.ts';
import { commentCounts } from '../rooms/discussion/discussion.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';
import { answered, endpoint } from './endpoint.ts';
import { exampleStory, ids } from './examples.ts';
import { isLost, refused, wrongPlace } from './problems.ts';
import { articleSchema, articlesSchema, countsSchema, id, line, liveSchema, place } from './schemas.ts';
import { shownStories } from './shown.tsx';

/** A story everybody may read; undefined for what is no story, not published, or nowhere. */
export const publicStory = async (world: World, articleId: string) => {
  const article = await articleById(world, articleId);
  return article?.status === 'published' && article.kind !== 'page' ? article : undefined;
};

const topicsOf = (stories: readonly ArticleSummary[]): string[] =>
  stories.flatMap((story) => [`article:${story.id}`, `thread:${story.id}`, `thread-state:${story.id}`]);

const listTopics = ({ publication }: Visit): string[] => publication.editions.map(({ code }) => `list:${code}`);

/** The path of an address of this site, with or without its origin. */
const pathIn = (world: World, given: string): string => {
  const { publicUrl } = world.config;
  return given.startsWith(`${publicUrl}/`) ? given.slice(publicUrl.length) : given;
};

const atPath = async (world: World, path: string): Promise<ArticleSummary[]> => {
  const found = await articleAtPath(world, pathIn(world, path));
  return found?.status === 'published' && found.kind !== 'page' ? [found] : [];
};

const most = 100;
const idList = /^[\da-f-]{36}(?:,[\da-f-]{36}){0,99}$/;

export const storyEndpoints = [
  endpoint({
    id: 'listStories',
    method: 'GET',
    path: '/articles',
    group: 'Stories',
    summary: 'The newest stories, or the one at an address',
    detail: 'With `path`, the story that is or was at this address of the site, or none.',
    access: 'public',
    query: {
      path: v.optional(v.pipe(line(2_000), v.description('A path of the site, or a whole address.'))),
      edition: v.optional(v.pipe(line(20), v.description('Code of a language edition; the default one unless told.'))),
      before: v.optional(place),
    },
    answer: articlesSchema,
    example: { items: [exampleStory], next: null },
    problems: ['not-found', 'bad-query'],
    run: async ({ world, visit, query }) => {
      const topics = listTopics(visit);
      if (query.path !== undefined) {
        const found = await atPath(world, query.path);
        const items = await shownStories(world, found);
        // Addresses that lead nowhere are without number: they are not kept.
        const maxAge = found.length > 0 ? 300 : 0;
        return answered({ items, next: null }, { topics: [...topics, ...topicsOf(found)], maxAge });
      }
      const edition = visit.publication.editionByCode(query.edition ?? visit.edition.code);
      if (!edition) return refused('not-found', { detail: 'There is no such edition.' });
      const before = parseCursor(query.before);
      if (isLost(query.before, before)) return wrongPlace('before');
      const { articles, older } = await articlesInEdition(world, edition.code, { before });
      const items = await shownStories(world, articles);
      const next = older ? cursorText(older) : null;
      return answered({ items, next }, { topics: [...topics, ...topicsOf(articles)], maxAge: 300 });
    },
  }),
  endpoint({
    id: 'getStory',
    method: 'GET',
    path: '/articles/{articleId}',
    group: 'Stories',
    summary: 'One story, and how its discussion stands',
    access: 'public',
    params: { articleId: id },
    answer: articleSchema,
    example: exampleStory,
    problems: ['not-found'],
    run: async ({ world, params }) => {
      const story = await publicStory(world, params.articleId);
      const [shown] = story ? await shownStories(world, [story]) : [];
      return story && shown ? answered(shown, { topics: topicsOf([story]), maxAge: 300 }) : refused('not-found');
    },
  }),
  endpoint({
    id: 'getCounts',
    method: 'GET',
    path: '/counts',
    group: 'Stories',
    summary: 'How many comments stories have',
    detail: `Up to ${most} stories at once, in the order they were asked for.`,
    access: 'public',
    query: { articles: v.pipe(v.string(), v.regex(idList), v.description('Ids of stories with commas between them.')) },
    answer: countsSchema,
    example: { items: [{ articleId: ids.story, count: 214 }] },
    run: async ({ world, query }) => {
      const asked = [...new Set(query.articles.split(','))];
      const counts = await commentCounts(world, asked);
      const items = asked.map((articleId) => ({ articleId, count: counts.get(articleId) ?? 0 }));
      const topics = asked.flatMap((articleId) => [`thread:${articleId}`, `thread-state:${articleId}`]);
      return answered({ items }, { topics, maxAge: 300 });
    },
  }),
  endpoint({
    id: 'getLiveAddress',
    method: 'GET',
    path: '/articles/{articleId}/live',
    group: 'Stories',
    summary: 'Where the changes of a discussion are told live',
    detail: [
      'The stream sends server-sent events without a name. The data of each is a JSON object:',
      '`at` (milliseconds since 1970, also the id of the event), `count` of published comments, `state` of the thread,',
      '`added` and `changed` (each `id`, `recommends`, `replies`, `edited`, `at`; added ones also `root`, `parent`, `name`),',
      '`gone` (`id`, `why`, `at`) and, where too much has changed to be told, `isMany`. It never tells what comments say:',
      'read those with `GET /comments/{commentId}`. Who cannot listen asks `changes` with `since`.',
    ].join(' '),
    access: 'public',
    params: { articleId: id },
    answer: liveSchema,
    example: {
      stream: `https://news.example/live/thread/${ids.story}`,
      changes: `https://news.example/live/thread/${ids.story}/changes`,
    },
    problems: ['not-found'],
    run: async ({ world, params }) => {
      const story = await publicStory(world, params.articleId);
      if (!story) return refused('not-found');
      const stream = `${world.config.publicUrl}/live/thread/${story.id}`;
      return answered({ stream, changes: `${stream}/changes` }, { topics: [`article:${story.id}`] });
    },
  }),
];
