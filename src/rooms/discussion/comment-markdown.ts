/**
 * What readers type → the tree. A small Markdown: emphasis, strong, quotes, lists, links, code, spoilers; all else (headings, pictures,
 * tables, HTML) stays the text it is. A blank line parts paragraphs, a line end is a break. Each level of quotes and lists reads its
 * lines once, and there are six levels: no input takes more than linear time.
 */
import { cleanCommentText } from './clean-comment-text.ts';
import { deepestBlock, type CommentBlock, type CommentBody } from './comment-body.ts';
import { readInline } from './comment-inline.ts';

type Lines = { all: readonly string[]; at: number };

const fence = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;
const quoted = /^ {0,3}>(?: |$)?/;
const item = /^( {0,3})(?:([-*+•])|(\d{1,9})[.)])( {1,4}(?=\S))/;
const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === '';
/** How far a spoiler that begins a line is looked for. */
const spoilerLines = 30;

/** `>!` begins a spoiler, not a quote, when the same paragraph ends it. */
const isSpoiler = ({ all, at }: Lines): boolean => {
  if (!/^ {0,3}>!\S/.test(all[at] ?? '')) return false;
  for (let i = at; i < at + spoilerLines && !isBlank(all[i]); i += 1) if (all[i]?.includes('!<')) return true;
  return false;
};

const isQuote = (lines: Lines): boolean => quoted.test(lines.all[lines.at] ?? '') && !isSpoiler(lines);

/** Only lists that are counted from one are lists: “1984. That was the year” is a sentence. */
const itemAt = ({ all, at }: Lines, isOrdered: boolean | undefined, count: number): RegExpExecArray | undefined => {
  const found = item.exec(all[at] ?? '');
  if (!found) return undefined;
  const number = found[3];
  if (isOrdered !== undefined && isOrdered !== (number !== undefined)) return undefined;
  return number === undefined || Number(number) === count + 1 ? found : undefined;
};

const readCode = (lines: Lines, [, ticks = '']: RegExpExecArray): CommentBlock => {
  const end = new RegExp(`^ {0,3}${ticks[0]}{${ticks.length},}\\s*$`);
  const text: string[] = [];
  lines.at += 1;
  for (; lines.at < lines.all.length; lines.at += 1) {
    const line = lines.all[lines.at] ?? '';
    if (end.test(line)) {
      lines.at += 1;
      break;
    }
    text.push(line);
  }
  return { type: 'code', text: text.join('\n') };
};

/** Too deep: the marks go, the words stay. */
const flattened = (lines: readonly string[]): CommentBlock[] => {
  const all = lines.map((line) => line.replace(/^[\s>*+•-]+/, ''));
  const blocks: CommentBlock[] = [];
  for (let at = 0; at < all.length; at += 1) {
    const from = at;
    while (!isBlank(all[at])) at += 1;
    blocks.push(...paragraphOf(all.slice(from, at)));
  }
  return blocks;
};

const readQuote = (lines: Lines, depth: number): CommentBlock[] => {
  const inner: string[] = [];
  for (; isQuote(lines); lines.at += 1) inner.push((lines.all[lines.at] ?? '').replace(quoted, ''));
  if (depth >= deepestBlock) return flattened(inner);
  const content = readBlocks(inner, depth + 1);
  return content.length > 0 ? [{ type: 'quote', content }] : [];
};

const isInside = (line: string | undefined): boolean => /^(?: {2}|\t)/.test(line ?? '');

/** The lines of one item: its first, and what is set in below it, also after a blank line. */
const readItem = (lines: Lines, marker: string): string[] => {
  const own = [(lines.all[lines.at] ?? '').slice(marker.length)];
  const inset = new RegExp(`^(?:\\t| {1,${marker.length}})`);
  lines.at += 1;
  for (; lines.at < lines.all.length; lines.at += 1) {
    const line = lines.all[lines.at];
    if (isInside(line)) own.push((line ?? '').replace(inset, ''));
    else if (isBlank(line) && isInside(lines.all[lines.at + 1])) own.push('');
    else break;
  }
  return own;
};

const readList = (lines: Lines, depth: number): CommentBlock[] => {
  const isOrdered = item.exec(lines.all[lines.at] ?? '')?.[3] !== undefined;
  const items: CommentBlock[][] = [];
  for (;;) {
    const found = itemAt(lines, isOrdered, items.length);
    if (!found) break;
    const own = readItem(lines, found[0]);
    const content = depth >= deepestBlock ? flattened(own) : readBlocks(own, depth + 1);
    items.push(content.length > 0 ? content : [{ type: 'paragraph', content: [] }]);
    const next = { all: lines.all, at: lines.at + 1 };
    if (isBlank(lines.all[lines.at]) && itemAt(next, isOrdered, items.length)) lines.at += 1;
  }
  return depth >= deepestBlock ? items.flat() : [{ type: 'list', isOrdered, items }];
};

const beginsBlock = (lines: Lines): boolean =>
  isQuote(lines) || fence.test(lines.all[lines.at] ?? '') || itemAt(lines, undefined, 0) !== undefined;

const paragraphOf = (lines: readonly string[]): CommentBlock[] => {
  const content = readInline(lines.map((line) => line.trim()).join('\n'));
  return content.some((inline) => inline.type === 'text' && inline.text.trim() !== '')
    ? [{ type: 'paragraph', content }]
    : [];
};

const readParagraph = (lines: Lines): CommentBlock[] => {
  const from = lines.at;
  do lines.at += 1;
  while (!isBlank(lines.all[lines.at]) && !beginsBlock(lines));
  return paragraphOf(lines.all.slice(from, lines.at));
};

const readBlock = (lines: Lines, depth: number): CommentBlock[] => {
  const fenced = fence.exec(lines.all[lines.at] ?? '');
  if (fenced) return [readCode(lines, fenced)];
  if (isQuote(lines)) return readQuote(lines, depth);
  if (itemAt(lines, undefined, 0)) return readList(lines, depth);
  return readParagraph(lines);
};

const readBlocks = (all: readonly string[], depth: number): CommentBlock[] => {
  const lines: Lines = { all, at: 0 };
  const blocks: CommentBlock[] = [];
  while (lines.at < all.length) {
    if (isBlank(all[lines.at])) lines.at += 1;
    else blocks.push(...readBlock(lines, depth));
  }
  return blocks;
};

/** Reads what a reader typed; always succeeds, and an empty text gives an empty tree. */
export const markdownToComment = (typed: string): CommentBody => ({
  type: 'doc',
  content: readBlocks(cleanCommentText(typed).split('\n'), 0),
});
