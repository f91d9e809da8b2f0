/** A tree from the clipboard becomes blocks of the story: only nodes and marks of its schema. */
import type { Node } from 'prosemirror-model';
import { readFigure, readFrame, readPicture, readPostQuote } from './found-media.ts';
import { textOf, type ClipElement, type ClipNode } from './html-tree.ts';
import { marksInside } from './inline-marks.ts';
import { paragraphsOf } from './inline-run.ts';
import { isListMarker, makeItem, makeList, nestItems, wordItem } from './lists.ts';
import { isWayBack, noteNameOf } from './margin-texts.ts';
import { outside, type Flow, type Place, type Reading } from './reading.ts';
import { isHidden, keepsSpace, styleOf, type Style } from './style-of.ts';
import { isLayout, readTable } from './tables.ts';

const dropped = new Set(
  'script style title head meta link base template noscript svg math canvas object embed applet audio video source track map area button select option datalist input textarea xml noframes dialog'.split(
    ' ',
  ),
);
const breaksParagraph = new Set(
  'address article aside body center details div dl dt dd fieldset figcaption footer form header html main nav p section summary tbody td th thead tr caption'.split(
    ' ',
  ),
);

export const endRun = (flow: Flow, reading: Reading, make = 'paragraph', attrs?: Record<string, number>): void => {
  const { run } = flow;
  flow.run = [];
  if (run.length === 0) return;
  for (const content of paragraphsOf(run, reading.schema)) {
    endItems(flow, reading);
    const node = reading.schema.nodes[make]?.create(attrs, content);
    if (node) flow.blocks.push(node);
  }
};

const endItems = (flow: Flow, reading: Reading): void => {
  if (flow.items.length > 0) flow.blocks.push(...nestItems(reading.schema, flow.items));
  flow.items = [];
};

const push = (flow: Flow, reading: Reading, node: Node | undefined): void => {
  endRun(flow, reading);
  if (!node) return;
  endItems(flow, reading);
  flow.blocks.push(node);
};

const readBlocksIn = (reading: Reading, children: readonly ClipNode[], place: Place): Node[] => {
  const flow: Flow = { blocks: [], run: [], items: [] };
  walk(children, reading, flow, place);
  endRun(flow, reading);
  endItems(flow, reading);
  return flow.blocks;
};

/** The last word read gets a mark: the place of a comment or footnote. */
const noteLastWord = (flow: Flow, reading: Reading, id: string): void => {
  const at = flow.run.findLastIndex((piece) => piece !== 'break' && piece.text.trim() !== '');
  const piece = flow.run[at];
  const mark = reading.schema.marks['note']?.create({ id });
  if (!piece || piece === 'break' || !mark) return;
  const begin = /\S+\s*$/.exec(piece.text)?.index ?? 0;
  flow.run.splice(at, 1, ...(begin > 0 ? [{ text: piece.text.slice(0, begin), marks: piece.marks }] : []), {
    text: piece.text.slice(begin),
    marks: mark.addToSet(piece.marks),
  });
};

const makeNote = (reading: Reading, name: string): string | undefined => {
  const text = reading.margin.get(name);
  if (text === undefined || reading.notes.length >= 500) return undefined;
  const id = reading.makeId();
  reading.notes.push({ id, text });
  return id;
};

/** References to notes become notes, ways back vanish; true when it was one. */
const readReference = (node: ClipElement, reading: Reading, flow: Flow): boolean => {
  const href = node.attrs['href'] ?? '';
  if (isWayBack(href)) return true;
  const name = noteNameOf(href);
  if (name === undefined) return false;
  const isAnchored = name.startsWith('_com_') && reading.notes.some(({ text }) => text === reading.margin.get(name));
  const id = isAnchored ? undefined : makeNote(reading, name);
  if (id) noteLastWord(flow, reading, id);
  return true;
};

const levelOf = ({ name, attrs }: ClipElement): number | undefined => {
  const level = /^h([1-6])$/.exec(name)?.[1] ?? (attrs['role'] === 'heading' ? attrs['aria-level'] : undefined);
  if (level !== undefined) return Number.parseInt(level, 10) || 1;
  return /\bMsoTitle\b/.test(attrs['class'] ?? '') ? 1 : undefined;
};

const readHeading = (node: ClipElement, level: number, at: { reading: Reading; flow: Flow; place: Place }): void => {
  const { reading, flow, place } = at;
  endRun(flow, reading);
  walk(node.children, reading, flow, {
    ...place,
    isHeading: true,
    marks: marksInside(node, {}, { ...place, isHeading: true }, reading),
  });
  endRun(
    flow,
    reading,
    place.isCell ? 'paragraph' : 'heading',
    place.isCell ? undefined : { level: Math.min(4, Math.max(2, level + reading.shift)) },
  );
};

const readList = (node: ClipElement, reading: Reading): Node | undefined => {
  const items: Node[][] = [];
  for (const child of node.children) {
    const isElement = typeof child !== 'string';
    const blocks =
      isElement && child.name === 'li'
        ? readBlocksIn(reading, child.children, outside)
        : readBlocksIn(reading, [child], outside);
    const isNested = isElement && /^[uo]l$/.test(child.name);
    const last = items.at(-1);
    if (isNested && last) last.push(...blocks);
    else if (blocks.length > 0) items.push(blocks);
  }
  const made = items.flatMap((blocks) => makeItem(reading.schema, blocks) ?? []);
  const start = Number.parseInt(node.attrs['start'] ?? '', 10);
  return makeList(reading.schema, { ordered: node.name === 'ol', items: made, ...(start > 1 ? { start } : {}) });
};

const readQuote = (node: ClipElement, reading: Reading): Node | undefined => {
  const blocks = readBlocksIn(reading, node.children, outside);
  return blocks.length > 0 ? reading.schema.nodes['quote']?.create(null, blocks) : undefined;
};

