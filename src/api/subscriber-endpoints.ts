/** Who gets letters; only for those who answer for the publication. */
import * as v from 'valibot';
import { mayStory } from '../rooms/articles/articles.ts';
import {
  exportSubscribers,
  importSubscribers,
  removeSubscriber,
  sources,
  subscribersFor,
  subscriberStates,
  tryAgain,
} from '../rooms/newsletters/newsletters.ts';
import { publicationOf } from '../rooms/publication/publication.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { exampleSubscriber, letterNo, letters, subscriberSchema } from './letter-schemas.ts';
import { wrongField } from './newsroom-refusals.ts';
import { count, pageOf, said } from './newsroom-schemas.ts';
import { refused } from './problems.ts';
import { id, line } from './schemas.ts';
import { maybeMoment, momentText } from './shown.tsx';

const perPage = 200;
const oneParams = { subscriberId: id };
const listBytes = 4 * 1024 * 1024;

const listing = [
  endpoint({
    ...letters,
    id: 'listSubscribers',
    method: 'GET',
    path: '/subscribers',
    summary: 'Who gets letters, the latest first; publishers only',
    query: {
      q: v.optional(said(line(254), 'How the address begins.')),
      state: v.optional(v.picklist(subscriberStates)),
      source: v.optional(v.picklist(sources)),
      letterId: v.optional(id),
      after: v.optional(said(id, 'As `next` of an answer before gave it.')),
    },
    answer: pageOf(subscriberSchema),
    example: { items: [exampleSubscriber], next: null },
    run: async ({ world, account, query: { q, ...rest } }) => {
      if (!mayStory(account, 'see-subscribers')) return refused('not-allowed');
      const asked = { ...rest, words: q?.toLowerCase(), limit: perPage };
      const { subscribers } = await subscribersFor(world, asked);
      const items = subscribers.map(({ code: _code, consent: _consent, asideAt: _at, ...one }) => ({
        ...one,
        confirmedAt: maybeMoment(one.confirmedAt),
        pausedUntil: maybeMoment(one.pausedUntil),
        createdAt: momentText(one.createdAt),
      }));
      return answered({ items, next: items.length === perPage ? (items.at(-1)?.id ?? null) : null });
    },
  }),
  endpoint({
    ...letters,
    id: 'exportSubscribers',
    method: 'GET',
    path: '/subscribers.csv',
    summary: 'All of them as CSV, with the proof of their consent; publishers only',
    gives: 'text/csv; charset=utf-8',
    run: async ({ world, account }) => {
      if (!mayStory(account, 'see-subscribers')) return refused('not-allowed');
      return answered(undefined, {
        pieces: exportSubscribers(world),
        headers: { 'Content-Disposition': 'attachment; filename="subscribers.csv"' },
      });
    },
  }),
  endpoint({
    ...letters,
    id: 'importSubscribers',
    method: 'POST',
    path: '/subscribers',
    summary: 'Bring a list in; who is known stays as they are',
    detail:
      'Publishers only. Without `consent` nothing is sent to them before they confirm. A list may have 4 MiB; send longer ones in parts.',
    bodyLimit: listBytes,
    body: v.strictObject({
      list: said(line(listBytes), 'Addresses, one a line, or CSV with a column `email`.'),
      letterIds: v.pipe(v.array(id), v.maxLength(100)),
      edition: line(20),
      source: said(line(200), 'Where the list comes from.'),
      consent: v.optional(said(line(500), 'How these people agreed; kept as proof.')),
    }),
    bodyExample: { list: 'maren@reader.example', letterIds: [ids.tag], edition: 'en', source: 'The stand at the fair' },
    answer: v.strictObject({ added: count, known: count, faulty: count }),
    example: { added: 1, known: 0, faulty: 0 },
    run: async ({ world, account, body: { list, consent = '', ...rest } }) => {
      const { editionByCode } = await publicationOf(world);
      if (!editionByCode(rest.edition)) return wrongField('/edition', 'There is no such edition.');
      const done = await importSubscribers(world, { account, text: list, consent, ...rest });
      return done.ok ? answered(done.value) : letterNo(done);
    },
  }),
];

const acting = [
  endpoint({
    ...letters,
    id: 'removeSubscriber',
    method: 'DELETE',
    path: '/subscribers/{subscriberId}',
    summary: 'Delete somebody’s address, as they have asked; all their letters end',
    params: oneParams,
    status: 204,
    run: async ({ world, account, params: { subscriberId } }) => {
      const done = await removeSubscriber(world, { account, id: subscriberId });
      return done.ok ? answered(undefined) : letterNo(done);
    },
  }),
  endpoint({
    ...letters,
    id: 'trySubscriberAgain',
    method: 'POST',
    path: '/subscribers/{subscriberId}/again',
    summary: 'Try an address again that had been set aside',
    params: oneParams,
    status: 204,
    run: async ({ world, account, params: { subscriberId } }) => {
      const done = await tryAgain(world, { account, id: subscriberId });
      return done.ok ? answered(undefined) : letterNo(done);
    },
  }),
];

export const subscriberEndpoints = [...listing, ...acting];
