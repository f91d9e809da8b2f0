/** A newsroom with a server that listens, and colleagues who are signed in: for the tests of writing together. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import type { Doc } from 'yjs';
import { bodyOf, makeEditions } from '../../../../test/make-stories.ts';
import { testSite, type TestSite } from '../../../../test/test-world.ts';
import {
  accountRow,
  addAccount,
  openSession,
  sessionCookie,
  type Account,
  type Role,
} from '../../accounts/accounts.ts';
import { createStory } from '../document/create-story.ts';
import { bodyText, listen, writerIn, type Listening, type TestWriter } from './writers-for-tests.ts';

export type Colleague = { account: Account; cookie: string; token: string };
export type Newsroom = TestSite & {
  port: number;
  listening: Listening;
  colleague: (name: string, role?: Role) => Promise<Colleague>;
};

export const opened: (() => Promise<void>)[] = [];
after(async () => {
  for (const close of opened.toReversed()) await close();
});

const signIn = async (site: TestSite, account: Account): Promise<Omit<Colleague, 'account'>> => {
  const token = await site.world.write((tx) => openSession(site.world, tx, { account, method: 'code' }));
  return { token, cookie: sessionCookie(site.world, token).split(';', 1)[0] ?? '' };
};

export const newsroom = async (): Promise<Newsroom> => {
  const site = await testSite();
  await makeEditions(site.world, 'en');
  const listening = await listen(site.app);
  opened.push(async () => {
    await listening.close();
    await site.close();
  });
  const colleague = async (name: string, role: Role = 'editor'): Promise<Colleague> => {
    const added = await addAccount(site.world, { email: `${name}@desk.test`, name, role });
    if (!added.ok) throw new Error(added.refusal);
    const account = (await accountRow(site.world.db, { id: added.value.id })) as Account;
    return { account, ...(await signIn(site, account)) };
  };
  return { ...site, port: listening.port, listening, colleague };
};

export const begin = async ({ world }: Newsroom, { account }: Colleague, ...texts: string[]): Promise<string> => {
  const made = await createStory(world, {
    account,
    edition: 'en',
    kind: 'news',
    headline: 'The tide',
    fields: { body: bodyOf(...texts) },
  });
  assert.ok(made.ok);
  return made.value.articleId;
};

export const open = async (site: Newsroom, story: string, who: Colleague, doc?: Doc): Promise<TestWriter> => {
  const writer = await writerIn({ port: site.port, story, cookie: who.cookie, ...(doc ? { doc } : {}) });
  opened.push(async () => writer.socket.terminate());
  return writer;
};

export const sameText = (one: Doc, other: Doc): boolean =>
  JSON.stringify(bodyText(one)) === JSON.stringify(bodyText(other));
