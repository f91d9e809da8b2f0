import { parseArgs } from 'node:util';
import type { CommentSystem } from '../importers/comments/comments-file.ts';
import { disqus } from '../importers/comments/disqus.ts';
import { ownFormat } from '../importers/comments/own-format.ts';
import { runCommentImport, type CommentImportOptions } from '../importers/comments/run-comments.ts';
import { ghost } from '../importers/ghost/ghost.ts';
import type { ForeignSystem, ImportOptions } from '../importers/shared/foreign.ts';
import { ImportFileError, ImportOptionError } from '../importers/shared/import-file-error.ts';
import { runImport, type ImportIo } from '../importers/shared/run-import.ts';
import { podcastCommand, podcastFlags, podcastHelp, type PodcastWork } from './import-podcast.ts';
import { wordPress } from '../importers/wordpress/wordpress.ts';
import { closeWorld, openWorld } from '../open-world.ts';
import type { World } from '../world.ts';
import type { Command } from './courant.ts';
import { CommandError, createProgress, type Terminal } from './terminal.ts';

const systems: Readonly<Record<string, ForeignSystem>> = { wordpress: wordPress, ghost };
const commentSystems: Readonly<Record<string, CommentSystem>> = { disqus, comments: ownFormat };

const help = `Usage: courant import wordpress FILE.xml[.gz]  [options]
       courant import ghost FILE.json[.gz|.zip] [options]
       courant import disqus FILE.xml[.gz|.zip] [--map FILE] [--dry-run] [--report FILE] [--resume]
       courant import comments FILE.jsonl[.gz]  [--map FILE] [--dry-run] [--report FILE] [--resume]
       courant import podcast ADDRESS|FILE      [options for podcasts]
       courant import opml ADDRESS|FILE         [options for podcasts]

Carries an archive over (disqus and comments: the discussions of stories that are here already): stories and pages with their dates, authors, sections, tags, pictures, comments and addresses. The file is
read and checked as a whole before anything is written. The site may go on serving meanwhile. Running it again is safe: nothing is
doubled, what has changed in the file is updated, and a run that was cut off goes on where it was.

  --dry-run          writes nothing and gives the same report
  --media PATH       folder or zip with the old site's files (wp-content/uploads, content/images …)
  --fetch-media      fetches files from the old site; private addresses are refused
  --site URL         where the old site is; Ghost's files do not tell, --fetch-media needs it
  --edition CODE     language edition the stories go into; the default one unless told
  --redirects HOW    keep: stories stay at their old addresses (this is the default)
                     new: they get addresses of the usual form, and the old ones lead there
  --map FILE         for comments: old and new addresses of stories, a pair a line, parted by a comma
  --report FILE      writes the whole report, every loss with its place, as JSON
  --resume           goes on with a run that was cut off, and fails if there is none

Files that are not found are remembered by their old addresses: a later run with --media or --fetch-media fills them in.
Ctrl-C finishes the batch at hand and stops.

${podcastHelp}

Exit code: 0 finished (the report says what could not be carried), 2 the file or the options are unusable and nothing was
written, 3 stopped before the end.`;

type Asked =
  | { system: ForeignSystem; options: ImportOptions }
  | { comments: CommentSystem; options: CommentImportOptions }
  | { podcast: PodcastWork; options: { file: string } };

const flags = {
  'dry-run': { type: 'boolean', default: false },
  media: { type: 'string' },
  'fetch-media': { type: 'boolean', default: false },
  site: { type: 'string' },
  edition: { type: 'string' },
  redirects: { type: 'string', default: 'keep' },
  report: { type: 'string' },
  resume: { type: 'boolean', default: false },
  map: { type: 'string' },
  ...podcastFlags,
} as const;

const parseFlags = (args: string[]) => parseArgs({ args, allowPositionals: true, options: flags });
type Flags = ReturnType<typeof parseFlags>['values'];

const archiveOptions = (file: string, values: Flags): ImportOptions => {
  const { redirects, media, edition, report, site } = values;
  if (redirects !== 'keep' && redirects !== 'new')
    throw new CommandError(`--redirects must be keep or new, not “${redirects}”.`);
  if (site !== undefined && !/^https?:$/.test(URL.parse(site)?.protocol ?? ''))
    throw new CommandError(`--site must be an address such as https://example.org, not “${site}”.`);
  const { 'dry-run': dryRun, 'fetch-media': fetchMedia, resume } = values;
  return { file, dryRun, fetchMedia, redirects, resume, media, edition, report, site };
};

const readOptions = (args: string[]): Asked => {
  const { values, positionals } = parseFlags(args);
  const [name = '', file, ...rest] = positionals;
  const podcast = podcastCommand(name, file, values);
  if (podcast && rest.length === 0) return { podcast, options: { file: file ?? '' } };
  const system = Object.hasOwn(systems, name) ? systems[name] : undefined;
  const comments = Object.hasOwn(commentSystems, name) ? commentSystems[name] : undefined;
  if (!system && !comments) {
    const names = [...Object.keys({ ...systems, ...commentSystems }), 'podcast', 'opml'].join(', ');
    throw new CommandError(`Say what the file comes from: ${names}.\n\n${help}`);
  }
  if (file === undefined || rest.length > 0) throw new CommandError(`Name one export file.\n\n${help}`);
  if (system) return { system, options: archiveOptions(file, values) };
  if (!comments) throw new CommandError(help);
  const { 'dry-run': dryRun, resume, map, report } = values;
  return { comments, options: { file, dryRun, resume, map, report } };
};

/** Hears Ctrl-C once; a second one ends the process as usual. */
const listenForStop = (terminal: Terminal): { stopped: () => boolean; end: () => void } => {
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
    terminal.err('\nStopping after the batch at hand …');
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    stopped: () => isStopped,
    end: () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
};

/** Carries out an import in an open World and answers the exit code: the command itself, for tests too. */
export const importInto = async (world: World, args: string[], terminal: Terminal): Promise<number> => {
  const asked = readOptions(args);
  const { options } = asked;
  const stop = listenForStop(terminal);
  const io: ImportIo = {
    out: (text) => terminal.out(text),
    progress: (what, unit, total) =>
      createProgress(terminal, { what, unit, ...(total === undefined ? {} : { total }) }),
    stopped: stop.stopped,
  };
  try {
    const result =
      'podcast' in asked
        ? await asked.podcast(world, io)
        : 'comments' in asked
          ? await runCommentImport(world, asked.comments, asked.options, io)
          : await runImport(world, asked.system, asked.options, io);
    terminal.out(result.text);
    return result.finished ? 0 : 3;
  } catch (error) {
    if (error instanceof ImportFileError) throw new CommandError(`${options.file}: ${error.message}`);
    if (error instanceof ImportOptionError) throw new CommandError(error.message);
    throw error;
  } finally {
    stop.end();
  }
};

export const importCommand: Command = {
  help,
  run: async (args, terminal) => {
    readOptions(args);
    const world = await openWorld();
    try {
      return await importInto(world, args, terminal);
    } finally {
      await closeWorld(world);
    }
  },
};
