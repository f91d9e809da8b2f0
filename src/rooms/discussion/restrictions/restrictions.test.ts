import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interfaceLanguages, wordsFor } from '../../../common/words.ts';
import { discussionOwnData } from '../discussion-own-data.ts';
import { writingSite, type Reader, type WritingSite } from '../writing-for-tests.ts';
import { limitsOf } from './apply-limits.ts';
import { noticeWords } from './notice-words.ts';
import { forever, type Restriction } from './restriction.ts';

const day = 86_400_000;

const commenterOf = async ({ world }: WritingSite, { account }: Reader): Promise<string> => {
  const own = world.db.selectFrom('commenter').select('id').where('account_id', '=', account.id);
  return (await own.executeTakeFirstOrThrow()).id;
};

const standing = ({ world }: WritingSite, { account }: Reader) =>
  world.db.selectFrom('restriction').selectAll().where('account_id', '=', account.id).orderBy('id').execute();

const decided = async ({ world }: WritingSite): Promise<string[]> =>
  (await world.db.selectFrom('decision').select('act').orderBy('id').execute()).map(({ act }) => act);

/** A reader with a comment, and the address of the forms about them. */
const known = async (site: WritingSite, name = 'Ann'): Promise<{ ann: Reader; id: string; about: string }> => {
  const ann = await site.reader(name);
  const { id } = await ann.post(`${name} was here and said something.`);
  return { ann, id, about: `/newsroom/readers/${await commenterOf(site, ann)}` };
};

test('who is warned reads it before writing on; what they had typed is kept, and a press is enough', async () => {
  const site = await writingSite();
  const { ann, about } = await known(site);
  const mod = await site.reader('Mo', 'moderator');
  assert.match(await (await mod.get(`${about}/warn`)).text(), /Please argue with what people say/);
  assert.equal((await mod.send(`${about}/warn`, { rule: 'insult', words: 'Kinder, <please>.' })).status, 303);
  const [warning] = await standing(site, ann);
  const refused = await ann.post('May I go on?');
  assert.deepEqual([refused.state, refused.reason], ['refused', 'unread-warning']);
  assert.match(refused.words, /Your text is kept/);
  const page = await ann.send('/comments', { article: site.story, text: 'May I go on?' });
  const html = await page.text();
  assert.match(html, /May I go on\?/);
  assert.match(html, new RegExp(`href="/me/notices/${warning?.id}"`));
  assert.match(await (await ann.get(site.path)).text(), /There is a warning for you/);
  const notice = await (await ann.get(`/me/notices/${warning?.id}`)).text();
  assert.match(notice, /Kinder, &lt;please>\./);
  assert.match(notice, /Insults and personal attacks/);
  assert.match(notice, /I have read this/);
  const ben = await site.reader('Ben');
  assert.equal((await ben.get(`/me/notices/${warning?.id}`)).status, 404, 'nobody else’s business');
  assert.equal((await ben.send(`/me/notices/${warning?.id}/read`)).status, 404);
  assert.equal((await ann.send(`/me/notices/${warning?.id}/read`)).status, 303);
  assert.equal((await ann.post('Now I have read it.')).state, 'published');
  assert.match(await (await ann.get(`/me/notices/${warning?.id}?read=1`)).text(), /You can comment again/);
  await site.runJobs();
  assert.ok(
    site.mails.some(({ to, text }) => to === ann.account.email && text.includes('Kinder, <please>.')),
    'told by mail',
  );
  await site.close();
});

