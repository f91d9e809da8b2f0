import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { until } from '../../delivery/site-for-tests.ts';
import { makeEditions, makeStory } from '../../../test/make-stories.ts';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { createApp } from '../../app.ts';
import { openStorage } from '../../storage/storage.ts';
import { createWorld } from '../../world.ts';
import { saveSettings } from '../publication/publication.ts';
import type { LiveFrame } from './live-frame.ts';

type Row = {
  id: string;
  parent?: string;
  state?: string;
  createdAt?: number;
  editedAt?: number;
  recommends?: number;
  name?: string;
};

type LiveSite = TestSite & {
  story: string;
  /** Writes a comment as the verbs do: dated now, told under the thread's topic. */
  put: (...rows: Row[]) => Promise<void>;
  approve: (id: string) => Promise<void>;
  listen: (
    path?: string,
    headers?: Record<string, string>,
  ) => Promise<{ frames: () => LiveFrame[]; text: () => string }>;
  changes: (query: string, story?: string) => Promise<LiveFrame>;
};

const commenter = 'commenter-1';
const numbered = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const putRow = async ({ world, story }: { world: TestSite['world']; story: string }, row: Row): Promise<void> =>
  world.write(async (tx) => {
    const now = world.now();
    const values = {
      state: row.state ?? 'published',
      is_listed: (row.state ?? 'published') === 'published' ? (1 as const) : (0 as const),
      recommend_count: row.recommends ?? 0,
      edited_at: row.editedAt ?? null,
      changed_at: now,
    };
    const found = await tx.db.selectFrom('comment').select('id').where('id', '=', row.id).executeTakeFirst();
    if (found) await tx.db.updateTable('comment').set(values).where('id', '=', row.id).execute();
    else
      await tx.db
        .insertInto('comment')
        .values({
          id: row.id,
          article_id: story,
          parent_id: row.parent ?? null,
          root_id: row.parent ?? row.id,
          commenter_id: commenter,
          created_at: row.createdAt ?? now,
          body: JSON.stringify({ type: 'doc', content: [] }),
          ...values,
        })
        .execute();
    const { count } = await tx.db
      .selectFrom('comment')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('article_id', '=', story)
      .where('state', '=', 'published')
      .executeTakeFirstOrThrow();
    await tx.db
      .insertInto('thread')
      .values({ article_id: story, comment_count: count })
      .onConflict((conflict) => conflict.column('article_id').doUpdateSet({ comment_count: count }))
      .execute();
    await tx.changed(`thread:${story}`);
  });

const liveSite = async (): Promise<LiveSite> => {
  const site = await testSite();
  const { world, app } = site;
  await makeEditions(world, 'en');
  const story = await makeStory(world);
  await world.write(({ db }) =>
    db.insertInto('commenter').values({ id: commenter, name: 'Ann', created_at: world.now() }).execute(),
  );
  const server = app.server().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const listen: LiveSite['listen'] = async (path = `/live/thread/${story}`, headers = {}) => {
    const asked = get({ host: '127.0.0.1', port, path, headers, agent: false }).on('error', () => undefined);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    assert.equal(answer.statusCode, 200);
    let text = '';
    answer
      .setEncoding('utf8')
      .on('data', (data: string) => (text += data))
      .on('error', () => undefined);
    await until(() => text !== '');
    return {
      text: () => text,
      frames: () =>
        text
          .split('\n')
          .filter((line) => line.startsWith('data: {'))
          .map((line) => JSON.parse(line.slice(6)) as LiveFrame),
    };
  };

  return {
    ...site,
    story,
    listen,
    put: async (...rows) => {
      for (const row of rows) await putRow({ world, story }, row);
    },
    approve: async (id) => {
      const decision = { id: world.newId(), comment_id: id, act: 'approve', at: world.now() };
      await world.write(({ db }) => db.insertInto('decision').values(decision).execute());
      await putRow({ world, story }, { id });
    },
    changes: async (query, id = story) =>
      (await (await site.request(`/live/thread/${id}/changes?${query}`)).json()) as LiveFrame,
    close: async () => {
      await app.delivery.stop(server);
      await site.close();
    },
  };
};

