/** A day in the newsroom, by HTTP alone. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { writingSite, type WritingSite } from '../rooms/discussion/writing-for-tests.ts';
import { saveSection } from '../rooms/articles/articles.ts';
import { jpeg } from '../rooms/media/test-pictures.ts';
import { asking, saidBy, tokenFor, type Told } from './api-for-tests.ts';

let site: WritingSite;
let ask: ReturnType<typeof asking>;
let token: string;
let sectionId: string;

before(async () => {
  site = await writingSite({});
  ask = asking(() => site);
  const { account } = await site.reader('Chief', 'editor');
  token = await tokenFor(
    site,
    account,
    'stories:read',
    'stories:write',
    'stories:publish',
    'media:write',
    'fronts:write',
    'live:write',
  );
  sectionId = await site.world.write((tx) =>
    saveSection(site.world, tx, { edition: 'en', key: 'harbour', name: 'Harbour' }),
  );
});
after(() => site.close());

const does = async (what: string, body?: unknown, headers: Record<string, string> = {}): Promise<Told['value']> => {
  const told = await ask(what, { token, headers, ...(body === undefined ? {} : { body }) });
  assert.ok(told.status < 400, `${what}: ${JSON.stringify(told.value)}`);
  return told.value;
};

const begin = async (headline: string, more: object = {}): Promise<string> =>
  (await does('POST /stories', { edition: 'en', kind: 'news', headline, sectionId, ...more })).id;

const sendFile = async (bytes: Uint8Array, path: string, method = 'POST'): Promise<Response> =>
  site.request(`/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/octet-stream',
      'content-length': String(bytes.length),
    },
    body: Buffer.from(bytes),
  });

test('A story is begun, written, illustrated, looked through, planned, published, corrected and taken back', async () => {
  const id = await begin('The tide came twice', { markdown: 'One gauge.\n' });
  const before = await does(`GET /stories/${id}/draft`);
  assert.equal(before.markdown, 'One gauge.\n');
  const sent = await sendFile(await jpeg(), '/media?fileName=quay.jpg');
  const { id: mediaId } = (await sent.json()) as { id: string };
  assert.equal(sent.status, 201);
  await does(`PATCH /media/${mediaId}`, { alt: 'A gauge on a quay.', credit: 'Maren' });
  const lead = { type: 'picture', attrs: { mediaId } };
  await does(`PATCH /stories/${id}/draft`, { since: before.version, standfirst: 'In one night.', lead });
  assert.deepEqual(
    (await does(`GET /media/${mediaId}/uses`)).items.map((use: Told['value']) => use.id),
    [id],
  );
  const { items } = await does(`GET /stories/${id}/checklist`);
  assert.deepEqual(
    items.filter(({ level }: { level: string }) => level === 'blocks'),
    [],
  );
  await does(`PUT /stories/${id}/state`, { to: 'ready' });
  const soon = new Date(site.clock.now + 3_600_000).toISOString();
  await does(`PUT /stories/${id}/schedule`, { at: soon });
  assert.equal((await does(`GET /stories/${id}`)).state, 'scheduled');
  assert.equal((await does('GET /stories?state=scheduled')).items[0].id, id);
  await does(`DELETE /stories/${id}/schedule`);
  const { path } = await does(`POST /stories/${id}/publish`, {});
  assert.match(await (await site.request(path)).text(), /The tide came twice/);
  assert.ok((await does(`GET /media/${mediaId}/uses`)).items.some((use: Told['value']) => use.id === id));
  await does(`PATCH /stories/${id}/draft`, { markdown: 'Two gauges.\n' });
  assert.equal((await does(`GET /stories/${id}`)).isChanged, true);
  assert.equal(saidBy(await ask(`POST /stories/${id}/changes`, { token, body: {} })), '422 invalid');
  await does(`POST /stories/${id}/changes`, { note: { kind: 'correction', text: 'There were two.' } });
  const page = await (await site.request(path)).text();
  assert.ok(page.includes('Two gauges.') && page.includes('There were two.'));
  await does(`POST /stories/${id}/corrections`, { kind: 'clarification', text: 'Counted by night.' });
  const changes = await does(`GET /stories/${id}/versions/1/changes?until=out`);
  assert.ok(changes.blocks.length > 0);
  await does(`POST /stories/${id}/unpublish`, { gone: { words: 'Taken back.' } });
  assert.equal((await site.request(path)).status, 410);
  await does(`POST /stories/${id}/trash`);
  await does(`POST /stories/${id}/restore`);
  const acts = (await does(`GET /stories/${id}/history`)).items.map(({ act }: { act: string }) => act);
  for (const act of ['created', 'scheduled', 'published', 'corrected', 'unpublished', 'trashed', 'restored'])
    assert.ok(acts.includes(act), act);
});

test('Who changes what somebody else has changed since is told both sides, and nothing is lost', async () => {
  const id = await begin('Both sides');
  const { version } = await does(`GET /stories/${id}/draft`);
  site.clock.now += 1_000;
  await does(`PATCH /stories/${id}/draft`, { headline: 'One side' });
  const late = await ask(`PATCH /stories/${id}/draft`, { token, body: { since: version, headline: 'The other' } });
  assert.equal(saidBy(late), '409 changed-meanwhile');
  assert.equal(late.value.now.fields.headline, 'One side');
  assert.equal(late.value.sent.headline, 'The other');
  assert.equal((await does(`GET /stories/${id}/draft`)).fields.headline, 'One side');
});

test('The same request under the same key is carried out once; another one under it is refused', async () => {
  const headers = { 'idempotency-key': 'begin-1' };
  const body = { edition: 'en', kind: 'news', headline: 'Once' };
  const first = await does('POST /stories', body, headers);
  assert.deepEqual(await does('POST /stories', body, headers), first);
  const other = await ask('POST /stories', { token, body: { ...body, headline: 'Twice' }, headers });
  assert.equal(saidBy(other), '422 key-reused');
  assert.equal((await does('GET /stories?q=once')).items.length, 1);
  site.clock.now += 86_400_001;
  assert.notEqual((await does('POST /stories', body, headers)).id, first.id);
});

test('What is blocked, unknown or of another edition is said at its field', async () => {
  const id = await begin('');
  const blocked = await ask(`POST /stories/${id}/publish`, { token, body: {} });
  assert.equal(saidBy(blocked), '409 blocked');
  assert.ok(blocked.value.errors.length > 0);
  const nobody = '01963f0e-6a10-7c2e-9d4b-2f7a51c80e11';
  const wrong = await ask(`PATCH /stories/${id}/draft`, { token, body: { authorIds: [nobody] } });
  assert.equal(wrong.value.errors[0].pointer, '/authorIds/0');
  const tree = await ask(`PATCH /stories/${id}/draft`, {
    token,
    body: { body: { type: 'doc', content: [{ type: 'x' }] } },
  });
  assert.equal(saidBy(tree), '422 invalid');
});

test('A live blog is begun, written and ended; its entries are there once', async () => {
  const id = await begin('The night', { kind: 'liveblog', markdown: 'Hour by hour.\n' });
  await does(`POST /stories/${id}/publish`, {});
  const own = { id: crypto.randomUUID(), headline: 'The first gauge', markdown: 'It rises.\n' };
  assert.equal((await does(`POST /stories/${id}/entries`, own)).state, 'published');
  assert.equal((await does(`POST /stories/${id}/entries`, own)).isSame, true);
  await does(`PATCH /stories/${id}/entries/${own.id}`, { markdown: 'It falls.\n', note: 'It was falling.' });
  await does(`PUT /stories/${id}/entries/${own.id}/marks`, { isPinned: true, isKey: true });
  const { items } = await does(`GET /stories/${id}/entries`);
  assert.deepEqual(
    items.map((one: Told['value']) => [one.markdown, one.isPinned, one.isKey]),
    [['It falls.\n', true, true]],
  );
  await does(`PUT /stories/${id}/live`, { isEnded: true });
  assert.equal(
    saidBy(await ask(`POST /stories/${id}/entries`, { token, body: { markdown: 'More.' } })),
    '409 wrong-state',
  );
});

test('A front is arranged and goes out; over somebody else’s draft it is refused with both', async () => {
  const story = await begin('On the front', { markdown: 'Words.\n' });
  await does(`POST /stories/${story}/publish`, {});
  const { version } = await does('GET /fronts/en');
  const layout = {
    blocks: [
      { id: 'b1', kind: 'lead', count: 1, rule: { by: 'none' }, picks: [{ story, headline: 'Told otherwise' }] },
    ],
  };
  const saved = await does('PUT /fronts/en/draft', { version, layout });
  const late = await ask('PUT /fronts/en/draft', { token, body: { version, layout: { blocks: [] } } });
  assert.equal(saidBy(late), '409 changed-meanwhile');
  assert.equal(late.value.now.version, saved.version);
  await does('POST /fronts/en/publish', { version: saved.version });
  assert.match(await (await site.request('/')).text(), /Told otherwise/);
  await does('POST /fronts/en/automatic');
});

test('Large files come in pieces, with breaks between; what is no medium is refused in words', async () => {
  const bytes = await jpeg();
  const { id } = await does('POST /media/uploads', { fileName: 'quay.jpg', length: bytes.length });
  const half = Math.floor(bytes.length / 2);
  assert.equal((await sendFile(bytes.subarray(0, half), `/media/uploads/${id}?offset=0`, 'PATCH')).status, 200);
  const wrong = await sendFile(bytes.subarray(half), `/media/uploads/${id}?offset=0`, 'PATCH');
  assert.equal(wrong.status, 409);
  await wrong.text();
  assert.equal((await sendFile(bytes.subarray(half), `/media/uploads/${id}?offset=${half}`, 'PATCH')).status, 200);
  assert.equal((await does(`GET /media/uploads/${id}`)).state, 'done');
  const hostile = await sendFile(Buffer.from('<script>alert(1)</script>'), '/media?fileName=quay.jpg');
  assert.equal(hostile.status, 422);
  assert.match(((await hostile.json()) as { errors: { detail: string }[] }).errors[0]?.detail ?? '', /library/);
});

test('A contributor’s token begins stories and publishes none, whatever it was made for', async () => {
  const { account } = await site.reader('Novice', 'contributor');
  const own = await tokenFor(site, account, 'stories:read', 'stories:write', 'media:write');
  const begun = await ask('POST /stories', { token: own, body: { edition: 'en', kind: 'news', headline: 'Mine' } });
  assert.equal(begun.status, 201);
  const others = await begin('Not theirs');
  assert.equal(
    saidBy(await ask(`PATCH /stories/${others}/draft`, { token: own, body: { headline: 'x' } })),
    '403 not-allowed',
  );
  assert.equal(
    saidBy(await ask(`POST /stories/${begun.value.id}/publish`, { token: own, body: {} })),
    '403 token-scope',
  );
  const { account: reader } = await site.reader('Ann');
  const theirs = await tokenFor(site, reader, 'read');
  assert.equal(saidBy(await ask('GET /stories', { token: theirs })), '403 token-scope');
});
