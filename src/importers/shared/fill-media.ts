import { safeFetch, type SafeFetchOptions } from '../../common/safe-fetch.ts';
import { putRedirects } from '../../rooms/articles/articles.ts';
import { fillMissingMedia, maxPictureBytes, mediaById, type MediaSource } from '../../rooms/media/media.ts';
import type { World } from '../../world.ts';
import type { ForeignSite, ForeignSystem, ImportOptions } from './foreign.ts';
import { missingMedia, type MissingMedium } from './import.store.ts';
import { isOldHost } from './link-map.ts';
import { oldFiles, tails, widthIn, withoutSize, type OldFile } from './media-files.ts';
import { count, type Report } from './report.ts';
import type { Scratch } from './scratch.store.ts';

export type FillParts = {
  world: World;
  scratch: Scratch;
  site: ForeignSite;
  system: ForeignSystem;
  report: Report;
  options: ImportOptions;
  told: (done: number, total: number) => void;
  stopped: () => boolean;
  /** For tests: how names are looked up and which private addresses are fine. */
  fetching?: Pick<SafeFetchOptions, 'resolve' | 'allow'>;
};

const filesAt = 'A file of the old site is not here yet (give --media FOLDER or --fetch-media, now or later)';

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const pathOf = (url: string): string => decoded(URL.canParse(url) ? new URL(url).pathname : url);

/** Everything still missing, noted in the scratch by the ends of its address. In a dry run: everything the stories name. */
const noteMissing = async ({ world, scratch, site, options }: FillParts): Promise<number> => {
  let missing = 0;
  const note = (medium: MissingMedium): void => {
    missing += 1;
    scratch.addBond('missing', medium.url, 0, JSON.stringify(medium));
    const path = pathOf(medium.url);
    for (const tail of new Set([...tails(path), ...tails(withoutSize(path))]))
      scratch.addBond('tail', tail, 0, medium.url);
  };
  scratch.begin();
  for (const kind of ['missing', 'tail']) scratch.dropBonds(kind);
  if (options.dryRun) for (const { url, kind } of scratch.mediaKnown()) note({ id: '', url, kind });
  for (let after = ''; !options.dryRun;) {
    const some = await missingMedia(world.db, site.origin, after, 500);
    some.forEach(note);
    if (some.length < 500) break;
    after = some.at(-1)?.id ?? after;
  }
  scratch.commit();
  return missing;
};

const lose = ({ scratch }: FillParts, reason: string, url: string, detail = url): void => {
  const known = scratch.medium(url);
  scratch.addLoss({ item: Number.MAX_SAFE_INTEGER, reason, line: known?.line ?? 0, title: known?.title ?? '', detail });
};

/** Gives a missing medium its file; its old address leads there from now on. */
const fill = async (parts: FillParts, medium: MissingMedium, source: MediaSource): Promise<void> => {
  const { world, scratch, site, report, options } = parts;
  scratch.addBond('filled', medium.url, 0, '');
  if (options.dryRun) return count(report, 'files found', 'added');
  const filled = await fillMissingMedia(world, medium.id, { ...source, fromStaff: true });
  if (!filled.ok)
    return lose(
      parts,
      `A file of the old site cannot be used: ${filled.refusal}`,
      medium.url,
      `${medium.url}${filled.detail ? ` (${filled.detail})` : ''}`,
    );
  count(report, 'files found', 'added');
  const path = (await mediaById(world, medium.id))?.path;
  const url = new URL(medium.url);
  if (path && isOldHost(site, url.hostname))
    await world.write(
      async (tx) => void (await putRedirects(world, tx, [{ from: url.pathname, kind: 'path', target: path }])),
    );
  return undefined;
};

const mediumOf = (scratch: Scratch, url: string | undefined): MissingMedium | undefined => {
  const found =
    url === undefined || scratch.bondsOf('filled', url).length > 0 ? undefined : scratch.bondsOf('missing', url)[0];
  return found === undefined ? undefined : (JSON.parse(found) as MissingMedium);
};

/** The medium whose address ends as the file's path does: at least the last folder must agree, or the name be the only one. */
const matching = (scratch: Scratch, name: string, least: number): MissingMedium | undefined => {
  for (const tail of tails(decoded(name))) {
    const urls = scratch.bondsOf('tail', tail);
    const isEnough = tail.split('/').length >= least;
    if (urls.length === 1 && isEnough) return mediumOf(scratch, urls[0]);
  }
  return undefined;
};

