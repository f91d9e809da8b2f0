import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import { safeFetch, type FetchRefusal, type SafeFetchOptions } from '../../common/safe-fetch.ts';

export type Fetching = Pick<SafeFetchOptions, 'userAgent' | 'resolve' | 'allow' | 'inner'> & {
  /** Waits before another try. */
  pause: (ms: number) => Promise<void>;
  stopped: () => boolean;
};

export type PartFault = FetchRefusal | 'stopped';
type Answer = { retryAfter?: number };

/** Waits before the second, third and fourth try. */
const waits = [2_000, 8_000, 30_000];
const longestWait = 120_000;
/** Trackers before a sound lead through each other. */
const maxRedirects = 10;

const again = (refusal: FetchRefusal, status: number | undefined): boolean =>
  refusal === 'timeout' ||
  refusal === 'unreachable' ||
  (refusal === 'bad-answer' && status !== undefined && (status === 429 || status === 408 || status >= 500));

const secondsIn = (answer: IncomingMessage): number | undefined => {
  const given = answer.headers['retry-after'];
  if (given === undefined) return undefined;
  const ms = /^\d+$/.test(given) ? Number(given) * 1_000 : Date.parse(given) - Date.now();
  return Number.isFinite(ms) ? Math.min(longestWait, Math.max(0, ms)) : undefined;
};

type Fetch = () => Promise<Awaited<ReturnType<typeof safeFetch>>>;

/** Tries again, later each time, where that may help. */
const withPatience = async (
  fetching: Fetching,
  answer: Answer,
  fetch: Fetch,
): Promise<Outcome<{ url: string; contentType: string }, PartFault>> => {
  for (let turn = 0; ; turn += 1) {
    const fetched = await fetch();
    if (fetched.ok) return fetched;
    if (fetching.stopped()) return refuse('stopped');
    const wait = waits[turn];
    if (wait === undefined || !again(fetched.refusal, fetched.status)) return fetched;
    await fetching.pause(answer.retryAfter ?? wait);
    delete answer.retryAfter;
  }
};

const unpack = (bytes: Buffer, encoding: string, maxOutputLength: number): Buffer => {
  if (encoding === 'gzip' || encoding === 'x-gzip') return gunzipSync(bytes, { maxOutputLength });
  if (encoding === 'br') return brotliDecompressSync(bytes, { maxOutputLength });
  return encoding === 'deflate' ? inflateSync(bytes, { maxOutputLength }) : bytes;
};

/** Something small as bytes: a feed, a transcript, a picture. */
export const fetchBytes = async (
  address: string,
  { fetching, maxBytes, accept = '*/*' }: { fetching: Fetching; maxBytes: number; accept?: string },
): Promise<Outcome<{ bytes: Buffer; url: string; contentType: string }, PartFault>> => {
  const answer: Answer = {};
  let bytes: Buffer = Buffer.alloc(0);
  let isTooBig = false;
  const take = async (came: IncomingMessage): Promise<boolean> => {
    const wait = secondsIn(came);
    if (wait !== undefined) answer.retryAfter = wait;
    if (came.statusCode !== 200) return false;
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of came) {
      size += (piece as Buffer).length;
      isTooBig = size > maxBytes;
      if (isTooBig) return true;
      pieces.push(piece as Buffer);
    }
    bytes = unpack(Buffer.concat(pieces), came.headers['content-encoding'] ?? '', maxBytes);
    return true;
  };
  const { pause: _, stopped: __, ...how } = fetching;
  const fetched = await withPatience(fetching, answer, () =>
    safeFetch(address, { ...how, accept, take, maxRedirects }),
  );
  if (!fetched.ok) return fetched;
  if (isTooBig) return refuse('too-big', `more than ${maxBytes.toLocaleString('en')} bytes`);
  return ok({ bytes, url: fetched.value.url, contentType: fetched.value.contentType });
};

type Part = { path: string; notes: string };

/** What is remembered of a file that came in part: by which mark of the old host the rest must be the same file's. */
const markIn = ({ notes, path }: Part): string | undefined => {
  if (!existsSync(path) || !existsSync(notes)) return undefined;
  try {
    const { mark } = JSON.parse(readFileSync(notes, 'utf8')) as { mark?: string };
    return mark;
  } catch {
    return undefined;
  }
};

const markOf = ({ headers }: IncomingMessage): string | undefined =>
  headers.etag !== undefined && !headers.etag.startsWith('W/') ? headers.etag : headers['last-modified'];

const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);

