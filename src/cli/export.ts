import { parseArgs } from 'node:util';
import { closeWorld, openWorld } from '../open-world.ts';
import type { Command } from './courant.ts';
import { exportComments } from './export-comments.ts';
import { exportPublication } from './export-publication.ts';
import { CommandError, createProgress, type Terminal } from './terminal.ts';

const exportCommentsTo = async (file: string, terminal: Terminal): Promise<number> => {
  const world = await openWorld();
  try {
    const progress = createProgress(terminal, { what: 'Exporting', unit: 'comments' });
    const counts = await exportComments(world, file, progress.set);
    progress.end();
    for (const [what, count] of Object.entries(counts)) terminal.out(`${String(count).padStart(9)} ${what}`);
    return 0;
  } finally {
    await closeWorld(world);
  }
};

export const exportCommand: Command = {
  help: `Usage: courant export FOLDER [--without-media]
       courant export comments FILE.jsonl

Writes the whole publication to a new or empty folder, in formats any tool reads:
  publication.json           settings, editions, sections, tags, authors
  articles/EDITION/….md      each story in Markdown with its facts at the head
  articles.jsonl             each story whole, a JSON object a line: body tree, revisions, corrections, live entries
  comments.jsonl             comments with their authors' names, a JSON object a line
  addresses.csv              every address, current and former, and what it leads to
  media.jsonl, media/…       pictures, sound and film as they were uploaded, with credits and alternative texts
  --without-media            leaves the media files out, not what is known about them

“export comments” writes every comment with its thread and its writer to one file in an open format, described in
docs/comments-format.md; “courant import comments” reads it again without loss. It holds e-mail addresses: keep it safe.

The site may go on serving meanwhile.`,
  run: async (args, terminal) => {
    const { values, positionals } = parseArgs({
      args,
      options: { 'without-media': { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [folder, file] = positionals;
    if (folder === 'comments' && file !== undefined) return exportCommentsTo(file, terminal);
    if (!folder) throw new CommandError(`Which folder? ${exportCommand.help.split('\n', 1)[0]}`);
    const world = await openWorld();
    try {
      const progress = createProgress(terminal, { what: 'Exporting', unit: 'things' });
      const counts = await exportPublication(world, {
        folder,
        withMedia: !values['without-media'],
        onProgress: progress.set,
      });
      progress.end();
      for (const [what, count] of Object.entries(counts)) terminal.out(`${String(count).padStart(9)} ${what}`);
      return 0;
    } finally {
      await closeWorld(world);
    }
  },
};