const fillFrom = async (parts: FillParts, files: () => AsyncGenerator<OldFile>, total: number): Promise<void> => {
  const { scratch, told, stopped } = parts;
  let done = 0;
  const take = async (file: OldFile, medium: MissingMedium): Promise<void> => {
    await file.use((filePath) => fill(parts, medium, { filePath, fileName: file.name.split('/').at(-1) ?? 'unnamed' }));
    told((done += 1), total);
  };
  // First by path, then by name, then the largest smaller size of what has no original.
  for (const least of [2, 1]) {
    for await (const file of files()) {
      if (stopped()) return;
      const medium = matching(scratch, file.name, least);
      if (medium) await take(file, medium);
    }
  }
  const best = new Map<string, { name: string; width: number }>();
  for await (const file of files()) {
    const medium = withoutSize(file.name) === file.name ? undefined : matching(scratch, withoutSize(file.name), 1);
    const width = widthIn(file.name);
    if (medium && width > (best.get(medium.url)?.width ?? -1)) best.set(medium.url, { name: file.name, width });
  }
  const wanted = new Map([...best].map(([url, { name }]) => [name, url]));
  if (wanted.size === 0) return;
  for await (const file of files()) {
    const medium = mediumOf(scratch, wanted.get(file.name));
    if (medium && !stopped()) await take(file, medium);
  }
};

const fetchOne = async (parts: FillParts, medium: MissingMedium): Promise<void> => {
  if (parts.options.dryRun) return undefined;
  const address = parts.system.fetchAddress(medium.url, parts.options.site);
  if (address === undefined) return undefined;
  const fetched = await safeFetch(address, {
    userAgent: `Courant (+${parts.world.config.publicUrl})`,
    maxBytes: maxPictureBytes,
    accept: 'image/*, audio/*, video/*, */*;q=0.5',
    ...parts.fetching,
  });
  if (fetched.ok)
    return fill(parts, medium, {
      bytes: fetched.value.bytes,
      fileName: pathOf(medium.url).split('/').at(-1) || 'unnamed',
    });
  lose(
    parts,
    `A file could not be fetched from the old site: ${fetched.refusal}`,
    medium.url,
    `${medium.url}${fetched.detail ? ` (${fetched.detail})` : ''}`,
  );
  parts.scratch.addBond('failed', medium.url, 0, '');
  return undefined;
};

/** A few at a time: the old site has other readers. */
const together = 4;

const missingOnes = function* (scratch: Scratch): Generator<MissingMedium> {
  for (let after = ''; ;) {
    const some = scratch.bondsAfter('missing', after, 100);
    for (const { owner, value } of some)
      if (scratch.bondsOf('filled', owner).length === 0) yield JSON.parse(value) as MissingMedium;
    if (some.length < 100) return;
    after = some.at(-1)?.owner ?? after;
  }
};

const fetchAll = async (parts: FillParts, total: number): Promise<void> => {
  let done = 0;
  let group: MissingMedium[] = [];
  const run = async (): Promise<void> => {
    await Promise.all(group.map((medium) => fetchOne(parts, medium)));
    parts.told((done += group.length), total);
    group = [];
  };
  for (const medium of missingOnes(parts.scratch)) {
    if (parts.stopped()) return;
    group.push(medium);
    if (group.length === together) await run();
  }
  await run();
};

/**
 * Finds the files of media known by their old addresses alone, in a folder or zip, or on the old site itself. What is not found
 * stays missing, is told, and is looked for again by the next import of the same site.
 */
export const fillMedia = async (parts: FillParts): Promise<void> => {
  const { scratch, options } = parts;
  scratch.dropBonds('filled');
  scratch.dropBonds('failed');
  const total = await noteMissing(parts);
  if (total === 0) return;
  if (options.media !== undefined) await fillFrom(parts, await oldFiles(options.media), total);
  if (options.fetchMedia) await fetchAll(parts, total);
  scratch.begin();
  for (const { url } of missingOnes(scratch))
    if (scratch.bondsOf('failed', url).length === 0) lose(parts, filesAt, url);
  scratch.commit();
};
