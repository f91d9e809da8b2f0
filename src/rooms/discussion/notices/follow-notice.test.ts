import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mail } from '../../../world.ts';
import { writingSite, type Reader, type WritingSite } from '../writing-for-tests.ts';

const settle = async (site: WritingSite): Promise<void> => {
  await site.runJobs();
  site.clock.now += 120_000;
  await site.runJobs();
};

/** The path a mail's button leads to. */
const linkIn = (mail: Mail | undefined): string =>
  /http:\/\/courant\.test(\/\S*notices\/\S+)/.exec(mail?.text ?? '')?.[1] ?? '';

const notice = {
  kind: 'illegal',
  reason: 'defamation',
  text: 'It says I stole a boat, which is untrue.',
  name: 'Cy',
  email: 'cy@example.org',
  'good-faith': 'yes',
};

const noticed = async () => {
  const site = await writingSite();
  const [ann, mo, em] = [
    await site.reader('Ann'),
    await site.reader('Mo', 'moderator'),
    await site.reader('Em', 'editor'),
  ];
  const { id } = await ann.post('Cy has stolen a boat.');
  assert.equal((await site.stranger.send(`/comments/${id}/report`, notice)).status, 200);
  await settle(site);
  const mails = (): Mail[] => site.mails.filter(({ to }) => to === notice.email);
  const read = async (path: string, who: Pick<Reader, 'get'> = site.stranger) => (await who.get(path)).text();
  return { site, ann, mo, em, id, mails, read };
};

