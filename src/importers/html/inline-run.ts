import type { Inline, Mark, TextRun } from '../../rooms/articles/articles.ts';

/** Text being gathered for a paragraph, heading or cell: white space folded, equal neighbours joined. */
export type InlineRun = {
  text: (text: string, marks: readonly Mark[]) => void;
  lineBreak: () => void;
  isEmpty: () => boolean;
  /** What was gathered, without white space at the ends; the run is empty afterwards. */
  take: () => Inline[];
};

const sameMarks = (left: readonly Mark[], right: readonly Mark[]): boolean =>
  left === right ||
  (left.length === right.length &&
    left.every((mark, index) => mark === right[index] || JSON.stringify(mark) === JSON.stringify(right[index])));

const asRun = (text: string, marks: readonly Mark[]): TextRun =>
  marks.length > 0 ? { type: 'text', text, marks: [...marks] } : { type: 'text', text };

/** Adds a mark; of each kind there is only one, the inner. */
export const withMark = (marks: readonly Mark[], mark: Mark): readonly Mark[] => [
  ...marks.filter(({ type }) => type !== mark.type),
  mark,
];

export const withoutMark = (marks: readonly Mark[], kind: Mark['type']): readonly Mark[] =>
  marks.filter(({ type }) => type !== kind);

/** Without breaks and white space at the ends; nothing at all when no visible character is left. */
export const trimInline = (items: readonly Inline[]): Inline[] => {
  const out = [...items];
  while (out[0] && (out[0].type === 'hardBreak' || out[0].text.trim() === '')) out.shift();
  while (out.length > 0) {
    const last = out.at(-1);
    if (!last || (last.type !== 'hardBreak' && last.text.trim() !== '')) break;
    out.pop();
  }
  const first = out[0];
  if (first?.type === 'text') out[0] = { ...first, text: first.text.trimStart() };
  const last = out.at(-1);
  if (last?.type === 'text') out[out.length - 1] = { ...last, text: last.text.trimEnd() };
  return out;
};

export const createInlineRun = (): InlineRun => {
  let items: Inline[] = [];
  let lastMarks: readonly Mark[] = [];
  return {
    text: (given, marks) => {
      let text = given.replace(/[ \t\n\r\f]+/g, ' ');
      const last = items.at(-1);
      if (text.startsWith(' ') && (!last || last.type === 'hardBreak' || last.text.endsWith(' '))) text = text.slice(1);
      if (text === '') return;
      if (last?.type === 'text' && sameMarks(lastMarks, marks)) last.text += text;
      else items.push(asRun(text, marks));
      lastMarks = marks;
    },
    lineBreak: () => {
      const last = items.at(-1);
      if (last?.type === 'text') last.text = last.text.replace(/ +$/, '');
      items.push({ type: 'hardBreak' });
    },
    isEmpty: () => items.length === 0,
    take: () => {
      const taken = trimInline(items.filter((item) => item.type === 'hardBreak' || item.text !== ''));
      items = [];
      return taken;
    },
  };
};

/** Splits where a line was left empty: two breaks or more. */
export const splitAtGaps = (items: readonly Inline[]): Inline[][] => {
  const parts: Inline[][] = [[]];
  let breaks = 0;
  for (const item of items) {
    const blank = item.type === 'text' && item.text.trim() === '' && breaks > 0;
    if (blank) continue;
    breaks = item.type === 'hardBreak' ? breaks + 1 : 0;
    if (breaks === 2) parts.push([]);
    if (breaks < 2) parts.at(-1)?.push(item);
  }
  return parts.map(trimInline).filter((part) => part.length > 0);
};

export const plainText = (items: readonly Inline[]): string =>
  items.map((item) => (item.type === 'text' ? item.text : '\n')).join('');
