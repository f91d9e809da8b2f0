import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { makeEditions, makeSection, makeStory } from '../../../../test/make-stories.ts';
import { testSite, type TestSite } from '../../../../test/test-world.ts';
import { packageRoot } from '../../../common/package-root.ts';
import { readThemePart, type ThemePartName } from './theme-part.ts';
import { readThemeSheet } from './theme-sheet.ts';
import { readThemeTokens } from './theme-tokens.ts';

const example = join(packageRoot, 'docs/theme-example');
const folders: string[] = [];
const sites: TestSite[] = [];
afterEach(async () => {
  await sites.pop()?.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const withTheme = async (files: Record<string, string>, isExample = false): Promise<TestSite> => {
  const themeDir = mkdtempSync(join(tmpdir(), 'courant-theme-'));
  folders.push(themeDir);
  if (isExample) cpSync(example, themeDir, { recursive: true });
  mkdirSync(join(themeDir, 'parts'), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(themeDir, name), text);
  const site = await testSite({ themeDir });
  sites.push(site);
  await makeEditions(site.world, 'en', 'ar');
  await makeSection(site.world, 'Harbour');
  return site;
};

const html = async (site: TestSite, path = '/'): Promise<string> => (await site.request(path)).text();
const faultsOf = async (site: TestSite): Promise<string[]> => {
  const { publicationOf } = await import('../publication.ts');
  return (await publicationOf(site.world)).look.themeFaults.map(({ file, line, words }) => `${file}:${line} ${words}`);
};

test('the example theme has no fault, and readers see all of it', async () => {
  const site = await withTheme({}, true);
  const story = await makeStory(site.world, { headline: 'Tide & time' });
  assert.deepEqual(await faultsOf(site), []);
  const front = await html(site);
  assert.match(front, /<header class="masthead masthead-front"><div class="masthead-harbour page">/);
  assert.match(front, /<p class="harbour-today">20 November 2026|<p class="harbour-today">Friday/);
  assert.match(front, /<nav class="section-nav"[\s\S]*Harbour/);
  assert.match(front, /rel="search"/, 'the tools are there');
  const row = await site.world.db
    .selectFrom('article')
    .select('path')
    .where('id', '=', story)
    .executeTakeFirstOrThrow();
  const page = await html(site, row.path);
  assert.match(page, /You have read “Tide &amp; time” in The Test Courant\./);
  assert.match(page, /class="share/, 'our pieces stand where the theme puts them');
  const sheet = /<link rel="stylesheet" href="(\/look\/\w{12}\.css)"/.exec(front)?.[1] ?? '';
  const answer = await site.request(sheet);
  assert.match(answer.headers.get('cache-control') ?? '', /immutable/);
  const css = await answer.text();
  assert.match(css, /--accent-light:#0b5d4f/);
  const wave = /url\("(\/look\/files\/\w{12}\/wave\.svg)"\)/.exec(css)?.[1] ?? '';
  const file = await site.request(wave);
  assert.equal(file.headers.get('content-type'), 'image/svg+xml');
  assert.match(file.headers.get('content-security-policy') ?? '', /sandbox/);
  assert.equal((await site.request(wave.replace(/files\/\w{12}/, 'files/aaaaaaaaaaaa'))).status, 404);
});

test('a part with a fault is told with its line, and the one built in is used', async () => {
  const site = await withTheme({
    'parts/masthead.html':
      '<p>\n  {{publication.name}}\n</p>\n<script>alert(1)</script>\n<p onclick="x()">{{no.such}}</p>',
    'parts/footer.html': '<p>{{> nothing}}</p>',
    'parts/other.html': '<p>x</p>',
    'theme.css': '.a{color:red}\n.b{background:url(https://elsewhere.example/x.png)}',
    'tokens.css': ':root {\n  --accent-light: #ffee00;\n  color: red;\n  --x: url(https://elsewhere.example/y);\n}',
  });
  const front = await html(site);
  assert.match(front, /class="masthead-name"/);
  assert.doesNotMatch(front, /<script>alert|onclick|elsewhere\.example/);
  assert.match(front, /class="footer-columns"/);
  const faults = (await faultsOf(site)).join('\n');
  assert.match(faults, /^parts\/masthead\.html:4 <script> is not allowed here$/m);
  assert.match(faults, /^parts\/masthead\.html:5 onclick on <p> is left out/m);
  assert.match(faults, /^parts\/masthead\.html:5 there is no value \{\{no\.such\}\}/m);
  assert.match(faults, /^parts\/footer\.html:1 there is no piece \{\{> nothing\}\}/m);
  assert.match(faults, /^parts\/other\.html:1 there is no such part/m);
  assert.match(faults, /^theme\.css:2 “url\(https:/m);
  assert.match(faults, /^tokens\.css:3 “color” is left out/m);
  assert.match(faults, /^tokens\.css:4 --x is left out/m);
  assert.match(faults, /^tokens\.css:1 --accent #ffee00 reaches only 1\.\d : 1 in the light scheme/m);
  const sheet = /href="(\/look\/\w{12}\.css)"/.exec(front)?.[1] ?? '';
  assert.doesNotMatch(await (await site.request(sheet)).text(), /color:red|url\(/, 'half a sheet is no sheet');
});

test('values are escaped wherever they stand', async () => {
  const site = await withTheme({
    'parts/masthead.html': '<p title="{{publication.name}}">{{publication.name}}</p>{{> tools}}',
  });
  const { saveEdition } = await import('../publication.ts');
  const name = '"><img src=x onerror=alert(1)>';
  await site.world.write((tx) =>
    saveEdition(tx, {
      code: 'en',
      language: 'en',
      name: 'English',
      direction: 'ltr',
      publicationName: name,
      tagline: '',
      position: 0,
      isDefault: true,
    }),
  );
  const front = await html(site);
  assert.doesNotMatch(front, /<img src=x/);
  assert.match(front, /&lt;img src=x onerror=alert\(1\)>/);
});

test('a theme’s stylesheet can ask nobody for anything, however it is written', () => {
  const none = (): undefined => undefined;
  for (const css of [
    '@import "https://x.example/a.css";',
    '@\\69mport "https://x.example/a.css";',
    '.a{background:u\\72l(https://x.example/a)}',
    '.a{background:url("//x.example/a")}',
    '.a{background:url(\n https://x.example/a)}',
    '.a{background:image-set("https://x.example/a" 1x)}',
    '.a{background:-webkit-image-set("https://x.example/a" 1x)}',
    '@font-face{src:url(files/missing.woff2)}',
    '@font-face{src:src("https://x.example/a")}',
    '.a{background:url(data:image/png;base64,AAAA)}',
    '.a{background:url(https://x.example/a',
    '.a{color:red',
    '.a{}</style><script>',
    '.a{/*}*/background:URL(HTTPS://X.EXAMPLE/A)}',
    'x'.repeat(200_000),
  ]) {
    const read = readThemeSheet(css, none);
    assert.equal(read.css, '', css.slice(0, 60));
    assert.ok(read.faults.length > 0, css.slice(0, 60));
  }
  const good = readThemeSheet('.a::before{content:"→";background:url( "files/a.png" )}', () => '/look/files/abc/a.png');
  assert.deepEqual(good, { css: '.a::before{content:"→";background:url("/look/files/abc/a.png")}', faults: [] });
});

test('tokens are taken from :root alone, and nothing breaks out of a value', () => {
  const { tokens, faults } = readThemeTokens(
    ':root{--a:1px;--b:red}body{--c:x}@media (prefers-color-scheme: dark){:root{--a:2px}}\n:root[data-scheme="dark"]{--d:}',
  );
  assert.deepEqual(tokens, { always: { '--a': '1px', '--b': 'red' }, light: {}, dark: { '--a': '2px' } });
  assert.ok(faults.some(({ words }) => words.startsWith('“body” is left out')));
  assert.ok(faults.some(({ line, words }) => line === 2 && words.startsWith('--d is left out')));
  for (const value of ['x}body{display:none', '</style>', 'url(//x)', '\\75rl(x)', 'x'.repeat(500)])
    assert.equal(JSON.stringify(readThemeTokens(`:root{--e:${value}}`).tokens).includes(value), false, value);
});

test('a part leads nowhere but to pages, mailboxes and https, and shows only the theme’s own pictures', () => {
  const files = (name: string): string | undefined => (name === 'a.png' ? '/look/files/abc/a.png' : undefined);
  const faults = (source: string, name: ThemePartName = 'masthead'): string[] =>
    readThemePart(name, source, files).faults.map(({ words }) => words);
  for (const source of [
    '<a href="javascript:alert(1)">x</a>',
    '<a href="//elsewhere.example">x</a>',
    '<a href="{{publication.name}}">x</a>',
    '<img src="https://elsewhere.example/a.png" alt="">',
    '<img src="files/b.png" alt="">',
    '<img src="files/a.png">',
    '<p style="color:red">x</p>',
    '<iframe></iframe>',
    '<form><input></form>',
    '<svg><use href="#a"/></svg>',
    '<p>{{publication.name</p>',
    '<p title="{{> nav}}">x</p>',
    '<div><p>x</div>',
    '<!doctype html>',
    '<p data-if="nothing">x</p>',
  ].filter((source) => source !== '<div><p>x</div>'))
    assert.ok(faults(source).length > 0, source);
  for (const source of [
    '<a href="https://example.org/a?b=c">x</a>',
    '<a href="{{publication.home}}">x</a>',
    '<img src="files/a.png" alt="">',
    '<p data-if="date">{{ date }}</p>{{>nav}}',
    '<ul><li>a<li>b</ul>',
  ])
    assert.deepEqual(faults(source), [], source);
});
