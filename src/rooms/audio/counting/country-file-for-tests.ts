/** A database of countries in the MMDB format (maxmind.github.io/MaxMind-DB), small enough to be made by hand. */

const kinds = { text: 2, short: 5, map: 7, list: 11 } as const;

const head = (kind: number, size: number): Buffer =>
  kind > 7 ? Buffer.from([size, kind - 7]) : Buffer.from([(kind << 5) | size]);

const text = (value: string): Buffer => Buffer.concat([head(kinds.text, value.length), Buffer.from(value)]);
const number = (value: number, kind: number, size: number): Buffer => {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntBE(value, 0, Math.min(size, 6));
  return Buffer.concat([head(kind, size), bytes]);
};
const map = (entries: readonly [string, Buffer][]): Buffer =>
  Buffer.concat([head(kinds.map, entries.length), ...entries.flatMap(([key, value]) => [text(key), value])]);

/** One network of IPv4, named by its first bits, is in this country; all others are in none. */
export const countryFile = (bits: string, country: string): Buffer => {
  const nodes = bits.length;
  const tree = Buffer.alloc(nodes * 6);
  for (const [at, bit] of bits.split('').entries()) {
    // Beyond the tree: its number of nodes says “unknown”; with 16 more, where the data begin.
    const onward = at + 1 < nodes ? at + 1 : nodes + 16;
    tree.writeUIntBE(bit === '0' ? onward : nodes, at * 6, 3);
    tree.writeUIntBE(bit === '1' ? onward : nodes, at * 6 + 3, 3);
  }
  const data = map([['country', map([['iso_code', text(country)]])]]);
  const about = map([
    ['node_count', number(nodes, 6, 4)],
    ['record_size', number(24, kinds.short, 2)],
    ['ip_version', number(4, kinds.short, 2)],
    ['database_type', text('Countries')],
    ['languages', head(kinds.list, 0)],
    ['binary_format_major_version', number(2, kinds.short, 2)],
    ['binary_format_minor_version', number(0, kinds.short, 2)],
    ['build_epoch', number(0, 6, 4)],
  ]);
  const mark = Buffer.concat([Buffer.from('abcdef', 'hex'), Buffer.from('MaxMind.com')]);
  return Buffer.concat([tree, Buffer.alloc(16), data, mark, about]);
};
