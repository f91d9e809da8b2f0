import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Shortcut } from '../../../delivery/delivery.ts';
import type { World } from '../../../world.ts';
import { isStaff, type Account } from '../../accounts/accounts.ts';
import { mediaPath, parseByteRange } from '../../media/media.ts';
import { soundName, type FoundSound, type SoundAt, type SoundName } from './find-sound.ts';
import { createKeptSounds, type KeptSounds } from './kept-sounds.ts';
import { createOpenFiles, type OpenFile } from './open-files.ts';
import { createPump } from './pump.ts';
import { extensionOf } from './sound.ts';
import { isSameFile, openToAll, precondition, preflight, savedAs, type Conditions } from './sound-headers.ts';

/** A stretch of a recording has been sent to somebody who fetched it. */
export type Sent = {
  sound: FoundSound;
  /** The whole file, and where sound begins in it. */
  size: number;
  soundStart: number;
  start: number;
  bytes: number;
  agent: string;
  network: string;
};

export type SoundParts = {
  networkOf: (request: IncomingMessage) => string;
  /** Whose session a cookie is; asked only for what strangers may not hear. */
  accountOf: (cookie: string) => Account | undefined | Promise<Account | undefined>;
  onSent: (sent: Sent) => void;
};

/** So many may be sent to at a time, in all and in one network, and so many addresses be looked up. */
const mostSending = 4_000;
const mostOfNetwork = 300;
const mostLooking = 500;

const forever = 'public, max-age=31536000, immutable';
const forStaff = 'private, no-store';

type Booth = SoundParts & {
  world: World;
  sounds: KeptSounds;
  files: ReturnType<typeof createOpenFiles>;
  pump: ReturnType<typeof createPump>;
  perNetwork: Map<string, number>;
  looking: number;
};

type Asking = { request: IncomingMessage; response: ServerResponse; security: readonly string[] };

const overriding = new Set(['content-security-policy', 'cross-origin-resource-policy']);

/** The headers every answer carries, those about cross-origin use in their open form. */
const secured = (security: readonly string[]): string[] => {
  const kept: string[] = [];
  for (let i = 0; i < security.length; i += 2)
    if (!overriding.has((security[i] ?? '').toLowerCase())) kept.push(security[i] ?? '', security[i + 1] ?? '');
  return [...kept, 'Content-Security-Policy', "default-src 'none'; sandbox", ...openToAll];
};

/** Programs ask for files: a word is enough. */
const sayPlainly = (
  { request, response, security }: Asking,
  status: number,
  text: string,
  more: string[] = [],
): void => {
  if (response.headersSent || response.destroyed) return;
  const body = `${text}\n`;
  response.writeHead(status, [
    'Content-Type',
    'text/plain; charset=utf-8',
    'Cache-Control',
    'no-store',
    ...secured(security),
    ...more,
    'Content-Length',
    String(Buffer.byteLength(body)),
  ]);
  response.end(request.method === 'HEAD' ? undefined : body);
};

const notThere = (asking: Asking): void => sayPlainly(asking, 404, 'There is no such recording.');
const busy = (asking: Asking): void =>
  sayPlainly(asking, 503, 'Too many are listening at this moment. Please try again.', ['Retry-After', '5']);

const conditionsOf = ({ headers }: IncomingMessage): Conditions => ({
  ifMatch: headers['if-match'],
  ifNoneMatch: headers['if-none-match'],
  ifModifiedSince: headers['if-modified-since'],
  ifRange: headers['if-range'] as string | undefined,
});

const headersOf = (sound: FoundSound, file: OpenFile, { request, security }: Asking): string[] => [
  'Content-Type',
  sound.contentType,
  'Cache-Control',
  sound.isPublic ? forever : forStaff,
  'ETag',
  sound.etag,
  'Last-Modified',
  new Date(file.modifiedAt).toUTCString(),
  'Accept-Ranges',
  'bytes',
  ...secured(security),
  ...(/[?&]download=1(?:&|$)/.test(request.url ?? '')
    ? ['Content-Disposition', savedAs(sound.title, extensionOf(sound.file))]
    : []),
];

/** One more in this network, unless there are too many. */
const mayCome = ({ pump, perNetwork }: Booth, network: string): boolean =>
  pump.stats().sending < mostSending && (perNetwork.get(network) ?? 0) < mostOfNetwork;

const countNetwork = ({ perNetwork }: Booth, network: string, by: 1 | -1): void => {
  const now = (perNetwork.get(network) ?? 0) + by;
  if (now > 0) perNetwork.set(network, now);
  else perNetwork.delete(network);
};

type Stretch = { start: number; end: number };

const sendStretch = (
  booth: Booth,
  asking: Asking,
  { sound, file, path, stretch }: { sound: FoundSound; file: OpenFile; path: string; stretch: Stretch },
): void => {
  const { request, response } = asking;
  const network = booth.networkOf(request);
  const agent = request.headers['user-agent'] ?? '';
  countNetwork(booth, network, 1);
  booth.pump.send(response, { file, ...stretch }, (bytes) => {
    booth.files.give(path);
    countNetwork(booth, network, -1);
    if (sound.isPublic)
      booth.onSent({
        sound,
        size: file.size,
        soundStart: file.soundStart,
        start: stretch.start,
        bytes,
        agent,
        network,
      });
  });
};

