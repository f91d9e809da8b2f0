/**
 * How fast a WordPress archive is carried over, and that memory does not grow with it.
 *
 *   node --import ./scripts/loader.ts bench/import.ts [POSTS]
 *
 * The bare limit beside it is the XML parser alone over the same file.
 */
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { runImport } from '../src/importers/shared/run-import.ts';
import { wordPress } from '../src/importers/wordpress/wordpress.ts';
import { closeWorld, openWorld } from '../src/open-world.ts';

const posts = Number(process.argv[2] ?? 20_000);
const folder = mkdtempSync(join(tmpdir(), 'courant-bench-'));
const file = join(folder, 'archive.xml');

const words =
  'the council harbour vote storm budget school ferry doctor energy bridge summer coast library police orchestra wheat market island season river league archive mayor strike report'.split(
    ' ',
  );
let seed = 7;
const random = (below: number): number => ((seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) >>> 8) % below;
const sentence = (): string =>
  `${Array.from({ length: 9 + random(9) }, () => words[random(words.length)]).join(' ')}. `;

/** About 2.5 KB of blocks as the editor of today writes them. */
const content = (id: number): string => {
  const paragraph = (): string =>
    `<!-- wp:paragraph -->\n<p>${sentence()}<strong>${sentence()}</strong>${sentence()}<a href="https://old.example.org/2020/story-${random(id + 1) + 1}/">${words[random(words.length)]}</a> ${sentence()}</p>\n<!-- /wp:paragraph -->\n\n`;
  return `${paragraph()}<!-- wp:heading -->\n<h2 class="wp-block-heading">${sentence()}</h2>\n<!-- /wp:heading -->\n\n${paragraph()}<!-- wp:list -->\n<ul class="wp-block-list"><li>${sentence()}</li><li>${sentence()}</li></ul>\n<!-- /wp:list -->\n\n${paragraph()}${paragraph()}<!-- wp:quote -->\n<blockquote class="wp-block-quote"><p>${sentence()}</p></blockquote>\n<!-- /wp:quote -->`;
};

const item = (id: number): string => {
  const at = new Date(Date.UTC(2012, 0, 1) + id * 3_600_000).toISOString().replace('T', ' ').slice(0, 19);
  const section = random(8);
  const tags = Array.from({ length: 3 }, () => random(400)).map(
    (tag) => `<category domain="post_tag" nicename="tag-${tag}"><![CDATA[Tag ${tag}]]></category>`,
  );
  return `<item>
<title><![CDATA[${sentence().slice(0, 60)}]]></title>
<link>https://old.example.org/2020/story-${id}/</link>
<dc:creator><![CDATA[writer${random(40)}]]></dc:creator>
<content:encoded><![CDATA[${content(id)}]]></content:encoded>
<excerpt:encoded><![CDATA[${sentence()}]]></excerpt:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date>${at}</wp:post_date><wp:post_date_gmt>${at}</wp:post_date_gmt>
<wp:comment_status>open</wp:comment_status><wp:post_name>story-${id}</wp:post_name><wp:status>publish</wp:status>
<wp:post_parent>0</wp:post_parent><wp:post_type>post</wp:post_type><wp:post_password></wp:post_password><wp:is_sticky>0</wp:is_sticky>
<category domain="category" nicename="section-${section}"><![CDATA[Section ${section}]]></category>
${tags.join('\n')}
</item>
`;
};

const writeArchive = async (): Promise<void> => {
  const handle = await open(file, 'w');
  await handle.write(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Bench</title><link>https://old.example.org</link><language>en</language><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example.org</wp:base_blog_url>
`);
  for (let id = 1; id <= posts; id += 500) {
    let part = '';
    for (let next = id; next < id + 500 && next <= posts; next += 1) part += item(next);
    await handle.write(part);
  }
  await handle.write('</channel></rss>\n');
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
    return Number(/RssAnon:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
  } catch {
    return process.memoryUsage.rss();
  }
};

const mb = (bytes: number): string => `${Math.round(bytes / 1024 ** 2)} MB`;

await writeArchive();
const { size } = statSync(file);
console.log(`${posts.toLocaleString('en')} posts, ${mb(size)}`);
const bare = await bareParse();
console.log(`bare XML parser:  ${Math.round(posts / bare).toLocaleString('en')} posts/s (${bare.toFixed(1)} s)`);

const world = await openWorld({ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'warn' });
const marks: string[] = [];
let peak = 0;
const used = process.cpuUsage();
const started = performance.now();
const result = await runImport(
  world,
  wordPress,
  { file, dryRun: false, fetchMedia: false, redirects: 'keep', resume: false },
  {
    out: () => {},
    progress: (what) => ({
      set: (done) => {
        peak = Math.max(peak, ownMemory());
        if (what !== 'Importing') return;
        for (const [part, name] of [
          [0.25, '¼'],
          [0.5, '½'],
          [1, 'full'],
        ] as const) {
          if (done >= posts * part && !marks.some((mark) => mark.startsWith(name)))
            marks.push(`${name} ${mb(ownMemory())}`);
        }
      },
      end: () => {},
    }),
    stopped: () => false,
  },
);
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(used);
const cpu = (user + system) / 1e6;
console.log(
  `import, both readings, addresses, marks: ${Math.round(posts / seconds).toLocaleString('en')} posts/s (${seconds.toFixed(1)} s), ${(bare / seconds).toFixed(2)} × the bare parser`,
);
console.log(
  `processor time: ${cpu.toFixed(1)} s, ${Math.round(posts / cpu).toLocaleString('en')} posts/s were the machine idle`,
);
console.log(`memory at ${marks.join(', ')}; peak ${mb(peak)}`);
const again = performance.now();
await runImport(
  world,
  wordPress,
  { file, dryRun: false, fetchMedia: false, redirects: 'keep', resume: false },
  { out: () => {}, progress: () => ({ set: () => {}, end: () => {} }), stopped: () => false },
);
console.log(
  `again, unchanged: ${Math.round(posts / ((performance.now() - again) / 1000)).toLocaleString('en')} posts/s`,
);
console.log(JSON.stringify(result.report.counts));
await closeWorld(world);
rmSync(folder, { recursive: true, force: true });
