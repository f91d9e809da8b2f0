/** `npm run bench`: lists the benches; `npm run bench NAME …` or `npm run bench all` runs them, one after the other. */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const folder = import.meta.dirname;

/** Parts that benches share; all other files here are benches, and say in their first comment what they measure. */
const parts = new Set([
  'run',
  'figures',
  'demo-site',
  'load',
  'bare-server',
  'scale-data',
  'scale-text',
  'crowd',
  'bare-append',
  'bare-streams',
  'audio-server',
  'stream-listeners',
  'stream-rounds',
  'hostile-texts',
  'hostile-page',
  'hostile-families',
  'hostile-vectors',
  'hostile-thread',
  'beside-bare',
  'desk-comments',
]);

const benches = globSync('*.ts', { cwd: folder })
  .map((file) => basename(file, '.ts'))
  .filter((name) => !parts.has(name))
  .sort();

const purposeOf = (name: string): string => {
  const comment = /\/\*\*([\s\S]*?)\*\//.exec(readFileSync(join(folder, `${name}.ts`), 'utf8'))?.[1] ?? '';
  return (
    comment
      .replace(/^\s*\* ?/gm, '')
      .trim()
      .split('\n')[0] ?? ''
  );
};

const runOne = (name: string, args: readonly string[]): boolean => {
  const options = ['--disable-warning=ExperimentalWarning', '--import', join(folder, '..', 'scripts', 'loader.ts')];
  const { status } = spawnSync(process.execPath, [...options, join(folder, `${name}.ts`), ...args], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return status === 0;
};

const asked = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const options = process.argv.slice(2).filter((word) => word.startsWith('-'));
const unknown = asked.filter((name) => name !== 'all' && !benches.includes(name));

if (asked.length === 0 || unknown.length > 0) {
  for (const name of unknown) console.error(`There is no bench “${name}”.`);
  console.log('npm run bench NAME … [-- --options], or npm run bench all:\n');
  for (const name of benches) console.log(`  ${name.padEnd(10)} ${purposeOf(name)}`);
  process.exitCode = unknown.length > 0 ? 2 : 0;
} else {
  const wanted = asked.includes('all') ? benches : asked;
  const missed = wanted.filter((name) => !runOne(name, options));
  if (missed.length > 0) console.log(`\nGoals missed or bench failed: ${missed.join(', ')}`);
  process.exitCode = missed.length > 0 ? 1 : 0;
}
