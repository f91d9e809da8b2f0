import { lookup as systemLookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { isIP } from 'node:net';
import { ok, refuse, type Outcome } from './outcome.ts';
import { isPublicAddress } from './public-address.ts';

export type ResolvedAddress = { address: string; family: number };

export type SafeFetchOptions = {
  /** Says who asks: `Courant/1.0 (+https://…)`. */
  userAgent: string;
  maxBytes?: number;
  accept?: string;
  /** Asks by POST with this form as the body (`application/x-www-form-urlencoded`); any 2xx answer is fine then. */
  form?: URLSearchParams;
  /** The same with bytes of another kind and their headers; redirects are not followed. */
  post?: { body: Buffer; headers: Readonly<Record<string, string>> };
  /** Only whether it is there: the answer is cut off after its headers, its bytes are none. */
  headOnly?: boolean;
  /** Further headers of the question, such as `range`. */
  headers?: Readonly<Record<string, string>>;
  /** Hears every answer that leads nowhere else and may take it: true when it has; its bytes are then the caller's affair. */
  take?: (answer: IncomingMessage) => Promise<boolean>;
  /** How often it may lead elsewhere (three times), and how long all of it may take (two minutes, in milliseconds). */
  maxRedirects?: number;
  wholeTime?: number;
  /** Stops when the caller loses interest. */
  signal?: AbortSignal;
  /** All addresses of a host; the system's resolver unless told. */
  resolve?: (host: string) => Promise<ResolvedAddress[]>;
  /** Machines inside that the operator has named, as `host:port`: reached wherever they are. */
  inner?: readonly string[];
  /** For tests alone: lets a private address through that would be refused, with the port it is asked on. */
  allow?: (address: string, port: number) => boolean;
};

export type Fetched = {
  bytes: Buffer;
  contentType: string;
  /** Where it was found after redirects. */
  url: string;
  status: number;
};

export type FetchRefusal =
  | 'bad-address'
  | 'private-address'
  | 'not-found'
  | 'too-many-redirects'
  | 'bad-answer'
  | 'too-big'
  | 'timeout'
  | 'unreachable';

const usualRedirects = 3;
const connectLimit = 5_000;
const silenceLimit = 15_000;
const wholeLimit = 120_000;
const defaultMaxBytes = 20 * 1024 * 1024;

class FetchFault extends Error {
  readonly refusal: FetchRefusal;
  readonly status: number | undefined;
  constructor(refusal: FetchRefusal, detail: string, status?: number) {
    super(detail);
    this.refusal = refusal;
    this.status = status;
  }
}

const portOf = (url: URL): number => Number(url.port || (url.protocol === 'https:' ? 443 : 80));

/** Whether it was named by the operator, with its port. */
const isInner = (url: URL, { inner = [] }: Pick<SafeFetchOptions, 'inner'>): boolean =>
  inner.includes(`${url.hostname}:${portOf(url)}`);

const checkedUrl = (text: string, base: string | undefined, options: SafeFetchOptions): URL => {
  if (!URL.canParse(text, base)) throw new FetchFault('bad-address', `not an address: ${text.slice(0, 200)}`);
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new FetchFault('bad-address', `${url.protocol} is not fetched`);
  if (url.username || url.password) throw new FetchFault('bad-address', 'an address must not carry a name or password');
  // Other ports than the web's own are where inner services listen.
  if (url.port !== '' && !options.allow && !isInner(url, options))
    throw new FetchFault('bad-address', `port ${url.port} is not fetched`);
  return url;
};

const inTime = <T>(work: Promise<T>, signal: AbortSignal, detail: string): Promise<T> =>
  new Promise((done, failed) => {
    const stop = (): void => failed(new FetchFault('timeout', detail));
    const timer = setTimeout(stop, connectLimit);
    signal.addEventListener('abort', stop, { once: true });
    work.then(done, failed).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    });
  });

/** The host's addresses, once each of them has been found public. One bad one is enough: it is what an attacker's name server mixes in. */
const publicAddresses = async (
  url: URL,
  options: SafeFetchOptions,
  signal: AbortSignal,
): Promise<ResolvedAddress[]> => {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const resolve = options.resolve ?? ((name) => systemLookup(name, { all: true, verbatim: true }));
  const found = isIP(host)
    ? [{ address: host, family: isIP(host) }]
    : await inTime(resolve(host), signal, `${host} was not found in time`);
  if (found.length === 0) throw new FetchFault('unreachable', `${host} has no address`);
  for (const { address } of found) {
    if (!isPublicAddress(address) && !isInner(url, options) && !options.allow?.(address, portOf(url)))
      throw new FetchFault('private-address', `${host} is at ${address}`);
  }
  return found;
};

/** What is sent along, with the headers that say what it is. */
const bodyOf = ({ post, form }: SafeFetchOptions): { body?: Buffer | string; posted: OutgoingHttpHeaders } => {
  const body = post?.body ?? form?.toString();
  if (body === undefined) return { posted: {} };
  const headers = post?.headers ?? { 'content-type': 'application/x-www-form-urlencoded' };
  return { body, posted: { ...headers, 'content-length': Buffer.byteLength(body) } };
};

