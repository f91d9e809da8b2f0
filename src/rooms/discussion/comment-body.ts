/**
 * The text of a comment as a tree of our own: drawn from here alone, so that nothing a reader typed or an archive brought ever
 * reaches a page as markup. `parse-comment-body.ts` is its only door from JSON, `comment-markdown.ts` from what is typed.
 */
export type CommentMark =
  | { type: 'em' }
  | { type: 'strong' }
  | { type: 'code' }
  | { type: 'spoiler' }
  | { type: 'link'; href: string };

export type CommentInline = { type: 'text'; text: string; marks?: CommentMark[] } | { type: 'break' };

export type CommentBlock =
  | { type: 'paragraph'; content: CommentInline[] }
  | { type: 'quote'; content: CommentBlock[] }
  | { type: 'list'; isOrdered: boolean; items: CommentBlock[][] }
  | { type: 'code'; text: string };

export type CommentBody = { type: 'doc'; content: CommentBlock[] };

/** Deeper nesting of quotes and lists is flattened. */
export const deepestBlock = 6;
