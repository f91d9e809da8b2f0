import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, XmlElement } from 'yjs';
import { makeEditions, makeStory, bodyOf } from '../../../../test/make-stories.ts';
import { testSite, type TestSite } from '../../../../test/test-world.ts';
import {
  accountRow,
  addAccount,
  changeRole,
  openSession,
  sessionCookie,
  signOut,
  type Account,
  type Role,
} from '../../accounts/accounts.ts';
import { articleById } from '../../articles/articles.ts';
import { createStory } from '../document/create-story.ts';
import { draftOf } from '../document/draft-of.ts';
import { replaceDraft } from '../document/replace-draft.ts';
import { steps, syncMessage } from '../islands/document/live-messages.ts';
import { openStories, withDocument } from './documents.ts';
import { takeUpdate } from './open-document.ts';
import { peopleIn } from './presence.ts';
import {
  blockText,
  bodyText,
  listen,
  refusalOf,
  socketTo,
  type,
  until,
  writerIn,
  type Listening,
  type TestWriter,
} from './writers-for-tests.ts';

type Colleague = { account: Account; cookie: string; token: string };
type Newsroom = TestSite & {
  port: number;
  listening: Listening;
  colleague: (name: string, role?: Role) => Promise<Colleague>;
};

const opened: (() => Promise<void>)[] = [];
after(async () => {
  for (const close of opened.toReversed()) await close();
});

const signIn = async (site: TestSite, account: Account): Promise<Omit<Colleague, 'account'>> => {
  const token = await site.world.write((tx) => openSession(site.world, tx, { account, method: 'code' }));
  return { token, cookie: sessionCookie(site.world, token).split(';', 1)[0] ?? '' };
};

const newsroom = async (): Promise<Newsroom> => {
  const site = await testSite();
  await makeEditions(site.world, 'en');
  const listening = await listen(site.app);
  opened.push(async () => {
    await listening.close();
    await site.close();
  });
  const colleague = async (name: string, role: Role = 'editor'): Promise<Colleague> => {
    const added = await addAccount(site.world, { email: `${name}@desk.test`, name, role });
    if (!added.ok) throw new Error(added.refusal);
    const account = (await accountRow(site.world.db, { id: added.value.id })) as Account;
    return { account, ...(await signIn(site, account)) };
  };
  return { ...site, port: listening.port, listening, colleague };
};

const begin = async ({ world }: Newsroom, { account }: Colleague, ...texts: string[]): Promise<string> => {
  const made = await createStory(world, {
    account,
    edition: 'en',
    kind: 'news',
    headline: 'The tide',
    fields: { body: bodyOf(...texts) },
  });
  assert.ok(made.ok);
  return made.value.articleId;
};

const open = async (site: Newsroom, story: string, who: Colleague, doc?: Doc): Promise<TestWriter> => {
  const writer = await writerIn({ port: site.port, story, cookie: who.cookie, ...(doc ? { doc } : {}) });
  opened.push(async () => writer.socket.terminate());
  return writer;
};

const sameText = (one: Doc, other: Doc): boolean => JSON.stringify(bodyText(one)) === JSON.stringify(bodyText(other));

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

test('Only staff with a session, from our own pages, come to a story that is there', async () => {
  const site = await newsroom();
  const [ann, reader] = [await site.colleague('ann'), await site.colleague('rita', 'reader')];
  const story = await begin(site, ann, 'One.');
  const { port } = site;
  assert.equal(await refusalOf({ port, story, cookie: ann.cookie }), 101);
  assert.equal(await refusalOf({ port, story }), 401);
  assert.equal(await refusalOf({ port, story, cookie: reader.cookie }), 403);
  assert.equal(await refusalOf({ port, story, cookie: ann.cookie, origin: 'http://evil.test' }), 403);
  assert.equal(await refusalOf({ port, story: site.world.newId(), cookie: ann.cookie }), 404);
  // Addresses of nobody are answered as if no other protocol had been wished.
  assert.equal(await refusalOf({ port, story: '..%2f..%2fetc', cookie: ann.cookie }), 404);
  assert.equal(await refusalOf({ port, story: `${story}/more`, cookie: ann.cookie }), 404);
});

