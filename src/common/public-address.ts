import ipaddr from 'ipaddr.js';

/** Networks of the global IPv6 space that lead elsewhere or nowhere and that the library's table calls ordinary. */
const furtherSpecial = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'].map((network) =>
  ipaddr.IPv6.parseCIDR(network),
);
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IP address (as sockets and resolvers write it) belongs to a machine on the public internet. Everything in the
 * registries of special-purpose addresses (RFC 6890, IANA) is not: private, loopback, link-local, shared, documentation,
 * multicast, reserved, and every form that wraps an IPv4 address in an IPv6 one (mapped, 6to4, NAT64, Teredo).
 */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  if (parsed instanceof ipaddr.IPv4) return true;
  if (parsed.zoneId !== undefined || !parsed.match(globalUnicast)) return false;
  return !furtherSpecial.some((network) => parsed.match(network));
};
