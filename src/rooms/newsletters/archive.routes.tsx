import type { FastifyInstance, FastifyRequest } from 'fastify';
import { wordsFor } from '../../common/words.ts';
import type { World } from '../../world.ts';
import { lettersTopic, type Letter } from './letter.ts';
import { letterWords } from './letter-words.ts';
import { issueRow, issueRows } from './letters.store.ts';
import { allLetters } from './save-letter.ts';
import { ArchivePage, IssuePage } from './views/ArchivePages.tsx';

const perPage = 30;
type Named = { Params: { slug: string; number: string }; Querystring: { before?: unknown } };

const placeIn = (value: unknown): { at: number; id: string } | undefined => {
  const found = /^(\d{1,15})-([0-9a-f-]{36})$/.exec(typeof value === 'string' ? value : '');
  return found ? { at: Number(found[1]), id: found[2] ?? '' } : undefined;
};

/** Former issues on the web. */
export const archiveRoutes = (app: FastifyInstance, world: World): void => {
  const letterAt = async ({ visit, params }: FastifyRequest<Named>): Promise<Letter | undefined> =>
    (await allLetters(world)).find(
      ({ slug, edition, settings }) =>
        slug === params.slug && edition === visit.edition.code && settings.archive !== 'none',
    );

  app.get<Named>('/letters/:slug', async (request, reply) => {
    const letter = await letterAt(request);
    if (!letter) return reply.notFound();
    const { visit } = request;
    const words = wordsFor(letterWords, visit.edition.language);
    const before = placeIn(request.query.before);
    const found = await issueRows(world.db, letter.id, { limit: perPage + 1, before, sentOnly: true });
    const issues = found.slice(0, perPage);
    const last = found.length > perPage ? issues.at(-1) : undefined;
    const older = last && `${last.createdAt}-${last.id}`;
    const canonical = visit.publication.inEdition(visit.edition, `/letters/${letter.slug}`);
    await reply.show(<ArchivePage {...{ visit, words, letter, issues, older }} isFirst={before === undefined} />, {
      head: {
        title: `${letter.name}: ${words.archive}`,
        description: letter.description,
        kind: 'letters',
        styles: ['letters.css'],
        ...(letter.settings.archive === 'open' && before === undefined ? { canonical } : {}),
      },
      topics: [lettersTopic],
    });
  });

  app.get<Named>('/letters/:slug/:number', async (request, reply) => {
    const letter = await letterAt(request);
    const { number } = request.params;
    const issue =
      letter && /^\d{1,9}$/.test(number)
        ? await issueRow(world.db, { letterId: letter.id, number: Number(number) })
        : undefined;
    if (!letter || !issue?.content) return reply.notFound();
    const { visit } = request;
    const words = wordsFor(letterWords, visit.edition.language);
    const canonical = visit.publication.inEdition(visit.edition, `/letters/${letter.slug}/${number}`);
    await reply.show(<IssuePage {...{ visit, words, letter, issue }} content={issue.content} />, {
      head: {
        title: `${issue.content.subject} – ${letter.name}`,
        description: issue.content.preview,
        kind: 'letters',
        styles: ['letters.css'],
        ...(letter.settings.archive === 'open' ? { canonical } : {}),
      },
      topics: [lettersTopic],
    });
  });
};
