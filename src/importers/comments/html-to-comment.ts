import {
  cleanCommentText,
  commentHref,
  deepestBlock,
  parseCommentBody,
  type CommentBlock,
  type CommentBody,
  type CommentInline,
  type CommentMark,
} from '../../rooms/discussion/discussion.ts';
import { isElement, parseHtml, textOf, type HtmlElement, type HtmlNode } from '../html/html-tree.ts';
import { unwrapLink } from './unwrap-link.ts';

/** `newlines`: the text is one that WordPress prints with paragraphs at blank lines and breaks at line ends. */
export type CommentHtmlOptions = { newlines?: boolean };

const markOf: Record<string, CommentMark['type']> = {
  em: 'em',
  i: 'em',
  cite: 'em',
  strong: 'strong',
  b: 'strong',
  code: 'code',
  kbd: 'code',
  tt: 'code',
  spoiler: 'spoiler',
};
const boxes = new Set([
  'p',
  'div',
  'section',
  'article',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'tr',
  'table',
  'tbody',
  'dl',
  'dt',
  'dd',
  'figure',
  'figcaption',
  'center',
]);
const silent = new Set(['script', 'style', 'template', 'noscript', 'head', 'title', 'object', 'applet', 'svg', 'math']);
const framed = new Set(['img', 'iframe', 'embed', 'video', 'audio', 'source']);

type Flow = {
  blocks: CommentBlock[];
  line: CommentInline[];
  options: CommentHtmlOptions;
};

const isBlank = (one: CommentInline | undefined): boolean =>
  one === undefined || one.type === 'break' || one.text.trim() === '';

/** Ends the paragraph at hand; blank ends are cut off. */
const endLine = (flow: Flow): void => {
  const line = flow.line;
  flow.line = [];
  while (line.length > 0 && isBlank(line[0])) line.shift();
  while (line.length > 0 && isBlank(line.at(-1))) line.pop();
  const first = line[0];
  const last = line.at(-1);
  if (first?.type === 'text') first.text = first.text.trimStart();
  if (last?.type === 'text') last.text = last.text.trimEnd();
  if (line.length > 0) flow.blocks.push({ type: 'paragraph', content: line });
};

const addText = (flow: Flow, text: string, marks: readonly CommentMark[]): void => {
  const cleaned = cleanCommentText(text);
  const pieces = flow.options.newlines ? cleaned.split(/(\n[^\S\n]*\n\s*|\n)/) : [cleaned.replace(/\s+/g, ' ')];
  for (const [i, piece] of pieces.entries()) {
    if (flow.options.newlines && i % 2 === 1) {
      if (piece.indexOf('\n') !== piece.lastIndexOf('\n')) endLine(flow);
      else flow.line.push({ type: 'break' });
      continue;
    }
    const words = piece.replace(/[^\S\n]+/g, ' ');
    if (words === '' || (words.trim() === '' && isBlank(flow.line.at(-1)))) continue;
    flow.line.push({ type: 'text', text: words, ...(marks.length > 0 ? { marks: [...marks] } : {}) });
  }
};

const withMark = (marks: readonly CommentMark[], mark: CommentMark): readonly CommentMark[] =>
  marks.some(({ type }) => type === mark.type) ? marks : [...marks, mark];

/** A link to what the old system showed inside the text: a picture, a film. */
const addFramed = (flow: Flow, element: HtmlElement, marks: readonly CommentMark[]): void => {
  const href = commentHref(unwrapLink(element.attrs['src'] ?? element.attrs['data-src'] ?? ''));
  if (href === undefined) return;
  const label = element.attrs['alt']?.trim() || href;
  addText(flow, label.slice(0, 300), withMark(marks, { type: 'link', href }));
};

const addLink = (flow: Flow, element: HtmlElement, marks: readonly CommentMark[], depth: number): void => {
  const href = commentHref(unwrapLink(element.attrs['href'] ?? ''));
  const inside = element.children.length > 0 ? element.children : [element.attrs['href'] ?? ''];
  addNodes(flow, inside, { marks: href === undefined ? marks : withMark(marks, { type: 'link', href }), depth });
};

const itemsOf = (element: HtmlElement, options: CommentHtmlOptions, depth: number): CommentBlock[][] =>
  element.children
    .filter((child) => isElement(child) || (typeof child === 'string' && child.trim() !== ''))
    .map((child) => blocksOf(isElement(child) && child.name === 'li' ? child.children : [child], options, depth))
    .filter((item) => item.length > 0);

type Place = { marks: readonly CommentMark[]; depth: number };

const addBox = (flow: Flow, element: HtmlElement, { marks, depth }: Place): boolean => {
  const { name, children } = element;
  const isDeep = depth >= deepestBlock;
  if (name === 'pre' || name === 'listing') {
    endLine(flow);
    const text = cleanCommentText(textOf(children)).replace(/^\n|\s+$/g, '');
    if (text !== '') flow.blocks.push({ type: 'code', text });
  } else if ((name === 'blockquote' || name === 'ul' || name === 'ol') && !isDeep) {
    endLine(flow);
    if (name === 'blockquote') {
      const content = blocksOf(children, flow.options, depth + 1);
      if (content.length > 0) flow.blocks.push({ type: 'quote', content });
    } else {
      const items = itemsOf(element, flow.options, depth + 1);
      if (items.length > 0) flow.blocks.push({ type: 'list', isOrdered: name === 'ol', items });
    }
  } else if (boxes.has(name) || name === 'li' || name === 'blockquote' || name === 'ul' || name === 'ol') {
    endLine(flow);
    addNodes(flow, children, { marks, depth });
    endLine(flow);
  } else return false;
  return true;
};

const addElement = (flow: Flow, element: HtmlElement, place: Place): void => {
  const { name } = element;
  if (silent.has(name) || addBox(flow, element, place)) return;
  const mark = Object.hasOwn(markOf, name) ? markOf[name] : undefined;
  if (name === 'br') flow.line.push({ type: 'break' });
  else if (name === 'hr') endLine(flow);
  else if (framed.has(name)) addFramed(flow, element, place.marks);
  else if (name === 'a') addLink(flow, element, place.marks, place.depth);
  else if (mark !== undefined && mark !== 'link')
    addNodes(flow, element.children, { ...place, marks: withMark(place.marks, { type: mark }) });
  else addNodes(flow, element.children, place);
};

const addNodes = (flow: Flow, nodes: readonly HtmlNode[], place: Place): void => {
  for (const node of nodes) {
    if (typeof node === 'string') addText(flow, node, place.marks);
    else if (isElement(node)) addElement(flow, node, place);
  }
};

const blocksOf = (nodes: readonly HtmlNode[], options: CommentHtmlOptions, depth: number): CommentBlock[] => {
  const flow: Flow = { blocks: [], line: [], options };
  addNodes(flow, nodes, { marks: [], depth });
  endLine(flow);
  return flow.blocks;
};

/** More than anybody wrote in a comment; the rest is left out. */
const longestSource = 200_000;

/**
 * The HTML of a comment from another system as our tree: what it marked up in a way we know stays, all else keeps its words. Scripts
 * and styles go; pictures and films become links. Never fails, whatever the text is.
 */
export const htmlToComment = (html: string, options: CommentHtmlOptions = {}): CommentBody => {
  const { nodes } = parseHtml(html.slice(0, longestSource));
  const body: CommentBody = { type: 'doc', content: blocksOf(nodes, options, 0) };
  const parsed = parseCommentBody(body);
  if (parsed) return parsed;
  const text = cleanCommentText(textOf(nodes)).trim().slice(0, 50_000);
  return { type: 'doc', content: text === '' ? [] : [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
};