test('a suspension holds from the next request on, in every open session, ends by itself, and is a thing of its day', async () => {
  const site = await writingSite();
  const { ann, id, about } = await known(site);
  const ben = await site.reader('Ben');
  const theirs = await ben.post('By somebody else entirely.');
  const mod = await site.reader('Mo', 'moderator');
  assert.equal((await mod.send(`${about}/suspend`, { rule: 'spam', days: '' })).status, 422, 'for how long?');
  assert.equal((await mod.send(`${about}/suspend`, { days: '3' })).status, 422, 'under which rule?');
  await mod.send(`${about}/suspend`, { rule: 'spam', words: 'Enough links.', days: '3' });
  const refused = await ann.post('Am I suspended?');
  assert.equal(refused.reason, 'suspended');
  assert.match(refused.words, /23 November 2026.*Enough links\./s);
  assert.match(
    await (await ann.get(site.path)).text(),
    /You cannot comment until 23 November 2026/,
    'before they type',
  );
  assert.equal((await ann.send(`/comments/${theirs.id}/recommend`, {}, { json: true })).status, 403);
  assert.equal((await ann.get(`/comments/${id}/status`)).status, 200, 'reading is theirs');
  site.clock.now += 3 * day + 1;
  assert.equal((await ann.post('The pause is over.')).state, 'published');
  await site.runJobs();
  const row = await site.world.db
    .selectFrom('account')
    .select(['suspended_until', 'suspended_why'])
    .where('id', '=', ann.account.id)
    .executeTakeFirstOrThrow();
  assert.deepEqual({ ...row }, { suspended_until: null, suspended_why: '' });
  assert.match(await (await ann.get('/me/notices')).text(), /Over since 23 November 2026/);
  await site.close();
});

test('who is held knows it: each comment waits until the hold is lifted, and that is told by mail', async () => {
  const site = await writingSite();
  const { ann, about } = await known(site);
  const mod = await site.reader('Mo', 'moderator');
  await mod.send(`${about}/hold`, { rule: 'off-topic' });
  assert.equal((await mod.send(`${about}/hold`, { rule: 'off-topic' })).status, 409, 'once is enough');
  const waits = await ann.post('Does this wait?');
  assert.equal(waits.state, 'waiting');
  assert.match(waits.words, /A moderator reads your comments before they appear, so this one waits\./);
  assert.match(await (await ann.get('/me/notices')).text(), /A moderator reads each of your comments/);
  const [held] = await standing(site, ann);
  assert.match(await (await mod.get(`${about}/ban`)).text(), new RegExp(`/newsroom/restrictions/${held?.id}/lift`));
  assert.equal((await mod.send(`/newsroom/restrictions/${held?.id}/lift`, { words: 'Thank you.' })).status, 303);
  assert.equal((await mod.send(`/newsroom/restrictions/${held?.id}/lift`)).status, 409);
  assert.equal((await ann.post('This appears at once.')).state, 'published');
  await site.runJobs();
  assert.ok(site.mails.some(({ to, text }) => to === ann.account.email && /Thank you\./.test(text)));
  assert.deepEqual(await decided(site), ['hold', 'lift']);
  const parts = await discussionOwnData.collect(site.world, ann.account, 'en');
  const [kept] = parts.find(({ name }) => name === 'restrictions')?.rows ?? [];
  assert.deepEqual([kept?.['kind'], typeof kept?.['lifted']], ['hold', 'string'], 'it is in their own data');
  await site.close();
});

test('a ban may take all comments along, each with a decision of its own, and lifting it may bring back what it took', async () => {
  const site = await writingSite();
  const { ann, id, about } = await known(site);
  const mod = await site.reader('Mo', 'moderator');
  const ids = [id];
  for (let n = 0; n < 120; n += 1) ids.push((await ann.post(`Thought number ${n} about the ${n * 7919} tides.`)).id);
  const before = ids.pop() ?? '';
  await mod.send(`/comments/${before}/remove`, { rule: 'spam' });
  await mod.send(`${about}/ban`, { rule: 'hate', words: 'Not here.', withComments: '1' });
  assert.equal((await ann.post('And now?')).reason, 'banned');
  await site.runJobs();
  const states = async (): Promise<Record<string, number>> => {
    const rows = await site.world.db.selectFrom('comment').select(['id', 'state', 'rule']).execute();
    return Object.groupBy(rows, ({ state, rule }) => `${state} ${rule ?? ''}`) as never;
  };
  const counted = async (): Promise<Record<string, number>> =>
    Object.fromEntries(Object.entries(await states()).map(([name, rows]) => [name, (rows as never as []).length]));
  assert.deepEqual(await counted(), { 'removed hate': 120, 'removed spam': 1 });
  const removals = await site.world.db
    .selectFrom('decision')
    .select('comment_id')
    .where('act', '=', 'remove')
    .execute();
  assert.equal(new Set(removals.map(({ comment_id: one }) => one)).size, 121);
  const [ban] = await standing(site, ann);
  await mod.send(`/newsroom/restrictions/${ban?.id}/lift`, { withComments: '1' });
  await site.runJobs();
  assert.deepEqual(await counted(), { 'published ': 120, 'removed spam': 1 });
  assert.equal((await ann.post('Here again.')).state, 'published');
  await site.close();
});

