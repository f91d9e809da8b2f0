/** A site with a story to write, and windows in which members of staff have it open. */
import { once } from 'node:events';
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

export const toolsSite = async (language = 'en'): Promise<ToolsSite> => {
  const site = await testSite();
  const { world, app } = site;
  await makeEditions(world, language);
  const server = app.server().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
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
      const watched = await openPage({ baseURL: base, ...options });
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
