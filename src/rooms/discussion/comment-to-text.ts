import type { CommentBlock, CommentBody, CommentInline } from './comment-body.ts';

type Options = {
  /** Say where links lead, behind their words. */
  links?: boolean;
  /** What stands in place of hidden words; they are said when it is left out. */
  spoiler?: string;
};

const inlineText = (inlines: readonly CommentInline[], { links = false, spoiler }: Options): string =>
  inlines
    .map((inline) => {
      if (inline.type === 'break') return '\n';
      const marks = inline.marks ?? [];
      if (spoiler !== undefined && marks.some(({ type }) => type === 'spoiler')) return spoiler;
      const link = links ? marks.find((mark) => mark.type === 'link') : undefined;
      return link && !link.href.endsWith(inline.text) ? `${inline.text} (${link.href})` : inline.text;
    })
    .join('');

const indented = (text: string, first: string, rest: string): string =>
  first + text.replace(/\n(?!\n|$)/g, `\n${rest}`);

const blockText = (block: CommentBlock, options: Options): string => {
  switch (block.type) {
    case 'paragraph':
      return inlineText(block.content, options);
    case 'code':
      return block.text;
    case 'quote':
      return blocksText(block.content, options)
        .split('\n')
        .map((line) => (line === '' ? '>' : `> ${line}`))
        .join('\n');
    case 'list':
      return block.items
        .map((item, i) => indented(blocksText(item, options), block.isOrdered ? `${i + 1}. ` : '– ', '   '))
        .join('\n');
  }
};

const blocksText = (blocks: readonly CommentBlock[], options: Options): string =>
  blocks.map((block) => blockText(block, options)).join('\n\n');

/** A comment as plain text, as mails and feeds show it: quotes begin with `>`, items with a dash or number. */
export const commentToText = ({ content }: CommentBody, options: Options = {}): string => blocksText(content, options);

const wordsOf = (block: CommentBlock): string[] => {
  switch (block.type) {
    case 'paragraph':
      return [inlineText(block.content, {})];
    case 'code':
      return [block.text];
    case 'quote':
      return block.content.flatMap(wordsOf);
    case 'list':
      return block.items.flat().flatMap(wordsOf);
  }
};

/** The words alone, without marks for quotes and lists; with `own` without what is quoted from others. */
export const commentWords = ({ content }: CommentBody, own = false): string =>
  content
    .filter(({ type }) => !own || type !== 'quote')
    .flatMap(wordsOf)
    .join('\n');

/** Every address a comment links to. */
export const linksOf = ({ content }: CommentBody): string[] => {
  const found: string[] = [];
  const walk = (block: CommentBlock): void => {
    if (block.type === 'quote') block.content.forEach(walk);
    else if (block.type === 'list') block.items.flat().forEach(walk);
    else if (block.type === 'paragraph')
      for (const inline of block.content)
        for (const mark of inline.type === 'text' ? (inline.marks ?? []) : [])
          if (mark.type === 'link') found.push(mark.href);
  };
  content.forEach(walk);
  return found;
};
