/** Which marks an element puts on the text inside it. */
import type { Mark } from 'prosemirror-model';
import { cleanAddress } from './addresses.ts';
import type { ClipElement } from './html-tree.ts';
import type { Place, Reading } from './reading.ts';
import type { Style } from './style-of.ts';

const byName: Record<string, string> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  cite: 'em',
  dfn: 'em',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
  sub: 'subscript',
  sup: 'superscript',
  code: 'code',
  tt: 'code',
  kbd: 'code',
  samp: 'code',
};

/** Styles that give or take a mark, whatever the element's name says. */
const byStyle: [mark: string, property: string, gives: RegExp, takes: RegExp][] = [
  ['strong', 'font-weight', /^(?:bold(?:er)?|[6-9]00)$/, /^(?:normal|lighter|[1-4]00)$/],
  ['em', 'font-style', /^(?:italic|oblique)/, /^normal$/],
  ['strike', 'text-decoration', /line-through/, /^none/],
  ['strike', 'text-decoration-line', /line-through/, /^none/],
  ['superscript', 'vertical-align', /^super$/, /^baseline$/],
  ['subscript', 'vertical-align', /^sub$/, /^baseline$/],
];

const primary = (tag: string): string => tag.toLowerCase().split('-', 1)[0] ?? '';

const foreignOf = ({ name, attrs }: ClipElement, reading: Reading): Record<string, string> | undefined => {
  const lang = attrs['lang'] ?? '';
  const isMeant = reading.source === 'web' && /^(?:span|i|em|cite|q|dfn)$/.test(name);
  if (!isMeant || !/^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/i.test(lang) || primary(lang) === primary(reading.language))
    return undefined;
  return { lang };
};

const withMark = (
  marks: readonly Mark[],
  reading: Reading,
  name: string,
  attrs?: Record<string, string>,
): readonly Mark[] => reading.schema.marks[name]?.create(attrs).addToSet(marks) ?? marks;

const withoutMark = (marks: readonly Mark[], reading: Reading, name: string): readonly Mark[] =>
  reading.schema.marks[name]?.removeFromSet(marks) ?? marks;

/** The marks inside an element. Headings are no place for bold, a link has no link inside. */
export const marksInside = (node: ClipElement, style: Style, place: Place, reading: Reading): readonly Mark[] => {
  let { marks } = place;
  const own = byName[node.name];
  if (own) marks = withMark(marks, reading, own);
  for (const [mark, property, gives, takes] of byStyle) {
    const value = style[property];
    if (value === undefined) continue;
    if (gives.test(value)) marks = withMark(marks, reading, mark);
    else if (takes.test(value) && (own === mark || property !== 'text-decoration'))
      marks = withoutMark(marks, reading, mark);
  }
  if (place.isHeading) marks = withoutMark(marks, reading, 'strong');
  if (node.name === 'a') {
    const href = cleanAddress(node.attrs['href'] ?? '', reading.origin);
    if (href) marks = withMark(marks, reading, 'link', { href });
  }
  const foreign = foreignOf(node, reading);
  return foreign ? withMark(marks, reading, 'foreign', foreign) : marks;
};
