import type { Block, Inline, Mark } from '../../rooms/articles/articles.ts';
import type { HtmlComment, HtmlElement, HtmlNode } from './html-tree.ts';
import { plainText, type InlineRun } from './inline-run.ts';

/** A picture, sound, film or other file that a text names by its address. */
export type MediaRef = {
  kind: 'picture' | 'sound' | 'film' | 'file';
  /** Absolute http(s) address. */
  url: string;
  alt?: string;
  caption?: string;
  title?: string;
};

/** Something that could not be carried, or only in another form. */
export type HtmlLoss = { reason: string; detail?: string; /** Lines below the text's first. */ line: number };

export type HtmlOptions = {
  /** The text's own old address; relative ones are resolved against it. */
  base?: string;
  /** The id under which a file stands in the body; it is asked once for each place. */
  media: (ref: MediaRef) => string;
  /** What to link in place of an old address; undefined leaves it as it is. */
  link?: (url: URL, lose: (reason: string, detail: string) => void) => string | undefined;
  /** Line ends mean something: an empty line parts paragraphs, a single one breaks the line. */
  newlines?: boolean;
  /** An address that stands alone in a paragraph or line is meant to be embedded. */
  bareEmbeds?: boolean;
  /** What only this foreign system writes. Undefined: the element is treated as everywhere. */
  special?: (element: HtmlElement, conversion: Conversion, depth: number) => Block[] | undefined;
  comment?: (comment: HtmlComment, conversion: Conversion) => Block[];
};

export type Conversion = {
  options: HtmlOptions;
  lose: (reason: string, at: number, detail?: string) => void;
  /** What the nodes are as blocks, to stand at this depth of the body. */
  blocksOf: (nodes: readonly HtmlNode[], depth: number, marks?: readonly Mark[]) => Block[];
};

/** A list of blocks being written, with the paragraph that is still open. */
export type Flow = {
  blocks: Block[];
  run: InlineRun;
  depth: number;
  /** Ends the open paragraph. */
  flush: () => void;
  /** Ends the open paragraph and puts blocks after it. */
  add: (...blocks: Block[]) => void;
};

export type Handler = (element: HtmlElement, flow: Flow, marks: readonly Mark[], conversion: Conversion) => void;

/** Deeper than this no list, quote or box is opened inside another: their content follows plainly. A body may be 20 deep. */
export const deepestBox = 13;

export const clip = (text: string, limit: number): string =>
  text.length > limit ? `${text.slice(0, limit - 1)}…` : text;

/** An absolute http(s) address without a fragment; undefined for anything else. */
export const absoluteAddress = (address: string | undefined, base: string | undefined): URL | undefined => {
  const given = address?.trim();
  if (!given) return undefined;
  // An absolute address needs no base, and reading the base costs as much again.
  const url = /^https?:\/\//i.test(given) ? URL.parse(given) : URL.parse(given, base);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url : undefined;
};

/** Blocks written as one line of text each where only text may stand; `rest` is what no line can hold. */
export const flatten = (blocks: readonly Block[]): { inline: Inline[]; rest: Block[] } => {
  const lines: Inline[][] = [];
  const rest: Block[] = [];
  for (const block of blocks) {
    if (block.type === 'paragraph' || block.type === 'heading' || block.type === 'pullQuote') lines.push(block.content);
    else if (block.type === 'bulletList' || block.type === 'orderedList') {
      block.content.forEach((item, index) => {
        const inner = flatten(item.content);
        const sign = block.type === 'bulletList' ? '• ' : `${(block.attrs?.start ?? 1) + index}. `;
        lines.push([{ type: 'text', text: sign }, ...inner.inline]);
        rest.push(...inner.rest);
      });
    } else if (block.type === 'quote') {
      const inner = flatten(block.content);
      lines.push(inner.inline);
      rest.push(...inner.rest);
    } else if (block.type === 'code') lines.push([{ type: 'text', text: block.attrs.text, marks: [{ type: 'code' }] }]);
    else rest.push(block);
  }
  const inline = lines.flatMap((line, index): Inline[] => (index === 0 ? line : [{ type: 'hardBreak' }, ...line]));
  return { inline, rest };
};

const hasLink = (items: readonly Inline[]): boolean =>
  items.some((item) => item.type === 'text' && item.marks?.some(({ type }) => type === 'link') === true);

/** What stands in the nodes as plain text, for captions and titles; a lost link is told. */
export const captionOf = (nodes: readonly HtmlNode[], at: number, conversion: Conversion): string => {
  const { inline } = flatten(conversion.blocksOf(nodes, deepestBox));
  if (hasLink(inline)) conversion.lose('A link in a caption became plain text', at, plainText(inline).slice(0, 80));
  return clip(plainText(inline).replace(/\n+/g, ' ').trim(), 5000);
};
