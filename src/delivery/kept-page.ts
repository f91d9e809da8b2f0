import { answerHeaders, unmodifiedHeaders, type SiteHeaders } from './answer-headers.ts';
import { etagOf, hashOf } from './conditional.ts';
import { compress, isCompressible, type Effort, type Encoding } from './encodings.ts';
import type { Blocks, Filled } from './fill-page.ts';
import type { Page } from './page.ts';
import { filledForStrangers, templateOf, type Readers, type Template } from './slots.ts';
import type { Audience } from './request-head.ts';

/** An answer in one encoding, ready for the socket. */
export type Encoded = {
  body: Buffer;
  etag: string;
  effort: Effort;
  headers: (audience: Audience['kind']) => string[];
};

/** An answer, its hash and what has been made of it so far. */
export type Prepared = {
  page: Page;
  status: number;
  hash: string;
  compressible: boolean;
  identity: Encoded;
  br?: Encoded;
  gzip?: Encoded;
  /** Encodings being made. */
  pending: Map<Encoding, Promise<Encoded>>;
  site: SiteHeaders;
  /** The page with its slots open, when it has any. */
  template?: Template;
  blocks?: Blocks;
  /** What was filled in for readers just now (see send.ts). */
  ready?: Map<object, { until: number; mark: string; plain?: Buffer; gzip?: Buffer; blocks: Blocks; filled: Filled }>;
};

/** Below this many bytes an encoding saves nothing. */
const smallest = 600;

const asBytes = (body: string | Uint8Array): Buffer =>
  typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);

type Fresh = { prepared: Omit<Prepared, 'identity'>; body: Buffer; encoding: Encoding; effort: Effort };

const encodedOf = ({ prepared, body, encoding, effort }: Fresh): Encoded => {
  const { page, hash, site } = prepared;
  const etag = etagOf(hash, encoding, effort);
  const made = new Map<Audience['kind'], string[]>();
  return {
    body,
    etag,
    effort,
    headers: (audience) => {
      let headers = made.get(audience);
      if (!headers)
        made.set(audience, (headers = answerHeaders(site, { page, encoding, etag, length: body.length, audience })));
      return headers;
    },
  };
};

export const prepare = (
  page: Page,
  { site, readers }: { site: SiteHeaders; readers: Readers | undefined },
): Prepared => {
  const template = typeof page.body === 'string' ? templateOf(page.body) : undefined;
  const body = asBytes(template ? filledForStrangers(template, readers, page.scene) : page.body);
  const prepared = {
    page: { ...page, body: '' },
    status: page.status ?? 200,
    hash: hashOf(body),
    compressible:
      body.length >= smallest && isCompressible(page.type) && page.headers?.['Content-Encoding'] === undefined,
    pending: new Map(),
    site,
    ...(template ? { template } : {}),
  };
  return { ...prepared, identity: encodedOf({ prepared, body, encoding: 'identity', effort: 'quick' }) };
};

/** Makes (again) the bytes of one encoding and puts them in place. */
export const encode = async (prepared: Prepared, encoding: 'br' | 'gzip', effort: Effort): Promise<Encoded> => {
  const body = await compress(prepared.identity.body, encoding, effort);
  const encoded = encodedOf({ prepared, body, encoding, effort });
  prepared[encoding] = encoded;
  return encoded;
};

/** The answer in the wanted encoding, at once when it is there, else when it has been made, once for all who ask. */
export const inEncoding = (prepared: Prepared, wanted: Encoding): Encoded | Promise<Encoded> => {
  if (wanted === 'identity' || !prepared.compressible) return prepared.identity;
  const ready = prepared[wanted];
  if (ready) return ready;
  const pending = prepared.pending.get(wanted);
  if (pending) return pending;
  const made = encode(prepared, wanted, 'quick').finally(() => prepared.pending.delete(wanted));
  prepared.pending.set(wanted, made);
  return made;
};

export const bytesOf = (prepared: Prepared): number =>
  prepared.identity.body.length +
  (prepared.br?.body.length ?? 0) +
  (prepared.gzip?.body.length ?? 0) +
  (prepared.template ? 2 * prepared.identity.body.length : 0) +
  2_048;

export const headersUnmodified = (encoded: Encoded, audience: Audience['kind'], etag: string): string[] =>
  unmodifiedHeaders(encoded.headers(audience), etag);
