/**
 * How long moderators wait for a search over all comments, of any state, beside the least FTS5 itself needs for 30 rows:
 *   node --import ./scripts/loader.ts bench/moderation-search.ts [--comments 100000]
 * Each query is asked once, through `searchComments`: catching up, index, comments, excerpts, count. With DATABASE_URL on PostgreSQL.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { accountRow, addAccount, type Account } from '../src/rooms/accounts/accounts.ts';
import { reindexComments, searchComments, type CommentQuestion } from '../src/rooms/moderation/moderation.ts';
import { analysisFor } from '../src/rooms/search/search.ts';
import { sqliteFile } from '../src/storage/sqlite.ts';
import type { World } from '../src/world.ts';
import { makeComments } from '../test/make-comments.ts';
import { makeEditions, makeSection, makeStory } from '../test/make-stories.ts';
import { report, type Figure } from './figures.ts';
import { openScaleWorld } from './scale-data.ts';
import { createChance, createWords, type Words } from './scale-text.ts';

const stories = 40;
const queries = 60;
const goal = 50;

type Kind = { name: string; ask: (words: Words, i: number) => CommentQuestion; isBare?: true };

const several = (words: Words, count: number, i: number, quote = ''): string =>
  Array.from({ length: count }, (_, k) => `${quote}${words.at((i + k * 3) % 60)}${quote}`).join(' ');

const kinds: readonly Kind[] = [
  { name: 'rare word', isBare: true, ask: (words, i) => ({ query: words.at(3_000 + i * 70) }) },
  { name: 'common word', isBare: true, ask: (words, i) => ({ query: words.at(i) }) },
  { name: 'two common words', ask: (words, i) => ({ query: `${words.at(i % 50)} ${words.at(3 + i)}` }) },
  { name: 'phrase', ask: (words, i) => ({ query: `"${words.at(i % 20)} ${words.at((i * 7) % 31)}"` }) },
  { name: 'word without another', ask: (words, i) => ({ query: `${words.at(40 + i)} -${words.at(i)}` }) },
  { name: 'removed ones with a common word', ask: (words, i) => ({ query: words.at(i), state: 'removed' }) },
  { name: 'word by a writer', ask: (words, i) => ({ query: `${words.at(i)} by:"Reader 48213"` }) },
  { name: 'everything, the newest', ask: () => ({ query: '' }) },
  { name: 'common word in a section', ask: (words, i) => ({ query: words.at(i), section: 'sea' }) },
  { name: 'common word, a reason nobody had', ask: (words, i) => ({ query: words.at(i), reason: 'threat' }) },
  { name: 'hostile: twelve common words', ask: (words, i) => ({ query: several(words, 12, i) }) },
  {
    name: 'hostile: twelve phrases',
    ask: (words, i) => ({ query: several(words, 24, i).replace(/(\S+ \S+)/g, '"$1"') }),
  },
  {
    name: 'hostile: all but twelve words',
    ask: (words, i) => ({ query: several(words, 12, i).replace(/(\S+)/g, '-$1') }),
  },
];

const fill = async (world: World, count: number): Promise<{ account: Account; section: string }> => {
  await makeEditions(world, 'en', 'es');
  const section = await makeSection(world, 'Sea');
  const words = createWords('en', createChance(7));
  const texts = Array.from({ length: Math.ceil(count / stories) }, (_, i) => words.sentence(12 + (i % 50)));
  for (let i = 0; i < stories; i += 1) {
    const story = await makeStory(world, { headline: `Story ${i}`, ...(i % 2 === 0 ? { sectionId: section } : {}) });
    const from = Date.UTC(2026, 0, 1 + i);
    await makeComments(world, story, texts.length, {
      texts: texts.map((text) => `${text} ${words.sentence(6)}`),
      from,
      span: 86_400_000,
      writers: 200,
    });
  }
  await world.write(async ({ db }) => {
    const some = db
      .selectFrom('comment')
      .select('id')
      .where('is_listed', '=', 1)
      .limit(Math.ceil(count / 50));
    await db
      .updateTable('comment')
      .set({ state: 'removed', removed_by: 'moderator', rule: 'insult' })
      .where('id', 'in', some)
      .execute();
  });
  const added = await addAccount(world, { email: 'mo@bench.test', name: 'Mo', role: 'moderator' });
  if (!added.ok) throw new Error(added.refusal);
  return { account: (await accountRow(world.db, { id: added.value.id })) as Account, section };
};

const part = (times: readonly number[], share: number): number => {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};

const { values } = parseArgs({ options: { comments: { type: 'string', default: '100000' } } });
const count = Number(values.comments);
const folder = mkdtempSync(join(tmpdir(), 'courant-moderation-search-'));
const world = await openScaleWorld(folder);
const { account, section } = await fill(world, count);
process.stderr.write('The comments are there.\n');
const began = performance.now();
await reindexComments(world);
const indexing = (performance.now() - began) / 1_000;
// What has just come in is looked at once more; a minute later it is as on any other day.
await new Promise((rest) => setTimeout(rest, 61_000));
await makeComments(world, await makeStory(world, { headline: 'The next day' }), 3);
process.stderr.write('The index is there.\n');
const bare = world.storage.dialect === 'sqlite' ? new DatabaseSync(sqliteFile(folder), { readOnly: true }) : undefined;
const rows = bare?.prepare(
  'select rowid from comment_search_text where comment_search_text match ? order by rowid desc limit 30',
);
const words = createWords('en', createChance(1));

const bareTime = (query: string): number => {
  const match = analysisFor('en')
    .terms(query)
    .map((term) => `"${term}"`)
    .join(' AND ');
  const start = performance.now();
  rows?.all(match);
  return performance.now() - start;
};

const figures: Figure[] = [
  { what: `building the index of ${count.toLocaleString('en')} comments`, ours: indexing, better: 'less', unit: 's' },
];
for (let i = 0; i < 60; i += 1) await searchComments(world, account, { query: `${words.at(900 + i)} ${words.at(i)}` });
for (const { name, ask, isBare } of kinds) {
  const [times, least]: [number[], number[]] = [[], []];
  let hits = 0;
  for (let i = 0; i < queries; i += 1) {
    const question = ask(words, i);
    const start = performance.now();
    const found = await searchComments(world, account, question.section ? { ...question, section } : question);
    times.push(performance.now() - start);
    if (!found.ok) throw new Error(found.refusal);
    hits += found.value.comments.length;
    if (isBare && rows) least.push(bareTime(question.query));
  }
  const limit = least.length > 0 ? { limit: part(least, 0.95) } : {};
  figures.push(
    {
      what: `${name} (${Math.round(hits / queries)} shown), p95`,
      ours: part(times, 0.95),
      ...limit,
      goal,
      better: 'less',
      unit: 'ms',
    },
    { what: '  p50', ours: part(times, 0.5), better: 'less', unit: 'ms' },
  );
}
report(
  `Search over ${count.toLocaleString('en')} comments (${world.storage.dialect}), ${queries} queries of each kind`,
  figures,
);
bare?.close();
await world.storage.close();
rmSync(folder, { recursive: true, force: true });
