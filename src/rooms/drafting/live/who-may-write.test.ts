import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, XmlElement } from 'yjs';
import { bodyOf } from '../../../../test/make-stories.ts';
import { changeRole, signOut } from '../../accounts/accounts.ts';
import { draftOf } from '../document/draft-of.ts';
import { steps, syncMessage } from '../islands/document/live-messages.ts';
import { newsroom, begin, open } from './newsroom-for-tests.ts';
import { bodyText, refusalOf, socketTo, type, until } from './writers-for-tests.ts';

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

test('A copy of another document is not poured into the story', async () => {
  const site = await newsroom();
  const ann = await site.colleague('ann');
  const story = await begin(site, ann, 'One.');
  const foreign = new Doc();
  foreign.getXmlFragment('body').insert(0, [new XmlElement('paragraph')]);
  type(foreign, 'One.');
  const socket = socketTo({ port: site.port, story, cookie: ann.cookie });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  socket.once('open', () => {
    socket.send(syncMessage(steps.have, encodeStateVector(foreign)));
    // A page answers what the server has before it has heard that it is not wanted.
    socket.send(syncMessage(steps.lack, encodeStateAsUpdate(foreign)));
  });
  assert.equal(await closed, 4410);
  const have = encodeURIComponent(Buffer.from(encodeStateVector(foreign)).toString('base64'));
  const asked = { headers: { cookie: ann.cookie } };
  assert.equal((await site.request(`/newsroom/stories/${story}/live.json?have=${have}`, asked)).status, 409);
  assert.deepEqual((await draftOf(site.world, story))?.fields.body, bodyOf('One.'));
});
