import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { changeRole } from '../accounts/accounts.ts';
import { decide } from '../discussion/discussion.ts';
import { writingSite, type Reader, type WritingSite } from '../discussion/writing-for-tests.ts';
import { mailChoiceOf, saveMailChoice, type MailChoice } from './signals.ts';

let site: WritingSite;
let maren: Reader;
let ann: Reader;
const hour = 3_600_000;
const path = '/newsroom/discussion/mails';

beforeEach(async () => {
  site = await writingSite({ state: 'held' });
  maren = await site.reader('Maren', 'moderator');
  ann = await site.reader('Ann');
});

const wants = (choice: Partial<MailChoice>) =>
  saveMailChoice(site.world, { account: maren.account, isDaily: false, waitingOver: 0, oldestHours: 0, ...choice });

/** Lets the time pass in quarters of an hour, as the jobs are planned, and gives the mails to the desk that came. */
const pass = async (hours: number) => {
  site.mails.length = 0;
  for (let quarter = 0; quarter < hours * 4; quarter += 1) {
    site.clock.now += hour / 4;
    await site.runJobs();
  }
  return site.mails.filter(({ to }) => to === maren.account.email);
};

test('Every morning at seven a moderator hears how much lies on the desk, and nothing of what', async () => {
  await maren.send(path, { daily: '1' });
  await ann.post('An unmistakable comment.');
  await ann.post('And one more of them.');
  const mails = await pass(24);
  assert.equal(mails.length, 1);
  const [mail] = mails;
  assert.equal(mail?.subject, 'The desk: 2 comments wait');
  assert.match(mail?.text ?? '', /The longest wait so far is 19 hours/);
  assert.match(mail?.text ?? '', /http:\/\/courant\.test\/newsroom\/discussion\?list=waiting/);
  assert.ok(!/unmistakable/.test(JSON.stringify(mail)));
});

test('A morning without anything to say brings no mail; work that was done is told', async () => {
  await maren.send(path, { daily: '1' });
  assert.deepEqual(await pass(24), []);
  const { id } = await ann.post('Approved before the morning.');
  await decide(site.world, { account: maren.account, commentId: id, act: 'approve' });
  const [mail] = await pass(23);
  assert.match(mail?.text ?? '', /1 comment was approved and 0 removed/);
});

test('When more wait than somebody wants, or one for too long, they hear of it, at most every six hours', async () => {
  await maren.send(path, { waiting: '2' });
  await ann.post('One of them.');
  await ann.post('Two of them.');
  assert.deepEqual(await pass(3), []);
  await ann.post('Three of them.');
  const mails = await pass(5);
  assert.equal(mails.length, 1);
  assert.match(mails[0]?.subject ?? '', /^The desk fills: 3 comments wait/);
  assert.equal((await pass(6)).length, 1);
  await wants({ oldestHours: 48 });
  assert.deepEqual(await pass(3), []);
  assert.equal((await pass(34)).length, 1);
});

test('Who changes nothing gets nothing, and who moderates no longer gets no more', async () => {
  await ann.post('Waits.');
  assert.deepEqual(await pass(24), []);
  await wants({ isDaily: true, oldestHours: 1 });
  assert.deepEqual(await mailChoiceOf(site.world, maren.account.id), { isDaily: true, waitingOver: 0, oldestHours: 1 });
  await changeRole(site.world, maren.account.id, 'writer');
  assert.deepEqual(await pass(24), []);
});

test('The page shows what was chosen and refuses what is no number; others do not find it', async () => {
  const saved = await maren.send(path, { daily: '1', waiting: '40' });
  assert.equal(saved.headers.get('location'), `${path}?saved=1`);
  const html = await (await maren.get(path)).text();
  assert.match(html, /name="daily" value="1" checked/);
  assert.match(html, /name="waiting"[^>]* value="40"/);
  assert.equal((await maren.send(path, { waiting: 'many' })).status, 422);
  assert.equal((await mailChoiceOf(site.world, maren.account.id)).waitingOver, 40);
  for (const role of ['writer', 'contributor'] as const)
    assert.equal((await (await site.reader(`A ${role}`, role)).get(path)).status, 404);
  assert.equal((await ann.get(path)).status, 303);
});
