import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hostile, makeNewspaper, type Newspaper } from '../../../test/newspaper.ts';
import { testSite, type TestSite } from '../../../test/test-world.ts';

let site: TestSite;
let paper: Newspaper;
const origin = 'http://courant.test';

before(async () => {
  site = await testSite();
  paper = await makeNewspaper(site.world);
});
after(() => site.close());

test('llms.txt names the publication, its sections and its newest stories as Markdown', async () => {
  await paper.story({ slug: 'tides' });
  const answer = await site.request('/llms.txt');
  assert.equal(answer.headers.get('content-type'), 'text/plain; charset=utf-8');
  const text = await answer.text();
  assert.match(text, /^# The Courant & Sons\n\n> News \\<here\\>\n/);
  assert.ok(text.includes(`- [Science & sea](${origin}/science): What is found out.\n`));
  assert.ok(text.includes(`- [A story of the tides](${origin}/science/2026/11/20/tides.md): What the moon does.\n`));
  assert.ok(text.includes(`(${origin}/ar/llms.txt)`));
});

test('each edition has its own, in its language', async () => {
  await paper.arabicStory();
  const text = await (await site.request('/ar/llms.txt')).text();
  assert.match(text, /^# البريد\n/);
  assert.ok(text.includes('/ar/%D8%B9%D9%84%D9%88%D9%85/2026/11/20/'));
});

test('a hostile headline stays within its line and its link', async () => {
  await paper.story({ headline: `${hostile}](https://evil.example)\n# New heading`, slug: 'hostile' });
  const lines = (await (await site.request('/llms.txt')).text()).split('\n');
  const line = lines.find((one) => one.includes('/hostile.md'));
  assert.ok(line?.includes('\\](https://evil.example)'));
  assert.ok(!lines.includes('# New heading'));
});

test('the well-known address leads to it', async () => {
  const answer = await site.request('/ar/.well-known/llms.txt');
  assert.equal(answer.status, 301);
  assert.equal(answer.headers.get('location'), '/ar/llms.txt');
});
