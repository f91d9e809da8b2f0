/**
 * The passwords everybody tries first: 103,000 of them in a Bloom filter of a quarter of a megabyte, so that none of them need be
 * asked about elsewhere. One honest password in ten thousand is refused by mistake. Made by scripts/make-common-passwords.ts.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How many bits each password sets. */
export const marksEach = 13;

/** The bits of a password: two numbers of its hash, combined as often as there are bits (Kirsch and Mitzenmacher). */
export const marksOf = (password: string, bits: number): number[] => {
  const digest = createHash('sha256').update(password).digest();
  const [first, second] = [digest.readUIntBE(0, 6), digest.readUIntBE(6, 6)];
  return Array.from({ length: marksEach }, (_, i) => (first + i * second) % bits);
};

let filter: Promise<Uint8Array> | undefined;
/** Beside this file in the sources, beside the bundle once built. */
const load = (): Promise<Uint8Array> => (filter ??= readFile(join(import.meta.dirname, 'common-passwords.bin')));

/** Whether a password is among the commonest, however its letters are cased. */
export const isCommon = async (password: string): Promise<boolean> => {
  const bytes = await load();
  const has = (text: string): boolean =>
    marksOf(text, bytes.length * 8).every((bit) => ((bytes[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0);
  return has(password) || has(password.toLowerCase());
};
