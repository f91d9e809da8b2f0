import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles } from '../accounts/accounts.ts';
import { writingSite, type WritingSite } from './writing-for-tests.ts';

const rowOf = (site: WritingSite, id: string) =>
  site.world.db.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const jobsOf = async (site: WritingSite, kind: string): Promise<Record<string, string>[]> =>
  (await site.world.db.selectFrom('job').select('payload').where('kind', '=', kind).execute()).map(
    ({ payload }) => JSON.parse(payload) as Record<string, string>,
  );

test('a moderator removes under a rule with words; the writer reads both, and that a person decided', async () => {
  const site = await writingSite();
  const [ann, mod] = [await site.reader('Ann'), await site.reader('Mo', 'moderator')];
  const { id } = await ann.post('You are all fools here.');
  assert.match(await (await mod.get(`/comments/${id}/remove`)).text(), /You are all fools here\./);
  assert.equal((await mod.send(`/comments/${id}/remove`, { words: 'x' })).status, 422, 'a rule is needed');
  assert.equal(
    (await mod.send(`/comments/${id}/remove`, { rule: 'insult', words: 'Please stay <kind>.' })).status,
    303,
  );
  const row = await rowOf(site, id);
  assert.deepEqual([row.state, row.rule, row.removed_by, row.is_listed], ['removed', 'insult', 'moderator', 0]);
  const status = await (await ann.get(`/comments/${id}/status`)).text();
  assert.match(status, /Insults and personal attacks/);
  assert.match(status, /Please stay &lt;kind>\./);
  assert.match(status, /A person decided this\./);
  assert.doesNotMatch(await (await site.stranger.get(site.path)).text(), /all fools/);
  const [job] = await jobsOf(site, 'comment-decided');
  const decisions = await site.world.db.selectFrom('decision').selectAll().execute();
  assert.deepEqual([job?.['commentId'], job?.['decisionId']], [id, decisions[0]?.id]);
  assert.deepEqual(
    [decisions[0]?.act, decisions[0]?.rule, decisions[0]?.account_id, decisions[0]?.guidelines],
    ['remove', 'insult', mod.account.id, 1],
  );
  assert.equal((await mod.send(`/comments/${id}/remove`, { rule: 'spam' })).status, 409, 'somebody was quicker');
  await mod.send(`/comments/${id}/restore`);
  const restored = await rowOf(site, id);
  assert.deepEqual([restored.state, restored.rule, restored.is_listed], ['published', null, 1]);
  assert.equal((await site.world.db.selectFrom('decision').select('id').execute()).length, 2, 'only ever added to');
  await site.close();
});

test('who may decide: moderators, editors and publishers; for all others those addresses are not there', async () => {
  const site = await writingSite();
  const ann = await site.reader('Ann');
  const { id } = await ann.post('Whose is it to decide?');
  const mayDecide = new Set(['moderator', 'editor', 'publisher']);
  for (const role of roles) {
    const person = await site.reader(`A ${role}`, role);
    const expected = mayDecide.has(role) ? 303 : 404;
    for (const [path, fields] of [
      [`/comments/${id}/pick`, { why: role }],
      [`/comments/${id}/pick`, { off: '1' }],
      [`/comments/${id}/remove`, { rule: 'spam' }],
      [`/comments/${id}/restore`, {}],
      [`/comments/${id}/approve`, {}],
      [`/threads/${site.story}/state`, { state: 'open' }],
      [`/comments/${id}/source`, { off: '1' }],
    ] as const)
      assert.equal((await person.send(path, fields)).status, expected, `${role} ${path}`);
    assert.equal((await person.get(`/comments/${id}/remove`)).status, expected === 303 ? 200 : 404);
    assert.equal(
      (await person.send(`/comments/${id}/remove`, { rule: 'spam' }, { json: true })).status,
      expected === 303 ? 200 : 403,
    );
    await site.world.write(({ db }) =>
      db.updateTable('comment').set({ state: 'published', is_listed: 1 }).where('id', '=', id).execute(),
    );
  }
  assert.equal((await site.stranger.send(`/comments/${id}/remove`, { rule: 'spam' })).status, 404);
  await site.close();
});

test('a waiting comment is approved: it is in the thread, counted, and told of once', async () => {
  const site = await writingSite({ state: 'held' });
  const [ann, mod] = [await site.reader('Ann'), await site.reader('Mo', 'moderator')];
  const { id } = await ann.post('May I say something?');
  assert.deepEqual(await jobsOf(site, 'comment-posted'), []);
  const answers = await Promise.all([mod.send(`/comments/${id}/approve`), mod.send(`/comments/${id}/approve`)]);
  assert.ok(answers.every(({ status }) => status === 303));
  assert.deepEqual(await jobsOf(site, 'comment-posted'), [{ commentId: id }]);
  const thread = await site.world.db.selectFrom('thread').select('comment_count').executeTakeFirstOrThrow();
  assert.equal(thread.comment_count, 1);
  assert.match(await (await site.stranger.get(site.path)).text(), /May I say something\?/);
  await site.close();
});

