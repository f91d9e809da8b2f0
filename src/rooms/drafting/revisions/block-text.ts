import { plainInline, type Block, type Inline } from '../../articles/articles.ts';

/** What a block is, in a word or two; a paragraph needs none. */
const names: Partial<Record<Block['type'], string>> = {
  heading: 'Heading',
  bulletList: 'List',
  orderedList: 'Numbered list',
  quote: 'Quotation',
  pullQuote: 'Pull quote',
  picture: 'Picture',
  gallery: 'Gallery',
  sound: 'Sound',
  film: 'Film',
  table: 'Table',
  factBox: 'Box',
  code: 'Code',
  rule: 'Line',
  embed: 'From elsewhere',
  rawHtml: 'HTML',
};

export const blockName = ({ type }: Block): string => names[type] ?? '';

type Told = { attrs?: Record<string, unknown>; content?: readonly unknown[]; type: string; text?: string };

const inlineKinds = new Set(['text', 'hardBreak']);

/** What a block says of itself beside its content, one line each. */
const attributeLines = ({ attrs = {}, type }: Told): string[] =>
  Object.entries(attrs)
    .filter(([name]) => !(type === 'heading' && name === 'level') && name !== 'colspan' && name !== 'rowspan')
    .map(([name, value]) => (name === 'text' || name === 'html' ? String(value) : `${name}: ${String(value)}`));

const linesOf = (node: Told, depth: number): string[] => {
  const content = (node.content ?? []) as Told[];
  const isInline = content.length > 0 && content.every(({ type }) => inlineKinds.has(type));
  if (isInline) return [plainInline(content as unknown as Inline[]), ...attributeLines(node)];
  if (node.type === 'tableRow') return [content.map((cell) => linesOf(cell, depth).join(' ')).join(' | ')];
  const inside = content.flatMap((child) => linesOf(child, depth + 1));
  const marked = node.type === 'listItem' ? inside.map((line, place) => `${place === 0 ? '• ' : '  '}${line}`) : inside;
  return [...marked, ...attributeLines(node)];
};

/** A block as text to be compared: its words, then what else is said of it. */
export const blockText = (block: Block): string => linesOf(block, 0).join('\n');
