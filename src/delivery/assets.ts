/** The built stylesheet, islands, fonts and icons: their addresses, and their bytes straight from memory. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { encodingFor, type Encoding } from './encodings.ts';
import { answerPlainly, noSuchFile } from './plain-answer.ts';
import type { RequestHead } from './request-head.ts';

/** What the build writes to `dist/manifest.json`, by name. */
export type AssetEntry = {
  path: string;
  type: string;
  bytes: number;
  br?: number;
  gzip?: number;
  /** For a script in pieces: those it cannot start without, by name. */
  needs?: readonly string[];
  /** Those it asks for later, when they are wanted. */
  later?: readonly string[];
};
export type AssetManifest = Record<string, AssetEntry>;

/** In the bundle this file is `dist/courant.js`; from the sources the build is two folders up. */
const distOf = (here: string): string =>
  existsSync(join(here, 'manifest.json')) ? here : join(here, '..', '..', 'dist');

const dist = distOf(import.meta.dirname);
const manifestFile = join(dist, 'manifest.json');
const isDevelopment = process.env['COURANT_DEV'] === '1';

type Bytes = Partial<Record<Encoding, Buffer>> & { entry: AssetEntry };
type Built = { manifest: AssetManifest; byPath: Map<string, Bytes>; readAt: number };

const read = (): Built => {
  const manifest = existsSync(manifestFile) ? (JSON.parse(readFileSync(manifestFile, 'utf8')) as AssetManifest) : {};
  const byPath = new Map(Object.values(manifest).map((entry) => [entry.path, { entry }]));
  return { manifest, byPath, readAt: manifestTime() };
};

const manifestTime = (): number => statSync(manifestFile, { throwIfNoEntry: false })?.mtimeMs ?? 0;

let known: Built | undefined;

/** The build does not change while the site runs, except in development. */
const built = (): Built => {
  if (!known || (isDevelopment && known.readAt !== manifestTime())) known = read();
  return known;
};

/** The address of a built file by its name (`site.css`, `gallery.js`, `source-serif.woff2`). */
export const asset = (name: string): string => built().manifest[name]?.path ?? `/assets/${name}`;

/** What is known about a built file: its address, type and size; undefined when there is none of that name. */
export const assetEntry = (name: string): AssetEntry | undefined => built().manifest[name];

/** The bytes of a built file by its name, for the few that have an address outside `/assets/`. */
export const assetBytes = (name: string): Buffer | undefined => {
  const entry = built().manifest[name];
  const file = entry && join(dist, entry.path);
  return file !== undefined && existsSync(file) ? readFileSync(file) : undefined;
};

const suffixes = { br: '.br', gzip: '.gz', identity: '' } as const;

/** The bytes in the wanted encoding, or plain when those are gone; undefined when a file the build made is no longer there. */
export const presentBytes = (
  bytes: Bytes,
  wanted: Encoding,
  { log, folder = dist }: { log: Logger; folder?: string },
): { encoding: Encoding; body: Buffer } | undefined => {
  for (const encoding of new Set<Encoding>([wanted, 'identity'])) {
    try {
      return {
        encoding,
        body: (bytes[encoding] ??= readFileSync(join(folder, bytes.entry.path) + suffixes[encoding])),
      };
    } catch (error) {
      log.error({ err: error }, 'a built file could not be read: build again');
    }
  }
  return undefined;
};

type Asking = { response: ServerResponse; url: string; head: RequestHead; security: readonly string[]; log: Logger };

const headersFor = ({ security }: Asking, entry: AssetEntry, encoding: Encoding): string[] => [
  'Content-Type',
  entry.type,
  'Cache-Control',
  'public, max-age=31536000, immutable',
  ...(entry.br === undefined ? [] : ['Vary', 'Accept-Encoding']),
  ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
  ...security,
];

/** Answers an address under `/assets/`: a built file, or 404. */
export const answerAsset = (asking: Asking): void => {
  const { response, url, head } = asking;
  const bytes = built().byPath.get(url.split('?', 1)[0] ?? '');
  if (!bytes) return answerPlainly(response, noSuchFile, asking.security);
  const { entry } = bytes;
  const wanted = entry.br === undefined ? 'identity' : (encodingFor(head.acceptEncoding) ?? 'identity');
  const tagFor = (encoding: Encoding): string => `"${entry.path.slice(entry.path.lastIndexOf('/') + 1)}-${encoding}"`;
  if (head.ifNoneMatch.includes(tagFor(wanted))) {
    const known = ['ETag', tagFor(wanted), 'Cache-Control', 'public, max-age=31536000, immutable', ...asking.security];
    response.writeHead(304, known).end();
    return;
  }
  const present = presentBytes(bytes, wanted, asking);
  if (!present) return answerPlainly(response, noSuchFile, asking.security);
  const { encoding, body } = present;
  const length = ['ETag', tagFor(encoding), 'Content-Length', String(body.length)];
  response.writeHead(200, [...headersFor(asking, entry, encoding), ...length]);
  response.end(response.req.method === 'HEAD' ? undefined : body);
};
