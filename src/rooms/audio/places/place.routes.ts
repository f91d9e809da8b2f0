/** `/podcasts/place`: how far a signed-in reader has listened, for their other devices. Strangers' places stay in their browser. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { World } from '../../../world.ts';
import { accountBy, needAccount } from '../../accounts/accounts.ts';
import { forgetPlace, keepPlace, placeIdPattern, placesAmong, type Place, type PlaceTold } from './places.ts';

const isPrivate = { 'cache-control': 'private, no-store' } as const;

type Fields = Record<string, unknown>;

/** A beacon comes as plain text, a script's request as JSON, a form as a form. */
const fieldsOf = (body: unknown): Fields => {
  if (typeof body !== 'string') return typeof body === 'object' && body !== null ? (body as Fields) : {};
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === 'object' && read !== null ? (read as Fields) : {};
  } catch {
    return {};
  }
};

const isYes = (value: unknown): boolean => value === true || value === '1' || value === 'true';

const numberIn = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d{1,15}(?:\.\d{1,6})?$/.test(value) ? Number(value) : undefined;
};

const toldIn = (fields: Fields): PlaceTold => {
  const hasEnded = isYes(fields['ended']);
  return {
    mediaId: typeof fields['media'] === 'string' ? fields['media'] : '',
    seconds: numberIn(fields['seconds']) ?? (hasEnded ? 0 : Number.NaN),
    hasEnded,
    at: numberIn(fields['at']),
  };
};

const shown = ({ seconds, at }: Place): { seconds: number; at: number } => ({ seconds, at });

const keep = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
  const account = await accountBy(world, request);
  if (!account) return reply.code(401).headers(isPrivate).send({ refusal: 'signed-out' });
  const kept = await keepPlace(world, account.id, toldIn(fieldsOf(request.body)));
  if (!kept.ok)
    return reply
      .code(kept.refusal === 'no-sound' ? 404 : 422)
      .headers(isPrivate)
      .send({ refusal: kept.refusal });
  const { isKept, place } = kept.value;
  return reply.headers(isPrivate).send({ kept: isKept, place: place ? shown(place) : null });
};

const give = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
  const account = await accountBy(world, request);
  if (!account) return reply.code(401).headers(isPrivate).send({ refusal: 'signed-out' });
  const asked = (request.query as Fields)['media'];
  const ids = (Array.isArray(asked) ? asked : [asked]).flatMap((one) =>
    typeof one === 'string' ? one.split(',') : [],
  );
  const places = await placesAmong(world, account.id, ids);
  return reply
    .headers(isPrivate)
    .send({ places: Object.fromEntries([...places].map(([id, place]) => [id, shown(place)])) });
};

/** From the list of what one has begun, by a form. */
const forget = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
  const account = await needAccount(world, request, reply);
  if (!account) return undefined;
  const mediaId = fieldsOf(request.body)['media'];
  if (typeof mediaId !== 'string' || !placeIdPattern.test(mediaId)) return reply.notFound();
  await forgetPlace(world, account.id, mediaId);
  return reply.headers(isPrivate).redirect(request.visit.link('/listening?removed=1'), 303);
};

export const placeRoutes = (app: FastifyInstance, world: World): void => {
  app.post('/podcasts/place', { bodyLimit: 1_000 }, (request, reply) => keep(world, request, reply));
  app.get('/podcasts/place', (request, reply) => give(world, request, reply));
  app.post('/podcasts/place/remove', { bodyLimit: 1_000 }, (request, reply) => forget(world, request, reply));
};
