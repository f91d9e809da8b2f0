import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { bodyOf, makeStory } from '../../../../test/make-stories.ts';
import { articleById } from '../../articles/articles.ts';
import { draftOf } from '../document/draft-of.ts';
import { replaceDraft } from '../document/replace-draft.ts';
import { openStories, withDocument } from './documents.ts';
import { takeUpdate } from './open-document.ts';
import { peopleIn } from './presence.ts';
import { newsroom, begin, open, opened, sameText } from './newsroom-for-tests.ts';
import { blockText, bodyText, listen, type, until, writerIn } from './writers-for-tests.ts';

test('Two write in one story at once, and both have what both wrote', async () => {
  const site = await newsroom();
  const [ann, ben] = [await site.colleague('ann'), await site.colleague('ben')];
  const story = await begin(site, ann, 'One. ', 'Two. ');
  const [first, second] = [await open(site, story, ann), await open(site, story, ben)];
  type(first.doc, 'Written by Ann.', 0);
  type(second.doc, 'Written by Ben.', 1);
  type(first.doc, ' Both here.', 1);
  await Promise.all([first.safe(), second.safe()]);
  await until(() => sameText(first.doc, second.doc));
  const text = bodyText(first.doc).join('\n');
  assert.match(text, /One\. Written by Ann\./);
  for (const sign of 'Written by Ben. Both here.') assert.ok(text.includes(sign));
  assert.deepEqual(
    (await peopleIn(site.world, story)).map(({ name }) => name),
    ['ann', 'ben'],
  );
});

test('What is typed becomes what the story says, and leaves no memory behind', async () => {
  const site = await newsroom();
  const ann = await site.colleague('ann');
  const story = await begin(site, ann, 'One.');
  const writer = await open(site, story, ann);
  type(writer.doc, ' And more.');
  writer.doc.getText('headline').insert(8, ' turns');
  await writer.safe();
  await writer.close();
  await until(() => openStories(site.world).length === 0);
  const article = await articleById(site.world, story);
  assert.equal(article?.headline, 'The tide turns');
  assert.equal(article?.wordCount, 3);
  assert.equal(article?.revision, 1);
  const draft = await draftOf(site.world, story);
  assert.deepEqual(draft?.fields.body, bodyOf('One. And more.'));
  assert.deepEqual(await peopleIn(site.world, story), []);
});

test('A server that is killed loses nothing it has acknowledged', async () => {
  const site = await newsroom();
  const ann = await site.colleague('ann');
  const story = await begin(site, ann, 'One.');
  const writer = await open(site, story, ann);
  type(writer.doc, ' Acknowledged to the last key.');
  await writer.safe();
  // Nothing is put away: another server begins with what lies on the disk.
  const { createWorld } = await import('../../../world.ts');
  const { openStorage } = await import('../../../storage/storage.ts');
  const storage = await openStorage(site.world.config);
  opened.push(() => storage.close());
  const again = createWorld({ config: site.world.config, storage, sendMail: async () => undefined });
  const draft = await draftOf(again, story);
  assert.deepEqual(draft?.fields.body, bodyOf('One. Acknowledged to the last key.'));
});

test('Both were offline and wrote; when they come back, everything is there', async () => {
  const site = await newsroom();
  const [ann, ben] = [await site.colleague('ann'), await site.colleague('ben')];
  const story = await begin(site, ann, 'One.', 'Two.');
  const [first, second] = [await open(site, story, ann), await open(site, story, ben)];
  await Promise.all([first.close(), second.close()]);
  type(first.doc, ' Ann on a train.', 0);
  type(second.doc, ' Ben on a boat.', 1);
  const [firstAgain, secondAgain] = [await open(site, story, ann, first.doc), await open(site, story, ben, second.doc)];
  await Promise.all([firstAgain.safe(), secondAgain.safe()]);
  await until(() => sameText(first.doc, second.doc));
  assert.deepEqual(bodyText(first.doc), ['One. Ann on a train.', 'Two. Ben on a boat.']);
});

test('Readers see nothing of what is written in a published story', async () => {
  const site = await newsroom();
  const ann = await site.colleague('ann');
  const story = await makeStory(site.world, { headline: 'Out', body: bodyOf('As published.') });
  const before = await articleById(site.world, story);
  const writer = await open(site, story, ann);
  type(writer.doc, ' Not yet.');
  await writer.safe();
  const draft = await draftOf(site.world, story);
  assert.deepEqual(draft?.fields.body, bodyOf('As published. Not yet.'));
  const page = await (await site.request(before?.path ?? '')).text();
  assert.match(page, /As published\./);
  assert.doesNotMatch(page, /Not yet/);
  const changedAt = async (): Promise<number | null> =>
    (
      await site.world.db
        .selectFrom('article')
        .select('draft_changed_at')
        .where('id', '=', story)
        .executeTakeFirstOrThrow()
    ).draft_changed_at;
  assert.notEqual(await changedAt(), null);
  const text = blockText(writer.doc);
  text.delete('As published.'.length, ' Not yet.'.length);
  await writer.safe();
  await draftOf(site.world, story);
  assert.equal(await changedAt(), null);
});

test('An imported story can be written in at once', async () => {
  const site = await newsroom();
  const ann = await site.colleague('ann');
  const story = await makeStory(site.world, { body: bodyOf('Imported.'), origin: 'wordpress:x', originId: '7' });
  const writer = await open(site, story, ann);
  assert.deepEqual(bodyText(writer.doc), ['Imported.']);
});

