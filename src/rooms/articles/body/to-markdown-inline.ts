import { directionOf } from '../../../common/words.ts';
import { escapeHtml, foldSpace } from '../../../common/text.ts';
import type { Inline, Mark, TextRun } from './body.ts';
import { absoluteHref, type Elsewhere } from './elsewhere.ts';

/** Words that stay words: no sign in them is taken for Markdown, HTML, an entity or a bare address. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>~|]/g, '\\$&')
    // Marked takes an escaped “](” inside a link's words for the end of them.
    .replace(/^\(|(?<=\\\])\(/g, '\\(')
    .replace(/&(?=[#\w])/g, '\\&')
    .replace(/\b(https?|ftp):(?=\/\/)/gi, '$1\\:')
    .replace(/\bwww\./gi, (found) => found.replace('.', '\\.'))
    .replace(/(?<=[\w.+-])@(?=\w)/g, '\\@')
    .replace(/!(?=$|\\\[)/g, '\\!')
    // At the start of a line these would begin a heading, list, quotation, rule or block of ours.
    .replace(/^(\s*)([#+=:-])/gm, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])/gm, '$1\\$2');

/** An address as the target of a Markdown link. */
export const markdownAddress = (url: string): string => {
  const plain = url.replace(/[\s<>]/g, (sign) => encodeURIComponent(sign)).replace(/\\/g, '%5C');
  return /[()]/.test(plain) ? `<${plain}>` : plain;
};

const title = (text: string | undefined): string =>
  text
    ? ` "${foldSpace(text)
        .replace(/[\\"]/g, '\\$&')
        .replace(/&(?=[#\w])/g, '\\&')}"`
    : '';

const codeSpan = (text: string): string => {
  const flat = text.replace(/\s*\n\s*/g, ' ');
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = /^`|`$|^ .*[^ ].* $/.test(flat) ? ' ' : '';
  return `${fence}${space}${flat}${space}${fence}`;
};

/** From the outside in. */
const order = ['link', 'foreign', 'strong', 'em', 'strike', 'superscript', 'subscript', 'code'] as const;
const tags: Partial<Record<Mark['type'], string>> = {
  strong: 'strong',
  em: 'em',
  strike: 'del',
  superscript: 'sup',
  subscript: 'sub',
};
const signs: Partial<Record<Mark['type'], string>> = { strong: '**', em: '*', strike: '~~' };

/** Begins and ends with a letter or digit. */
const isWordy = (text: string): boolean => /^[\p{L}\p{N}](?:[^]*[\p{L}\p{N}])?$/u.test(text);

const wrap = (mark: Mark, inner: string, before: string, elsewhere: Elsewhere): string => {
  if (mark.type === 'link')
    return `[${inner}](${markdownAddress(absoluteHref(mark.attrs.href, elsewhere))}${title(mark.attrs.title)})`;
  if (mark.type === 'foreign') {
    const { lang } = mark.attrs;
    return `<span lang="${escapeHtml(lang)}" dir="${directionOf(lang)}">${inner}</span>`;
  }
  const sign = signs[mark.type];
  // Signs only work between a word's letters and not right after another sign; HTML's tags always do.
  if (sign && isWordy(inner) && !/[*~]$/.test(before)) return sign + inner + sign;
  const tag = tags[mark.type];
  return tag ? `<${tag}>${inner}</${tag}>` : inner;
};

const markOf = (run: TextRun, type: Mark['type']): Mark | undefined => run.marks?.find((mark) => mark.type === type);

const isSame = (a: Mark | undefined, b: Mark | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

const plain = (run: Inline): string => {
  if (run.type === 'hardBreak') return '\\\n';
  if (markOf(run, 'code')) return codeSpan(run.text);
  return escapeMarkdown(run.text.replace(/\s*\n\s*/g, ' '));
};

/** Runs that share a mark are wrapped together; spaces at either end stay outside, where Markdown wants them. */
const level = (runs: readonly Inline[], depth: number, before: string, elsewhere: Elsewhere): string => {
  const type = order[depth];
  if (type === undefined || type === 'code') return runs.map(plain).join('');
  let out = '';
  for (let from = 0; from < runs.length;) {
    const first = runs[from] as Inline;
    const mark = first.type === 'text' ? markOf(first, type) : undefined;
    let to = from + 1;
    for (; to < runs.length; to += 1) {
      const next = runs[to] as Inline;
      if (!isSame(next.type === 'text' ? markOf(next, type) : undefined, mark)) break;
    }
    const inner = level(runs.slice(from, to), depth + 1, before + out, elsewhere);
    const [, lead = '', core = '', trail = ''] = /^(\s*)([^]*?)(\s*)$/.exec(inner) ?? [];
    out += mark && core !== '' ? lead + wrap(mark, core, before + out + lead, elsewhere) + trail : inner;
    from = to;
  }
  return out;
};

/** A paragraph's runs as one piece of Markdown. */
export const inlineToMarkdown = (content: readonly Inline[], elsewhere: Elsewhere): string =>
  level(content, 0, '', elsewhere).replace(/(?:\\\n)+$/, '');
