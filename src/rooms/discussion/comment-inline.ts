/**
 * The inside of a paragraph as readers type it. One walk from left to right; every kind of mark is paired by itself, so that marks
 * may cross (the tree allows it) and no input takes more than linear time.
 */
import type { CommentInline, CommentMark } from './comment-body.ts';
import { bareAddressAt, commentHref, hostOf } from './comment-links.ts';

type Kind = 'em' | 'strong' | 'spoiler';

/** A stretch of text that has the same marks throughout, or a sign that may turn out to be one. */
type Piece = {
  text: string;
  /** It may still become a mark: nothing is joined to it. */
  isSign?: boolean;
  isCode?: boolean;
  /** The address a bare one leads to. */
  bare?: string;
  opens?: CommentMark[];
  closes?: CommentMark[];
};

type Reading = {
  text: string;
  pieces: Piece[];
  /** The last sign that may open each mark: its piece. */
  open: Map<string, number>;
  brackets: number[];
  /** Where the backtick runs of each length begin. */
  ticks: Map<number, number[]>;
};

const space = /\s/;
const wordSign = /[\p{L}\p{N}]/u;
/** Scripts without spaces between words: emphasis may begin inside a run of letters. */
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const signBefore = (text: string, at: number): string => {
  const code = text.charCodeAt(at - 1);
  return text.slice(at - (code >= 0xdc00 && code <= 0xdfff ? 2 : 1), at);
};
const signAt = (text: string, at: number): string =>
  at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 32) : '';
const isGap = (sign: string): boolean => sign === '' || space.test(sign);
const isInWord = (sign: string): boolean => wordSign.test(sign) && !spaceless.test(sign);

