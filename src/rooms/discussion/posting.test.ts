import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writingSite } from './writing-for-tests.ts';

test('a signed-in reader posts, is led to the comment, and everybody can read it there', async () => {
  const site = await writingSite();
  const ann = await site.reader('Ann');
  const answer = await ann.send('/comments', { article: site.story, key: 'k1', text: 'The tide was *early* today.' });
  assert.equal(answer.status, 303);
  const to = answer.headers.get('location') ?? '';
  assert.match(to, new RegExp(`^${site.path}\\?comment=([\\da-f-]{36})#comment-\\1$`));
  assert.match(answer.headers.get('cache-control') ?? '', /no-store/);
  const page = await (await site.stranger.get(to)).text();
  assert.match(page, /The tide was <em>early<\/em> today\./);
  const row = await site.world.db.selectFrom('comment').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([row.state, row.is_listed, row.root_id, row.edition], ['published', 1, row.id, 'en']);
  assert.ok(row.network_mark && row.text_mark && row.post_key);
  assert.doesNotMatch(JSON.stringify(row), /127\.0\.0\.1|Ann|ann@/);
  await site.close();
});

test('the same form sent twice, also at the same time, is one comment; other words under the same key are another', async () => {
  const site = await writingSite();
  const ann = await site.reader('Ann');
  const same = await Promise.all(Array.from({ length: 8 }, () => ann.post('Only once.', { key: 'k' })));
  assert.deepEqual([...new Set(same.map(({ state }) => state))], ['published']);
  assert.equal(new Set(same.map(({ id }) => id)).size, 1);
  assert.equal((await ann.post('Only once.', { key: 'k' })).id, same[0]?.id);
  assert.notEqual((await ann.post('Something else entirely.', { key: 'k' })).id, same[0]?.id);
  const ben = await site.reader('Ben');
  assert.notEqual((await ben.post('What Ben says himself.', { key: 'k' })).id, same[0]?.id);
  const counts = await site.world.db.selectFrom('thread').select('comment_count').executeTakeFirstOrThrow();
  assert.equal(counts.comment_count, 3);
  assert.equal((await site.world.db.selectFrom('commenter').select('id').execute()).length, 2);
  await site.close();
});

test('an answer hangs where it belongs and is counted at the top; what is gone cannot be answered', async () => {
  const site = await writingSite();
  const [ann, ben] = [await site.reader('Ann'), await site.reader('Ben')];
  const top = await ann.post('What do you think?');
  const first = await ben.post('I think so.', { parent: top.id });
  const second = await ann.post('Thank you, I did not know.', { parent: first.id });
  const rows = await site.world.db
    .selectFrom('comment')
    .select(['id', 'root_id', 'parent_id', 'reply_count'])
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  assert.deepEqual({ ...byId.get(second.id) }, { id: second.id, root_id: top.id, parent_id: first.id, reply_count: 0 });
  assert.equal(byId.get(top.id)?.reply_count, 2);
  await ann.send(`/comments/${second.id}/delete`);
  const late = await ben.post('You are welcome.', { parent: second.id });
  assert.deepEqual([late.status, late.refusal], [422, 'no-parent']);
  const elsewhere = await ben.post('Nowhere.', { parent: '00000000-0000-7000-8000-000000000000' });
  assert.equal(elsewhere.refusal, 'no-parent');
  await site.close();
});

test('a refused comment comes back in its form with the reason read out, and nothing typed is lost', async () => {
  const site = await writingSite({ longest: 20 });
  const ann = await site.reader('Ann');
  const long = 'Far more than <twenty> characters & "signs"';
  const answer = await ann.send('/comments', { article: site.story, key: 'k1', text: long });
  const page = await answer.text();
  assert.equal(answer.status, 422);
  assert.match(page, /role="alert"/);
  assert.match(page, /too long/i);
  assert.match(page, /Far more than &lt;twenty> characters &amp; &quot;signs&quot;<\/textarea>/);
  assert.match(page, /name="key" value="k1"/);
  for (const [text, refusal] of [
    [' \u200b\n', 'empty'],
    ['x'.repeat(70_000), 'too-large'],
  ] as const)
    assert.equal((await ann.post(text)).refusal, refusal);
  assert.equal((await ann.post('Fine.', { article: '00000000-0000-7000-8000-000000000000' })).status, 404);
  assert.equal((await ann.send('/comments', { article: 'nonsense', text: 'x' })).status, 404);
  await site.close();
});

test('a reader who is asked to rephrase may insist', async () => {
  const site = await writingSite();
  const ann = await site.reader('Ann');
  const text = 'WHY IS EVERYBODY SHOUTING ABOUT THE TIDE AGAIN';
  const asked = await ann.send('/comments', { article: site.story, key: 'k', text });
  const page = await asked.text();
  assert.equal(asked.status, 422);
  assert.match(page, /name="confirmed" value="1"/);
  assert.equal((await site.world.db.selectFrom('comment').select('id').execute()).length, 0);
  const insisted = await ann.post(text, { key: 'k', confirmed: '1' });
  assert.equal(insisted.state, 'published');
  await site.close();
});

