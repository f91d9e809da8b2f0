/** Markdown as writers paste it becomes the same tree HTML becomes, so that one reader judges both. */
import { element, type ClipElement, type ClipNode } from './html-tree.ts';

const longest = 200_000;
const deepest = 8;

const heading = /^ {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*$/;
const fence = /^ {0,3}(```+|~~~+)[ \t]*([\w+#-]*)[ \t]*$/;
const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const item = /^( {0,12}|\t{0,3})(?:([-*+•])|(\d{1,4})[.)])[ \t]+(\S.*)$/;
const quoteLine = /^ {0,3}>[ \t]?(.*)$/;
const tableRule = /^ {0,3}\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$/;
const inlineLink = /\[[^[\]\n]{1,300}\]\((?:https?:|mailto:|\/)[^\s()]*\)/;

/** Whether a text is clearly Markdown: two different signs of it, or one that is nothing else. */
export const isMarkdown = (text: string): boolean => {
  if (text.length > longest) return false;
  const lines = text.split(/\r\n?|\n/);
  const has = (pattern: RegExp): number => lines.filter((line) => pattern.test(line)).length;
  let signs = 0;
  if (lines.some((line, at) => heading.test(line) && (lines[at + 1] ?? '') === '')) signs += lines.length > 2 ? 2 : 1;
  if (has(fence) >= 2) signs += 2;
  if (
    lines.some(
      (line, at) => at > 0 && line.includes('|') && tableRule.test(line) && (lines[at - 1] ?? '').includes('|'),
    )
  )
    signs += 2;
  if (inlineLink.test(text)) signs += 2;
  if (has(item) >= 2) signs += 1;
  if (has(quoteLine) >= 1) signs += 1;
  if (/(?<![\w*])\*\*[^\s*][^*\n]{0,200}\*\*(?![\w*])/.test(text)) signs += 1;
  if (has(rule) >= 1) signs += 1;
  return signs >= 2;
};

const pattern = new RegExp(
  [
    String.raw`\\([\\${'`'}*_{}[\]()#+\-.!~|>])`,
    '(`+)(?!`)(.{1,500}?)(?<!`)\\2(?!`)',
    String.raw`(!?)\[([^[\]]{0,500})\]\(\s*<?([^\s<>()]{1,2000}(?:\([^\s()]{0,200}\))?)>?(?:\s+"([^"]{0,300})")?\s*\)`,
    String.raw`<(https?:[^\s<>]{1,2000})>`,
    String.raw`(\*\*|__)(?=\S)(.{1,1000}?\S)\9(?!\*)`,
    String.raw`~~(?=\S)(.{1,500}?\S)~~`,
    String.raw`\*(?=[^\s*])(.{0,500}?[^\s*])\*(?!\*)`,
    String.raw`(?<![\p{L}\p{N}_])_(?=[^\s_])(.{0,500}?[^\s_])_(?![\p{L}\p{N}_])`,
  ].join('|'),
  'su',
);

/** One sign of Markdown as nodes. */
const inlineNode = (found: RegExpExecArray, depth: number): ClipNode => {
  const [, escaped, ticks, code, bang, words, target, , lone, , strong, struck, star, low] = found;
  if (escaped !== undefined) return escaped;
  if (ticks !== undefined) return element('code', [(code ?? '').trim()]);
  if (target !== undefined && bang === '!') return element('img', [], { src: target, alt: words ?? '' });
  if (target !== undefined) return element('a', inline(words ?? '', depth + 1), { href: target });
  if (lone !== undefined) return element('a', [lone], { href: lone });
  if (strong !== undefined) return element('strong', inline(strong, depth + 1));
  if (struck !== undefined) return element('s', inline(struck, depth + 1));
  return element('em', inline(star ?? low ?? '', depth + 1));
};

const inline = (text: string, depth = 0): ClipNode[] => {
  const nodes: ClipNode[] = [];
  let rest = text;
  while (rest !== '') {
    const found = depth > deepest ? null : pattern.exec(rest);
    nodes.push(...(found ? [rest.slice(0, found.index), inlineNode(found, depth)] : [rest]));
    rest = found ? rest.slice(found.index + found[0].length) : '';
  }
  return nodes.filter((node) => node !== '');
};

type Lines = { lines: string[]; at: number; depth: number };

const readFence = (reading: Lines, [, sign = '', language = '']: RegExpExecArray): ClipElement => {
  const begin = reading.at + 1;
  let end = begin;
  while (end < reading.lines.length && !(reading.lines[end] ?? '').trim().startsWith(sign)) end += 1;
  reading.at = end + 1;
  return element('pre', [reading.lines.slice(begin, end).join('\n')], { class: `language-${language}` });
};

const take = (reading: Lines, is: (line: string) => boolean): string[] => {
  const begin = reading.at;
  while (reading.at < reading.lines.length && is(reading.lines[reading.at] ?? '')) reading.at += 1;
  return reading.lines.slice(begin, reading.at);
};

const indentOf = (line: string): number => (/^[ \t]*/.exec(line)?.[0] ?? '').replace(/\t/g, '    ').length;

const readList = (reading: Lines): ClipElement => {
  const [, indent = '', , number] = item.exec(reading.lines[reading.at] ?? '') ?? [];
  const own = indentOf(indent);
  const list = element(number === undefined ? 'ul' : 'ol', [], { start: number ?? '' });
  while (reading.at < reading.lines.length) {
    const found = item.exec(reading.lines[reading.at] ?? '');
    if (!found || indentOf(found[1] ?? '') !== own || (found[3] === undefined) !== (number === undefined)) break;
    reading.at += 1;
    const inner = take(
      reading,
      (line) => line.trim() !== '' && (indentOf(line) > own + 1 || (!item.test(line) && !heading.test(line))),
    );
    const rest = inner.map((line) => line.replace(/^(?: {1,4}|\t)/, ''));
    const nested = rest.findIndex((line) => item.test(line));
    const words = [found[4] ?? '', ...rest.slice(0, nested < 0 ? rest.length : nested)].join(' ');
    const below = nested < 0 ? [] : blocks({ lines: rest.slice(nested), at: 0, depth: reading.depth + 1 });
    list.children.push(element('li', [element('p', inline(words)), ...below]));
    if ((reading.lines[reading.at] ?? 'x').trim() === '' && item.test(reading.lines[reading.at + 1] ?? ''))
      reading.at += 1;
  }
  return list;
};

const cells = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));