test('a pick says who picked it and why, and ends with the comment', async () => {
  const site = await writingSite();
  const [ann, ed] = [await site.reader('Ann'), await site.reader('Ed Itor', 'editor')];
  const { id } = await ann.post('A thoughtful comment about tides.');
  const form = async (): Promise<string> => (await ed.get(`/comments/${id}/pick`)).text();
  assert.doesNotMatch(await form(), /name="off"/);
  await ed.send(`/comments/${id}/pick`, { why: 'It explains\nthe moon.' });
  assert.match(await form(), /name="off"/);
  const page = await (await site.stranger.get(site.path)).text();
  assert.match(page, /Ed Itor/);
  assert.match(page, /It explains the moon\./);
  await ed.send(`/comments/${id}/pick`, { why: 'Better words.' });
  const picks = (): Promise<{ why: string }[]> => site.world.db.selectFrom('comment_pick').select('why').execute();
  assert.deepEqual(
    (await picks()).map(({ why }) => why),
    ['Better words.'],
  );
  assert.equal((await jobsOf(site, 'comment-picked')).length, 2);
  await ann.send(`/comments/${id}/delete`);
  assert.equal((await picks()).length, 0);
  await site.close();
});

test('an announcement stands above one thread, and its state is said', async () => {
  const site = await writingSite();
  const mod = await site.reader('Mo', 'moderator');
  const words = 'New comment system since <Monday>: [why](https://courant.test/why).';
  await mod.send(`/threads/${site.story}/state`, { announcement: words });
  const page = await (await site.stranger.get(site.path)).text();
  assert.match(page, /New comment system since &lt;Monday>: <a [^>]*href="https:\/\/courant\.test\/why"[^>]*>why<\/a>/);
  await mod.send(`/threads/${site.story}/state`, { state: 'closed' });
  const row = await site.world.db.selectFrom('thread').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([row.state, row.announcement], ['closed', words]);
  assert.ok((row.sealed_at ?? 0) > site.clock.now);
  assert.match(await (await mod.get(`/threads/${site.story}/state`)).text(), /value="closed" selected/);
  await site.close();
});

test('a name is followed by what its bearer is: by role, and as a source where a moderator says so', async () => {
  const site = await writingSite();
  const [ann, ed, mod] = [
    await site.reader('Ann'),
    await site.reader('Ed', 'editor'),
    await site.reader('Mo', 'moderator'),
  ];
  const { id } = await ann.post('I was there myself.');
  await ed.post('Thank you for telling us.');
  await mod.post('Be kind to one another.');
  const badges = async (): Promise<(string | null)[]> =>
    (await site.world.db.selectFrom('commenter').select('badge').orderBy('created_at').orderBy('id').execute()).map(
      ({ badge }) => badge,
    );
  assert.deepEqual(await badges(), [null, 'staff', 'moderator']);
  await mod.send(`/comments/${id}/source`);
  assert.deepEqual(await badges(), ['source', 'staff', 'moderator']);
  await site.world.write(async (tx) => {
    await tx.db
      .updateTable('account')
      .set({ name: 'Ann New', picture: 'p.webp', is_public: 1 })
      .where('id', '=', ann.account.id)
      .execute();
    await tx.db.updateTable('account').set({ role: 'contributor' }).where('id', '=', ed.account.id).execute();
    for (const { account } of [ann, ed]) await tx.later('account-changed', { accountId: account.id });
  });
  assert.match(await (await site.stranger.get(site.path)).text(), />Ann</);
  await site.runJobs();
  assert.deepEqual(await badges(), ['source', 'contributor', 'moderator']);
  assert.match(await (await site.stranger.get(site.path)).text(), /Ann New/);
  await site.close();
});

test('somebody known from an archive is the account that proves to have the same address, and nobody else', async () => {
  const site = await writingSite();
  const [ann, ben] = [await site.reader('Ann'), await site.reader('Ben')];
  await site.world.write(async (tx) => {
    const old = { name: 'annie', email: ann.account.email, origin: 'wordpress:x', created_at: 1 };
    await tx.db
      .insertInto('commenter')
      .values({ ...old, id: 'old-1', origin_id: '1', origin_name: 'annie' })
      .execute();
    await tx.db
      .insertInto('comment')
      .values({
        id: site.world.newId(),
        article_id: site.story,
        root_id: 'x',
        commenter_id: 'old-1',
        state: 'published',
        body: null,
        created_at: 1,
      })
      .execute();
    for (const { account } of [ann, ben]) await tx.later('account-changed', { accountId: account.id });
  });
  await site.runJobs();
  const claimed = (): Promise<{ account_id: string | null; name: string }[]> =>
    site.world.db.selectFrom('commenter').select(['account_id', 'name']).where('id', '=', 'old-1').execute();
  assert.deepEqual(
    (await claimed()).map((row) => ({ ...row })),
    [{ account_id: null, name: 'annie' }],
    'the address is not proven yet',
  );
  await site.world.write(async (tx) => {
    await tx.db.updateTable('account').set({ email_confirmed_at: 5 }).execute();
    for (const { account } of [ben, ann]) await tx.later('account-changed', { accountId: account.id });
  });
  await site.runJobs();
  assert.deepEqual(
    (await claimed()).map((row) => ({ ...row })),
    [{ account_id: ann.account.id, name: 'Ann' }],
  );
  await site.close();
});
