/** A site with one story to talk about, and browser windows on it. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from 'playwright-core';
import { createApp } from '../../src/app.ts';
import { writingSite, type Reader, type WritingSite } from '../../src/rooms/discussion/writing-for-tests.ts';
import { openPage, type Watched } from './browser.ts';

export type DiscussionSite = WritingSite & {
  /** A window in which this reader is signed in; a stranger's without one. */
  windowOf: (reader?: Reader, options?: Parameters<typeof openPage>[0]) => Promise<Watched>;
  /** The server ends and another takes its place, on the same port and database. */
  stopServer: () => Promise<void>;
  startAgain: () => Promise<void>;
};

const addressOf = (server: Server): AddressInfo => server.address() as AddressInfo;

export const discussionSite = async (): Promise<DiscussionSite> => {
  const site = await writingSite({ words: { '*': { refuse: [], hold: ['marlinspike'], nudge: ['bilgewater'] } } });
  let { app } = site;
  let server = app.server().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = addressOf(server);
  const base = `http://127.0.0.1:${port}`;
  return {
    ...site,
    windowOf: async (reader, options = {}) => {
      const watched = await openPage({ baseURL: base, ...options });
      const [name = '', value = ''] = reader?.cookie.split('=') ?? [];
      if (reader) await watched.page.context().addCookies([{ name, value, url: base }]);
      return watched;
    },
    stopServer: () => app.delivery.stop(server),
    startAgain: async () => {
      app = await createApp(site.world);
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

/** The form under the story. */
export const form = (page: Page): Locator => page.locator('form.comment-form').first();

/** Opens a story and waits until its thread is heard live. */
export const openLive = async (page: Page, path: string): Promise<void> => {
  await page.goto(path);
  await page.locator('#comments').scrollIntoViewIfNeeded();
  await page.locator('live-thread[data-live]').waitFor();
};

export const write = async (page: Page, text: string): Promise<void> => {
  await form(page).locator('textarea').fill(text);
  await form(page).locator('.form-foot button').first().click();
};