type Taking = { part: Part; maxBytes: number; fetching: Fetching; told: (bytes: number) => void; answer: Answer };

class PartStop extends Error {}

/** Takes what came of a file: from the beginning, or behind what is there. False when the answer is of no use. */
const takePart = async (
  came: IncomingMessage,
  { part, maxBytes, fetching, told, answer }: Taking,
): Promise<boolean> => {
  const wait = secondsIn(came);
  if (wait !== undefined) answer.retryAfter = wait;
  const status = came.statusCode ?? 0;
  const [, from, whole] = /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/.exec(came.headers['content-range'] ?? '') ?? [];
  if (status === 416 && Number(whole) === sizeOf(part.path)) return true;
  const isRest = status === 206 && Number(from) === sizeOf(part.path);
  if (status !== 200 && !isRest) {
    // What is there fits no more: the next try begins anew.
    if (status === 206 || status === 416) rmSync(part.notes, { force: true });
    return false;
  }
  const mark = markOf(came);
  if (!isRest) writeFileSync(part.notes, JSON.stringify(mark === undefined ? {} : { mark }));
  let size = isRest ? sizeOf(part.path) : 0;
  let fault: unknown;
  // Whatever ends it, what has come is written down first: it need not come again.
  const counted = async function* (): AsyncGenerator<Buffer> {
    try {
      for await (const piece of came) {
        size += (piece as Buffer).length;
        if (size > maxBytes) throw new PartStop();
        told((piece as Buffer).length);
        yield piece as Buffer;
        if (fetching.stopped()) throw new PartStop();
      }
    } catch (error) {
      fault = error;
    }
  };
  await pipeline(counted, createWriteStream(part.path, { flags: isRest ? 'a' : 'w' }));
  if (fault !== undefined) throw fault;
  return true;
};

/** Ends what is under way soon after somebody asked to stop. */
const untilStopped = (stopped: () => boolean): { signal: AbortSignal; end: () => void } => {
  const controller = new AbortController();
  const timer = setInterval(() => stopped() && controller.abort(), 200);
  timer.unref();
  return { signal: controller.signal, end: () => clearInterval(timer) };
};

export type FetchedFile = { path: string; url: string; contentType: string; bytes: number; forget: () => void };

/**
 * A file of any size, on disk: what came before a run was cut off is gone on with where the old host allows it (Range, If-Range),
 * and tried again with waits. `forget` removes it.
 */
export const fetchFile = async (
  address: string,
  { folder, ...given }: { folder: string; maxBytes: number; fetching: Fetching; told: (bytes: number) => void },
): Promise<Outcome<FetchedFile, PartFault>> => {
  mkdirSync(folder, { recursive: true });
  const name = createHash('sha256').update(address).digest('hex').slice(0, 32);
  const part: Part = { path: join(folder, `${name}.part`), notes: join(folder, `${name}.json`) };
  const forget = (): void => [part.path, part.notes].forEach((path) => rmSync(path, { force: true }));
  const taking: Taking = { ...given, part, answer: {} };
  const { pause: _, stopped: __, ...how } = given.fetching;
  const stop = untilStopped(given.fetching.stopped);
  const fetch: Fetch = () => {
    const mark = markIn(part);
    const there = mark === undefined ? 0 : sizeOf(part.path);
    const headers: Record<string, string> =
      mark !== undefined && there > 0 ? { range: `bytes=${there}-`, 'if-range': mark } : {};
    const take = (came: IncomingMessage): Promise<boolean> => takePart(came, taking);
    return safeFetch(address, {
      ...how,
      signal: stop.signal,
      headers,
      take,
      maxRedirects,
      wholeTime: 6 * 3_600_000,
      accept: 'audio/*, */*;q=0.5',
    });
  };
  const fetched = await withPatience(given.fetching, taking.answer, async () => {
    const one = await fetch();
    // The rest did not fit what was there: once more, from the beginning.
    return !one.ok && one.refusal === 'bad-answer' && (one.status === 206 || one.status === 416) ? fetch() : one;
  }).finally(stop.end);
  const bytes = sizeOf(part.path);
  if (fetched.ok) return ok({ path: part.path, ...fetched.value, bytes, forget });
  if (bytes >= given.maxBytes) {
    forget();
    return refuse('too-big', `more than ${given.maxBytes.toLocaleString('en')} bytes`);
  }
  if (!again(fetched.refusal as FetchRefusal, undefined) && fetched.refusal !== 'stopped') forget();
  return fetched;
};
