import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loggedPath } from '../delivery/access-log.ts';
import {
  makePreviewLink,
  previewLinksOf,
  publishStory,
  revokePreviewLink,
  trashStory,
} from '../rooms/drafting/drafting.ts';
import { newsroom } from '../rooms/drafting/publishing/publishing-for-tests.ts';

const day = 86_400_000;

test('people without an account read a draft as it is now by a private link, until it expires or is ended', async () => {
  const site = await newsroom();
  const { world, writer, clock, stranger } = site;
  const id = await site.write();
  const made = await makePreviewLink(world, { account: writer.account, articleId: id, days: 3, forWhom: 'The lawyer' });
  assert.ok(made.ok);
  const { path } = made.value;
  const page = await stranger.get(path);
  assert.equal(page.status, 200);
  const html = await page.text();
  assert.match(html, /Not published\. Please do not pass on\./);
  assert.match(html, /third step/);
  assert.doesNotMatch(html, /id="share"|rel="canonical"|og:title|application\/ld\+json/);
  assert.equal(page.headers.get('referrer-policy'), 'no-referrer');
  assert.equal(page.headers.get('cache-control'), 'private, no-store');
  assert.match(page.headers.get('x-robots-tag') ?? '', /noindex/);
  await site.change(id, { headline: 'The tide fell' });
  assert.match(await (await stranger.get(path)).text(), /The tide fell/);
  assert.equal((await stranger.get(`/text${path}`)).status, 200);
  const [link] = await previewLinksOf(world, id);
  assert.equal(link?.uses, 3);
  assert.equal(link?.forWhom, 'The lawyer');
  const stored = await world.db.selectFrom('preview_link').selectAll().execute();
  assert.ok(!JSON.stringify(stored).includes(path.slice(path.lastIndexOf('/') + 1)), 'the secret is kept nowhere');
  const ended = await revokePreviewLink(world, { account: writer.account, articleId: id, linkId: made.value.id });
  assert.ok(ended.ok);
  assert.equal((await stranger.get(path)).status, 410);
  const second = await makePreviewLink(world, { account: writer.account, articleId: id, days: 1 });
  assert.ok(second.ok);
  clock.now += day + 1;
  assert.equal((await stranger.get(second.value.path)).status, 410);
  assert.equal((await stranger.get(`/preview/${'x'.repeat(43)}`)).status, 410);
  assert.equal((await stranger.get('/preview/short')).status, 410);
  await site.close();
});

test('a private link opens nothing of a story in the bin, and its secret stands in no log', async () => {
  const site = await newsroom();
  const { world, editor, stranger } = site;
  const id = await site.write();
  const made = await makePreviewLink(world, { account: editor.account, articleId: id, days: 3 });
  assert.ok(made.ok);
  assert.ok((await trashStory(world, { account: editor.account, articleId: id })).ok);
  assert.equal((await stranger.get(made.value.path)).status, 410);
  assert.equal(loggedPath(made.value.path), '/preview/…');
  assert.equal(loggedPath(`/es${made.value.path}/raw/0`), '/es/preview/…');
  await site.close();
});

test('what stands in frames of a draft is shown to those who may see the draft, and to nobody else', async () => {
  const site = await newsroom();
  const { world, editor, stranger } = site;
  const body = {
    type: 'doc' as const,
    content: [{ type: 'rawHtml' as const, attrs: { html: '<b>a secret chart</b>', title: 'Chart' } }],
  };
  const id = await site.write({ body });
  const made = await makePreviewLink(world, { account: editor.account, articleId: id, days: 3 });
  assert.ok(made.ok);
  const page = await (await stranger.get(made.value.path)).text();
  const frame = `${made.value.path}/raw/0`;
  assert.ok(page.includes(frame));
  const answer = await stranger.get(frame);
  assert.match(await answer.text(), /a secret chart/);
  assert.match(answer.headers.get('content-security-policy') ?? '', /^sandbox allow-scripts/);
  assert.match(answer.headers.get('cache-control') ?? '', /no-store/);
  assert.equal((await stranger.get(`/raw/${id}/0`)).status, 404);
  assert.equal((await stranger.get(`/preview/story/${id}/raw/0`)).status, 404);
  assert.match(await (await editor.get(`/preview/story/${id}/raw/0`)).text(), /a secret chart/);
  assert.equal((await stranger.get(`${made.value.path}/raw/7`)).status, 404);
  await site.close();
});

test('colleagues see a draft as page and as teaser, in a frame of our own; readers and strangers see nothing', async () => {
  const site = await newsroom();
  const { editor, stranger } = site;
  const id = await site.write();
  const ann = await site.reader('Ann');
  for (const what of ['story', 'teaser']) {
    assert.equal((await stranger.get(`/preview/${what}/${id}`)).status, 404);
    assert.equal((await ann.get(`/preview/${what}/${id}`)).status, 404);
    const page = await editor.get(`/preview/${what}/${id}`);
    assert.equal(page.status, 200);
    assert.match(page.headers.get('content-security-policy') ?? '', /frame-ancestors 'self'/);
    assert.equal(page.headers.get('cache-control'), 'private, no-store');
    assert.match(await page.text(), /The tide rises/);
  }
  assert.equal((await editor.get(`/ar/preview/story/${id}`)).status, 404);
  assert.equal((await editor.get('/preview/story/nothing')).status, 404);
  await publishStory(site.world, { account: editor.account, articleId: id });
  assert.equal((await editor.get(`/preview/story/${id}`)).status, 200);
  await site.close();
});
