import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mail } from '../../../world.ts';
import { publicationOf } from '../../publication/publication.ts';
import { commentStates } from '../comment.ts';
import { decideIn } from '../decide-in.ts';
import { decideMany } from '../decide.ts';
import { asForm, sessionFor, writingSite, type Reader, type WritingSite } from '../writing-for-tests.ts';

const day = 86_400_000;

const mailsTo = (site: WritingSite, { account }: Reader): Mail[] => site.mails.filter(({ to }) => to === account.email);

/** Everything due now and within the grace that other mails are given. */
const settle = async (site: WritingSite): Promise<void> => {
  await site.runJobs();
  site.clock.now += 120_000;
  await site.runJobs();
};

const appealOf = async (site: WritingSite) =>
  site.world.db.selectFrom('appeal').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();

/** A comment that waited and was removed. */
const removed = async (settings: Record<string, unknown> = {}) => {
  const site = await writingSite({ state: 'held', ...settings });
  const [ann, mo, em] = [
    await site.reader('Ann'),
    await site.reader('Mo', 'moderator'),
    await site.reader('Em', 'editor'),
  ];
  const { id } = await ann.post('You are all fools here.');
  const remove = () => mo.send(`/comments/${id}/remove`, { rule: 'insult', words: 'Please speak of the *matter*.' });
  const page = async (path = `/comments/${id}/status`, who = ann): Promise<string> => (await who.get(path)).text();
  return { site, ann, mo, em, id, remove, page, desk: '/newsroom/discussion/appeals' };
};

test('a reader follows one comment from waiting to removed to appealed to restored, and has every mail', async () => {
  const { site, ann, mo, em, id, remove, page, desk } = await removed();
  const waiting = await page();
  assert.match(waiting, /waits for a moderator/);
  assert.match(waiting, /No comment waits longer than yours\./);
  await settle(site);
  assert.equal(mailsTo(site, ann).length, 0, 'nothing was decided yet');

  await remove();
  await settle(site);
  const [statement, ...noMore] = mailsTo(site, ann);
  assert.deepEqual(noMore, [], 'the statement of reasons is the only mail');
  assert.equal(statement?.subject, 'Your comment under “The tide” was removed');
  for (const said of [
    /> You are all fools here\./,
    /Our guidelines \(version 1\)\. In our view it breaks this rule: Insults/,
    /> Please speak of the \*matter\*\./,
    /A person decided this\./,
    /This holds wherever our site can be read\./,
    /You can appeal until \d+ May 2027, free of charge\./,
    new RegExp(`/comments/${id}/status`),
  ])
    assert.match((statement?.text ?? '').replaceAll(/\n(?=\w)/g, ' '), said);
  const seen = await page();
  assert.match(seen, /Insults and personal attacks/);
  assert.match(seen, /Please speak of the \*matter\*\./);
  assert.match(seen, /<textarea[^>]*name="words"/);
  assert.match(await page(`/comments/${id}/statement`), /Statement of reasons/);

  assert.equal((await ann.send(`/comments/${id}/appeal`, { words: ' ' })).status, 422);
  const again = await (await ann.send(`/comments/${id}/appeal`, { words: '.' })).text();
  assert.match(again, /role="alert"/);
  assert.equal(
    (await ann.send(`/comments/${id}/appeal`, { words: 'It was said of the gulls, not of people.' })).status,
    200,
  );
  assert.equal((await ann.send(`/comments/${id}/appeal`, { words: 'Once more, to be sure.' })).status, 303);
  await settle(site);
  const [, receipt, ...yetMore] = mailsTo(site, ann);
  assert.deepEqual(yetMore, []);
  assert.match(receipt?.subject ?? '', /^We have your appeal \(no\. [0-9A-F]{4}-[0-9A-F]{4}\)$/);
  assert.match(receipt?.text ?? '', /> It was said of the gulls, not of people\./);
  assert.match(receipt?.text ?? '', /You get an answer by 27 November 2026 at the latest\./);
  assert.match(await page(), /It waits for somebody other than who decided\./);

  const appeal = await appealOf(site);
  assert.match(await page(desk, em), new RegExp(`${desk}/${appeal.id}`));
  assert.match(await page(`${desk}/${appeal.id}`, mo), /You made the decision it is against/);
  const answer = { verdict: 'overturned', answer: 'You are right: it was about the gulls.' };
  assert.equal((await mo.send(`${desk}/${appeal.id}`, answer)).status, 403, 'who decided does not answer');
  assert.equal((await em.send(`${desk}/${appeal.id}`, { ...answer, answer: '' })).status, 422);
  const form = await page(`${desk}/${appeal.id}`, em);
  assert.match(form, /It was said of the gulls/);
  assert.match(form, /You are all fools here\./);
  assert.equal((await em.send(`${desk}/${appeal.id}`, answer)).status, 303);
  assert.equal((await em.send(`${desk}/${appeal.id}`, answer)).status, 409);
  await settle(site);
  const [, , outcome, ...tooMany] = mailsTo(site, ann);
  assert.deepEqual(tooMany, [], 'one mail for one event');
  assert.match(outcome?.text ?? '', /the decision was taken back, and\s+your\s+comment is restored/);
  assert.match(outcome?.text ?? '', /> You are right: it was about the gulls\./);
  const after = await page();
  assert.match(after, /It is published/);
  assert.match(after, /You sent it\.[^]*It was removed\.[^]*You appealed\.[^]*It was restored\./);
  assert.match(after, /Your appeal was answered: you were right\./);
  assert.match(await (await site.stranger.get(site.path)).text(), /You are all fools here\./);
  const decisions = await site.world.db
    .selectFrom('decision')
    .select(['act', 'details', 'account_id'])
    .orderBy('id')
    .execute();
  assert.deepEqual(
    decisions.map(({ act, account_id: by }) => [act, by]),
    [
      ['remove', mo.account.id],
      ['restore', em.account.id],
      ['appeal-overturned', em.account.id],
    ],
  );
  assert.ok(decisions[1]?.details.includes(`"of":"${appeal.decision_id}"`));
  await site.close();
});

