import * as v from 'valibot';
import { deepestBlock, type CommentBlock, type CommentBody, type CommentMark } from './comment-body.ts';
import { commentHref } from './comment-links.ts';

/** More than any comment a reader could write; a tree beyond it is no comment. */
const mostNodes = 20_000;
const longestText = 200_000;

const words = v.pipe(v.string(), v.maxLength(longestText));
const href = v.pipe(
  v.string(),
  v.check((address) => commentHref(address) !== undefined, 'leads nowhere safe'),
);

const mark: v.GenericSchema<CommentMark> = v.variant('type', [
  v.strictObject({ type: v.picklist(['em', 'strong', 'code', 'spoiler']) }),
  v.strictObject({ type: v.literal('link'), href }),
]);

const inline = v.variant('type', [
  v.strictObject({
    type: v.literal('text'),
    text: v.pipe(words, v.minLength(1)),
    marks: v.exactOptional(v.pipe(v.array(mark), v.minLength(1), v.maxLength(5))),
  }),
  v.strictObject({ type: v.literal('break') }),
]);

const block: v.GenericSchema<CommentBlock> = v.variant('type', [
  v.strictObject({ type: v.literal('paragraph'), content: v.array(inline) }),
  v.strictObject({ type: v.literal('quote'), content: v.array(v.lazy(() => block)) }),
  v.strictObject({
    type: v.literal('list'),
    isOrdered: v.boolean(),
    items: v.array(v.array(v.lazy(() => block))),
  }),
  v.strictObject({ type: v.literal('code'), text: words }),
]);

const body = v.strictObject({ type: v.literal('doc'), content: v.array(block) });

/** Every block takes two levels of JSON, an item one more. */
const deepestJson = (deepestBlock + 2) * 3;

/** Whether a value is small and flat enough to be looked at closely; counted without recursion. */
const isBounded = (json: unknown): boolean => {
  let level: unknown[] = [json];
  let nodes = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    nodes += level.length;
    if (depth > deepestJson || nodes > mostNodes * 4) return false;
    level = level.flatMap((value) => (value !== null && typeof value === 'object' ? Object.values(value) : []));
  }
  return true;
};

/** The tree when it is one of ours, else undefined: for bodies from archives, exports and the JSON column. */
export const parseCommentBody = (json: unknown): CommentBody | undefined => {
  if (!isBounded(json)) return undefined;
  const read = v.safeParse(body, json, { abortEarly: true });
  return read.success ? read.output : undefined;
};