/**
 * One request to addresses that were checked. The socket gets them by a resolver of our own, so that a name cannot mean
 * one machine when it is checked and another when it is called.
 */
const ask = (
  url: URL,
  addresses: ResolvedAddress[],
  options: SafeFetchOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> =>
  new Promise((answered, failed) => {
    const lookup: RequestOptions['lookup'] = (_host, wanted, callback) => {
      if (wanted.all) callback(null, addresses);
      else callback(null, addresses[0]?.address ?? '', addresses[0]?.family);
    };
    const { body, posted } = bodyOf(options);
    const headers = {
      'user-agent': options.userAgent,
      accept: options.accept ?? '*/*',
      'accept-encoding': 'identity',
      ...options.headers,
      ...posted,
    };
    const method = body === undefined ? 'GET' : 'POST';
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(url, { method, lookup, headers, signal, agent: false, maxHeaderSize: 16_384 }, answered);
    const connecting = setTimeout(
      () => request.destroy(new FetchFault('timeout', `${url.host} does not answer the call`)),
      connectLimit,
    );
    const stop = (): void => clearTimeout(connecting);
    request.on('socket', (socket) => socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', stop));
    request.on('close', stop);
    request.setTimeout(silenceLimit, () => request.destroy(new FetchFault('timeout', `${url.host} fell silent`)));
    request.on('error', failed);
    request.end(body);
  });

const readBody = async (answer: IncomingMessage, maxBytes: number): Promise<Buffer> => {
  const tooBig = (): FetchFault => new FetchFault('too-big', `more than ${maxBytes} bytes`);
  if (Number(answer.headers['content-length'] ?? 0) > maxBytes) throw tooBig();
  if ((answer.headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new FetchFault('bad-answer', 'packed though asked not to be');
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of answer) {
    size += (piece as Buffer).length;
    if (size > maxBytes) throw tooBig();
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces, size);
};

const follow = async (address: string, options: SafeFetchOptions, signal: AbortSignal): Promise<Fetched> => {
  let url = checkedUrl(address, undefined, options);
  const { maxRedirects = usualRedirects } = options;
  for (let hops = 0; ; hops += 1) {
    const answer = await ask(url, await publicAddresses(url, options, signal), options, signal);
    // Node heeds the signal of a request only until its answer begins.
    const stop = (): void => void answer.destroy(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
    try {
      signal.throwIfAborted();
      const status = answer.statusCode ?? 0;
      const isElsewhere = status >= 300 && status < 400;
      if (!isElsewhere && (await options.take?.(answer)))
        return { bytes: Buffer.alloc(0), contentType: answer.headers['content-type'] ?? '', url: url.href, status };
      const isPost = options.form !== undefined || options.post !== undefined;
      if (status === 200 || (isPost && status >= 200 && status < 300)) {
        const bytes = options.headOnly ? Buffer.alloc(0) : await readBody(answer, options.maxBytes ?? defaultMaxBytes);
        return { bytes, contentType: answer.headers['content-type'] ?? '', url: url.href, status };
      }
      if (status === 404 || status === 410) throw new FetchFault('not-found', `${url.href} answers ${status}`, status);
      // A form is sent again only where the answer says that it shall be.
      const followed = options.form ? [307, 308] : [301, 302, 303, 307, 308];
      const to = !options.post && followed.includes(status) ? answer.headers.location : undefined;
      if (to === undefined) throw new FetchFault('bad-answer', `${url.href} answers ${status}`, status);
      if (hops >= maxRedirects) throw new FetchFault('too-many-redirects', `more than ${maxRedirects} redirects`);
      url = checkedUrl(to, url.href, options);
    } finally {
      signal.removeEventListener('abort', stop);
      answer.destroy();
    }
  }
};

const refusalOf = (error: unknown): FetchFault => {
  if (error instanceof FetchFault) return error;
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  return new FetchFault(name === 'TimeoutError' || name === 'AbortError' ? 'timeout' : 'unreachable', message);
};

/**
 * Fetches something from an address that strangers may have chosen: public machines only (but for `inner`), ports 80 and 443 only, at most three
 * redirects with each one checked, 5 s to connect, 15 s of silence, two minutes in all, at most `maxBytes` (20 MiB unless
 * told), no cookies, no credentials. Never throws for what is out there.
 */
export const safeFetch = async (
  address: string,
  options: SafeFetchOptions,
): Promise<Outcome<Fetched, FetchRefusal> & { status?: number | undefined }> => {
  const limit = AbortSignal.timeout(options.wholeTime ?? wholeLimit);
  const signal = options.signal ? AbortSignal.any([limit, options.signal]) : limit;
  try {
    return ok(await follow(address, options, signal));
  } catch (error) {
    const { refusal, message, status } = refusalOf(
      (error as Error).cause instanceof FetchFault ? (error as Error).cause : error,
    );
    return { ...refuse(refusal, message), status };
  }
};
