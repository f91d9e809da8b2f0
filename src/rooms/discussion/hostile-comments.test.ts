import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writingSite } from './writing-for-tests.ts';

const scripts = [
  'alert(1)',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
];
const wrappers: ((it: string) => string)[] = [
  (it) => `<script>${it}</script>`,
  (it) => `<img src=x onerror="${it}">`,
  (it) => `<svg onload=${it}>`,
  (it) => `</textarea><script>${it}</script>`,
  (it) => `</script><script>${it}</script>`,
  (it) => `"><a href="${it}">x</a>`,
  (it) => `' onmouseover='${it}`,
  (it) => `[x](${it})`,
  (it) => `[x](<${it}>)`,
  (it) => `<${it}>`,
  (it) => `![x](${it})`,
  (it) => `[x]: ${it}\n\n[x]`,
  (it) => `\`\`\`html"onclick="${it}\n${it}\n\`\`\``,
  (it) => `> <iframe src="${it}">`,
  (it) => `- <style>@import '${it}'</style>`,
  (it) => `||<math><mi xlink:href="${it}">||`,
  (it) => `https://a.example/"onmouseover="${it}`,
  (it) => `https://a.example/<script>${it}`,
  (it) => `[https://a.example](https://b.example "onload=${it}")`,
  (it) => `&lt;script&gt;${it}&#60;/script&#62;`,
  (it) => `<!--<img title="--><img src=x onerror=${it}>">`,
  (it) => `\ue000x comment-tools\ue001${it}`,
  (it) => `{{constructor.constructor('${it}')()}} \${${it}} <%= ${it} %>`,
  (it) => `<base href="${it}"><meta http-equiv=refresh content="0;url=${it}">`,
];
const others = [
  "'; drop table comment; --",
  '${jndi:ldap://x}',
  '../../etc/passwd',
  '%00%0d%0aSet-Cookie: a=b',
  '\u202egnp.exe',
  '\u0000\u0001\u0008',
  '\ud800',
  '\udfff\ud800',
  'ﷺ'.repeat(500),
  'Z\u0335\u0336'.repeat(400),
  '👩‍👩‍👧‍👦'.repeat(300),
  'a'.repeat(119),
  '> '.repeat(1_000),
  '- '.repeat(1_000),
  '*'.repeat(2_000),
  '_*'.repeat(1_500),
  '[['.repeat(1_000) + ']]'.repeat(1_000),
  '[a]('.repeat(900),
  '`'.repeat(3_001),
  '||'.repeat(1_999),
  '1. '.repeat(999),
  '\n> \n'.repeat(80),
  '\u200d'.repeat(999) + 'x',
  '{"type":"doc"}',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>',
  'http://[::1]:80/',
  'https://xn--80ak6aa92e.com/',
  'https://a.example/' + '%'.repeat(500),
  'mailto:x@y.example?bcc=z',
  '=cmd|calc',
  '@@version',
  "Robert'); DROP TABLE students;--",
];

const dangerous = [
  /<script(?![^>]* src="\/)(?![^>]*type="(?:application\/ld\+json|speculationrules)")/i,
  /<[a-z][^<>]*\son[a-z]+\s*=/i,
  /<[^<>]*(?:href|src|action|formaction)\s*=\s*["']?\s*(?:java|vb)script:/i,
  /<[^<>]*(?:href|src)\s*=\s*["']?\s*data:text/i,
  /<(?:iframe|math|style|base|object|embed)\b/i,
  /<meta[^>]*http-equiv="?refresh/i,
];

test('more than two hundred hostile texts are posted: none becomes markup, none breaks the page, none takes long', async () => {
  const site = await writingSite({
    longest: 60_000,
    longestWord: 60_000,
    mostLines: 5_000,
    links: { newReaderHold: 0, hold: 0, refuse: 0 },
    newReaderUntil: 0,
    shouting: { capitals: 0, emoji: 0, from: 1e9 },
    repeats: { hours: 0, otherWriters: 0 },
    record: { from: 1e9, share: 1 },
  });
  const texts = [
    ...scripts.flatMap((it) => wrappers.map((wrap) => wrap(it))),
    ...others,
    ...others.map((it) => `> ${it}\n\n- ${it}\n\n||${it}||`),
  ];
  assert.ok(texts.length >= 200, String(texts.length));
  const ann = await site.reader('Ann');
  const lastPage = async (answer: Response): Promise<string> =>
    answer.status === 303 ? (await site.stranger.get(`${site.path}?sort=newest`)).text() : answer.text();
  const assertHarmless = async (page: string, text: string): Promise<void> => {
    for (const sign of dangerous) assert.equal(sign.exec(page)?.[0], undefined, text);
    assert.ok(/<\/html>\s*$/.test(page), `the page ends after ${JSON.stringify(text.slice(0, 80))}`);
  };
  await assertHarmless(await (await site.stranger.get(site.path)).text(), 'nothing yet');
  const outcomes = new Map<string, number>();
  for (const [i, text] of texts.entries()) {
    const before = process.cpuUsage().user;
    const answer = await ann.send('/comments', { article: site.story, text, key: `k${i}` });
    const spent = (process.cpuUsage().user - before) / 1_000;
    assert.ok(spent < 1_000, `${JSON.stringify(text.slice(0, 40))} took ${spent} ms`);
    assert.ok(answer.status < 500, text);
    outcomes.set(String(answer.status), (outcomes.get(String(answer.status)) ?? 0) + 1);
    if (i % 20 === 19 || answer.status !== 303) await assertHarmless(await lastPage(answer), text);
    if (i % 10 > 0 || answer.status !== 303) continue;
    const id = /comment-([\da-f-]{36})$/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
    for (const path of [`/comments/${id}/edit`, `/comments/${id}/delete`, `/comments/${id}/status`]) {
      const form = await (await ann.get(path)).text();
      await assertHarmless(form, `${path} ${text}`);
    }
  }
  assert.ok((outcomes.get('303') ?? 0) >= 150, JSON.stringify([...outcomes]));
  await site.close();
});
