/**
 * Runs everything: the suite on SQLite, the same suite on PostgreSQL when it is on the machine, then the browser tests when
 * Chromium is. `npm test -- PATTERN` runs only the files whose path contains the pattern.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './postgres-for-tests.ts';
import { findChromium } from '../test/browser/find-chromium.ts';

const folder = join(import.meta.dirname, '..');
const patterns = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
const warnings: string[] = [];
const filesAtOnce = 12;
/** Processes at a time: more than there are processors, for tests wait much for disks, timers and the database; browsers do not wait. */
const processors = Math.min(availableParallelism(), 4);
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

type Counts = typeof total;

const countsIn = (file: string, status: number | null): Counts => {
  const found = JSON.parse(readFileSync(file, 'utf8')) as Counts;
  return status !== 0 && found.failed === 0 ? { ...found, failed: 1 } : found;
};

/**
 * Runs files in one process and gives what the counter wrote. Hooks at the top of a file belong to the process, not to the file:
 * whatever the files of a process open is open at the same time, and waits for no other. So a process gets a few files only.
 */
const runTogether = async (files: string[], environment: Record<string, string>): Promise<Counts> => {
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
  const running = spawn(process.execPath, args, {
    cwd: folder,
    timeout: longest,
    killSignal: 'SIGKILL',
    env: { ...process.env, NODE_ENV: 'test', ...environment },
  });
  // Said in one piece at the end: others run beside it.
  const said: Buffer[] = [];
  for (const stream of [running.stdout, running.stderr]) stream.on('data', (piece: Buffer) => void said.push(piece));
  await once(running, 'close');
  tell(Buffer.concat(said).toString('utf8').trimEnd());
  try {
    return countsIn(counts, running.exitCode);
  } catch {
    tell(
      `\nThese files ended, or were ended after ${longest / 60_000} minutes, before they could be counted:\n${files.join('\n')}`,
    );
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};

type Suite = { name: string; files: string[]; processes: number; environment: Record<string, string> };

const runSuite = async ({ name, files, processes, environment }: Suite): Promise<void> => {
  if (files.length === 0) return;
  tell(`\n=== ${name}: ${files.length} files`);
  const began = performance.now();
  const sum = { passed: 0, failed: 0, skipped: 0 };
  // Small enough that the last groups end at about the same time.
  const size = Math.max(1, Math.min(filesAtOnce, Math.floor(files.length / (processes * 4))));
  const groups = Array.from({ length: Math.ceil(files.length / size) }, (_, at) =>
    files.slice(at * size, (at + 1) * size),
  );
  const work = async (): Promise<void> => {
    for (let group = groups.shift(); group; group = groups.shift()) {
      const found = await runTogether(group, environment);
      for (const key of ['passed', 'failed', 'skipped'] as const) sum[key] += found[key];
    }
  };
  await Promise.all(Array.from({ length: processes }, work));
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += sum[key];
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  tell(`\n${name}: ${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped (${minutes} minutes)`);
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

await runSuite({
  name: 'SQLite',
  files: unit,
  processes: processors + 1,
  environment: { TEST_DATABASE_URL: '' },
});

const server = startPostgres(warn);
if (server) {
  try {
    await runSuite({
      name: 'PostgreSQL',
      files: unit,
      processes: processors + 1,
      environment: { TEST_DATABASE_URL: server.url },
    });
  } finally {
    server.stop();
  }
}

if (browser.length > 0 && !findChromium())
  warn('Chromium is not on this machine: the browser tests do not run. (Debian: apt-get install chromium)');
else
  await runSuite({
    name: 'Browser',
    files: browser,
    processes: processors,
    environment: { TEST_DATABASE_URL: '' },
  });

for (const warning of warnings) tell(`!!! ${warning}`);
tell(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
