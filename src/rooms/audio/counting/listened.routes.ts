import { createHmac, randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createRateLimit } from '../../../delivery/delivery.ts';
import type { World } from '../../../world.ts';
import { audienceSettings } from '../../audience/audience.ts';
import { publicationOf } from '../../publication/publication.ts';
import { publicityOf } from '../serving/find-sound.ts';
import { soundRow } from '../serving/sounds.store.ts';
import { appOf } from './app-of.ts';
import { downloadCounterOf } from './download-counter.ts';
import { measures, partOf, type Measure } from './measures.ts';

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const tenMinutes = 600_000;
const dayLength = 86_400_000;
/** A school listens behind one address; nobody hears more than this. */
const ofNetwork = 120;
const ofMeasure = 15;
/** Nobody listens faster; and a player tells of a part when half of it has really been heard. */
const fastest = 4;
const leastHeard = 0.5;
const mostStarts = 20_000;

type Told = { mediaId: string; measure: Measure };

const toldBy = (body: unknown): Told | undefined => {
  const { media, measure } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const known = measures.find((one) => one === measure);
  return known && typeof media === 'string' && uuid.test(media) ? { mediaId: media, measure: known } : undefined;
};

/** When each listener began, for a day and in memory alone: who is at the end sooner than one can be is not believed. */
const createStarts = (now: () => number) => {
  let [today, salt, starts] = [-1, randomBytes(32), new Map<string, number>()];
  const markOf = (network: string, agent: string): string => {
    const day = Math.floor(now() / dayLength);
    if (day !== today) [today, salt, starts] = [day, randomBytes(32), new Map<string, number>()];
    return createHmac('sha256', salt).update(`${network}\n${agent}`).digest('base64url').slice(0, 16);
  };
  return {
    markOf,
    begin: (mark: string, mediaId: string): void => {
      if (starts.size < mostStarts) starts.set(`${mark} ${mediaId}`, now());
    },
    isPossible: (mark: string, { mediaId, measure }: Told, duration: number | undefined): boolean => {
      const began = starts.get(`${mark} ${mediaId}`);
      if (began === undefined || duration === undefined) return true;
      // A second of grace for the clocks of browsers.
      return now() - began + 1_000 >= ((duration * partOf[measure] * leastHeard) / fastest) * 1_000;
    },
  };
};

const isPrivate = ({ headers }: FastifyRequest): boolean => headers['sec-gpc'] === '1' || headers.dnt === '1';

/** Whether it is a recording that strangers may hear, and how long it is. */
const heardAt = async (world: World, mediaId: string): Promise<{ duration: number | undefined } | undefined> => {
  const row = await soundRow(world.db, mediaId);
  if (!row || row.deletedAt !== null || !(await publicityOf(world, mediaId)).isPublic) return undefined;
  return { duration: row.length ?? row.duration ?? undefined };
};

/**
 * `POST /podcasts/listened` with `media` and `measure`: somebody on the site has listened so far. No cookie is read, and the answer is
 * the same whether it counts or not.
 */
export const listenedRoutes = (app: FastifyInstance, world: World): void => {
  const { now } = world;
  const starts = createStarts(now);
  const limits = {
    network: createRateLimit({ limit: ofNetwork, perMs: tenMinutes, now }),
    measure: createRateLimit({ limit: ofMeasure, perMs: tenMinutes, now }),
  };

  const count = async (request: FastifyRequest, told: Told): Promise<void> => {
    const agent = request.headers['user-agent'] ?? '';
    if (isPrivate(request) || !appOf(agent).isCounted) return;
    if (!audienceSettings(await publicationOf(world)).isCounting) return;
    const network = starts.markOf(request.network, '');
    if (limits.network.take(network) > 0) return;
    if (limits.measure.take(`${network} ${told.mediaId} ${told.measure}`) > 0) return;
    const heard = await heardAt(world, told.mediaId);
    if (!heard) return;
    const listener = starts.markOf(request.network, agent);
    if (told.measure === 'started') starts.begin(listener, told.mediaId);
    else if (!starts.isPossible(listener, told, heard.duration)) return;
    downloadCounterOf(world)?.listened(told.mediaId, told.measure);
  };

  app.post('/podcasts/listened', { bodyLimit: 300 }, async (request, reply) => {
    const told = toldBy(request.body);
    if (told) await count(request, told);
    await reply.code(204).header('Cache-Control', 'no-store').send();
  });
};
