/** A publication's own logo or icon: taken in like any picture from a stranger, and drawn as PNG in the sizes that are asked for. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { Branded, BrandWork, PictureRefusal } from './picture-work.ts';
import { askWorkshop } from './picture-workshop.ts';
import { sourceOfBytes } from './readable-source.ts';
import { recognise } from './recognise.ts';

export const maxBrandBytes = 4 * 1024 * 1024;
export type BrandRefusal = PictureRefusal | 'unknown-type' | 'empty';

export type BrandSource = { bytes: Uint8Array; fileName: string };
export type BrandPlace = Pick<BrandWork, 'folder' | 'name' | 'shape'>;

/** Draws into `folder`; the files are whole or absent. SVG is drawn, and never served as it came. */
export const drawBrand = async (
  { bytes, fileName }: BrandSource,
  { folder, name, shape }: BrandPlace,
): Promise<Outcome<Branded['files'], BrandRefusal>> => {
  if (bytes.length === 0) return refuse('empty');
  const found = await recognise(sourceOfBytes(bytes), fileName);
  if (found?.kind !== 'picture') return refuse('unknown-type');
  const aside = await mkdtemp(join(tmpdir(), 'courant-brand-'));
  try {
    const source = join(aside, 'incoming.part');
    await writeFile(source, bytes);
    const examined = await askWorkshop({ kind: 'examine', source, folder: aside, type: found.contentType });
    if (!examined.ok) return examined;
    const clean = join(aside, examined.value.name);
    const drawn = await askWorkshop({ kind: 'brand', source: clean, folder, name, shape });
    return drawn.ok ? ok(drawn.value.files) : drawn;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
};
