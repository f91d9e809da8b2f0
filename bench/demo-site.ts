/** The built site with its demo, as a process of its own: what benches ask. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fingerprint } from '../scripts/bundling.ts';

export const root = resolve(import.meta.dirname, '..');

export type Fetched = { status: number; headers: IncomingHttpHeaders; raw: string[]; body: Buffer };

const agent = new Agent({ keepAlive: true });

/** The bytes of an answer as they came, not decoded. */
export const fetchRaw = (url: string, headers: Record<string, string> = {}): Promise<Fetched> =>
  new Promise((done, failed) => {
    const asked = request(url, { headers, agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        done({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          raw: answer.rawHeaders,
          body: Buffer.concat(chunks),
        }),
      );
    });
    asked.on('error', failed).end();
  });

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

/** Seconds of CPU a process has used, all its threads. */
export const cpuOf = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

const isUp = (url: string): Promise<boolean> =>
  fetchRaw(url).then(
    ({ status }) => status === 200,
    () => false,
  );

export type Running = { address: string; process: ChildProcess; rss: () => number; stop: () => Promise<void> };

/** Starts the built site on a data folder; resolves when `path` answers 200. */
export const startSite = async (dataDir: string, path = '/healthz'): Promise<Running> => {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const environment = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'warn',
    PUBLIC_URL: '',
  };
  const child = spawn(process.execPath, [join(root, 'bin', 'courant.js'), 'start'], {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await isUp(address + path))) {
    if (child.exitCode !== null) throw new Error(`The site ended with exit code ${child.exitCode}`);
    await new Promise((soon) => setTimeout(soon, 5));
  }
  return {
    address,
    process: child,
    rss: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? NaN) * 1024,
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
};

/** Waits until the pictures have all their renditions: until then they take the processor from whatever is measured. */
const untilSettled = async (dataDir: string, site: Running): Promise<void> => {
  const database = new DatabaseSync(join(dataDir, 'courant.sqlite'), { readOnly: true });
  const due = database.prepare('select count(*) as jobs from job where run_at <= ?');
  const giveUp = Date.now() + 600_000;
  const isRunning = (): boolean => site.process.exitCode === null && site.process.signalCode === null;
  while (isRunning() && Number(due.get(Date.now())?.['jobs']) > 0 && Date.now() < giveUp)
    await new Promise((soon) => setTimeout(soon, 200));
  database.close();
  if (!isRunning()) throw new Error('The site ended before its pictures were ready');
};

/**
 * A data folder with the demo in it and no work left to do. Made once for the code and demo of this moment, because the
 * pictures' renditions take minutes.
 */
export const withDemo = async <Result>(use: (dataDir: string) => Promise<Result>): Promise<Result> => {
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.ts')], { stdio: 'inherit' });
  if (built.status !== 0) process.exit(1);
  const dataDir = join(
    tmpdir(),
    `courant-bench-${fingerprint(['src/storage/**/*.ts', 'src/rooms/media/*.ts', 'demo/**/*.*']).slice(0, 12)}`,
  );
  const mark = join(dataDir, 'ready');
  if (existsSync(mark)) return use(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  console.log('Making a data folder with the demo and all its renditions …');
  const first = await startSite(dataDir);
  await untilSettled(dataDir, first);
  await first.stop();
  writeFileSync(mark, '');
  return use(dataDir);
};

/** The paths of stories linked from the front page. */
export const storyPaths = async (address: string): Promise<string[]> => {
  const { body } = await fetchRaw(`${address}/`);
  const links = [...body.toString().matchAll(/href="(\/[a-z][^"]*\/\d{4}\/\d{2}\/\d{2}\/[^"#]+)"/g)].map(
    ([, path = '']) => path,
  );
  return [...new Set(links)];
};

/** The demo's longest story on the front page. */
export const longestStory = async (address: string): Promise<string> => {
  const stories = await Promise.all(
    (await storyPaths(address)).map(async (path) => ({ path, size: (await fetchRaw(address + path)).body.length })),
  );
  const [longest] = stories.sort((a, b) => b.size - a.size);
  if (!longest) throw new Error('There is no story on the front page');
  return longest.path;
};
