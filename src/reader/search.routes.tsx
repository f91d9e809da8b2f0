import type { FastifyInstance } from 'fastify';
import { wordsFor } from '../common/words.ts';
import { searchArticles } from '../rooms/search/search.ts';
import type { World } from '../world.ts';
import { inEveryEdition } from './list-head.ts';
import { readerWords } from './reader-words.ts';
import { questionOf, readSearchForm, searchChoices } from './search-form.ts';
import { SearchPage } from './SearchPage.tsx';

/** The index follows a moment after the story: a result may be this old, in seconds. */
const freshness = 30;

export const searchRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: Record<string, unknown> }>('/search', async (request, reply) => {
    const { visit } = request;
    const { edition, publication } = visit;
    const { search } = wordsFor(readerWords, edition.language);
    const form = readSearchForm(request.query);
    const isAsked = [form.q, form.section, form.tag, form.author, form.from, form.until, form.kind].some(Boolean);
    const result = isAsked ? await searchArticles(world, questionOf(form, visit)) : undefined;
    const choices = await searchChoices(world, edition.code);
    const lists = form.edition ? publication.editions : [edition];
    await reply.show(<SearchPage form={form} choices={choices} result={result} visit={visit} />, {
      head: {
        title: form.q ? `${search}: ${form.q}` : search,
        ...(isAsked ? {} : { canonical: publication.inEdition(edition, '/search') }),
        alternates: inEveryEdition(publication, '/search'),
        kind: 'search',
        about: { kind: 'list' },
      },
      topics: lists.map(({ code }) => `list:${code}`),
      ...(isAsked ? { maxAge: freshness } : {}),
      // A further page of the same answer is not asked anew.
      noted: form.q && result && !form.page ? `search:${edition.code}:${result.total}:${form.q}` : undefined,
    });
  });
};
