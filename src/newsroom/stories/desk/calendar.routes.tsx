import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sectionsOf } from '../../../rooms/articles/articles.ts';
import type { Account } from '../../../rooms/accounts/accounts.ts';
import { calendarFeed, calendarKinds, calendarOf, isStoryId, moveMoment } from '../../../rooms/drafting/drafting.ts';
import type { World } from '../../../world.ts';
import { answerJson, fieldOf, wantsJson } from '../../duties/duty-pages.tsx';
import { dateIn, daysShown, stepFrom } from './calendar-days.ts';
import { CalendarPage, type CalendarView } from './CalendarPage.tsx';
import { momentIn, storiesPath } from './desk-address.ts';
import { goBack, placeOf, showRefusal, showStories, staffFor } from './staff-story.tsx';

const path = `${storiesPath}/calendar`;

type Query = Record<string, unknown>;

const drawn = async (world: World, request: FastifyRequest, account: Account) => {
  const query = request.query as Query;
  const { visit } = request;
  const place = placeOf(request);
  const now = world.now();
  const on = dateIn(query['on'], now, place.timeZone);
  const span = query['view'] === 'week' ? 'week' : 'month';
  const { editions, editionByCode } = visit.publication;
  const edition = typeof query['edition'] === 'string' ? editionByCode(query['edition'])?.code : undefined;
  const all = (await Promise.all(editions.map(({ code }) => sectionsOf(world, code)))).flat();
  const section = all.find(({ id }) => id === query['section']);
  const days = daysShown(on, span, place.timeZone);
  const from = days[0]?.from ?? now;
  const until = days.at(-1)?.until ?? now;
  const found = await calendarOf(world, { account, from, until, edition, sectionId: section?.id });
  const view: CalendarView = {
    span,
    on: on.toISOString().slice(0, 10),
    edition: edition ?? '',
    sectionId: section?.id ?? '',
  };
  const sections = all
    .filter((one) => edition === undefined || one.edition === edition)
    .map((one) => ({ value: one.id, label: editions.length > 1 ? `${one.name} (${one.edition})` : one.name }));
  const steps = { before: stepFrom(on, span, -1), after: stepFrom(on, span, 1) };
  return <CalendarPage {...{ visit, view, days, sections, place, now }} {...found} {...steps} />;
};

const moveRoute = (app: FastifyInstance, world: World): void => {
  app.post(`${path}/move`, async (request, reply) => {
    const account = await staffFor(world, { request, reply }, 'assign-story');
    if (!account) return;
    const asking = { request, reply, account };
    const at = momentIn(fieldOf(request, 'at'), placeOf(request).timeZone);
    const kind = calendarKinds.find((one) => one === fieldOf(request, 'kind'));
    const articleId = fieldOf(request, 'id');
    if (!kind || !isStoryId(articleId)) return showRefusal(asking, 'not-found');
    if (at === undefined || at === null) return showRefusal(asking, 'bad-time');
    const done = await moveMoment(world, { account, articleId, kind, at });
    if (!done.ok) return showRefusal(asking, done.refusal, done.detail);
    if (wantsJson(request)) return answerJson(reply, { state: 'done' });
    return goBack(asking, path);
  });
};

/** The calendar for other programs: whoever has the address reads it, so it is a secret of one person's. */
const feedRoute = (app: FastifyInstance, world: World): void => {
  app.get<{ Params: { secret: string } }>('/newsroom/calendar/:secret', async (request, reply) => {
    const text = await calendarFeed(world, request.params.secret.replace(/\.ics$/, ''));
    if (text === undefined) return reply.notFound();
    return reply
      .header('cache-control', 'private, no-store')
      .header('x-robots-tag', 'noindex')
      .type('text/calendar; charset=utf-8')
      .send(text);
  });
};

/** What goes out when. */
export const calendarRoutes = (app: FastifyInstance, world: World): void => {
  app.get(path, async (request, reply) => {
    const account = await staffFor(world, { request, reply }, 'see-stories');
    if (!account) return;
    const children = await drawn(world, request, account);
    await showStories({ request, reply, account }, { title: 'Calendar', here: 'calendar', island: true, children });
  });
  moveRoute(app, world);
  feedRoute(app, world);
};
