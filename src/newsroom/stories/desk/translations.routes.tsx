import type { FastifyInstance } from 'fastify';
import { mayStory } from '../../../rooms/articles/articles.ts';
import {
  accessTo,
  compareTranslation,
  isStoryId,
  markTranslated,
  saveTranslatedPieces,
  translateStory,
  translationsOfStory,
  type PieceWritten,
} from '../../../rooms/drafting/drafting.ts';
import type { World } from '../../../world.ts';
import { fieldOf } from '../../duties/duty-pages.tsx';
import { storiesPath } from './desk-address.ts';
import { SideBySide } from './SideBySidePage.tsx';
import { placeOf, showRefusal, showStories, staffFor, type StaffAsking } from './staff-story.tsx';
import { Translations } from './TranslationsPage.tsx';

const path = `${storiesPath}/:id/translations`;
type ById = { Params: { id: string } };

const tableRoutes = (app: FastifyInstance, world: World): void => {
  app.get<ById>(path, async (request, reply) => {
    const account = await staffFor(world, { request, reply }, 'see-stories');
    if (!account) return;
    const { id } = request.params;
    const found = isStoryId(id) ? await translationsOfStory(world, account, id) : undefined;
    if (!found) return reply.notFound();
    const children = <Translations visit={request.visit} {...found} place={placeOf(request)} />;
    await showStories({ request, reply, account }, { title: 'Translations', here: undefined, children });
  });

  app.post<ById>(path, async (request, reply) => {
    const account = await staffFor(world, { request, reply }, 'translate-story');
    if (!account) return;
    const text = fieldOf(request, 'text') === 'empty' ? 'empty' : 'copy';
    const asked = { account, articleId: request.params.id, edition: fieldOf(request, 'edition'), text } as const;
    const made = await translateStory(world, asked);
    if (!made.ok) return showRefusal({ request, reply, account }, made.refusal);
    return reply.redirect(request.visit.link(`${storiesPath}/${made.value.articleId}/translations/side`), 303);
  });
};

/** What was sent back, by piece, with what each was when it was drawn. */
const piecesIn = (body: unknown): Map<number, PieceWritten> => {
  const fields = (body ?? {}) as Record<string, unknown>;
  const pieces = new Map<number, PieceWritten>();
  for (const [name, text] of Object.entries(fields)) {
    const place = /^piece-(\d{1,4})$/.exec(name)?.[1];
    const was = fields[`was-${place}`];
    if (place !== undefined && typeof text === 'string' && typeof was === 'string')
      pieces.set(Number(place), { was, text });
  }
  return pieces;
};

const drawSide = async (
  world: World,
  asking: StaffAsking,
  { id, notSaved = [] }: { id: string; notSaved?: readonly string[] },
): Promise<void> => {
  const { request, reply, account } = asking;
  const found = isStoryId(id) ? await compareTranslation(world, account, id) : undefined;
  if (!found) return reply.notFound();
  const mayWrite = (await accessTo(world.db, account, id)) === 'write' && mayStory(account, 'translate-story');
  const scene = { visit: request.visit, place: placeOf(request), found, mayWrite, notSaved };
  const status = notSaved.length > 0 ? 409 : 200;
  await showStories(asking, { title: 'Side by side', here: undefined, status, children: <SideBySide {...scene} /> });
};

const sideRoutes = (app: FastifyInstance, world: World): void => {
  app.get<ById>(`${path}/side`, async (request, reply) => {
    const account = await staffFor(world, { request, reply }, 'see-stories');
    if (account) await drawSide(world, { request, reply, account }, { id: request.params.id });
  });

  app.post<ById>(`${path}/side`, async (request, reply) => {
    const account = await staffFor(world, { request, reply }, 'translate-story');
    if (!account) return;
    const { id } = request.params;
    const pieces = piecesIn(request.body);
    const done = await saveTranslatedPieces(world, { account, articleId: id, pieces });
    const asking = { request, reply, account };
    if (!done.ok) return showRefusal(asking, done.refusal);
    if (done.value.notSaved.length > 0) return drawSide(world, asking, { id, notSaved: done.value.notSaved });
    return reply.redirect(request.visit.link(`${storiesPath}/${id}/translations/side`), 303);
  });

  app.post<ById>(`${path}/current`, async (request, reply) => {
    const account = await staffFor(world, { request, reply }, 'translate-story');
    if (!account) return;
    const { id } = request.params;
    const done = await markTranslated(world, { account, articleId: id });
    if (!done.ok) return showRefusal({ request, reply, account }, done.refusal);
    return reply.redirect(request.visit.link(`${storiesPath}/${id}/translations/side`), 303);
  });
};

/** A story in its editions, and a translation beside its source. */
export const translationRoutes = (app: FastifyInstance, world: World): void => {
  tableRoutes(app, world);
  sideRoutes(app, world);
};
