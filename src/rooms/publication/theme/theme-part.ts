/** Parts of pages that a theme draws itself: a little HTML with slots, read once into a tree that holds nothing but what is allowed. */
import { Parser } from 'htmlparser2';
import { lineAt, type ThemeFault } from './theme-tokens.ts';

/** The parts there are, the values each may name and the pieces of ours it may place. */
export const themeParts = {
  masthead: {
    values: ['publication.name', 'publication.tagline', 'publication.home', 'edition.name', 'page.kind', 'date'],
    pieces: ['logo', 'nav', 'tools'],
  },
  footer: {
    values: [
      'publication.name',
      'publication.tagline',
      'publication.home',
      'edition.name',
      'page.kind',
      'copyright',
      'footer.text',
    ],
    pieces: ['logo', 'columns', 'small'],
  },
  'story-foot': {
    values: ['publication.name', 'publication.home', 'edition.name', 'story.headline', 'story.section'],
    pieces: ['corrections', 'tags', 'tools', 'share'],
  },
  'front-head': {
    values: ['publication.name', 'publication.tagline', 'publication.home', 'edition.name', 'date'],
    pieces: ['logo'],
  },
} as const satisfies Record<string, { values: readonly string[]; pieces: readonly string[] }>;
export type ThemePartName = keyof typeof themeParts;

export type ThemeText = readonly (string | { value: string })[];
export type ThemeElement = {
  name: string;
  attributes: Record<string, ThemeText>;
  /** Left out where this value is empty. */
  onlyIf?: string;
  children: ThemeNode[];
};
export type ThemeNode = ThemeElement | { text: ThemeText } | { piece: string };

const elements = new Set(
  (
    'a abbr address article aside b blockquote br cite dd details div dl dt em figcaption figure footer h2 h3 h4 header hr i img li nav ol p ' +
    'section small span strong sub summary sup time ul'
  ).split(' '),
);
const everywhere = new Set(['class', 'id', 'lang', 'dir', 'title', 'role', 'data-if']);
const own: Record<string, readonly string[]> = {
  a: ['href', 'rel', 'hreflang'],
  img: ['src', 'alt', 'width', 'height', 'loading'],
  time: ['datetime'],
};

export const longestPart = 20_000;
const deepest = 30;
const slotPattern = /\{\{\s*(>?)\s*([\w.-]+)\s*\}\}/g;

type Reading = {
  name: ThemePartName;
  source: string;
  faults: ThemeFault[];
  files: (name: string) => string | undefined;
};

const note = ({ name, source, faults }: Reading, at: number, words: string): void =>
  void faults.push({ file: `parts/${name}.html`, line: lineAt(source, at), words });

const isValue = ({ name }: Reading, slot: string): boolean =>
  (themeParts[name].values as readonly string[]).includes(slot);

/** Text with its slots; pieces of ours may stand between elements only. */
const textOf = (reading: Reading, text: string, at: number): ThemeText => {
  const parts: (string | { value: string })[] = [];
  let from = 0;
  for (const found of text.matchAll(slotPattern)) {
    const [whole, isPiece, slot = ''] = found;
    parts.push(text.slice(from, found.index));
    if (isPiece) note(reading, at, `{{> ${slot}}} cannot stand in an attribute`);
    else if (isValue(reading, slot)) parts.push({ value: slot });
    else
      note(reading, at, `there is no value {{${slot}}} here; there are ${themeParts[reading.name].values.join(', ')}`);
    from = found.index + whole.length;
  }
  const rest = text.slice(from);
  if (/\{\{|\}\}/.test(parts.filter((part) => typeof part === 'string').join('') + rest))
    note(reading, at, 'a slot is written {{name}} or {{> piece}}');
  return [...parts, rest].filter((part) => part !== '');
};

