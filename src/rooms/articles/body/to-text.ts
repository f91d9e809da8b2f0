import type { Block, Body, Inline } from './body.ts';

const inlineText = (content: readonly Inline[]): string =>
  content.map((run) => (run.type === 'text' ? run.text : '\n')).join('');

const joined = (parts: readonly (string | undefined)[], by = '\n\n'): string =>
  parts.filter((part) => part !== undefined && part !== '').join(by);

const blockText = (block: Block): string => {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.content);
    case 'pullQuote':
      // A pull quote repeats a sentence of the story: saying it twice would count its words twice.
      return '';
    case 'bulletList':
    case 'orderedList':
      return joined(block.content.map((item) => joined(item.content.map(blockText), '\n')), '\n');
    case 'quote':
      return joined([joined(block.content.map(blockText)), block.attrs?.attribution]);
    case 'factBox':
      return joined([block.attrs?.title, ...block.content.map(blockText)]);
    case 'table':
      return joined(
        [block.attrs?.caption, ...block.content.map((row) => row.content.map((cell) => inlineText(cell.content)).join('\t'))],
        '\n',
      );
    case 'gallery':
      return joined([block.attrs?.title, ...block.content.map(({ attrs }) => attrs.caption)], '\n');
    case 'picture':
      return block.attrs.caption ?? '';
    case 'sound':
    case 'film':
    case 'embed':
      return joined([block.attrs.title, block.attrs.caption], '\n');
    case 'code':
      return block.attrs.text;
    case 'rule':
    case 'rawHtml':
      return '';
  }
};

/** The words of a body, blocks apart by an empty line: for search, word counts and mails. */
export const bodyToText = (body: Body): string => joined(body.content.map(blockText));
