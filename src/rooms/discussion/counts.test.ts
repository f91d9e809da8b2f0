import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decideMany } from './decide.ts';
import { writingSite, type Reader, type WritingSite } from './writing-for-tests.ts';

/** The same row of numbers every time. */
const dice = (seed: number): ((sides: number) => number) => {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
};

const countOf = <T>(rows: readonly T[], is: (row: T) => boolean): number => rows.filter(is).length;

/** Every number that is kept, against what the rows themselves say. */
const assertAddsUp = async ({ world }: WritingSite): Promise<void> => {
  const { db } = world;
  const comments = await db.selectFrom('comment').selectAll().execute();
  const recommendations = await db.selectFrom('recommendation').selectAll().execute();
  const picks = await db.selectFrom('comment_pick').selectAll().execute();
  const published = comments.filter(({ state }) => state === 'published');
  const isListed = (id: string): boolean => {
    const row = comments.find((one) => one.id === id);
    return row?.state === 'published' || comments.some((one) => one.parent_id === id && isListed(one.id));
  };
  for (const row of comments) {
    assert.equal(row.is_listed === 1, isListed(row.id), `place of ${row.state} ${row.id}`);
    const answers =
      row.parent_id === null ? countOf(published, ({ root_id: root, id }) => root === row.id && id !== row.id) : 0;
    assert.equal(row.reply_count, answers, `answers to ${row.id}`);
    assert.equal(
      row.recommend_count,
      countOf(recommendations, ({ comment_id: id }) => id === row.id),
    );
    assert.equal(
      row.body === null,
      row.state === 'deleted' ||
        (row.state === 'removed' && row.text_mark === null && row.post_key === null && row.body === null),
    );
  }
  const byId = new Map(comments.map((row) => [row.id, row]));
  for (const row of comments) {
    let top = row;
    for (let steps = 0; top.parent_id !== null; steps += 1) {
      assert.ok(steps < 1_000, `${row.id} hangs on itself`);
      top = byId.get(top.parent_id) ?? assert.fail(`${top.id} hangs on nothing`);
    }
    assert.equal(row.root_id, top.id, `top comment above ${row.id}`);
  }
  const thread = await db.selectFrom('thread').selectAll().executeTakeFirst();
  assert.equal(thread?.comment_count ?? 0, published.length);
  assert.equal(
    thread?.last_comment_at ?? null,
    published.length === 0 ? null : Math.max(...published.map(({ created_at: at }) => at)),
  );
  for (const person of await db.selectFrom('commenter').selectAll().execute()) {
    const own = comments.filter(({ commenter_id: id }) => id === person.id);
    assert.deepEqual(
      [person.published_count, person.removed_count],
      [countOf(own, ({ state }) => state === 'published'), countOf(own, ({ state }) => state === 'removed')],
    );
  }
  for (const pick of picks) assert.ok(published.some(({ id }) => id === pick.comment_id));
};

