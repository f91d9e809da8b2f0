/**
 * `npm run dev`: the site from the sources, built anew at every change and loaded again in every open browser.
 * PORT and all other settings as for `npm start`.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync, watch } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { context, type BuildContext } from 'esbuild';
import { buildAssets } from './build-assets.ts';
import { contentHash, root, serverBuild } from './bundling.ts';
import { createDevProxy } from './dev-proxy.ts';

const out = join(root, 'node_modules', '.cache', 'courant-dev');
const port = Number(process.env['PORT'] ?? 4000);
const host = process.env['HOST'] ?? '127.0.0.1';
const publicUrl = process.env['PUBLIC_URL'] ?? `http://localhost:${port}`;

const proxy = createDevProxy();
const say = (line: string): void => console.log(`\u001b[2m${new Date().toLocaleTimeString('en-GB')}\u001b[0m ${line}`);

/** The site's own port changes at every start, so that the old one may take its time to stop. */
let nextPort = port + 10_000 > 65_000 ? port - 10_000 : port + 10_000;
let site: ChildProcess | undefined;
let before = { server: '', assets: '' };

const isUp = (at: number): Promise<boolean> =>
  new Promise((known) => {
    const asked = request({ host: '127.0.0.1', port: at, path: '/healthz', agent: false }, (answer) => {
      answer.resume();
      known(answer.statusCode === 200);
    });
    asked.on('error', () => known(false)).end();
  });

/** Waits until the site answers; false when it ended instead, or another one took its place. */
const comesUp = async (child: ChildProcess, at: number): Promise<boolean> => {
  if (child.exitCode !== null || site !== child) return false;
  if (await isUp(at)) return true;
  await new Promise((soon) => setTimeout(soon, 15));
  return comesUp(child, at);
};

const startSite = async (): Promise<void> => {
  const at = nextPort;
  nextPort += nextPort % 100 === 99 ? -99 : 1;
  site?.kill('SIGTERM');
  proxy.pointTo(undefined);
  const environment = {
    ...process.env,
    NODE_ENV: 'development',
    COURANT_DEV: '1',
    NODE_COMPILE_CACHE: join(out, 'compiled'),
    HOST: '127.0.0.1',
    PORT: String(at),
    PUBLIC_URL: publicUrl,
  };
  const args = [
    '--enable-source-maps',
    '--disable-warning=ExperimentalWarning',
    join(out, 'courant.js'),
    'start',
    ...process.argv.slice(2),
  ];
  const child = spawn(process.execPath, args, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  site = child;
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
      process.stdout.write(chunk.toString().replaceAll(`http://127.0.0.1:${at}`, publicUrl));
    });
  }
  child.on('exit', (code) => {
    if (site === child && code !== 0 && code !== null) proxy.showTrouble(said);
  });
  if (await comesUp(child, at)) proxy.pointTo(at);
};

const codeHash = (): string =>
  contentHash(
    Buffer.concat(
      globSync('*.js', { cwd: out })
        .sort()
        .map((file) => readFileSync(join(out, file))),
    ),
  );

/** Builds what changed; starts the site anew only when its own code is no longer as it was. */
const rebuild = async (server: BuildContext): Promise<void> => {
  const began = performance.now();
  try {
    const [, manifest] = await Promise.all([server.rebuild(), buildAssets({ dist: out, quality: 4 })]);
    const now = { server: codeHash(), assets: JSON.stringify(manifest) };
    const isSame = { server: now.server === before.server, assets: now.assets === before.assets };
    before = now;
    if (isSame.server && isSame.assets) return;
    if (!isSame.server) await startSite();
    proxy.reload();
    say(`${isSame.server ? 'New assets' : 'Started anew'} in ${Math.round(performance.now() - began)} ms`);
  } catch (error) {
    // The bundler has said what is wrong and where; the page says it, too.
    proxy.showTrouble(error instanceof Error ? error.message : String(error));
    before = { server: '', assets: '' };
    proxy.reload();
  }
};

const stop = (): void => {
  site?.kill('SIGTERM');
  process.exit(0);
};

const run = async (): Promise<void> => {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const options = serverBuild(out);
  if (!options) throw new Error('There is no src/cli/courant.ts to start');
  const server = await context({
    ...options,
    packages: 'external',
    sourcemap: 'linked',
    sourcesContent: false,
    minifySyntax: false,
    define: { ...options.define, 'process.env.NODE_ENV': '"development"' },
  });
  proxy.server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(error.code === 'EADDRINUSE' ? `Port ${port} is taken: set PORT to another one` : error);
    stop();
  });
  proxy.server.listen(port, host);
  await rebuild(server);
  let isBuilding = false;
  let isWaiting = false;
  const change = async (): Promise<void> => {
    if (isBuilding) isWaiting = true;
    if (isBuilding) return;
    isBuilding = true;
    // Editors write a file in several steps.
    await new Promise((soon) => setTimeout(soon, 20));
    await rebuild(server);
    isBuilding = false;
    if (isWaiting) {
      isWaiting = false;
      await change();
    }
  };
  watch(join(root, 'src'), { recursive: true }, (_event, file) => {
    if (file !== null && !/\.test\.|~$|\.swp$/.test(file)) void change();
  });
  say(`Open ${publicUrl}; pages load again when a file under src/ changes`);
};

process.on('SIGINT', stop);
process.on('SIGTERM', stop);
await run();