test('A contributor reads the stories of others and cannot change them', async () => {
  const site = await newsroom();
  const [ann, cora] = [await site.colleague('ann'), await site.colleague('cora', 'contributor')];
  const story = await begin(site, ann, 'One.');
  const writer = await open(site, story, cora);
  assert.equal(writer.notices[0]?.kind, 'read-only');
  type(writer.doc, ' Mine!');
  await until(() => writer.notices.length > 1);
  assert.equal(writer.counts.acked <= 1, true);
  assert.deepEqual((await draftOf(site.world, story))?.fields.body, bodyOf('One.'));
  const own = await begin(site, cora, 'Mine.');
  const author = await open(site, own, cora);
  type(author.doc, ' Really.');
  await author.safe();
  assert.deepEqual((await draftOf(site.world, own))?.fields.body, bodyOf('Mine. Really.'));
});

test('Whoever loses their role, or signs out, can no longer write', async () => {
  const site = await newsroom();
  const [ann, ben] = [await site.colleague('ann'), await site.colleague('ben', 'writer')];
  const story = await begin(site, ann, 'One.');
  const [first, second] = [await open(site, story, ann), await open(site, story, ben)];
  await changeRole(site.world, ben.account.id, 'reader');
  assert.equal(await second.closed, 4403);
  assert.equal(second.notices.at(-1)?.kind, 'refused');
  await signOut(site.world, ann.token);
  assert.equal(await first.closed, 4401);
  assert.equal(first.notices.at(-1)?.kind, 'signed-out');
});

test('A story that is put in the bin meanwhile is only read', async () => {
  const site = await newsroom();
  const ann = await site.colleague('ann');
  const story = await begin(site, ann, 'One.');
  const writer = await open(site, story, ann);
  await writer.safe();
  await site.world.write(async (tx) => {
    await tx.db.updateTable('article').set({ status: 'trashed' }).where('id', '=', story).execute();
    await tx.changed(`article:${story}`);
  });
  assert.equal(await writer.closed, 4409);
  assert.equal(writer.notices.at(-1)?.kind, 'read-only');
  const again = await open(site, story, ann, writer.doc);
  type(again.doc, ' Too late.');
  await until(() => again.notices.length > 1);
  assert.deepEqual((await draftOf(site.world, story))?.fields.body, bodyOf('One.'));
});

test('Rubbish closes the connection that sends it and harms nobody else', async () => {
  const site = await newsroom();
  const [ann, mallory] = [await site.colleague('ann'), await site.colleague('mallory')];
  const story = await begin(site, ann, 'One.');
  const writer = await open(site, story, ann);
  const rubbish: (Uint8Array | string)[] = [
    'text',
    new Uint8Array(0),
    new Uint8Array([9, 9, 9]),
    new Uint8Array([0, 7, 1, 0]),
    syncMessage(steps.update, new Uint8Array([1, 255, 255, 255, 255, 15])),
    syncMessage(steps.update, new Uint8Array(500).fill(173)),
    syncMessage(steps.have, new Uint8Array([255, 255, 255])),
    new Uint8Array(5 * 1024 * 1024),
  ];
  for (const bytes of rubbish) {
    const socket = socketTo({ port: site.port, story, cookie: mallory.cookie });
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    socket.once('open', () => socket.send(bytes));
    assert.ok([4400, 1009, 1006].includes(await closed));
  }
  type(writer.doc, ' Still here.');
  await writer.safe();
  assert.deepEqual((await draftOf(site.world, story))?.fields.body, bodyOf('One. Still here.'));
});

test('An update that is no story is kept, told as a fault, and what was readable stays', async () => {
  const site = await newsroom();
  const ann = await site.colleague('ann');
  const story = await begin(site, ann, 'One.');
  const writer = await open(site, story, ann);
  writer.doc.getXmlFragment('body').insert(0, [new XmlElement('script')]);
  await writer.safe();
  const draft = await draftOf(site.world, story);
  assert.match(draft?.fault ?? '', /script/);
  assert.deepEqual(draft?.fields.body, bodyOf('One.'));
  const other = await open(site, story, ann);
  assert.equal(other.doc.getXmlFragment('body').length, 2);
});

