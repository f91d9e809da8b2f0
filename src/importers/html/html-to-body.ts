import type { Block, Inline, Mark } from '../../rooms/articles/articles.ts';
import { own } from '../shared/own.ts';
import {
  deepestBox,
  flatten,
  type Conversion,
  type Flow,
  type Handler,
  type HtmlLoss,
  type HtmlOptions,
} from './conversion.ts';
import { blockquote, details, factBox, figure, list } from './html-boxes.ts';
import { addText, createFlow } from './html-flow.ts';
import { inlineMarks, linkMarks } from './html-marks.ts';
import { audio, iframe, img, plugin, script, video } from './html-media.ts';
import { table } from './html-tables.ts';
import { isComment, parseHtml, textOf, type HtmlElement, type HtmlNode } from './html-tree.ts';
import { withMark } from './inline-run.ts';

/** A text on its way into a body. `blocks` still need their files' ids and parseBody. */
export type Converted = { blocks: Block[]; losses: HtmlLoss[] };

const containers = new Set([
  'p',
  'div',
  'section',
  'article',
  'main',
  'header',
  'footer',
  'center',
  'address',
  'fieldset',
  'nav',
  'dl',
  'dd',
  'hgroup',
  'html',
  'body',
  'figcaption',
  'caption',
  'li',
  'tr',
  'tbody',
  'thead',
  'tfoot',
  'picture',
  'summary',
]);

const heading: Handler = (element, flow, marks, conversion) => {
  const level = Math.min(4, Math.max(2, Number(element.name.slice(1)))) as 2 | 3 | 4;
  const { inline, rest } = flatten(conversion.blocksOf(element.children, deepestBox, marks));
  if (inline.length > 0) flow.add({ type: 'heading', attrs: { level }, content: inline });
  flow.add(...rest);
};

const codeLanguage = ({ attrs, children }: HtmlElement): string | undefined => {
  const inner = children.find((node) => typeof node === 'object' && 'name' in node && node.name === 'code') as
    | HtmlElement
    | undefined;
  const classes = `${attrs['class'] ?? ''} ${inner?.attrs['class'] ?? ''}`;
  return (
    (/\b(?:language-|lang[-:]|brush:\s*)([\w+#.-]{1,40})/.exec(classes)?.[1] ?? attrs['lang'] ?? attrs['data-language'])
      ?.slice(0, 40)
      .replace(/[^\w+#.-]/g, '') || undefined
  );
};

/** Verse and other text whose lines count but which is no code. */
const verse = (element: HtmlElement): Inline[] =>
  textOf(element.children)
    .replace(/^\n+|\s+$/g, '')
    .split('\n')
    .flatMap((line, index): Inline[] => [
      ...(index > 0 ? [{ type: 'hardBreak' } as const] : []),
      ...(line === '' ? [] : [{ type: 'text', text: line } as const]),
    ]);

const pre: Handler = (element, flow, _marks, conversion) => {
  if (/\bwp-block-verse\b/.test(element.attrs['class'] ?? ''))
    return flow.add({ type: 'paragraph', content: verse(element) });
  const text = textOf(element.children)
    .replace(/^\r?\n/, '')
    .replace(/\s+$/, '');
  if (text === '') return flow.flush();
  if (text.length > 200_000) conversion.lose('A listing was cut after 200,000 characters', element.at);
  const language = codeLanguage(element);
  return flow.add({ type: 'code', attrs: { text: text.slice(0, 200_000), ...(language ? { language } : {}) } });
};

const drop =
  (what: string): Handler =>
  (element, flow, _marks, conversion) => {
    flow.flush();
    conversion.lose(`${what} was left out`, element.at);
  };
const silently: Handler = () => {};

const handlers: Record<string, Handler> = {
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  br: (_element, flow) => flow.run.lineBreak(),
  hr: (_element, flow) => flow.add({ type: 'rule' }),
  ul: list,
  ol: list,
  menu: list,
  dir: list,
  blockquote,
  figure,
  details,
  table,
  pre,
  listing: pre,
  xmp: pre,
  aside: (element, flow, _marks, conversion) => flow.add(...factBox('', element.children, flow.depth, conversion)),
  img,
  iframe,
  frame: iframe,
  object: plugin,
  embed: plugin,
  applet: plugin,
  audio,
  video,
  script,
  style: drop('A style sheet'),
  form: drop('A form'),
  svg: drop('A drawing (SVG)'),
  canvas: drop('A drawing (canvas)'),
  input: drop('A form'),
  select: drop('A form'),
  textarea: drop('A form'),
  noscript: silently,
  template: silently,
  head: silently,
  title: silently,
  link: silently,
  meta: silently,
  base: silently,
  source: silently,
  track: silently,
  param: silently,
  col: silently,
  colgroup: silently,
  rp: silently,
  datalist: silently,
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
  const special =
    conversion.options.special && !containers.has(name) ? specialBlocks(element, conversion, flow.depth) : undefined;
  if (special) return flow.add(...special);
  const handler = own(handlers, name);
  if (handler) return handler(element, flow, marks, conversion);
  if (containers.has(name)) return inContainer(element, flow, marks, conversion);
  if (name === 'dt') {
    flow.flush();
    walk(element.children, flow, withMark(marks, { type: 'strong' }), conversion);
    return flow.flush();
  }
  const [before, after] =
    name === 'q' ? ['“', '”'] : name === 'rt' ? [' (', ')'] : name === 'td' || name === 'th' ? ['', ' '] : ['', ''];
  if (before) flow.run.text(before, marks);
  walk(
    element.children,
    flow,
    name === 'a' ? linkMarks(element, marks, conversion) : inlineMarks(element, marks),
    conversion,
  );
  if (after) flow.run.text(after, marks);
};

const walk = (nodes: readonly HtmlNode[], flow: Flow, marks: readonly Mark[], conversion: Conversion): void => {
  for (const node of nodes) {
    if (typeof node === 'string') addText(node, flow, marks, conversion.options.newlines ?? false);
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
