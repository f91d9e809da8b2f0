import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writingSite, type WritingSite } from './writing-for-tests.ts';

const rowOf = (site: WritingSite, id: string) =>
  site.world.db.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const threadOf = (site: WritingSite) => site.world.db.selectFrom('thread').selectAll().executeTakeFirstOrThrow();

test('a comment can be changed while there is time; it is marked, checked again, and what it said is kept', async () => {
  const site = await writingSite({ editMinutes: 5 });
  const [ann, ben] = [await site.reader('Ann'), await site.reader('Ben')];
  const { id, url } = await ann.post('The tide was **late**.');
  assert.match(await (await ann.get(`/comments/${id}/edit`)).text(), /The tide was \*\*late\*\*\.<\/textarea>/);
  site.clock.now += 60_000;
  assert.equal(
    (await ann.send(`/comments/${id}/edit`, { text: 'The tide was on time.' })).headers.get('location'),
    url,
  );
  const row = await rowOf(site, id);
  assert.equal(row.edited_at, site.clock.now);
  assert.match(await (await site.stranger.get(url)).text(), /The tide was on time\./);
  const revisions = await site.world.db.selectFrom('comment_revision').selectAll().execute();
  assert.deepEqual(
    revisions.map(({ number, body }) => [number, body.includes('late')]),
    [[1, true]],
  );
  await ann.send(`/comments/${id}/edit`, { text: 'The tide was on time.' });
  assert.equal((await site.world.db.selectFrom('comment_revision').selectAll().execute()).length, 1, 'nothing changed');
  assert.equal((await ben.get(`/comments/${id}/edit`)).status, 404);
  assert.equal((await ben.send(`/comments/${id}/edit`, { text: 'Ben was here.' })).status, 403);
  const empty = await ann.send(`/comments/${id}/edit`, { text: ' ' });
  assert.equal(empty.status, 422);
  site.clock.now += 5 * 60_000;
  const late = await ann.send(`/comments/${id}/edit`, { text: 'Too late to say.' });
  assert.equal(late.status, 403);
  assert.match(await late.text(), /Too late to say\.<\/textarea>/);
  assert.equal((await ann.get(`/comments/${id}/edit`)).status, 403);
  await site.close();
});

test('a change that has to be looked at takes the comment out of sight; where answers hang a line stays', async () => {
  const site = await writingSite({ words: { '*': { refuse: [], hold: ['kraken'], nudge: [] } } });
  const [ann, ben] = [await site.reader('Ann'), await site.reader('Ben')];
  const top = await ann.post('A harmless thing to say.');
  await ben.post('And a harmless answer.', { parent: top.id });
  const answer = await ann.send(`/comments/${top.id}/edit`, { text: 'A kraken thing to say.' }, { json: true });
  assert.equal(((await answer.json()) as { state: string }).state, 'waiting');
  const row = await rowOf(site, top.id);
  assert.deepEqual([row.state, row.is_listed, row.reply_count], ['waiting', 1, 1]);
  assert.equal((await threadOf(site)).comment_count, 1);
  const page = await (await site.stranger.get(site.path)).text();
  assert.doesNotMatch(page, /kraken/);
  assert.match(page, /And a harmless answer/);
  await site.close();
});

test('deleting takes the text for good; the counts follow, and a line stays only while answers hang on it', async () => {
  const site = await writingSite();
  const [ann, ben] = [await site.reader('Ann'), await site.reader('Ben')];
  const top = await ann.post('First words here.');
  await ann.send(`/comments/${top.id}/edit`, { text: 'Second words here.' });
  const answer = await ben.post('An answer to them.', { parent: top.id });
  const deeper = await ann.post('And one to that.', { parent: answer.id });
  assert.match(await (await ann.get(`/comments/${top.id}/delete`)).text(), /Second words here/);
  assert.equal((await ben.send(`/comments/${top.id}/delete`)).status, 403);
  assert.equal((await ann.send(`/comments/${top.id}/delete`)).headers.get('location'), `${site.path}#comments`);
  const row = await rowOf(site, top.id);
  assert.deepEqual([row.state, row.body, row.is_listed, row.reply_count, row.text_mark], ['deleted', null, 1, 2, null]);
  assert.equal((await site.world.db.selectFrom('comment_revision').select('number').execute()).length, 0);
  assert.equal((await threadOf(site)).comment_count, 2);
  await ben.send(`/comments/${answer.id}/delete`);
  assert.equal((await rowOf(site, answer.id)).is_listed, 1, 'somebody has answered it');
  await ann.send(`/comments/${deeper.id}/delete`);
  for (const { id } of [top, answer, deeper]) assert.equal((await rowOf(site, id)).is_listed, 0);
  const thread = await threadOf(site);
  assert.deepEqual([thread.comment_count, thread.last_comment_at], [0, null]);
  assert.equal((await ann.send(`/comments/${top.id}/delete`)).status, 303, 'a second press of the button does no harm');
  assert.doesNotMatch(await (await site.stranger.get(site.path)).text(), /words here|An answer/);
  await site.close();
});

