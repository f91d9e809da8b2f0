import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account } from '../../accounts/accounts.ts';
import { writingSite, type WritingSite } from '../../discussion/writing-for-tests.ts';
import {
  indexComments,
  reindexComments,
  searchComments,
  type CommentQuestion,
  type CommentsFound,
} from '../moderation.ts';

const ask = async (
  site: WritingSite,
  account: Account,
  query: string,
  question: Partial<CommentQuestion> = {},
): Promise<CommentsFound> => {
  const found = await searchComments(site.world, account, { query, ...question });
  assert.ok(found.ok);
  return found.value;
};

const plain = (html: string): string => html.replaceAll(/<[^>]+>/g, '');
const texts = ({ comments }: CommentsFound): string[] => comments.map(({ excerptHtml }) => plain(excerptHtml));

const isIndexed = async (site: WritingSite, id: string): Promise<boolean> =>
  (await site.world.db
    .selectFrom('comment_search_entry')
    .select('row_id')
    .where('comment_id', '=', id)
    .executeTakeFirst()) !== undefined;

test('words are found in every form, newest first, in any state; phrases and words to leave out are understood', async () => {
  const site = await writingSite({ words: { '*': { refuse: [], hold: ['kraken'], nudge: [] } } });
  const [ann, mod] = [await site.reader('Ann Lee'), await site.reader('Mo', 'moderator')];
  const say = async (text: string): Promise<string> => {
    site.clock.now += 1_000;
    return (await ann.post(text)).id;
  };
  await say('The harbour is too small for such ferries.');
  await say('A ferry came in late, the harbour was empty.');
  await say('A kraken under the ferry!');
  await say('Nothing to do with ships <b>at all</b>.');
  assert.deepEqual(texts(await ask(site, mod.account, 'ferry')), [
    'A kraken under the ferry!',
    'A ferry came in late, the harbour was empty.',
    'The harbour is too small for such ferries.',
  ]);
  assert.equal(texts(await ask(site, mod.account, 'ferry', { state: 'waiting' })).length, 1);
  assert.deepEqual(texts(await ask(site, mod.account, 'ferry -late', { state: 'published' })), [
    'The harbour is too small for such ferries.',
  ]);
  assert.equal(texts(await ask(site, mod.account, '"harbour was empty"')).length, 1);
  assert.equal(texts(await ask(site, mod.account, '"empty harbour"')).length, 0);
  const [odd] = (await ask(site, mod.account, 'ships')).comments;
  assert.match(odd?.excerptHtml ?? '', /<mark>ships<\/mark> &lt;b&gt;at all/, 'a text is no markup');
  assert.equal((await ask(site, mod.account, '-ferry')).comments.length, 1);
  assert.equal((await ask(site, mod.account, '')).total, 4);
  await site.close();
});

test('by: finds a writer however the name is written, also together with words, and says when nobody is called so', async () => {
  const site = await writingSite();
  const [ann, ben, mod] = [
    await site.reader('Ann Lee'),
    await site.reader('Ben'),
    await site.reader('Mo', 'moderator'),
  ];
  await ann.post('The tide was high this morning.');
  await ben.post('The tide was low in the evening.');
  assert.deepEqual(texts(await ask(site, mod.account, 'by:"ANN LEE"')), ['The tide was high this morning.']);
  assert.deepEqual(texts(await ask(site, mod.account, 'tide by:ben')), ['The tide was low in the evening.']);
  assert.deepEqual(texts(await ask(site, mod.account, 'tide -by:ben')), ['The tide was high this morning.']);
  assert.equal((await ask(site, mod.account, 'high by:ben')).comments.length, 0);
  assert.equal((await ask(site, mod.account, 'tide by:ben by:"Ann Lee"')).comments.length, 2, 'either of them');
  const nobody = await ask(site, mod.account, 'tide by:Xaver');
  assert.deepEqual([nobody.comments.length, nobody.nobody], [0, ['Xaver']]);
  const id = (await ask(site, mod.account, 'by:ben')).comments[0]?.writer.id ?? '';
  assert.deepEqual(texts(await ask(site, mod.account, '', { reader: id })), ['The tide was low in the evening.']);
  await site.close();
});

