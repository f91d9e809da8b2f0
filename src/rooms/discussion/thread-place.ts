import type { ArticleSummary } from '../articles/articles.ts';
import { filters, sorts, type Filter, type Sort, type ThreadAsked, type ThreadCursor } from './thread.ts';

/**
 * The order a thread opens in. A live blog is talked about as it happens: newest first. Everywhere else “fair”, because “newest” buries
 * what is worth reading under what was said last, and “most recommended” belongs to whoever came first.
 */
export const usualSort = ({ kind }: Pick<ArticleSummary, 'kind'>): Sort => (kind === 'liveblog' ? 'newest' : 'fair');

const idPattern = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
export const isCommentId = (text: string | undefined): text is string => text !== undefined && idPattern.test(text);

/** A place as it stands in addresses. */
export const placeText = ({ value, at, id }: ThreadCursor): string => `${value}_${at}_${id}`;

const largestCount = 2_147_483_647;

/** Numbers that the databases cannot compare with a count are no place. */
const isValueOf = (sort: Sort, value: number): boolean =>
  sort === 'fair' ? value >= 0 && value < 1e15 : Number.isInteger(value) && value >= 0 && value <= largestCount;

export const parsePlace = (text: string | undefined, sort: Sort): ThreadCursor | undefined => {
  const found = /^(\d{1,16}(?:\.\d{1,20})?(?:e-\d{1,3})?)_(\d{1,15})_([\da-f-]{36})$/.exec(text ?? '');
  const [, value = '', at = '', id = ''] = found ?? [];
  return found && isCommentId(id) && isValueOf(sort, Number(value))
    ? { value: Number(value), at: Number(at), id }
    : undefined;
};

/** One value of a query by its name, as a reader typed it. */
export type Query = (name: string) => string | undefined;

const oneOf = <Value extends string>(values: readonly Value[], text: string | undefined): Value | undefined =>
  values.find((value) => value === text);

/** Which part of the thread an address asks for; whatever does not make sense is as if it were not there. */
export const askedFor = (query: Query, article: Pick<ArticleSummary, 'kind'>): ThreadAsked => {
  const sort = oneOf(sorts, query('sort')) ?? usualSort(article);
  const filter: Filter = oneOf(filters, query('filter')) ?? 'all';
  const answersTo = query('answers');
  // Under a comment one writes an answer to stands the form: it is a link to that comment too.
  const comment = query('comment') ?? query('reply');
  const after = parsePlace(query('after'), filter === 'all' && answersTo === undefined ? sort : 'newest');
  return {
    sort,
    filter,
    languages: query('languages') === 'all' ? 'all' : 'own',
    ...(after ? { after } : {}),
    ...(isCommentId(answersTo) ? { answersTo } : {}),
    ...(comment === undefined ? {} : { comment: isCommentId(comment) ? comment : '' }),
  };
};

/** The query of an address that asks for this part of a thread: only what differs from how it opens. */
export const placeQuery = (
  { sort, filter, languages, after, answersTo, comment }: ThreadAsked,
  article: Pick<ArticleSummary, 'kind'>,
): string => {
  const query = new URLSearchParams();
  if (sort !== usualSort(article)) query.set('sort', sort);
  if (filter !== 'all') query.set('filter', filter);
  if (languages === 'all') query.set('languages', 'all');
  if (answersTo !== undefined) query.set('answers', answersTo);
  if (after) query.set('after', placeText(after));
  if (comment !== undefined) query.set('comment', comment);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
};

/** The address of a comment: the story's page that holds it, and the place on it. */
export const permalinkOf = ({ id }: { id: string }, articlePath: string): string =>
  `${articlePath}?comment=${id}#comment-${id}`;
