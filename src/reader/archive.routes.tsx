import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { wordsFor } from '../common/words.ts';
import { articlesBetween, monthsWithArticles, parseCursor } from '../rooms/articles/articles.ts';
import type { World } from '../world.ts';
import { archivePath, daysWithArticles, parsePeriod, spanOf } from './archive-days.ts';
import { ArchiveIndex, ArchivePeriod, periodName } from './ArchivePages.tsx';
import { inEveryEdition } from './list-head.ts';
import { readerWords } from './reader-words.ts';
import { countsHold, picturesOf, topicsOfTeasers } from './story-pictures.ts';

type PeriodRequest = { Params: { year: string; month?: string; day?: string }; Querystring: { before?: string } };

const showPeriod = async (world: World, request: FastifyRequest<PeriodRequest>, reply: FastifyReply): Promise<void> => {
  const { visit } = request;
  const { edition, publication } = visit;
  const period = parsePeriod(request.params);
  if (!period) return reply.notFound();
  const { year, month } = period;
  const before = parseCursor(request.query.before);
  const span = spanOf(period, publication.settings.timeZone);
  const list = await articlesBetween(world, edition.code, span, { before });
  const months = await monthsWithArticles(world, edition.code);
  const days = month ? await daysWithArticles(world, edition.code, { year, month }) : [];
  const pictures = await picturesOf(world, list.articles);
  const isEmpty = list.articles.length === 0;
  const name = periodName(period, visit);
  const props = { period, months, days, list, isFirst: !before, visit, pictures };
  await reply.show(<ArchivePeriod {...props} />, {
    head: {
      title: `${wordsFor(readerWords, edition.language).archive}: ${name}`,
      ...(before || isEmpty ? {} : { canonical: publication.inEdition(edition, archivePath(period)) }),
      kind: 'archive',
      about: { kind: 'list', value: { articles: list.articles } },
    },
    topics: [`list:${edition.code}`, ...topicsOfTeasers(list.articles)],
    maxAge: countsHold,
    ...(isEmpty ? { status: 404 } : {}),
  });
};

export const archiveRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/archive', async (request, reply) => {
    const { visit } = request;
    const { edition, publication } = visit;
    const months = await monthsWithArticles(world, edition.code);
    const { archive, archiveText } = wordsFor(readerWords, edition.language);
    await reply.show(<ArchiveIndex months={months} visit={visit} />, {
      head: {
        title: archive,
        description: archiveText,
        canonical: publication.inEdition(edition, '/archive'),
        alternates: inEveryEdition(publication, '/archive'),
        kind: 'archive',
        about: { kind: 'list' },
      },
      topics: [`list:${edition.code}`],
    });
  });
  for (const path of ['/archive/:year', '/archive/:year/:month', '/archive/:year/:month/:day']) {
    app.get<PeriodRequest>(path, (request, reply) => showPeriod(world, request, reply));
  }
};
