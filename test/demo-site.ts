import { after } from 'node:test';
import { join } from 'node:path';
import { packageRoot } from '../src/common/package-root.ts';
import { seedDemo } from '../src/importers/demo/seed-demo.ts';
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
    about: `${prefix}/about`,
    contact: `${prefix}/contact`,
    appearance: `${prefix}/appearance`,
    'text-only front': `/text${prefix}`,
    'not found': `${prefix}/no-such-page`,
    ...stories,
    'text-only story': `/text${stories['news']}`,
  };
};

export const demoEditions = ['en', 'es', 'ru', 'ar'] as const;
