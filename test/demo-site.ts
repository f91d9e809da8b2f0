import { after } from 'node:test';
import { join } from 'node:path';
import { packageRoot } from '../src/common/package-root.ts';
import { seedDemo } from '../src/importers/demo/seed-demo.ts';
import { episodesOf, showsOf } from '../src/rooms/audio/audio.ts';
import { drainSearchIndex } from '../src/rooms/search/search.ts';
import { testSite, type TestSite } from './test-world.ts';

let made: Promise<TestSite> | undefined;

/** A site with the whole demo publication, shared by all tests of the process: look, do not touch. */
export const demoSite = (): Promise<TestSite> => {
  made ??= (async () => {
    const site = await testSite();
    await seedDemo(site.world, join(packageRoot, 'demo'));
    await drainSearchIndex(site.world);
    return site;
  })();
  return made;
};

after(async () => {
  await (await made)?.close();
});

/** The address of the first story of a kind in an edition. */
export const storyOfKind = async ({ world }: TestSite, edition: string, kind: string): Promise<string> => {
  const row = await world.db
    .selectFrom('article')
    .select('path')
    .where('edition', '=', edition)
    .where('kind', '=', kind)
    .where('status', '=', 'published')
    .orderBy('listed_at', 'desc')
    .executeTakeFirstOrThrow();
  return row.path;
};

export type LivelyThread = {
  path: string;
  articleId: string;
  authorId: string;
  /** A comment with answers, and who wrote another one. */
  rootId: string;
  commenterId: string;
  /** Who answers here and has a page of their comments. */
  publicId: string;
};

/** The discussion of an edition that most was said in. */
export const livelyThread = async ({ world: { db } }: TestSite, edition: string): Promise<LivelyThread> => {
  const { article_id: articleId, path } = await db
    .selectFrom('thread')
    .innerJoin('article', 'article.id', 'thread.article_id')
    .select(['thread.article_id', 'article.path'])
    .where('article.edition', '=', edition)
    .where('article.translation_group', '=', 'demo-tram-line-5')
    .executeTakeFirstOrThrow();
  const roots = db.selectFrom('comment').where('article_id', '=', articleId).where('parent_id', 'is', null);
  const { id: rootId } = await roots
    .select('id')
    .where('state', '=', 'published')
    .orderBy('reply_count', 'desc')
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const { commenter_id: commenterId } = await roots
    .select('commenter_id')
    .where('id', '!=', rootId)
    .where('state', '=', 'published')
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const { id: publicId } = await db
    .selectFrom('comment')
    .innerJoin('commenter', 'commenter.id', 'comment.commenter_id')
    .select('commenter.id')
    .where('article_id', '=', articleId)
    .where('commenter.is_public', '=', 1)
    .executeTakeFirstOrThrow();
  const { author_id: authorId } = await db
    .selectFrom('article_author')
    .select('author_id')
    .where('article_id', '=', articleId)
    .orderBy('author_id')
    .executeTakeFirstOrThrow();
  return { path, articleId, authorId, rootId, commenterId, publicId };
};

/** Pages of a discussion, and round it, as strangers see them. */
const everyKindOfThread = async (site: TestSite, edition: string, prefix: string): Promise<Record<string, string>> => {
  const { path, articleId, rootId, publicId } = await livelyThread(site, edition);
  return {
    'discussed story': path,
    'thread, newest first': `${path}?sort=newest`,
    'thread, most recommended first': `${path}?sort=recommended`,
    'thread in all languages': `${path}?languages=all`,
    'picks of a thread': `${path}?filter=picks`,
    'staff in a thread': `${path}?filter=staff`,
    'own in a thread': `${path}?filter=mine`,
    'answers to a comment': `${path}?answers=${rootId}`,
    'one comment': `${path}?comment=${rootId}`,
    'a comment that is not there': `${path}?comment=00000000-0000-7000-8000-000000000000`,
    answering: `${path}?reply=${rootId}`,
    'reader’s page': `${prefix}/reader/${publicId}`,
    'ways to report': `${prefix}/comments/${rootId}/report`,
    'illegal content': `${prefix}/comments/${rootId}/report?kind=illegal`,
    'feedback on the discussion': `${prefix}/discussion/feedback?story=${articleId}`,
    'sign-in': `${prefix}/sign-in`,
    'sign-in to comment': `${prefix}/sign-in?return=${encodeURIComponent(path)}`,
    'sign-in by password': `${prefix}/sign-in/password`,
    guidelines: `${prefix}/guidelines`,
    privacy: `${prefix}/privacy`,
    'how we count': `${prefix}/how-we-count`,
    'text-only discussion': `/text${path}`,
  };
};

