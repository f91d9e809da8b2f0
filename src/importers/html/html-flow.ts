import type { Block, Inline, Mark } from '../../rooms/articles/articles.ts';
import type { Flow } from './conversion.ts';
import { knownEmbed } from './embed-address.ts';
import { createInlineRun, plainText, splitAtGaps } from './inline-run.ts';

/** The address of a line that holds nothing else. */
const loneAddress = (line: readonly Inline[]): string | undefined => {
  if (line.length !== 1 || line[0]?.type !== 'text') return undefined;
  const text = line[0].text.trim();
  return /^https?:\/\/\S+$/.test(text) ? text : undefined;
};

const beginsAddress = (item: Inline): boolean => item.type === 'text' && /^\s*https?:\/\//.test(item.text);

/** The open paragraph as blocks: parted at empty lines, lone addresses of known providers as embeds. */
const paragraphBlocks = (items: Inline[], bareEmbeds: boolean): Block[] =>
  splitAtGaps(items).flatMap((part): Block[] => {
    if (bareEmbeds && part.some(beginsAddress)) return linesAsBlocks(part);
    return plainText(part).trim() === '' ? [] : [{ type: 'paragraph', content: part }];
  });

const linesAsBlocks = (part: readonly Inline[]): Block[] => {
  const blocks: Block[] = [];
  let held: Inline[] = [];
  let line: Inline[] = [];
  const close = (): void => {
    const [content] = splitAtGaps(held);
    if (content && plainText(content).trim() !== '') blocks.push({ type: 'paragraph', content });
    held = [];
  };
  const endLine = (): void => {
    const address = loneAddress(line);
    const embed = address === undefined ? undefined : knownEmbed(address);
    if (embed) {
      close();
      blocks.push({ type: 'embed', attrs: embed });
    } else {
      if (held.length > 0) held.push({ type: 'hardBreak' });
      held.push(...line);
    }
    line = [];
  };
  for (const item of part) {
    if (item.type === 'hardBreak') endLine();
    else line.push(item);
  }
  endLine();
  close();
  return blocks;
};

/** An empty list of blocks with no paragraph open. */
export const createFlow = (depth: number, bareEmbeds: boolean): Flow => {
  const run = createInlineRun();
  const blocks: Block[] = [];
  const flush = (): void => {
    if (!run.isEmpty()) blocks.push(...paragraphBlocks(run.take(), bareEmbeds));
  };
  const add = (...more: Block[]): void => {
    flush();
    blocks.push(...more);
  };
  return { blocks, run, depth, flush, add };
};

/** Adds text to the open paragraph; where line ends mean something, it may end there. */
export const addText = (given: string, flow: Flow, marks: readonly Mark[], newlines: boolean): void => {
  if (!newlines || !given.includes('\n')) return flow.run.text(given, marks);
  given.split(/\n[ \t\r]*\n\s*/).forEach((part, index) => {
    if (index > 0) flow.flush();
    part.split('\n').forEach((line, number) => {
      if (number > 0) flow.run.lineBreak();
      flow.run.text(line, marks);
    });
  });
};
