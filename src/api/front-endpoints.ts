/** Fronts and section pages are arranged: what readers see, the draft, its schedule, former layouts. */
import * as v from 'valibot';
import {
  allPlaces,
  arrangementOf,
  blockKinds,
  changeDraft,
  discardDraft,
  frontHistory,
  placeStates,
  saveDraft,
  type LayoutChange,
  type SaveOutcome,
} from '../rooms/fronts/fronts.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { at } from './newsroom-examples.ts';
import {
  exampleLayout,
  layout,
  over,
  placeFor,
  placeParams,
  reading,
  savedSchema,
  version,
  writing,
} from './front-place.ts';
import { newsroomRefusal } from './newsroom-refusals.ts';
import { count, flag, listOf, maybeText, maybeTime, said, text } from './newsroom-schemas.ts';
import { refused } from './problems.ts';
import { id, line, moment } from './schemas.ts';
import { maybeMoment, momentText } from './shown.tsx';

const savedAs = (done: SaveOutcome) => {
  if (done.ok) return answered({ version: done.value.version, layout: done.value.layout });
  if (!('keptId' in done)) return newsroomRefusal(done);
  const { detail, version: newest, layout: now, keptId, differences } = done;
  return refused('changed-meanwhile', { detail, more: { now: { version: newest, layout: now }, keptId, differences } });
};

const looking = [
  endpoint({
    ...reading,
    id: 'listFronts',
    method: 'GET',
    path: '/fronts',
    summary: 'Every page that can be arranged: each edition’s front, then its sections',
    answer: listOf(
      v.strictObject({
        place: text,
        edition: text,
        section: maybeText,
        isArranged: flag,
        hasDraft: flag,
        changedAt: maybeTime,
      }),
    ),
    example: {
      items: [{ place: 'en', edition: 'en', section: null, isArranged: true, hasDraft: false, changedAt: at }],
    },
    run: async ({ world }) => {
      const states = await placeStates(world);
      const items = (await allPlaces(world)).map(({ key, edition, section }) => ({
        place: key,
        edition,
        section: section?.name ?? null,
        isArranged: states.get(key)?.isArranged ?? false,
        hasDraft: states.get(key)?.hasDraft ?? false,
        changedAt: maybeMoment(states.get(key)?.changedAt),
      }));
      return answered({ items });
    },
  }),
  endpoint({
    ...reading,
    id: 'getFront',
    method: 'GET',
    path: '/fronts/{place}',
    summary: 'How a page is arranged: what readers see, the draft, what is scheduled',
    params: placeParams,
    answer: v.strictObject({
      place: text,
      version: count,
      isChanged: flag,
      published: said(layout, 'Null: the page arranges itself.'),
      draft: layout,
      draftBy: text,
      draftAt: maybeTime,
      scheduled: v.array(v.strictObject({ layoutId: id, goesOutAt: maybeTime, by: text })),
      aside: v.array(v.strictObject({ layoutId: id, at: moment, by: text })),
    }),
    example: {
      place: 'en',
      version: 4,
      isChanged: true,
      published: null,
      draft: exampleLayout,
      draftBy: 'Maren',
      draftAt: at,
      scheduled: [],
      aside: [],
    },
    run: async (given) => {
      const place = await placeFor(given);
      if ('ok' in place) return place;
      const found = await arrangementOf(given.world, place);
      return answered({
        place: place.key,
        version: found.version,
        isChanged: found.isChanged,
        published: found.published ?? null,
        draft: found.draft,
        draftBy: found.draftBy,
        draftAt: maybeMoment(found.draftAt),
        scheduled: found.scheduled.map((one) => ({
          layoutId: one.id,
          goesOutAt: maybeMoment(one.goesOutAt),
          by: one.by,
        })),
        aside: found.aside.map((one) => ({ layoutId: one.id, at: momentText(one.at), by: one.by })),
      });
    },
  }),
  endpoint({
    ...reading,
    id: 'getFrontHistory',
    method: 'GET',
    path: '/fronts/{place}/layouts',
    summary: 'Layouts as they went out or were set aside, the latest first',
    params: placeParams,
    answer: listOf(v.strictObject({ layoutId: id, state: text, at: moment, by: text, isShown: flag, layout })),
    example: {
      items: [{ layoutId: ids.decision, state: 'out', at, by: 'Maren', isShown: true, layout: exampleLayout }],
    },
    run: async (given) => {
      const place = await placeFor(given);
      if ('ok' in place) return place;
      const items = (await frontHistory(given.world, place)).map((one) => ({
        layoutId: one.id,
        state: one.state,
        at: momentText(one.at),
        by: one.by,
        isShown: one.isShown,
        layout: one.layout as unknown,
      }));
      return answered({ items });
    },
  }),
];

const changeBody = v.strictObject({
  version,
  do: v.picklist([
    'add-block',
    'remove-block',
    'move-block',
    'set-block',
    'add-story',
    'remove-story',
    'move-story',
    'set-story',
  ]),
  kind: v.optional(v.picklist(blockKinds)),
  block: v.optional(line(40)),
  story: v.optional(id),
  at: v.optional(count),
  to: v.optional(count),
  settings: v.optional(v.record(text, v.unknown())),
});

const arranging = [
  endpoint({
    ...writing,
    id: 'saveFront',
    method: 'PUT',
    path: '/fronts/{place}/draft',
    summary: 'Save a whole layout as the draft; over somebody else’s it is refused, and what was sent is kept beside',
    params: placeParams,
    body: v.strictObject({ version, layout }),
    bodyExample: { version: 4, layout: exampleLayout },
    answer: savedSchema,
    example: { version: 5, layout: exampleLayout },
    run: async (given) => {
      const place = await placeFor(given);
      if ('ok' in place) return place;
      return savedAs(
        await saveDraft(given.world, { account: given.account, place, ...given.body, layout: given.body.layout }),
      );
    },
  }),
  endpoint({
    ...writing,
    id: 'changeFront',
    method: 'POST',
    path: '/fronts/{place}/draft',
    summary: 'Do one thing to the draft: a block or a story put in, moved, set or taken out',
    detail: '`at` and `to` are places, counted from 0. `add-block` needs `kind`, the others `block` or `story`.',
    params: placeParams,
    body: changeBody,
    bodyExample: { version: 4, do: 'add-story', block: 'b1', story: ids.story, at: 0 },
    answer: savedSchema,
    example: { version: 5, layout: exampleLayout },
    run: async (given) => {
      const place = await placeFor(given);
      if ('ok' in place) return place;
      const { version: seen, settings = {}, to = 0, kind = 'list', block = '', story = '', ...rest } = given.body;
      const change = { settings, to, kind, block, story, ...rest } as unknown as LayoutChange;
      return savedAs(await changeDraft(given.world, { account: given.account, place, version: seen, change }));
    },
  }),
  endpoint({
    ...writing,
    id: 'discardFront',
    method: 'POST',
    path: '/fronts/{place}/discard',
    summary: 'Throw the draft away: what readers see is what is arranged from',
    params: placeParams,
    body: over,
    bodyExample: { version: 4 },
    answer: over,
    example: { version: 5 },
    run: async (given) => {
      const place = await placeFor(given);
      if ('ok' in place) return place;
      const done = await discardDraft(given.world, { account: given.account, place, ...given.body });
      return done.ok ? answered(done.value) : newsroomRefusal(done);
    },
  }),
];

export const frontEndpoints = [...looking, ...arranging];