test('the filters of the queues narrow what is found, and pages go on without a gap', async () => {
  const site = await writingSite({ words: { '*': { refuse: [], hold: ['kraken'], nudge: [] } } });
  const [ann, ben, mod] = [await site.reader('Ann'), await site.reader('Ben'), await site.reader('Mo', 'moderator')];
  const ids: string[] = [];
  for (let i = 0; i < 25; i += 1) {
    site.clock.now += 60_000;
    ids.unshift((await ann.post(`Wave number ${i} came in (${i * 7919}).`)).id);
  }
  const waiting = await ann.post('A wave with a kraken in it.');
  await ben.send(`/comments/${ids[3]}/report`, { reason: 'insult', text: 'So rude.' });
  const found: string[] = [];
  for (let before: string | undefined, i = 0; i < 9; i += 1) {
    const page = await ask(site, mod.account, 'number', { before, limit: 7 });
    assert.equal(page.total, 25);
    found.push(...page.comments.map(({ id }) => id));
    before = page.next;
    if (!before) break;
  }
  assert.deepEqual(found, ids);
  const idsOf = async (question: Partial<CommentQuestion>): Promise<string[]> =>
    (await ask(site, mod.account, 'wave', question)).comments.map(({ id }) => id);
  assert.deepEqual(await idsOf({ reason: 'insult' }), [ids[3]]);
  assert.deepEqual(await idsOf({ reason: 'words' }), [waiting.id]);
  assert.equal((await idsOf({ thread: site.story, limit: 100 })).length, 26);
  assert.deepEqual(await idsOf({ thread: waiting.id }), []);
  assert.equal((await idsOf({ edition: 'en', limit: 100 })).length, 26);
  assert.deepEqual(await idsOf({ edition: 'ar' }), []);
  assert.deepEqual(await idsOf({ section: 'no-such-section' }), []);
  const from = site.clock.now - 2.5 * 60_000;
  assert.deepEqual(await idsOf({ from, state: 'published' }), ids.slice(0, 3));
  assert.equal((await idsOf({ until: from, limit: 100 })).length, 22);
  await site.close();
});

test('what is edited is found by its new words; what is deleted or erased has left the index within the hour', async () => {
  const site = await writingSite();
  const [ann, ben, mod] = [await site.reader('Ann'), await site.reader('Ben'), await site.reader('Mo', 'moderator')];
  const edited = await ann.post('The lighthouse is dark.');
  const deleted = await ann.post('Seagulls took my sandwich.');
  const removed = await ben.post('An anchor was stolen, shame on you.');
  const erased = await ben.post('The compass points north.');
  assert.equal((await ask(site, mod.account, '')).total, 4);
  site.clock.now += 60_000;
  await ann.send(`/comments/${edited.id}/edit`, { text: 'The windmill is dark.' });
  await ann.send(`/comments/${deleted.id}/delete`);
  await mod.send(`/comments/${removed.id}/remove`, { rule: 'insult' });
  assert.equal((await ask(site, mod.account, 'lighthouse')).comments.length, 0);
  assert.equal((await ask(site, mod.account, 'windmill')).comments.length, 1);
  assert.equal((await ask(site, mod.account, 'seagulls')).comments.length, 0);
  assert.equal(await isIndexed(site, deleted.id), false);
  assert.equal((await ask(site, mod.account, 'anchor', { state: 'removed' })).comments.length, 1);

  const { commenter_id: benAsWriter } = await site.world.db
    .selectFrom('comment')
    .select('commenter_id')
    .where('id', '=', erased.id)
    .executeTakeFirstOrThrow();
  await site.world.write((tx) => tx.later('forget-commenters', { commenterIds: [benAsWriter], isRemoving: true }));
  await site.runJobs();
  assert.equal((await ask(site, mod.account, 'anchor')).comments.length, 0, 'nothing is shown of it at once');
  site.clock.now += 3_600_000;
  await site.runJobs();
  for (const id of [erased.id, removed.id]) assert.equal(await isIndexed(site, id), false);
  await site.close();
});

