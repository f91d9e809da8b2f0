import type { Block, Body, ListItem, Table } from './body.ts';
import { plainInline } from './walk-body.ts';

const joined = (parts: readonly (string | undefined)[], by: string): string => parts.filter(Boolean).join(by);

const listText = (items: readonly ListItem[], mark: (index: number) => string): string =>
  items
    .map((item, index) => `${mark(index)} ${blocksText(item.content).replace(/\n\n/g, '\n').replace(/\n/g, '\n   ')}`)
    .join('\n');

const tableText = (table: Table): string =>
  joined(
    [
      table.attrs?.caption,
      ...table.content.map((row) => row.content.map((cell) => plainInline(cell.content)).join('\t')),
    ],
    '\n',
  );

const credited = (text: string, by: string | undefined): string => joined([text, by && `— ${by}`], '\n');

const blockText = (block: Block): string => {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return plainInline(block.content);
    case 'bulletList':
      return listText(block.content, () => '•');
    case 'orderedList':
      return listText(block.content, (index) => `${(block.attrs?.start ?? 1) + index}.`);
    case 'quote':
      return credited(blocksText(block.content), block.attrs?.attribution);
    case 'pullQuote':
      // It repeats a sentence of the story: read aloud, counted or searched twice it would only mislead.
      return '';
    case 'picture':
      return block.attrs.caption ?? '';
    case 'gallery':
      return joined([block.attrs?.title, ...block.content.map(blockText)], '\n');
    case 'sound':
    case 'film':
      return joined([block.attrs.title, block.attrs.caption], '\n');
    case 'table':
      return tableText(block);
    case 'factBox':
      return joined([block.attrs?.title, blocksText(block.content)], '\n\n');
    case 'code':
      return block.attrs.text;
    case 'embed':
      return joined([block.attrs.title, block.attrs.caption], '\n');
    case 'rule':
    case 'rawHtml':
      return '';
  }
};

const blocksText = (blocks: readonly Block[]): string => joined(blocks.map(blockText), '\n\n');

/**
 * The body as plain text: paragraphs apart by an empty line. For searching, counting words and mails. Pull quotes are left
 * out (they repeat the story), as is raw HTML.
 */
export const bodyToText = (body: Body): string => blocksText(body.content);
