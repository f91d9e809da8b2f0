import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf, paragraph } from '../../../test/newspaper.ts';
import { mainOf, read, withSite } from '../../../test/newspaper-site.ts';
import type { Block, Body } from './articles.ts';

const body = (...content: Block[]): Body => ({ type: 'doc', content });
test('A former address leads to the current one, as a page and as Markdown', () =>
  withSite(async (site, paper) => {
    const id = await paper.story({ slug: 'first-name' });
    await paper.story({ id, path: '/science/2026/11/20/second-name' });
    const moved = await site.request('/science/2026/11/20/first-name');
    assert.deepEqual([moved.status, moved.headers.get('location')], [301, '/science/2026/11/20/second-name']);
    const markdown = await site.request('/science/2026/11/20/first-name.md');
    assert.deepEqual([markdown.status, markdown.headers.get('location')], [301, '/science/2026/11/20/second-name.md']);
  }));

test('Raw HTML is framed without rights and served under a policy that lets it reach nothing', () =>
  withSite(async (site, paper) => {
    const raw = {
      type: 'rawHtml' as const,
      attrs: { html: '<script>document.body.append("drawn")</script>', title: 'A drawing', height: 300 },
    };
    const id = await paper.story({ slug: 'raw', body: body(paragraph('x'), raw) });
    const page = mainOf(await read(site, '/science/2026/11/20/raw'));
    assert.match(
      page,
      new RegExp(`<iframe src="/raw/${id}/0" title="A drawing" sandbox="allow-scripts" loading="lazy" height="300"`),
    );
    assert.doesNotMatch(page, /document\.body/);
    const answer = await site.request(`/raw/${id}/0`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    assert.match(policy, /^sandbox allow-scripts; default-src 'none';/);
    assert.doesNotMatch(policy, /allow-same-origin|https?:|\*/);
    assert.match(await answer.text(), /document\.body/);
    for (const path of [`/raw/${id}/1`, `/raw/${id}/x`, `/raw/${id}/99999`, '/raw/x/0', `/raw/${id}/x/0`])
      assert.equal((await site.request(path)).status, 404, path);
    await paper.story({ id, slug: 'raw', status: 'draft', body: body(raw) });
    assert.equal((await site.request(`/raw/${id}/0`)).status, 404);
  }));

test('A story is there as Markdown with front matter, told to search engines as a copy', () =>
  withSite(async (site, paper) => {
    const id = await paper.story({
      slug: 'plain',
      headline: 'On *stars* & "bars"',
      body: bodyOf('1. No list.', '# No heading'),
    });
    await paper.correct(id, 'It was *two*.');
    const page = await read(site, '/science/2026/11/20/plain');
    assert.match(page, /<link rel="alternate" type="text\/markdown" href="\/science\/2026\/11\/20\/plain\.md">/);
    const answer = await site.request('/science/2026/11/20/plain.md');
    assert.equal(answer.headers.get('content-type'), 'text/markdown; charset=utf-8');
    assert.equal(answer.headers.get('x-robots-tag'), 'noindex');
    const text = await answer.text();
    assert.match(
      text,
      /^---\ntitle: "On \*stars\* & \\"bars\\""\ndescription: "What the moon does\."\nurl: "http:\/\/courant\.test\/science\/2026\/11\/20\/plain"\nlanguage: "en"\n/,
    );
    assert.match(text, /\npublished: "2026-11-20T13:00:00\+01:00"\n/);
    assert.match(text, /\n# On \\\*stars\\\* & "bars"\n/);
    assert.match(text, /!\[Boats & \\<nets\\> in the harbour\]\(http:\/\/courant\.test\/media\//);
    assert.match(text, /\n1\\\. No list\.\n\n\\# No heading\n/);
    assert.match(text, /## Corrections and notes\n\n- \*\*Correction, 20 November 2026:\*\* It was \\\*two\\\*\./);
  }));

test('The text-only edition shows the whole story in words: no pictures, frames or scripts', () =>
  withSite(async (site, paper) => {
    await paper.story({
      slug: 'words',
      body: body(
        paragraph('Read me.'),
        { type: 'gallery', content: [{ type: 'picture', attrs: { mediaId: paper.mediaId } }] },
        { type: 'rawHtml', attrs: { html: '<b>x</b>' } },
      ),
    });
    const page = await read(site, '/text/science/2026/11/20/words');
    assert.doesNotMatch(page, /<img|<picture|<iframe|<script type="module"|<video|<audio/);
    assert.match(page, /Read me\./);
    assert.match(page, /Boats &amp; &lt;nets/);
    assert.match(page, /href="\/text\/author\/ana"/);
  }));
