import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { packageRoot } from '../../src/common/package-root.ts';
import { seedDemo } from '../../src/importers/demo/seed-demo.ts';
import { livelyThread } from '../demo-site.ts';
import { testSite, type TestSite } from '../test-world.ts';
import { assetAt, builtAssets, weightOf } from './built-assets.ts';

const kib = 1024;
const browser = { 'accept-encoding': 'gzip, deflate, br, zstd' };

let site: TestSite;
let stories: string[] = [];

const htmlOf = async (path: string): Promise<string> => (await site.request(path)).text();

before(async () => {
  site = await testSite();
  await seedDemo(site.world, join(packageRoot, 'demo'));
  const fronts = await Promise.all(['/', '/es', '/ru', '/ar'].map(htmlOf));
  const links = fronts.flatMap((front) =>
    [...front.matchAll(/href="(\/[^"]*\/\d{4}\/\d{2}\/\d{2}\/[^"#]+)"/g)].map(([, path = '']) => path),
  );
  stories = [...new Set(links)];
});

after(() => site.close());

/** Bytes over the wire, as a browser of today asks for them. */
const weigh = async (path: string): Promise<number> => {
  const answer = await site.request(path, { headers: browser });
  assert.equal(answer.status, 200, path);
  assert.equal(answer.headers.get('content-encoding'), 'br', path);
  return (await answer.arrayBuffer()).byteLength;
};

test('the HTML of every demo story weighs at most 30 KB', async () => {
  assert.ok(stories.length >= 20, `only ${stories.length} stories are linked from the front pages`);
  for (const path of stories) {
    const weight = await weigh(path);
    assert.ok(weight <= 30 * kib, `${path}: ${weight} bytes`);
  }
});

test('the HTML of every front page weighs at most 30 KB', async () => {
  for (const path of ['/', '/es', '/ru', '/ar']) {
    const weight = await weigh(path);
    assert.ok(weight <= 30 * kib, `${path}: ${weight} bytes`);
  }
});

const tagsOf = (html: string): string[] => html.match(/<(?:link|script)\b[^>]*>/g) ?? [];
const addressIn = (tag: string): string => /(?:href|src)="([^"]+)"/.exec(tag)?.[1] ?? '';

/** Arabic letters have four forms each: its two faces cannot be as small. */
const fontBudget = (front: string): number => (front === '/ar' ? 70 : 60) * kib;

test('at most two fonts are preloaded, 60 KB together (Arabic: 70), in every edition', async () => {
  const manifest = await builtAssets();
  for (const front of ['/', '/es', '/ru', '/ar']) {
    const fonts = tagsOf(await htmlOf(front)).filter((tag) => tag.includes('preload') && tag.includes('as="font"'));
    const entries = fonts.map((tag) => assetAt(manifest, addressIn(tag)));
    assert.ok(
      entries.every((entry) => entry !== undefined),
      `${front} preloads what was not built: ${fonts.join(' ')}`,
    );
    const weight = entries.reduce((sum, entry) => sum + (entry?.bytes ?? 0), 0);
    assert.ok(fonts.length <= 2 && weight <= fontBudget(front), `${front}: ${fonts.length} fonts, ${weight} bytes`);
  }
});

test('a story with its styles, scripts and preloaded fonts weighs at most 110 KB, and asks no other host', async () => {
  const manifest = await builtAssets();
  for (const path of stories.slice(0, 12)) {
    const html = await htmlOf(path);
    const wanted = tagsOf(html)
      .filter((tag) => /rel="(?:stylesheet|preload|modulepreload)"|^<script[^>]*\bsrc=/.test(tag))
      .filter((tag) => !tag.includes('as="image"'));
    let weight = await weigh(path);
    for (const tag of wanted) {
      const entry = assetAt(manifest, addressIn(tag));
      assert.ok(entry, `${path} asks for what was not built: ${tag}`);
      weight += weightOf(entry);
    }
    assert.ok(weight <= 110 * kib, `${path}: ${weight} bytes`);
    const foreign =
      html.match(
        /<(?:link[^>]*rel="(?:stylesheet|preload|icon)"|script|img|source|iframe|video|audio)\b[^>]*(?:src|srcset|href)="(?:https?:)?\/\/[^"]*"/g,
      ) ?? [];
    assert.deepEqual(foreign, [], path);
  }
});

test('a story with sixty comments brings at most 12 KB of styles and 15 KB of scripts, and needs none of the scripts', async () => {
  const manifest = await builtAssets();
  const { path } = await livelyThread(site, 'en');
  const html = await htmlOf(path);
  const sum = (tags: string[]): number =>
    tags.reduce((all, tag) => {
      const entry = assetAt(manifest, addressIn(tag));
      assert.ok(entry, `${path} asks for what was not built: ${tag}`);
      return all + weightOf(entry);
    }, 0);
  const tags = tagsOf(html);
  const styles = sum(tags.filter((tag) => /rel="stylesheet"/.test(tag)));
  assert.ok(styles > 0 && styles <= 12 * kib, `${styles} bytes of styles`);
  const scripts = tags.filter((tag) => /^<script[^>]*\bsrc=|rel="modulepreload"/.test(tag));
  const weight = sum(scripts.filter((tag) => tag.startsWith('<script')));
  assert.ok(weight <= 15 * kib, `${weight} bytes of scripts`);
  assert.ok(
    scripts.every((tag) => /type="module"|rel="modulepreload"/.test(tag)),
    'a script holds the page up',
  );
  assert.match(html, /<form[^>]*method="post"|href="[^"]*\/sign-in/);
  assert.ok((html.match(/class="comment"/g)?.length ?? 0) >= 25);
  const sent = await weigh(path);
  assert.ok(sent <= 30 * kib, `${sent} bytes of HTML`);
});
