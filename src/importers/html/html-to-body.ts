import { safeHref } from '../../common/addresses.ts';
import type { Block, Inline, Mark } from '../../rooms/articles/articles.ts';
import { own } from '../shared/own.ts';
import { absoluteAddress, clip, deepestBox, flatten, type Conversion, type Flow, type Handler, type HtmlLoss, type HtmlOptions } from './conversion.ts';
import { knownEmbed } from './embed-address.ts';
import { blockquote, details, factBox, figure, list } from './html-boxes.ts';
import { audio, iframe, img, plugin, script, video } from './html-media.ts';
import { table } from './html-tables.ts';
import { isComment, parseHtml, textOf, type HtmlElement, type HtmlNode } from './html-tree.ts';
import { createInlineRun, plainText, splitAtGaps, withMark, withoutMark } from './inline-run.ts';

/** A text on its way into a body. `blocks` still need their files' ids and parseBody. */
export type Converted = { blocks: Block[]; losses: HtmlLoss[] };

const simpleMarks: Record<string, Mark> = {
  strong: { type: 'strong' }, b: { type: 'strong' },
  em: { type: 'em' }, i: { type: 'em' }, cite: { type: 'em' }, dfn: { type: 'em' }, var: { type: 'em' },
  code: { type: 'code' }, tt: { type: 'code' }, kbd: { type: 'code' }, samp: { type: 'code' },
  s: { type: 'strike' }, strike: { type: 'strike' }, del: { type: 'strike' },
  sub: { type: 'subscript' }, sup: { type: 'superscript' },
};

const containers = new Set(['p', 'div', 'section', 'article', 'main', 'header', 'footer', 'center', 'address', 'fieldset', 'nav', 'dl', 'dd', 'hgroup', 'html', 'body', 'figcaption', 'caption', 'li', 'tr', 'tbody', 'thead', 'tfoot', 'picture', 'summary']);

/** Marks that word processors write as style. */
const styled = (style: string, marks: readonly Mark[]): readonly Mark[] => {
  let out = marks;
  if (/font-weight:\s*(?:bold|[6-9]00)/i.test(style)) out = withMark(out, { type: 'strong' });
  if (/font-weight:\s*(?:normal|400)/i.test(style)) out = withoutMark(out, 'strong');
  if (/font-style:\s*italic/i.test(style)) out = withMark(out, { type: 'em' });
  if (/text-decoration(?:-line)?:[^;]*line-through/i.test(style)) out = withMark(out, { type: 'strike' });
  return out;
};

const inlineMarks = ({ name, attrs }: HtmlElement, marks: readonly Mark[]): readonly Mark[] => {
  const mark = own(simpleMarks, name);
  const marked = mark ? withMark(marks, mark) : marks;
  const lang = attrs['lang'] ?? attrs['xml:lang'];
  const foreign = lang && /^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,6}$/i.test(lang) ? withMark(marked, { type: 'foreign', attrs: { lang } }) : marked;
  return attrs['style'] ? styled(attrs['style'], foreign) : foreign;
};

/** Where a link leads now; undefined leaves its text without one. */
const linkTarget = (element: HtmlElement, { options, lose }: Conversion): string | undefined => {
  const given = element.attrs['href']?.trim();
  if (!given) return undefined;
  if (given.startsWith('#')) {
    if (given.length > 1) lose('A link to a place in the same text became plain text', element.at, given.slice(0, 80));
    return undefined;
  }
  const url = absoluteAddress(given, options.base);
  const kept = url ? (options.link?.(url, (reason, detail) => lose(reason, element.at, detail)) ?? url.href) : given;
  const href = safeHref(kept);
  if (href === undefined || (url === undefined && !/^(?:mailto|tel):/i.test(href))) {
    lose('A link whose address may not be linked became plain text', element.at, given.slice(0, 80));
    return undefined;
  }
  return href;
};

const link = (element: HtmlElement, marks: readonly Mark[], conversion: Conversion): readonly Mark[] => {
  const href = linkTarget(element, conversion);
  const title = element.attrs['title']?.trim();
  return href === undefined ? marks : withMark(marks, { type: 'link', attrs: { href, ...(title ? { title: clip(title, 500) } : {}) } });
};

const heading: Handler = (element, flow, marks, conversion) => {
  const level = Math.min(4, Math.max(2, Number(element.name.slice(1)))) as 2 | 3 | 4;
  const { inline, rest } = flatten(conversion.blocksOf(element.children, deepestBox, marks));
  if (inline.length > 0) flow.add({ type: 'heading', attrs: { level }, content: inline });
  flow.add(...rest);
};

