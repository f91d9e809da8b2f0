/** The reading list, what is followed, and the page made of it. */
import * as v from 'valibot';
import type { Account } from '../rooms/accounts/accounts.ts';
import { cursorText, parseCursor } from '../rooms/articles/articles.ts';
import {
  arrangeSaved,
  followedStories,
  followsOf,
  parseSavedPlace,
  readSaved,
  savedOrders,
  savedPlaceText,
  saveStory,
  startFollowing,
  stopFollowing,
  unsaveStory,
  type Arrangement,
  type Follow,
  type NamedFollow,
  type Saved,
} from '../rooms/bookmarks/bookmarks.ts';
import type { World } from '../world.ts';
import { answered, endpoint } from './endpoint.ts';
import { exampleStory, ids } from './examples.ts';
import { isLost, refused, wrongPlace } from './problems.ts';
import { followKind, followsSchema, forYouSchema, id, line, place, savedSchema } from './schemas.ts';
import { momentText, shownStories, urlOf } from './shown.tsx';

const tag = line(40);

const shownSaved = async (world: World, saved: readonly Saved[]) => {
  const stories = await shownStories(
    world,
    saved.flatMap(({ story }) => story ?? []),
  );
  const byId = new Map(stories.map((story) => [story.id, story]));
  return saved.map(({ articleId, headline, savedAt, isArchived, tags }) => ({
    articleId,
    headline,
    savedAt: momentText(savedAt),
    isArchived,
    tags,
    story: byId.get(articleId) ?? null,
  }));
};

const shownFollow = (world: World, { kind, targetId }: Follow, named: NamedFollow | undefined) => ({
  kind,
  targetId,
  name: named?.name ?? null,
  url: named ? urlOf(world, named.path) : null,
});

type Arranged = { world: World; account: Account; params: { articleId: string; tag?: string } };

const arranging = async ({ world, account, params }: Arranged, act: Arrangement) => {
  const { articleId, tag: name = '' } = params;
  const done = await arrangeSaved(world, { accountId: account.id, articleId, act, tag: name });
  if (done.ok) return answered(undefined);
  if (done.refusal === 'not-saved') return refused('not-found', { detail: 'This story is not in your reading list.' });
  return done.refusal === 'too-many-tags' ? refused('too-many') : refused('invalid', { detail: 'This is no tag.' });
};

const arrangement = { access: 'bookmarks', group: 'Reading list', status: 204 } as const;
const arrangementProblems = ['not-found', 'too-many', 'invalid'] as const;

const saving = [
  endpoint({
    id: 'listBookmarks',
    method: 'GET',
    path: '/bookmarks',
    group: 'Reading list',
    summary: 'Your reading list',
    detail: '25 stories a page, with your tags and how many there are.',
    access: 'read',
    query: {
      list: v.optional(v.picklist(['reading', 'archive']), 'reading'),
      order: v.optional(v.picklist(savedOrders), 'own'),
      tag: v.optional(line(100)),
      q: v.optional(v.pipe(line(200), v.description('Words of headline, standfirst or tags.'))),
      after: v.optional(place),
    },
    answer: savedSchema,
    example: {
      items: [
        {
          articleId: ids.story,
          headline: exampleStory.headline,
          savedAt: '2026-11-20T07:01:00.000Z',
          isArchived: false,
          tags: ['harbour'],
          story: exampleStory,
        },
      ],
      tags: [{ name: 'harbour', count: 1 }],
      counts: { list: 1, archive: 0 },
      next: null,
    },
    problems: ['bad-query'],
    run: async ({ world, account, query }) => {
      const { list, order, tag: name = '', q = '' } = query;
      const after = parseSavedPlace(query.after);
      if (isLost(query.after, after)) return wrongPlace('after');
      const asked = { isArchive: list === 'archive', order, tag: name, query: q.trim(), after };
      const page = await readSaved(world, account.id, asked);
      const { tags, counts, next } = page;
      const items = await shownSaved(world, page.saved);
      return answered({ items, tags, counts, next: next ? savedPlaceText(next) : null });
    },
  }),
  endpoint({
    ...arrangement,
    id: 'saveStory',
    method: 'PUT',
    path: '/bookmarks/{articleId}',
    summary: 'Save a story',
    params: { articleId: id },
    problems: ['not-found', 'too-many'],
    run: async ({ world, account, params }) => {
      const saved = await saveStory(world, account.id, params.articleId);
      return saved.ok ? answered(undefined) : refused(saved.refusal === 'too-many' ? 'too-many' : 'not-found');
    },
  }),
  endpoint({
    ...arrangement,
    id: 'removeStory',
    method: 'DELETE',
    path: '/bookmarks/{articleId}',
    summary: 'Take a story off the list',
    detail: 'Within an hour it can be put back on the page of the list.',
    params: { articleId: id },
    run: async ({ world, account, params }) => {
      await unsaveStory(world, account.id, params.articleId);
      return answered(undefined);
    },
  }),
];

