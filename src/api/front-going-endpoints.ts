/** Arranged pages go out: now, at a moment, or by themselves again. */
import * as v from 'valibot';
import { arrangeAutomatically, callOff, publishDraft, restoreLayout, scheduleDraft } from '../rooms/fronts/fronts.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { exampleLayout, layoutId, over, placeFor, placeParams, savedSchema, version, writing } from './front-place.ts';
import { newsroomRefusal } from './newsroom-refusals.ts';
import { id, moment } from './schemas.ts';

export const frontGoingEndpoints = [
  endpoint({
    ...writing,
    id: 'publishFront',
    method: 'POST',
    path: '/fronts/{place}/publish',
    summary: 'The draft goes out: readers see it from now on',
    params: placeParams,
    body: over,
    bodyExample: { version: 5 },
    answer: layoutId,
    example: { layoutId: ids.decision },
    run: async (given) => {
      const place = await placeFor(given);
      if ('ok' in place) return place;
      const done = await publishDraft(given.world, { account: given.account, place, ...given.body });
      return done.ok ? answered(done.value) : newsroomRefusal(done);
    },
  }),
  endpoint({
    ...writing,
    id: 'scheduleFront',
    method: 'POST',
    path: '/fronts/{place}/schedule',
    summary: 'The draft as it is now goes out at a moment to come; it may be arranged further meanwhile',
    params: placeParams,
    body: v.strictObject({ version, at: moment }),
    bodyExample: { version: 5, at: '2026-11-21T05:00:00.000Z' },
    answer: layoutId,
    example: { layoutId: ids.decision },
    run: async (given) => {
      const place = await placeFor(given);
      if ('ok' in place) return place;
      const { version: seen, at: when } = given.body;
      const by = { account: given.account, place, version: seen, at: Date.parse(when) };
      const done = await scheduleDraft(given.world, by);
      return done.ok ? answered(done.value) : newsroomRefusal(done);
    },
  }),
  endpoint({
    ...writing,
    id: 'callOffFront',
    method: 'DELETE',
    path: '/fronts/{place}/layouts/{layoutId}',
    summary: 'A scheduled layout does not go out after all; it stays in the history',
    params: { ...placeParams, layoutId: id },
    status: 204,
    run: async (given) => {
      const place = await placeFor(given);
      if ('ok' in place) return place;
      const done = await callOff(given.world, { account: given.account, place, layoutId: given.params.layoutId });
      return done.ok ? answered(undefined) : newsroomRefusal(done);
    },
  }),
  endpoint({
    ...writing,
    id: 'restoreFront',
    method: 'POST',
    path: '/fronts/{place}/layouts/{layoutId}/restore',
    summary: 'A former layout, or one that was set aside, becomes the draft',
    params: { ...placeParams, layoutId: id },
    body: over,
    bodyExample: { version: 5 },
    answer: savedSchema,
    example: { version: 6, layout: exampleLayout },
    run: async (given) => {
      const place = await placeFor(given);
      if ('ok' in place) return place;
      const by = { account: given.account, place, ...given.body, layoutId: given.params.layoutId };
      const done = await restoreLayout(given.world, by);
      if (!done.ok) return newsroomRefusal(done);
      return answered({ version: done.value.version, layout: done.value.layout });
    },
  }),
  endpoint({
    ...writing,
    id: 'automateFront',
    method: 'POST',
    path: '/fronts/{place}/automatic',
    summary: 'The page arranges itself again, at once; what was arranged stays in the history',
    params: placeParams,
    status: 204,
    run: async (given) => {
      const place = await placeFor(given);
      if ('ok' in place) return place;
      const done = await arrangeAutomatically(given.world, { account: given.account, place });
      return done.ok ? answered(undefined) : newsroomRefusal(done);
    },
  }),
];