test('a comment that is held is shown to nobody else; its page says why and how long that usually takes', async () => {
  const site = await writingSite({ state: 'held' });
  const [ann, ben, mod] = [await site.reader('Ann'), await site.reader('Ben'), await site.reader('Mo', 'moderator')];
  const answer = await ann.send('/comments', { article: site.story, text: 'Please read me first.' });
  assert.equal(answer.status, 303);
  const to = answer.headers.get('location') ?? '';
  assert.match(to, /^\/comments\/[\da-f-]{36}\/status$/);
  const status = await (await ann.get(to)).text();
  assert.match(status, /every comment is read by a moderator/i);
  assert.match(status, /cannot be said yet/);
  assert.doesNotMatch(await (await site.stranger.get(site.path)).text(), /Please read me first/);
  assert.equal((await ben.get(to)).status, 404);
  assert.equal((await site.stranger.get(to.replace('/status', ''))).status, 404);
  site.clock.now += 20 * 60_000;
  for (const text of ['One more of these.', 'Two more of those.', 'And the third one.']) {
    const { id } = await ben.post(text);
    site.clock.now += 30 * 60_000;
    assert.equal((await mod.send(`/comments/${id}/approve`)).status, 303);
  }
  site.clock.now += 11 * 60_000;
  assert.match(await (await ann.get(to)).text(), /Lately that took 30 minutes/);
  assert.equal((await ann.get(to, { json: true })).headers.get('content-type'), 'application/json; charset=utf-8');
  await site.close();
});

test('where nothing may be written nothing is: closed, hidden and answers only, by publication, section, age and archive', async () => {
  const site = await writingSite({ closeAfterDays: 10, sections: {} });
  const ann = await site.reader('Ann');
  const mod = await site.reader('Mo', 'moderator');
  const top = await ann.post('While it is open.');
  for (const [state, refusal] of [
    ['closed', 'closed'],
    ['hidden', 'closed'],
    ['replies', 'closed'],
  ] as const) {
    assert.equal((await mod.send(`/threads/${site.story}/state`, { state })).status, 303);
    assert.equal((await ann.post(`Too late for ${state}.`)).refusal, refusal);
  }
  assert.equal((await ann.post('But an answer may come.', { parent: top.id })).state, 'published');
  await mod.send(`/threads/${site.story}/state`, { state: '' });
  assert.equal((await ann.post('Open again, as it was.')).state, 'published');
  site.clock.now += 11 * 86_400_000;
  assert.equal((await ann.post('Ten days are over.')).refusal, 'closed');
  await site.world.write(async (tx) => {
    await tx.db.updateTable('article').set({ thread_state: 'closed', published_at: site.clock.now }).execute();
    await tx.changed(`article:${site.story}`);
  });
  assert.equal((await ann.post('It came closed with an archive.')).refusal, 'closed');
  const fresh = await site.reader('Mia', 'moderator');
  await fresh.send(`/threads/${site.story}/state`, { state: 'open' });
  assert.equal((await ann.post('Staff have opened it again.')).state, 'published');
  const reader = await ann.send(`/threads/${site.story}/state`, { state: 'closed' });
  assert.equal(reader.status, 404);
  await site.close();
});

test('a reader who is suspended is told until when, and writes nothing', async () => {
  const site = await writingSite();
  const ann = await site.reader('Ann');
  await site.world.write(async (tx) => {
    const until = site.clock.now + 86_400_000;
    await tx.db.updateTable('account').set({ suspended_until: until }).where('id', '=', ann.account.id).execute();
    await tx.changed(`reader:${ann.account.id}`);
  });
  const answer = await ann.post('I write anyway.');
  assert.deepEqual([answer.status, answer.refusal], [403, 'suspended']);
  assert.match(answer.words, /21 November 2026/);
  await site.close();
});

test('a comment from another site is refused before anything is read', async () => {
  const site = await writingSite();
  const ann = await site.reader('Ann');
  const answer = await ann.send(
    '/comments',
    { article: site.story, text: 'x' },
    { headers: { origin: 'https://evil.test' } },
  );
  assert.equal(answer.status, 403);
  assert.equal((await site.world.db.selectFrom('comment').select('id').execute()).length, 0);
  await site.close();
});

test('the preview shows what will be posted, as a page and to the page’s script', async () => {
  const site = await writingSite();
  const ann = await site.reader('Ann');
  const text = '**bold** <i>not</i>';
  const page = await (await ann.send('/comments/preview', { article: site.story, key: 'k', text })).text();
  assert.match(page, /<strong>bold<\/strong> &lt;i/);
  assert.match(page, /name="key" value="k"/);
  const json = (await (await ann.send('/comments/preview', { text }, { json: true })).json()) as { html: string };
  assert.match(json.html, /^<p><strong>bold<\/strong> &lt;i/);
  await site.close();
});
