import type { FastifyInstance, FastifyRequest } from 'fastify';
import { addStoryNote, assignStory, isWorkState, saveWorkState } from '../../../rooms/drafting/drafting.ts';
import type { World } from '../../../world.ts';
import { answerJson, fieldOf, wantsJson } from '../../duties/duty-pages.tsx';
import { momentIn, storiesPath } from './desk-address.ts';
import { goBack, placeOf, showRefusal, staffFor } from './staff-story.tsx';

type ById = { Params: { id: string } };

const isThere = (request: FastifyRequest, name: string): boolean =>
  Object.hasOwn((request.body as object | null) ?? {}, name);

const workPath = (id: string): string => `${storiesPath}/${id}/work`;

const stateRoute = (app: FastifyInstance, world: World): void => {
  app.post<ById>(`${storiesPath}/:id/state`, async (request, reply) => {
    const account = await staffFor(world, { request, reply }, 'hand-in-story');
    if (!account) return;
    const { id } = request.params;
    const [to, from] = [fieldOf(request, 'to'), fieldOf(request, 'from')];
    if (!isWorkState(to)) return showRefusal({ request, reply, account }, 'not-in-work');
    const note = fieldOf(request, 'note');
    const seen = isWorkState(from) ? { from } : {};
    const done = await saveWorkState(world, { account, articleId: id, to, note, ...seen });
    if (!done.ok) return showRefusal({ request, reply, account }, done.refusal);
    if (wantsJson(request)) return answerJson(reply, { state: 'done', ...done.value });
    return goBack({ request, reply }, workPath(id));
  });
};

const assignRoute = (app: FastifyInstance, world: World): void => {
  app.post<ById>(`${storiesPath}/:id/assign`, async (request, reply) => {
    const account = await staffFor(world, { request, reply }, 'edit-story');
    if (!account) return;
    const { id } = request.params;
    const dueAt = isThere(request, 'due') ? momentIn(fieldOf(request, 'due'), placeOf(request).timeZone) : undefined;
    if (isThere(request, 'due') && dueAt === undefined) return showRefusal({ request, reply, account }, 'bad-time');
    const who = fieldOf(request, 'to');
    const to = isThere(request, 'to') ? { to: who === '' ? null : who } : {};
    const done = await assignStory(world, { account, articleId: id, dueAt, words: fieldOf(request, 'words'), ...to });
    if (!done.ok) return showRefusal({ request, reply, account }, done.refusal);
    return goBack({ request, reply }, workPath(id));
  });
};

const noteRoute = (app: FastifyInstance, world: World): void => {
  app.post<ById>(`${storiesPath}/:id/note`, async (request, reply) => {
    const account = await staffFor(world, { request, reply }, 'note-story');
    if (!account) return;
    const { id } = request.params;
    const done = await addStoryNote(world, { account, articleId: id, text: fieldOf(request, 'text') });
    if (!done.ok) return showRefusal({ request, reply, account }, done.refusal);
    return goBack({ request, reply }, `${workPath(id)}#notes`);
  });
};

/** What is done with one story on the desk: its state, who has it and by when, notes. */
export const storyActRoutes = (app: FastifyInstance, world: World): void => {
  stateRoute(app, world);
  assignRoute(app, world);
  noteRoute(app, world);
};
