/**
 * Fills a data folder with many stories, for benches:
 *   node --import ./scripts/loader.ts bench/scale-data.ts --articles 200000 [--data DIR] [--corpus FILE.jsonl[.gz|.br]]
 * Eight sections, 400 tags, 60 authors, four editions, ten years. With fewer stories there are fewer years, tags and authors, so
 * that every list is as full: only then do their pages compare. A corpus gives the texts instead (rows with `title` and
 * `body_text`); it is only read here.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { pino } from 'pino';
import { readConfig } from '../src/config.ts';
import {
  saveArticles,
  saveAuthor,
  saveSection,
  saveTag,
  type ArticleDraft,
  type Body,
} from '../src/rooms/articles/articles.ts';
import { saveEdition } from '../src/rooms/publication/publication.ts';
import { drainSearchIndex } from '../src/rooms/search/search.ts';
import { openStorage } from '../src/storage/storage.ts';
import { createWorld, type World } from '../src/world.ts';
import { createChance, createWords, type Words } from './scale-text.ts';

export const scaleEditions = ['en', 'es', 'ru', 'ar'] as const;
const sections = ['city', 'world', 'business', 'science', 'culture', 'sport', 'opinion', 'weather'];
const decade = 3652 * 86_400_000;
const fullCount = 200_000;

/** Tags of each edition, authors, and the time from the first story to the last. */
const extent = (count: number): { tags: number; authors: number; span: number } =>
  count < 20_000
    ? { tags: 4, authors: 6, span: (decade * count) / fullCount }
    : { tags: 100, authors: 60, span: decade };

/** The newest story; fixed, so that every run has the same data. */
export const scaleEnd = Date.UTC(2026, 9, 31, 18);
const atOnce = 500;

type Text = { headline: string; standfirst: string; paragraphs: string[] };
type Taxonomy = { sections: string[][]; tags: string[][]; authors: string[] };

export const openScaleWorld = async (dataDir: string): Promise<World> => {
  const config = {
    ...readConfig({
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
      ...(process.env['DATABASE_URL'] ? { DATABASE_URL: process.env['DATABASE_URL'] } : {}),
    }),
  };
  return createWorld({
    config,
    storage: await openStorage(config),
    sendMail: async () => {},
    log: pino({ level: 'silent' }),
  });
};

const addTaxonomy = (world: World, authors: number): Promise<Taxonomy> =>
  world.write(async (tx) => {
    const made: Taxonomy = { sections: [], tags: [], authors: [] };
    for (const [position, code] of scaleEditions.entries()) {
      const direction = code === 'ar' ? 'rtl' : 'ltr';
      await saveEdition(tx, {
        code,
        language: code,
        name: code,
        direction,
        publicationName: 'Scale',
        tagline: '',
        position,
        isDefault: position === 0,
      });
    }
    for (let i = 0; i < authors; i += 1)
      made.authors.push(await saveAuthor(world, tx, { name: `Author Number ${i}`, slug: `author-${i}` }));
    return made;
  });

const addSections = (world: World, made: Taxonomy, tagsOfEdition: number): Promise<void> =>
  world.write(async (tx) => {
    for (const edition of scaleEditions) {
      const ofEdition: string[] = [];
      for (const [position, key] of sections.entries())
        ofEdition.push(await saveSection(world, tx, { edition, key, name: key, slug: key, position }));
      made.sections.push(ofEdition);
      const tags: string[] = [];
      for (let i = 0; i < tagsOfEdition; i += 1)
        tags.push(await saveTag(world, tx, { edition, key: `topic-${i}`, name: `Topic ${i}`, slug: `topic-${i}` }));
      made.tags.push(tags);
    }
  });

const inventText = (words: Words, chance: () => number): Text => {
  const paragraphs = Array.from({ length: 3 + Math.floor(chance() * 5) }, () =>
    Array.from(
      { length: 2 + Math.floor(chance() * 4) },
      () => `${words.sentence(8 + Math.floor(chance() * 16))}.`,
    ).join(' '),
  );
  return {
    headline: words.sentence(6 + Math.floor(chance() * 5)),
    standfirst: `${words.sentence(14 + Math.floor(chance() * 10))}.`,
    paragraphs,
  };
};