test('who has a thread open hears of each new comment: who wrote it and where it stands, not what it says', async () => {
  const { listen, put, world, close } = await liveSite();
  const ann = await listen();
  const ben = await listen();
  await put({ id: numbered(1) });
  await until(() => ann.frames().length === 1 && ben.frames().length === 1);
  await put({ id: numbered(2), parent: numbered(1) });
  await until(() => ann.frames().length === 2 && ben.frames().length === 2);
  const at = world.now();
  const about = { recommends: 0, replies: 0, edited: 0, at, name: 'Ann', root: numbered(1) };
  assert.deepEqual(ann.frames(), [
    { at, count: 1, state: 'open', added: [{ ...about, id: numbered(1) }], changed: [], gone: [] },
    { at, count: 2, state: 'open', added: [{ ...about, id: numbered(2), parent: numbered(1) }], changed: [], gone: [] },
  ]);
  assert.deepEqual(ben.frames(), ann.frames());
  assert.match(ann.text(), new RegExp(`id: ${at}\n`));
  await close();
});

test('a comment that waits is told to nobody until a moderator lets it through, however late', async () => {
  const { listen, put, approve, clock, changes, close } = await liveSite();
  const { frames } = await listen();
  const began = clock.now;
  await put({ id: numbered(1), state: 'waiting' });
  await put({ id: numbered(2) });
  await until(() => frames().length === 1);
  assert.deepEqual([frames()[0]?.added.map(({ id }) => id), frames()[0]?.gone], [[numbered(2)], []]);
  clock.now += 3_600_000;
  await approve(numbered(1));
  await until(() => frames().length === 2);
  assert.deepEqual(
    frames()[1]?.added.map(({ id }) => id),
    [numbered(1)],
  );
  assert.equal((await changes(`since=${began}`)).added.length, 2);
  await close();
});

test('edits, recommendations and removals are told, each once', async () => {
  const { listen, put, clock, close } = await liveSite();
  await put({ id: numbered(1) }, { id: numbered(2) }, { id: numbered(3) }, { id: numbered(4) });
  clock.now += 60_000;
  const { frames } = await listen();
  await put({ id: numbered(1), recommends: 7 });
  await until(() => frames().length === 1);
  await put({ id: numbered(2), editedAt: clock.now }, { id: numbered(3), state: 'removed' });
  await put({ id: numbered(4), state: 'deleted' });
  await until(() => frames().flatMap(({ gone }) => gone).length === 2);
  const changed = frames().flatMap((frame) =>
    frame.changed.map(({ id, recommends, edited }) => [id, recommends, edited]),
  );
  assert.deepEqual(changed, [
    [numbered(1), 7, 0],
    [numbered(2), 0, clock.now],
  ]);
  assert.deepEqual(
    frames().flatMap(({ gone }) => gone),
    [
      { id: numbered(3), why: 'removed', at: clock.now },
      { id: numbered(4), why: 'deleted', at: clock.now },
    ],
  );
  await close();
});

test('when it is busy many changes come in few events', async () => {
  const { listen, put, close } = await liveSite();
  const { frames } = await listen();
  for (let n = 1; n <= 40; n += 1) await put({ id: numbered(n) });
  await until(() => frames().at(-1)?.count === 40);
  assert.equal(new Set(frames().flatMap(({ added }) => added.map(({ id }) => id))).size, 40);
  assert.equal(frames().flatMap(({ added }) => added).length, 40, 'something was told twice');
  assert.ok(frames().length < 20, `${frames().length} events`);
  await close();
});

