/** A newsroom with pictures, authors and an Arabic edition, and windows of the people who write in it. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { createApp } from '../../src/app.ts';
import { saveAuthor, saveSection } from '../../src/rooms/articles/articles.ts';
import { writingSite, type Reader, type WritingSite } from '../../src/rooms/discussion/writing-for-tests.ts';
import { addMedia } from '../../src/rooms/media/media.ts';
import { jpeg } from '../../src/rooms/media/test-pictures.ts';
import { openPage, type Watched } from './browser.ts';

export type WritingRoom = WritingSite & {
  pictureId: string;
  windowOf: (reader: Reader, options?: Parameters<typeof openPage>[0]) => Promise<Watched>;
  /** The server is gone as if it had been killed, and another one comes in its place. */
  stopServer: () => Promise<void>;
  startAgain: () => Promise<void>;
};

/** A port nobody uses just now: the publication's address has to be known before it listens. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
};

export const writingRoom = async (): Promise<WritingRoom> => {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const site = await writingSite({}, { publicUrl: base });
  // The browser's clock and the site's are the same: sessions last, and what is said “now” is now.
  site.clock.now = Date.now();
  const { world } = site;
  const said = { alt: 'A quay at dawn', credit: 'A. Photographer' };
  const bytes = await jpeg(640, 480);
  const added = await world.write((tx) => addMedia(world, tx, { bytes, fileName: 'quay.jpg', ...said }));
  if (!added.ok) throw new Error(added.refusal);
  await world.write(async (tx) => {
    await saveSection(world, tx, { edition: 'en', key: 'sea', name: 'The sea' });
    await saveAuthor(world, tx, { name: 'Ann Anchor' });
  });
  let { app } = site;
  let server = app.server().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    ...site,
    pictureId: added.value,
    windowOf: async (reader, options = {}) => {
      const watched = await openPage({ baseURL: base, ...options });
      const [name = '', value = ''] = reader.cookie.split('=');
      await watched.page.context().addCookies([{ name, value, url: base }]);
      return watched;
    },
    stopServer: async () => {
      server.closeAllConnections();
      await app.delivery.stop(server);
    },
    startAgain: async () => {
      app = await createApp(world);
      server = app.server().listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    close: async () => {
      await app.delivery.stop(server);
      await app.close();
      await site.close();
    },
  };
};

/** Opens a story and waits until one can write in it. */
export const openStory = async (page: Page, storyId: string): Promise<void> => {
  await page.goto(`/newsroom/stories/${storyId}`);
  await page.locator('story-editor[data-live] .editor-text').waitFor({ timeout: 10_000 });
};

/** Everything typed is on the server's disk. */
export const saved = (page: Page): Promise<void> => page.locator('[data-status][data-is="saved"]').waitFor();

/** The cursor stands after the last word. */
export const toTheEnd = async (page: Page): Promise<void> => {
  await page.locator('.editor-text').focus();
  await page.keyboard.press('Control+End');
};

/** The cursor is back in the text: what was open above it has closed. */
export const inTheText = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => document.activeElement?.matches('.editor-text'));
};
