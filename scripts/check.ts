/**
 * `npm run check`: types, lint, format and the rules of the house, side by side. Each that finds something shows what;
 * the exit code is 1 when any does.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const bin = join(root, 'node_modules', '.bin');

type Check = { name: string; command: string; args: string[]; toFix?: string };

const checks: Check[] = [
  {
    name: 'types',
    command: join(bin, 'tsc'),
    args: ['--noEmit', '--pretty', 'false', '-p', 'tsconfig.json'],
  },
  {
    name: 'types of islands',
    command: join(bin, 'tsc'),
    args: ['--noEmit', '--pretty', 'false', '-p', 'tsconfig.islands.json'],
  },
  { name: 'lint', command: join(bin, 'oxlint'), args: ['--type-aware', '--format=unix', '--quiet'] },
  { name: 'format', command: join(bin, 'oxfmt'), args: ['--list-different', '.'], toFix: 'npm run format' },
  { name: 'rooms', command: process.execPath, args: [join('scripts', 'check-rooms.ts')] },
];

type Result = Check & { isFine: boolean; output: string; ms: number };

const run = (check: Check): Promise<Result> =>
  new Promise((done) => {
    const began = performance.now();
    if (check.command !== process.execPath && !existsSync(check.command)) {
      done({ ...check, isFine: false, output: `${check.command} is missing: run “npm ci”`, ms: 0 });
      return;
    }
    const child = spawn(check.command, check.args, { cwd: root });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => chunks.push(Buffer.from(error.message)));
    child.on('close', (code) =>
      done({
        ...check,
        isFine: code === 0,
        output: Buffer.concat(chunks).toString().trim(),
        ms: performance.now() - began,
      }),
    );
  });

const indent = (text: string): string =>
  text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');

const show = ({ name, isFine, output, ms, toFix }: Result): void => {
  console.log(`${isFine ? '✓' : '✗'} ${name.padEnd(18)} ${(ms / 1000).toFixed(1).padStart(5)} s`);
  if (isFine) return;
  console.log(indent(output || 'failed without a word'));
  if (toFix !== undefined) console.log(indent(`put right by: ${toFix}`));
};

const began = performance.now();
// No islands, nothing to check about them: the compiler would call an empty list a fault.
const { islands } = await import('./bundling.ts');
const wanted = islands().length > 0 ? checks : checks.filter(({ name }) => name !== 'types of islands');
const results = await Promise.all(
  wanted.map(async (check) => {
    const result = await run(check);
    show(result);
    return result;
  }),
);
const failed = results.filter(({ isFine }) => !isFine).map(({ name }) => name);
const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(
  failed.length === 0 ? `\nAll is well (${seconds} s).` : `\nTo put right: ${failed.join(', ')} (${seconds} s).`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