test('a broken stream goes on where it was left, whatever the address says', async () => {
  const { listen, put, clock, story, close } = await liveSite();
  await put({ id: numbered(1) });
  const left = clock.now;
  clock.now += 60_000;
  await put({ id: numbered(2) });
  clock.now += 60_000;
  await put({ id: numbered(3) });
  const { frames } = await listen(`/live/thread/${story}?since=1`, { 'last-event-id': String(left + 30_000) });
  await until(() => frames().length === 1);
  assert.deepEqual(
    frames()[0]?.added.map(({ id }) => id),
    [numbered(2), numbered(3)],
  );
  assert.equal(frames()[0]?.at, clock.now);
  await close();
});

test('after a long absence in a busy thread only the count is told', async () => {
  const { put, changes, clock, close } = await liveSite();
  await put(...Array.from({ length: 501 }, (_, n) => ({ id: numbered(n) })));
  const frame = await changes('since=1');
  assert.deepEqual(frame, { at: clock.now, count: 501, state: 'open', added: [], changed: [], gone: [], isMany: true });
  await close();
});

test('who asks now and then is answered from what is kept until something happens', async () => {
  const { request, put, story, app, clock, close } = await liveSite();
  const ask = (): Promise<Response> => request(`/live/thread/${story}/changes?since=${clock.now}`);
  const before = app.delivery.stats().misses;
  for (let i = 0; i < 50; i += 1) await ask();
  assert.equal(app.delivery.stats().misses - before, 1);
  await put({ id: numbered(1) });
  const frame = (await (await ask()).json()) as LiveFrame;
  assert.deepEqual(
    frame.added.map(({ id }) => id),
    [numbered(1)],
  );
  await close();
});

test('the number of readers is told where the publication wants it', async () => {
  const { listen, put, world, close } = await liveSite();
  await saveSettings(world, { discussion: { showViewers: true } } as never);
  const { frames } = await listen();
  await listen();
  await put({ id: numbered(1) });
  await until(() => frames().some(({ viewers }) => viewers === 2));
  await close();
});

const isOneNode = !process.env['TEST_DATABASE_URL'];

test('who listens on one node hears what is posted on another', { skip: isOneNode }, async () => {
  const { put, world, story, close } = await liveSite();
  const storage = await openStorage(world.config);
  const parts = { config: world.config, storage, log: world.log, now: world.now };
  const there = createWorld({ ...parts, sendMail: async () => undefined });
  const app = await createApp(there);
  const server = app.server().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const [answer] = (await once(get({ host: '127.0.0.1', port, path: `/live/thread/${story}` }), 'response')) as [
    IncomingMessage,
  ];
  let text = '';
  answer.setEncoding('utf8').on('data', (data: string) => (text += data));
  await until(() => text !== '');
  // A node that has just started begins to listen a moment later.
  while (!text.includes(numbered(1))) await put({ id: numbered(1) });
  await app.delivery.stop(server);
  await app.close();
  await storage.close();
  await close();
});

test('there is nothing to hear of stories nobody may read, of plain pages, and at odd addresses', async () => {
  const { request, world, close } = await liveSite();
  const draft = await makeStory(world, { status: 'draft', headline: 'Not yet' });
  const page = await makeStory(world, { kind: 'page', headline: 'About' });
  for (const id of [draft, page, numbered(9), 'x', '%00', "'"])
    for (const path of [`/live/thread/${id}`, `/live/thread/${id}/changes?since=1`])
      assert.equal((await request(path)).status, 404, path);
  await close();
});

test('a hidden thread tells nothing but that it is hidden', async () => {
  const { put, changes, world, story, clock, close } = await liveSite();
  await put({ id: numbered(1) });
  await world.write(async (tx) => {
    await tx.db.updateTable('thread').set({ state: 'hidden' }).where('article_id', '=', story).execute();
    await tx.changed(`thread:${story}`, `thread-state:${story}`);
  });
  const frame = await changes(`since=${clock.now - 1}`);
  assert.deepEqual([frame.state, frame.count, frame.added], ['hidden', 0, []]);
  await close();
});