test('an appeal that is declined leaves the comment where it is, and says what can still be done', async () => {
  const { site, ann, id, remove, page, desk } = await removed({ appealDays: 3 });
  await remove();
  await ann.send(`/comments/${id}/appeal`, { words: 'I disagree with this.' });
  const appeal = await appealOf(site);
  assert.equal(appeal.due_at - appeal.at, 3 * day);
  site.clock.now += 4 * day;
  assert.match(await page(), /The answer is late\./);
  const ed = await site.reader('Ed', 'editor');
  assert.match(await page(desk, ed), /\(late\)/);
  await ed.send(`${desk}/${appeal.id}`, { verdict: 'upheld', answer: 'It calls others fools.' });
  await settle(site);
  // Several mails are under way at a time: which of them comes last is up to the post.
  const outcome = mailsTo(site, ann).find(({ text }) => text.includes('The decision stands'))?.text ?? '';
  assert.match(outcome, /The decision stands: your comment stays\s+removed\./);
  assert.match(outcome, /to the\s+courts/);
  assert.match(await page(), /The decision stands\.[^]*It calls others fools\./);
  assert.equal((await ann.send(`/comments/${id}/appeal`, { words: 'Again, please.' }, { json: true })).status, 409);
  const { state } = await site.world.db
    .selectFrom('comment')
    .select('state')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  assert.equal(state, 'removed');
  await site.close();
});

