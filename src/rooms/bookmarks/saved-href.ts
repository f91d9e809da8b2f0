import type { Visit } from '../publication/publication.ts';
import { parsePlace, placeText, savedOrders, type SavedAsked } from './bookmark.ts';

const one = (value: unknown, longest: number): string => {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first.slice(0, longest).trim() : '';
};

/** What part of the list an address asks for; what it says wrongly counts as not said. */
export const parseAsked = (query: Record<string, unknown>): SavedAsked => ({
  isArchive: query['list'] === 'archive',
  order: savedOrders.find((order) => order === query['order']) ?? 'own',
  tag: one(query['tag'], 100),
  query: one(query['q'], 200),
  after: parsePlace(query['after']),
});

/** The address of a part of the list. */
export const savedHref = (visit: Visit, asked: Partial<SavedAsked>): string => {
  const query = new URLSearchParams();
  if (asked.isArchive) query.set('list', 'archive');
  if (asked.order && asked.order !== 'own') query.set('order', asked.order);
  if (asked.tag) query.set('tag', asked.tag);
  if (asked.query) query.set('q', asked.query);
  if (asked.after) query.set('after', placeText(asked.after));
  const text = query.toString();
  return visit.link(text === '' ? '/saved' : `/saved?${text}`);
};
