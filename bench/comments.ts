/**
 * How fast a Disqus archive of 1,000,000 comments is carried over, and that memory does not grow with it.
 *
 *   node --import ./scripts/loader.ts bench/comments.ts [COMMENTS]
 *
 * The bare limit beside it is the XML parser alone over the same file.
 */
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { disqus } from '../src/importers/comments/disqus.ts';
import { runCommentImport } from '../src/importers/comments/run-comments.ts';
import { closeWorld, openWorld } from '../src/open-world.ts';
import { saveArticle } from '../src/rooms/articles/articles.ts';
import { saveEdition } from '../src/rooms/publication/publication.ts';
import { freshText } from './crowd.ts';
import { report } from './figures.ts';

const comments = Number(process.argv[2] ?? 1_000_000);
const threads = Math.max(1, Math.round(comments / 500));
const folder = mkdtempSync(join(tmpdir(), 'courant-bench-'));
const file = join(folder, 'disqus.xml');

const thread = (id: number): string =>
  `<thread dsq:id="${id}"><id/><forum>bench</forum><link>https://old.example.org/story-${id}/</link><title>Story ${id}</title><createdAt>2020-01-01T00:00:00Z</createdAt><isClosed>false</isClosed><isDeleted>false</isDeleted></thread>\n`;

/** Posts of all threads are mixed, as in a real export, which is in the order of time. */
const post = (id: number): string => {
  const own = (id % threads) + 1;
  const parent = id > threads * 2 && id % 3 === 0 ? `<parent dsq:id="${1e9 + id - threads}"/>` : '';
  const at = new Date(Date.UTC(2015, 0, 1) + id * 60_000).toISOString().slice(0, 19);
  const who = id % 20_011;
  return `<post dsq:id="${1e9 + id}"><id/><message><![CDATA[<p>${freshText()}</p><p><a href="https://example.net/${id}" rel="nofollow">there</a> <b>or not</b></p>]]></message><createdAt>${at}Z</createdAt><isDeleted>${id % 50 === 0}</isDeleted><isSpam>false</isSpam><author><name>Reader ${who}</name><isAnonymous>false</isAnonymous><username>reader${who}</username></author><thread dsq:id="${own}"/>${parent}</post>\n`;
};

const write = async (): Promise<void> => {
  const handle = await open(file, 'w');
  await handle.write(
    '<?xml version="1.0" encoding="utf-8"?>\n<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">\n',
  );
  for (const [many, line] of [
    [threads, thread],
    [comments, post],
  ] as const)
    for (let from = 1; from <= many; from += 1_000) {
      let part = '';
      for (let id = from; id < from + 1_000 && id <= many; id += 1) part += line(id);
      await handle.write(part);
    }
  await handle.write('</disqus>\n');
  await handle.close();
};

const bareParse = async (): Promise<number> => {
  const started = performance.now();
  const parser = new SaxesParser({ xmlns: false });
  for (const name of ['opentag', 'text', 'cdata', 'closetag'] as const) parser.on(name, () => {});
  for await (const piece of createReadStream(file, { encoding: 'utf8', highWaterMark: 262_144 }))
    parser.write(piece as string);
  parser.close();
  return (performance.now() - started) / 1000;
};

/** Memory of the process's own, without the database file the system maps into it; all of it where that is not told. */
const ownMemory = (): number => {
  try {
    return Number(/RssAnon:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
  } catch {
    return process.memoryUsage.rss() / 1024 ** 2;
  }
};

await write();
console.log(
  `${comments.toLocaleString('en')} comments in ${threads.toLocaleString('en')} threads, ${Math.round(statSync(file).size / 1024 ** 2)} MB`,
);
const bare = await bareParse();
const world = await openWorld({ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'warn' });
const edition = { code: 'en', language: 'en', name: 'English', direction: 'ltr', publicationName: 'Bench' } as const;
await world.write((tx) => saveEdition(tx, { ...edition, tagline: '', position: 0, isDefault: true }));
for (let from = 1; from <= threads; from += 200)
  await world.write(async (tx) => {
    for (let id = from; id < from + 200 && id <= threads; id += 1) {
      const body = {
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Text.' }] }],
      } as const;
      const content = [...body.content].map((block) => ({ ...block, content: [...block.content] }));
      const draft = {
        edition: 'en',
        kind: 'news',
        status: 'published',
        headline: `Story ${id}`,
        path: `/story-${id}`,
      } as const;
      await saveArticle(world, tx, { ...draft, body: { type: 'doc', content } });
    }
  });

const marks = new Map<number, number>();
const parts = [0.25, 0.5, 1];
let peak = 0;
const started = performance.now();
const result = await runCommentImport(
  world,
  disqus,
  { file, dryRun: false, resume: false },
  {
    out: () => {},
    progress: (what) => ({
      set: (done) => {
        peak = Math.max(peak, ownMemory());
        if (what !== 'Importing') return;
        for (const part of parts) if (done >= comments * part && !marks.has(part)) marks.set(part, ownMemory());
      },
      end: () => console.log(`  ${what.padEnd(10)} until ${((performance.now() - started) / 1000).toFixed(1)} s`),
    }),
    stopped: () => false,
  },
);
const seconds = (performance.now() - started) / 1000;
console.log(JSON.stringify(result.report.counts));
report('Disqus import', [
  { what: 'comments carried', ours: comments / seconds, limit: comments / bare, better: 'more', unit: '/s' },
  { what: 'memory at ¼', ours: marks.get(0.25) ?? NaN, better: 'less', unit: 'MB' },
  { what: 'memory at ½', ours: marks.get(0.5) ?? NaN, better: 'less', unit: 'MB' },
  {
    what: 'memory at the end against ¼',
    ours: (marks.get(1) ?? NaN) / (marks.get(0.25) ?? NaN),
    goal: 1.3,
    better: 'less',
    unit: '×',
  },
  { what: 'peak', ours: peak, better: 'less', unit: 'MB' },
]);
await closeWorld(world);
rmSync(folder, { recursive: true, force: true });
