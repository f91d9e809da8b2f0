import { safeHref } from '../../common/addresses.ts';
import type { Block, Inline, ListItem, Mark } from '../../rooms/articles/articles.ts';
import { deepestBox } from '../html/conversion.ts';
import { splitAtGaps, trimInline, withMark } from '../html/inline-run.ts';
import { cardBlocks, textIn, type CardContext, type Payload } from './card-blocks.ts';
import { withSite } from './ghost-address.ts';

/** Bits of a text's format, as Lexical numbers them. Underline (8) and highlight (128) are only looks. */
const formats: readonly (readonly [bit: number, mark: Mark])[] = [
  [1, { type: 'strong' }],
  [2, { type: 'em' }],
  [4, { type: 'strike' }],
  [16, { type: 'code' }],
  [32, { type: 'subscript' }],
  [64, { type: 'superscript' }],
];

const childrenOf = (node: Payload): Payload[] =>
  (Array.isArray(node['children']) ? (node['children'] as Payload[]) : []).filter(
    (child) => typeof child === 'object' && child !== null,
  );

/** Where a link of the text leads now, as a mark; undefined when it may not be linked. */
export const linkMark = (address: string, { options, lose }: CardContext): Mark | undefined => {
  const given = withSite(address.trim());
  const url = URL.parse(given, options.base);
  const isWeb = url !== null && /^https?:$/.test(url.protocol);
  const href =
    isWeb && !given.startsWith('#')
      ? safeHref(options.link?.(url, lose) ?? url.href)
      : /^(?:mailto|tel):/i.test(given)
        ? safeHref(given)
        : undefined;
  if (href === undefined && given !== '')
    lose(
      given.startsWith('#')
        ? 'A link to a place in the same text became plain text'
        : 'A link whose address may not be linked became plain text',
      given.slice(0, 80),
    );
  return href === undefined ? undefined : { type: 'link', attrs: { href } };
};

const deepest = 100;

const inlineOf = (nodes: readonly Payload[], marks: readonly Mark[], context: CardContext, depth = 0): Inline[] =>
  depth > deepest
    ? []
    : nodes.flatMap((node): Inline[] => {
        const text = node['text'];
        if (typeof text === 'string') {
          const format = Number(node['format']) || 0;
          const own = formats.reduce((all, [bit, mark]) => (format & bit ? withMark(all, mark) : all), marks);
          return text === '' ? [] : [{ type: 'text', text, ...(own.length > 0 ? { marks: [...own] } : {}) }];
        }
        if (node['type'] === 'linebreak') return [{ type: 'hardBreak' }];
        if (node['type'] === 'tab') return [{ type: 'text', text: ' ' }];
        const link =
          typeof node['url'] === 'string' && /link$/.test(String(node['type']))
            ? linkMark(node['url'], context)
            : undefined;
        return inlineOf(childrenOf(node), link ? withMark(marks, link) : marks, context, depth + 1);
      });

const isInline = (node: Payload): boolean =>
  typeof node['text'] === 'string' ||
  /^(?:linebreak|tab|link|autolink|at-link|hashtag|tk|zwnj|extended-text)$/.test(String(node['type']));

const paragraphs = (inline: Inline[]): Block[] =>
  splitAtGaps(inline).map((content) => ({ type: 'paragraph', content }));

const listBlock = (node: Payload, depth: number, context: CardContext): Block[] => {
  const items: ListItem[] = [];
  for (const item of childrenOf(node)) {
    const parts = childrenOf(item);
    const own = paragraphs(inlineOf(parts.filter(isInline), [], context));
    const inner =
      depth < deepestBox
        ? blocksOf(
            parts.filter((part) => !isInline(part)),
            depth + 2,
            context,
          )
        : [];
    const last = items.at(-1);
    // Lexical puts a list inside a list into an item of its own, which is no item to a reader.
    if (own.length === 0 && inner.length > 0 && last) last.content.push(...inner);
    else if (own.length + inner.length > 0) items.push({ type: 'listItem', content: [...own, ...inner] });
  }
  if (items.length === 0) return [];
  const isOrdered = node['listType'] === 'number' || node['tag'] === 'ol';
  const start = Number(node['start']);
  return [
    {
      type: isOrdered ? 'orderedList' : 'bulletList',
      ...(isOrdered && start > 1 && start <= 1_000_000 ? { attrs: { start } } : {}),
      content: items,
    },
  ];
};

const blockOf = (node: Payload, depth: number, context: CardContext): Block[] => {
  const type = String(node['type'] ?? '').replace(/^extended-/, '');
  const inline = (): Inline[] => trimInline(inlineOf(childrenOf(node), [], context));
  if (type === 'paragraph') return paragraphs(inlineOf(childrenOf(node), [], context));
  if (type === 'heading') {
    const level = Math.min(4, Math.max(2, Number(textIn(node, 'tag').slice(1)) || 2)) as 2 | 3 | 4;
    const content = inline();
    return content.length > 0 ? [{ type: 'heading', attrs: { level }, content }] : [];
  }
  if (type === 'quote') {
    const content = paragraphs(inlineOf(childrenOf(node), [], context));
    return content.length > 0 ? [{ type: 'quote', content }] : [];
  }
  if (type === 'aside') {
    const content = inline();
    return content.length > 0 ? [{ type: 'pullQuote', content }] : [];
  }
  if (type === 'list') return listBlock(node, depth, context);
  const card = cardBlocks(type, node, context);
  if (card) return card;
  const children = childrenOf(node);
  if (children.length === 0) context.lose('A card we do not know was left out', type);
  return blocksOf(children, depth + 1, context);
};

const blocksOf = (nodes: readonly Payload[], depth: number, context: CardContext): Block[] => {
  if (depth > deepest) return [];
  const blocks: Block[] = [];
  let run: Payload[] = [];
  const flush = (): void => {
    blocks.push(...paragraphs(inlineOf(run, [], context)));
    run = [];
  };
  for (const node of nodes) {
    if (isInline(node)) run.push(node);
    else {
      flush();
      blocks.push(...blockOf(node, depth, context));
    }
  }
  flush();
  return blocks;
};

/** Lexical's state as blocks; undefined when it is no such thing. */
export const lexicalBlocks = (text: string, context: CardContext): Block[] | undefined => {
  try {
    const { root } = JSON.parse(text) as { root?: Payload };
    return root ? blocksOf(childrenOf(root), 1, context) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
};
