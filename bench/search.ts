/**
 * How long a search takes among many stories, beside the least FTS5 itself needs for one row:
 *   node --import ./scripts/loader.ts bench/search.ts [--articles 200000] [--data DIR]
 * Each query is asked once, through `searchArticles`: index, stories, excerpts. SQLite only. The CPU column is the mean of all
 * threads: it says the same on a busy machine.
 */
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { searchArticles, type SearchQuestion } from '../src/rooms/search/search.ts';
import { analysisFor } from '../src/rooms/search/analysis/analyse.ts';
import { sqliteFile } from '../src/storage/sqlite.ts';
import { fillScale, openScaleWorld, scaleEnd } from './scale-data.ts';
import { createChance, createWords, type Words } from './scale-text.ts';

const queries = 200;
const target = 20;
const year = 365 * 86_400_000;

type Kind = {
  name: string;
  ask: (words: Words, i: number) => SearchQuestion;
  /** Asked to slow it down: shown, but not counted among what readers ask. */
  isHostile?: true;
};

const kinds: readonly Kind[] = [
  { name: 'rare word', ask: (words, i) => ({ query: words.at(5000 + i * 70), edition: 'en' }) },
  { name: 'common word', ask: (words, i) => ({ query: words.at(i), edition: 'en' }) },
  { name: 'common word, newest first', ask: (words, i) => ({ query: words.at(i), edition: 'en', order: 'newest' }) },
  { name: 'common word, every edition', ask: (words, i) => ({ query: words.at(i) }) },
  { name: 'common word, page 50', ask: (words, i) => ({ query: words.at(i % 40), edition: 'en', page: 50 }) },
  { name: 'two common words', ask: (words, i) => ({ query: `${words.at(i % 50)} ${words.at(3 + i)}`, edition: 'en' }) },
  {
    name: 'two words of the middle',
    ask: (words, i) => ({ query: `${words.at(300 + i)} ${words.at(600 + i)}`, edition: 'en' }),
  },
  { name: 'common and rare', ask: (words, i) => ({ query: `${words.at(i)} ${words.at(8000 + i)}`, edition: 'en' }) },
  {
    name: 'phrase of common words',
    ask: (words, i) => ({ query: `"${words.at(i % 20)} ${words.at((i * 7) % 31)}"`, edition: 'en' }),
  },
  {
    name: 'word without another',
    ask: (words, i) => ({ query: `${words.at(40 + i)} -${words.at(i)}`, edition: 'en' }),
  },
  { name: 'word in a section', ask: (words, i) => ({ query: words.at(i), edition: 'en', sectionKey: 'science' }) },
  {
    name: 'word, tag, author',
    ask: (words, i) => ({ query: words.at(i), edition: 'en', tag: `topic-${i % 100}`, author: `author-${i % 60}` }),
  },
  {
    name: 'word in one past year',
    ask: (words, i) => ({ query: words.at(i), edition: 'en', from: scaleEnd - 8 * year, until: scaleEnd - 7 * year }),
  },
  {
    name: 'five common words',
    ask: (words, i) => ({
      query: Array.from({ length: 5 }, (_, k) => words.at((i + k * 7) % 90)).join(' '),
      edition: 'en',
    }),
  },
  {
    name: 'twelve common words',
    isHostile: true,
    ask: (words, i) => ({
      query: Array.from({ length: 12 }, (_, k) => words.at((i + k * 3) % 60)).join(' '),
      edition: 'en',
    }),
  },
  {
    name: 'twelve common phrases',
    isHostile: true,
    ask: (words, i) => ({
      query: Array.from({ length: 12 }, (_, k) => `"${words.at(k % 3)} ${words.at((i + k) % 40)}"`).join(' '),
      edition: 'en',
    }),
  },
];

const at = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
const shown = (times: readonly number[]): string => {
  const sorted = [...times].sort((a, b) => a - b);
  return [0.5, 0.95, 0.99].map((part) => at(sorted, part).toFixed(2).padStart(8)).join('');
};

const { values } = parseArgs({
  options: { articles: { type: 'string', default: '200000' }, data: { type: 'string' } },
});
const folder = await fillScale(Number(values.articles), values);
const world = await openScaleWorld(folder);
const words = createWords('en', createChance(1));
const bare = new DatabaseSync(sqliteFile(folder), { readOnly: true });
bare.exec('pragma cache_size = -32000; pragma mmap_size = 1073741824');
const one = bare.prepare('select rowid from search_text where search_text match ? order by rowid desc limit 1');

const bareTime = (query: string): number => {
  const match = analysisFor('en')
    .terms(query)
    .map((term) => `"${term}"`)
    .join(' AND ');
  const began = performance.now();
  one.all(match);
  return performance.now() - began;
};

// Code is compiled and the file's most used pages come into memory; the words asked later are others.
for (let i = 0; i < 300; i += 1)
  await searchArticles(world, { query: `${words.at(1000 + i * 3)} ${i % 2 ? words.at(i) : ''}`, edition: 'en' });
console.log(`${Number(values.articles).toLocaleString('en')} stories, ${queries} queries of each kind; milliseconds\n`);
console.log(
  `${''.padEnd(30)}${'p50'.padStart(8)}${'p95'.padStart(8)}${'p99'.padStart(8)}${'CPU'.padStart(8)}    hits   bare FTS5, one row: p50 p95 p99`,
);
const all: number[] = [];
for (const { name, ask, isHostile } of kinds) {
  const times: number[] = [];
  const bareTimes: number[] = [];
  const totals: number[] = [];
  let cpu = 0;
  for (let i = 0; i < queries; i += 1) {
    const question = ask(words, i);
    const before = process.cpuUsage();
    const began = performance.now();
    const { total } = await searchArticles(world, question);
    times.push(performance.now() - began);
    cpu += process.cpuUsage(before).user / 1000;
    totals.push(total);
    bareTimes.push(bareTime(question.query));
  }
  if (!isHostile) all.push(...times);
  const hits = at(
    [...totals].sort((a, b) => a - b),
    0.5,
  );
  console.log(
    `${name.padEnd(30)}${shown(times)}${(cpu / queries).toFixed(2).padStart(8)}${String(hits).padStart(8)}   ${shown(bareTimes)}`,
  );
}
console.log(`${'all but the last two'.padEnd(30)}${shown(all)}`);
const p99 = at(
  [...all].sort((a, b) => a - b),
  0.99,
);
console.log(`\np99 ${p99.toFixed(1)} ms, wanted ≤ ${target} ms: ${p99 <= target ? 'met' : 'NOT met'}`);
bare.close();
await world.storage.close();
