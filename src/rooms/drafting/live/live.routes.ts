import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { encodeStateAsUpdate, encodeStateVector } from 'yjs';
import type { World } from '../../../world.ts';
import { asText, asUpdate } from '../document/make-draft.ts';
import { isStoryId } from '../document/own-story.ts';
import { largestUpdate } from '../islands/document/live-messages.ts';
import { withDocument } from './documents.ts';
import { isOfAnother } from '../islands/document/other-document.ts';
import { takeUpdate, type OpenDocument } from './open-document.ts';
import { noteAsked, peopleIn } from './presence.ts';
import { whoMay, type Admitted } from './who-may.ts';

type Asking = {
  request: FastifyRequest<{ Params: { id: string }; Querystring: { me?: string } }>;
  reply: FastifyReply;
};

const answer = (reply: FastifyReply, status: number, value: unknown): Promise<void> =>
  Promise.resolve(
    reply
      .code(status)
      .header('Cache-Control', 'private, no-store')
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(value)),
  ).then(() => undefined);

const words = {
  400: 'This could not be read.',
  401: 'Please sign in again.',
  403: 'You may not do this in this story.',
  404: 'There is no such story.',
  409: 'This story was begun anew on the server.',
  413: 'This is larger than a story may be.',
} as const;
const fault = (reply: FastifyReply, status: keyof typeof words): Promise<void> =>
  answer(reply, status, { error: words[status] });

const admitted = async (world: World, { request, reply }: Asking): Promise<Admitted | undefined> => {
  request.isPersonal = true;
  const { id } = request.params;
  const { me } = request.query;
  const may = isStoryId(id)
    ? await whoMay(world, request.headers.cookie, { articleId: id, me: typeof me === 'string' ? me : undefined })
    : 404;
  if (typeof may !== 'number') return may;
  await fault(reply, may);
  return undefined;
};

/** What somebody lacks who has this much; undefined when what they say they have cannot be read. */
const lackOf = (open: OpenDocument, have: string | undefined): Uint8Array | undefined => {
  try {
    return encodeStateAsUpdate(open.doc, have ? asUpdate(have) : undefined);
  } catch {
    return undefined;
  }
};

/** Whether what somebody has was never one with this document: then neither may be poured into the other. */
const isForeign = (open: OpenDocument, have: string | undefined): boolean => {
  try {
    return have !== undefined && isOfAnother(open.doc, asUpdate(have));
  } catch {
    return false;
  }
};

const state = async (
  world: World,
  open: OpenDocument,
  { reply, may, have }: { reply: FastifyReply; may: Admitted; have?: string },
): Promise<void> => {
  if (isForeign(open, have)) return fault(reply, 409);
  const lack = lackOf(open, have);
  if (!lack) return fault(reply, 400);
  await noteAsked(world, { articleId: open.articleId, accountId: may.account.id });
  const people = await peopleIn(world, open.articleId);
  await answer(reply, 200, {
    lack: asText(lack),
    have: asText(encodeStateVector(open.doc)),
    access: may.access,
    people,
  });
};

const updateIn = (body: unknown): { update: Uint8Array; have: string | undefined } | undefined => {
  if (typeof body !== 'object' || body === null) return undefined;
  const { update, have } = body as Record<string, unknown>;
  if (typeof update !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(update)) return undefined;
  return { update: asUpdate(update), have: typeof have === 'string' ? have : undefined };
};

const statusOf = { 'too-big': 413, unreadable: 400 } as const;

/** Writing together where sockets are cut off: asking what one lacks, and sending what one wrote. */
export const liveRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Params: { id: string }; Querystring: { have?: string; me?: string } }>(
    '/newsroom/stories/:id/live.json',
    async (request, reply) => {
      const may = await admitted(world, { request, reply });
      if (!may) return reply;
      const have = typeof request.query.have === 'string' ? request.query.have : undefined;
      await withDocument(world, request.params.id, (open) =>
        state(world, open, { reply, may, ...(have ? { have } : {}) }),
      );
      return reply;
    },
  );

  app.post<{ Params: { id: string }; Querystring: { me?: string } }>(
    '/newsroom/stories/:id/live.json',
    { bodyLimit: largestUpdate * 1.5 },
    async (request, reply) => {
      const may = await admitted(world, { request, reply });
      if (!may) return reply;
      const sent = updateIn(request.body);
      if (!sent) await fault(reply, 400);
      else if (may.access !== 'write') await fault(reply, 403);
      else
        await withDocument(world, request.params.id, async (open) => {
          if (isForeign(open, sent.have)) return fault(reply, 409);
          const taken = takeUpdate(open, { accountId: may.account.id }, sent.update);
          if (taken.fault) return fault(reply, statusOf[taken.fault]);
          await taken.durable;
          return state(world, open, { reply, may, ...(sent.have ? { have: sent.have } : {}) });
        });
      return reply;
    },
  );
};
