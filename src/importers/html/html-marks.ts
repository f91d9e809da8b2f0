import { safeHref } from '../../common/addresses.ts';
import type { Mark } from '../../rooms/articles/articles.ts';
import { own } from '../shared/own.ts';
import { absoluteAddress, clip, type Conversion } from './conversion.ts';
import type { HtmlElement } from './html-tree.ts';
import { withMark, withoutMark } from './inline-run.ts';

const simpleMarks: Record<string, Mark> = {
  strong: { type: 'strong' },
  b: { type: 'strong' },
  em: { type: 'em' },
  i: { type: 'em' },
  cite: { type: 'em' },
  dfn: { type: 'em' },
  var: { type: 'em' },
  code: { type: 'code' },
  tt: { type: 'code' },
  kbd: { type: 'code' },
  samp: { type: 'code' },
  s: { type: 'strike' },
  strike: { type: 'strike' },
  del: { type: 'strike' },
  sub: { type: 'subscript' },
  sup: { type: 'superscript' },
};

/** Marks that word processors write as style. */
const styled = (style: string, marks: readonly Mark[]): readonly Mark[] => {
  let out = marks;
  if (/font-weight:\s*(?:bold|[6-9]00)/i.test(style)) out = withMark(out, { type: 'strong' });
  if (/font-weight:\s*(?:normal|400)/i.test(style)) out = withoutMark(out, 'strong');
  if (/font-style:\s*italic/i.test(style)) out = withMark(out, { type: 'em' });
  if (/text-decoration(?:-line)?:[^;]*line-through/i.test(style)) out = withMark(out, { type: 'strike' });
  return out;
};

/** The marks of an element's own, added to those it stands in. */
export const inlineMarks = ({ name, attrs }: HtmlElement, marks: readonly Mark[]): readonly Mark[] => {
  const mark = own(simpleMarks, name);
  const marked = mark ? withMark(marks, mark) : marks;
  const lang = attrs['lang'] ?? attrs['xml:lang'];
  const foreign =
    lang && /^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,6}$/i.test(lang)
      ? withMark(marked, { type: 'foreign', attrs: { lang } })
      : marked;
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

/** The marks inside `<a>`. */
export const linkMarks = (element: HtmlElement, marks: readonly Mark[], conversion: Conversion): readonly Mark[] => {
  const href = linkTarget(element, conversion);
  const title = element.attrs['title']?.trim();
  return href === undefined
    ? marks
    : withMark(marks, { type: 'link', attrs: { href, ...(title ? { title: clip(title, 500) } : {}) } });
};
