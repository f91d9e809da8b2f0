import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writingSite, type WritingSite } from './writing-for-tests.ts';

const addressOf = (site: WritingSite, ids: readonly string[]): string =>
  `/live/thread/${site.story}/comments?ids=${ids.join(',')}`;

test('an open page is given single comments as the thread shows them: top ones with what hangs on them, answers by their place', async () => {
  const site = await writingSite();
  const ann = await site.reader('Ann');
  const root = await ann.post('First **word**.');
  const answer = await ann.post('An answer.', { parent: root.id });
  const other = await ann.post('Second word.');
  const late = await ann.post('A late answer.', { parent: other.id });
  const text = await (await site.request(addressOf(site, [root.id, answer.id, late.id]))).text();
  const places = [...text.matchAll(/<ol class="([\w-]+)"(?: data-root="([\w-]+)")?|<li[^>]* id="comment-([\w-]+)"/g)];
  assert.deepEqual(
    places.map(([, list, of, id]) => id ?? [list, of]),
    [['thread', undefined], root.id, ['answer-list', undefined], answer.id, ['answer-list', other.id], late.id],
  );
  assert.match(text, /<strong>word<\/strong>/);
  assert.match(text, /^<!doctype html><html lang="en" dir="ltr">/);
  await site.close();
});

test('comments that wait or are gone are given to nobody, nor those of other stories and hidden threads', async () => {
  const site = await writingSite();
  const ann = await site.reader('Ann');
  const mod = await site.reader('Mod', 'moderator');
  const removed = await ann.post('To be removed.');
  const kept = await ann.post('To be kept.');
  await mod.send(`/comments/${removed.id}/remove`, { rule: 'spam' }, { json: true });
  const text = await (await site.request(addressOf(site, [removed.id, kept.id]))).text();
  assert.deepEqual(text.match(/ id="comment-[\da-f-]{36}"/g), [` id="comment-${kept.id}"`]);
  for (const ids of ['', 'x', '%00', `${kept.id}'`])
    assert.equal((await site.request(`/live/thread/${site.story}/comments?ids=${ids}`)).status, 404, ids);
  assert.equal((await site.request(`/live/thread/${kept.id}/comments?ids=${kept.id}`)).status, 404);
  await mod.send(`/threads/${site.story}/state`, { state: 'hidden' }, { json: true });
  assert.equal((await site.request(addressOf(site, [kept.id]))).status, 404);
  await site.close();
});

test('what is drawn once serves all, and each reader finds their own tools in it', async () => {
  const site = await writingSite();
  const [ann, ben] = [await site.reader('Ann'), await site.reader('Ben')];
  const posted = await ann.post('Mine.');
  const address = addressOf(site, [posted.id]);
  const before = site.app.delivery.stats().misses;
  const texts = await Promise.all([ann, ben, site.stranger].map(async (one) => (await one.get(address)).text()));
  assert.deepEqual(
    texts.map((text) => text.includes('/delete"')),
    [true, false, false],
  );
  assert.equal(site.app.delivery.stats().misses - before, 1);
  const answer = await ann.get(address);
  assert.match(answer.headers.get('cache-control') ?? '', /private/);
  assert.equal((await site.request(`/ar${address}`)).status, 200);
  await site.close();
});
