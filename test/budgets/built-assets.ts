import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after } from 'node:test';
import { buildAssets } from '../../scripts/build-assets.ts';
import type { AssetEntry, AssetManifest } from '../../src/delivery/assets.ts';

let built: Promise<AssetManifest> | undefined;

const buildOnce = async (): Promise<AssetManifest> => {
  const dist = mkdtempSync(join(tmpdir(), 'courant-budgets-'));
  after(() => rmSync(dist, { recursive: true, force: true }));
  return buildAssets({ dist, quality: 11 });
};

/** The assets as they would be served now, whatever lies in `dist/`. */
export const builtAssets = (): Promise<AssetManifest> => (built ??= buildOnce());

/** The asset an address on a page stands for, with or without its hash. */
export const assetAt = (manifest: AssetManifest, path: string): AssetEntry | undefined => {
  const file = basename(path);
  return manifest[file] ?? manifest[file.replace(/-[\w]{10}(\.\w+)$/, '$1')];
};

/** What an asset weighs over the wire for a browser of today. */
export const weightOf = ({ br, bytes }: Pick<AssetEntry, 'br' | 'bytes'>): number => br ?? bytes;

/** What a browser fetches before a script can start: itself, and the pieces it needs for that. */
export const weightAtStart = (manifest: AssetManifest, name: string): number => {
  const entry = manifest[name];
  if (!entry) return 0;
  return (entry.needs ?? []).reduce((sum, piece) => sum + weightAtStart(manifest, piece), weightOf(entry));
};

/** Everything a script may come to load, itself and the pieces of its pieces: by name, each once. */
export const piecesOf = (manifest: AssetManifest, name: string, known = new Set<string>()): Set<string> => {
  if (known.has(name)) return known;
  known.add(name);
  const { needs = [], later = [] } = manifest[name] ?? {};
  for (const piece of [...needs, ...later]) piecesOf(manifest, piece, known);
  return known;
};
