import { parseArgs } from 'node:util';
import { closeWorld, openWorld } from '../open-world.ts';
import type { Command } from './courant.ts';
import { exportPublication } from './export-publication.ts';
import { CommandError, createProgress } from './terminal.ts';

export const exportCommand: Command = {
  help: `Usage: courant export FOLDER [--without-media]

Writes the whole publication to a new or empty folder, in formats any tool reads:
  publication.json           settings, editions, sections, tags, authors
  articles/EDITION/….md      each story in Markdown with its facts at the head
  articles.jsonl             each story whole, a JSON object a line: body tree, revisions, corrections, live entries
  comments.jsonl             comments with their authors' names, a JSON object a line
  addresses.csv              every address, current and former, and what it leads to
  media.jsonl, media/…       pictures, sound and film as they were uploaded, with credits and alternative texts
  --without-media            leaves the media files out, not what is known about them

The site may go on serving meanwhile.`,
  run: async (args, terminal) => {
    const { values, positionals } = parseArgs({
      args,
      options: { 'without-media': { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [folder] = positionals;
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
