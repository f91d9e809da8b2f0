import type { FastifyInstance } from 'fastify';
import type { Outcome } from '../../common/outcome.ts';
import {
  arrangeAutomatically,
  arrangementOf,
  arriveAt,
  beginLikeAutomatic,
  callOff,
  changeDraft,
  discardDraft,
  dropAside,
  othersAt,
  parseLayout,
  publishDraft,
  restoreLayout,
  saveDraft,
  scheduleDraft,
  type SaveOutcome,
} from '../../rooms/fronts/fronts.ts';
import type { World } from '../../world.ts';
import { answerJson, timeZoneOf } from '../duties/duty-pages.tsx';
import { changeIn, fieldsIn, momentIn, versionIn, type Fields } from './read-front-form.ts';
import { atPlace, showArranging, type Asking, type AtPlace } from './arranging-page.tsx';

const path = '/newsroom/fronts/:place';

const jsonIn = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? '') as unknown;
  } catch {
    return undefined;
  }
};

/** Back to the arranging page; where it was refused, the page says why, as it stands now. */
const answer = async (
  world: World,
  asking: Asking,
  at: AtPlace,
  { outcome, done = '', anchor = '' }: { outcome: Outcome<unknown> | SaveOutcome; done?: string; anchor?: string },
): Promise<void> => {
  if (outcome.ok) {
    const query = done ? `?done=${done}` : '';
    await asking.reply.redirect(`/newsroom/fronts/${at.place.key}${query}${anchor}`, 303);
    return;
  }
  if ('keptId' in outcome) {
    const { draftBy } = await arrangementOf(world, at.place);
    const { keptId, differences } = outcome;
    await showArranging(world, asking, at, { conflict: { by: draftBy, keptId, differences }, status: 409 });
    return;
  }
  const status = outcome.refusal === 'overtaken' ? 409 : outcome.refusal === 'not-allowed' ? 403 : 422;
  await showArranging(world, asking, at, { fault: outcome.detail ?? outcome.refusal, status });
};

const changeRoutes = (app: FastifyInstance, world: World): void => {
  app.post(`${path}/change`, async (request, reply) => {
    const at = await atPlace(world, { request, reply });
    if (!at) return;
    const fields = fieldsIn(request.body);
    const change = changeIn(fields, await timeZoneOf(world));
    if (!change) return showArranging(world, { request, reply }, at, { fault: 'Nothing was asked for.', status: 422 });
    // What one had before one's eyes: a step that comes too late is shown beside what the other did, not mixed with it.
    const had = parseLayout(jsonIn(fields['from']));
    const from = had.ok ? had.value : undefined;
    const outcome = await changeDraft(world, { ...at, version: versionIn(fields), change, from });
    const anchor = 'block' in change && change.do !== 'remove-block' ? `#block-${change.block}` : '';
    await answer(world, { request, reply }, at, { outcome, anchor });
  });

  app.post(`${path}/layout`, async (request, reply) => {
    const at = await atPlace(world, { request, reply });
    if (!at) return;
    const fields = fieldsIn(request.body);
    const layout = jsonIn(fields['layout']);
    const outcome = await saveDraft(world, { ...at, version: versionIn(fields), layout });
    await answer(world, { request, reply }, at, { outcome });
  });

  app.post(`${path}/begin`, async (request, reply) => {
    const at = await atPlace(world, { request, reply });
    if (!at) return;
    const layout = await beginLikeAutomatic(world, at.place);
    const outcome = await saveDraft(world, { ...at, version: versionIn(fieldsIn(request.body)), layout });
    await answer(world, { request, reply }, at, { outcome });
  });

  app.post(`${path}/here`, async (request, reply) => {
    const at = await atPlace(world, { request, reply });
    if (!at) return;
    await arriveAt(world, at);
    const [others, { version, draftBy }] = await Promise.all([
      othersAt(world, at.place, at.account.id),
      arrangementOf(world, at.place),
    ]);
    await answerJson(reply, { others: others.map(({ name }) => name), version, by: draftBy });
  });
};

type Doing = (at: AtPlace & { version: number }, fields: Fields) => Promise<Outcome<unknown>>;

const outRoutes = (app: FastifyInstance, world: World): void => {
  const act = (name: string, done: string, carryOut: Doing): void => {
    app.post(`${path}/${name}`, async (request, reply) => {
      const at = await atPlace(world, { request, reply });
      if (!at) return;
      const fields = fieldsIn(request.body);
      const outcome = await carryOut({ ...at, version: versionIn(fields) }, fields);
      await answer(world, { request, reply }, at, { outcome, done });
    });
  };
  act('publish', 'published', (at) => publishDraft(world, at));
  act('schedule', 'scheduled', async (at, fields) =>
    scheduleDraft(world, { ...at, at: momentIn(fields['at'], await timeZoneOf(world)) ?? 0 }),
  );
  act('call-off', 'called-off', (at, { layout = '' }) => callOff(world, { ...at, layoutId: layout }));
  act('restore', 'restored', (at, { layout = '' }) => restoreLayout(world, { ...at, layoutId: layout }));
  act('drop', 'dropped', (at, { layout = '' }) => dropAside(world, { ...at, layoutId: layout }));
  act('discard', 'discarded', (at) => discardDraft(world, at));
  act('automatic', 'automatic', (at) => arrangeAutomatically(world, at));
};

/** What is done on the arranging page: each a form. */
export const frontActRoutes = (app: FastifyInstance, world: World): void => {
  changeRoutes(app, world);
  outRoutes(app, world);
};
