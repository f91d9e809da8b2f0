import { mkdirSync } from 'node:fs';
import { readConfig, type Config } from './config.ts';
import { createMailer } from './rooms/mail/mail.ts';
import { openStorage } from './storage/storage.ts';
import { createWorld, type World } from './world.ts';

/** The World of the settings in this environment: for the server and for every command. */
export const openWorld = async (
  environment: NodeJS.ProcessEnv = process.env,
  overrides: Partial<Config> = {},
): Promise<World> => {
  const config = { ...readConfig(environment), ...overrides };
  mkdirSync(config.dataDir, { recursive: true });
  const storage = await openStorage(config);
  return createWorld({ config, storage, sendMail: createMailer(config) });
};

/** Closes what openWorld opened, after everything written is on disk. */
export const closeWorld = (world: World): Promise<void> => world.storage.close();