const tickRuns = (text: string): Map<number, number[]> => {
  const runs = new Map<number, number[]>();
  // From the back, so that the next one is taken from the end of each list.
  for (const { 0: run, index } of [...text.matchAll(/`+/g)].reverse()) {
    const known = runs.get(run.length);
    if (known) known.push(index);
    else runs.set(run.length, [index]);
  }
  return runs;
};

const put = (reading: Reading, text: string): void => {
  const last = reading.pieces.at(-1);
  if (last && !last.isCode && last.bare === undefined && !last.isSign) last.text += text;
  else reading.pieces.push({ text });
};

const putSign = (reading: Reading, text: string): number => reading.pieces.push({ text, isSign: true }) - 1;

const markFrom = (reading: Reading, from: number, to: number, mark: CommentMark): void => {
  (reading.pieces[from]!.opens ??= []).push(mark);
  (reading.pieces[to]!.closes ??= []).push(mark);
};

type Sign = { size: number; opens: boolean; closes: boolean };

/** Opens or closes marks with the sign that was put last; what is left of a sign that meant nothing stays as text. */
const pair = (
  reading: Reading,
  { size, opens, closes }: Sign,
  kinds: readonly (readonly [Kind, number, string])[],
): void => {
  const place = reading.pieces.length - 1;
  let left = size;
  for (const [kind, width, key] of kinds) {
    const opener = reading.open.get(key);
    if (!closes || opener === undefined || left < width) continue;
    reading.open.delete(key);
    markFrom(reading, opener, place, { type: kind });
    const from = reading.pieces[opener]!;
    from.text = from.text.slice(width);
    left -= width;
  }
  const piece = reading.pieces[place]!;
  piece.text = piece.text.slice(0, left);
  if (opens && left === size) for (const [, , key] of kinds) reading.open.set(key, place);
};

const emphasis = (reading: Reading, at: number, sign: string): number => {
  const { text } = reading;
  let end = at;
  while (text[end] === sign) end += 1;
  const size = end - at;
  const before = signBefore(text, at);
  const after = signAt(text, end);
  const opens = !isGap(after) && !isInWord(before);
  const closes = !isGap(before) && !isInWord(after);
  if (size > 3 || (!opens && !closes)) {
    put(reading, text.slice(at, end));
    return end;
  }
  const em = ['em', 1, `em${sign}`] as const;
  const strong = ['strong', 2, `strong${sign}`] as const;
  const kinds = size === 1 ? [em] : size === 2 ? [strong] : [strong, em];
  putSign(reading, text.slice(at, end));
  pair(reading, { size, opens, closes }, kinds);
  return end;
};

/** `||hidden||` and `>!hidden!<`. */
const spoiler = (reading: Reading, at: number, sign: '||' | '>!' | '!<'): number => {
  const { text } = reading;
  const end = at + 2;
  const isTwin = sign === '||';
  const opens = sign !== '!<' && !isGap(signAt(text, end)) && !(isTwin && text[end] === '|');
  const closes = sign !== '>!' && !isGap(signBefore(text, at));
  if (!opens && !closes) put(reading, sign);
  else {
    putSign(reading, sign);
    pair(reading, { size: 2, opens, closes }, [['spoiler', 2, isTwin ? '||' : '>!']]);
  }
  return end;
};

const code = (reading: Reading, at: number): number => {
  const { text, ticks } = reading;
  let end = at;
  while (text[end] === '`') end += 1;
  const starts = ticks.get(end - at) ?? [];
  while (starts.length > 0 && (starts.at(-1) ?? 0) < end) starts.pop();
  const close = starts.at(-1);
  if (close === undefined || text.slice(end, close).trim() === '') {
    put(reading, text.slice(at, end));
    return end;
  }
  const inner = text.slice(end, close).replaceAll('\n', ' ');
  const isPadded = inner.length > 2 && inner.startsWith(' ') && inner.endsWith(' ');
  reading.pieces.push({ text: isPadded ? inner.slice(1, -1) : inner, isCode: true });
  return close + (end - at);
};

const deepestBrackets = 32;

/** The address between the brackets that begin here, and where they end; undefined when it is none. */
const targetAt = (text: string, at: number): { href: string; end: number } | undefined => {
  let depth = 1;
  for (let i = at + 1; i < text.length && depth < deepestBrackets; i += 1) {
    const sign = text.charCodeAt(i);
    if (sign <= 32 || sign === 0x3c) return undefined;
    if (sign === 0x28) depth += 1;
    if (sign === 0x29) depth -= 1;
    if (depth > 0) continue;
    const href = commentHref(text.slice(at + 1, i));
    return href === undefined ? undefined : { href, end: i + 1 };
  }
  return undefined;
};

/** Words that name another place than the one they lead to are shown as they were typed. */
const isHonest = (pieces: readonly Piece[], href: string): boolean =>
  pieces.every(({ bare }) => bare === undefined || hostOf(bare) === hostOf(href));

const closeBracket = (reading: Reading, at: number): number => {
  const { text, brackets, pieces } = reading;
  const opener = brackets.pop();
  const target = opener !== undefined && text[at + 1] === '(' ? targetAt(text, at + 1) : undefined;
  if (opener === undefined || !target) {
    putSign(reading, ']');
    return at + 1;
  }
  brackets.length = 0;
  const inner = pieces.slice(opener + 1);
  if (!inner.some((piece) => piece.text.trim() !== '') || !isHonest(inner, target.href)) {
    putSign(reading, ']');
    return at + 1;
  }
  pieces[opener]!.text = '';
  for (const piece of inner) delete piece.bare;
  markFrom(reading, opener, putSign(reading, ''), { type: 'link', href: target.href });
  return target.end;
};

const escapable = /[\\`*_[\]()|<>!#+.:\-~•w¯]/;

/** A sign after a backslash is itself; the shrug keeps its arm. */
const escape = (reading: Reading, at: number): number => {
  const next = reading.text[at + 1] ?? '';
  const isShrug = next === '_' && reading.text[at - 1] === '¯' && reading.text[at - 2] !== '\\';
  if (!escapable.test(next) || isShrug) {
    put(reading, isShrug ? '\\_' : '\\');
    return at + (isShrug ? 2 : 1);
  }
  put(reading, next);
  return at + 2;
};

const address = (reading: Reading, at: number): number => {
  const found = bareAddressAt(reading.text, at);
  if (!found) {
    put(reading, reading.text[at] ?? '');
    return at + 1;
  }
  const text = reading.text.slice(at, at + found.length);
  if (found.href === undefined) put(reading, text);
  else reading.pieces.push({ text, bare: found.href });
  return at + found.length;
};

const step = (reading: Reading, at: number): number => {
  const { text } = reading;
  const sign = text[at] ?? '';
  const two = text.slice(at, at + 2);
  if (sign === '\\') return escape(reading, at);
  if (sign === '`') return code(reading, at);
  if (sign === '*' || sign === '_') return emphasis(reading, at, sign);
  if (two === '||' || two === '>!' || two === '!<') return spoiler(reading, at, two);
  if (sign === ']') return closeBracket(reading, at);
  if (sign === '[') {
    const place = putSign(reading, '[');
    // A picture is no link: it stays as it was typed.
    if (text[at - 1] !== '!') reading.brackets.push(place);
    return at + 1;
  }
  if (sign === 'h' || sign === 'w' || sign === 'H' || sign === 'W') return address(reading, at);
  put(reading, sign);
  return at + 1;
};

const order = ['link', 'spoiler', 'strong', 'em', 'code'] as const;
const plainRun = /[^\\`*_|>!\][hwHW]+/y;

/** Marks in the one order they are kept in. */
export const inOrder = (marks: readonly CommentMark[]): CommentMark[] =>
  [...marks].sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type));

type Active = Map<string, { mark: CommentMark; times: number }>;

const marksOf = (piece: Piece, active: Active): CommentMark[] => {
  const marks = [...active.values()].map(({ mark }) => mark);
  if (piece.isCode) marks.push({ type: 'code' });
  if (piece.bare !== undefined && !active.has('link')) marks.push({ type: 'link', href: piece.bare });
  return inOrder(marks);
};

/** The same mark may be opened twice (`*one _two_ three*`): it ends with the last of them. */
const turn = (active: Active, { opens = [], closes = [] }: Pick<Piece, 'opens' | 'closes'>): void => {
  for (const { type } of closes) {
    const known = active.get(type);
    if (known && (known.times -= 1) === 0) active.delete(type);
  }
  for (const mark of opens) {
    const known = active.get(mark.type);
    if (known) known.times += 1;
    else active.set(mark.type, { mark, times: 1 });
  }
};

const haveSameMarks = (one: readonly CommentMark[] = [], other: readonly CommentMark[] = []): boolean =>
  one.length === other.length && JSON.stringify(one) === JSON.stringify(other);

/** Adds a text, to the one before where both have the same marks. */
export const addText = (inlines: CommentInline[], text: string, marks: readonly CommentMark[]): void => {
  const last = inlines.at(-1);
  if (text === '') return;
  if (last?.type === 'text' && haveSameMarks(last.marks, marks)) last.text += text;
  else inlines.push(marks.length > 0 ? { type: 'text', text, marks: [...marks] } : { type: 'text', text });
};

const drawn = (pieces: readonly Piece[]): CommentInline[] => {
  const active: Active = new Map();
  const found: CommentInline[] = [];
  for (const piece of pieces) {
    // Of a sign that closes, what is left stands behind the mark; of one that opens, before it.
    if (piece.closes) turn(active, { closes: piece.closes });
    const marks = marksOf(piece, active);
    for (const [i, line] of piece.text.split('\n').entries()) {
      if (i > 0) found.push({ type: 'break' });
      addText(found, line, marks);
    }
    if (piece.opens) turn(active, { opens: piece.opens });
  }
  return found;
};

const isBlankText = (inline: CommentInline): boolean =>
  inline.type === 'text' && inline.text.trim() === '' && inline.marks?.some(({ type }) => type === 'code') !== true;

/** Blanks at the ends of lines say nothing. */
const trimmed = (inlines: readonly CommentInline[]): CommentInline[] => {
  const isEnd = (inline: CommentInline | undefined): boolean => inline === undefined || inline.type === 'break';
  let kept = [...inlines];
  for (let before = -1; before !== kept.length;) {
    before = kept.length;
    kept = kept.filter((inline, i) => !(isBlankText(inline) && (isEnd(kept[i - 1]) || isEnd(kept[i + 1]))));
  }
  while (kept[0]?.type === 'break') kept.shift();
  while (kept.at(-1)?.type === 'break') kept.pop();
  return kept.map((inline, i) => {
    if (inline.type === 'break' || inline.marks?.some(({ type }) => type === 'code')) return inline;
    const start = isEnd(kept[i - 1]) ? inline.text.trimStart() : inline.text;
    return { ...inline, text: isEnd(kept[i + 1]) ? start.trimEnd() : start };
  });
};

/** What is typed inside a paragraph, read into pieces of the tree. Lines are parted by `\n`. */
export const readInline = (text: string): CommentInline[] => {
  const reading: Reading = { text, pieces: [], open: new Map(), brackets: [], ticks: tickRuns(text) };
  let at = 0;
  while (at < text.length) {
    plainRun.lastIndex = at;
    const run = plainRun.exec(text)?.[0];
    if (run === undefined) at = step(reading, at);
    else {
      put(reading, run);
      at += run.length;
    }
  }
  return trimmed(drawn(reading.pieces));
};
