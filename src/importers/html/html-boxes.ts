import { webAddress } from '../../common/addresses.ts';
import type { Block, ListItem, Picture, PullQuote } from '../../rooms/articles/articles.ts';
import { captionOf, clip, deepestBox, flatten, type Conversion, type Handler } from './conversion.ts';
import { shareBox } from './html-media.ts';
import { findElement, hasClass, isElement, textOf, type HtmlElement, type HtmlNode } from './html-tree.ts';

const isBlank = (node: HtmlNode): boolean => (typeof node === 'string' ? node.trim() === '' : !isElement(node));

const itemsOf = (list: HtmlElement, depth: number, conversion: Conversion): ListItem[] => {
  const items: ListItem[] = [];
  for (const node of list.children) {
    if (isBlank(node)) continue;
    const isItem = isElement(node) && node.name === 'li';
    const content = conversion.blocksOf(isItem ? node.children : [node], depth);
    const last = items.at(-1);
    // A list straight inside a list is a common mistake; it belongs to the item before it.
    if (!isItem && isElement(node) && last) last.content.push(...content);
    else if (content.length > 0) items.push({ type: 'listItem', content });
  }
  return items;
};

export const list: Handler = (element, flow, _marks, conversion) => {
  const isBox = flow.depth < deepestBox;
  const content = itemsOf(element, isBox ? flow.depth + 2 : flow.depth, conversion);
  if (content.length === 0) return flow.flush();
  if (!isBox) return flow.add(...content.flatMap((item) => item.content));
  const start = Number.parseInt(element.attrs['start'] ?? '', 10);
  const attrs =
    element.name === 'ol' && Number.isInteger(start) && start !== 1 && start >= 0 && start <= 1_000_000
      ? { attrs: { start } }
      : {};
  return flow.add({ type: element.name === 'ol' ? 'orderedList' : 'bulletList', ...attrs, content });
};

/** `<cite>` or `<footer>` that names the speaker, and the rest. */
const speaker = (nodes: readonly HtmlNode[]): { rest: readonly HtmlNode[]; attribution: string } => {
  const solid = nodes.filter((node) => !isBlank(node));
  const last = solid.at(-1);
  if (last && isElement(last) && solid.length > 1) {
    const inner = last.name === 'p' ? last.children.filter((node) => !isBlank(node)) : [last];
    const only = inner.length === 1 ? inner[0] : undefined;
    if (only && isElement(only) && (only.name === 'cite' || only.name === 'footer')) {
      const attribution = textOf(only.children)
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/^[—–-]\s*/, '');
      return { rest: nodes.slice(0, nodes.indexOf(last)), attribution: clip(attribution, 1000) };
    }
  }
  return { rest: nodes, attribution: '' };
};

/** The quotation as a sentence set large; what is no text follows it. */
export const pullQuote = (nodes: readonly HtmlNode[], conversion: Conversion): Block[] => {
  const { rest, attribution } = speaker(nodes);
  const { inline, rest: others } = flatten(conversion.blocksOf(rest, deepestBox));
  if (inline.length === 0) return others;
  const quote: PullQuote = { type: 'pullQuote', ...(attribution ? { attrs: { attribution } } : {}), content: inline };
  return [quote, ...others];
};

export const blockquote: Handler = (element, flow, _marks, conversion) => {
  const box = shareBox(element);
  if (box) return flow.add(box);
  if (hasClass(element, 'wp-block-pullquote', 'kg-blockquote-alt', 'pullquote'))
    return flow.add(...pullQuote(element.children, conversion));
  const { rest, attribution } = speaker(element.children);
  if (flow.depth >= deepestBox) return flow.add(...conversion.blocksOf(element.children, flow.depth));
  const content = conversion.blocksOf(rest, flow.depth + 1);
  if (content.length === 0) return flow.flush();
  const href = webAddress(element.attrs['cite'] ?? '');
  const attrs = { ...(attribution ? { attribution } : {}), ...(href ? { href } : {}) };
  return flow.add({ type: 'quote', ...(Object.keys(attrs).length > 0 ? { attrs } : {}), content });
};

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] });

/** Gives blocks the caption that stands under all of them: in their own attributes where they have one. */
export const captioned = (blocks: readonly Block[], caption: string): Block[] => {
  if (caption === '') return [...blocks];
  const [only] = blocks;
  if (!only) return [paragraph(caption)];
  if (blocks.length === 1) {
    if (only.type === 'picture' || only.type === 'sound' || only.type === 'film' || only.type === 'embed')
      return [{ ...only, attrs: { ...only.attrs, caption } } as Block];
    if (only.type === 'table') return [{ ...only, attrs: { ...only.attrs, caption } }];
    if (only.type === 'gallery') return [{ ...only, attrs: { ...only.attrs, title: clip(caption, 500) } }];
    if (only.type === 'quote' || only.type === 'pullQuote')
      return [{ ...only, attrs: { ...only.attrs, attribution: clip(caption, 1000) } }];
  }
  if (blocks.every(({ type }) => type === 'picture')) {
    return [{ type: 'gallery', attrs: { title: clip(caption, 500) }, content: blocks as Picture[] }];
  }
  return [...blocks, paragraph(caption)];
};

/** Pictures among the blocks as one gallery; what else stood there follows. */
export const gathered = (blocks: readonly Block[], caption: string): Block[] => {
  const pictures = blocks.flatMap((block) =>
    block.type === 'picture' ? [block] : block.type === 'gallery' ? block.content : [],
  );
  const others = blocks.filter(({ type }) => type !== 'picture' && type !== 'gallery');
  if (pictures.length < 2) return captioned(blocks, caption);
  return [
    { type: 'gallery', ...(caption ? { attrs: { title: clip(caption, 500) } } : {}), content: pictures },
    ...others,
  ];
};

export const figure: Handler = (element, flow, marks, conversion) => {
  const own = element.children.find((node): node is HtmlElement => isElement(node) && node.name === 'figcaption');
  const caption = own ? captionOf(own.children, own.at, conversion) : '';
  const rest = element.children.filter((node) => node !== own);
  if (hasClass(element, 'wp-block-pullquote')) {
    const quote = findElement(rest, ({ name }) => name === 'blockquote');
    return flow.add(...captioned(pullQuote(quote?.children ?? rest, conversion), caption));
  }
  const blocks = conversion.blocksOf(rest, flow.depth, marks);
  const isGallery = hasClass(
    element,
    'wp-block-gallery',
    'kg-gallery-card',
    'wp-block-jetpack-tiled-gallery',
    'gallery',
  );
  return flow.add(...(isGallery ? gathered(blocks, caption) : captioned(blocks, caption)));
};

/** A box that opens, and anything else that stands beside the story. */
export const factBox = (title: string, nodes: readonly HtmlNode[], depth: number, conversion: Conversion): Block[] => {
  const content = conversion.blocksOf(nodes, depth + 1);
  if (depth >= deepestBox) return [...(title ? [paragraph(title)] : []), ...content];
  if (content.length === 0) return title ? [paragraph(title)] : [];
  return [{ type: 'factBox', ...(title ? { attrs: { title: clip(title, 500) } } : {}), content }];
};

export const details: Handler = (element, flow, _marks, conversion) => {
  const summary = findElement(element.children, ({ name }) => name === 'summary');
  const title = summary ? textOf(summary.children).replace(/\s+/g, ' ').trim() : '';
  flow.add(
    ...factBox(
      title,
      element.children.filter((node) => node !== summary),
      flow.depth,
      conversion,
    ),
  );
};
