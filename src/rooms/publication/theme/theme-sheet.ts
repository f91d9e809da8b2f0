/** `theme.css` of a theme: any stylesheet that asks nobody else for anything. */
import { lineAt, withoutComments, type ThemeFault } from './theme-tokens.ts';

export const longestSheet = 100_000;
const file = 'theme.css';

/** Files a theme brings along: `url(files/name.woff2)`. */
const ownFile = /^files\/([a-z0-9][\w.-]{0,80}\.(?:woff2|png|jpe?g|webp|avif|svg))$/i;

/** Each with what to say of it. Escapes could hide any of the others, so they are refused first. */
const refused: readonly (readonly [RegExp, string])[] = [
  [/\\(?!["'])/g, 'escapes are not taken: write the sign itself'],
  [/@import\b/gi, '@import is not taken: put the rules into this file'],
  [/@(?:charset|namespace|document)\b/gi, 'this rule is not taken'],
  [/\b(?:-webkit-)?image-set\s*\(|\bsrc\s*\(/gi, 'write url(files/…)'],
  [/<\/?\w|<!--/g, 'this is no stylesheet'],
  [/expression\s*\(|javascript:|behavior\s*:|-moz-binding/gi, 'this is not taken'],
];

const addresses = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*))\s*\)/gi;

/** The sheet with its files at their served addresses. One fault, and none of it is served: half a sheet looks like no sheet. */
export const readThemeSheet = (
  text: string,
  addressOf: (name: string) => string | undefined,
): { css: string; faults: ThemeFault[] } => {
  if (text.length > longestSheet)
    return { css: '', faults: [{ file, line: 1, words: `is longer than ${longestSheet} signs` }] };
  const css = withoutComments(text);
  const faults: ThemeFault[] = [];
  const note = (at: number, words: string): void => void faults.push({ file, line: lineAt(css, at), words });
  for (const [pattern, words] of refused)
    for (const found of css.matchAll(pattern)) note(found.index, `“${found[0].trim()}”: ${words}`);
  const served = css.replace(addresses, (whole: string, ...found: (string | number | undefined)[]) => {
    const [double, single, bare, at] = found;
    const address = String(double ?? single ?? bare ?? '').trim();
    const name = ownFile.exec(address)?.[1];
    const ours = name === undefined ? undefined : addressOf(name);
    if (ours !== undefined) return `url("${ours}")`;
    note(
      typeof at === 'number' ? at : 0,
      name === undefined ? `“${whole.slice(0, 80)}”: only url(files/NAME) is taken` : `files/${name} is not there`,
    );
    return 'none';
  });
  if (/url\(/i.test(served.replace(/url\("\/look\/[\w./-]+"\)/g, ''))) note(0, 'an address in url(…) is not closed');
  if ((css.match(/\{/g)?.length ?? 0) !== (css.match(/\}/g)?.length ?? 0)) note(0, 'as many { as } are needed');
  return { css: faults.length > 0 ? '' : served.replace(/\s+/g, ' ').trim(), faults };
};