const codeLanguage = ({ attrs, children }: HtmlElement): string | undefined => {
  const inner = children.find((node) => typeof node === 'object' && 'name' in node && node.name === 'code') as HtmlElement | undefined;
  const classes = `${attrs['class'] ?? ''} ${inner?.attrs['class'] ?? ''}`;
  return (/\b(?:language-|lang[-:]|brush:\s*)([\w+#.-]{1,40})/.exec(classes)?.[1] ?? attrs['lang'] ?? attrs['data-language'])?.slice(0, 40).replace(/[^\w+#.-]/g, '') || undefined;
};

/** Verse and other text whose lines count but which is no code. */
const verse = (element: HtmlElement): Inline[] =>
  textOf(element.children).replace(/^\n+|\s+$/g, '').split('\n').flatMap((line, index): Inline[] => [
    ...(index > 0 ? [{ type: 'hardBreak' } as const] : []),
    ...(line === '' ? [] : [{ type: 'text', text: line } as const]),
  ]);

const pre: Handler = (element, flow, _marks, conversion) => {
  if (/\bwp-block-verse\b/.test(element.attrs['class'] ?? '')) return flow.add({ type: 'paragraph', content: verse(element) });
  const text = textOf(element.children).replace(/^\r?\n/, '').replace(/\s+$/, '');
  if (text === '') return flow.flush();
  if (text.length > 200_000) conversion.lose('A listing was cut after 200,000 characters', element.at);
  const language = codeLanguage(element);
  return flow.add({ type: 'code', attrs: { text: text.slice(0, 200_000), ...(language ? { language } : {}) } });
};

const drop = (what: string): Handler => (element, flow, _marks, conversion) => {
  flow.flush();
  conversion.lose(`${what} was left out`, element.at);
};
const silently: Handler = () => {};

const handlers: Record<string, Handler> = {
  h1: heading, h2: heading, h3: heading, h4: heading, h5: heading, h6: heading,
  br: (_element, flow) => flow.run.lineBreak(),
  hr: (_element, flow) => flow.add({ type: 'rule' }),
  ul: list, ol: list, menu: list, dir: list,
  blockquote, figure, details, table, pre, listing: pre, xmp: pre,
  aside: (element, flow, _marks, conversion) => flow.add(...factBox('', element.children, flow.depth, conversion)),
  img, iframe, frame: iframe, object: plugin, embed: plugin, applet: plugin, audio, video, script,
  style: drop('A style sheet'), form: drop('A form'), svg: drop('A drawing (SVG)'), canvas: drop('A drawing (canvas)'),
  input: drop('A form'), select: drop('A form'), textarea: drop('A form'),
  noscript: silently, template: silently, head: silently, title: silently, link: silently, meta: silently, base: silently,
  source: silently, track: silently, param: silently, col: silently, colgroup: silently, rp: silently, datalist: silently,
};

/** The address of a line that holds nothing else. */
const loneAddress = (line: readonly Inline[]): string | undefined => {
  if (line.length !== 1 || line[0]?.type !== 'text') return undefined;
  const text = line[0].text.trim();
  return /^https?:\/\/\S+$/.test(text) ? text : undefined;
};

const beginsAddress = (item: Inline): boolean => item.type === 'text' && /^\s*https?:\/\//.test(item.text);

/** The open paragraph as blocks: parted at empty lines, lone addresses of known providers as embeds. */
const paragraphBlocks = (items: Inline[], bareEmbeds: boolean): Block[] =>
  splitAtGaps(items).flatMap((part): Block[] => {
    if (bareEmbeds && part.some(beginsAddress)) return linesAsBlocks(part);
    return plainText(part).trim() === '' ? [] : [{ type: 'paragraph', content: part }];
  });

const linesAsBlocks = (part: readonly Inline[]): Block[] => {
  const blocks: Block[] = [];
  let held: Inline[] = [];
  let line: Inline[] = [];
  const close = (): void => {
    const [content] = splitAtGaps(held);
    if (content && plainText(content).trim() !== '') blocks.push({ type: 'paragraph', content });
    held = [];
  };
  const endLine = (): void => {
    const address = loneAddress(line);
    const embed = address === undefined ? undefined : knownEmbed(address);
    if (embed) {
      close();
      blocks.push({ type: 'embed', attrs: embed });
    } else {
      if (held.length > 0) held.push({ type: 'hardBreak' });
      held.push(...line);
    }
    line = [];
  };
  for (const item of part) {
    if (item.type === 'hardBreak') endLine();
    else line.push(item);
  }
  endLine();
  close();
  return blocks;
};

const createFlow = (depth: number, bareEmbeds: boolean): Flow => {
  const run = createInlineRun();
  const blocks: Block[] = [];
  const flush = (): void => {
    if (!run.isEmpty()) blocks.push(...paragraphBlocks(run.take(), bareEmbeds));
  };
  const add = (...more: Block[]): void => {
    flush();
    blocks.push(...more);
  };
  return { blocks, run, depth, flush, add };
};

const text = (given: string, flow: Flow, marks: readonly Mark[], newlines: boolean): void => {
  if (!newlines || !given.includes('\n')) return flow.run.text(given, marks);
  given.split(/\n[ \t\r]*\n\s*/).forEach((part, index) => {
    if (index > 0) flow.flush();
    part.split('\n').forEach((line, number) => {
      if (number > 0) flow.run.lineBreak();
      flow.run.text(line, marks);
    });
  });
};

const inContainer = (element: HtmlElement, flow: Flow, marks: readonly Mark[], conversion: Conversion): void => {
  const box = specialBlocks(element, conversion, flow.depth);
  if (box) return flow.add(...box);
  flow.flush();
  walk(element.children, flow, inlineMarks(element, marks), conversion);
  return flow.flush();
};

const specialBlocks = (element: HtmlElement, conversion: Conversion, depth: number): Block[] | undefined =>
  conversion.options.special?.(element, conversion, depth);

const inElement: Handler = (element, flow, marks, conversion) => {
  const { name } = element;
  const special = conversion.options.special && !containers.has(name) ? specialBlocks(element, conversion, flow.depth) : undefined;
  if (special) return flow.add(...special);
  const handler = own(handlers, name);
  if (handler) return handler(element, flow, marks, conversion);
  if (containers.has(name)) return inContainer(element, flow, marks, conversion);
  if (name === 'dt') {
    flow.flush();
    walk(element.children, flow, withMark(marks, { type: 'strong' }), conversion);
    return flow.flush();
  }
  const [before, after] = name === 'q' ? ['“', '”'] : name === 'rt' ? [' (', ')'] : name === 'td' || name === 'th' ? ['', ' '] : ['', ''];
  if (before) flow.run.text(before, marks);
  walk(element.children, flow, name === 'a' ? link(element, marks, conversion) : inlineMarks(element, marks), conversion);
  if (after) flow.run.text(after, marks);
};

const walk = (nodes: readonly HtmlNode[], flow: Flow, marks: readonly Mark[], conversion: Conversion): void => {
  for (const node of nodes) {
    if (typeof node === 'string') text(node, flow, marks, conversion.options.newlines ?? false);
    else if (isComment(node)) {
      const blocks = conversion.options.comment?.(node, conversion) ?? [];
      if (blocks.length > 0) flow.add(...blocks);
    } else inElement(node, flow, marks, conversion);
  }
};

const lineAt = (html: string, at: number): number => {
  let line = 0;
  for (let found = html.indexOf('\n'); found >= 0 && found < at; found = html.indexOf('\n', found + 1)) line += 1;
  return line;
};

/**
 * Turns a foreign HTML text into blocks. Everything in it is taken for hostile: scripts, styles and forms go, addresses pass
 * `safeHref`, unknown elements leave their content, and neither length nor nesting can do harm. What is lost is told.
 */
export const htmlToBlocks = (html: string, options: HtmlOptions): Converted => {
  const losses: HtmlLoss[] = [];
  const lose: Conversion['lose'] = (reason, at, detail) =>
    void losses.push({ reason, ...(detail ? { detail } : {}), line: lineAt(html, at) });
  const conversion: Conversion = {
    options,
    lose,
    blocksOf: (nodes, depth, marks = []) => {
      const flow = createFlow(depth, options.bareEmbeds ?? false);
      walk(nodes, flow, marks, conversion);
      flow.flush();
      return flow.blocks;
    },
  };
  const { nodes, cut } = parseHtml(html);
  if (cut === 'too-long') lose('A text was cut after 4,000,000 characters', 0);
  if (cut === 'too-deep') lose('A text nested more than 400 deep was kept from there on without its form', 0);
  return { blocks: conversion.blocksOf(nodes, 1), losses };
};
