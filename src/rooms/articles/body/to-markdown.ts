import { foldSpace } from '../../../common/text.ts';
import type { Block, Body, Embed, Film, ListItem, Picture, Quote, Sound, Table, TableCell } from './body.ts';
import { absoluteHref, captionLine, hostOf, plainPictureOf, plainRecordingOf, type Elsewhere } from './elsewhere.ts';
import { escapeMarkdown, inlineToMarkdown, markdownAddress } from './to-markdown-inline.ts';

/** A caption, title or name: always one line, for a line's start may mean something. */
const lineOf = (text: string): string => escapeMarkdown(foldSpace(text));

const joined = (parts: readonly (string | undefined)[], by = '\n\n'): string => parts.filter(Boolean).join(by);

const indented = (text: string, by: string, first: string): string =>
  text
    .split('\n')
    .map((line, index) => (index === 0 ? first + line : line === '' ? '' : by + line))
    .join('\n');

const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');

const item = ({ content }: ListItem, mark: string, elsewhere: Elsewhere): string =>
  indented(joined(content.map((block) => blockToMarkdown(block, elsewhere))), ' '.repeat(mark.length), mark);

const aligned: Record<string, string> = { start: ':---', center: ':---:', end: '---:' };

/** A cell that spans several columns is followed by empty ones: GFM has no spans. */
const cellsOf = (row: Table['content'][number], elsewhere: Elsewhere): string[] =>
  row.content.flatMap((cell) => [
    inlineToMarkdown(cell.content, elsewhere)
      .replace(/\\\n|\n/g, '<br>')
      .replace(/(?<!\\)\|/g, '\\|'),
    ...Array.from({ length: (cell.attrs?.colspan ?? 1) - 1 }, () => ''),
  ]);

const tableToMarkdown = ({ attrs, content }: Table, elsewhere: Elsewhere): string => {
  const isHeader = (cell: TableCell): boolean => cell.type === 'tableHeader';
  const [first] = content;
  const hasHead = first?.content.every(isHeader) ?? false;
  const rows = content.map((row) => cellsOf(row, elsewhere));
  const width = Math.max(1, ...rows.map((row) => row.length));
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`;
  const aligns = (content[hasHead ? 1 : 0] ?? first)?.content.flatMap(({ attrs: cell }) =>
    Array.from({ length: cell?.colspan ?? 1 }, () => aligned[cell?.align ?? ''] ?? '---'),
  );
  const rule = `| ${Array.from({ length: width }, (_, at) => aligns?.[at] ?? '---').join(' | ')} |`;
  const head = hasHead ? (rows[0] ?? []) : [];
  const table = [line(head), rule, ...(hasHead ? rows.slice(1) : rows).map(line)].join('\n');
  return joined([titleLine(attrs?.caption), table]);
};

const pictureToMarkdown = (picture: Picture, elsewhere: Elsewhere): string => {
  const plain = plainPictureOf(picture, elsewhere);
  if (!plain) return '';
  const write = (words: string, url?: string): string => (url ? linkLine(words, url) : lineOf(words));
  const caption = captionLine(plain.caption, plain.credit, write);
  return joined([`![${lineOf(plain.alt)}](${markdownAddress(plain.url)})`, caption && `*${caption}*`]);
};

const fenced = (text: string, language = ''): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
};

const linkLine = (words: string, url: string): string => `[${lineOf(words)}](${markdownAddress(url)})`;

const recordingToMarkdown = (block: Sound | Film, elsewhere: Elsewhere): string => {
  const plain = plainRecordingOf(block, elsewhere);
  if (!plain) return '';
  return joined([
    linkLine(plain.title || plain.caption || hostOf(plain.url), plain.url),
    plain.title && lineOf(plain.caption),
  ]);
};

const quoteToMarkdown = ({ attrs, content }: Quote, elsewhere: Elsewhere): string => {
  const { attribution, href } = attrs ?? {};
  const by = attribution && (href ? linkLine(attribution, absoluteHref(href, elsewhere)) : lineOf(attribution));
  return quoted(joined([...content.map((inner) => blockToMarkdown(inner, elsewhere)), by && `— ${by}`]));
};

const titleLine = (title: string | undefined): string => (title ? `**${lineOf(title)}**` : '');

const embedToMarkdown = ({ attrs: { url, title, caption } }: Embed): string =>
  joined([linkLine(title ?? url, url), caption && lineOf(caption)]);

const blockToMarkdown = (block: Block, elsewhere: Elsewhere): string => {
  switch (block.type) {
    case 'paragraph':
      return inlineToMarkdown(block.content, elsewhere);
    case 'heading':
      return `${'#'.repeat(block.attrs.level)} ${inlineToMarkdown(block.content, elsewhere).replace(/\\\n|\n/g, ' ')}`;
    case 'bulletList':
      return block.content.map((entry) => item(entry, '- ', elsewhere)).join('\n');
    case 'orderedList':
      return block.content.map((entry, at) => item(entry, `${(block.attrs?.start ?? 1) + at}. `, elsewhere)).join('\n');
    case 'quote':
      return quoteToMarkdown(block, elsewhere);
    case 'pullQuote':
      return '';
    case 'picture':
      return pictureToMarkdown(block, elsewhere);
    case 'gallery':
      return joined([titleLine(block.attrs?.title), ...block.content.map((one) => pictureToMarkdown(one, elsewhere))]);
    case 'sound':
    case 'film':
      return recordingToMarkdown(block, elsewhere);
    case 'table':
      return tableToMarkdown(block, elsewhere);
    case 'factBox':
      return quoted(
        joined([titleLine(block.attrs?.title), ...block.content.map((inner) => blockToMarkdown(inner, elsewhere))]),
      );
    case 'code':
      return fenced(block.attrs.text, block.attrs.language);
    case 'rule':
      return '---';
    case 'embed':
      return embedToMarkdown(block);
    case 'rawHtml':
      return '';
  }
};

/**
 * The body as CommonMark with GFM tables, every address absolute. Pull quotes (they repeat the story) and raw HTML are left
 * out; fact boxes are quotations; pictures are images followed by their caption.
 */
export const bodyToMarkdown = (body: Body, elsewhere: Elsewhere): string => {
  const text = joined(body.content.map((block) => blockToMarkdown(block, elsewhere)));
  return text === '' ? '' : `${text}\n`;
};
