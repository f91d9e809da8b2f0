import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { serve } from '../main.ts';
import type { Command } from './courant.ts';
import { startMessage } from './start-message.ts';

export const start: Command = {
  help: `Usage: courant start [--empty]

Serves the publication of the data folder. An empty data folder is filled with the demo publication first.
  --empty   starts an empty publication instead, for a real site: the link it prints leads through four short steps

Settings, all optional: PORT, HOST, DATA_DIR, DATABASE_URL, PUBLIC_URL, SMTP_URL, TRUSTED_PROXIES, INNER_SERVICES, THEME_DIR,
LOG_LEVEL (see docs/running.md).`,
  run: async (args, terminal) => {
    const { values } = parseArgs({ args, options: { empty: { type: 'boolean', default: false } } });
    const config = readConfig(process.env);
    const server = await serve(config, { isEmpty: values.empty, note: (line) => terminal.out(line) });
    terminal.out(await startMessage(server.world, server.address));
    await new Promise<void>((stopped) => {
      let stopping = false;
      const stop = (): void => {
        if (stopping) process.exit(1);
        stopping = true;
        void server.stop().then(stopped);
      };
      process.on('SIGINT', stop);
      process.on('SIGTERM', stop);
    });
    return 0;
  },
};
