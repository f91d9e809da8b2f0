import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { slugify } from '../../common/text.ts';
import { wordsFor } from '../../common/words.ts';
import { createRateLimit } from '../../delivery/delivery.ts';
import type { World } from '../../world.ts';
import type { Account } from './account.ts';
import { ownDataFile } from './data-file.ts';
import { needAccount } from './need-account.ts';
import type { AccountExtras } from './own-data.ts';
import { profileWords } from './profile-words.ts';
import { accountHead } from './views/AccountPage.tsx';
import { OwnDataPage } from './views/OwnDataPage.tsx';

const hour = 3_600_000;
const downloadsAnHour = 10;

const showData = (
  request: FastifyRequest,
  reply: FastifyReply,
  { account, isTooOften = false }: { account: Account; isTooOften?: boolean },
): Promise<void> => {
  const { dataTitle } = wordsFor(profileWords, request.visit.edition.language);
  return reply.show(<OwnDataPage visit={request.visit} account={account} isTooOften={isTooOften} />, {
    head: accountHead(dataTitle),
    topics: [],
    status: isTooOften ? 429 : 200,
    isPrivate: true,
  });
};

/** A name any system can keep: the publication's in Latin letters, and the day. */
const fileNameOf = (publicationName: string, at: number): string => {
  const name =
    slugify(publicationName)
      .replace(/[^a-z0-9-]/g, '')
      .slice(0, 40) || 'publication';
  return `${name}-${new Date(at).toISOString().slice(0, 10)}.zip`;
};

/** `/me/data`: everything that is kept about one, at once. */
export const ownDataRoutes = (app: FastifyInstance, world: World, { ownData }: AccountExtras): void => {
  const limit = createRateLimit({ limit: downloadsAnHour, perMs: hour, now: world.now });

  app.get('/me/data', async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (account) await showData(request, reply, { account });
  });

  app.post('/me/data/download', async (request, reply) => {
    const account = await needAccount(world, request, reply);
    if (!account) return reply;
    const wait = limit.take(account.id);
    if (wait > 0) {
      reply.header('retry-after', String(wait));
      await showData(request, reply, { account, isTooOften: true });
      return reply;
    }
    const { edition } = request.visit;
    const zip = await ownDataFile(world, account, { edition, ownData });
    return reply
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `attachment; filename="${fileNameOf(edition.publicationName, world.now())}"`)
      .type('application/zip')
      .send(zip);
  });
};
