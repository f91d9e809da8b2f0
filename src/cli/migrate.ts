import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { migrate, pendingMigrations } from '../storage/migrate.ts';
import { connectStorage } from '../storage/storage.ts';
import type { Command } from './courant.ts';

export const migrateCommand: Command = {
  help: `Usage: courant migrate [--check]

Brings the database's tables up to date. “courant start” does this by itself; run it alone before starting several nodes.
  --check   only says what would be done; exit code 1 when something would`,
  run: async (args, terminal) => {
    const { values } = parseArgs({ args, options: { check: { type: 'boolean' } } });
    const storage = await connectStorage(readConfig(process.env));
    try {
      if (values.check) {
        const pending = await pendingMigrations(storage);
        terminal.out(pending.length === 0 ? 'The database is up to date.' : `To be done: ${pending.join(', ')}`);
        return pending.length === 0 ? 0 : 1;
      }
      const done = await migrate(storage);
      terminal.out(done.length === 0 ? 'The database was up to date already.' : `Done: ${done.join(', ')}`);
      return 0;
    } finally {
      await storage.close();
    }
  },
};
