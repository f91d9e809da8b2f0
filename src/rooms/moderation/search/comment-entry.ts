import { hash } from 'node:crypto';
import { commentToText, parseCommentBody } from '../../discussion/discussion.ts';
import { analysisFor, facet } from '../../search/search.ts';
import type { CommentText } from './comment-index.store.ts';

/** Everything has it: what is asked for without a word is asked for by this. */
export const everything = ':all';

/** The name a filter has in the index. */
export const commentFacet = (kind: 'state' | 'writer' | 'thread', value: string): string =>
  `:${{ state: 's', writer: 'w', thread: 'a' }[kind]}.${value.toLowerCase().replace(/[^a-z0-9-]/g, '-')}`;

export type PreparedComment = { commentId: string; createdAt: number; mark: string; body: string; facets: string };

/** What a comment says, as plain text; empty for one that says nothing any more. */
export const textOf = (body: string | null): string => {
  const tree = body === null ? undefined : parseCommentBody(JSON.parse(body));
  return tree ? commentToText(tree) : '';
};

/** Of what an entry was made: the same mark, the same entry; empty for a comment that says nothing any more. */
export const markOf = ({ state, body }: CommentText): string =>
  body === null ? '' : hash('sha256', `${state} ${body}`, 'base64url').slice(0, 16);

/** Analyses a comment in its edition’s language; undefined when there is nothing to be found by. */
export const entryOfComment = (
  row: CommentText,
  edition: { code: string; language: string },
): PreparedComment | undefined => {
  if (row.body === null) return undefined;
  const singles = new Set<string>();
  const terms = analysisFor(edition.language).terms(textOf(row.body), singles);
  const facets = [
    everything,
    facet('edition', edition.code),
    commentFacet('state', row.state),
    commentFacet('writer', row.commenter_id),
    commentFacet('thread', row.article_id),
    ...[...singles].map((sign) => `.${sign}`),
  ];
  return {
    commentId: row.id,
    createdAt: row.created_at,
    mark: markOf(row),
    body: terms.join(' '),
    facets: facets.join(' '),
  };
};

/** Comments of one millisecond have so many rows of their own; more of them take the next ones. */
const rowsPerMillisecond = 1_000;

/** Where a comment stands in the index: in the order of time. */
export const rowAt = (time: number): number => Math.max(0, Math.floor(time)) * rowsPerMillisecond;