test('an appeal can be taken back, and only by who made it; after six months there is none', async () => {
  const { site, ann, em, id, remove, page, desk } = await removed();
  const ben = await site.reader('Ben');
  await remove();
  assert.equal((await ben.send(`/comments/${id}/appeal`, { words: 'For a friend.' })).status, 404);
  assert.equal((await site.stranger.send(`/comments/${id}/appeal`, { words: 'Nobody.' })).status, 303, 'to sign in');
  await ann.send(`/comments/${id}/appeal`, { words: 'I disagree with this.' });
  const { id: appealId } = await appealOf(site);
  assert.equal((await ben.send(`/me/appeals/${appealId}/withdraw`)).status, 404);
  assert.equal((await ann.send(`/me/appeals/${appealId}/withdraw`)).status, 200);
  assert.equal((await ann.send(`/me/appeals/${appealId}/withdraw`)).status, 409);
  assert.match(await page(), /You took it back\./);
  assert.equal((await em.send(`${desk}/${appealId}`, { verdict: 'overturned', answer: 'Yes.' })).status, 409);
  const other = await ann.post('And you are fools as well.');
  await em.send(`/comments/${other.id}/remove`, { rule: 'insult' });
  site.clock.now += 190 * day;
  // Half a year signs a reader out; Ann comes back.
  const cookie = await sessionFor(site, ann.account);
  const late = await site.request(`/comments/${other.id}/appeal`, {
    method: 'POST',
    headers: { origin: 'http://courant.test', 'content-type': 'application/x-www-form-urlencoded', cookie },
    body: asForm({ words: 'Half a year later.' }),
  });
  assert.equal(late.status, 422);
  assert.match(await late.text(), /The time to appeal ended on 20 May 2027\./);
  await site.close();
});

test('where nobody else works a publisher answers about their own decision, and a moderator never does', async () => {
  const site = await writingSite();
  const [ann, pia] = [await site.reader('Ann'), await site.reader('Pia', 'publisher')];
  const { id } = await ann.post('You are all fools here.');
  await pia.send(`/comments/${id}/remove`, { rule: 'insult' });
  await ann.send(`/comments/${id}/appeal`, { words: 'I disagree with this.' });
  const { id: appealId } = await appealOf(site);
  const path = `/newsroom/discussion/appeals/${appealId}`;
  const mo = await site.reader('Mo', 'moderator');
  assert.equal((await pia.send(path, { verdict: 'upheld', answer: 'No.' })).status, 403, 'Mo can');
  await site.world.write(async (tx) => {
    await tx.db.updateTable('account').set({ disabled_at: 1 }).where('id', '=', mo.account.id).execute();
    await tx.changed(`account:${mo.account.id}`);
  });
  assert.equal((await pia.send(path, { verdict: 'upheld', answer: 'No.' })).status, 303);
  await site.close();
});

test('several removals of one moment are one mail that speaks of each', async () => {
  const site = await writingSite();
  const [ann, mo] = [await site.reader('Ann'), await site.reader('Mo', 'moderator')];
  const ids = [];
  for (const text of ['Buy my boats today.', 'Buy my oars tomorrow.', 'Buy my sails on Sunday.'])
    ids.push((await ann.post(text)).id);
  const done = await decideMany(site.world, { account: mo.account, commentIds: ids, act: 'remove', rule: 'spam' });
  assert.ok(done.ok);
  await settle(site);
  const [mail, ...more] = mailsTo(site, ann);
  assert.deepEqual(more, []);
  assert.equal(mail?.subject, '3 comments of yours were removed');
  for (const id of ids) assert.ok(mail?.text.includes(`/comments/${id}/status`));
  assert.match(mail?.text ?? '', /> Buy my oars tomorrow\./);
  await site.close();
});