test('a notice without an account is followed to its receipt, its decision and its appeal', async () => {
  const { site, ann, mo, em, id, mails, read } = await noticed();
  const [receipt, ...none] = mails();
  assert.deepEqual(none, []);
  assert.match(receipt?.subject ?? '', /^We have your notice \(no\. [0-9A-F]{4}-[0-9A-F]{4}\)$/);
  assert.match(receipt?.text ?? '', /Defamation or insult/);
  const link = linkIn(receipt);
  assert.match(await read(link), /It waits for a moderator\.[^]*which is untrue/);
  assert.equal((await site.stranger.get(`${link.slice(0, -3)}abc`)).status, 404, 'only the link of the mail opens it');
  assert.equal(
    (await site.stranger.send(`${link}/appeal`, { words: 'Already?' })).status,
    422,
    'nothing to appeal yet',
  );

  await mo.send(`/comments/${id}/approve`);
  await settle(site);
  const [, decision, ...noMore] = mails();
  assert.deepEqual(noMore, []);
  assert.match(decision?.text ?? '', /The comment\s+stays/);
  assert.match(decision?.text ?? '', /A person decided this; no automatic means were used\./);
  assert.match((decision?.text ?? '').replaceAll('\n', ' '), /you can appeal by this link until \d+ May 2027/);
  assert.equal(linkIn(decision), link);

  assert.equal((await site.stranger.send(`${link}/appeal`, { words: '' })).status, 422);
  const sent = await site.stranger.send(`${link}/appeal`, { words: 'There is a judgment: no boat was stolen.' });
  assert.equal(sent.status, 200);
  assert.equal((await site.stranger.send(`${link}/appeal`, { words: 'Twice.' })).status, 303);
  await settle(site);
  assert.match(mails()[2]?.subject ?? '', /^We have your appeal/);
  assert.equal(mails().length, 3);

  const { id: appealId } = await site.world.db.selectFrom('appeal').select('id').executeTakeFirstOrThrow();
  const path = `/newsroom/discussion/appeals/${appealId}`;
  assert.match(await read(path, em), /There is a judgment[^]*Cy has stolen a boat[^]*which is untrue/);
  const answer = {
    verdict: 'overturned',
    answer: 'The judgment is clear.',
    wordsToWriter: 'A court has ruled on this.',
  };
  assert.equal((await mo.send(path, answer)).status, 403);
  assert.equal((await em.send(path, answer)).status, 303);
  await settle(site);
  assert.equal(mails().length, 4);
  assert.match(
    (mails()[3]?.text ?? '').replaceAll('\n', ' '),
    /You were right: the comment you gave notice of has been removed\./,
  );
  assert.match(await read(link), /You were right[^]*The judgment is clear\./);
  const toAnn = site.mails.filter(({ to }) => to === ann.account.email);
  assert.equal(toAnn.length, 1, 'the writer has the reasons');
  assert.match(toAnn[0]?.text ?? '', /> A court has ruled on this\./);
  const { state, rule } = await site.world.db
    .selectFrom('comment')
    .select(['state', 'rule'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  assert.deepEqual([state, rule], ['removed', 'illegal']);
  await site.close();
});

test('a notice that led to a removal is told so, and when the removal is taken back the page says that too', async () => {
  const { site, mo, id, mails, read } = await noticed();
  await mo.send(`/comments/${id}/remove`, { rule: 'falsehood' });
  await settle(site);
  const text = mails()[1]?.text ?? '';
  assert.match(text, /The comment has\s+been removed\./);
  assert.match(text, /Rule: Harmful falsehoods/);
  assert.doesNotMatch(text, /appeal/);
  assert.match(await read(linkIn(mails()[1])), /The comment has been removed\./);
  await mo.send(`/comments/${id}/restore`);
  assert.match(await read(linkIn(mails()[1])), /The comment is there again/);
  await site.close();
});

test('when the writer deletes a comment, whoever gave notice of it hears that', async () => {
  const { site, ann, id, mails, read } = await noticed();
  await ann.send(`/comments/${id}/delete`);
  await settle(site);
  assert.equal(mails().length, 2);
  assert.match((mails()[1]?.text ?? '').replaceAll('\n', ' '), /The comment is gone: its writer has deleted it\./);
  assert.match(await read(linkIn(mails()[0])), /The comment is gone/);
  const open = await site.world.db.selectFrom('report').select('id').where('state', '=', 'open').execute();
  assert.deepEqual(open, [], 'nothing is left to look at');
  await site.close();
});

test('a measure on an account is stated, appealed against and lifted, with one mail for each', async () => {
  const site = await writingSite();
  const [ann, mo, em] = [
    await site.reader('Ann'),
    await site.reader('Mo', 'moderator'),
    await site.reader('Em', 'editor'),
  ];
  await ann.post('I shout at everybody.');
  const commenter = await site.world.db.selectFrom('commenter').select('id').executeTakeFirstOrThrow();
  const fields = { rule: 'insult', words: 'Take a breath.', days: '7' };
  assert.equal((await mo.send(`/newsroom/readers/${commenter.id}/suspend`, fields)).status, 303);
  await settle(site);
  const mails = (): Mail[] => site.mails.filter(({ to }) => to === ann.account.email);
  assert.equal(mails().length, 1);
  assert.equal(mails()[0]?.subject, 'You cannot comment until 27 November 2026');
  const path = /http:\/\/courant\.test(\/me\/notices\/\S+\/statement)/.exec(mails()[0]?.text ?? '')?.[1] ?? '';
  assert.match(await (await ann.get(path)).text(), /Take a breath\.[^]*<textarea[^>]*name="words"/);
  const ben = await site.reader('Ben');
  assert.equal((await ben.get(path)).status, 404, 'it is nobody else’s');
  const appeal = path.replace(/statement$/, 'appeal');
  assert.equal((await ben.send(appeal, { words: 'For a friend.' })).status, 404);
  assert.equal((await ann.send(appeal, { words: 'I was calm all day.' })).status, 200);
  const { id } = await site.world.db.selectFrom('appeal').select('id').executeTakeFirstOrThrow();
  const answer = { verdict: 'overturned', answer: 'You were calm indeed.' };
  assert.equal((await em.send(`/newsroom/discussion/appeals/${id}`, answer)).status, 303);
  await settle(site);
  assert.equal(mails().length, 3, 'the reasons, the receipt, the answer');
  assert.match((mails()[2]?.text ?? '').replaceAll('\n', ' '), /the measure on your account is lifted/);
  assert.equal((await ann.post('Thank you.')).state, 'published');
  await site.close();
});

test('nothing but its link opens a notice, and no page sends that link along', async () => {
  const { site, mails } = await noticed();
  const link = linkIn(mails()[0]);
  const answer = await site.request(link);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('cache-control') ?? '', /no-store/);
  assert.match(answer.headers.get('referrer-policy') ?? '', /same-origin|no-referrer|strict-origin/);
  assert.match(await answer.text(), /noindex/);
  const foreign = await site.request(`${link}/appeal`, {
    method: 'POST',
    headers: { origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' },
    body: 'words=hello',
  });
  assert.equal(foreign.status, 403);
  await site.close();
});

test('whoever reports something sees what became of it; a notice without an address has its link at once', async () => {
  const site = await writingSite();
  const [ann, ben, mo] = [await site.reader('Ann'), await site.reader('Ben'), await site.reader('Mo', 'moderator')];
  const [first, second] = [await ann.post('Buy my boats, cheap.'), await ann.post('The tide is a lie.')];
  await ben.send(`/comments/${first.id}/report`, { kind: 'report', reason: 'spam' });
  const thanks = await ben.send(`/comments/${second.id}/report`, { kind: 'report', reason: 'insult' });
  assert.match(await thanks.text(), /href="\/me\/reports"/);
  const list = async (): Promise<string> => (await ben.get('/me/reports')).text();
  assert.equal((await list()).split('still has to look').length - 1, 2);
  await mo.send(`/comments/${first.id}/remove`, { rule: 'spam' });
  await mo.send(`/comments/${second.id}/approve`);
  assert.match(await list(), /the comment stays\.[^]*The comment is gone\./);
  assert.doesNotMatch(await (await ann.get('/me/reports')).text(), /Advertising/);
  const child = { kind: 'illegal', reason: 'child-abuse', text: 'Words that need no name.', 'good-faith': 'yes' };
  const answer = await (await site.stranger.send(`/comments/${second.id}/report`, child)).text();
  const link = /href="(\/notices\/[^"]+)"/.exec(answer)?.[1] ?? '';
  assert.match(await (await site.stranger.get(link)).text(), /Words that need no name\./);
  await site.runJobs();
  assert.deepEqual(
    site.mails.filter(({ subject }) => /notice/.test(subject)),
    [],
  );
  await site.close();
});
