import type { Block, Inline, ListItem, Mark } from '../../rooms/articles/articles.ts';
import { splitAtGaps, trimInline, withMark } from '../html/inline-run.ts';
import { own } from '../shared/own.ts';
import { cardBlocks, pictureBlock, type CardContext, type Payload } from './card-blocks.ts';
import { linkMark } from './lexical-blocks.ts';

/** Mobiledoc 0.3: lists of numbers and texts; see its specification for the places. */
type Document = { markups: unknown[]; atoms: unknown[]; cards: unknown[]; sections: unknown[] };

const simple: Record<string, Mark> = {
  strong: { type: 'strong' },
  b: { type: 'strong' },
  em: { type: 'em' },
  i: { type: 'em' },
  code: { type: 'code' },
  s: { type: 'strike' },
  del: { type: 'strike' },
  sub: { type: 'subscript' },
  sup: { type: 'superscript' },
};

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const markOf = (markup: unknown, context: CardContext): Mark | undefined => {
  const [tag, attributes] = list(markup);
  const name = String(tag).toLowerCase();
  if (name !== 'a') return own(simple, name);
  const flat = list(attributes).map(String);
  const at = flat.findIndex((part, index) => index % 2 === 0 && part.toLowerCase() === 'href');
  return at < 0 ? undefined : linkMark(flat[at + 1] ?? '', context);
};

/** Markers open markups by number and close the newest ones by count. */
const inlineOf = (markers: unknown, { markups, atoms }: Document, context: CardContext): Inline[] => {
  const open: (Mark | undefined)[] = [];
  return list(markers).flatMap((marker): Inline[] => {
    const [kind, opens, closes, value] = list(marker);
    for (const index of list(opens)) open.push(markOf(markups[Number(index)], context));
    const marks = open.reduce<readonly Mark[]>((all, mark) => (mark ? withMark(all, mark) : all), []);
    for (let left = Number(closes) || 0; left > 0 && open.length > 0; left -= 1) open.pop();
    if (kind === 1) {
      const [name, text] = list(atoms[Number(value)]);
      return name === 'soft-return'
        ? [{ type: 'hardBreak' }]
        : typeof text === 'string' && text !== ''
          ? [{ type: 'text', text }]
          : [];
    }
    return typeof value === 'string' && value !== ''
      ? [{ type: 'text', text: value, ...(marks.length > 0 ? { marks: [...marks] } : {}) }]
      : [];
  });
};

const paragraphs = (inline: Inline[]): Block[] =>
  splitAtGaps(inline).map((content) => ({ type: 'paragraph', content }));

const markupSection = (tag: string, inline: Inline[]): Block[] => {
  const content = trimInline(inline);
  if (content.length === 0) return [];
  const level = /^h([1-6])$/.exec(tag)?.[1];
  if (level)
    return [{ type: 'heading', attrs: { level: Math.min(4, Math.max(2, Number(level))) as 2 | 3 | 4 }, content }];
  if (tag === 'blockquote') return [{ type: 'quote', content: paragraphs(inline) }];
  if (tag === 'aside' || tag === 'pull-quote') return [{ type: 'pullQuote', content }];
  return paragraphs(inline);
};

const cardSection = (index: unknown, { cards }: Document, context: CardContext): Block[] => {
  const [name, payload] = list(cards[Number(index)]);
  const found = cardBlocks(
    String(name),
    (typeof payload === 'object' && payload !== null ? payload : {}) as Payload,
    context,
  );
  if (!found) context.lose('A card we do not know was left out', String(name));
  return found ?? [];
};

const sectionBlocks = (section: unknown, document: Document, context: CardContext): Block[] => {
  const [kind, tag, content] = list(section);
  if (kind === 1) return markupSection(String(tag).toLowerCase(), inlineOf(content, document, context));
  if (kind === 2) return pictureBlock({ src: String(tag) }, context);
  if (kind === 10) return cardSection(tag, document, context);
  if (kind !== 3) return [];
  const items = list(content)
    .map((item) => paragraphs(inlineOf(item, document, context)))
    .filter((item) => item.length > 0)
    .map((item): ListItem => ({ type: 'listItem', content: item }));
  return items.length > 0 ? [{ type: tag === 'ol' ? 'orderedList' : 'bulletList', content: items }] : [];
};

/** A mobiledoc as blocks; undefined when it is no such thing. */
export const mobiledocBlocks = (text: string, context: CardContext): Block[] | undefined => {
  try {
    const given = JSON.parse(text) as Partial<Document>;
    if (!Array.isArray(given.sections)) return undefined;
    const document: Document = {
      markups: list(given.markups),
      atoms: list(given.atoms),
      cards: list(given.cards),
      sections: given.sections,
    };
    return document.sections.flatMap((section) => sectionBlocks(section, document, context));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
};
