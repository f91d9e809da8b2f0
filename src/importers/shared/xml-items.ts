import { SaxesParser } from 'saxes';
import { decodeText } from './decode-text.ts';
import { ImportFileError } from './import-file-error.ts';
import { createXmlRepair, type XmlRepair } from './xml-repair.ts';

/** An element with its text, its attributes and what stands in it, as far as an export needs it. */
export type XmlElement = {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlElement[];
  line: number;
};

export type XmlLimits = { text: number; item: number; depth: number };
const usualLimits: XmlLimits = { text: 32 * 1024 ** 2, item: 128 * 1024 ** 2, depth: 100 };

/** Which export it is: its root element, how deep its things stand, and what to say when it is none. */
export type XmlFormat = { root: string; depth: 1 | 2; label: string; advice: string };

export const wordPressXml: XmlFormat = {
  root: 'rss',
  depth: 2,
  label: 'a WordPress export',
  advice: 'In WordPress: Tools → Export → All content.',
};

type Reading = {
  format: XmlFormat;
  parser: SaxesParser;
  limits: XmlLimits;
  open: XmlElement[];
  ready: XmlElement[];
  /** Characters since the last event, and within the open item. */
  silent: number;
  itemSize: number;
  sawRoot: boolean;
  started: boolean;
  repair: XmlRepair;
};

const fail = (reading: Reading, message: string): never => {
  throw new ImportFileError(message, { line: reading.parser.line, column: reading.parser.column + 1 });
};

const mb = (bytes: number): string => `${Math.round(bytes / 1024 ** 2)} MB`;

/** What the parser says, in words that help. */
const explained = (message: string): string => {
  const said = message.replace(/^(?:\S+:)?\d+:\d+: /, '').replace(/\.$/, '');
  if (/unclosed tag|unexpected end|must contain a root/.test(said))
    return 'The file ends in the middle: it was cut off. Export or download it again';
  return `The file is not well-formed XML: ${said}. Export it again, or repair it there`;
};

const checkStart = (start: string, { label, advice }: XmlFormat): void => {
  const text = start.replace(/^\ufeff/, '').trimStart();
  if (text === '') return;
  if (/^<!doctype html|^<html[\s>]/i.test(text))
    throw new ImportFileError(
      `This is an HTML page, not ${label}. Was a sign-in page saved in place of the file? ${advice}`,
      { line: 1 },
    );
  if (/^[{[]/.test(text))
    throw new ImportFileError(
      `This is JSON, not the XML of ${label}. For a Ghost export use: courant import ghost FILE.`,
      { line: 1 },
    );
  if (!text.startsWith('<'))
    throw new ImportFileError(`This is not XML: ${label} begins with “<?xml”. ${advice}`, { line: 1 });
};

const onOpen = (reading: Reading, name: string, attributes: Record<string, string>): void => {
  reading.silent = 0;
  const { format } = reading;
  if (!reading.sawRoot && name !== format.root)
    fail(reading, `The root element is <${name}>, but that of ${format.label} is <${format.root}>. ${format.advice}`);
  reading.sawRoot = true;
  if (reading.open.length >= reading.limits.depth)
    fail(reading, `Elements are nested more than ${reading.limits.depth} deep`);
  if (reading.open.length === format.depth) reading.itemSize = 0;
  reading.open.push({ name, attributes, text: '', children: [], line: reading.parser.line });
};

const onText = (reading: Reading, text: string): void => {
  reading.silent = 0;
  const current = reading.open.at(-1);
  if (!current || reading.open.length <= reading.format.depth) return;
  reading.itemSize += text.length;
  const isTooLong = current.text.length + text.length > reading.limits.text;
  if (isTooLong)
    fail(
      reading,
      `A single text in <${current.name}> is longer than ${mb(reading.limits.text)}; nobody wrote that. Remove it from the file or from the old site`,
    );
  if (reading.itemSize > reading.limits.item)
    fail(
      reading,
      `A single <${reading.open[reading.format.depth]?.name ?? 'item'}> is larger than ${mb(reading.limits.item)}. Remove it from the file or from the old site`,
    );
  current.text += text;
};

/** Elements right below the channel are handed out whole; the channel itself never grows. */
const onClose = (reading: Reading): void => {
  reading.silent = 0;
  const closed = reading.open.pop();
  if (!closed) return;
  const { depth } = reading.format;
  if (reading.open.length > depth) reading.open.at(-1)?.children.push(closed);
  else if (reading.open.length === depth) reading.ready.push(closed);
};

const createReading = (limits: XmlLimits, format: XmlFormat): Reading => {
  const parser = new SaxesParser({ xmlns: false });
  const reading: Reading = {
    format,
    parser,
    limits,
    open: [],
    ready: [],
    silent: 0,
    itemSize: 0,
    sawRoot: false,
    started: false,
    repair: createXmlRepair(),
  };
  parser.on('error', (error) => fail(reading, explained(error.message)));
  parser.on('doctype', () =>
    fail(
      reading,
      'The file has a document type declaration (<!DOCTYPE), which can make a reader open other files or grow without end. No export has one: remove it if you trust the file',
    ),
  );
  parser.on('opentag', ({ name, attributes }) => onOpen(reading, name, attributes as Record<string, string>));
  parser.on('text', (text) => onText(reading, text));
  parser.on('cdata', (text) => onText(reading, text));
  parser.on('closetag', () => onClose(reading));
  return reading;
};

const feed = (reading: Reading, text: string): void => {
  reading.silent += text.length;
  reading.parser.write(text);
  if (reading.silent > reading.limits.text) {
    fail(
      reading,
      `A single text${reading.open.at(-1) ? ` in <${reading.open.at(-1)?.name ?? ''}>` : ''} is longer than ${mb(reading.limits.text)}; nobody wrote that. Remove it from the file or from the old site`,
    );
  }
};

export type XmlNotes = { droppedCharacters: number; repairedSigns: number };

/**
 * What stands right below `<rss><channel>` (or the root of another format), one element after the other, in memory that does not grow with the file. Refuses
 * document types, text and items beyond the limits, nesting beyond 100; every error names line and column.
 */
export async function* xmlItems(
  bytes: AsyncIterable<Buffer>,
  notes: XmlNotes,
  { limits = usualLimits, format = wordPressXml }: { limits?: XmlLimits | undefined; format?: XmlFormat } = {},
): AsyncGenerator<XmlElement> {
  const reading = createReading(limits, format);
  let isFirst = true;
  for await (const text of decodeText(bytes)) {
    if (isFirst) checkStart(text, format);
    isFirst = isFirst && text.trim() === '';
    // Leading blank lines stand before many real exports; XML itself does not allow them before its declaration.
    const blank = reading.sawRoot || reading.started ? '' : (/^\ufeff?\s*/.exec(text)?.[0] ?? '');
    reading.parser.line += blank.split('\n').length - 1;
    reading.started ||= blank.length < text.length;
    if (reading.started) feed(reading, reading.repair.next(text.slice(blank.length)));
    if (reading.ready.length > 0) yield* reading.ready.splice(0);
  }
  if (!reading.sawRoot) throw new ImportFileError('The file holds nothing but white space.');
  feed(reading, reading.repair.rest());
  reading.parser.close();
  notes.droppedCharacters = reading.repair.dropped;
  notes.repairedSigns = reading.repair.repaired;
  yield* reading.ready.splice(0);
}