const arrangements = [
  endpoint({
    ...arrangement,
    id: 'archiveStory',
    method: 'PUT',
    path: '/bookmarks/{articleId}/archive',
    summary: 'Put a saved story into the archive',
    params: { articleId: id },
    problems: arrangementProblems,
    run: (given) => arranging(given, 'archive'),
  }),
  endpoint({
    ...arrangement,
    id: 'unarchiveStory',
    method: 'DELETE',
    path: '/bookmarks/{articleId}/archive',
    summary: 'Take it out of the archive',
    params: { articleId: id },
    problems: arrangementProblems,
    run: (given) => arranging(given, 'unarchive'),
  }),
  endpoint({
    ...arrangement,
    id: 'moveStory',
    method: 'POST',
    path: '/bookmarks/{articleId}/move',
    summary: 'Move a saved story in your own order',
    params: { articleId: id },
    body: v.strictObject({ to: v.picklist(['up', 'down', 'top']) }),
    bodyExample: { to: 'top' },
    problems: arrangementProblems,
    run: (given) => arranging(given, given.body.to),
  }),
  endpoint({
    ...arrangement,
    id: 'tagStory',
    method: 'PUT',
    path: '/bookmarks/{articleId}/tags/{tag}',
    summary: 'Give a saved story a tag of your own',
    params: { articleId: id, tag },
    problems: arrangementProblems,
    run: (given) => arranging(given, 'tag'),
  }),
  endpoint({
    ...arrangement,
    id: 'untagStory',
    method: 'DELETE',
    path: '/bookmarks/{articleId}/tags/{tag}',
    summary: 'Take a tag off a saved story',
    params: { articleId: id, tag },
    problems: arrangementProblems,
    run: (given) => arranging(given, 'untag'),
  }),
];

const exampleFollow = { kind: 'tag' as const, targetId: ids.tag, name: 'Sea', url: 'https://news.example/tag/sea' };

const following = [
  endpoint({
    id: 'listFollows',
    method: 'GET',
    path: '/follows',
    group: 'Reading list',
    summary: 'What you follow',
    access: 'read',
    answer: followsSchema,
    example: { items: [exampleFollow] },
    run: async ({ world, visit, account }) => {
      const follows = await followsOf(world, account.id, visit.edition.code);
      return answered({ items: follows.map((follow) => shownFollow(world, follow, follow.named)) });
    },
  }),
  endpoint({
    id: 'follow',
    method: 'PUT',
    path: '/follows/{kind}/{targetId}',
    group: 'Reading list',
    summary: 'Follow a section, tag, author or thread',
    detail: 'A thread is named by its story.',
    access: 'follow',
    params: { kind: followKind, targetId: id },
    status: 204,
    problems: ['not-found', 'too-many'],
    run: async ({ world, account, params }) => {
      const done = await startFollowing(world, account.id, params);
      return done.ok ? answered(undefined) : refused(done.refusal === 'too-many' ? 'too-many' : 'not-found');
    },
  }),
  endpoint({
    id: 'unfollow',
    method: 'DELETE',
    path: '/follows/{kind}/{targetId}',
    group: 'Reading list',
    summary: 'Follow it no longer',
    access: 'follow',
    params: { kind: followKind, targetId: id },
    status: 204,
    run: async ({ world, account, params }) => {
      await stopFollowing(world, account.id, params);
      return answered(undefined);
    },
  }),
  endpoint({
    id: 'forYou',
    method: 'GET',
    path: '/for-you',
    group: 'Reading list',
    summary: 'The newest stories under what you follow, and nothing else',
    access: 'read',
    query: {
      edition: v.optional(v.pipe(line(20), v.description('Code of a language edition; the default one unless told.'))),
      before: v.optional(place),
    },
    answer: forYouSchema,
    example: { items: [{ story: exampleStory, because: [exampleFollow] }], next: null },
    problems: ['not-found', 'bad-query'],
    run: async ({ world, visit, account, query }) => {
      const edition = visit.publication.editionByCode(query.edition ?? visit.edition.code);
      if (!edition) return refused('not-found', { detail: 'There is no such edition.' });
      const follows = await followsOf(world, account.id, edition.code);
      const before = parseCursor(query.before);
      if (isLost(query.before, before)) return wrongPlace('before');
      const { stories, older } = await followedStories(world, follows, { edition: edition.code, before });
      const shown = await shownStories(
        world,
        stories.map(({ story }) => story),
      );
      const items = shown.map((story, place_) => ({
        story,
        because: (stories[place_]?.because ?? []).map((named) => shownFollow(world, named, named)),
      }));
      return answered({ items, next: older ? cursorText(older) : null });
    },
  }),
];

export const listEndpoints = [...saving, ...arrangements, ...following];
