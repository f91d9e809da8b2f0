import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostile, paragraph } from '../../../test/newspaper.ts';
import { mainOf, read, withSite } from '../../../test/newspaper-site.ts';
import { putLiveEntry, type Block, type Body } from './articles.ts';

const body = (...content: Block[]): Body => ({ type: 'doc', content });
const embed = (url: string, more: { title?: string; provider?: string } = {}): Block => ({
  type: 'embed',
  attrs: { url, ...more },
});
const film = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ';
const unknown = 'https://films.example/watch/1';
const path = '/science/2026/11/20/embeds';

test('An embed of a known provider is a link, with a button for those with a script, and no frame before they press it', () =>
  withSite(async (site, paper) => {
    const id = await paper.story({
      slug: 'embeds',
      body: body(paragraph('x'), embed(unknown), embed(film, { title: 'The "antenna"' })),
    });
    const page = await read(site, path);
    const main = mainOf(page);
    assert.match(
      main,
      new RegExp(
        `<embed-view class="embed-view" data-src="/embed/${id}/1" data-ratio="film" data-title="The &quot;antenna&quot; – YouTube"><a class="embed-card" href="${film.replaceAll('?', '\\?')}"`,
      ),
    );
    assert.match(
      main,
      /<button [^>]*type="button" hidden><span>Show here – loads from <bdi>youtube-nocookie\.com<\/bdi><\/span><\/button>/,
    );
    assert.equal(main.match(/<embed-view/g)?.length, 1, 'the unknown one is a link alone');
    assert.doesNotMatch(main, /<iframe/);
    assert.match(page, /<script type="module" src="\/assets\/embed[-.]/);
    const textOnly = await read(site, `/text${path}`);
    assert.match(textOnly, /href="https:\/\/www\.youtube\.com/);
    assert.doesNotMatch(textOnly, /<embed-view|embed-show|assets\/embed/);
  }));

test('A story without anything to show in place loads no script for it', () =>
  withSite(async (site, paper) => {
    await paper.story({ slug: 'embeds', body: body(embed(unknown), embed('http://youtu.be/dQw4w9WgXcQ')) });
    const page = await read(site, path);
    assert.match(page, /embed-card/);
    assert.doesNotMatch(page, /assets\/embed|<embed-view/);
  }));

test('The page round an embed may frame the provider alone, runs no script and keeps the player under its own origin', () =>
  withSite(async (site, paper) => {
    const title = hostile.replace('\u0007', '');
    const id = await paper.story({ slug: 'embeds', body: body(embed(unknown), embed(film, { title })) });
    const answer = await site.request(`/embed/${id}/1`);
    assert.equal(answer.status, 200);
    assert.equal(
      answer.headers.get('content-security-policy'),
      "default-src 'none'; frame-src https://www.youtube-nocookie.com; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    );
    assert.equal(answer.headers.get('x-robots-tag'), 'noindex');
    assert.doesNotMatch(
      answer.headers.get('permissions-policy') ?? '',
      /fullscreen|encrypted-media|picture-in-picture/,
    );
    const html = await answer.text();
    assert.match(
      html,
      /<iframe src="https:\/\/www\.youtube-nocookie\.com\/embed\/dQw4w9WgXcQ" title="AT&amp;T &lt;\/script/,
    );
    assert.match(
      html,
      /sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation"/,
    );
    assert.match(
      html,
      /allow="fullscreen; encrypted-media; picture-in-picture" referrerpolicy="strict-origin-when-cross-origin"/,
    );
    assert.doesNotMatch(html, /<script|<b>|<!--| style=/);
  }));

test('There is no such page for other addresses, other numbers and stories that are not published', () =>
  withSite(async (site, paper) => {
    const own = embed('https://courant.test/w/4f2kq9Vb7tZ8hN3mXc5Wd6');
    const text = body(embed(film), embed(unknown), own);
    const id = await paper.story({ slug: 'embeds', body: text });
    assert.equal((await site.request(`/embed/${id}/0`)).status, 200);
    for (const missing of [`${id}/1`, `${id}/2`, `${id}/3`, `${id}/-1`, `${id}/x`, `${id}/99999`, 'x/0', `${id}/x/0`])
      assert.equal((await site.request(`/embed/${missing}`)).status, 404, missing);
    for (const status of ['draft', 'private', 'scheduled', 'unpublished', 'trashed'] as const) {
      await paper.story({ id, slug: 'embeds', status, body: text });
      assert.equal((await site.request(`/embed/${id}/0`)).status, 404, status);
    }
  }));

test('An embed in an entry of a live blog has a page of its own', () =>
  withSite(async (site, paper) => {
    const articleId = await paper.liveBlog();
    const draft = { articleId, headline: 'Filmed', body: body(embed(film)), at: site.clock.now };
    const entry = await site.world.write((tx) => putLiveEntry(site.world, tx, draft));
    const page = await read(site, '/science/2026/11/20/storm');
    const [, address = ''] = /data-src="(\/embed\/[^"]+)"/.exec(page) ?? [];
    assert.equal(address.split('/').slice(1, 3).join('/'), `embed/${articleId}`);
    assert.match(page, /assets\/embed[-.]/);
    assert.equal((await site.request(address)).status, 200);
    assert.ok(entry);
  }));

test('In Arabic the host on the button keeps its own direction, and the frame is the edition’s', () =>
  withSite(async (site, paper) => {
    const id = await paper.arabicStory({ body: body(embed(film)) });
    const main = mainOf(await read(site, '/ar/علوم/2026/11/20/المد-والجزر'));
    assert.match(main, /يُحمَّل من <bdi>youtube-nocookie\.com<\/bdi>/);
    assert.ok(main.includes(`data-src="/ar/embed/${id}/0"`));
    assert.match(await read(site, `/ar/embed/${id}/0`), /<html lang="ar"/);
  }));
