/**
 * `npm run build`, and the first half of `npm start`: bundles the server and its assets into `dist/`.
 * Does nothing when nothing has changed since the last time; `--force` builds anyway.
 */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { dist, fingerprint, serverBuild } from './bundling.ts';

const stamp = join(dist, '.built');
const isForced = process.argv.includes('--force');

const isBuilt = (print: string): boolean =>
  existsSync(stamp) && existsSync(join(dist, 'manifest.json')) && readFileSync(stamp, 'utf8') === print;

/** Builds what there is; gives the number of assets and whether there is a server. */
const buildAll = async (): Promise<{ assets: number; hasServer: boolean }> => {
  // The bundler is loaded only when there is something to do.
  const [{ build }, { buildAssets }] = await Promise.all([import('esbuild'), import('./build-assets.ts')]);
  mkdirSync(dist, { recursive: true });
  const server = serverBuild();
  const [manifest, built] = await Promise.all([buildAssets({ dist, quality: 11 }), server && build(server)]);
  const made = new Set(Object.keys(built?.metafile?.outputs ?? {}).map((file) => basename(file)));
  for (const file of globSync('*.{js,js.map}', { cwd: dist })) if (!made.has(file)) rmSync(join(dist, file));
  return { assets: Object.keys(manifest).length, hasServer: server !== undefined };
};

const print = fingerprint();
if (isForced || !isBuilt(print)) {
  const began = performance.now();
  rmSync(stamp, { force: true });
  try {
    const { assets, hasServer } = await buildAll();
    writeFileSync(stamp, print);
    const what = `${hasServer ? 'the server and ' : ''}${assets} assets`;
    console.error(`Built ${what} in ${Math.round(performance.now() - began)} ms`);
  } catch (error) {
    // The bundler has already said what is wrong and where.
    if (!(error instanceof Error && error.message.startsWith('Build failed'))) console.error(error);
    process.exitCode = 1;
  }
}
