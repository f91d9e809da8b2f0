import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Account, Farewell } from '../accounts/accounts.ts';
import { discussionOwnData } from './discussion.ts';
import { writingSite, type Reader, type WritingSite } from './writing-for-tests.ts';

const eraseNow = async (site: WritingSite, account: Account, comments: Farewell['comments']): Promise<void> => {
  await site.world.write(async (tx) => {
    await discussionOwnData.erase(site.world, tx, account, { comments });
    await tx.db.deleteFrom('account').where('id', '=', account.id).execute();
    await tx.changed(`reader:${account.id}`);
  });
  await site.runJobs();
};

/** Until some transaction waits for the lock of another. */
const isWaiting = async ({ world }: WritingSite): Promise<void> => {
  const waiting = sql<{ count: number }>`select count(*)::int as count from pg_locks where not granted`;
  while ((await waiting.execute(world.db)).rows[0]?.count === 0) await setImmediate();
};

/** Ann writes, is answered, recommends, reports, mutes, and a moderator has to do with her. */
const livelySite = async (): Promise<{ site: WritingSite; ann: Reader; top: string; lone: string; bens: string }> => {
  const site = await writingSite();
  const [ann, ben, mod] = [await site.reader('Ann'), await site.reader('Ben'), await site.reader('Mo', 'moderator')];
  const top = await ann.post('Ann says the first thing.');
  await ann.send(`/comments/${top.id}/edit`, { text: 'Ann says the second thing.' });
  const { id: lone } = await ann.post('Ann stands alone with this.');
  const removed = await ann.post('Ann is rude here.');
  await mod.send(`/comments/${removed.id}/remove`, { rule: 'insult', words: 'No.' });
  const bens = await ben.post('Ben answers her.', { parent: top.id });
  await ann.send(`/comments/${bens.id}/recommend`);
  await ann.send(`/comments/${bens.id}/report`, { reason: 'other', text: 'Ann complains.' });
  await ann.send(`/comments/${bens.id}/mute`);
  return { site, ann, top: top.id, lone, bens: bens.id };
};

test('a reader gets everything they ever said and did here', async () => {
  const { site, ann } = await livelySite();
  const parts = await discussionOwnData.collect(site.world, ann.account, 'es');
  const byName = new Map(parts.map((part) => [part.name, part]));
  assert.deepEqual(
    [...byName.keys()],
    ['comments', 'recommendations', 'reports', 'mutes', 'decisions', 'restrictions', 'statements', 'appeals'],
  );
  assert.equal(byName.get('comments')?.title, 'Comentarios');
  assert.deepEqual(
    byName.get('comments')?.rows.map(({ text, state }) => [text, state]),
    [
      ['Ann says the second thing.', 'published'],
      ['Ann stands alone with this.', 'published'],
      ['Ann is rude here.', 'removed'],
    ],
  );
  assert.deepEqual(
    parts.map(({ rows }) => rows.length),
    [3, 1, 1, 1, 1, 0, 1, 0],
  );
  assert.equal(byName.get('decisions')?.rows[0]?.['words'], 'No.');
  assert.doesNotThrow(() => JSON.stringify(parts));
  await site.close();
});

test('an account that goes with its comments leaves no word of them, and every count is right', async () => {
  const { site, ann, top, lone, bens } = await livelySite();
  await eraseNow(site, ann.account, 'remove');
  const page = await (await site.stranger.get(site.path)).text();
  assert.doesNotMatch(page, /\bAnn\b/);
  assert.match(page, /Ben answers/);
  const db = site.world.db;
  const rows = await db.selectFrom('comment').selectAll().execute();
  const state = new Map(rows.map((row) => [row.id, [row.state, row.is_listed, row.body]]));
  assert.deepEqual(state.get(top), ['deleted', 1, null]);
  assert.deepEqual(state.get(lone), ['deleted', 0, null]);
  assert.doesNotMatch(
    JSON.stringify([
      rows,
      await db.selectFrom('comment_revision').selectAll().execute(),
      await db.selectFrom('commenter').selectAll().execute(),
    ]),
    /Ann (?:says|stands|is rude)|ann@|"Ann"/,
  );
  assert.equal(rows.find(({ id }) => id === bens)?.recommend_count, 0);
  assert.equal((await db.selectFrom('thread').select('comment_count').executeTakeFirstOrThrow()).comment_count, 1);
  await site.close();
});

const isOneWriter = process.env['TEST_DATABASE_URL'] ? false : 'SQLite writes one transaction at a time';

test('what is posted in the moment its writer leaves is not taken any more', { skip: isOneWriter }, async () => {
  const site = await writingSite();
  const { world } = site;
  const leaver = await site.reader('Leaver');
  const { id } = await leaver.post('Said before, and deleted.');
  await leaver.send(`/comments/${id}/delete`);
  let post: Promise<Response> | undefined;
  // The comment has been judged and waits for the thread while its writer goes; only then does it get its turn.
  await world.write(async ({ db }) => {
    await db.updateTable('thread').set({ comment_count: 0 }).execute();
    post = leaver.send('/comments', { article: site.story, text: 'One more word of farewell.' }, { json: true });
    await isWaiting(site);
    await eraseNow(site, leaver.account, 'remove');
  });
  assert.notEqual((await post)?.status, 200);
  const left = await world.db.selectFrom('comment').select(['body', 'network_mark']).execute();
  assert.deepEqual(
    left.map((row) => ({ ...row })),
    [{ body: null, network_mark: null }],
  );
  assert.doesNotMatch(await (await site.stranger.get(site.path)).text(), /farewell/);
  await site.close();
});

test('an account that leaves its comments here is “former reader” above them, and nothing leads back', async () => {
  const { site, ann, top } = await livelySite();
  await eraseNow(site, ann.account, 'keep');
  const page = await (await site.stranger.get(site.path)).text();
  assert.match(page, /Former reader/);
  assert.match(page, /Ann says the second thing/);
  const row = await site.world.db.selectFrom('comment').selectAll().where('id', '=', top).executeTakeFirstOrThrow();
  assert.deepEqual([row.state, row.network_mark, row.post_key], ['published', null, null]);
  const former = await site.world.db
    .selectFrom('commenter')
    .selectAll()
    .where('id', '=', row.commenter_id)
    .executeTakeFirstOrThrow();
  assert.deepEqual(
    [former.account_id, former.name, former.email, former.is_former, former.is_public],
    [null, '', null, 1, 0],
  );
  await site.close();
});

test('from which network a comment came is forgotten within thirty days, and marks of different months tell nothing of each other', async () => {
  const site = await writingSite();
  const ann = await site.reader('Ann');
  const marks = async (): Promise<(string | null)[]> =>
    (await site.world.db.selectFrom('comment').select('network_mark').orderBy('created_at').execute()).map(
      ({ network_mark: mark }) => mark,
    );
  await ann.post('The first one of all.');
  await ann.post('The second one of them.');
  const [first, second] = await marks();
  assert.ok(first && first === second && !first.includes('127'));
  for (let day = 1; day <= 30; day += 1) {
    site.clock.now += 86_400_000;
    await site.runJobs();
  }
  assert.deepEqual(await marks(), [null, null]);
  const late = await site.reader('Ben');
  await late.post('A month later, from the same place.');
  assert.notEqual((await marks()).at(-1), first);
  await site.close();
});
