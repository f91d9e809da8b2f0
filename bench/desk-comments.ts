/** Real comments for the desk: read from a file, published as context where others hang on them, the rest waiting. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { addAccount, type Account } from '../src/rooms/accounts/accounts.ts';
import { defaultDiscussion, postComment } from '../src/rooms/discussion/discussion.ts';
import { saveSettings } from '../src/rooms/publication/publication.ts';
import { makeEditions, makeStory } from '../test/make-stories.ts';
import type { TestSite } from '../test/test-world.ts';

export type RealComment = { id: string; parent: string | null; author: string; page: string; text: string };

export const readComments = (file: string): RealComment[] => {
  const bytes = readFileSync(file);
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as RealComment);
};

const many: [number, number] = [1e9, 1e9];
/** Limits for people at a keyboard do not bound a file. */
const settings = {
  ...defaultDiscussion,
  rates: { account: many, network: many, thread: many },
  repeats: { hours: 0, otherWriters: 0 },
  record: { from: 1_000_000, share: 1 },
};

const hold = (site: TestSite, state: 'open' | 'held'): Promise<void> =>
  saveSettings(site.world, { discussion: { ...settings, state } } as object);

const storiesFor = 60;

/** Readers by the names in the file; an account each, with a name of our own where theirs may not be borne. */
const readers = (site: TestSite): ((author: string) => Promise<Account>) => {
  const known = new Map<string, Account>();
  return async (author) => {
    const before = known.get(author);
    if (before) return before;
    const email = `reader-${known.size}@readers.example`;
    const added = await addAccount(site.world, { email, name: `${author} ${known.size}`.slice(0, 40), role: 'reader' });
    if (!added.ok) throw new Error(added.refusal);
    known.set(author, added.value);
    return added.value;
  };
};

/** Posts the comments as their writers would; the first of every conversation is published, `wait` others wait. */
export const fillDesk = async (
  site: TestSite,
  comments: readonly RealComment[],
  wait: number,
): Promise<{ waiting: number; stories: number }> => {
  await makeEditions(site.world, 'en');
  const stories = await Promise.all(
    Array.from({ length: storiesFor }, (_, i) => makeStory(site.world, { headline: `Story ${i + 1}` })),
  );
  const reader = readers(site);
  const placed = new Map<string, { id: string; story: string }>();
  const post = async (comment: RealComment, story: string, parentId?: string): Promise<string | undefined> => {
    const account = await reader(comment.author);
    const given = {
      account,
      articleId: story,
      text: comment.text,
      network: '192.0.2.1',
      edition: 'en',
      confirmed: true,
    };
    const posted = await postComment(site.world, { ...given, ...(parentId ? { parentId } : {}) });
    return posted.ok ? posted.value.comment.id : undefined;
  };
  await hold(site, 'open');
  for (const comment of comments.filter(({ parent }) => parent === null)) {
    const story = stories[placed.size % stories.length] ?? '';
    const id = await post(comment, story);
    if (id) placed.set(comment.id, { id, story });
  }
  await hold(site, 'held');
  let waiting = 0;
  for (const comment of comments.filter(({ parent }) => parent !== null)) {
    if (waiting >= wait) break;
    const above = placed.get(comment.parent ?? '');
    const story = above?.story ?? stories[waiting % stories.length] ?? '';
    if (await post(comment, story, above?.id)) waiting += 1;
  }
  return { waiting, stories: stories.length };
};
