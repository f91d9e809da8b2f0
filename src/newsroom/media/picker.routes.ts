import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { MediaRefused, MediaTaken, PickedMedia, PickedPage } from '../../common/media-picked.ts';
import { createRateLimit } from '../../delivery/delivery.ts';
import type { Account } from '../../rooms/accounts/accounts.ts';
import {
  fetchMedia,
  keepMedia,
  libraryFilters,
  libraryItem,
  listLibrary,
  mediaKinds,
  pickedOf,
  refusalWords,
  type ReceivedMedia,
} from '../../rooms/media/media.ts';
import type { World } from '../../world.ts';
import { answerJson, fieldOf, placeIn } from '../duties/duty-pages.tsx';
import { isId, textsIn } from '../people/people-pages.tsx';
import { mediaStaffOfScript, placeText } from './media-pages.tsx';

/** The language alternative texts are wanted in: the edition's unless told. */
export const languageOf = (request: FastifyRequest): string => {
  const asked = textsIn(request)('language', 35);
  return asked !== undefined && /^[a-z]{2,3}(?:-[\w-]+)?$/i.test(asked) ? asked : request.visit.edition.language;
};

/** A medium as dialogs show it; undefined when there is none. */
export const pickedById = async (world: World, id: string, language: string): Promise<PickedMedia | undefined> => {
  const item = await libraryItem(world, id);
  return item && pickedOf(item, language, world.now());
};

/** Makes a received file known as brought in by this account, and tells how it was taken. */
export const keepFor = async (
  world: World,
  { account, received, language }: { account: Account; received: ReceivedMedia; language: string },
): Promise<MediaTaken> => {
  const id = await world.write((tx) => keepMedia(world, tx, received, { addedBy: account.id }));
  const media = await pickedById(world, id, language);
  if (!media) throw new Error(`the medium ${id} is not there although it was just kept`);
  return { state: 'done', media, isSame: id !== received.id };
};

const pageLength = 40;

const pick = async (world: World, request: FastifyRequest): Promise<PickedPage> => {
  const text = textsIn(request);
  const page = await listLibrary(world, {
    words: text('q', 200),
    kind: mediaKinds.find((kind) => kind === text('kind')),
    filter: libraryFilters.find((filter) => filter === text('filter') && filter !== 'bin'),
    before: placeIn(text('before')),
    limit: pageLength,
  });
  const language = languageOf(request);
  const media = page.items.map((item) => pickedOf(item, language, world.now()));
  return { media, next: page.next ? placeText(page.next) : null };
};

const minute = 60_000;
const fetchesAMinute = 60;

/** What the editor's dialog asks: `GET /newsroom/media/pick`, `GET /newsroom/media/pick/:id`, `POST /newsroom/media/fetch`. */
export const pickerRoutes = (app: FastifyInstance, world: World): void => {
  const limit = createRateLimit({ limit: fetchesAMinute, perMs: minute, now: world.now });

  app.get('/newsroom/media/pick', async (request, reply) => {
    if (!(await mediaStaffOfScript({ world, request, reply }, 'see-media'))) return;
    await answerJson(reply, await pick(world, request));
  });

  app.get<{ Params: { id: string } }>('/newsroom/media/pick/:id', async (request, reply) => {
    if (!(await mediaStaffOfScript({ world, request, reply }, 'see-media'))) return;
    const { id } = request.params;
    const media = isId(id) ? await pickedById(world, id, languageOf(request)) : undefined;
    if (media) await answerJson(reply, media);
    else await answerJson(reply, { state: 'refused', refusal: 'no-media', words: 'There is no such medium.' }, 404);
  });

  app.post('/newsroom/media/fetch', async (request, reply) => {
    const account = await mediaStaffOfScript({ world, request, reply }, 'add-media');
    if (!account) return;
    const refuse = (refusal: string, words: string, status: number): Promise<void> =>
      answerJson(reply, { state: 'refused', refusal, words } satisfies MediaRefused, status);
    if (limit.take(account.id) > 0)
      return refuse('too-often', 'That was too many at once. Try again in a minute.', 429);
    const fetched = await fetchMedia(world, fieldOf(request, 'url').trim());
    if (!fetched.ok) return refuse(fetched.refusal, refusalWords(fetched.refusal), 422);
    await answerJson(reply, await keepFor(world, { account, received: fetched.value, language: languageOf(request) }));
  });
};