/** Pages of podcasts, in the editions that have a show. */
const everyKindOfSound = async (
  { world }: TestSite,
  edition: string,
  prefix: string,
): Promise<Record<string, string>> => {
  const [show] = await showsOf(world, edition);
  const [episode] = show ? await episodesOf(world, show.id, { limit: 1 }) : [];
  if (!show || !episode) return { 'no podcasts': `${prefix}/podcasts` };
  return {
    podcasts: `${prefix}/podcasts`,
    show: show.path,
    'episode at a moment': `${episode.path}?t=20`,
    'text-only show': `/text${show.path}`,
    'text-only episode': `/text${episode.path}`,
    'player for other sites': `${prefix}/embed/episode/${episode.articleId}`,
  };
};

/** One address of every kind of page there is, by name, in an edition. */
export const everyKindOfPage = async (site: TestSite, edition: string): Promise<Record<string, string>> => {
  const { db } = site.world;
  const prefix = edition === 'en' ? '' : `/${edition}`;
  const section = await db
    .selectFrom('section')
    .select('slug')
    .where('edition', '=', edition)
    .orderBy('position')
    .executeTakeFirstOrThrow();
  const link = await db
    .selectFrom('article_tag')
    .innerJoin('tag', 'tag.id', 'article_tag.tag_id')
    .select('tag.slug')
    .where('tag.edition', '=', edition)
    .executeTakeFirstOrThrow();
  const author = await db
    .selectFrom('article_author')
    .innerJoin('author', 'author.id', 'article_author.author_id')
    .innerJoin('article', 'article.id', 'article_author.article_id')
    .select('author.slug')
    .where('article.edition', '=', edition)
    .executeTakeFirstOrThrow();
  const kinds = await db
    .selectFrom('article')
    .select('kind')
    .distinct()
    .where('edition', '=', edition)
    .where('kind', '!=', 'page')
    .where('status', '=', 'published')
    .execute();
  const stories: Record<string, string> = {};
  for (const { kind } of kinds) stories[kind] = await storyOfKind(site, edition, kind);
  const word = { en: 'harbour', es: 'puerto', ru: 'порт', ar: 'الميناء' }[edition] ?? 'a';
  return {
    front: prefix || '/',
    section: `${prefix}/${section.slug}`,
    tag: `${prefix}/tag/${link.slug}`,
    author: `${prefix}/author/${author.slug}`,
    archive: `${prefix}/archive`,
    search: `${prefix}/search?q=${encodeURIComponent(word)}`,
    'search without a hit': `${prefix}/search?q=zzzzqqqq`,
    corrections: `${prefix}/corrections`,
    'what is kept': `${prefix}/kept`,
    policies: `${prefix}/policies`,
    about: `${prefix}/about`,
    contact: `${prefix}/contact`,
    appearance: `${prefix}/appearance`,
    'text-only front': `/text${prefix}`,
    'not found': `${prefix}/no-such-page`,
    ...stories,
    'text-only story': `/text${stories['news']}`,
    ...(await everyKindOfThread(site, edition, prefix)),
    ...(await everyKindOfSound(site, edition, prefix)),
    ...(edition === 'en' ? { 'pages for programs': '/api' } : {}),
  };
};

export const demoEditions = ['en', 'es', 'ru', 'ar'] as const;
