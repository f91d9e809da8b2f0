import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { writingSite, type Reader, type WritingSite } from '../rooms/discussion/writing-for-tests.ts';
import { asking, saidBy, tokenFor, type Told } from './api-for-tests.ts';

let site: WritingSite;
let ask: ReturnType<typeof asking>;
let chief: Reader;
let maren: Reader;
let tokens: { chief: string; maren: string; ann: string };
let counter = 0;

before(async () => {
  site = await writingSite();
  ask = asking(() => site);
  chief = await site.reader('Chief', 'publisher');
  maren = await site.reader('Maren', 'moderator');
  const ann = await site.reader('Ann');
  const token = (one: Reader, ...scopes: ('moderate' | 'read')[]) => tokenFor(site, one.account, ...scopes);
  tokens = {
    chief: await token(chief, 'moderate'),
    maren: await token(maren, 'moderate'),
    ann: await token(ann, 'read'),
  };
});

const as = (who: keyof typeof tokens) => (what: string, body?: unknown) => {
  // Nobody is hindered by how fast tests ask.
  site.clock.now += 1_001;
  return ask(what, { token: tokens[who], ...(body === undefined ? {} : { body }) });
};

const someone = async (): Promise<Reader> => site.reader(`Reader ${(counter += 1)}`);
const written = async (text = `Something worth saying, number ${(counter += 1)}.`, by?: Reader, fields = {}) =>
  (await (by ?? (await someone())).post(text, fields)).id;
