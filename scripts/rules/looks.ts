/** Styles: right-to-left for free, colours in one place, nothing the content policy would refuse. */
import { basename } from 'node:path/posix';
import { faultsAt, isTest, withoutBlockComments, withoutComments, type Fault, type Rule } from './tree.ts';

const side =
  /(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-[a-z]+)?|border-(?:top|bottom)-(?:left|right)-radius|left|right)\s*:/g;
const sideValue = /(?<![\w-])(?:text-align|float|clear|caption-side)\s*:\s*(left|right)\b/g;

/** What lies at the start for an English reader lies at the end for an Arabic one. */
export const logicalRule: Rule = (file): Fault[] => {
  if (!file.path.endsWith('.css')) return [];
  const css = withoutBlockComments(file);
  return [
    ...faultsAt(
      css,
      side,
      ([found]) =>
        `“${found.replace(/\s*:$/, '')}” is wrong in Arabic: use the logical property (margin-inline-start, inset-inline-end …)`,
    ),
    ...faultsAt(css, sideValue, ([found]) => `“${found}” is wrong in Arabic: use start or end`),
  ];
};

const named =
  'white|black|red|green|blue|yellow|orange|purple|pink|brown|gr[ae]y|silver|gold|navy|teal|olive|maroon|lime|aqua|cyan|magenta|fuchsia|' +
  'crimson|indigo|violet|beige|ivory|(?:light|dark|medium|pale|deep|dim|slate|rebecca)[a-z]*(?:white|black|red|green|blue|yellow|orange|purple|pink|gr[ae]y|violet|slate)[a-z]*';
const colour = new RegExp(
  `#[0-9a-f]{3,8}\\b|\\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\\(\\s*(?!from\\b)|(?<![\\w-])(?:${named})(?![\\w-])`,
  'gi',
);
const declaration = /(?<=[{;]\s*)(--[\w-]+|[a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/g;

/** The file that holds all colours. On paper there are only ink and no ink, and a mask is no colour at all. */
const palette = 'tokens.css';
const free = new Set([palette, 'print.css']);

export const colourRule: Rule = (file): Fault[] => {
  if (!file.path.endsWith('.css') || free.has(basename(file.path))) return [];
  return faultsAt(withoutBlockComments(file), declaration, ([, property = '', value = '']) => {
    if (property.startsWith('mask')) return undefined;
    const found = value.replace(/url\([^)]*\)|"[^"]*"|'[^']*'/g, '').match(colour)?.[0];
    return found === undefined
      ? undefined
      : `the colour ${found.replace(/\($/, '(…)')} belongs into ${palette}, under a name that says what it is for`;
  });
};

const attribute = /<[A-Za-z][\w.]*\s[^<>]*?\b(style|on[A-Z][a-z]+|on[a-z]+)=/g;

/** The content policy lets no style or script attribute act: they would be dead letters. */
export const attributeRule: Rule = (file): Fault[] =>
  file.path.endsWith('.tsx') && file.path.startsWith('src/') && !isTest(file.path)
    ? faultsAt(
        withoutComments(file),
        attribute,
        ([, name]) => `the attribute ${name} is refused by the content policy: use a class, or an island`,
      )
    : [];
