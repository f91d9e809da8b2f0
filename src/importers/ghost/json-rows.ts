import Tokenizer from '@streamparser/json/tokenizer.js';
import TokenParser from '@streamparser/json/tokenparser.js';
import { decodeText } from '../shared/decode-text.ts';
import { ImportFileError } from '../shared/import-file-error.ts';

export type Row = Record<string, unknown>;
/** A row of one of the export's tables. */
export type TableRow = { table: string; row: Row; line: number };

/** One text, and everything between two rows, may be so long. */
const longestText = 32 * 1024 ** 2;
const longestGap = 256 * 1024 ** 2;

const checkStart = (text: string): void => {
  const start = text.replace(/^\ufeff/, '').trimStart();
  if (start === '' || /^[{[]/.test(start)) return;
  if (/^<!doctype html|^<html/i.test(start))
    throw new ImportFileError(
      'This is an HTML page, not a Ghost export. Was a sign-in page saved in place of the file? In Ghost: Settings → Import/Export → Export content.',
      { line: 1 },
    );
  if (start.startsWith('<'))
    throw new ImportFileError(
      'This is XML, not the JSON of a Ghost export. For a WordPress export use: courant import wordpress FILE.',
      { line: 1 },
    );
  throw new ImportFileError(
    'This is not JSON: a Ghost export begins with “{”. In Ghost: Settings → Import/Export → Export content.',
    { line: 1 },
  );
};

type Reading = { ready: TableRow[]; line: number; lastToken: number; lastRow: number; isEnded: boolean };

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Which line a byte of the piece stands on; pieces are short, so counting is cheap. */
const lineIn = (piece: Buffer, upTo: number, from: { at: number; line: number }): number => {
  for (; from.at < Math.min(upTo, piece.length); from.at += 1) if (piece[from.at] === 10) from.line += 1;
  return from.line;
};

const createParser = (
  reading: Reading,
  position: { piece: Buffer; start: number; from: { at: number; line: number } },
) => {
  const parser = new TokenParser({ paths: ['$.db.*.data.*.*', '$.data.*.*'], keepStack: false });
  const tokenizer = new Tokenizer();
  const failed = (error: Error): never => {
    const place = /at position "?(\d+)/.exec(error.message)?.[1];
    const at = place === undefined ? reading.lastToken : Number(place);
    throw new ImportFileError(`The file is not well-formed JSON: ${error.message.slice(0, 120)}. Export it again`, {
      line: lineIn(position.piece, at - position.start, position.from),
    });
  };
  tokenizer.onToken = (token) => {
    reading.lastToken = token.offset;
    parser.write(token);
  };
  tokenizer.onError = failed;
  parser.onError = failed;
  parser.onEnd = () => void (reading.isEnded = true);
  parser.onValue = ({ value, stack, key }) => {
    reading.lastRow = reading.lastToken;
    const table = String(stack.at(-1)?.key ?? '');
    const line = reading.line;
    reading.line = lineIn(position.piece, reading.lastToken - position.start, position.from);
    if (isRow(value) && typeof key === 'number') reading.ready.push({ table, row: value, line });
  };
  return tokenizer;
};

/**
 * The rows of an export, table by table, in memory that does not grow with the file: both `{ db: [{ data }] }` and `{ data }`.
 * Errors name the line.
 */
export async function* jsonRows(bytes: AsyncIterable<Buffer>): AsyncGenerator<TableRow> {
  const reading: Reading = { ready: [], line: 1, lastToken: 0, lastRow: 0, isEnded: false };
  const position = { piece: Buffer.alloc(0), start: 0, from: { at: 0, line: 1 } };
  const tokenizer = createParser(reading, position);
  let isFirst = true;
  let sawAnything = false;
  for await (const given of decodeText(bytes)) {
    const text = isFirst ? given.replace(/^\ufeff/, '') : given;
    if (isFirst) checkStart(text);
    isFirst = false;
    sawAnything ||= text.trim() !== '';
    lineIn(position.piece, position.piece.length, position.from);
    position.start += position.piece.length;
    position.piece = Buffer.from(text);
    position.from = { at: 0, line: position.from.line };
    if (reading.isEnded && text.trim() === '') continue;
    tokenizer.write(position.piece);
    const end = position.start + position.piece.length;
    if (end - reading.lastToken > longestText)
      throw new ImportFileError(
        'A single text is longer than 32 MB; nobody wrote that. Remove it from the file or from the old site',
        { line: reading.line },
      );
    if (end - reading.lastRow > longestGap)
      throw new ImportFileError('This is JSON, but no Ghost export: there are no tables below “db[0].data” or “data”', {
        line: reading.line,
      });
    yield* reading.ready.splice(0);
  }
  if (!sawAnything) throw new ImportFileError('The file holds nothing but white space.');
  if (!reading.isEnded)
    throw new ImportFileError('The file ends in the middle: it was cut off. Export or download it again', {
      line: lineIn(position.piece, position.piece.length, position.from),
    });
}