test('whatever readers and moderators do, in whatever order and at the same time, every count adds up', async () => {
  const site = await writingSite({ editMinutes: 60, words: { '*': { refuse: [], hold: ['kraken'], nudge: [] } } });
  const readers = [await site.reader('Ann'), await site.reader('Ben'), await site.reader('Cy')];
  const moderator = await site.reader('Mo', 'moderator');
  const editor = await site.reader('Ed', 'editor');
  const mods = [moderator, editor];
  const roll = dice(11);
  const any = <T>(from: readonly T[]): T => from[roll(from.length)] as T;
  const ids: string[] = [];
  const post = async (reader: Reader, fields: Record<string, string>, n: number): Promise<void> => {
    const held = roll(5) === 0 ? ' with a kraken' : '';
    const answer = await reader.post(`Comment number ${n} of ${reader.account.name}${held}, ${n * 7919}.`, fields);
    if (answer.id) ids.push(answer.id);
  };
  const undoLatest = async (mod: Reader): Promise<void> => {
    const own = site.world.db.selectFrom('decision').select('id').where('account_id', '=', mod.account.id);
    const latest = await own.orderBy('at', 'desc').orderBy('id', 'desc').limit(3).execute();
    for (const { id } of latest) await mod.send(`/decisions/${id}/undo`);
  };
  const decideAboutMany = async (mod: Reader, act: 'remove' | 'restore'): Promise<void> => {
    const some = Array.from({ length: 6 }, () => any(ids));
    await decideMany(site.world, { account: mod.account, commentIds: some, act, rule: 'spam' });
  };
  const acts: ((n: number) => Promise<unknown>)[] = [
    (n) => post(any(readers), {}, n),
    (n) => post(any(readers), ids.length > 0 ? { parent: any(ids) } : {}, n),
    (n) => post(any(readers), ids.length > 0 ? { parent: ids.at(-1) ?? '' } : {}, n),
    () => any(readers).send(`/comments/${any(ids)}/delete`),
    () => any(readers).send(`/comments/${any(ids)}/recommend`, roll(3) === 0 ? { off: '1' } : {}),
    (n) =>
      any(readers).send(`/comments/${any(ids)}/edit`, {
        text: `Changed ${n}${roll(4) === 0 ? ' kraken' : ''} to ${n * 31}.`,
      }),
    () => any(mods).send(`/comments/${any(ids)}/remove`, { rule: 'spam' }),
    () => any(mods).send(`/comments/${any(ids)}/restore`),
    () => any(mods).send(`/comments/${any(ids)}/approve`),
    () => any(mods).send(`/comments/${any(ids)}/pick`, { why: 'x' }),
    () => any(mods).send(`/comments/${any(ids)}/move`, roll(3) === 0 ? {} : { parent: any(ids) }),
    () => any(mods).send(`/comments/${any(ids)}/move`, { parent: any(ids) }),
    () => any(mods).send(`/comments/${any(ids)}/${roll(2) === 0 ? 'close' : 'open'}-subthread`),
    () => undoLatest(any(mods)),
    () => undoLatest(any(mods)),
    () => decideAboutMany(any(mods), roll(2) === 0 ? 'remove' : 'restore'),
  ];
  for (let n = 0; n < 8; n += 1) await post(any(readers), {}, n);
  for (let round = 0; round < 80; round += 1) {
    site.clock.now += 1_000;
    const together = Array.from({ length: 1 + roll(5) }, (_, i) => any(acts)(100 + round * 10 + i));
    await Promise.all(together);
    if (round % 6 === 5) await assertAddsUp(site);
  }
  const commenters = new Map<Reader, string>();
  for (const reader of readers) {
    const { world } = site;
    const own = world.db.selectFrom('commenter').select('id').where('account_id', '=', reader.account.id);
    commenters.set(reader, (await own.executeTakeFirstOrThrow()).id);
  }
  const states = new Set(
    (await site.world.db.selectFrom('comment').select('state').execute()).map(({ state }) => state),
  );
  for (const act of ['open', 'close', 'open']) await any(mods).send(`/comments/${ids[0] ?? ''}/${act}-subthread`);
  const decided = await site.world.db.selectFrom('decision').select('act').distinct().execute();
  assert.deepEqual(
    decided.map(({ act }) => act).toSorted(),
    ['approve', 'close-subthread', 'move', 'open-subthread', 'pick', 'remove', 'restore', 'undo'],
    'much has happened',
  );
  assert.ok(states.size >= 3 && ids.length > 20);
  await Promise.all(
    readers.map((reader) =>
      editor.send(`/newsroom/readers/${commenters.get(reader) ?? ''}/ban`, { rule: 'spam', withComments: '1' }),
    ),
  );
  await site.runJobs();
  await assertAddsUp(site);
  const standing = await site.world.db
    .selectFrom('comment')
    .select('id')
    .where('state', 'in', ['published', 'waiting'])
    .execute();
  assert.deepEqual(standing, []);
  for (const id of ids) for (const reader of readers) await reader.send(`/comments/${id}/delete`);
  await assertAddsUp(site);
  await site.close();
});