test('What a form sends is written into the open document, and not over what others wrote meanwhile', async () => {
  const site = await newsroom();
  const ann = await site.colleague('ann');
  const story = await begin(site, ann, 'One.', 'Two.');
  const drawn = await draftOf(site.world, story);
  const writer = await open(site, story, ann);
  site.clock.now += 1_000;
  const sent = await replaceDraft(site.world, {
    account: ann.account,
    articleId: story,
    fields: { headline: 'From a form', body: bodyOf('One.', 'Two, by form.') },
    since: drawn?.changedAt ?? 0,
  });
  assert.ok(sent.ok);
  await until(() => bodyText(writer.doc)[1] === 'Two, by form.');
  assert.equal(writer.doc.getText('headline').toString(), 'From a form');
  site.clock.now += 1_000;
  type(writer.doc, ' Live.', 0);
  await writer.safe();
  const late = await replaceDraft(site.world, {
    account: ann.account,
    articleId: story,
    fields: { body: bodyOf('Late') },
    since: sent.value.changedAt,
  });
  assert.deepEqual(late, { ok: false, refusal: 'changed-meanwhile' });
  const mine = { account: ann.account, articleId: story };
  assert.equal(
    (await replaceDraft(site.world, { ...mine, fields: { body: { type: 'doc', content: [{ type: 'x' }] } as never } }))
      .ok,
    false,
  );
});

test('A server that stops says so, and what was written until then is settled', async () => {
  const site = await newsroom();
  const ann = await site.colleague('ann');
  const story = await begin(site, ann, 'One.');
  const writer = await open(site, story, ann);
  type(writer.doc, ' To the end.');
  await until(() => writer.counts.acked > 0);
  await writer.safe();
  await site.listening.close();
  assert.equal(await writer.closed, 1012);
  assert.equal(writer.notices.at(-1)?.kind, 'stopping');
  await until(() => openStories(site.world).length === 0);
  assert.deepEqual((await draftOf(site.world, story))?.fields.body, bodyOf('One. To the end.'));
});

test('Another node hears what is written here', { skip: !process.env['TEST_DATABASE_URL'] }, async () => {
  const site = await newsroom();
  const [ann, ben] = [await site.colleague('ann'), await site.colleague('ben')];
  const story = await begin(site, ann, 'One.', 'Two.');
  const { createWorld } = await import('../../../world.ts');
  const { openStorage } = await import('../../../storage/storage.ts');
  const { createApp } = await import('../../../app.ts');
  const storage = await openStorage(site.world.config);
  const world = createWorld({
    config: site.world.config,
    storage,
    now: site.world.now,
    sendMail: async () => undefined,
  });
  const app = await createApp(world);
  const there = await listen(app);
  opened.push(async () => {
    await there.close();
    await app.close();
    await storage.close();
  });
  const first = await open(site, story, ann);
  const second = await writerIn({ port: there.port, story, cookie: ben.cookie });
  opened.push(async () => second.socket.terminate());
  type(first.doc, ' From here.', 0);
  type(second.doc, ' From there.', 1);
  await until(
    () => sameText(first.doc, second.doc) && bodyText(first.doc).join('') === 'One. From here.Two. From there.',
  );
  assert.equal((await peopleIn(site.world, story)).length, 2);
});

test('A story of ten thousand words with five thousand updates is opened whole and compacted', async () => {
  const site = await newsroom();
  const ann = await site.colleague('ann');
  const words = Array.from({ length: 200 }, (_, place) => `Paragraph ${place}. ${'word '.repeat(48)}`);
  const story = await begin(site, ann, ...words);
  const writer = await open(site, story, ann);
  const keys: Uint8Array[] = [];
  const doc = new Doc();
  applyUpdate(doc, encodeStateAsUpdate(writer.doc));
  doc.on('update', (update: Uint8Array) => keys.push(update));
  for (let key = 0; key < 5_000; key += 1) blockText(doc, key % 200).insert(0, 'x');
  await withDocument(site.world, story, async (there) => {
    for (const [place, key] of keys.entries()) {
      const { durable } = takeUpdate(there, { accountId: ann.account.id }, key);
      if (place % 9 === 0) await durable;
    }
  });
  await until(() => sameText(writer.doc, doc));
  const { count } = await site.world.db
    .selectFrom('draft_update')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('article_id', '=', story)
    .executeTakeFirstOrThrow();
  assert.ok(count <= 600);
  const other = await open(site, story, ann);
  assert.ok(sameText(writer.doc, other.doc));
  const read = (await draftOf(site.world, story))?.fields.body.content.length;
  assert.equal(read, 200);
});

test('A story that is imported again is what its page says, unless somebody has written in it', async () => {
  const site = await newsroom();
  const ann = await site.colleague('ann');
  const story = await makeStory(site.world, { body: bodyOf('Imported.') });
  assert.deepEqual((await draftOf(site.world, story))?.fields.body, bodyOf('Imported.'));
  await makeStory(site.world, { id: story, body: bodyOf('Imported again.') });
  const writer = await open(site, story, ann);
  assert.deepEqual(bodyText(writer.doc), ['Imported again.']);
  type(writer.doc, ' And written in.');
  await writer.safe();
  await draftOf(site.world, story);
  await makeStory(site.world, { id: story, body: bodyOf('A third time.') });
  assert.deepEqual((await draftOf(site.world, story))?.fields.body, bodyOf('Imported again. And written in.'));
});