const readCode = (node: ClipElement, reading: Reading): Node | undefined => {
  const text = textOf(node).replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  const code = node.children.find((child) => typeof child !== 'string');
  const names = `${node.attrs['class'] ?? ''} ${typeof code === 'object' ? (code.attrs['class'] ?? '') : ''}`;
  const language = /\b(?:language|lang|highlight-source)-([\w+#-]{1,20})/.exec(names)?.[1] ?? null;
  return text.trim()
    ? reading.schema.nodes['codeBlock']?.create({ text: text.slice(0, 100_000), language })
    : undefined;
};

/** Elements that are a block by themselves; true when it was one. */
const readOwnBlock = (node: ClipElement, reading: Reading, flow: Flow): boolean => {
  switch (node.name) {
    case 'ul':
    case 'ol':
      if (node.children.some((child) => typeof child !== 'string' && child.attrs['data-aria-level'] !== undefined))
        return false;
      push(flow, reading, readList(node, reading));
      return true;
    case 'blockquote':
      push(flow, reading, readPostQuote(node, reading) ?? readQuote(node, reading));
      return true;
    case 'pre':
      push(flow, reading, readCode(node, reading));
      return true;
    case 'hr':
      push(flow, reading, reading.schema.nodes['rule']?.create());
      return true;
    case 'img':
      push(flow, reading, readPicture(node, reading));
      return true;
    case 'iframe':
      push(flow, reading, readFrame(node, reading));
      return true;
    case 'table': {
      if (isLayout(node)) return false;
      push(
        flow,
        reading,
        readTable(node, reading, (children, place) => readBlocksIn(reading, children, place)),
      );
      return true;
    }
    default:
      return false;
  }
};

/** Items of Word: its desktop writes paragraphs with a level, its page one list around each item. */
const readLevelItem = (node: ClipElement, style: Style, reading: Reading, flow: Flow): boolean => {
  const level = Number.parseInt(node.attrs['data-aria-level'] ?? '', 10);
  const item =
    node.name === 'li' && level > 0
      ? { level, ordered: /^%|\d/.test(node.attrs['data-leveltext'] ?? '') }
      : wordItem(node, style);
  if (!item) return false;
  endRun(flow, reading);
  flow.items.push({ ...item, blocks: readBlocksIn(reading, node.children, outside) });
  return true;
};

const isWordQuote = ({ attrs }: ClipElement): boolean => /\bMso(?:Intense)?Quote/.test(attrs['class'] ?? '');

const readBlock = (node: ClipElement, style: Style, at: { reading: Reading; flow: Flow; place: Place }): void => {
  const { reading, flow, place } = at;
  const level = levelOf(node);
  if (level !== undefined) return readHeading(node, level, at);
  if (!place.isCell && readLevelItem(node, style, reading, flow)) return;
  if (!place.isCell && isWordQuote(node)) return push(flow, reading, readQuote({ ...node, attrs: {} }, reading));
  endRun(flow, reading);
  const inner = {
    ...place,
    keepsBreaks: place.keepsBreaks || keepsSpace(style),
    marks: marksInside(node, style, place, reading),
  };
  walk(node.children, reading, flow, inner);
  endRun(flow, reading);
};

const isOmitted = (node: ClipElement, style: Style, { source }: Reading): boolean =>
  dropped.has(node.name) ||
  isHidden(style) ||
  isListMarker(node) ||
  style['mso-element'] === 'field-begin' ||
  style['mso-special-character'] === 'comment' ||
  (source === 'word' && (node.name === 'del' || /\bmsoDel\b/.test(node.attrs['class'] ?? '')));

const anchorOf = (style: Style, reading: Reading): string | undefined => {
  const number = /_(\d+)$/.exec(style['mso-comment-reference'] ?? '')?.[1];
  return number ? makeNote(reading, `_com_${number}`) : undefined;
};

const readElement = (node: ClipElement, at: { reading: Reading; flow: Flow; place: Place }): void => {
  const { reading, flow, place } = at;
  const style = styleOf(node, reading.rules);
  if (isOmitted(node, style, reading)) return;
  if (node.name === 'br') {
    flow.run.push('break');
    return;
  }
  if (node.name === 'a' && readReference(node, reading, flow)) return;
  if (node.name === 'figure') {
    const figure = readFigure(node, reading);
    if (figure) return push(flow, reading, figure);
  }
  if (!place.isCell && readOwnBlock(node, reading, flow)) return;
  if (node.name === 'img') return;
  if (breaksParagraph.has(node.name) || /^(?:h[1-6]|li|[uo]l|figure|table|blockquote|pre)$/.test(node.name))
    return readBlock(node, style, at);
  const note = anchorOf(style, reading);
  let marks = marksInside(node, style, place, reading);
  if (note) marks = reading.schema.marks['note']?.create({ id: note }).addToSet(marks) ?? marks;
  walk(node.children, reading, flow, { ...place, marks, keepsBreaks: place.keepsBreaks || keepsSpace(style) });
};

const walk = (children: readonly ClipNode[], reading: Reading, flow: Flow, place: Place): void => {
  for (const child of children) {
    if (typeof child !== 'string') readElement(child, { reading, flow, place });
    else if (!place.keepsBreaks) flow.run.push({ text: child, marks: place.marks });
    else
      for (const [at, line] of child.split(/\r\n?|\n/).entries()) {
        if (at > 0) flow.run.push('break');
        if (line) flow.run.push({ text: line, marks: place.marks });
      }
  }
};

/** All blocks of a tree. */
export const readBlocks = (root: ClipElement, reading: Reading): Node[] =>
  readBlocksIn(reading, root.children, outside);