test('an archive that comes in with old times is found after the next round; a new index has the same', async () => {
  const site = await writingSite();
  const [ann, mod] = [await site.reader('Ann'), await site.reader('Mo', 'moderator')];
  await ann.post('A fresh breeze from the sea.');
  await ask(site, mod.account, 'breeze');
  const row = await site.world.db.selectFrom('comment').selectAll().executeTakeFirstOrThrow();
  const old = { ...row, id: '0190a000-0000-7000-8000-000000000001', root_id: '0190a000-0000-7000-8000-000000000001' };
  const archived = {
    created_at: Date.UTC(2009, 1, 1),
    changed_at: Date.UTC(2009, 1, 1),
    origin: 'wordpress',
    origin_id: '7',
  };
  const values = { ...old, ...archived, post_key: null, is_listed: 1, is_closed: 0 } as const;
  await site.world.write(({ db }) => db.insertInto('comment').values(values).execute());
  await indexComments(site.world);
  assert.equal((await ask(site, mod.account, 'breezes')).comments.length, 2);
  await reindexComments(site.world);
  assert.equal((await ask(site, mod.account, 'breeze', { until: Date.UTC(2010) })).comments.length, 1);
  assert.equal((await ask(site, mod.account, 'breeze')).total, 2);
  await site.close();
});

test('posting writes nothing into the index: it is brought up to date when somebody searches', async () => {
  const site = await writingSite();
  const [ann, mod] = [await site.reader('Ann'), await site.reader('Mo', 'moderator')];
  await site.runJobs();
  const posted = await ann.post('The harbour master is on leave.');
  assert.equal(await isIndexed(site, posted.id), false);
  assert.equal((await ask(site, mod.account, 'harbour')).comments.length, 1);
  assert.equal(await isIndexed(site, posted.id), true);
  await site.close();
});

test('odd and hostile queries are answered like any other', async () => {
  const site = await writingSite();
  const [ann, mod] = [await site.reader('Ann'), await site.reader('Mo', 'moderator')];
  for (const text of ['A plain sentence about boats.', '海辺の町に船が着いた', 'Чайка над гаванью', 'سفينة في الميناء'])
    await ann.post(text);
  for (const query of [
    '"',
    '" OR 1=1 --',
    'body:boats NOT *',
    ':all',
    ':s.published',
    'by:',
    'by:"',
    '-by:""',
    '\u0000boats',
    'AND OR NOT NEAR(a b)',
    '((((((((',
    'a '.repeat(500),
    '"'.repeat(999),
    'by:a '.repeat(300),
    '\ud800',
    '%_\\',
  ])
    assert.ok((await ask(site, mod.account, query)).comments.length <= 4, query);
  for (const before of ['x', '-1', '99999999999999999999', "1'--"])
    assert.ok((await ask(site, mod.account, 'boats', { before })).comments.length <= 1, before);
  assert.equal((await ask(site, mod.account, '町')).comments.length, 1);
  assert.equal((await ask(site, mod.account, 'чайка')).comments.length, 1);
  await site.close();
});

test('only those who work at the desk may search', async () => {
  const site = await writingSite();
  for (const role of ['reader', 'contributor', 'writer'] as const) {
    const { account } = await site.reader(`A ${role}`, role);
    assert.deepEqual(await searchComments(site.world, account, { query: 'x' }), { ok: false, refusal: 'not-allowed' });
  }
  await site.close();
});
