/** Hostile texts posted as comments by a signed-in reader, and hostile names shown beside comments, on the whole site. */
import { makeComments } from '../test/make-comments.ts';
import { makeEditions, makeStory } from '../test/make-stories.ts';
import type { TestSite } from '../test/test-world.ts';
import { accountByEmail, addAccount, openSession, sessionCookie } from '../src/rooms/accounts/accounts.ts';
import { defaultDiscussion, saveDiscussionSettings } from '../src/rooms/discussion/discussion.ts';
import { articleById } from '../src/rooms/articles/articles.ts';
import { formEncoded, type HostileText } from './hostile-texts.ts';

/** So many comments stand on one page. */
export const perStory = 25;

/** Nothing is refused or held for what it says, so that as much as possible is shown; words to look for are there, too. */
const openToAll = {
  ...defaultDiscussion,
  shortest: 1,
  longest: 50_000,
  longestWord: 10_000,
  mostLines: 10_000,
  newReaderUntil: 0,
  links: { newReaderHold: 0, hold: 0, refuse: 0 },
  rates: {
    account: [0, 0] as [number, number],
    network: [0, 0] as [number, number],
    thread: [0, 0] as [number, number],
  },
  shouting: { capitals: 0, emoji: 0, from: 24 },
  repeats: { hours: 0, otherWriters: 0 },
  words: { '*': { refuse: ['blorf*', 'a a a a a a a a a b', 'alert1alert'], hold: [], nudge: [] } },
};

export const openHostileSite = async (site: TestSite): Promise<string> => {
  await makeEditions(site.world, 'en');
  await saveDiscussionSettings(site.world, openToAll);
  const email = 'reader@example.org';
  const added = await addAccount(site.world, { email, name: 'A reader', role: 'reader' });
  const account = added.ok ? added.value : await accountByEmail(site.world, email);
  if (!account) throw new Error('there is no reader');
  const token = await site.world.write((tx) => openSession(site.world, tx, { account, method: 'link' }));
  return sessionCookie(site.world, token).split(';', 1)[0] ?? '';
};

export type Story = { id: string; path: string };

export const makeHostileStory = async (site: TestSite, number: number): Promise<Story> => {
  const id = await makeStory(site.world, { headline: `Story ${number}`, publishedAt: site.world.now() - 60_000 });
  const article = await articleById(site.world, id);
  if (!article) throw new Error('a story that was just saved is not there');
  return { id, path: article.path };
};

/** `said`: what the answer to the post says (its status, or the refusal in the answer). */
export type Sent = HostileText & { status: number; took: number };

/** Posts a text as a browser's form does; line ends go as CRLF. */
export const postHostile = async (
  site: TestSite,
  cookie: string,
  story: Story,
  hostile: HostileText,
): Promise<Sent> => {
  const text = formEncoded(hostile.text.replace(/\r\n|\r|\n/g, '\r\n'));
  const from = performance.now();
  const answer = await site.request('/comments', {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: `article=${story.id}&confirmed=1&text=${text}`,
  });
  await answer.text();
  return { ...hostile, status: answer.status, took: performance.now() - from };
};

/** Comments whose writers have these texts as names, as an archive may bring them. */
export const nameHostile = async (site: TestSite, story: Story, names: readonly string[]): Promise<void> => {
  const kept = names.map((name) => name.toWellFormed().replaceAll('\u0000', '').slice(0, 300));
  await makeComments(site.world, story.id, names.length, { names: kept, writers: kept.length, answers: 0.5 });
};
