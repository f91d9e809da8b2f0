import { SaxesParser } from 'saxes';
import { decodeText } from '../shared/decode-text.ts';
import { ImportFileError } from '../shared/import-file-error.ts';
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

type Reading = {
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

const checkStart = (start: string): void => {
  const text = start.replace(/^\ufeff/, '').trimStart();
  if (text === '') return;
  if (/^<!doctype html|^<html[\s>]/i.test(text))
    throw new ImportFileError(
      'This is an HTML page, not a WordPress export. Was a sign-in page saved in place of the file? In WordPress: Tools → Export → All content.',
      { line: 1 },
    );
  if (/^[{[]/.test(text))
    throw new ImportFileError(
      'This is JSON, not the XML of a WordPress export. For a Ghost export use: courant import ghost FILE.',
      { line: 1 },
    );
  if (!text.startsWith('<'))
    throw new ImportFileError(
      'This is not XML: a WordPress export begins with “<?xml”. In WordPress: Tools → Export → All content.',
      { line: 1 },
    );
};

const onOpen = (reading: Reading, name: string, attributes: Record<string, string>): void => {
  reading.silent = 0;
  if (!reading.sawRoot && name !== 'rss')
    fail(
      reading,
      `The root element is <${name}>, but that of a WordPress export is <rss>. In WordPress: Tools → Export → All content.`,
    );
  reading.sawRoot = true;
  if (reading.open.length >= reading.limits.depth)
    fail(reading, `Elements are nested more than ${reading.limits.depth} deep`);
  if (reading.open.length === 2) reading.itemSize = 0;
  reading.open.push({ name, attributes, text: '', children: [], line: reading.parser.line });
};

const onText = (reading: Reading, text: string): void => {
  reading.silent = 0;
  const current = reading.open.at(-1);
  if (!current || reading.open.length < 3) return;
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
      `A single <${reading.open[2]?.name ?? 'item'}> is larger than ${mb(reading.limits.item)}. Remove it from the file or from the old site`,
    );
  current.text += text;
};

/** Elements right below <channel> are handed out whole; the channel itself never grows. */
const onClose = (reading: Reading): void => {
  reading.silent = 0;
  const closed = reading.open.pop();
  if (!closed) return;
  if (reading.open.length > 2) reading.open.at(-1)?.children.push(closed);
  else if (reading.open.length === 2) reading.ready.push(closed);
};

const createReading = (limits: XmlLimits): Reading => {
  const parser = new SaxesParser({ xmlns: false });
  const reading: Reading = {
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
      'The file has a document type declaration (<!DOCTYPE), which can make a reader open other files or grow without end. No WordPress export has one: remove it if you trust the file',
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
 * What stands right below `<rss><channel>`, one element after the other, in memory that does not grow with the file. Refuses
 * document types, text and items beyond the limits, nesting beyond 100; every error names line and column.
 */
export async function* xmlItems(
  bytes: AsyncIterable<Buffer>,
  notes: XmlNotes,
  limits: XmlLimits = usualLimits,
): AsyncGenerator<XmlElement> {
  const reading = createReading(limits);
  let isFirst = true;
  for await (const text of decodeText(bytes)) {
    if (isFirst) checkStart(text);
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
