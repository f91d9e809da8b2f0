/** A data folder with one story and readers who are signed in already, for benches that post. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeWorld, openWorld } from '../src/open-world.ts';
import { accountByEmail, addAccount, openSession } from '../src/rooms/accounts/accounts.ts';
import { saveArticle, type Block } from '../src/rooms/articles/articles.ts';
import { defaultDiscussion } from '../src/rooms/discussion/discussion.ts';
import { saveEdition, saveSettings } from '../src/rooms/publication/publication.ts';
import type { World } from '../src/world.ts';

export type Crowd = { dataDir: string; articleId: string; path: string; sessions: string[] };

const vocabulary =
  'the council harbour vote storm budget school ferry doctor energy bridge summer coast library police orchestra wheat market island season river league archive mayor strike report'.split(
    ' ',
  );

/** Some sentences nobody has written before. */
export const freshText = (): string =>
  Array.from({ length: 30 }, () => vocabulary[Math.floor(Math.random() * vocabulary.length)]).join(' ') +
  ` ${Math.random().toString(36).slice(2)}.`;

const session = async (world: World, number: number): Promise<string> => {
  const email = `reader-${number}@example.org`;
  const added = await addAccount(world, { email, name: `Reader ${number}`, role: 'reader' });
  const account = added.ok ? added.value : await accountByEmail(world, email);
  if (!account) throw new Error('no account');
  return world.write((tx) => openSession(world, tx, { account, method: 'link' }));
};

/** Makes such a folder; limits that are meant for people are lifted. */
export const withCrowd = async <Result>(
  readers: number,
  use: (crowd: Crowd) => Promise<Result>,
  furnish: (world: World, articleId: string) => Promise<void> = async () => {},
): Promise<Result> => {
  const dataDir = mkdtempSync(join(process.env['COURANT_BENCH_DIR'] ?? tmpdir(), 'courant-crowd-'));
  try {
    const world = await openWorld({ DATA_DIR: dataDir, LOG_LEVEL: 'warn' });
    const edition = {
      code: 'en',
      language: 'en',
      name: 'English',
      direction: 'ltr',
      publicationName: 'Bench',
    } as const;
    await world.write((tx) => saveEdition(tx, { ...edition, tagline: '', position: 0, isDefault: true }));
    const many: [number, number] = [1e9, 1e9];
    const discussion = { ...defaultDiscussion, rates: { account: many, network: many, thread: many } };
    await saveSettings(world, { discussion } as object);
    const words = Array.from({ length: 6 }, freshText);
    const content = words.map((text): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
    const draft = { edition: 'en', kind: 'news', status: 'published', headline: 'A hot story', path: '/hot' } as const;
    const articleId = await world.write((tx) => saveArticle(world, tx, { ...draft, body: { type: 'doc', content } }));
    const sessions: string[] = [];
    for (let number = 0; number < readers; number += 1) sessions.push(await session(world, number));
    await furnish(world, articleId);
    await closeWorld(world);
    return await use({ dataDir, articleId, path: '/hot', sessions });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
};