const stateOf = async (id: string): Promise<string> =>
  (await site.world.db.selectFrom('comment').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;
const readerOf = async (id: string): Promise<string> =>
  (await site.world.db.selectFrom('comment').select('commenter_id').where('id', '=', id).executeTakeFirstOrThrow())
    .commenter_id;
const fine = (told: Told): Told => {
  assert.ok(told.status < 300, saidBy(told));
  return told;
};

test('A selection is removed at once, and the decision about one of them taken back', async () => {
  const [one, two] = [await written(), await written()];
  const body = { commentIds: [one, two, '01963f0e-6a10-7c2e-9d4b-2f7a51c80e11'], act: 'remove', rule: 'insult' };
  const { value } = fine(await as('maren')('POST /decisions', body));
  assert.deepEqual(new Set(value.done), new Set([one, two]));
  assert.equal(value.gone.length, 1);
  const undone = fine(await as('maren')(`POST /decisions/${value.decisionIds[0]}/undo`));
  assert.equal(undone.value.state, 'published');
  assert.equal(saidBy(await as('chief')(`POST /decisions/${value.decisionIds[1]}/undo`)), '403 not-allowed');
  site.clock.now += 11 * 60_000;
  assert.equal(saidBy(await as('maren')(`POST /decisions/${value.decisionIds[1]}/undo`)), '403 too-late');
  assert.equal(saidBy(await as('maren')('POST /decisions', { ...body, rule: undefined })), '422 invalid');
  const many = { ...body, commentIds: Array.from({ length: 201 }, () => one) };
  assert.equal(saidBy(await as('maren')('POST /decisions', many)), '422 invalid');
});

test('A list of the desk is narrowed and turned round by parameters', async () => {
  const dora = await someone();
  const [one, two] = [await written(undefined, dora), await written()];
  const listed = async (query: string): Promise<string[]> =>
    fine(await as('maren')(`GET /moderation/new?${query}`)).value.items.map(({ id }: { id: string }) => id);
  assert.deepEqual(await listed(`readerId=${await readerOf(one)}`), [one]);
  const all = await listed(`articleId=${site.story}&order=risk&age=hour`);
  assert.ok(all.includes(one) && all.includes(two));
  assert.deepEqual(await listed('edition=ar'), []);
  assert.equal(saidBy(await as('maren')('GET /moderation/new?after=nowhere')), '400 bad-query');
  assert.equal(saidBy(await as('maren')('GET /moderation/new?age=year')), '400 bad-query');
});

test('A comment moves under another, and a branch takes no more answers until it is opened', async () => {
  const [one, two] = [await written(), await written()];
  fine(await as('maren')(`PUT /comments/${two}/parent`, { parentId: one }));
  const row = await site.world.db.selectFrom('comment').select('parent_id').where('id', '=', two).executeTakeFirst();
  assert.equal(row?.parent_id, one);
  assert.equal(saidBy(await as('maren')(`PUT /comments/${one}/parent`, { parentId: two })), '422 invalid');
  fine(await as('maren')(`PUT /comments/${one}/closed`));
  assert.equal((await (await someone()).post('Too late.', { parent: one })).refusal, 'closed');
  fine(await as('maren')(`DELETE /comments/${one}/closed`));
  assert.equal((await (await someone()).post('In time.', { parent: one })).state, 'published');
});

test('A claim tells who is looking; a comment is handed to a colleague and taken off the desk', async () => {
  const id = await written();
  assert.equal(fine(await as('maren')(`PUT /comments/${id}/claim`)).value.isYours, true);
  assert.deepEqual(fine(await as('chief')(`PUT /comments/${id}/claim`)).value, { isYours: false, name: 'Maren' });
  fine(await as('maren')(`DELETE /comments/${id}/claim`));
  assert.equal(fine(await as('chief')(`PUT /comments/${id}/claim`)).value.isYours, true);
  fine(await as('maren')(`POST /comments/${id}/handing`, { toId: chief.account.id, words: 'You know the figures.' }));
  const { items } = fine(await as('chief')('GET /handings')).value;
  assert.deepEqual(
    items.map(({ commentId, words }: { commentId: string; words: string }) => [commentId, words]),
    [[id, 'You know the figures.']],
  );
  fine(await as('chief')(`DELETE /handings/${items[0].id}`));
  assert.deepEqual(fine(await as('chief')('GET /handings')).value.items, []);
  fine(await as('maren')('POST /hand-over-notes', { text: 'A quiet night.' }));
  assert.equal(fine(await as('chief')('GET /hand-over-notes')).value.items[0].text, 'A quiet night.');
});

test('A threat is escalated by a moderator, and seen by editors and publishers alone', async () => {
  const id = await written();
  fine(await as('maren')(`POST /comments/${id}/escalation`, { words: 'Names a school.' }));
  assert.equal(saidBy(await as('maren')(`POST /comments/${id}/escalation`, { words: 'Again.' })), '409 gone');
  assert.equal(saidBy(await as('maren')('GET /escalations')), '403 not-allowed');
  const [open] = fine(await as('chief')('GET /escalations')).value.items;
  assert.equal(open.commentId, id);
  fine(await as('chief')(`POST /escalations/${open.id}/outcome`, { outcome: 'The police were told.' }));
  const [closed] = fine(await as('chief')('GET /escalations?state=closed')).value.items;
  assert.equal(closed.outcome, 'The police were told.');
});

test('A reader is suspended and let back in; card, note and search tell of it', async () => {
  const bea = await someone();
  const id = await written('The lighthouse keeper was asleep.', bea);
  const reader = await readerOf(id);
  const until = new Date(site.clock.now + 86_400_000).toISOString();
  const asked = { kind: 'suspend', rule: 'insult', words: 'For a day.', until };
  assert.equal(
    saidBy(await as('maren')(`POST /readers/${reader}/restrictions`, { ...asked, until: undefined })),
    '422 invalid',
  );
  const { value } = fine(await as('maren')(`POST /readers/${reader}/restrictions`, asked));
  assert.equal((await bea.post('May I?')).refusal, 'suspended');
  fine(await as('maren')(`POST /readers/${reader}/notes`, { text: 'Writes at night.' }));
  const card = fine(await as('maren')(`GET /readers/${reader}/card`)).value;
  assert.deepEqual(
    [card.counts.published, card.restrictions[0].kind, card.notes[0].text],
    [1, 'suspend', 'Writes at night.'],
  );
  assert.ok(!JSON.stringify(card).includes('@'), 'no address');
  fine(await as('maren')(`POST /restrictions/${value.restrictionId}/lift`, { words: 'Good.' }));
  assert.equal((await bea.post('May I now?')).state, 'published');
  const found = fine(await as('maren')('GET /comment-search?q=%22lighthouse%20keeper%22')).value;
  assert.deepEqual(
    found.items.map((one: { id: string }) => one.id),
    [id],
  );
  assert.deepEqual(fine(await as('maren')(`GET /comment-search?q=lighthouse&state=removed`)).value.items, []);
});

test('Equals at the desk do not restrict each other', async () => {
  const other = await site.reader('Otto', 'moderator');
  const reader = await readerOf(await written(undefined, other));
  const asked = { kind: 'warn', rule: 'insult', words: 'No.' };
  assert.equal(saidBy(await as('maren')(`POST /readers/${reader}/restrictions`, asked)), '403 not-allowed');
});

test('An appeal is decided by somebody else than the one it is against', async () => {
  const cora = await someone();
  const id = await written(undefined, cora);
  fine(await as('maren')(`POST /comments/${id}/decision`, { act: 'remove', rule: 'insult' }));
  const appealed = await cora.send(`/comments/${id}/appeal`, { words: 'It was a quotation.' });
  assert.ok(appealed.status < 400, String(appealed.status));
  const [open] = fine(await as('chief')('GET /appeals')).value.items;
  assert.deepEqual([open.commentId, open.words, open.state], [id, 'It was a quotation.', 'open']);
  const verdict = { verdict: 'overturned', answer: 'You are right.' };
  assert.equal(saidBy(await as('maren')(`POST /appeals/${open.id}/decision`, verdict)), '403 not-allowed');
  fine(await as('chief')(`POST /appeals/${open.id}/decision`, verdict));
  assert.equal(await stateOf(id), 'published');
  assert.equal(fine(await as('chief')(`GET /appeals/${open.id}`)).value.state, 'overturned');
  assert.equal(saidBy(await as('chief')(`POST /appeals/${open.id}/decision`, verdict)), '409 gone');
});

const rule = {
  name: 'No parrots',
  act: 'hold',
  scope: { editions: [], sections: [], articleIds: [], languages: [] },
  conditions: { match: 'all', list: [{ kind: 'words', terms: ['parrot'] }] },
  words: [{ edition: 'en', text: 'We read about parrots first.' }],
};

test('A rule is added, rehearsed, switched on and does what it says; what is wrong with one is told', async () => {
  await written('A parrot said so.');
  const wrong = await as('chief')('POST /rules', { ...rule, conditions: { match: 'all', list: [{ kind: 'words' }] } });
  assert.equal(saidBy(wrong), '422 invalid');
  const { value } = fine(await as('chief')('POST /rules', rule));
  assert.equal(value.isOn, false);
  assert.equal((await (await someone()).post('Another parrot says so too.')).state, 'published');
  fine(await as('chief')(`POST /rules/${value.id}/rehearsal`, { days: 7 }));
  await site.runJobs();
  const rehearsed = fine(await as('chief')(`GET /rules/${value.id}/rehearsal`)).value;
  assert.deepEqual([rehearsed.state, rehearsed.matched, rehearsed.isCurrent], ['done', 2, true]);
  fine(await as('chief')(`PUT /rules/${value.id}/state`, { isOn: true }));
  const held = await (await someone()).post('A third parrot repeats everything.');
  assert.deepEqual([held.state, held.words.includes('parrots first')], ['waiting', true]);
  fine(await as('chief')(`PUT /rules/${value.id}`, { ...rule, name: 'Parrots' }));
  assert.equal(fine(await as('maren')('GET /rules')).value.items[0].name, 'Parrots');
  fine(await as('chief')(`DELETE /rules/${value.id}`));
  assert.equal(saidBy(await as('chief')(`DELETE /rules/${value.id}`)), '404 not-found');
});

test('Words for readers and saved views are kept and removed', async () => {
  const draft = { rule: 'insult', edition: 'en', title: 'Kindly', words: 'Please be kind.' };
  const { id } = fine(await as('maren')('POST /templates', draft)).value;
  fine(await as('maren')(`PUT /templates/${id}`, { ...draft, words: 'Please be kinder.' }));
  const kept = fine(await as('maren')('GET /templates/en')).value.items;
  assert.ok(
    kept.some((one: { id: string | null; words: string }) => one.id === id && one.words === 'Please be kinder.'),
  );
  fine(await as('maren')(`DELETE /templates/${id}`));
  assert.equal(saidBy(await as('maren')(`DELETE /templates/${id}`)), '404 not-found');
  assert.equal(saidBy(await as('maren')('GET /templates/xx')), '404 not-found');
  const view = fine(await as('maren')('POST /views', { name: 'Night', query: 'list=waiting', isShared: true })).value;
  const [shared] = fine(await as('chief')('GET /views')).value.items;
  assert.deepEqual([shared.name, shared.isOwn, shared.by], ['Night', false, 'Maren']);
  fine(await as('maren')(`DELETE /views/${view.id}`));
  assert.deepEqual(fine(await as('chief')('GET /views')).value.items, []);
});

test('Tonight only so many discussions are open; a domain of addresses is held', async () => {
  const until = new Date(site.clock.now + 3_600_000).toISOString();
  const asked = { threads: 1, until, otherwise: 'closed', articleIds: [] };
  assert.equal(fine(await as('maren')('PUT /capacity', asked)).value.isLimited, true);
  assert.equal((await (await someone()).post('Is anybody there?')).refusal, 'closed');
  const tooLong = { ...asked, until: new Date(site.clock.now + 30 * 86_400_000).toISOString() };
  assert.equal(saidBy(await as('maren')('PUT /capacity', tooLong)), '422 invalid');
  fine(await as('maren')('PUT /capacity', { ...asked, until: new Date(site.clock.now).toISOString() }));
  assert.equal(fine(await as('maren')('GET /capacity')).value.isLimited, false);
  fine(await as('maren')('PUT /mail-domains/readers.test', { act: 'hold' }));
  assert.equal((await (await someone()).post('A letter from the readers.')).state, 'waiting');
  fine(await as('maren')('DELETE /mail-domains/readers.test'));
  assert.equal((await (await someone()).post('One more letter from them.')).state, 'published');
  assert.equal(saidBy(await as('maren')('PUT /mail-domains/com', { act: 'hold' })), '422 invalid');
});

test('Webhooks and judges are added, changed and removed; secrets are told once', async () => {
  const hook = {
    url: 'https://hooks.example/x',
    format: 'json',
    events: ['comment.waiting'],
    withText: false,
    isOn: true,
    note: '',
  };
  const { id, secret } = fine(await as('chief')('POST /webhooks', hook)).value;
  assert.match(secret, /^whsec_/);
  const [listed] = fine(await as('chief')('GET /webhooks')).value.items;
  assert.ok(listed.url === hook.url && !JSON.stringify(listed).includes('whsec_'));
  fine(await as('chief')(`PUT /webhooks/${id}`, { ...hook, isOn: false }));
  assert.notEqual(fine(await as('chief')(`POST /webhooks/${id}/secret`)).value.secret, secret);
  assert.deepEqual(fine(await as('chief')(`GET /webhooks/${id}/deliveries`)).value.items, []);
  assert.equal(saidBy(await as('chief')('POST /webhooks', { ...hook, url: 'http://127.0.0.1/' })), '422 invalid');
  fine(await as('chief')(`DELETE /webhooks/${id}`));
  const judge = {
    name: 'Tone',
    url: 'https://judge.example/',
    timeoutMs: 800,
    editions: [],
    sections: [],
    mayRefuse: false,
    whenAway: 'risk',
    isOn: false,
  };
  const made = fine(await as('chief')('POST /judges', judge)).value;
  assert.equal(fine(await as('chief')('GET /judges')).value.items[0].name, 'Tone');
  assert.deepEqual(fine(await as('chief')(`GET /judges/${made.id}/agreement`)).value.items, []);
  assert.equal(saidBy(await as('chief')(`PUT /judges/${made.id}`, { ...judge, timeoutMs: 5_000 })), '422 invalid');
  fine(await as('chief')(`DELETE /judges/${made.id}`));
});

test('The figures of the year are those of the decisions', async () => {
  const { value } = fine(await as('maren')('GET /transparency/2026'));
  assert.ok(value.tables.length > 5);
  assert.equal(saidBy(await as('maren')('GET /transparency/1999')), '404 not-found');
});

test('What is for editors and publishers a moderator’s token does not open, and a reader’s opens nothing', async () => {
  const nowhere = '01963f0e-6a10-7c2e-9d4b-2f7a51c80e11';
  const forHeads: [string, unknown?][] = [
    ['POST /rules', rule],
    [`PUT /rules/${nowhere}`, rule],
    [`PUT /rules/${nowhere}/state`, { isOn: true }],
    [`DELETE /rules/${nowhere}`],
    [`POST /rules/${nowhere}/rehearsal`, { days: 1 }],
    ['GET /escalations'],
    [`POST /escalations/${nowhere}/outcome`, { outcome: 'x' }],
    ['GET /webhooks'],
    [`GET /webhooks/${nowhere}/deliveries`],
    [`POST /webhooks/${nowhere}/secret`],
    [`POST /webhooks/${nowhere}/test`],
    [`DELETE /webhooks/${nowhere}`],
    ['GET /judges'],
    [`POST /judges/${nowhere}/test`, { text: 'x' }],
    [`GET /judges/${nowhere}/agreement`],
    [`DELETE /judges/${nowhere}`],
  ];
  for (const [what, body] of forHeads) assert.equal(saidBy(await as('maren')(what, body)), '403 not-allowed', what);
  for (const what of ['GET /comment-search?q=x', 'GET /appeals', 'GET /rules', 'GET /views', 'GET /handings'])
    assert.equal(saidBy(await as('ann')(what)), '403 token-scope', what);
});
