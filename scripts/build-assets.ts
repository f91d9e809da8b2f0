/** Builds everything under `/assets/`: hashed names, bytes compressed as well as they can be, and the list of them. */
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import type { AssetEntry, AssetManifest } from '../src/delivery/assets.ts';
import { contentHash, islandInPieces, islandsBuild, isPiece, root, sourcesOf, stylesBuild } from './bundling.ts';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.txt': 'text/plain; charset=utf-8',
};
const compressible = new Set(['.css', '.js', '.svg', '.ico', '.txt']);

type Asset = {
  name: string;
  bytes: Buffer;
  /** Pieces it cannot start without. */
  needs?: string[];
  /** Pieces it asks for later. */
  later?: string[];
};

const writeIfNew = (file: string, bytes: () => Uint8Array): void => {
  if (existsSync(file)) return;
  const fresh = bytes();
  writeFileSync(`${file}.new`, fresh);
  renameSync(`${file}.new`, file);
};

/** Where to, and how hard to press: while one works on a stylesheet, the last percent is not worth waiting for. */
export type AssetBuild = { dist: string; quality: number };

const addressOf = ({ name, bytes }: Asset): string => {
  const extension = extname(name);
  return isPiece(name) ? `/assets/${name}` : `/assets/${basename(name, extension)}-${contentHash(bytes)}${extension}`;
};

const writeAsset = (asset: Asset, { dist, quality }: AssetBuild): AssetEntry => {
  const { name, bytes, needs, later } = asset;
  const extension = extname(name);
  const path = addressOf(asset);
  const file = join(dist, path);
  writeIfNew(file, () => bytes);
  const entry: AssetEntry = {
    path,
    type: types[extension] ?? 'application/octet-stream',
    bytes: bytes.length,
    ...(needs && needs.length > 0 ? { needs } : {}),
    ...(later && later.length > 0 ? { later } : {}),
  };
  if (!compressible.has(extension)) return entry;
  writeIfNew(`${file}.br`, () => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }));
  writeIfNew(`${file}.gz`, () => gzipSync(bytes, { level: 9 }));
  return { ...entry, br: readFileSync(`${file}.br`).length, gzip: readFileSync(`${file}.gz`).length };
};

const bundled = async (options: Parameters<typeof build>[0]): Promise<Asset[]> => {
  const entries = options.entryPoints as string[];
  if (entries.length === 0) return [];
  const { outputFiles = [] } = await build(options);
  return outputFiles.map(({ path, contents }) => ({ name: basename(path), bytes: Buffer.from(contents) }));
};

/** Whether anything of an island is loaded later. */
const isInPieces = ({ inputs }: Metafile, { inputs: own }: Metafile['outputs'][string]): boolean =>
  Object.keys(own).some((file) => inputs[file]?.imports.some(({ kind }) => kind === 'dynamic-import'));

/** An island and its pieces; the addresses by which they ask for each other are those next to each other under `/assets/`. */
const inPieces = async (entry: string): Promise<Asset[]> => {
  const { outputFiles = [], metafile } = await build(islandInPieces(entry));
  const outputs = Object.entries(metafile?.outputs ?? {});
  return outputFiles.map(({ path, contents }) => {
    const name = basename(path);
    const made = outputs.find(([file]) => basename(file) === name)?.[1];
    const of = (wanted: string): string[] | undefined =>
      made?.imports.flatMap(({ kind, path: file }) => (kind === wanted ? basename(file) : []));
    const [needs, later] = [of('import-statement'), of('dynamic-import')];
    return { name, bytes: Buffer.from(contents), ...(needs ? { needs } : {}), ...(later ? { later } : {}) };
  });
};

const builtIslands = async (): Promise<Asset[]> => {
  const options = islandsBuild();
  if (options.entryPoints.length === 0) return [];
  const { outputFiles = [], metafile } = await build(options);
  const made = Object.values(metafile?.outputs ?? {});
  const split = made
    .filter((output) => metafile && isInPieces(metafile, output))
    .map(({ entryPoint = '' }) => entryPoint);
  const names = new Set(split.map((file) => `${basename(file, '.ts')}.js`));
  const whole = outputFiles
    .map(({ path, contents }) => ({ name: basename(path), bytes: Buffer.from(contents) }))
    .filter(({ name }) => !names.has(name));
  return [...whole, ...(await Promise.all(split.map(inPieces))).flat()];
};

const removeOthers = (manifest: AssetManifest, { dist }: AssetBuild): void => {
  const wanted = new Set(Object.values(manifest).map(({ path }) => basename(path)));
  for (const file of globSync('*', { cwd: join(dist, 'assets') })) {
    if (!wanted.has(file.replace(/\.(?:br|gz)$/, ''))) rmSync(join(dist, 'assets', file));
  }
};

/** Builds the assets; gives the list that it also writes to `manifest.json`. */
export const buildAssets = async (to: AssetBuild): Promise<AssetManifest> => {
  const { dist } = to;
  mkdirSync(join(dist, 'assets'), { recursive: true });
  const manifest: AssetManifest = {};
  const add = (asset: Asset): AssetEntry => {
    if (manifest[asset.name]) throw new Error(`Two assets are called ${asset.name}; names must differ`);
    return (manifest[asset.name] = writeAsset(asset, to));
  };
  const paths = new Map<string, string>();
  for (const file of sourcesOf('src/ui/{fonts,icons,pictures}/*.{woff2,svg,png,ico,jpg,webp,avif}')) {
    paths.set(join(root, file), add({ name: basename(file), bytes: readFileSync(join(root, file)) }).path);
  }
  const made = await Promise.all([bundled(stylesBuild(paths)), builtIslands()]);
  for (const asset of made.flat()) add(asset);
  removeOthers(manifest, to);
  writeFileSync(join(dist, 'manifest.json.new'), `${JSON.stringify(manifest, undefined, 1)}\n`);
  renameSync(join(dist, 'manifest.json.new'), join(dist, 'manifest.json'));
  return manifest;
};
