import { hash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { directionOf } from '../../common/words.ts';
import { publicationOf, saveEdition, saveSettings } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { fillMedia, type FillParts } from './fill-media.ts';
import type { ForeignItem, ForeignSite, ForeignSystem, ImportOptions, ReadContext } from './foreign.ts';
import { ImportOptionError } from './import-file-error.ts';
import { finishRun, hasEditions, insertRun, moveRun } from './import.store.ts';
import { createLinkMap } from './link-map.ts';
import { planLists, putOldAddresses } from './old-addresses.ts';
import { inEditionOf, planAddresses } from './plan-addresses.ts';
import { emptyReport, reportJson, reportText, count, type Report, type ReportFacts } from './report.ts';
import { saveBatch, type Carrying } from './save-stories.ts';
import { saveTerms } from './save-terms.ts';
import { openScratch, type Scratch } from './scratch.store.ts';
import { openSourceFile, type SourceFile } from './source-file.ts';
import { startRun, type Run } from './start-run.ts';

/** Raised when the way a text becomes a body gets better: stories imported before are then carried anew. */
const conversionVersion = 1;
const batchSize = 500;

export type ImportIo = {
  out: (text: string) => void;
  progress: (
    what: string,
    unit: string,
    total?: number,
  ) => { set: (done: number, total?: number) => void; end: () => void };
  /** Somebody asked to stop: the batch at hand is finished first. */
  stopped: () => boolean;
  fetching?: FillParts['fetching'];
};

export type ImportResult = { report: Report; text: string; finished: boolean };

const optionText = ({ edition = '', redirects }: ImportOptions): string => JSON.stringify({ edition, redirects });

const editionFor = (world: World, options: ImportOptions): Promise<string> =>
  publicationOf(world).then(({ editions, defaultEdition, editionByCode }) => {
    const wanted = options.edition ?? defaultEdition.code;
    if (editionByCode(wanted)) return wanted;
    throw new ImportOptionError(
      `There is no edition “${wanted}”. The editions are: ${editions.map(({ code }) => code).join(', ')}.`,
    );
  });

const megabyte = 1024 ** 2;

/** The first reading, unless the run before got that far. */
const surveyOnce = async (
  world: World,
  system: ForeignSystem,
  file: SourceFile,
  { scratch, io, options }: { scratch: Scratch; io: ImportIo; options: ImportOptions },
): Promise<ForeignSite | undefined> => {
  const done = scratch.state('site');
  if (done !== undefined) return JSON.parse(done) as ForeignSite;
  scratch.clear();
  const progress = io.progress('Reading', 'MB', Math.ceil(file.size / megabyte));
  const { editions } = await publicationOf(world);
  scratch.begin();
  try {
    const site = await system.survey(file, scratch, {
      site: options.site,
      editionCodes: editions.map(({ code }) => code),
      told: (bytes) => progress.set(Math.floor(bytes / megabyte)),
      stopped: io.stopped,
    });
    if (!io.stopped()) scratch.setState('site', JSON.stringify(site));
    scratch.commit();
    return io.stopped() ? undefined : site;
  } finally {
    progress.end();
  }
};

/** A publication nobody has set up yet takes its name, language and time zone from the file. */
const setUp = async (world: World, site: ForeignSite, options: ImportOptions): Promise<string> => {
  if (await hasEditions(world.db)) return editionFor(world, options);
  const language = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(site.language) ? site.language : 'en';
  const code = options.edition ?? language.split('-', 1)[0]?.toLowerCase() ?? 'en';
  if (options.dryRun) return code;
  const named = new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
  const name = named.charAt(0).toLocaleUpperCase(language) + named.slice(1);
  const edition = {
    code,
    language,
    name,
    direction: directionOf(language),
    publicationName: site.name || 'Courant',
    tagline: site.tagline,
    position: 0,
    isDefault: true,
  };
  await world.write((tx) => saveEdition(tx, edition));
  if (site.timeZone) await saveSettings(world, { timeZone: site.timeZone });
  return code;
};

type Carry = { carrying: Carrying; run: Run; file: SourceFile; io: ImportIo };

const carryItems = async ({ carrying, run, file, io }: Carry): Promise<void> => {
  const { world, scratch, system, site, report, edition } = carrying;
  const publication = await publicationOf(world);
  const link: ReadContext['link'] = createLinkMap({
    scratch,
    site,
    inEdition: (path) => inEditionOf(publication, edition, path),
  });
  const progress = io.progress('Importing', 'items', site.items);
  let batch: ForeignItem[] = [];
  let position = run.position;
  const save = async (): Promise<void> => {
    if (batch.length === 0) return;
    position = (batch.at(-1)?.number ?? 0) + 1;
    scratch.begin();
    await saveBatch(carrying, batch, async (tx) => {
      await moveRun(tx.db, run.id, position, JSON.stringify(report));
    }).finally(() => scratch.commit());
    batch = [];
    progress.set(position);
  };
  try {
    for await (const item of system.items(
      file,
      { scratch, site, now: world.now(), link, timeZone: publication.settings.timeZone },
      () => {},
    )) {
      if (item.number < run.position) continue;
      batch.push(item);
      if (batch.length < batchSize) continue;
      await save();
      if (io.stopped()) return;
    }
    await save();
  } finally {
    progress.end();
  }
};

const writeReport = async (facts: ReportFacts, scratch: Scratch): Promise<void> => {
  const path = facts.options.report;
  if (path === undefined) return;
  const handle = await open(path, 'w');
  try {
    for (const piece of reportJson(facts, scratch)) await handle.appendFile(piece);
  } finally {
    await handle.close();
  }
};

/** Everything between the survey and the report. */
const carryAll = async (parts: Carry, options: ImportOptions): Promise<void> => {
  const { carrying, run, io } = parts;
  const { world, scratch, system, site, report, dryRun, edition } = carrying;
  const addresses = { world, scratch, system, site, edition, report, dryRun };
  if (scratch.state('planned') === undefined) {
    const { settings } = await publicationOf(world);
    await planAddresses(world, { scratch, site, redirects: options.redirects, timeZone: settings.timeZone, edition });
    await planLists(addresses);
    scratch.setState('planned', 'yes');
  }
  scratch.forgetLossesFrom(run.position);
  if (run.position === 0) await saveTerms({ world, scratch, origin: site.origin, report, dryRun, edition });
  else await saveTerms({ world, scratch, origin: site.origin, report: emptyReport(), dryRun, edition });
  await carryItems(parts);
  if (io.stopped()) return;
  await putOldAddresses(addresses);
  count(report, 'media', 'added', 0);
  const progress = io.progress('Finding pictures', 'files');
  await fillMedia({
    world,
    scratch,
    site,
    system,
    report,
    options,
    told: (done, total) => progress.set(done, total),
    stopped: io.stopped,
    fetching: io.fetching,
  });
  progress.end();
};

const noteRun = async (
  world: World,
  run: Run,
  file: SourceFile,
  parts: { source: string; options: string },
): Promise<void> => {
  const { source, options } = parts;
  const names = { source, file_name: basename(file.path), file_mark: file.mark, options };
  await world.write((tx) => insertRun(tx.db, { id: run.id, ...names, started_at: world.now() }));
};

type Parts = { world: World; system: ForeignSystem; options: ImportOptions; io: ImportIo };

/** Everything with the scratch open; the answer says whether the import came to its end. */
const carryFile = async (
  { world, system, options, io }: Parts,
  run: Run,
  file: SourceFile,
  scratch: Scratch,
): Promise<ImportResult> => {
  const started = performance.now();
  const site = await surveyOnce(world, system, file, { scratch, io, options });
  if (!site) return { report: run.report, text: 'Stopped while reading; nothing was written.', finished: false };
  if (run.isNew) await noteRun(world, run, file, { source: system.source, options: optionText(options) });
  const edition = await setUp(world, site, options);
  const optionMark = hash('sha1', `${conversionVersion}${edition}${options.redirects}`, 'hex').slice(0, 8);
  const { dryRun } = options;
  const carrying: Carrying = { world, scratch, system, site, report: run.report, dryRun, optionMark, edition };
  await carryAll({ carrying, run, file, io }, options);
  const finished = !io.stopped();
  const seconds = (performance.now() - started) / 1000;
  const facts: ReportFacts = { label: system.label, site, edition, options, report: run.report, seconds, finished };
  await writeReport(facts, scratch);
  if (finished && !dryRun) await world.write((tx) => finishRun(tx.db, run.id, world.now(), JSON.stringify(run.report)));
  return { report: run.report, text: reportText(facts, scratch), finished };
};

/**
 * Carries a foreign export over: first it is read and checked as a whole, then its things are carried some hundred at a time,
 * each time with the place reached, so that a run that was cut off goes on where it was. Nothing is written in a dry run, nothing
 * is doubled by another one. Throws ImportFileError or ImportOptionError before anything was written.
 */
export const runImport = async (
  world: World,
  system: ForeignSystem,
  options: ImportOptions,
  io: ImportIo,
): Promise<ImportResult> => {
  if (options.edition !== undefined && (await hasEditions(world.db))) await editionFor(world, options);
  const file = await openSourceFile(options.file, system.fileNames);
  const run = await startRun(world, {
    source: system.source,
    fileMark: file.mark,
    options: optionText(options),
    dryRun: options.dryRun,
    resume: options.resume,
  });
  const goesOn = run.position > 0 && existsSync(run.scratchFile);
  if (goesOn) io.out(`Going on after item ${run.position.toLocaleString('en')} of the run that was cut off.`);
  const scratch = openScratch(run.scratchFile);
  let isDone = false;
  try {
    const result = await carryFile({ world, system, options, io }, run, file, scratch);
    isDone = result.finished;
    return result;
  } finally {
    // A run that got as far as its plan is gone on with by the next one.
    if (!isDone && !options.dryRun && scratch.state('planned') !== undefined) scratch.close();
    else scratch.remove();
    if (options.dryRun) rmSync(dirname(run.scratchFile), { recursive: true, force: true });
  }
};
