import { Marked, type Token, type Tokens } from 'marked';
import type { Block, Body, ListItem, Picture, Quote, Table, TableCell } from './body.ts';
import {
  inlineFromTokens,
  textOfHtml,
  trimInline,
  type InlineReading,
  type MarkdownOptions,
} from './from-markdown-inline.ts';
import { directiveBlocks, type MarkdownEntry } from './from-markdown-directives.ts';
import { directiveExtension, isDirective } from './markdown-directive.ts';
import { parseBody } from './parse-body.ts';
import { plainInline } from './walk-body.ts';

export type { MarkdownOptions } from './from-markdown-inline.ts';
export type { MarkdownEntry } from './from-markdown-directives.ts';

/** What Markdown turned into. `faults` says what could not be carried, each with its line: “line 12: …”. */
export type MarkdownStory = { body: Body; entries: MarkdownEntry[]; faults: string[] };

/** One run over a text: what was asked for, and what came up. */
export type MarkdownReading = InlineReading & {
  entries: MarkdownEntry[];
  blocks: (tokens: readonly Token[]) => Block[];
};

const marked = new Marked({ gfm: true, extensions: [directiveExtension] });

const alignments = { left: 'start', right: 'end', center: 'center' } as const;

const tableCell = (type: TableCell['type'], cell: Tokens.TableCell, reading: MarkdownReading): TableCell => ({
  type,
  ...(cell.align ? { attrs: { align: alignments[cell.align] } } : {}),
  content: inlineFromTokens(cell.tokens, reading),
});

const table = (token: Tokens.Table, reading: MarkdownReading): Table => {
  const header = token.header.some(({ text }) => text.trim() !== '') ? [token.header] : [];
  const rows = [...header, ...token.rows].map((row, index) => ({
    type: 'tableRow' as const,
    content: row.map((cell) => tableCell(index < header.length ? 'tableHeader' : 'tableCell', cell, reading)),
  }));
  return { type: 'table', content: rows };
};

/** A paragraph; pictures that stand in it become blocks of their own between its parts. */
const paragraphs = (tokens: readonly Token[], reading: MarkdownReading): Block[] => {
  const blocks: Block[] = [];
  let run: Token[] = [];
  const close = (): void => {
    const content = trimInline(inlineFromTokens(run, reading));
    if (content.length > 0) blocks.push({ type: 'paragraph', content });
    run = [];
  };
  for (const token of tokens) {
    const picture = token.type === 'image' ? pictureOf(token as Tokens.Image, reading) : undefined;
    if (!picture) run.push(token);
    else {
      close();
      blocks.push(picture);
    }
  }
  close();
  return blocks;
};

const pictureOf = ({ href, text, title }: Tokens.Image, reading: MarkdownReading): Picture | undefined => {
  const mediaId = reading.options.picture?.(href);
  if (mediaId === undefined) return undefined;
  return { type: 'picture', attrs: { mediaId, ...(text ? { alt: text } : {}), ...(title ? { caption: title } : {}) } };
};

/** “— Who said it” in the last line of a quotation is its attribution; a link in it is the source. */
const quote = (token: Tokens.Blockquote, reading: MarkdownReading): Block[] => {
  const found = /^([^]*?)(?:^|\n)[—–] ?([^\n]{2,300})\s*$/.exec(token.text);
  const said = found?.[1]?.trim() ? found[1] : token.text;
  const content = reading.blocks(said === token.text ? token.tokens : marked.lexer(said));
  if (content.length === 0) return [];
  if (said === token.text) return [{ type: 'quote', content }];
  const by = inlineFromTokens(marked.Lexer.lexInline(found?.[2] ?? ''), reading);
  const link = by
    .flatMap((node) => (node.type === 'text' ? (node.marks ?? []) : []))
    .find(({ type }) => type === 'link');
  const attrs = { attribution: plainInline(by), ...(link?.type === 'link' ? { href: link.attrs.href } : {}) };
  return [{ type: 'quote', attrs, content } satisfies Quote];
};

const list = (token: Tokens.List, reading: MarkdownReading): Block[] => {
  const content = token.items.map((item): ListItem => {
    const held = reading.blocks(item.tokens);
    return { type: 'listItem', content: held.length > 0 ? held : [{ type: 'paragraph', content: [] }] };
  });
  if (content.length === 0) return [];
  const start = typeof token.start === 'number' && token.start !== 1 ? { attrs: { start: token.start } } : {};
  return [token.ordered ? { type: 'orderedList', ...start, content } : { type: 'bulletList', content }];
};

const headingLevel = (depth: number): 2 | 3 | 4 => (depth <= 2 ? 2 : depth === 3 ? 3 : 4);

const html = (token: Tokens.HTML, reading: MarkdownReading): Block[] => {
  const text = textOfHtml(token.text);
  if (!/^\s*<!--/.test(token.text)) reading.faults.push('HTML was reduced to its text');
  return text === '' ? [] : [{ type: 'paragraph', content: [{ type: 'text', text }] }];
};

const blockOf = (token: Token, reading: MarkdownReading): Block[] => {
  if (isDirective(token)) return directiveBlocks(token, reading);
  switch (token.type) {
    case 'paragraph':
    case 'text':
      return paragraphs((token as Tokens.Paragraph).tokens ?? [], reading);
    case 'heading': {
      const content = trimInline(inlineFromTokens((token as Tokens.Heading).tokens, reading));
      return content.length === 0
        ? []
        : [{ type: 'heading', attrs: { level: headingLevel((token as Tokens.Heading).depth) }, content }];
    }
    case 'blockquote':
      return quote(token as Tokens.Blockquote, reading);
    case 'list':
      return list(token as Tokens.List, reading);
    case 'table':
      return [table(token as Tokens.Table, reading)];
    case 'code': {
      const language = /^[\w+#.-]{1,40}/.exec((token as Tokens.Code).lang ?? '')?.[0];
      return [{ type: 'code', attrs: { text: (token as Tokens.Code).text, ...(language ? { language } : {}) } }];
    }
    case 'hr':
      return [{ type: 'rule' }];
    case 'html':
      return html(token as Tokens.HTML, reading);
    default:
      return [];
  }
};

/**
 * Turns Markdown (CommonMark with GFM tables, and the `:::` blocks listed in markdown-directive.ts) into a body. Always answers with
 * a body that `parseBody` accepts: hostile addresses lose their link, HTML its tags; `faults` says where. Pictures and links
 * to other stories are looked up by the caller's functions; what they do not know becomes a fault.
 */
export const markdownToBody = (markdown: string, options: MarkdownOptions = {}): MarkdownStory => {
  const faults: string[] = [];
  const reading: MarkdownReading = {
    options,
    faults: [],
    entries: [],
    blocks: (tokens) => tokens.flatMap((token) => blockOf(token, reading)),
  };
  const content: Block[] = [];
  let line = 1;
  for (const token of marked.lexer(markdown)) {
    content.push(...blockOf(token, reading));
    for (const fault of reading.faults.splice(0)) faults.push(`line ${line}: ${fault}`);
    line += token.raw.split('\n').length - 1;
  }
  const body: Body = { type: 'doc', content };
  // Markdown itself never becomes raw HTML: only a block that is kept can be that.
  const parsed = parseBody(body, { allowRawHtml: options.kept !== undefined });
  if (parsed.ok) return { body: parsed.value, entries: reading.entries, faults };
  const text = textOfHtml(markdown);
  return {
    body: { type: 'doc', content: text === '' ? [] : [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
    entries: [],
    faults: [...faults, `line 1: the text could only be kept without its form (${parsed.detail ?? ''})`],
  };
};
