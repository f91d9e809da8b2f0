import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

const parseWeights = (header: string): Map<string, number> => {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',').slice(0, 32)) {
    const [coding = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    const q = weight === undefined ? 1 : Number(weight.slice(2));
    if (coding !== '') weights.set(coding === 'x-gzip' ? 'gzip' : coding, q >= 0 && q <= 1 ? q : 0);
  }
  return weights;
};

const choose = (header: string): Encoding | undefined => {
  const weights = parseWeights(header);
  const any = weights.get('*') ?? 0;
  const weightOf = (coding: Encoding): number => weights.get(coding) ?? any;
  const identity = weights.get('identity') ?? (weights.has('*') ? any : Number.MIN_VALUE);
  const best = Math.max(weightOf('br'), weightOf('gzip'), identity);
  if (best === 0) return undefined;
  return weightOf('br') === best ? 'br' : weightOf('gzip') === best ? 'gzip' : 'identity';
};

const chosen = new Map<string, Encoding | undefined>();

/**
 * The encoding an Accept-Encoding header asks for (RFC 9110 §12.5.3), brotli before gzip where both weigh the same;
 * undefined when the header refuses all of them. Browsers send a handful of headers, so the answers are remembered.
 */
export const encodingFor = (header: string): Encoding | undefined => {
  if (header === '') return 'identity';
  if (chosen.has(header)) return chosen.get(header);
  if (chosen.size >= 256) chosen.clear();
  const encoding = choose(header.slice(0, 512));
  if (header.length <= 512) chosen.set(header, encoding);
  return encoding;
};

/** Whether gzip will do for whoever prefers another encoding: every browser that knows brotli takes it. */
export const acceptsGzip = (header: string): boolean =>
  /(?:^|[\s,])(?:x-)?gzip(?!\s*;\s*q=0(?:\.0*)?(?:\s*,|\s*$))/i.test(header);

/** Whether a type gains from being compressed: pictures, sound and fonts are compressed already. */
export const isCompressible = (type: string): boolean =>
  /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml|javascript|manifest)|image\/(?:svg\+xml|x-icon))/i.test(type);

/** How hard to try: `quick` for a reader who waits, `thorough` for bytes that many will fetch. */
export type Effort = 'quick' | 'thorough';

/** Compresses in the thread pool. */
export const compress = async (bytes: Uint8Array, encoding: 'br' | 'gzip', effort: Effort): Promise<Buffer> =>
  encoding === 'gzip'
    ? zip(bytes, { level: effort === 'quick' ? 6 : 9 })
    : brotli(bytes, {
        params: {
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_QUALITY]: effort === 'quick' ? 5 : 9,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
          // A window no larger than the page takes megabytes less memory while it is compressed.
          [constants.BROTLI_PARAM_LGWIN]: Math.min(22, Math.max(16, Math.ceil(Math.log2(bytes.byteLength + 1)))),
        },
      });
