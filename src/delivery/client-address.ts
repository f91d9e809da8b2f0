import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

type Address = ReturnType<typeof ipaddr.process>;

/** An address as text from a header, with or without port and brackets. */
const parseAddress = (text: string): Address | undefined => {
  const bare = text
    .trim()
    .replace(/^\[([^\]]+)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  // Only the ordinary spellings: ipaddr.js also reads 0x7f.1 and 2130706433, which no proxy writes.
  if (!/^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f:]*:[\da-f:.]*(?:%\w+)?)$/i.test(bare) || !ipaddr.isValid(bare))
    return undefined;
  return ipaddr.process(bare.replace(/%.*$/, ''));
};

type Network = [Address, number];

const parseNetwork = (text: string): Network => {
  if (text.includes('/')) {
    const [address, bits] = ipaddr.parseCIDR(text);
    return [address, bits];
  }
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
};

const isWithin = (address: Address, [network, bits]: Network): boolean =>
  address.kind() === network.kind() && address.match(network, bits);

/** What the world outside believes about a request: who asked, and how they reached us. */
export type Origin = {
  /** The reader's address: the connection's, or what a trusted proxy says. */
  clientAddress: (request: IncomingMessage) => string;
  isTrustedProxy: (request: IncomingMessage) => boolean;
};

/**
 * X-Forwarded-For is read from the right, as far as the proxies are known: what stands further left was written by
 * whoever wanted it to stand there. From anyone but a trusted proxy it is not read at all.
 */
export const createOrigin = (trustedProxies: readonly string[]): Origin => {
  const networks = trustedProxies.map(parseNetwork);
  const isTrusted = (address: Address | undefined): boolean =>
    address !== undefined && networks.some((network) => isWithin(address, network));

  const clientAddress = (request: IncomingMessage): string => {
    const remote = parseAddress(request.socket.remoteAddress ?? '');
    let client = remote;
    const forwarded = request.headers['x-forwarded-for'];
    if (networks.length > 0 && isTrusted(remote) && forwarded !== undefined) {
      const hops = String(forwarded).slice(-2_048).split(',').toReversed();
      for (const hop of hops) {
        const address = parseAddress(hop);
        if (!address) break;
        client = address;
        if (!isTrusted(address)) break;
      }
    }
    return client?.toNormalizedString() ?? '';
  };

  return {
    clientAddress,
    isTrustedProxy: (request) => isTrusted(parseAddress(request.socket.remoteAddress ?? '')),
  };
};

/**
 * The name under which an address is counted in rate limits: an IPv4 address itself, of an IPv6 address the /64 network,
 * which is what one household or one attacker has.
 */
export const networkOf = (address: string): string => {
  const parsed = parseAddress(address);
  if (!parsed) return 'unknown';
  const parts = 'parts' in parsed ? parsed.parts : undefined;
  return parts
    ? `${parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':')}::/64`
    : parsed.toString();
};