test('staff are restricted by those above them only, nobody by themselves, and who is known only from an archive not at all', async () => {
  const site = await writingSite();
  const people = {
    writer: await site.reader('Wri', 'writer'),
    moderator: await site.reader('Mo', 'moderator'),
    editor: await site.reader('Ed', 'editor'),
    publisher: await site.reader('Pub', 'publisher'),
  };
  for (const one of Object.values(people)) await one.post(`A word by ${one.account.name} for the readers.`);
  const hold = async (by: Reader, whom: Reader): Promise<number> =>
    (await by.send(`/newsroom/readers/${await commenterOf(site, whom)}/hold`, { rule: 'other' })).status;
  const { writer, moderator, editor, publisher } = people;
  assert.equal(await hold(moderator, moderator), 422);
  assert.equal(await hold(moderator, editor), 422);
  assert.equal(await hold(editor, moderator), 422);
  assert.equal(await hold(editor, publisher), 422);
  assert.equal(await hold(publisher, publisher), 422);
  assert.equal(await hold(moderator, writer), 303);
  assert.equal(await hold(publisher, editor), 303);
  assert.equal((await editor.post('Even an editor waits then.')).state, 'waiting');
  const archived = site.world.newId();
  await site.world.write(({ db }) =>
    db.insertInto('commenter').values({ id: archived, name: 'annie', origin: 'x', created_at: 1 }).execute(),
  );
  assert.equal((await publisher.get(`/newsroom/readers/${archived}/ban`)).status, 404);
  await site.close();
});

test('several restrictions together mean the longest pause and the oldest warning', () => {
  const one = (given: Partial<Restriction>): Restriction => ({
    id: 'x',
    accountId: 'a',
    kind: 'suspend',
    rule: 'spam',
    words: '',
    startsAt: 0,
    until: undefined,
    acknowledgedAt: undefined,
    liftedAt: undefined,
    liftedBy: undefined,
    decisionId: undefined,
    ...given,
  });
  const now = 100;
  const short = one({ until: 200, words: 'short' });
  const long = one({ until: 300, words: 'long' });
  assert.deepEqual(
    [limitsOf([short, long], now).suspendedUntil, limitsOf([short, long], now).suspendedWhy],
    [300, 'long'],
  );
  assert.equal(limitsOf([short, one({ ...long, liftedAt: 50 })], now).suspendedUntil, 200);
  assert.equal(limitsOf([one({ until: 90 })], now).suspendedUntil, undefined);
  assert.equal(limitsOf([short, one({ kind: 'ban' })], now).suspendedUntil, forever);
  const warnings = [one({ id: 'late', kind: 'warn', startsAt: 9 }), one({ id: 'early', kind: 'warn', startsAt: 5 })];
  assert.equal(limitsOf(warnings, now).warningId, 'early');
  assert.equal(limitsOf([one({ kind: 'warn', acknowledgedAt: 7 })], now).warningId, undefined);
  assert.equal(limitsOf([one({ kind: 'hold', until: 101 })], now).isHeld, true);
  assert.equal(limitsOf([one({ kind: 'hold', until: 100 })], now).isHeld, false);
});

test('what readers are told of restrictions is said in every language, each in its own words', () => {
  for (const language of interfaceLanguages) {
    const { kinds, ...rest } = wordsFor(noticeWords, language);
    for (const { name, means, until, lifted } of Object.values(kinds)) {
      assert.ok(name && means && lifted);
      assert.ok(until === undefined || until.includes('$'));
    }
    for (const timed of [rest.given, rest.readAt, rest.liftedAt, rest.overSince]) assert.match(timed, /\$/);
    if (language !== 'en') assert.notEqual(rest.title, noticeWords.en.title);
  }
});
