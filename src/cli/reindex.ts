import { closeWorld, openWorld } from '../open-world.ts';
import { reindexComments } from '../rooms/moderation/moderation.ts';
import { reindex } from '../rooms/search/search.ts';
import type { Command } from './courant.ts';
import { createProgress } from './terminal.ts';

export const reindexCommand: Command = {
  help: `Usage: courant reindex

Builds the search index anew from the stories, and the one moderators search all comments by. The site may go on serving meanwhile; it can be stopped and run again at any time.`,
  run: async (_args, terminal) => {
    const world = await openWorld();
    try {
      const progress = createProgress(terminal, { what: 'Indexing', unit: 'stories' });
      const count = await reindex(world, { onProgress: (done, total) => progress.set(done, total) });
      progress.end();
      terminal.out(`${count.toLocaleString('en')} stories indexed.`);
      await reindexComments(world);
      terminal.out('Comments indexed.');
      return 0;
    } finally {
      await closeWorld(world);
    }
  },
};
