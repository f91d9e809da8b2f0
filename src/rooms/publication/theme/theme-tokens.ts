/** `tokens.css` of a theme: custom properties for both schemes, and nothing else. */
import { colourOf, worstContrast } from '../../../common/colour.ts';
import type { LookTokens } from '../look.ts';
import { palettes, type Palette, type Scheme } from '../palette.ts';

/** What is wrong with a theme, and where. */
export type ThemeFault = { file: string; line: number; words: string; isOnlyWarning?: boolean };

/** Tokens that a theme may set and that we know; others are taken as its own, for its stylesheet. */
export const knownTokens: ReadonlySet<string> = new Set(
  (
    'accent-light accent-dark accent headline serif sans mono face-serif face-sans paper wash sheet ink ink-2 ink-3 alarm rule rule-strong ' +
    'stage stage-ink stage-ink-2 stage-rule paper-white tint-0 tint-1 tint-2 tint-3 tint-4 tint-5 tint-6 tint-7 ' +
    't-1 t0 t1 t2 t3 t4 t5 l-1 l0 l1 l2 l3 l4 l5 tight italic s1 s2 s3 s4 s5 s6 s7 s8 s9 measure page gutter corner touch quick'
  ).split(' '),
);

export const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** Comments become spaces, so that every place stays where it was. */
export const withoutComments = (css: string): string =>
  css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, (comment) => comment.replace(/[^\n]/g, ' '));

const longestValue = 400;
const harmful = /url\s*\(|image-set|\bsrc\s*\(|@|[{}<>\\]|expression|javascript:/i;

const file = 'tokens.css';
type Rule = { scheme: 'always' | Scheme; body: string; at: number };

const darkMedia = /^@media\s*\(\s*prefers-color-scheme\s*:\s*dark\s*\)$/;
const schemeOf = (selector: string): Rule['scheme'] | undefined => {
  if (selector === ':root') return 'always';
  const forced = /^:root\[data-scheme=['"]?(light|dark)['"]?\]$/.exec(selector)?.[1];
  return forced === 'light' || forced === 'dark' ? forced : undefined;
};

/** The rules of a sheet: `:root`, `:root[data-scheme='dark']`, and `:root` inside the media query for the dark. */
const rulesOf = (css: string, faults: ThemeFault[]): Rule[] => {
  const rules: Rule[] = [];
  const note = (at: number, words: string): void => void faults.push({ file, line: lineAt(css, at), words });
  let isDark = false;
  const pattern = /([^{}]*)\{|\}/g;
  for (let found = pattern.exec(css); found; found = pattern.exec(css)) {
    if (found[0] === '}') {
      isDark = false;
      continue;
    }
    const selector = (found[1] ?? '').trim().replace(/\s+/g, ' ');
    const at = found.index + (found[1] ?? '').search(/\S|$/);
    if (darkMedia.test(selector)) {
      isDark = true;
      continue;
    }
    const end = css.indexOf('}', pattern.lastIndex);
    const body = css.slice(pattern.lastIndex, end < 0 ? undefined : end);
    const scheme = schemeOf(selector);
    if (scheme === undefined) note(at, `“${selector.slice(0, 80)}” is left out: only :root may be written here`);
    else rules.push({ scheme: isDark ? 'dark' : scheme, body, at: pattern.lastIndex });
    pattern.lastIndex = end < 0 ? css.length : end + 1;
  }
  return rules;
};

type Line = { name: string; value: string; at: number };

const declarationsOf = ({ body, at }: Rule): Line[] => {
  const lines: Line[] = [];
  let from = 0;
  for (const part of body.split(';')) {
    const colon = part.indexOf(':');
    const start = from + part.search(/\S|$/);
    if (part.trim() !== '')
      lines.push({
        name: (colon < 0 ? part : part.slice(0, colon)).trim(),
        value: colon < 0 ? '' : part.slice(colon + 1).trim(),
        at: at + start,
      });
    from += part.length + 1;
  }
  return lines;
};

const faultOf = ({ name, value }: Line): string | undefined => {
  if (!/^--[a-z][\w-]{0,60}$/i.test(name))
    return `“${name.slice(0, 60)}” is left out: only custom properties (--name) are taken`;
  if (value === '' || value.length > longestValue) return `${name} is left out: its value is empty or too long`;
  return harmful.test(value) ? `${name} is left out: addresses, braces and escapes are not taken` : undefined;
};

/** Reads the sheet; what is not taken is told with its line. */
export const readThemeTokens = (text: string): { tokens: LookTokens; faults: ThemeFault[] } => {
  const css = withoutComments(text);
  const faults: ThemeFault[] = [];
  const tokens: LookTokens = { always: {}, light: {}, dark: {} };
  for (const rule of rulesOf(css, faults)) {
    for (const line of declarationsOf(rule)) {
      const words = faultOf(line);
      if (words !== undefined) {
        faults.push({ file, line: lineAt(css, line.at), words });
        continue;
      }
      tokens[rule.scheme][line.name] = line.value;
      if (!knownTokens.has(line.name.slice(2)))
        faults.push({
          file,
          line: lineAt(css, line.at),
          words: `${line.name} is no token of ours; it is served for your stylesheet`,
          isOnlyWarning: true,
        });
    }
  }
  return { tokens, faults };
};

const wanted: Record<string, number> = {
  ink: 4.5,
  'ink-2': 4.5,
  'ink-3': 4.5,
  accent: 4.5,
  alarm: 4.5,
  'rule-strong': 3,
};

/** What cannot be read with these tokens: a warning for each colour and scheme. Colours that are no figures are not judged. */
export const contrastWarnings = (
  tokens: LookTokens,
  base: Record<Scheme, Palette & { accent: string }>,
): ThemeFault[] =>
  (['light', 'dark'] as const).flatMap((scheme) => {
    const told = { ...tokens.always, ...tokens[scheme] };
    const value = (name: string): string | undefined =>
      told[`--${name}`] === undefined
        ? (base[scheme] as Record<string, string>)[name]
        : colourOf(told[`--${name}`] ?? '');
    const accent = told['--accent'] ?? told[`--accent-${scheme}`] ?? base[scheme].accent;
    const grounds = ['paper', 'wash', 'sheet'].map(value).filter((ground) => ground !== undefined);
    return Object.entries(wanted).flatMap(([name, least]) => {
      const colour = name === 'accent' ? colourOf(accent) : value(name);
      if (colour === undefined || grounds.length === 0) return [];
      const ratio = worstContrast(colour, grounds);
      if (ratio >= least - 0.05) return [];
      const words = `--${name} ${colour} reaches only ${(Math.floor(ratio * 10) / 10).toFixed(1)} : 1 in the ${scheme} scheme; ${least} : 1 is needed`;
      return [{ file, line: 1, words, isOnlyWarning: true }];
    });
  });

/** The colours without a theme, with the accents of the settings. */
export const baseColours = (accents: Record<Scheme, string>): Record<Scheme, Palette & { accent: string }> => ({
  light: { ...palettes.light, accent: accents.light },
  dark: { ...palettes.dark, accent: accents.dark },
});