test('one recommendation a reader, taken back at will, none for oneself, however often and quickly it is pressed', async () => {
  const site = await writingSite();
  const [ann, ben, eve] = [await site.reader('Ann'), await site.reader('Ben'), await site.reader('Eve')];
  const { id, url } = await ann.post('Recommend me, please.');
  await Promise.all(Array.from({ length: 6 }, () => ben.send(`/comments/${id}/recommend`)));
  const back = await eve.send(
    `/comments/${id}/recommend`,
    {},
    { headers: { referer: `http://courant.test${site.path}?sort=newest` } },
  );
  assert.equal(back.headers.get('location'), `${site.path}?sort=newest#comment-${id}`);
  const elsewhere = await eve.send(`/comments/${id}/recommend`, {}, { headers: { referer: 'https://evil.test/x' } });
  assert.equal(elsewhere.headers.get('location'), url);
  assert.equal((await rowOf(site, id)).recommend_count, 2);
  const undone = await ben.send(`/comments/${id}/recommend`, { off: '1' }, { json: true });
  assert.deepEqual(await undone.json(), { state: 'done', id, isOn: false, count: 1 });
  await Promise.all(Array.from({ length: 4 }, () => ben.send(`/comments/${id}/recommend`, { off: '1' })));
  assert.equal((await rowOf(site, id)).recommend_count, 1);
  assert.equal((await ann.send(`/comments/${id}/recommend`)).status, 403);
  const stranger = await site.stranger.send(`/comments/${id}/recommend`);
  assert.equal(stranger.status, 303);
  assert.match(stranger.headers.get('location') ?? '', /^\/sign-in\?return=/);
  assert.equal((await site.stranger.send(`/comments/${id}/recommend`, {}, { json: true })).status, 401);
  await ann.send(`/comments/${id}/delete`);
  assert.equal((await ben.send(`/comments/${id}/recommend`)).status, 404);
  await site.close();
});

test('a reader is muted and heard again; nobody mutes themselves', async () => {
  const site = await writingSite();
  const [ann, ben] = [await site.reader('Ann'), await site.reader('Ben')];
  const { id } = await ann.post('Something Ben does not like.');
  assert.equal((await ben.send(`/comments/${id}/mute`)).status, 303);
  await ben.send(`/comments/${id}/mute`);
  const mutes = (): Promise<unknown[]> => site.world.db.selectFrom('mute').selectAll().execute();
  assert.equal((await mutes()).length, 1);
  await ben.send(`/comments/${id}/mute`, { off: '1' });
  assert.equal((await mutes()).length, 0);
  assert.equal((await ann.send(`/comments/${id}/mute`)).status, 403);
  await site.close();
});

test('a report counts once for a reader; a word about an error goes to the newsroom, not to the moderators', async () => {
  const site = await writingSite();
  const [ann, ben] = [await site.reader('Ann'), await site.reader('Ben')];
  const { id } = await ann.post('Something to complain about.');
  const form = await (await ben.get(`/comments/${id}/report`)).text();
  assert.match(form, /name="reason" value="insult"/);
  const none = await ben.send(`/comments/${id}/report`, { kind: 'report', text: 'kept words' });
  assert.equal(none.status, 422);
  assert.match(await none.text(), /kept words<\/textarea>/);
  const sent = await Promise.all(
    Array.from({ length: 5 }, () => ben.send(`/comments/${id}/report`, { reason: 'insult' })),
  );
  assert.deepEqual([...new Set(sent.map(({ status }) => status))], [200]);
  assert.equal((await rowOf(site, id)).report_count, 1);
  const error = await ben.send(`/comments/${id}/report`, { kind: 'error', text: 'The tide was on Tuesday.' });
  assert.match(await error.text(), /newsroom has your note/);
  assert.equal((await rowOf(site, id)).report_count, 1);
  await site.runJobs();
  assert.deepEqual(
    site.mails.map(({ to, subject }) => [to, subject]),
    [['desk@courant.test', 'Possible error: The tide']],
  );
  assert.match(site.mails[0]?.text ?? '', /The tide was on Tuesday\./);
  assert.equal((await site.stranger.send(`/comments/${id}/report`, { reason: 'insult' })).status, 303);
  assert.equal((await ben.send(`/comments/${id}/report`, { reason: 'spam', website: 'x' })).status, 200);
  await site.close();
});