test('whatever is decided about a comment, its writer can see it: nothing is hidden from them alone', async () => {
  const { site, ann, mo, id } = await removed();
  const says = async (words: RegExp): Promise<void> => {
    assert.match(await (await ann.get(`/comments/${id}/status`)).text(), words);
    assert.match(await (await ann.get('/me/comments')).text(), /You are all fools here\./);
  };
  const shown = async (isShown: boolean): Promise<void> => {
    const found = (await (await site.stranger.get(site.path)).text()).includes('all fools');
    assert.equal(found, isShown);
  };
  await says(/waits for a moderator/);
  await shown(false);
  await mo.send(`/comments/${id}/approve`);
  await says(/everybody can read it/);
  await shown(true);
  await mo.send(`/comments/${id}/remove`, { rule: 'insult' });
  await says(/It was removed: only you/);
  await shown(false);
  await mo.send(`/comments/${id}/restore`);
  await says(/everybody can read it/);
  await shown(true);
  for (const state of commentStates) {
    await site.world.write(async (tx) => {
      const is_listed = state === 'published' ? 1 : 0;
      await tx.db.updateTable('comment').set({ state, is_listed }).where('id', '=', id).execute();
      await tx.changed(`thread:${site.story}`, `article:${site.story}`, `reader:${ann.account.id}`);
    });
    await shown(state === 'published');
    const thread = await (await ann.get(site.path)).text();
    const isTold = /Waits for a moderator\. Only you see it until then\./.test(thread);
    // What only its writer sees in the thread says so beside it.
    assert.deepEqual(
      [thread.includes('all fools'), isTold],
      [state === 'published' || state === 'waiting', state === 'waiting'],
      state,
    );
    const mine = await (await ann.get(`${site.path}?filter=mine`)).text();
    const leads = mine.includes(`href="/comments/${id}/status"`);
    if (mine.includes('all fools')) assert.equal(leads, state !== 'published', `${state}: among their own it says so`);
    assert.equal(mine.includes(`/comments/${id}/edit`), state === 'published' || state === 'waiting', state);
    const page = await (await ann.get(`/comments/${id}/status`)).text();
    assert.equal(/everybody can read it/.test(page), state === 'published', `${state}: the page says how it is`);
  }
  await site.close();
});

test('an Arabic reader reads and is written to in Arabic', async () => {
  const { site, ann, id, remove } = await removed();
  await site.world.write(async (tx) => {
    await tx.db.updateTable('account').set({ edition: 'ar' }).where('id', '=', ann.account.id).execute();
    await tx.changed(`account:${ann.account.id}`);
  });
  await remove();
  await settle(site);
  const [mail] = mailsTo(site, ann);
  assert.match(mail?.subject ?? '', /أُزيل تعليقك/);
  assert.match(mail?.html ?? '', /dir="rtl"/);
  assert.match(mail?.text ?? '', new RegExp(`/ar/comments/${id}/status`));
  const page = await (await ann.get(`/ar/comments/${id}/status`)).text();
  assert.match(page, /الاعتراض/);
  assert.doesNotMatch(page, /Appeal|Statement/);
  await site.close();
});

test('what a machine decided says so, and anybody at the desk may answer the appeal', async () => {
  const { site, ann, mo, id, page, desk } = await removed();
  const publication = await publicationOf(site.world);
  const decided = await site.world.write((tx) =>
    decideIn(site.world, tx, { by: undefined, commentId: id, act: 'remove', rule: 'spam', publication }),
  );
  assert.ok(decided.ok);
  await settle(site);
  const [mail] = mailsTo(site, ann);
  assert.match(mail?.text ?? '', /This was decided by an automatic check, without a person\./);
  assert.match(await page(), /It was removed\. By an automatic check\./);
  await ann.send(`/comments/${id}/appeal`, { words: 'I sell nothing.' });
  const appeal = await appealOf(site);
  const answer = { verdict: 'overturned', answer: 'Nothing is sold here.' };
  assert.equal((await mo.send(`${desk}/${appeal.id}`, answer)).status, 303);
  assert.match(await page(), /It is published/);
  await site.close();
});

test('the reasons lead to the guidelines as they were when it was decided', async () => {
  const { site, ann, id, remove, page } = await removed({ guidelinesVersion: 2 });
  const policy = { kind: 'guidelines', edition: 'en', title: 'How we talk', body: '[]', at: 1 };
  await site.world.write(({ db }) =>
    db
      .insertInto('policy_version')
      .values([
        { ...policy, version: 1 },
        { ...policy, version: 2 },
        { ...policy, version: 3 },
      ])
      .execute(),
  );
  await remove();
  await settle(site);
  assert.match(mailsTo(site, ann)[0]?.text ?? '', /\/policies\/guidelines\/2\n/);
  assert.match(await page(), /href="\/policies\/guidelines\/2"/);
  assert.match(await page(`/comments/${id}/statement`), /href="\/policies\/guidelines\/2"/);
  await site.close();
});
