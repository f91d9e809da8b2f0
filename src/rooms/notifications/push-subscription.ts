import { createECDH } from 'node:crypto';
import { isIP } from 'node:net';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import { isPublicAddress } from '../../common/public-address.ts';

/** Where a browser's push service takes messages, and the keys only that browser can read them with. */
export type PushSubscription = { endpoint: string; keys: { p256dh: string; auth: string } };

const longest = 1_000;

/** An address a push service may have: https on its usual port, and no machine of our own network. */
export const isPushEndpoint = (endpoint: string): boolean => {
  if (endpoint.length > longest || !URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username, password } = new URL(endpoint);
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol !== 'https:' || port !== '' || username || password) return false;
  return isIP(host) ? isPublicAddress(host) : host.includes('.') && !/\.(?:local|localhost|internal)\.?$/i.test(host);
};

/** base64url of so many bytes. */
const isBytes = (text: unknown, length: number): text is string =>
  typeof text === 'string' && /^[\w-]+={0,2}$/.test(text) && Buffer.from(text, 'base64url').length === length;

/** Whether bytes are a point of the curve: with any others no message could be encrypted. */
const isPoint = (text: string): boolean => {
  const own = createECDH('prime256v1');
  own.generateKeys();
  try {
    own.computeSecret(text, 'base64url');
    return true;
  } catch {
    return false;
  }
};

/** A subscription as a browser's script sends it; hostile until it has passed here. */
export const parseSubscription = (form: Record<string, unknown>): Outcome<PushSubscription, 'not-a-subscription'> => {
  const { endpoint, p256dh, auth } = form;
  // RFC 8291: an uncompressed point of P-256, and 16 bytes.
  if (
    typeof endpoint !== 'string' ||
    !isPushEndpoint(endpoint) ||
    !isBytes(p256dh, 65) ||
    !isBytes(auth, 16) ||
    !isPoint(p256dh)
  )
    return refuse('not-a-subscription');
  return ok({ endpoint, keys: { p256dh, auth } });
};
