/** What is typed on a phone, as the tree that entries are kept as; and back. */
import { frameFor, type Block, type Body, type Picture } from '../../rooms/articles/articles.ts';
import { readStoryMarkdown, storyMarkdown } from '../../rooms/drafting/drafting.ts';

/** Lines that mean something to Markdown stay together; between all others a line's end is a paragraph's. */
const isPlain = (line: string): boolean => !/^(?:\s*$|\s*(?:[-*+>#|`~]|:::|\d+[.)]\s)|\s{4,})/.test(line);

const withParagraphs = (text: string): string => {
  const lines = text.split('\n');
  const isFenced = lines.some((line) => /^\s*(?:```|~~~|:::)/.test(line));
  if (isFenced) return text;
  return lines.map((line, index) => (isPlain(line) && isPlain(lines[index + 1] ?? '') ? `${line}\n` : line)).join('\n');
};

/** An address that stands alone on its line is shown as what it leads to, where it can be. */
const embedded = (block: Block, ownHost: string): Block => {
  if (block.type !== 'paragraph' || block.content.length !== 1) return block;
  const [only] = block.content;
  if (only?.type !== 'text') return block;
  const link = only.marks?.find(({ type }) => type === 'link');
  const href = link?.type === 'link' ? link.attrs.href : only.text.trim();
  if (!/^https:\/\/\S+$/.test(only.text.trim()) || href !== only.text.trim()) return block;
  const frame = frameFor(href, ownHost);
  return frame ? { type: 'embed', attrs: { url: href, provider: frame.provider } } : block;
};

export type TypedEntry = { text: string; pictures: readonly Picture[]; ownHost: string; before?: Body };

/** Text with pictures under it. What Markdown cannot say comes back from what the text was made of. */
export const entryBody = ({ text, pictures, ownHost, before }: TypedEntry): { body: Body; faults: string[] } => {
  const { body, faults } = readStoryMarkdown(before ? text : withParagraphs(text), before ? [before] : []);
  return {
    body: { type: 'doc', content: [...body.content.map((one) => embedded(one, ownHost)), ...pictures] },
    faults,
  };
};

export const entryText = (body: Body): string => storyMarkdown(body);
