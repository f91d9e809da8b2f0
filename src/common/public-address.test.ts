import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPublicAddress } from './public-address.ts';

/** First, last and some addresses in between of every range that IANA's special-purpose registries name, and neighbours outside. */
const notPublic: Record<string, string[]> = {
  'this network': ['0.0.0.0', '0.0.0.1', '0.255.255.255'],
  'private networks': [
    '10.0.0.0',
    '10.0.0.1',
    '10.255.255.255',
    '172.16.0.0',
    '172.20.10.1',
    '172.31.255.255',
    '192.168.0.0',
    '192.168.1.1',
    '192.168.255.255',
  ],
  'shared address space': ['100.64.0.0', '100.100.100.200', '100.127.255.255'],
  loopback: ['127.0.0.1', '127.1.2.3', '127.255.255.255'],
  'link-local, where clouds keep their secrets': ['169.254.0.0', '169.254.169.254', '169.254.255.255'],
  'protocol assignments': ['192.0.0.0', '192.0.0.8', '192.0.0.170', '192.0.0.255'],
  documentation: ['192.0.2.1', '198.51.100.7', '203.0.113.255'],
  '6to4 relays': ['192.88.99.1'],
  benchmarking: ['198.18.0.0', '198.19.255.255'],
  multicast: ['224.0.0.1', '239.255.255.250'],
  reserved: ['240.0.0.1', '250.1.2.3', '255.255.255.254'],
  broadcast: ['255.255.255.255'],
  'IPv6 unspecified and loopback': ['::', '::1', '0:0:0:0:0:0:0:1'],
  'IPv4 in IPv6': [
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:8.8.8.8',
    '::ffff:a9fe:a9fe',
    '::127.0.0.1',
    '::7f00:1',
    '::8.8.8.8',
    '::ffff:0:127.0.0.1',
  ],
  NAT64: ['64:ff9b::7f00:1', '64:ff9b::8.8.8.8', '64:ff9b:1::1', '64:ff9b:1:ffff::a00:1'],
  'discard-only': ['100::', '100::1', '100:0:0:1::1'],
  Teredo: ['2001::1', '2001:0:53aa:64c::1'],
  'IPv6 protocol assignments': [
    '2001:1::1',
    '2001:2::1',
    '2001:4:112::1',
    '2001:10::1',
    '2001:20::1',
    '2001:30::1',
    '2001:1ff:ffff::1',
  ],
  'IPv6 documentation': ['2001:db8::1', '2001:db8:ffff:ffff::1', '3fff::1', '3fff:fff:ffff::1'],
  '6to4': ['2002::1', '2002:7f00:1::', '2002:a9fe:a9fe::1', '2002:808:808::1'],
  'segment routing': ['5f00::1'],
  'unique local': ['fc00::1', 'fd00:ec2::254', 'fdff:ffff::1'],
  'IPv6 link-local': ['fe80::1', 'fe80::1%eth0', 'febf::1'],
  'site-local': ['fec0::1'],
  'IPv6 multicast': ['ff02::1', 'ff0e::1'],
  unassigned: ['4000::1', '1::1', 'e000::1'],
  'what is no address as sockets write it': [
    '',
    'localhost',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0177.0.0.1',
    '127.1',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    '8.8.8.8 ',
    '[::1]',
    '1.2.3.4/8',
  ],
};

for (const [name, addresses] of Object.entries(notPublic)) {
  test(`Not on the public internet: ${name}`, () => {
    for (const address of addresses) assert.equal(isPublicAddress(address), false, address);
  });
}

test('Ordinary addresses, right up to the edges of the special ones, are public', () => {
  for (const address of [
    '1.1.1.1',
    '8.8.8.8',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.0',
    '169.253.255.255',
    '169.255.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '192.169.0.0',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2001:200::1',
    '2001:4860:4860::8888',
    '2606:4700:4700::1111',
    '2a00:1450:4001:81b::200e',
    '2003::1',
    '3ffe::1',
    '3fff:1000::1',
  ]) {
    assert.equal(isPublicAddress(address), true, address);
  }
});
