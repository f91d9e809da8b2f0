/** A site with a story to write, and windows in which members of staff have it open. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { BrowserContextOptions } from 'playwright-core';
import { addAccount, openSession, sessionCookie, type Account, type Role } from '../../src/rooms/accounts/accounts.ts';
import { createStory, type StoryFields } from '../../src/rooms/drafting/drafting.ts';
import { makeEditions } from '../make-stories.ts';
import { testSite, type TestSite } from '../test-world.ts';
import { openPage, type Watched } from './browser.ts';

export type ToolsSite = TestSite & {
  base: string;
  person: (name: string, role?: Role) => Promise<Account>;
  story: (account: Account, fields?: Partial<StoryFields>) => Promise<string>;
  /** The story opened by somebody, ready to be written in. */
  openStory: (account: Account, storyId: string, options?: BrowserContextOptions) => Promise<Watched>;
};

/** A port nobody uses just now: the publication's address has to be known before it listens. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
};

export const toolsSite = async (language = 'en'): Promise<ToolsSite> => {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const site = await testSite({ publicUrl: base });
  const { world, app } = site;
  await makeEditions(world, language);
  const server = app.server().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    ...site,
    base,
    person: async (name, role = 'editor') => {
      const added = await addAccount(world, { email: `${name.toLowerCase()}@news.example`, name, role });
      if (!added.ok) throw new Error(added.refusal);
      return added.value;
    },
    story: async (account, fields = {}) => {
      const made = await createStory(world, {
        account,
        edition: language,
        kind: 'news',
        headline: 'A headline',
        fields,
      });
      if (!made.ok) throw new Error(made.refusal);
      return made.value.articleId;
    },
    openStory: async (account, storyId, options = {}) => {
      const watched = await openPage({ baseURL: base, viewport: { width: 1720, height: 1000 }, ...options });
      watched.page.setDefaultTimeout(8_000);
      const token = await world.write((tx) => openSession(world, tx, { account, method: 'link' }));
      const [name = '', value = ''] = sessionCookie(world, token).split(';', 1)[0]?.split('=') ?? [];
      await watched.page.context().addCookies([{ name, value, url: base }]);
      await watched.page.goto(`/newsroom/stories/${storyId}`);
      await watched.page.locator('#story-text').waitFor();
      return watched;
    },
    close: async () => {
      await app.delivery.stop(server);
      await site.close();
    },
  };
};
