import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writingSite } from '../../rooms/discussion/writing-for-tests.ts';

test('the page of a comment shows the conversation, what was said and decided about it, and all that can be done', async () => {
  const site = await writingSite();
  const [ann, ben, mod] = [await site.reader('Ann'), await site.reader('Ben'), await site.reader('Mo', 'moderator')];
  const top = await ann.post('What stands above it all.');
  const before = await ben.post('An answer before.', { parent: top.id });
  const it = await ann.post('I will find you and make you sorry.', { parent: top.id });
  const below = await ben.post('An answer below it.', { parent: it.id });
  await ben.send(`/comments/${it.id}/report`, { reason: 'threat', text: 'He means it.' });
  const path = `/newsroom/discussion/comments/${it.id}`;
  const page = await (await mod.get(path)).text();
  const order = [top, before, it, below].map(({ id }) => id);
  const at = (text: string): number => page.indexOf(text);
  const texts = ['What stands above it all', 'An answer before', 'I will find you', 'An answer below it'];
  assert.deepEqual(
    texts.map(at),
    texts.map(at).toSorted((a, b) => a - b),
    `as it reads: ${order.join()}`,
  );
  assert.match(
    page,
    /<details class="desk-cover"[^>]*><summary>This text may be disturbing/,
    'covered until asked for',
  );
  assert.match(page, /Threats[\s\S]*He means it\./);
  for (const act of ['pick', 'move', 'hand-over', 'escalate'])
    assert.ok(page.includes(`href="/comments/${it.id}/${act}"`), act);
  assert.match(page, /\/newsroom\/readers\/[\da-f-]{36}\/ban"/);
  const removed = await mod.send('/newsroom/discussion/decide', {
    ids: it.id,
    act: 'remove',
    rule: 'threat',
    words: 'Nobody is threatened here.',
    back: path,
  });
  assert.equal(removed.headers.get('location'), path);
  const after = await (await mod.get(path)).text();
  assert.match(after, /Mo<\/bdi><\/b> removed it under “Threats[^”]*”[\s\S]*Nobody is threatened here\./);
  assert.match(after, /Take back your decision/);
  assert.equal((await ann.get(path)).status, 303, 'readers never see it');
  assert.equal((await mod.get('/newsroom/discussion/comments/0198c0de-0000-7000-8000-000000000000')).status, 404);
  await site.close();
});
