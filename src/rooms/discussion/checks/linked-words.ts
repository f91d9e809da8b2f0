import type { CommentBlock, CommentBody, CommentInline } from '../comment-body.ts';

/** A link of a comment: where it leads, and the words that carry it. */
export type LinkedWords = { href: string; words: string };

const hrefOf = (inline: CommentInline): string | undefined => {
  const mark = inline.type === 'text' ? inline.marks?.find(({ type }) => type === 'link') : undefined;
  return mark?.type === 'link' ? mark.href : undefined;
};

const ofInlines = (inlines: readonly CommentInline[], found: LinkedWords[]): void => {
  let previous: string | undefined;
  for (const inline of inlines) {
    const href = hrefOf(inline);
    const words = inline.type === 'text' ? inline.text : '';
    const last = found.at(-1);
    // Words in italics inside one link are pieces of one link.
    if (href !== undefined && href === previous && last) last.words += words;
    else if (href !== undefined) found.push({ href, words });
    previous = href;
  }
};

/** Every link of a comment, those in quotes and lists among them. */
export const linkedWords = ({ content }: CommentBody): LinkedWords[] => {
  const found: LinkedWords[] = [];
  const walk = (block: CommentBlock): void => {
    if (block.type === 'paragraph') ofInlines(block.content, found);
    else if (block.type === 'quote') block.content.forEach(walk);
    else if (block.type === 'list') block.items.flat().forEach(walk);
  };
  content.forEach(walk);
  return found;
};
