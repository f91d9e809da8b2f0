import { countWords } from '../../common/text.ts';
import type { CommentBlock, CommentBody, CommentInline } from './comment-body.ts';
import { commentToText } from './comment-to-text.ts';

/** Signs of a comment that are always shown; it is folded when much more would follow. */
const shown = 900;
const worthFolding = 400;

const lengthOf = (block: CommentBlock): number => commentToText({ type: 'doc', content: [block] }).length;

/** Cuts a paragraph at the end of a word. */
const cutParagraph = (content: readonly CommentInline[], room: number): [CommentInline[], CommentInline[]] => {
  const before: CommentInline[] = [];
  let left = room;
  for (const [i, inline] of content.entries()) {
    const length = inline.type === 'text' ? inline.text.length : 1;
    if (inline.type === 'text' && length > left) {
      const space = inline.text.lastIndexOf(' ', left);
      // Words that lead somewhere or are hidden stay whole.
      if (space <= 0 || inline.marks) return [before, content.slice(i)];
      const rest = { type: 'text' as const, text: inline.text.slice(space + 1) };
      return [
        [...before, { type: 'text', text: inline.text.slice(0, space) }],
        [rest, ...content.slice(i + 1)],
      ];
    }
    left -= length;
    before.push(inline);
  }
  return [before, []];
};

export type Folded = { head: CommentBody; rest: CommentBody; words: number };

/** A long comment in two: what is shown at once, and the rest with its number of words. Undefined when it is not long. */
export const foldLong = (body: CommentBody): Folded | undefined => {
  const lengths = body.content.map(lengthOf);
  if (lengths.reduce((sum, length) => sum + length, 0) < shown + worthFolding) return undefined;
  let left = shown;
  let at = 0;
  while (at < lengths.length && (lengths[at] ?? 0) <= left) left -= lengths[at++] ?? 0;
  const block = body.content[at];
  const head = body.content.slice(0, at);
  let rest = body.content.slice(at);
  if (block?.type === 'paragraph' && (left > 200 || at === 0)) {
    const [before, after] = cutParagraph(block.content, left);
    if (before.length > 0) head.push({ type: 'paragraph', content: before });
    rest = [
      ...(after.length > 0 ? [{ type: 'paragraph' as const, content: after }] : []),
      ...body.content.slice(at + 1),
    ];
  } else if (at === 0 && block) {
    head.push(block);
    rest = body.content.slice(1);
  }
  if (rest.length === 0) return undefined;
  const folded: CommentBody = { type: 'doc', content: rest };
  return { head: { type: 'doc', content: head }, rest: folded, words: countWords(commentToText(folded)) };
};
