/**
 * A story's text as Markdown that can be changed and read back: for the form without JavaScript. What Markdown cannot say stands there
 * as `::: kept …` and is put back as it was.
 */
import { createHash } from 'node:crypto';
import {
  bodyToMarkdown,
  markdownToBody,
  type Block,
  type Body,
  type MarkdownStory,
  type Picture,
  type Quote,
} from '../../articles/articles.ts';
import { foldSpace } from '../../../common/text.ts';

/** Addresses stay as they are, and no medium is drawn: media are named by their ids. */
const here = { language: '', origin: '', media: new Map<string, never>() };

/** What stands after a name is cut at `|`, and is one line. */
const isPlain = (text: string | undefined): boolean =>
  text === undefined || (text !== '' && foldSpace(text) === text && !text.includes('|'));

const directive = (name: string, parts: readonly (string | undefined)[], inside = ''): string => {
  const head = parts.filter((part) => part !== undefined && part !== '').join(' | ');
  const text = inside.trim();
  return `::: ${name}${head ? ` ${head}` : ''}\n${text === '' ? '' : `${text}\n`}:::`;
};

const leaf = (block: Block): string => bodyToMarkdown({ type: 'doc', content: [block] }, here).trimEnd();

/** A caption inside a block is a paragraph: its signs are words. */
const words = (text: string | undefined): string =>
  text ? leaf({ type: 'paragraph', content: [{ type: 'text', text }] }) : '';

const quote = ({ attrs, content }: Quote): string => {
  const inside = content.map(written).join('\n\n');
  const { attribution, href, lang } = attrs ?? {};
  return attrs ? directive('quote', [attribution, href, lang], inside) : leaf({ type: 'quote', content });
};

const slide = ({ attrs }: Picture): string => [attrs.mediaId, attrs.caption].filter(Boolean).join(' | ');

/** A block as one would write it, as far as that goes; whether it is read back the same is tried afterwards. */
const written = (block: Block): string => {
  switch (block.type) {
    case 'quote':
      return quote(block);
    case 'pullQuote':
      return directive('pullquote', [block.attrs?.attribution], leaf({ type: 'paragraph', content: block.content }));
    case 'picture':
      return directive(
        'picture',
        [block.attrs.mediaId, block.attrs.alt, block.attrs.reach],
        words(block.attrs.caption),
      );
    case 'gallery':
      return directive('gallery', [block.attrs?.title], block.content.map(slide).join('\n'));
    case 'sound':
    case 'film':
      return directive(block.type, [block.attrs.mediaId, block.attrs.title], words(block.attrs.caption));
    case 'table': {
      const { attrs, ...table } = block;
      return attrs?.caption ? directive('table', [attrs.caption], leaf(table)) : leaf(table);
    }
    case 'factBox':
      return directive('factbox', [block.attrs?.title], block.content.map(written).join('\n\n'));
    case 'embed':
      return directive('embed', [block.attrs.url, block.attrs.title], words(block.attrs.caption));
    default:
      return leaf(block);
  }
};

const partsOf = (block: Block): (string | undefined)[] =>
  'attrs' in block && block.attrs
    ? Object.values(block.attrs as Record<string, unknown>).filter((part) => typeof part === 'string')
    : [];

const same = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

/** The same whatever the order of attributes and marks. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => {
    if (
      Array.isArray(inner) &&
      inner.every(
        (one) => typeof one === 'object' && one !== null && 'type' in one && !('text' in one) && !('content' in one),
      )
    )
      return inner.toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => one.localeCompare(other)));
  });

const byId = { picture: (name: string): string => name };

const nameOf = (block: Block): string => createHash('sha256').update(canonical(block)).digest('hex').slice(0, 12);

const kinds: Partial<Record<Block['type'], string>> = {
  rawHtml: 'HTML of its own',
  picture: 'a picture',
  gallery: 'a gallery',
  table: 'a table',
  quote: 'a quotation',
  factBox: 'a fact box',
  embed: 'something from elsewhere',
};

const kept = (block: Block): string =>
  `::: kept ${nameOf(block)} (${kinds[block.type] ?? 'a block'}, cannot be changed here)\n:::`;

/** Empty paragraphs are where somebody was about to write: they say nothing. */
const isEmpty = (block: Block): boolean => block.type === 'paragraph' && block.content.length === 0;

/** A block, and what stands there when it cannot be read back the same. */
const blockText = (block: Block): string => {
  const text =
    (block.type === 'picture' || block.type === 'embed') && !partsOf(block).every(isPlain) ? '' : written(block);
  const back = text === '' ? undefined : markdownToBody(text, byId);
  return back && back.faults.length === 0 && same(back.body.content, [block]) ? text : kept(block);
};

/** The body as Markdown that `readStoryMarkdown` reads back. */
export const storyMarkdown = (body: Body): string => {
  const text = body.content
    .filter((block) => !isEmpty(block))
    .map(blockText)
    .join('\n\n');
  return text === '' ? '' : `${text}\n`;
};

/** The body again; blocks that were kept are taken from what the text was made of. */
export const readStoryMarkdown = (markdown: string, bases: readonly Body[]): MarkdownStory => {
  const blocks = new Map(bases.flatMap(({ content }) => content.map((block) => [nameOf(block), block] as const)));
  return markdownToBody(markdown.replace(/\r\n?/g, '\n'), { ...byId, kept: (name) => blocks.get(name) });
};