test('anybody gives notice of illegal content with what the law asks, gets a receipt, and is told the decision', async () => {
  const site = await writingSite();
  const [ann, mod] = [await site.reader('Ann'), await site.reader('Mo', 'moderator')];
  const { id, url } = await ann.post('Something unlawful, perhaps.');
  const ways = await (await site.stranger.get(`/comments/${id}/report`)).text();
  assert.ok(ways.includes(`href="/comments/${id}/report?kind=illegal"`), 'a stranger does not learn of the way');
  assert.ok(ways.includes(`href="/sign-in?return=${encodeURIComponent(`/comments/${id}/report`)}"`));
  const form = await (await site.stranger.get(`/comments/${id}/report?kind=illegal`)).text();
  assert.ok(form.includes(`http://courant.test${url.replaceAll('&', '&amp;')}`), 'the exact address is filled in');
  const notice = {
    kind: 'illegal',
    reason: 'defamation',
    text: 'It says I stole a boat.',
    name: 'Cy',
    email: 'cy@example.org',
    'good-faith': 'yes',
  };
  for (const missing of ['text', 'name', 'email', 'good-faith'] as const) {
    const answer = await site.stranger.send(`/comments/${id}/report`, { ...notice, [missing]: '' });
    assert.equal(answer.status, 422, missing);
    assert.match(await answer.text(), /role="alert"/);
  }
  const answer = await site.stranger.send(`/comments/${id}/report`, notice);
  assert.equal(answer.status, 200);
  await site.runJobs();
  assert.deepEqual(
    site.mails.map(({ to }) => to),
    ['cy@example.org'],
  );
  assert.doesNotMatch(site.mails[0]?.text ?? '', /boat|You wrote/, 'anybody could have typed this address');
  const child = { kind: 'illegal', reason: 'child-abuse', text: 'Words that need no name.', 'good-faith': 'yes' };
  assert.equal((await site.stranger.send(`/comments/${id}/report`, child)).status, 200);
  await mod.send(`/comments/${id}/remove`, { rule: 'illegal', words: 'That is not proven.' });
  await site.runJobs();
  const toCy = site.mails.filter(({ to }) => to === 'cy@example.org');
  assert.equal(toCy.length, 2, 'a receipt and the decision');
  assert.match(toCy[1]?.text ?? '', /The comment has been removed\./);
  const reports = await site.world.db.selectFrom('report').select(['state', 'handled_by']).execute();
  for (const report of reports) assert.deepEqual({ ...report }, { state: 'upheld', handled_by: mod.account.id });
  let last = 0;
  for (let i = 0; i < 8; i += 1) last = (await site.stranger.send(`/comments/${id}/report`, notice)).status;
  assert.equal(last, 429);
  await site.close();
});

test('whoever gives notice under a proven address of their own is sent what they wrote; no mailbox is filled with receipts', async () => {
  const site = await writingSite();
  const [ann, ben] = [await site.reader('Ann'), await site.reader('Ben')];
  const { id } = await ann.post('Something unlawful, perhaps.');
  await site.world.write(async (tx) => {
    await tx.db.updateTable('account').set({ email_confirmed_at: 1 }).where('id', '=', ben.account.id).execute();
    await tx.changed(`account:${ben.account.id}`);
  });
  const { email } = ben.account;
  const notice = {
    kind: 'illegal',
    reason: 'defamation',
    text: 'It says I stole a boat.',
    name: 'B',
    'good-faith': 'yes',
  };
  assert.equal((await ben.send(`/comments/${id}/report`, { ...notice, email })).status, 200);
  await site.runJobs();
  assert.match(site.mails.at(-1)?.text ?? '', /It says I stole a boat\./);
  for (let i = 0; i < 8; i += 1)
    await site.stranger.send(`/comments/${id}/report`, { ...notice, email: `full+${i}@example.org` });
  await site.runJobs();
  assert.equal(site.mails.filter(({ to }) => to.startsWith('full+')).length, 5);
  assert.equal((await site.world.db.selectFrom('report').select('id').execute()).length, 9);
  await site.close();
});

test('what anybody sends as the name of a comment is answered as a page that is missing', async () => {
  const site = await writingSite();
  const ann = await site.reader('Ann');
  for (const name of ['1', 'x'.repeat(500), '00000000-0000-7000-8000-000000000000', '%00', "'--", 'draft', '..%2f'])
    for (const act of ['', '/edit', '/status', '/report'])
      assert.ok([400, 404].includes((await ann.get(`/comments/${name}${act}`)).status), name + act);
  assert.equal((await ann.send('/comments/nothing/recommend')).status, 404);
  await site.close();
});
