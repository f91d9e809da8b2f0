/**
 * Runs everything: the suite on SQLite, the same suite on PostgreSQL when it is on the machine, then the browser tests when
 * Chromium is. `npm test -- PATTERN` runs only the files whose path contains the pattern.
 */
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './postgres-for-tests.ts';
import { findChromium } from '../test/browser/find-chromium.ts';

const folder = join(import.meta.dirname, '..');
const patterns = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
const warnings: string[] = [];
const filesAtOnce = 24;
const longest = 15 * 60_000;

const tell = (line: string): void => void process.stdout.write(`${line}\n`);
const warn = (line: string): void => {
  warnings.push(line);
  tell(`\n!!! ${line}\n`);
};

const filesOf = (globs: string[]): string[] =>
  globSync(globs, { cwd: folder, exclude: (name) => name.includes('node_modules') })
    .filter((file) => patterns.length === 0 || patterns.some((pattern) => file.includes(pattern)))
    .sort();

/**
 * Runs files in one process and gives what the counter wrote. Hooks at the top of a file belong to the process, not to the file:
 * whatever the files of a process open is open at the same time, and waits for no other. So a process gets a few files only.
 */
const runTogether = (files: string[], environment: Record<string, string>): typeof total => {
  const scratch = mkdtempSync(join(tmpdir(), 'courant-counts-'));
  const counts = join(scratch, 'counts.json');
  const args = [
    '--disable-warning=ExperimentalWarning',
    '--import',
    './scripts/loader.ts',
    '--test',
    '--test-isolation=none',
    '--test-reporter=dot',
    '--test-reporter-destination=stdout',
    '--test-reporter=./scripts/count-reporter.ts',
    `--test-reporter-destination=${counts}`,
    ...files,
  ];
  const { status } = spawnSync(process.execPath, args, {
    cwd: folder,
    stdio: 'inherit',
    timeout: longest,
    killSignal: 'SIGKILL',
    env: { ...process.env, NODE_ENV: 'test', ...environment },
  });
  try {
    const found = JSON.parse(readFileSync(counts, 'utf8')) as typeof total;
    if (status !== 0 && found.failed === 0) found.failed = 1;
    return found;
  } catch {
    tell(
      `\nThese files ended, or were ended after ${longest / 60_000} minutes, before they could be counted:\n${files.join('\n')}`,
    );
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};

const runSuite = (name: string, files: string[], environment: Record<string, string>): void => {
  if (files.length === 0) return;
  tell(`\n=== ${name}: ${files.length} files`);
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (let at = 0; at < files.length; at += filesAtOnce) {
    const found = runTogether(files.slice(at, at + filesAtOnce), environment);
    for (const key of ['passed', 'failed', 'skipped'] as const) sum[key] += found[key];
  }
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += sum[key];
  tell(`\n${name}: ${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
};

const build = spawnSync(process.execPath, ['scripts/build.ts'], { cwd: folder, stdio: 'inherit' });
if (build.status !== 0) process.exit(1);

const unit = filesOf([
  'src/**/*.test.ts',
  'src/**/*.test.tsx',
  'test/*.test.ts',
  'test/budgets/*.test.ts',
  'scripts/*.test.ts',
]);
const browser = filesOf(['test/browser/*.test.ts']);

runSuite('SQLite', unit, { TEST_DATABASE_URL: '' });

const server = startPostgres(warn);
if (server) {
  try {
    runSuite('PostgreSQL', unit, { TEST_DATABASE_URL: server.url });
  } finally {
    server.stop();
  }
}

if (browser.length > 0 && !findChromium())
  warn('Chromium is not on this machine: the browser tests do not run. (Debian: apt-get install chromium)');
else runSuite('Browser', browser, { TEST_DATABASE_URL: '' });

for (const warning of warnings) tell(`!!! ${warning}`);
tell(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
