/** The only place where things are built: config → storage → World → app → listen. */
import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import pino from 'pino';
import { createApp, type App } from './app.ts';
import { loggedError } from './common/logged-error.ts';
import { packageRoot } from './common/package-root.ts';
import type { Config } from './config.ts';
import { createJobRunner } from './job-runner.ts';
import { handlers } from './jobs.ts';
import { keepAudience } from './rooms/audience/audience.ts';
import { keepDownloads } from './rooms/audio/audio.ts';
import { endRecordingWork, ffmpegState } from './rooms/audio/audio.ts';
import { keepViewsCurrent } from './rooms/discussion/discussion.ts';
import { settleLeftovers } from './rooms/drafting/drafting.ts';
import { createMailer } from './rooms/mail/mail.ts';
import { isUnfurnished, openSetup, publicationOf, saveEdition } from './rooms/publication/publication.ts';
import { keepSearchCurrent } from './rooms/search/search.ts';
import { openStorage } from './storage/storage.ts';
import { createWorld, type World } from './world.ts';

export type Serving = { world: World; address: string; stop: () => Promise<void> };

export type ServeOptions = {
  /** A new publication starts without the demo. */
  isEmpty: boolean;
  /** What is worth telling whoever started it. */
  note: (line: string) => void;
};

/** Gives a new database its first content: the demo, or one empty edition. */
const furnish = async (world: World, { isEmpty, note }: ServeOptions): Promise<void> => {
  if (!(await isUnfurnished(world))) return;
  if (isEmpty) {
    const { defaultEdition } = await publicationOf(world);
    await world.write(async (tx) => {
      await saveEdition(tx, defaultEdition);
      await openSetup(world, tx);
    });
    return;
  }
  const started = performance.now();
  // Loaded only now: a publication of one's own never needs it.
  const { seedDemo } = await import('./importers/demo/seed-demo.ts');
  const { stories } = await seedDemo(world, join(packageRoot, 'demo'));
  note(
    `The data folder was empty: filled it with the demo publication (${stories} stories, ${((performance.now() - started) / 1000).toFixed(1)} s).`,
  );
};

const open = async (world: World, options: ServeOptions): Promise<{ app: App; server: Server }> => {
  const { port, host } = world.config;
  await furnish(world, options);
  const app = await createApp(world);
  const server = app.server();
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, listening);
  });
  return { app, server };
};

/** Serves the publication of the settings until it is stopped. Throws when the port is taken or the database cannot be opened. */
export const serve = async (config: Config, options: ServeOptions): Promise<Serving> => {
  mkdirSync(config.dataDir, { recursive: true });
  const storage = await openStorage(config);
  const log = pino({ level: config.logLevel, serializers: { err: loggedError } });
  const world = createWorld({ config, storage, log, sendMail: createMailer(config) });
  const { app, server } = await open(world, options).catch(async (error: unknown) => {
    await storage.close();
    throw error;
  });
  const jobs = createJobRunner(world, handlers);
  jobs.start();
  settleLeftovers(world).catch((error: unknown) => log.error({ err: error }, 'drafts could not be settled'));
  void ffmpegState(world).then((state) =>
    state.isThere ? log.debug({ version: state.version }, 'ffmpeg is there') : log.info(state.words),
  );
  const search = keepSearchCurrent(world);
  const views = keepViewsCurrent(world, app.delivery);
  const audience = keepAudience(world);
  const downloads = keepDownloads(world);
  const { port } = server.address() as AddressInfo;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return {
    world,
    address: `http://${host}:${port}`,
    stop: async () => {
      await app.delivery.stop(server);
      // Long work on recordings is begun anew at the next start rather than waited for.
      endRecordingWork();
      await jobs.stop();
      await search.stop();
      await views.stop();
      await audience.stop();
      await downloads.stop();
      await app.close();
      await storage.close();
    },
  };
};
