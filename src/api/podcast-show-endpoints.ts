/** Shows: read, made, changed, hidden, moved, put in order. */
import * as v from 'valibot';
import type { Account } from '../rooms/accounts/accounts.ts';
import { mayShow, orderShows, removeShow, saveShow, showById, showsOf, type ShowAction } from '../rooms/audio/audio.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { newsroomProblems, wrongField } from './newsroom-refusals.ts';
import { listOf, madeId, said } from './newsroom-schemas.ts';
import { exampleShow } from './podcast-examples.ts';
import { newShowBody, showChange, showSchema } from './podcast-schemas.ts';
import { onlySaid, savingRefusal, shownShow } from './podcast-shown.ts';
import { refused } from './problems.ts';
import { id, line } from './schemas.ts';

const reading = { access: 'stories:read', group: 'Podcasts', problems: newsroomProblems } as const;
const writing = { ...reading, access: 'podcasts:write' } as const;
const showParams = { showId: id };

const reads = [
  endpoint({
    ...reading,
    id: 'listShows',
    method: 'GET',
    path: '/shows',
    summary: 'The podcasts of the publication in their order, hidden and moved ones too',
    query: { edition: v.optional(line(20)) },
    answer: listOf(showSchema),
    example: { items: [exampleShow] },
    run: async ({ world, account, query }) => {
      if (!mayShow(account, 'see-shows')) return refused('not-allowed');
      return answered({ items: (await showsOf(world, query.edition)).map((show) => shownShow(world, show)) });
    },
  }),
  endpoint({
    ...reading,
    id: 'getShow',
    method: 'GET',
    path: '/shows/{showId}',
    summary: 'One show',
    params: showParams,
    answer: showSchema,
    example: exampleShow,
    run: async ({ world, account, params }) => {
      if (!mayShow(account, 'see-shows')) return refused('not-allowed');
      const show = await showById(world, params.showId);
      return show ? answered(shownShow(world, show)) : refused('not-found');
    },
  }),
];

/** What a change needs: each of its parts is asked for by itself. */
const mayChange = (account: Account, change: v.InferOutput<typeof showChange>): boolean => {
  const { state, movedTo, ...rest } = onlySaid(change);
  const acts: ShowAction[] = [
    ...(Object.keys(rest).length > 0 ? ['change-show' as const] : []),
    ...(state === 'hidden' || state === 'published' ? ['hide-show' as const] : []),
    ...(state === 'moved' || movedTo !== undefined ? ['move-show' as const] : []),
  ];
  return acts.every((act) => mayShow(account, act));
};

const writes = [
  endpoint({
    ...writing,
    id: 'createShow',
    method: 'POST',
    path: '/shows',
    summary: 'Begin a show',
    detail: 'Its page and feed are there at once, with what `missing` tells still to be said.',
    takesKey: true,
    keepsAnswer: true,
    body: newShowBody,
    bodyExample: { edition: 'en', title: 'The Tide Table', categories: ['News > Daily News'] },
    status: 201,
    answer: madeId,
    example: { id: ids.tag },
    run: async ({ world, account, body: { edition, title, ...rest } }) => {
      const saved = await saveShow(world, { account, edition, title, ...onlySaid(rest) });
      return saved.ok ? answered({ id: saved.value }) : savingRefusal(saved);
    },
  }),
  endpoint({
    ...writing,
    id: 'changeShow',
    method: 'PATCH',
    path: '/shows/{showId}',
    summary: 'Change what is said of a show, hide it, or move its feed elsewhere',
    detail:
      'Lists are replaced as a whole. `state: "moved"` with `movedTo` leads apps to the new feed by 301 and by the tag for it; `state: "published"` with `movedTo: null` takes it back.',
    params: showParams,
    body: showChange,
    bodyExample: { description: 'What the harbour talks about, every Monday.', isLocked: true },
    answer: showSchema,
    example: exampleShow,
    run: async ({ world, account, params: { showId }, body }) => {
      const before = await showById(world, showId);
      if (!before) return refused('not-found');
      if (!mayChange(account, body)) return refused('not-allowed');
      if (
        body.state === 'moved' &&
        (body.movedTo ?? (body.movedTo === null ? undefined : before.movedTo)) === undefined
      )
        return wrongField('/movedTo', 'Say where the feed has moved to.');
      const { title, edition } = before;
      const saved = await saveShow(world, { account, id: showId, edition, title, ...onlySaid(body) });
      if (!saved.ok) return savingRefusal(saved);
      const show = await showById(world, showId);
      return show ? answered(shownShow(world, show)) : refused('not-found');
    },
  }),
  endpoint({
    ...writing,
    id: 'orderShows',
    method: 'PUT',
    path: '/shows/order',
    summary: 'The order in which readers see the shows of an edition; those not named follow as they were',
    body: v.strictObject({ edition: line(20), ids: said(v.array(id), 'Shows, the first first.') }),
    bodyExample: { edition: 'en', ids: [ids.tag] },
    status: 204,
    run: async ({ world, account, body: { edition, ids: order } }) =>
      (await orderShows(world, { account, edition, ids: order.slice(0, 1_000) }))
        ? answered(undefined)
        : refused('not-allowed'),
  }),
  endpoint({
    ...writing,
    id: 'removeShow',
    method: 'DELETE',
    path: '/shows/{showId}',
    summary: 'Take away a show that has no episodes; one that has is hidden or moved',
    params: showParams,
    status: 204,
    run: async ({ world, account, params }) => {
      const done = await removeShow(world, { account, id: params.showId });
      if (done === 'gone') return answered(undefined);
      if (done === 'has-episodes') return refused('in-use', { detail: 'It has episodes.' });
      return refused(done === 'forbidden' ? 'not-allowed' : 'not-found');
    },
  }),
];

export const podcastShowEndpoints = [...reads, ...writes];
