import { commentStates, type CommentState } from '../../rooms/discussion/discussion.ts';
import { deskAges, momentsOf, type CommentQuestion, type DeskAge } from '../../rooms/moderation/moderation.ts';

export const searchPath = '/newsroom/discussion/search';

/** What the address of a search says; the names are those of the queues. */
export type SearchView = {
  q: string;
  state: CommentState | undefined;
  section: string | undefined;
  thread: string | undefined;
  edition: string | undefined;
  reason: string | undefined;
  age: DeskAge | undefined;
  reader: string | undefined;
  before: string | undefined;
};

const longestQuery = 400;

type Text = (name: string, most?: number) => string | undefined;

export const readSearch = (text: Text): SearchView => ({
  q: text('q', longestQuery) ?? '',
  state: commentStates.find((one) => one === text('state')),
  section: text('section'),
  thread: text('thread'),
  edition: text('edition'),
  reason: text('reason'),
  age: deskAges.find((one) => one === text('age')),
  reader: text('reader'),
  before: text('before', 20),
});

const parts = ['state', 'section', 'thread', 'edition', 'reason', 'age', 'reader'] as const;

/** Whether anything is asked for; an empty form is no search. */
export const isAsked = (view: SearchView): boolean =>
  view.q.trim() !== '' || parts.some((name) => view[name] !== undefined);

export const questionOf = ({ q, age, ...view }: SearchView, now: number): CommentQuestion => {
  const { from, to } = momentsOf(age, now);
  return { ...view, query: q, from: from > 0 ? from : undefined, until: to < now ? to : undefined };
};

/** The query string of a search; always with `q`, by which a saved view knows that it is one. */
export const searchQuery = (view: SearchView): string => {
  const query = new URLSearchParams({ q: view.q });
  for (const name of [...parts, 'before'] as const) if (view[name]) query.set(name, view[name]);
  return query.toString();
};

export const searchHref = (view: SearchView): string => `${searchPath}?${searchQuery(view)}`;