/** Answers with an open file; gives it back when nothing is to be sent of it. */
const answerWith = (
  booth: Booth,
  asking: Asking,
  { sound, file, path }: { sound: FoundSound; file: OpenFile; path: string },
): void => {
  const { request, response } = asking;
  const done = (): void => booth.files.give(path);
  if (response.destroyed) return done();
  const headers = headersOf(sound, file, asking);
  const known = { etag: sound.etag, lastModified: new Date(file.modifiedAt).toUTCString() };
  const conditions = conditionsOf(request);
  const early = precondition(conditions, known);
  if (early === 412) {
    done();
    return sayPlainly(asking, 412, 'The recording is not the one you have.');
  }
  if (early === 304) {
    response.writeHead(304, headers.slice(2)).end();
    return done();
  }
  if (request.method === 'HEAD') {
    response.writeHead(200, [...headers, 'Content-Length', String(file.size)]).end();
    return done();
  }
  const range = isSameFile(conditions, known) ? parseByteRange(request.headers.range, file.size) : 'whole';
  if (range === 'unsatisfiable') {
    done();
    return sayPlainly(asking, 416, 'The recording is shorter.', ['Content-Range', `bytes */${file.size}`]);
  }
  if (!mayCome(booth, booth.networkOf(request))) {
    done();
    return busy(asking);
  }
  const stretch = range === 'whole' ? { start: 0, end: file.size - 1 } : range;
  const part = range === 'whole' ? [] : ['Content-Range', `bytes ${stretch.start}-${stretch.end}/${file.size}`];
  const length = ['Content-Length', String(stretch.end - stretch.start + 1)];
  response.writeHead(range === 'whole' ? 200 : 206, [...headers, ...part, ...length]);
  return sendStretch(booth, asking, { sound, file, path, stretch });
};

const mayHear = async (booth: Booth, { isPublic }: FoundSound, { headers }: IncomingMessage): Promise<boolean> => {
  if (isPublic) return true;
  const account = headers.cookie?.includes('session=') ? await booth.accountOf(headers.cookie) : undefined;
  return account !== undefined && isStaff(account.role);
};

const answerFound = async (booth: Booth, asking: Asking, name: SoundName, found: SoundAt): Promise<void> => {
  if (found === 'gone') return sayPlainly(asking, 410, 'This recording was taken down.');
  if (found === undefined) return notThere(asking);
  // What was replaced long ago is no longer kept; whoever has only the old address is led to what there is.
  if ('movedTo' in found) return sayPlainly(asking, 302, 'Moved.', ['Location', found.movedTo]);
  if (!(await mayHear(booth, found, asking.request))) return notThere(asking);
  const path = mediaPath(booth.world, found.file);
  const file = await booth.files.take(path);
  if (file) return answerWith(booth, asking, { sound: found, file, path });
  // Former files are swept without a word.
  const again = await booth.sounds.findAgain(name);
  if (again && typeof again === 'object' && 'movedTo' in again) return answerFound(booth, asking, name, again);
  booth.world.log.error({ file: found.file }, 'a recording is gone from the data folder');
  return notThere(asking);
};

const answer = async (booth: Booth, asking: Asking): Promise<void> => {
  const { request, response } = asking;
  const name = soundName(request.url ?? '');
  if (!name) return notThere(asking);
  if (request.method === 'OPTIONS')
    return void response.writeHead(204, [...secured(asking.security), ...preflight.slice(openToAll.length)]).end();
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return sayPlainly(asking, 405, 'A recording can be fetched, and nothing else.', ['Allow', 'GET, HEAD, OPTIONS']);
  if (booth.looking >= mostLooking) return busy(asking);
  booth.looking += 1;
  try {
    await answerFound(booth, asking, name, await booth.sounds.find(name));
  } finally {
    booth.looking -= 1;
  }
};

export type SoundFiles = Shortcut & {
  stats: () => { sending: number; bytes: number; open: number };
  close: () => void;
};

/**
 * Answers `/sound/<medium>/<content>.<extension>` before the app is asked: nothing is drawn, kept or compressed, and no cookie is set.
 * The bytes go from the disk to the socket, and what was really sent is told to whoever counts.
 */
export const createSoundFiles = (world: World, parts: SoundParts): SoundFiles => {
  const [files, pump] = [createOpenFiles(), createPump()];
  const booth: Booth = {
    ...parts,
    world,
    sounds: createKeptSounds(world),
    files,
    pump,
    perNetwork: new Map(),
    looking: 0,
  };
  return {
    isFor: (url) => url.startsWith('/sound/') && soundName(url) !== undefined,
    answer: (request, response, security) => {
      const asking = { request, response, security };
      answer(booth, asking).catch((error: unknown) => {
        world.log.error({ err: error }, 'a recording could not be sent');
        if (response.headersSent) response.destroy();
        else busy(asking);
      });
    },
    stats: () => ({ ...pump.stats(), open: files.count() }),
    close: () => {
      pump.close();
      files.close();
    },
  };
};
