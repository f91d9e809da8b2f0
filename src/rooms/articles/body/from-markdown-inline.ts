import { Parser } from 'htmlparser2';
import type { Token, Tokens } from 'marked';
import { safeHref } from '../../../common/addresses.ts';
import { foldSpace } from '../../../common/text.ts';
import type { Block, Inline, Mark } from './body.ts';

export type MarkdownOptions = {
  /** The media room's id of a picture, sound or film by the name it has in the text. */
  picture?: (fileName: string) => string | undefined;
  /** The address of another story by the id in `story:id`. */
  story?: (id: string) => string | undefined;
  /** A block that Markdown cannot say, by the name in `::: kept name`: it is put back as it was. */
  kept?: (name: string) => Block | undefined;
};

export type InlineReading = { options: MarkdownOptions; faults: string[] };

/** The words of a piece of HTML, entities resolved, scripts and styles left out. */
export const textOfHtml = (html: string): string => {
  let text = '';
  let silent = 0;
  const parser = new Parser({
    onopentag: (name) => {
      if (name === 'script' || name === 'style') silent += 1;
      else if (/^(?:p|div|br|li|h\d|tr|blockquote)$/.test(name)) text += ' ';
    },
    onclosetag: (name) => {
      if (name === 'script' || name === 'style') silent -= 1;
    },
    ontext: (piece) => {
      if (silent === 0) text += piece;
    },
  });
  parser.end(html);
  return foldSpace(text);
};

/** Resolves `&amp;`, `&#8211;` …, which Markdown takes over from HTML. */
const resolveEntities = (text: string): string => {
  if (!/&[#a-z]/i.test(text)) return text;
  let resolved = '';
  const parser = new Parser({ ontext: (piece) => (resolved += piece) });
  parser.end(text.replace(/</g, '&lt;'));
  return resolved;
};

/** A line's end inside a paragraph is a space, but nothing between characters of scripts that are written without spaces. */
const softBreaks = (text: string): string =>
  text
    .replace(
      /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、，]) *\n *(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu,
      '',
    )
    .replace(/\s*\n\s*/g, ' ');

const tagMarks: Record<string, Mark> = {
  strong: { type: 'strong' },
  b: { type: 'strong' },
  em: { type: 'em' },
  i: { type: 'em' },
  sub: { type: 'subscript' },
  sup: { type: 'superscript' },
  del: { type: 'strike' },
  s: { type: 'strike' },
  code: { type: 'code' },
};

type OpenTag = { name: string; mark: Mark };

const markOfTag = (tag: string): OpenTag | undefined => {
  const name = /^<([a-z]+)/i.exec(tag)?.[1]?.toLowerCase() ?? '';
  const mark = Object.hasOwn(tagMarks, name) ? tagMarks[name] : undefined;
  if (mark) return { name, mark };
  const lang = /^<(?:span|i|em|q)\b[^>]*\blang="([a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*)"/.exec(tag)?.[1];
  return lang ? { name, mark: { type: 'foreign', attrs: { lang } } } : undefined;
};

const withMark = (marks: readonly Mark[], mark: Mark): Mark[] =>
  marks.some(({ type }) => type === mark.type) ? [...marks] : [...marks, mark];

const linkMark = ({ href, title, text }: Tokens.Link, { options, faults }: InlineReading): Mark | undefined => {
  const story = /^story:(.+)$/.exec(href)?.[1];
  const address = story === undefined ? safeHref(href) : options.story?.(story);
  if (address === undefined) {
    faults.push(
      story === undefined ? `“${text}” led to an address that may not be linked` : `there is no story “${story}”`,
    );
    return undefined;
  }
  return { type: 'link', attrs: { href: address, ...(title ? { title } : {}) } };
};

const simpleMarks: Record<string, Mark> = { strong: { type: 'strong' }, em: { type: 'em' }, del: { type: 'strike' } };

const collect = (tokens: readonly Token[], outer: readonly Mark[], reading: InlineReading, out: Inline[]): void => {
  const open: OpenTag[] = [];
  const put = (text: string, marks: readonly Mark[]): void => {
    if (text !== '') out.push(marks.length > 0 ? { type: 'text', text, marks: [...marks] } : { type: 'text', text });
  };
  for (const token of tokens) {
    const marks = open.reduce<Mark[]>((held, { mark }) => withMark(held, mark), [...outer]);
    if (token.type === 'html') readTag(token.raw, { open, out, reading });
    else if (token.type === 'br') out.push({ type: 'hardBreak' });
    else if (token.type === 'codespan') put((token as Tokens.Codespan).text, withMark(marks, { type: 'code' }));
    else if (token.type === 'escape') put((token as Tokens.Escape).text, marks);
    else if (token.type === 'checkbox') put((token as Tokens.Checkbox).checked ? '☑ ' : '☐ ', marks);
    else if (token.type === 'image') {
      reading.faults.push(`the picture “${(token as Tokens.Image).href}” is not known or cannot stand here`);
      put(resolveEntities((token as Tokens.Image).text), marks);
    } else if (token.type === 'link') {
      const mark = linkMark(token as Tokens.Link, reading);
      collect((token as Tokens.Link).tokens, mark ? withMark(marks, mark) : marks, reading, out);
    } else {
      const mark = simpleMarks[token.type];
      const inner = 'tokens' in token ? token.tokens : undefined;
      if (inner) collect(inner, mark ? withMark(marks, mark) : marks, reading, out);
      else put(softBreaks(resolveEntities('text' in token ? String(token.text) : token.raw)), marks);
    }
  }
};

type TagSpot = { open: OpenTag[]; out: Inline[]; reading: InlineReading };

/** A few tags that Markdown has no signs for become marks; every other tag is dropped, what stands between tags stays. */
const readTag = (tag: string, { open, out, reading }: TagSpot): void => {
  if (/^<br\s*\/?>$/i.test(tag)) return void out.push({ type: 'hardBreak' });
  const closing = /^<\/([a-z]+)/i.exec(tag)?.[1]?.toLowerCase();
  if (closing !== undefined) {
    const at = open.findLastIndex(({ name }) => name === closing);
    if (at >= 0) open.splice(at, 1);
    return;
  }
  const opened = markOfTag(tag);
  if (opened) open.push(opened);
  else if (!tag.startsWith('<!--')) reading.faults.push(`HTML was left out: ${tag.slice(0, 60)}`);
};

/** The runs of a paragraph, heading or cell. */
export const inlineFromTokens = (tokens: readonly Token[], reading: InlineReading): Inline[] => {
  const out: Inline[] = [];
  collect(tokens, [], reading, out);
  return joinRuns(out);
};

/** Neighbours with the same marks are one run. */
const joinRuns = (runs: readonly Inline[]): Inline[] => {
  const joined: Inline[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    const same =
      run.type === 'text' && last?.type === 'text' && JSON.stringify(run.marks) === JSON.stringify(last.marks);
    if (same) joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
};

/** Without breaks and spaces at either end. */
export const trimInline = (content: readonly Inline[]): Inline[] => {
  let list = [...content];
  const isBlank = (node: Inline | undefined): boolean =>
    node !== undefined && (node.type === 'hardBreak' || node.text.trim() === '');
  while (isBlank(list[0])) list = list.slice(1);
  while (isBlank(list.at(-1))) list = list.slice(0, -1);
  const [first] = list;
  if (first?.type === 'text') list[0] = { ...first, text: first.text.trimStart() };
  const last = list.at(-1);
  if (last?.type === 'text') list[list.length - 1] = { ...last, text: last.text.trimEnd() };
  return list;
};
