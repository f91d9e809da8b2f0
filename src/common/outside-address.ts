import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

export type AddressFault = 'not-an-address' | 'not-https' | 'inside';

/**
 * What is wrong with an address that somebody wants messages sent to. `inner`: machines inside that the operator has named; they may
 * be asked without encryption. Names are looked up when a message is sent, not here.
 */
export const addressFault = (text: string, inner: readonly string[]): AddressFault | undefined => {
  if (text.length > 2_000 || !URL.canParse(text)) return 'not-an-address';
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) return 'not-an-address';
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  if (inner.includes(`${url.hostname}:${port}`)) return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.port !== '' || host === 'localhost' || (isIP(host) > 0 && !isPublicAddress(host))) return 'inside';
  return url.protocol === 'https:' ? undefined : 'not-https';
};

export const addressFaultWords: Record<AddressFault, string> = {
  'not-an-address': 'This is not an address. It begins with https:// and has no name or password in it.',
  'not-https': 'The address must begin with https://, so that nobody reads along.',
  inside:
    'This address is inside, or has a port of its own. Whoever runs the server can allow it by the setting INNER_SERVICES (host:port).',
};
