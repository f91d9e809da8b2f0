import type { Tokens } from 'marked';
import { webAddress } from '../../../common/addresses.ts';
import type { Block, Body, Picture } from './body.ts';
import type { MarkdownReading } from './from-markdown.ts';
import type { Directive } from './markdown-directive.ts';
import { parseBody } from './parse-body.ts';
import { plainInline } from './walk-body.ts';

/** An entry of a live blog: `when` and `flags` are as written (“-8m”, “key”). */
export type MarkdownEntry = { when: string; flags: string[]; headline: string; body: Body };

type Reader = (directive: Directive, reading: MarkdownReading) => Block[];

const given = <Name extends string>(name: Name, value: string | undefined): { [key in Name]?: string } =>
  value ? ({ [name]: value } as { [key in Name]?: string }) : {};

/** The words of the block inside, as one line. */
const wordsInside = (directive: Directive, reading: MarkdownReading): string =>
  reading
    .blocks(directive.tokens)
    .map((block) => (block.type === 'paragraph' ? plainInline(block.content) : ''))
    .filter(Boolean)
    .join(' ');

const media = (fileName: string | undefined, reading: MarkdownReading): string | undefined => {
  const id = fileName ? reading.options.picture?.(fileName) : undefined;
  if (id === undefined) reading.faults.push(`“${fileName ?? ''}” is not in the media room`);
  return id;
};

const reaches = ['text', 'wide', 'full'] as const;

const picture: Reader = (directive, reading) => {
  const [file, ...rest] = directive.parts;
  const mediaId = media(file, reading);
  if (mediaId === undefined) return [];
  const reach = reaches.find((known) => rest.includes(known));
  const alt = rest.find((part) => part !== reach);
  const caption = wordsInside(directive, reading);
  return [
    {
      type: 'picture',
      attrs: { mediaId, ...given('caption', caption), ...given('alt', alt), ...(reach ? { reach } : {}) },
    },
  ];
};

const gallery: Reader = (directive, reading) => {
  const content: Picture[] = [];
  for (const line of directive.text.split('\n')) {
    const [file, ...caption] = line
      .replace(/^[-*] +/, '')
      .split('|')
      .map((part) => part.trim());
    if (!file) continue;
    const mediaId = media(file, reading);
    if (mediaId !== undefined)
      content.push({ type: 'picture', attrs: { mediaId, ...given('caption', caption.join('|')) } });
  }
  const title = given('title', directive.parts[0]);
  return content.length > 0 ? [{ type: 'gallery', ...(title.title ? { attrs: title } : {}), content }] : [];
};

const recording =
  (type: 'sound' | 'film'): Reader =>
  (directive, reading) => {
    const [file, title] = directive.parts;
    const mediaId = media(file, reading);
    if (mediaId === undefined) return [];
    return [
      { type, attrs: { mediaId, ...given('title', title), ...given('caption', wordsInside(directive, reading)) } },
    ];
  };

const table: Reader = (directive, reading) => {
  const caption = directive.parts.join(' | ');
  const blocks = reading.blocks(directive.tokens);
  if (!blocks.some(({ type }) => type === 'table')) reading.faults.push('a table block holds no table');
  return blocks.map((block) => (block.type === 'table' && caption ? { ...block, attrs: { caption } } : block));
};

const factBox: Reader = (directive, reading) => {
  const content = reading.blocks(directive.tokens);
  const title = given('title', directive.parts.join(' | '));
  return content.length > 0 ? [{ type: 'factBox', ...(title.title ? { attrs: title } : {}), content }] : [];
};

const quote: Reader = (directive, reading) => {
  const content = reading.blocks(directive.tokens);
  const [attribution, ...rest] = directive.parts;
  const href = rest.map(webAddress).find(Boolean);
  const lang = rest.find((part) => languageTag.test(part));
  const attrs = { ...given('attribution', attribution), ...given('href', href), ...given('lang', lang) };
  return content.length > 0 ? [{ type: 'quote', ...(Object.keys(attrs).length > 0 ? { attrs } : {}), content }] : [];
};

const pullQuote: Reader = (directive, reading) => {
  const content = reading
    .blocks(directive.tokens)
    .flatMap((block) => (block.type === 'paragraph' ? block.content : []));
  const attrs = given('attribution', directive.parts[0]);
  return content.length > 0 ? [{ type: 'pullQuote', ...(attrs.attribution ? { attrs } : {}), content }] : [];
};

const embed: Reader = (directive, reading) => {
  const [address = '', title] = directive.parts;
  const url = webAddress(address);
  if (url === undefined) {
    reading.faults.push(`“${address}” is not an address that can be embedded`);
    return [];
  }
  return [
    { type: 'embed', attrs: { url, ...given('title', title), ...given('caption', wordsInside(directive, reading)) } },
  ];
};

const languageTag = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;

/** Entries are no part of the body: they are handed back beside it. */
const entry: Reader = (directive, reading) => {
  const [when = '', flags = '', ...headline] = directive.parts;
  const parsed = parseBody({ type: 'doc', content: reading.blocks(directive.tokens) });
  if (parsed.ok) {
    const words = flags.split(/[\s,]+/).filter(Boolean);
    reading.entries.push({ when, flags: words, headline: headline.join(' | '), body: parsed.value });
  } else reading.faults.push(parsed.detail ?? parsed.refusal);
  return [];
};

const kept: Reader = (directive, reading) => {
  const name = directive.parts[0]?.split(' ', 1)[0] ?? '';
  const block = reading.options.kept?.(name);
  if (block === undefined) reading.faults.push(`“${name}” is not a block that was kept`);
  return block === undefined ? [] : [block];
};

const readers: Record<string, Reader> = {
  kept,
  picture,
  gallery,
  table,
  quote,
  embed,
  entry,
  sound: recording('sound'),
  film: recording('film'),
  factbox: factBox,
  pullquote: pullQuote,
};

/** What a `:::` block turns into. One with an unknown name keeps what stands in it. */
export const directiveBlocks = (directive: Directive & Tokens.Generic, reading: MarkdownReading): Block[] => {
  const reader = Object.hasOwn(readers, directive.name) ? readers[directive.name] : undefined;
  if (reader) return reader(directive, reading);
  reading.faults.push(`“::: ${directive.name}” is not known`);
  return reading.blocks(directive.tokens);
};