test('Cursors say who somebody is by their session, whatever they claim', async () => {
  const site = await newsroom();
  const [ann, ben] = [await site.colleague('ann'), await site.colleague('ben')];
  const story = await begin(site, ann, 'One.');
  const [first, second] = [await open(site, story, ann), await open(site, story, ben)];
  const { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } = await import('y-protocols/awareness');
  const { awarenessMessage } = await import('../islands/document/live-messages.ts');
  const mine = new Awareness(second.doc);
  mine.setLocalState({ user: { name: 'The publisher', color: '#000000' }, cursor: { anchor: 1 } });
  second.socket.send(awarenessMessage(encodeAwarenessUpdate(mine, [second.doc.clientID])));
  await until(() => first.cursors.length > 0);
  const heard = new Awareness(new Doc());
  applyAwarenessUpdate(heard, first.cursors[0] as Uint8Array, 'test');
  const state = heard.getStates().get(second.doc.clientID) as { user: { name: string; id: string }; cursor: unknown };
  assert.equal(state.user.name, 'ben');
  assert.equal(state.user.id, ben.account.id);
  assert.deepEqual(state.cursor, { anchor: 1 });
  await second.close();
  await until(() => first.cursors.length > 1);
  applyAwarenessUpdate(heard, first.cursors[1] as Uint8Array, 'test');
  assert.equal(heard.getStates().has(second.doc.clientID), false);
  mine.destroy();
  heard.destroy();
});

test('Where sockets are cut off, the same goes by plain requests', async () => {
  const site = await newsroom();
  const [ann, cora] = [await site.colleague('ann'), await site.colleague('cora', 'contributor')];
  const story = await begin(site, ann, 'One.');
  const writer = await open(site, story, ann);
  const path = `/newsroom/stories/${story}/live.json`;
  const doc = new Doc();
  const answer = await site.request(path, { headers: { cookie: ann.cookie } });
  const { lack, have } = (await answer.json()) as { lack: string; have: string };
  applyUpdate(doc, Buffer.from(lack, 'base64'));
  type(doc, ' By request.');
  const post = (cookie: string, update: string): Promise<Response> =>
    site.request(path, {
      method: 'POST',
      headers: { cookie, origin: 'http://courant.test', 'content-type': 'application/json' },
      body: JSON.stringify({ update, have: Buffer.from(encodeStateVector(doc)).toString('base64') }),
    });
  const update = Buffer.from(encodeStateAsUpdate(doc, Buffer.from(have, 'base64'))).toString('base64');
  assert.equal((await post(ann.cookie, update)).status, 200);
  await until(() => bodyText(writer.doc)[0] === 'One. By request.');
  assert.equal((await post(cora.cookie, update)).status, 403);
  assert.equal((await post(ann.cookie, '/////////w==')).status, 400);
  assert.equal((await site.request(path)).status, 401);
  assert.equal(
    (await site.request(`/newsroom/stories/${site.world.newId()}/live.json`, { headers: { cookie: ann.cookie } }))
      .status,
    404,
  );
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

test('A copy of another document is not poured into the story', async () => {
  const site = await newsroom();
  const ann = await site.colleague('ann');
  const story = await begin(site, ann, 'One.');
  const foreign = new Doc();
  foreign.getXmlFragment('body').insert(0, [new XmlElement('paragraph')]);
  type(foreign, 'One.');
  const socket = socketTo({ port: site.port, story, cookie: ann.cookie });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  socket.once('open', () => socket.send(syncMessage(steps.have, encodeStateVector(foreign))));
  assert.equal(await closed, 4410);
  assert.deepEqual((await draftOf(site.world, story))?.fields.body, bodyOf('One.'));
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
  assert.ok(Number(count) <= 600);
  const other = await open(site, story, ann);
  assert.ok(sameText(writer.doc, other.doc));
  const read = (await draftOf(site.world, story))?.fields.body.content.length;
  assert.equal(read, 200);
});