const readTable = (reading: Lines): ClipElement => {
  const head = cells(reading.lines[reading.at] ?? '');
  reading.at += 2;
  const rows = take(reading, (line) => line.includes('|'));
  const row = (name: string, texts: string[]): ClipElement =>
    element(
      'tr',
      texts.map((text) => element(name, inline(text))),
    );
  return element('table', [row('th', head), ...rows.map((line) => row('td', cells(line)))]);
};

const begins = (line: string): boolean =>
  line.trim() === '' || [heading, fence, rule, item, quoteLine].some((one) => one.test(line));

const readBlock = (reading: Lines): ClipElement => {
  const line = reading.lines[reading.at] ?? '';
  const fenced = fence.exec(line);
  if (fenced) return readFence(reading, fenced);
  const headed = heading.exec(line);
  if (headed ?? rule.test(line)) {
    reading.at += 1;
    return headed ? element(`h${(headed[1] ?? '').length}`, inline(headed[2] ?? '')) : element('hr');
  }
  if (quoteLine.test(line) && reading.depth < deepest) {
    const quoted = take(reading, (one) => quoteLine.test(one)).map((one) => quoteLine.exec(one)?.[1] ?? '');
    return element('blockquote', blocks({ lines: quoted, at: 0, depth: reading.depth + 1 }));
  }
  if (item.test(line) && reading.depth < deepest) return readList(reading);
  if (line.includes('|') && tableRule.test(reading.lines[reading.at + 1] ?? '')) return readTable(reading);
  reading.at += 1;
  const more = take(reading, (one) => !begins(one));
  return element('p', lineBreaks([line, ...more]));
};

/** Two spaces or a backslash at a line's end are a break; any other line end is a space. */
const lineBreaks = (lines: readonly string[]): ClipNode[] =>
  lines
    .join('\n')
    .split(/(?: {2,}|\\)\n/)
    .flatMap((part, at) => [...(at > 0 ? [element('br')] : []), ...inline(part.replaceAll('\n', ' ').trim())]);

const blocks = (reading: Lines): ClipElement[] => {
  const made: ClipElement[] = [];
  while (reading.at < reading.lines.length) {
    if ((reading.lines[reading.at] ?? '').trim() === '') reading.at += 1;
    else made.push(readBlock(reading));
  }
  return made;
};

export const readMarkdown = (text: string): ClipElement =>
  element('body', blocks({ lines: text.slice(0, longest).split(/\r\n?|\n/), at: 0, depth: 0 }));
