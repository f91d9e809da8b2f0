/** What the writing page asks for while one types: stories to link to, authors, tags, whose an address is. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { webAddress } from '../../../common/addresses.ts';
import { formatDate } from '../../../common/dates.ts';
import { cleanText, foldSpace } from '../../../common/text.ts';
import type { Account } from '../../../rooms/accounts/accounts.ts';
import { authorsOf, frameFor, mayStory, saveTag, tagsOf } from '../../../rooms/articles/articles.ts';
import { publicationOf, type Publication } from '../../../rooms/publication/publication.ts';
import { searchArticles } from '../../../rooms/search/search.ts';
import type { World } from '../../../world.ts';
import { staffOnly } from '../../staff-only.ts';

type Asked = { what: string; words: string; ids: string[]; edition: string };

const most = 12;

const textIn = (source: unknown, name: string, limit = 300): string => {
  const value = typeof source === 'object' && source !== null ? (source as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? foldSpace(cleanText(value)).slice(0, limit) : '';
};

const askedOf = ({ query }: FastifyRequest, publication: Publication): Asked => ({
  what: textIn(query, 'what'),
  words: textIn(query, 'q', 2_000),
  ids: textIn(query, 'ids', 4_000).split(',').filter(Boolean).slice(0, 100),
  edition: (publication.editionByCode(textIn(query, 'edition')) ?? publication.defaultEdition).code,
});

type Named = { id: string; name: string };

const matching = (list: readonly Named[], { words, ids }: Asked): Named[] => {
  if (ids.length > 0) return list.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name }));
  const wanted = words.toLocaleLowerCase();
  const rank = ({ name }: Named): number => {
    const lower = name.toLocaleLowerCase();
    return lower.startsWith(wanted)
      ? 0
      : lower.split(/[\s-]+/).some((word) => word.startsWith(wanted))
        ? 1
        : lower.includes(wanted)
          ? 2
          : 9;
  };
  return list
    .filter((one) => rank(one) < 9)
    .toSorted((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name))
    .slice(0, most)
    .map(({ id, name }) => ({ id, name }));
};

const findStories = async (world: World, { words, edition }: Asked): Promise<unknown> => {
  const { settings } = await publicationOf(world);
  const found = await searchArticles(world, { query: words, edition });
  return found.hits.slice(0, most).map(({ article }) => ({
    path: article.path,
    headline: article.headline,
    when:
      article.publishedAt === undefined
        ? ''
        : formatDate(article.publishedAt, { language: 'en-GB', timeZone: settings.timeZone }),
  }));
};

const findEmbed = (words: string, publicUrl: string): unknown => {
  const url = webAddress(words);
  if (url === undefined) return { provider: null, host: '' };
  const { host, hostname } = new URL(url);
  return {
    provider: frameFor(url, new URL(publicUrl).host)?.provider ?? null,
    host: hostname.replace(/^www\./, '') || host,
  };
};

const find = async (world: World, asked: Asked): Promise<unknown> => {
  switch (asked.what) {
    case 'stories':
      return asked.words === '' ? [] : findStories(world, asked);
    case 'authors':
      return matching(await authorsOf(world, asked.edition), asked);
    case 'tags':
      return matching(await tagsOf(world, asked.edition), asked);
    case 'embed':
      return findEmbed(asked.words, world.config.publicUrl);
    default:
      return [];
  }
};

const answer = async (reply: FastifyReply, value: unknown, status = 200): Promise<void> => {
  await reply
    .code(status)
    .header('cache-control', 'private, no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(value));
};

const writer = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<Account | undefined> => {
  const account = await staffOnly(world, request, reply);
  if (!account || mayStory(account, 'create-story', true)) return account;
  await reply.notFound();
  return undefined;
};

export const findRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/newsroom/stories/find.json', async (request, reply) => {
    if (!(await writer(world, request, reply))) return;
    await answer(reply, await find(world, askedOf(request, await publicationOf(world))));
  });

  app.post('/newsroom/stories/tags', async (request, reply) => {
    if (!(await writer(world, request, reply))) return;
    const publication = await publicationOf(world);
    const edition = (publication.editionByCode(textIn(request.body, 'edition')) ?? publication.defaultEdition).code;
    const name = textIn(request.body, 'name', 100);
    if (name === '') return answer(reply, { words: 'A tag needs a name.' }, 422);
    const known = (await tagsOf(world, edition)).find(
      (tag) => tag.name.toLocaleLowerCase() === name.toLocaleLowerCase(),
    );
    const id = known?.id ?? (await world.write((tx) => saveTag(world, tx, { edition, name })));
    await answer(reply, { id, name: known?.name ?? name });
  });
};