const bodyOf = (paragraphs: readonly string[]): Body => ({
  type: 'doc',
  content: paragraphs
    .filter((text) => text.trim() !== '')
    .map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});

const readCorpus = (file: string): Text[] => {
  const raw = readFileSync(file);
  const text = file.endsWith('.gz') ? gunzipSync(raw) : file.endsWith('.br') ? brotliDecompressSync(raw) : raw;
  return text
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const row = JSON.parse(line) as { title?: string; body_text?: string };
      const paragraphs = (row.body_text ?? '').split(/\n\s*\n/);
      return { headline: row.title || 'Untitled', standfirst: (paragraphs[0] ?? '').slice(0, 200), paragraphs };
    });
};

const pick = <T>(from: readonly T[], chance: () => number): T => from[Math.floor(chance() * from.length)] as T;

type Making = { count: number; made: Taxonomy; chance: () => number; textAt: (place: number, edition: number) => Text };

const draftAt = (place: number, { count, made, chance, textAt }: Making): ArticleDraft => {
  const edition = Math.floor(chance() * scaleEditions.length);
  const { headline, standfirst, paragraphs } = textAt(place, edition);
  const tags = made.tags[edition] ?? [];
  const { span } = extent(count);
  return {
    edition: scaleEditions[edition] ?? 'en',
    kind: chance() < 0.1 ? 'opinion' : 'news',
    status: 'published',
    headline,
    slug: `story-${place}`,
    standfirst,
    body: bodyOf(paragraphs),
    sectionId: pick(made.sections[edition] ?? [], chance),
    tagIds: [...new Set([pick(tags, chance), pick(tags, chance)])],
    authorIds: [pick(made.authors, chance)],
    publishedAt: Math.round(scaleEnd - span + (span * (place + 1)) / count),
    origin: 'scale',
    originId: String(place),
  };
};

/** Fills a data folder, unless it was filled before, and says how long it took. */
export const fillScale = async (
  count: number,
  { data, corpus }: { data?: string; corpus?: string } = {},
): Promise<string> => {
  const folder = data ?? join(tmpdir(), `courant-scale-${count}${corpus ? '-corpus' : ''}`);
  const mark = join(folder, 'filled');
  if (existsSync(mark)) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const world = await openScaleWorld(folder);
  const chance = createChance(20261123);
  const words = scaleEditions.map((language) => createWords(language, chance));
  const texts = corpus ? readCorpus(corpus) : undefined;
  const made = await addTaxonomy(world, extent(count).authors);
  await addSections(world, made, extent(count).tags);
  const textAt = (place: number, edition: number): Text =>
    texts?.[place % texts.length] ?? inventText(words[edition] as Words, chance);
  const began = performance.now();
  for (let first = 0; first < count; first += atOnce) {
    const drafts = Array.from({ length: Math.min(atOnce, count - first) }, (_, i) =>
      draftAt(first + i, { count, made, chance, textAt }),
    );
    await world.write((tx) => saveArticles(world, tx, drafts));
  }
  const saved = performance.now();
  await drainSearchIndex(world, { limits: { characters: 16_000_000, articles: 8000 } });
  const indexed = performance.now();
  console.log(
    `${count.toLocaleString('en')} stories saved in ${((saved - began) / 1000).toFixed(1)} s, indexed in ${((indexed - saved) / 1000).toFixed(1)} s (${folder})`,
  );
  await world.storage.close();
  writeFileSync(mark, new Date().toISOString());
  return folder;
};

if (import.meta.main) {
  const { values } = parseArgs({
    options: { articles: { type: 'string', default: '200000' }, data: { type: 'string' }, corpus: { type: 'string' } },
  });
  console.log(await fillScale(Number(values.articles), values));
}
