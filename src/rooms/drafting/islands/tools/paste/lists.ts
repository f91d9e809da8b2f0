/** Lists: those of HTML, and those of Word, which are paragraphs that tell their level. */
import type { Node, Schema } from 'prosemirror-model';
import { textOf, findElement, type ClipElement } from './html-tree.ts';
import type { LevelItem } from './reading.ts';
import type { Style } from './style-of.ts';

/** An item begins with a paragraph. */
export const makeItem = (schema: Schema, blocks: readonly Node[]): Node | undefined => {
  const { listItem, paragraph } = schema.nodes;
  if (!listItem || !paragraph) return undefined;
  const [first, ...rest] = blocks;
  if (!first) return undefined;
  if (first.type === paragraph) return listItem.create(null, [first, ...rest]);
  if (first.isTextblock) return listItem.create(null, [paragraph.create(null, first.content), ...rest]);
  return listItem.create(null, [paragraph.create(), first, ...rest]);
};

export const makeList = (
  schema: Schema,
  { ordered, start, items }: { ordered: boolean; start?: number; items: readonly Node[] },
): Node | undefined =>
  items.length === 0
    ? undefined
    : schema.nodes[ordered ? 'orderedList' : 'bulletList']?.create(
        { start: ordered && start !== undefined && start > 1 ? start : null },
        [...items],
      );

/** Items with levels as nested lists; a list of the other kind at the same level is a list of its own. */
export const nestItems = (schema: Schema, items: readonly LevelItem[]): Node[] => {
  const lists: Node[] = [];
  let at = 0;
  for (let first = items[at]; first; first = items[at]) {
    const { level, ordered, start } = first;
    const made: Node[] = [];
    for (let item = first; item.level >= level && item.ordered === ordered;) {
      at += 1;
      const begin = at;
      while (at < items.length && (items[at]?.level ?? 0) > level) at += 1;
      const node = makeItem(schema, [...item.blocks, ...nestItems(schema, items.slice(begin, at))]);
      if (node) made.push(node);
      const next = items[at];
      if (!next) break;
      item = next;
    }
    const list = makeList(schema, { ordered, items: made, ...(start ? { start } : {}) });
    if (list) lists.push(list);
  }
  return lists;
};

const isMarker = (node: ClipElement): boolean => /mso-list:\s*ignore/i.test(node.attrs['style'] ?? '');
export const isListMarker = isMarker;

const numbered = /^\(?(?:(\d{1,4})|[a-z]{1,2}|[ivxlcdm]{1,7}|[а-я])[.)]/i;

/** What Word says about a paragraph that is an item of a list: level, and by its marker whether it is numbered. */
export const wordItem = (node: ClipElement, style: Style): Omit<LevelItem, 'blocks'> | undefined => {
  const level = /\blevel(\d)/.exec(style['mso-list'] ?? '')?.[1];
  if (!level) return undefined;
  const marker = findElement(node, isMarker);
  const found = numbered.exec(marker ? textOf(marker).replace(/[\s\u00a0]+/g, '') : '');
  return { level: Number(level), ordered: found !== null, ...(found?.[1] ? { start: Number(found[1]) } : {}) };
};
