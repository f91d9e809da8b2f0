#!/usr/bin/env node
/**
 * Starts Courant with a Node that is new enough: this one, or the one the project brings along. Plain JavaScript that
 * runs on old versions, too.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire, enableCompileCache } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bundle = join(root, 'dist', 'courant.js');
const needed = [24, 15];

const isNewEnough = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > needed[0] || (major === needed[0] && minor >= needed[1]);
};

const ownNode = () => {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'));
    const file = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
};

/** Runs this launcher again under another Node and ends as it ends. */
const runUnder = (node) => {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => (signal ? process.kill(process.pid, signal) : process.exit(code ?? 1)));
};

const buildFirst = () => {
  const script = join(root, 'scripts', 'build.ts');
  if (existsSync(script)) {
    const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit', cwd: root });
    if (status !== 0) process.exit(status ?? 1);
  }
  if (existsSync(bundle)) return;
  console.error(`There is no ${bundle}, and it could not be built. Run “npm ci && npm run build” in ${root}.`);
  process.exit(1);
};

/**
 * A server that runs for months should be small: glibc's pools of memory, one for each thread, and a young generation of
 * full size cost some 25 MB that nobody needs. Both can only be set from outside, so this process starts itself anew, in place.
 */
const startSmall = () => {
  const isPossible = typeof process.execve === 'function' && process.platform !== 'win32';
  if (!isPossible || process.argv[2] !== 'start' || process.env.MALLOC_ARENA_MAX !== undefined) return;
  const options = ['--max-semi-space-size=8', ...process.execArgv];
  process.execve(process.execPath, [process.execPath, ...options, ...process.argv.slice(1)], {
    ...process.env,
    MALLOC_ARENA_MAX: '2',
  });
};

if (!isNewEnough()) {
  const node = ownNode();
  if (node === undefined) {
    console.error(
      `Courant needs Node ${needed.join('.')} or newer; this is ${process.versions.node}. “npm ci” brings the right one.`,
    );
    process.exit(1);
  }
  runUnder(node);
} else {
  if (!existsSync(bundle)) buildFirst();
  startSmall();
  enableCompileCache?.(join(root, 'node_modules', '.cache', 'courant'));
  await import(pathToFileURL(bundle).href);
}
