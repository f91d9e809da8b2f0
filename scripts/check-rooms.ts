/** Holds the rules of the house: who imports whom, names, lengths, where SQL and colours stand. Run by `npm run check`. */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { importRule } from './rules/imports.ts';
import { attributeRule, colourRule, logicalRule } from './rules/looks.ts';
import { exportRule, lengthRule, nameRule, sqlRule } from './rules/naming.ts';
import type { Fault, SourceFile } from './rules/tree.ts';

const rules = [importRule, nameRule, lengthRule, exportRule, sqlRule, logicalRule, colourRule, attributeRule];

export const checkTree = (files: readonly SourceFile[]): Fault[] =>
  files.flatMap((file) => rules.flatMap((rule) => rule(file)));

const readTree = (root: string): SourceFile[] =>
  globSync('{src,test,scripts,bench}/**/*.{ts,tsx,css}', { cwd: root }).map((path) => ({
    path: path.replaceAll('\\', '/'),
    text: readFileSync(join(root, path), 'utf8'),
  }));

if (import.meta.main) {
  const files = readTree(resolve(import.meta.dirname, '..'));
  const faults = checkTree(files);
  for (const { path, line, message } of faults) console.error(`${path}:${line}: ${message}`);
  console.error(
    faults.length === 0
      ? `${files.length} files keep the rules of the house`
      : `${faults.length} faults in ${files.length} files`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
}