/** Text between elements: words, values, and pieces of ours. */
const nodesOf = (reading: Reading, text: string, at: number): ThemeNode[] => {
  const nodes: ThemeNode[] = [];
  let from = 0;
  const words = (part: string): void => {
    const read = textOf(reading, part, at);
    if (read.length > 0) nodes.push({ text: read });
  };
  for (const found of text.matchAll(/\{\{\s*>\s*([\w.-]+)\s*\}\}/g)) {
    const [whole, piece = ''] = found;
    words(text.slice(from, found.index));
    if ((themeParts[reading.name].pieces as readonly string[]).includes(piece)) nodes.push({ piece });
    else
      note(
        reading,
        at,
        `there is no piece {{> ${piece}}} here; there are ${themeParts[reading.name].pieces.join(', ')}`,
      );
    from = found.index + whole.length;
  }
  words(text.slice(from));
  return nodes;
};

/** An address may be one of ours, a known value, or for links another site's; nothing else. */
const addressFault = (element: string, attribute: string, value: string): string | undefined => {
  if (/^\{\{\s*publication\.home\s*\}\}(?:[\w/.?#=&-]*)$/.test(value)) return undefined;
  if (attribute === 'src') return /^files\//.test(value) ? undefined : 'src must be files/NAME, a file of the theme';
  if (/^(?:https:\/\/|mailto:|\/(?![/\\])|#)/.test(value) && !value.includes('{{')) return undefined;
  return `${element} ${attribute}: write https://…, mailto:…, /a-path, #a-place or {{publication.home}}`;
};

const attributesOf = (
  reading: Reading,
  name: string,
  given: Record<string, string>,
  at: number,
): Pick<ThemeElement, 'attributes' | 'onlyIf'> => {
  const attributes: Record<string, ThemeText> = {};
  let onlyIf: string | undefined;
  for (const [attribute, value] of Object.entries(given)) {
    const isAllowed =
      everywhere.has(attribute) || attribute.startsWith('aria-') || own[name]?.includes(attribute) === true;
    if (!isAllowed) note(reading, at, `${attribute} on <${name}> is left out: it is not allowed`);
    else if (attribute === 'data-if') {
      if (isValue(reading, value)) onlyIf = value;
      else note(reading, at, `data-if="${value}": there is no such value`);
    } else if (attribute === 'href' || attribute === 'src') {
      const fault = addressFault(name, attribute, value);
      const file = attribute === 'src' ? reading.files(value.slice('files/'.length)) : undefined;
      if (fault !== undefined) note(reading, at, fault);
      else if (attribute === 'src' && file === undefined) note(reading, at, `${value} is not there`);
      else attributes[attribute] = file === undefined ? textOf(reading, value, at) : [file];
    } else attributes[attribute] = textOf(reading, value, at);
  }
  if (name === 'img' && attributes['alt'] === undefined)
    note(reading, at, '<img> needs alt="…", empty where it says nothing');
  return { attributes, ...(onlyIf === undefined ? {} : { onlyIf }) };
};

/** Reads a part. With any fault the part built in is used instead. */
export const readThemePart = (
  name: ThemePartName,
  source: string,
  files: (name: string) => string | undefined,
): { nodes: ThemeNode[]; faults: ThemeFault[] } => {
  const reading: Reading = { name, source, faults: [], files };
  if (source.length > longestPart) {
    note(reading, 0, `is longer than ${longestPart} signs`);
    return { nodes: [], faults: reading.faults };
  }
  const root: ThemeElement = { name: '', attributes: {}, children: [] };
  const open: ThemeElement[] = [root];
  const parser = new Parser({
    onopentag: (tag, given) => {
      const at = parser.startIndex;
      if (!elements.has(tag)) note(reading, at, `<${tag}> is not allowed here`);
      const element: ThemeElement = { name: tag, ...attributesOf(reading, tag, given, at), children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
      if (open.length > deepest) note(reading, at, 'is nested too deeply');
    },
    onclosetag: (tag, isImplied) => {
      if (isImplied && !['br', 'hr', 'img', 'li', 'p', 'dd', 'dt'].includes(tag))
        note(reading, parser.startIndex, `<${tag}> is not closed`);
      open.pop();
    },
    ontext: (text) => open.at(-1)?.children.push(...nodesOf(reading, text, parser.startIndex)),
    onprocessinginstruction: () => note(reading, parser.startIndex, 'this is not allowed here'),
  });
  parser.end(source);
  return { nodes: reading.faults.length > 0 ? [] : root.children, faults: reading.faults };
};
