/** A site with one story, and readers who write under it through the front: for the tests of this room. */
import { after } from 'node:test';
import { makeEditions, makeStory } from '../../../test/make-stories.ts';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import type { Config } from '../../config.ts';
import { accountRow, addAccount, openSession, sessionCookie, type Account, type Role } from '../accounts/accounts.ts';

type Fields = Record<string, string>;
type Options = { headers?: Record<string, string>; json?: boolean };

export type Reader = {
  account: Account;
  cookie: string;
  /** Sends a form as this reader. */
  send: (path: string, fields?: Fields, options?: Options) => Promise<Response>;
  get: (path: string, options?: Options) => Promise<Response>;
  /** Posts a comment and gives what a page's script would hear. */
  post: (text: string, fields?: Fields) => Promise<Answer>;
};

export type Answer = {
  status: number;
  state: string;
  id: string;
  url: string;
  words: string;
  refusal?: string;
  reason?: string;
};

export type WritingSite = TestSite & {
  story: string;
  path: string;
  reader: (name: string, role?: Role) => Promise<Reader>;
  stranger: Pick<Reader, 'send' | 'get'>;
};

const origin = 'http://courant.test';

export const asForm = (fields: Fields): string => new URLSearchParams(fields).toString();

const sending = (site: TestSite, cookie?: string): Pick<Reader, 'send' | 'get'> => {
  const headers = (options: Options): Record<string, string> => ({
    ...(cookie ? { cookie } : {}),
    accept: options.json ? 'application/json' : 'text/html',
    ...options.headers,
  });
  return {
    send: (path, fields = {}, options = {}) =>
      site.request(path, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded', ...headers(options) },
        body: asForm(fields),
      }),
    get: (path, options = {}) => site.request(path, { headers: headers(options) }),
  };
};

export const sessionFor = async (site: TestSite, account: Account): Promise<string> => {
  const token = await site.world.write((tx) => openSession(site.world, tx, { account, method: 'code' }));
  return sessionCookie(site.world, token).split(';', 1)[0] ?? '';
};

const readerOn =
  (site: TestSite, story: string) =>
  async (name: string, role: Role = 'reader'): Promise<Reader> => {
    const email = `${name.toLowerCase().replaceAll(/\W/g, '.')}@readers.test`;
    const added = await addAccount(site.world, { email, name, role });
    if (!added.ok) throw new Error(added.refusal);
    const account = (await accountRow(site.world.db, { id: added.value.id })) as Account;
    const cookie = await sessionFor(site, account);
    const { send, get } = sending(site, cookie);
    const post = async (text: string, fields: Fields = {}): Promise<Answer> => {
      const answer = await send('/comments', { article: story, text, ...fields }, { json: true });
      return { status: answer.status, ...((await answer.json()) as Omit<Answer, 'status'>) };
    };
    return { account, cookie, send, get, post };
  };

const open = new Set<TestSite>();
after(async () => {
  for (const site of open) await site.close();
});

export const writingSite = async (
  settings: Record<string, unknown> = {},
  config: Partial<Config> = {},
): Promise<WritingSite> => {
  const site = await testSite(config);
  // A test that fails must not leave the database's connections open: nothing would end.
  open.add(site);
  await makeEditions(site.world, 'en', 'ar');
  const value = JSON.stringify({
    rates: { account: [10_000, 10_000], network: [10_000, 10_000], thread: [10_000, 10_000] },
    ...settings,
  });
  await site.world.write(async (tx) => {
    for (const [name, json] of [
      ['discussion', value],
      ['contactEmail', '"desk@courant.test"'],
    ] as const)
      await tx.db.insertInto('setting').values({ name, value: json, modified_at: 0 }).execute();
    await tx.changed('site');
  });
  const story = await makeStory(site.world, { headline: 'The tide' });
  const { path } = await site.world.db
    .selectFrom('article')
    .select('path')
    .where('id', '=', story)
    .executeTakeFirstOrThrow();
  const close = async (): Promise<void> => {
    open.delete(site);
    await site.close();
  };
  return { ...site, close, story, path, reader: readerOn(site, story), stranger: sending(site) };
};
