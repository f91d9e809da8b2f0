import { cleanText, foldSpace } from '../../common/text.ts';
import type { CommentBody, CommentInline } from './comment-body.ts';

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
};

const decoded = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );

/** Longer sources are cut: what an archive brings is not ours to trust. */
const longest = 100_000;
const mostParagraphs = 500;

const inlineOf = (paragraph: string): CommentInline[] =>
  paragraph
    .split('\n')
    .map(foldSpace)
    .filter(Boolean)
    .flatMap((text, i): CommentInline[] => [...(i > 0 ? [{ type: 'break' as const }] : []), { type: 'text', text }]);

/**
 * The words of a comment from an archive whose HTML has not been turned into the tree yet: its paragraphs without any markup. It only
 * has to do until the job that converts archives comes by.
 */
export const sourceToBody = (source: string): CommentBody => {
  const broken = source
    .slice(0, longest)
    .replace(/\r\n?/g, '\n')
    .replace(/<br\s*\/?>\n?/gi, '\n')
    .replace(/<\/?(?:p|div|blockquote|ul|ol|li|pre|h[1-6])\b[^<>]*>/gi, '\n\n')
    .replace(/<[^<>]*>/g, '');
  const content = cleanText(decoded(broken))
    .split(/\n\s*\n/)
    .slice(0, mostParagraphs)
    .map(inlineOf)
    .filter((inline) => inline.length > 0)
    .map((inline) => ({ type: 'paragraph' as const, content: inline }));
  return { type: 'doc', content };
};
