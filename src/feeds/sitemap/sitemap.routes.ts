import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { publicationOf, type Publication } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { monthEntries, newsAge, newsEntries, pageEntries, sitemapFiles } from './sitemap-files.ts';
import { writeNewsSitemap, writeSitemap, writeSitemapIndex } from './write-sitemap.ts';

const type = 'application/xml; charset=utf-8';

/** How long a sitemap that follows the clock may be kept, in seconds. */
const newsMaxAge = 300;

const monthName = /^(?<code>[\w-]+?)-(?<year>\d{4})-(?<month>0[1-9]|1[0-2])(?:-(?<part>[2-9]|[1-9]\d{1,3}))?\.xml$/;

const listTopics = ({ editions }: Publication): string[] =>
  editions.flatMap(({ code }) => [`list:${code}`, `pages:${code}`]);

const indexRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/sitemap.xml', async (request, reply) => {
    if (!request.visit.edition.isDefault) return reply.redirect('/sitemap.xml', 301);
    const topics = listTopics(request.visit.publication);
    return reply.page({
      body: writeSitemapIndex(await sitemapFiles(world)),
      type,
      topics,
      maxAge: newsMaxAge,
    });
  });
  // Where WordPress, Yoast and Ghost keep theirs: search engines that knew the old site go on asking.
  for (const former of ['/sitemap_index.xml', '/wp-sitemap.xml', '/sitemap-posts.xml', '/sitemap-pages.xml']) {
    app.get(former, async (_request, reply) => reply.redirect('/sitemap.xml', 301));
  }
};

const fileRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Params: { file: string } }>('/sitemaps/:file', async (request, reply) => {
    const { file } = request.params;
    const publication = await publicationOf(world);
    if (!request.visit.edition.isDefault) return reply.notFound();
    if (file === 'pages.xml') {
      return reply.page({
        body: writeSitemap(await pageEntries(world)),
        type,
        topics: [...listTopics(publication), 'shows'],
      });
    }
    const { code = '', year, month, part = '1' } = monthName.exec(file)?.groups ?? {};
    const edition = publication.editionByCode(code);
    if (!edition) return reply.notFound();
    const entries = await monthEntries(world, edition, {
      year: Number(year),
      month: Number(month),
      part: Number(part),
    });
    if (!entries) return reply.notFound();
    return reply.page({ body: writeSitemap(entries), type, topics: [`list:${code}`] });
  });
};

const newsPart = async (world: World, request: FastifyRequest, reply: FastifyReply, part: number): Promise<void> => {
  const { edition } = request.visit;
  const entries = await newsEntries(world, edition, part);
  if (entries.length === 0 && part > 1) return reply.notFound();
  // It may be kept until its oldest story is too old for it.
  const oldest = entries.at(-1)?.publishedAt ?? world.now();
  const maxAge = Math.max(1, Math.min(newsMaxAge, Math.floor((oldest + newsAge - world.now()) / 1000)));
  const body = writeNewsSitemap({ name: edition.publicationName, language: edition.language }, entries);
  return reply.page({ body, type, topics: [`list:${edition.code}`], maxAge });
};

const newsRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/news-sitemap.xml', (request, reply) => newsPart(world, request, reply, 1));
  app.get<{ Params: { part: string } }>('/news-sitemap-:part(^[1-9]\\d{0,2}$).xml', async (request, reply) => {
    const part = Number(request.params.part);
    return part === 1
      ? reply.redirect(request.visit.publication.inEdition(request.visit.edition, '/news-sitemap.xml'), 301)
      : newsPart(world, request, reply, part);
  });
};

/** The sitemap index at `/sitemap.xml`, its files, and each edition's news sitemap. */
export const sitemapRoutes = (app: FastifyInstance, world: World): void => {
  indexRoutes(app, world);
  fileRoutes(app, world);
  newsRoutes(app, world);
};
