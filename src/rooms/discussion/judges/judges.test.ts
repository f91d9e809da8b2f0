import assert from 'node:assert/strict';
import { afterEach, before, test } from 'node:test';
import { isSignedWith } from '../../signals/server-for-tests.ts';
import { agreementOf, changeJudge, decide, saveDiscussionSettings, tryJudge } from '../discussion.ts';
import { different, judgedSite, post, says, short, type JudgedSite } from './judges-for-tests.ts';

let made: JudgedSite;
let { site, server, chief, known, judge, findingsOf, stateOf } = {} as JudgedSite;

before(async () => {
  made = await judgedSite();
  ({ site, server, chief, known, judge, findingsOf, stateOf } = made);
});
afterEach(() => made.clear());

test('A judge is asked by a signed message that says nothing by which the writer could be found', async () => {
  const { secret } = await judge();
  server.answer = says({ verdict: 'publish', model: 'tone-3' });
  const first = await post(known, 'What a lovely tide.');
  await post(known, 'Indeed it is.', { parent: first.id });
  const [call, second] = server.calls;
  assert.ok(call && second && isSignedWith(secret, call));
  const { comment, writer, thread, edition } = JSON.parse(call.body);
  assert.equal(comment.text, 'What a lovely tide.');
  assert.equal(JSON.parse(second.body).comment.answers, 'What a lovely tide.');
  assert.deepEqual([writer.isNew, writer.removed, thread.headline, edition.code], [false, 0, 'The tide', 'en']);
  for (const secretOfTheirs of ['readers.test', known.account.id, 'Known', '127.0.0.1'])
    assert.ok(!call.body.includes(secretOfTheirs), secretOfTheirs);
});

test('Its vote decides together with all other checks, and is kept with the model that gave it', async () => {
  const { id } = await judge();
  server.answer = says({ verdict: 'hold', reason: 'insult', score: 0.93, model: 'tone-3' });
  const held = await post(known);
  assert.equal(held.state, 'waiting');
  assert.match(held.words, /automatic check .*Tone/);
  const finding = (await findingsOf(held)).find(({ check }) => check === 'judges');
  assert.deepEqual(finding?.judge, { id, name: 'Tone', said: 'hold', why: 'insult', model: 'tone-3', score: 0.93 });
  const votes = await site.world.db.selectFrom('judge_vote').selectAll().where('comment_id', '=', held.id).execute();
  assert.deepEqual(
    votes.map(({ verdict, reason, model }) => [verdict, reason, model]),
    [['hold', 'insult', 'tone-3']],
  );
  server.answer = says({ verdict: 'nudge' });
  const text = different();
  const nudged = await post(known, text);
  assert.equal(nudged.refusal, 'nudge');
  const insisting = await post(known, text, { confirmed: '1' });
  assert.equal(insisting.state, 'waiting');
  server.answer = says({ verdict: 'publish' });
  assert.equal((await post(known)).state, 'published');
});

test('What a judge would publish others may still hold', async () => {
  await judge();
  server.answer = says({ verdict: 'publish', score: 1 });
  await saveDiscussionSettings(site.world, { state: 'held' });
  assert.equal((await post(known)).state, 'waiting');
  await saveDiscussionSettings(site.world, { state: 'open' });
});

test('A change of a comment is judged as well', async () => {
  await judge();
  server.answer = says({ verdict: 'publish' });
  const { id } = await post(known);
  server.answer = says({ verdict: 'hold' });
  const edited = await known.send(
    `/comments/${id}/edit`,
    { text: 'Now it says something else entirely.' },
    { json: true },
  );
  assert.ok(edited.status < 400, String(edited.status));
  assert.equal(await stateOf({ id }), 'waiting');
  assert.equal(JSON.parse(server.calls.at(-1)?.body ?? '{}').comment.isEdit, true);
});

test('Staff, closed discussions, other editions and judges that are off are no judge’s business', async () => {
  server.answer = says({ verdict: 'hold' });
  const { id } = await judge();
  await post(chief);
  await saveDiscussionSettings(site.world, { state: 'closed' });
  await post(known);
  await saveDiscussionSettings(site.world, { state: 'open' });
  const scope = { editions: ['ar'], sections: [], mayRefuse: false };
  await changeJudge(site.world, { account: chief.account, id, scope });
  await post(known);
  await changeJudge(site.world, { account: chief.account, id, scope: { ...scope, editions: ['en'] }, isOn: false });
  await post(known);
  assert.equal(server.calls.length, 0);
  await changeJudge(site.world, { account: chief.account, id, isOn: true });
  assert.equal((await post(known)).state, 'waiting');
});

test('Who changed a judge is kept among the decisions, without address or secret', async () => {
  const { id } = await judge();
  await changeJudge(site.world, { account: chief.account, id, isOn: false });
  const rows = await site.world.db
    .selectFrom('decision')
    .select(['details', 'account_id'])
    .where('act', '=', 'judge-changed')
    .execute();
  const own = rows.filter(({ details }) => details.includes(id));
  assert.deepEqual(
    own.map(({ details, account_id: by }) => [(JSON.parse(details) as { what: string }).what, by]),
    [
      ['added', chief.account.id],
      ['switched-off', chief.account.id],
    ],
  );
  assert.ok(own.every(({ details }) => !/127\.0\.0\.1|whsec_/.test(details)));
});

test('How often people agreed with it is counted', async () => {
  const { id } = await judge();
  server.answer = says({ verdict: 'hold' });
  const [one, two, three] = [await post(known), await post(known), await post(known)];
  server.answer = says({ verdict: 'publish' });
  await post(known);
  await decide(site.world, { account: chief.account, commentId: one.id, act: 'approve' });
  await decide(site.world, { account: chief.account, commentId: two.id, act: 'approve' });
  await decide(site.world, { account: chief.account, commentId: three.id, act: 'remove', rule: 'insult' });
  const agreement = (await agreementOf(site.world, id)).sort((a, b) => a.verdict.localeCompare(b.verdict));
  assert.deepEqual(agreement, [
    { verdict: 'hold', votes: 3, approved: 2, removed: 1 },
    { verdict: 'publish', votes: 1, approved: 0, removed: 0 },
  ]);
});

test('A judge can be tried from its page: nothing is kept, and what goes wrong is said', async () => {
  const { id } = await judge();
  server.answer = says({ verdict: 'nudge', reason: 'tone', score: 0.5, model: 'm' });
  const tried = await tryJudge(site.world, { account: chief.account, id, text: 'A try.' });
  assert.deepEqual(tried.ok && [tried.value.said, tried.value.reason, tried.value.score, tried.value.model], [
    'nudge',
    'tone',
    0.5,
    'm',
  ]);
  await changeJudge(site.world, { account: chief.account, id, ...short });
  server.answer = () => undefined;
  const hanging = await tryJudge(site.world, { account: chief.account, id, text: 'A try.' });
  assert.deepEqual(hanging.ok && [hanging.value.said, hanging.value.reason], ['away', 'timeout']);
});
