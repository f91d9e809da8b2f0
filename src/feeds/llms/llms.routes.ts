import type { FastifyInstance } from 'fastify';
import { shorten } from '../../common/text.ts';
import { wordsFor } from '../../common/words.ts';
import { articlesInEdition, plainPagesOf, sectionsOf } from '../../rooms/articles/articles.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { absoluteUrl } from '../absolute.ts';
import { feedLength } from '../feed.ts';
import { feedWords } from '../feed-words.ts';
import { writeLlms, type LlmsDocument } from './write-llms.ts';

/** A page's address as Markdown. */
const markdownUrl = (world: World, path: string): string => `${absoluteUrl(world, path.replace(/\/$/, ''))}.md`;

/** Sections, the newest stories, plain pages, and the same document of the other editions. */
const partsOf = async (world: World, { edition, publication }: Visit): Promise<LlmsDocument['parts']> => {
  const words = wordsFor(feedWords, edition.language);
  const sections = await sectionsOf(world, edition.code);
  const { articles } = await articlesInEdition(world, edition.code, { limit: feedLength });
  const pages = await plainPagesOf(world, edition.code);
  const others = publication.editions.filter(({ code }) => code !== edition.code);
  const ofSections = sections.map(({ name, path, description }) => ({
    title: name,
    url: absoluteUrl(world, path),
    note: description,
  }));
  const ofStories = articles.map(({ headline, path, teaser }) => ({
    title: headline,
    url: markdownUrl(world, path),
    note: shorten(teaser, 200),
  }));
  const ofPages = pages.map(({ headline, path }) => ({ title: headline, url: markdownUrl(world, path) }));
  const ofEditions = others.map((other) => ({
    title: `${other.publicationName} (${other.name})`,
    url: absoluteUrl(world, publication.inEdition(other, '/llms.txt')),
  }));
  return [
    { title: words.sections, links: ofSections },
    { title: words.latest, links: ofStories },
    { title: words.about, links: ofPages },
    { title: words.editions, links: ofEditions },
  ];
};

const llmsOf = async (world: World, visit: Visit): Promise<string> => {
  const { publicationName, tagline, language } = visit.edition;
  const note = wordsFor(feedWords, language).markdownNote;
  return writeLlms({
    title: publicationName,
    summary: visit.publication.settings.machineText || tagline,
    note,
    parts: await partsOf(world, visit),
  });
};

/** `/llms.txt` of each edition: what there is to read here, for programs that read Markdown. */
export const llmsRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/llms.txt', async (request, reply) => {
    const { code } = request.visit.edition;
    const body = await llmsOf(world, request.visit);
    return reply.page({
      body,
      type: 'text/plain; charset=utf-8',
      topics: ['site', `list:${code}`, `pages:${code}`],
    });
  });
  app.get('/.well-known/llms.txt', async (request, reply) => {
    const { publication, edition } = request.visit;
    return reply.redirect(publication.inEdition(edition, '/llms.txt'), 301);
  });
};
