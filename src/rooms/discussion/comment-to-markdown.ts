import type { CommentBlock, CommentBody, CommentInline, CommentMark } from './comment-body.ts';
import { inOrder } from './comment-inline.ts';
import { markdownToComment } from './comment-markdown.ts';

type Style = {
  strong: string;
  em: string;
  isEscaped: boolean;
  /** Addresses stand as they are, without brackets. */ isBare: boolean;
};

/** The plainest way first; one of the others says what it cannot. */
const styles: readonly Style[] = [
  { strong: '**', em: '*', isEscaped: false, isBare: true },
  { strong: '__', em: '*', isEscaped: false, isBare: true },
  { strong: '**', em: '*', isEscaped: true, isBare: true },
  { strong: '__', em: '*', isEscaped: true, isBare: true },
  { strong: '**', em: '_', isEscaped: true, isBare: true },
  { strong: '**', em: '*', isEscaped: true, isBare: false },
  { strong: '__', em: '*', isEscaped: true, isBare: false },
  { strong: '**', em: '_', isEscaped: true, isBare: false },
  { strong: '__', em: '_', isEscaped: true, isBare: false },
];

const escaped = (text: string): string =>
  text
    .replace(/[\\`*_[\]|<>!#~¯]/g, '\\$&')
    .replace(/^(\s*)([-+•])/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])/, '$1\\$2')
    .replace(/(?<=https?):(?=\/\/)/gi, '\\:')
    .replace(/(?<=www)\.|(?<![\p{L}\p{N}_])w(?=ww\.)/giu, '\\$&');

const codeSpan = (text: string): string => {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const ticks = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') || (text.startsWith(' ') && text.endsWith(' ')) ? ' ' : '';
  return ticks + pad + text + pad + ticks;
};

const signOf = (mark: CommentMark, style: Style, isOpening: boolean): string => {
  switch (mark.type) {
    case 'em':
      return style.em;
    case 'strong':
      return style.strong;
    case 'spoiler':
      return '||';
    case 'link':
      return isOpening ? '[' : `](${mark.href})`;
    case 'code':
      return '';
  }
};

const isBare = (text: string, href: string): boolean => text === href || `https://${text}` === href;

const sameMark = (one: CommentMark, other: CommentMark): boolean => JSON.stringify(one) === JSON.stringify(other);

const words = (inline: Extract<CommentInline, { type: 'text' }>, style: Style): string => {
  if (inline.marks?.some(({ type }) => type === 'code')) return codeSpan(inline.text);
  const link = inline.marks?.find((mark) => mark.type === 'link');
  return style.isEscaped && !(link && isBare(inline.text, link.href)) ? escaped(inline.text) : inline.text;
};

/** Which marks must be written for a text: an address that is its own words needs none. */
const marksOf = (inline: CommentInline | undefined, style: Style): CommentMark[] => {
  if (inline?.type !== 'text') return [];
  return inOrder(inline.marks ?? []).filter(
    (mark) => mark.type !== 'code' && !(mark.type === 'link' && style.isBare && isBare(inline.text, mark.href)),
  );
};

const without = (marks: readonly CommentMark[], others: readonly CommentMark[]): CommentMark[] =>
  marks.filter((mark) => !others.some((other) => sameMark(mark, other)));

const inlineMarkdown = (inlines: readonly CommentInline[], style: Style): string => {
  let text = '';
  let active: CommentMark[] = [];
  for (const [i, inline] of inlines.entries()) {
    if (inline.type === 'break') {
      // A mark that goes on in the next line is left open.
      const next = marksOf(
        inlines.slice(i).find(({ type }) => type === 'text'),
        style,
      );
      const ended = without(active, next);
      text +=
        ended
          .reverse()
          .map((mark) => signOf(mark, style, false))
          .join('') + '\n';
      active = without(active, ended);
      continue;
    }
    const marks = marksOf(inline, style);
    const ended = without(active, marks);
    const begun = without(marks, active);
    text += ended
      .reverse()
      .map((mark) => signOf(mark, style, false))
      .join('');
    text += begun.map((mark) => signOf(mark, style, true)).join('') + words(inline, style);
    active = [...without(active, ended), ...begun];
  }
  return (
    text +
    active
      .reverse()
      .map((mark) => signOf(mark, style, false))
      .join('')
  );
};

const inset = (text: string, by: string): string => text.replace(/\n(?=[^\n])/g, `\n${by}`);

const codeBlock = (text: string): string => {
  const longest = Math.max(2, ...(text.match(/^ {0,3}`{3,}/gm) ?? []).map((run) => run.trim().length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}\n${text === '' ? '' : `${text}\n`}${ticks}`;
};

const blockMarkdown = (block: CommentBlock, style: Style): string => {
  switch (block.type) {
    case 'paragraph':
      return inlineMarkdown(block.content, style);
    case 'code':
      return codeBlock(block.text);
    case 'quote':
      return blocksMarkdown(block.content, style).replace(/^/gm, '> ').replace(/^> $/gm, '>');
    case 'list':
      return block.items
        .map((one, i) => {
          const marker = block.isOrdered ? `${i + 1}. ` : '- ';
          return marker + inset(blocksMarkdown(one, style), ' '.repeat(marker.length));
        })
        .join('\n');
  }
};

const blocksMarkdown = (blocks: readonly CommentBlock[], style: Style): string =>
  blocks.map((block) => blockMarkdown(block, style)).join('\n\n');

/**
 * A comment as its writer would type it, for changing it: read again it gives the same tree, for every tree that was typed here.
 * Of trees from archives the words are always the same, marks where there is a way to type them.
 */
export const commentToMarkdown = (body: CommentBody): string => {
  const wanted = JSON.stringify(body);
  const written = styles.map((style) => () => blocksMarkdown(body.content, style));
  for (const write of written) {
    const text = write();
    if (JSON.stringify(markdownToComment(text)) === wanted) return text;
  }
  return blocksMarkdown(body.content, styles[2] as Style);
};
