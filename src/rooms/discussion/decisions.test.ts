import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decideMany, mostAtOnce } from './decide.ts';
import { templatesFor } from './templates/read-templates.ts';
import { removeTemplate, saveTemplate } from './templates/templates.ts';
import { writingSite, type Reader, type WritingSite } from './writing-for-tests.ts';

const rowOf = ({ world }: WritingSite, id: string) =>
  world.db.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const decisionsOf = ({ world }: WritingSite) => world.db.selectFrom('decision').selectAll().orderBy('id').execute();
const answerOf = async (answer: Response): Promise<Record<string, unknown>> =>
  (await answer.json()) as Record<string, unknown>;

/** What a script hears of a decision: its id, to take it back. */
const press = async (mod: Reader, path: string, fields: Record<string, string> = {}): Promise<string> => {
  const answer = await mod.send(path, fields, { json: true });
  assert.equal(answer.status, 200, `${path} ${answer.status}`);
  return String((await answerOf(answer))['decisionId']);
};

const setUp = async (): Promise<{ site: WritingSite; ann: Reader; ben: Reader; mod: Reader }> => {
  const site = await writingSite();
  const [ann, ben] = [await site.reader('Ann'), await site.reader('Ben')];
  return { site, ann, ben, mod: await site.reader('Mo', 'moderator') };
};

test('a decision is taken back by who made it: all is as it was, reports are open again, and the record says so', async () => {
  const { site, ann, ben, mod } = await setUp();
  const { id } = await ann.post('Something that is reported.');
  await ben.send(`/comments/${id}/report`, { kind: 'report', reason: 'insult' });
  await mod.send(`/comments/${id}/pick`, { why: 'For a moment.' });
  const before = await rowOf(site, id);
  site.clock.now += 5;
  const removal = await press(mod, `/comments/${id}/remove`, { rule: 'insult', words: 'No.' });
  const colleague = await site.reader('Ed', 'editor');
  assert.equal((await colleague.send(`/decisions/${removal}/undo`, {}, { json: true })).status, 403);
  assert.equal((await ann.send(`/decisions/${removal}/undo`)).headers.get('location'), '/sign-in');
  site.clock.now += 5;
  const back = await answerOf(await mod.send(`/decisions/${removal}/undo`, {}, { json: true }));
  assert.deepEqual([back['state'], back['id'], back['to']], ['done', id, 'published']);
  const after = await rowOf(site, id);
  assert.deepEqual(
    { ...after, changed_at: 0, seen_at: 0 },
    { ...before, changed_at: 0, seen_at: 0 },
    'the comment is as it was',
  );
  const [report] = await site.world.db.selectFrom('report').selectAll().execute();
  assert.deepEqual([report?.state, report?.handled_at, report?.handled_by], ['open', null, null]);
  const decisions = await decisionsOf(site);
  const last = decisions.at(-1);
  assert.deepEqual(
    [last?.act, JSON.parse(last?.details ?? '{}').of, last?.account_id],
    ['undo', removal, mod.account.id],
  );
  const again = await mod.send(`/decisions/${removal}/undo`, {}, { json: true });
  assert.deepEqual([again.status, (await answerOf(again))['refusal']], [409, 'gone']);
  await site.runJobs();
  const told = await (await ann.get('/me/notifications')).text();
  assert.match(told, /Your comment is public again/, 'who was told of the removal is told of this');
  await site.close();
});

test('only the last word about a comment can be taken back, and only for ten minutes', async () => {
  const { site, ann, mod } = await setUp();
  const { id } = await ann.post('Decided about more than once.');
  const first = await press(mod, `/comments/${id}/remove`, { rule: 'spam' });
  site.clock.now += 1;
  const second = await press(mod, `/comments/${id}/restore`);
  assert.equal((await mod.send(`/decisions/${first}/undo`, {}, { json: true })).status, 409);
  site.clock.now += 10 * 60_000;
  assert.equal((await mod.send(`/decisions/${second}/undo`, {}, { json: true })).status, 200, 'just in time');
  assert.equal((await rowOf(site, id)).state, 'removed');
  assert.equal((await rowOf(site, id)).rule, 'spam', 'under the rule it had');
  const third = await press(mod, `/comments/${id}/restore`);
  site.clock.now += 10 * 60_000 + 1;
  const late = await mod.send(`/decisions/${third}/undo`);
  assert.equal(late.status, 409);
  assert.match(await late.text(), /can be taken back for 10 minutes/);
  await site.close();
});

test('an approval that is taken back waits again, and leaves the pages of all readers', async () => {
  const site = await writingSite({ state: 'held' });
  const [ann, mod] = [await site.reader('Ann'), await site.reader('Mo', 'moderator')];
  const { id } = await ann.post('Let through by a slip of the finger.');
  const approval = await press(mod, `/comments/${id}/approve`);
  assert.match(await (await site.stranger.get(site.path)).text(), /slip of the finger/);
  const since = site.clock.now;
  site.clock.now += 10;
  assert.equal((await mod.send(`/decisions/${approval}/undo`)).status, 303);
  assert.equal((await rowOf(site, id)).state, 'waiting');
  assert.equal((await rowOf(site, id)).held_why, 'held-thread');
  assert.doesNotMatch(await (await site.stranger.get(site.path)).text(), /slip of the finger/);
  const told = await (await site.stranger.get(`/live/thread/${site.story}/changes?since=${since}`)).json();
  assert.deepEqual(
    (told as { gone: { id: string }[] }).gone.map((one) => one.id),
    [id],
    'open pages drop it',
  );
  await site.close();
});

test('a comment moves with its answers under another one or to the top, and back', async () => {
  const { site, ann, ben, mod } = await setUp();
  const one = await ann.post('The first thought.');
  const two = await ben.post('The second thought.');
  const answer = await ben.post('An answer to the first.', { parent: one.id });
  const deeper = await ann.post('And one to that.', { parent: answer.id });
  const form = await (await mod.get(`/comments/${answer.id}/move`)).text();
  assert.match(form, /An answer to the first\./);
  const place = async (id: string): Promise<unknown[]> => {
    const { parent_id: parent, root_id: root, reply_count: replies } = await rowOf(site, id);
    return [parent, root, replies];
  };
  const wrong = async (id: string, parent: string): Promise<unknown> =>
    (await answerOf(await mod.send(`/comments/${id}/move`, { parent }, { json: true })))['refusal'];
  assert.equal(await wrong(answer.id, one.id), 'same-place');
  assert.equal(await wrong(answer.id, deeper.id), 'own-branch');
  assert.equal(await wrong(answer.id, answer.id), 'own-branch');
  assert.equal(await wrong(answer.id, 'nonsense'), 'no-parent');
  assert.equal(await wrong(answer.id, site.world.newId()), 'no-parent');
  const address = `http://courant.test${site.path}?comment=${two.id}#comment-${two.id}`;
  const move = await press(mod, `/comments/${answer.id}/move`, { parent: address });
  assert.deepEqual(await place(answer.id), [two.id, two.id, 0]);
  assert.deepEqual(await place(deeper.id), [answer.id, two.id, 0]);
  assert.deepEqual([(await place(one.id))[2], (await place(two.id))[2]], [0, 2]);
  await mod.send(`/decisions/${move}/undo`);
  assert.deepEqual(await place(answer.id), [one.id, one.id, 0]);
  assert.deepEqual([(await place(one.id))[2], (await place(two.id))[2]], [2, 0]);
  await mod.send(`/comments/${answer.id}/move`, { parent: '' });
  assert.deepEqual(await place(answer.id), [null, answer.id, 1]);
  assert.deepEqual(await place(deeper.id), [answer.id, answer.id, 0]);
  await site.close();
});

test('below a closed branch nobody answers, and readers are told; everywhere else they do', async () => {
  const { site, ann, ben, mod } = await setUp();
  const top = await ann.post('A quarrel begins.');
  const answer = await ben.post('And goes on.', { parent: top.id });
  const other = await ben.post('Meanwhile, elsewhere.');
  const closing = await press(mod, `/comments/${top.id}/close-subthread`);
  assert.equal((await mod.send(`/comments/${top.id}/close-subthread`)).status, 409);
  for (const parent of [top.id, answer.id]) {
    const refused = await ann.post('One more word.', { parent });
    assert.deepEqual([refused.state, refused.refusal, refused.reason], ['refused', 'closed', 'subthread-closed']);
    assert.match(refused.words, /a moderator has closed this part/);
  }
  assert.equal((await ann.post('Another word.', { parent: other.id })).state, 'published');
  const page = await (await site.stranger.get(site.path)).text();
  assert.match(page, /Replies are closed/);
  assert.doesNotMatch(page, new RegExp(`reply=${top.id}`));
  assert.match(page, new RegExp(`reply=${other.id}`));
  await mod.send(`/comments/${other.id}/move`, { parent: answer.id });
  assert.equal(
    (await ann.post('Here as well?', { parent: other.id })).reason,
    'subthread-closed',
    'what moves there is closed',
  );
  assert.equal((await mod.send(`/decisions/${closing}/undo`)).status, 303);
  assert.equal((await ann.post('Calmer now.', { parent: answer.id })).state, 'published');
  await mod.send(`/comments/${top.id}/close-subthread`);
  assert.equal((await mod.send(`/comments/${top.id}/open-subthread`)).status, 303);
  assert.equal((await ann.post('All of it is open.', { parent: other.id })).state, 'published');
  await site.close();
});

test('a selection is decided about at once, each with a record of its own; what a colleague has decided is said', async () => {
  const { site, ann, mod } = await setUp();
  const ids: string[] = [];
  for (let n = 0; n < 8; n += 1) ids.push((await ann.post(`Advertising number ${n * 7919} of many.`)).id);
  const [gone = '', ...rest] = ids;
  await mod.send(`/comments/${gone}/remove`, { rule: 'spam' });
  const asked = { account: mod.account, act: 'remove', rule: 'spam', words: 'All of it.' } as const;
  const outcome = await decideMany(site.world, { ...asked, commentIds: [...ids, ...ids] });
  assert.ok(outcome.ok);
  assert.deepEqual([outcome.value.done.toSorted(), outcome.value.gone], [rest.toSorted(), [gone]]);
  const decisions = await decisionsOf(site);
  assert.equal(decisions.filter(({ act, words }) => act === 'remove' && words === 'All of it.').length, rest.length);
  const many = Array.from({ length: mostAtOnce + 1 }, () => site.world.newId());
  assert.equal((await decideMany(site.world, { ...asked, commentIds: many })).ok, false, 'too many at once');
  await site.close();
});

test('two selections that overlap are both decided about, and each comment once', async () => {
  const { site, ann, mod } = await setUp();
  const ed = await site.reader('Ed', 'editor');
  const ids: string[] = [];
  for (let n = 0; n < 24; n += 1) {
    const parent = n % 3 === 0 ? undefined : ids[n - (n % 3)];
    ids.push((await ann.post(`Number ${n * 7919} of the crowd.`, parent ? { parent } : {})).id);
  }
  const remove = (by: Reader, commentIds: string[]) =>
    decideMany(site.world, { account: by.account, act: 'remove', rule: 'spam', commentIds });
  const outcomes = await Promise.all([remove(mod, ids), remove(ed, ids.toReversed()), remove(mod, ids.slice(5))]);
  const done = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value.done : []));
  assert.deepEqual(done.toSorted(), ids.toSorted());
  const thread = await site.world.db.selectFrom('thread').select('comment_count').executeTakeFirstOrThrow();
  assert.equal(thread.comment_count, 0);
  await site.close();
});

test('nothing is decided without a trace: every act leaves who, when, under which rule and version of the guidelines', async () => {
  const site = await writingSite({ guidelinesVersion: 7 });
  const [ann, ben, mod] = [await site.reader('Ann'), await site.reader('Ben'), await site.reader('Mo', 'moderator')];
  const one = await ann.post('The comment all is done to.');
  const two = await ann.post('The comment it is moved under.');
  const reported = await ann.post('A comment with an error report.');
  await ben.send(`/comments/${reported.id}/report`, { kind: 'error', text: 'The date is wrong.' });
  const [report] = await site.world.db.selectFrom('report').select('id').execute();
  const { commenter_id: whom } = await rowOf(site, one.id);
  const about = `/newsroom/readers/${whom}`;
  const lift = async (): Promise<string> => {
    const rows = site.world.db.selectFrom('restriction').select('id').where('lifted_at', 'is', null);
    return `/newsroom/restrictions/${(await rows.executeTakeFirstOrThrow()).id}/lift`;
  };
  const acts: readonly [act: string, path: string | (() => Promise<string>), fields?: Record<string, string>][] = [
    ['approve', `/comments/${one.id}/approve`],
    ['pick', `/comments/${one.id}/pick`, { why: 'x' }],
    ['unpick', `/comments/${one.id}/unpick`],
    ['move', `/comments/${one.id}/move`, { parent: two.id }],
    ['close-subthread', `/comments/${one.id}/close-subthread`],
    ['open-subthread', `/comments/${one.id}/open-subthread`],
    ['remove', `/comments/${one.id}/remove`, { rule: 'spam', words: 'w' }],
    ['restore', `/comments/${one.id}/restore`],
    ['source', `/comments/${one.id}/source`],
    ['no-source', `/comments/${one.id}/source`, { off: '1' }],
    ['thread-state', `/threads/${site.story}/state`, { state: 'open' }],
    ['error-upheld', `/reports/${report?.id}/close`, { upheld: '1' }],
    ['warn', `${about}/warn`, { rule: 'spam' }],
    ['lift', lift],
    ['suspend', `${about}/suspend`, { rule: 'spam', days: '7' }],
    ['lift', lift],
    ['hold', `${about}/hold`, { rule: 'spam' }],
    ['lift', lift],
    ['ban', `${about}/ban`, { rule: 'spam' }],
    ['template-saved', '/newsroom/discussion/words', { edition: 'en', rule: 'spam', title: 'x', words: 'x' }],
  ];
  for (const [act, path, fields] of acts) {
    site.clock.now += 1_000;
    const before = (await decisionsOf(site)).length;
    const place = typeof path === 'string' ? path : await path();
    assert.equal((await mod.send(place, fields)).status, 303, `${act} ${place}`);
    const decisions = await decisionsOf(site);
    assert.equal(decisions.length, before + 1, act);
    const last = decisions.at(-1);
    assert.deepEqual(
      [last?.act, last?.account_id, last?.at, last?.guidelines, last?.is_automated],
      [act, mod.account.id, site.clock.now, 7, 0],
    );
    assert.equal(last?.rule ?? undefined, fields?.['rule'], act);
  }
  for (const change of ['update decision set act = act', 'delete from decision'])
    await assert.rejects(
      site.world.write(async ({ db }) => {
        const { CompiledQuery } = await import('kysely');
        await db.executeQuery(CompiledQuery.raw(change));
      }),
      /only added to/,
    );
  await site.close();
});

test('words that are ready are the publication’s own, by rule and edition, and those that come along where it has none', async () => {
  const { site, mod } = await setUp();
  const { account } = mod;
  const [en, ar] = [
    { code: 'en', language: 'en' },
    { code: 'ar', language: 'ar' },
  ];
  const spam = async (edition: typeof en) =>
    (await templatesFor(site.world, edition)).filter(({ rule }) => rule === 'spam').map(({ words }) => words);
  assert.match((await spam(ar))[0] ?? '', /للإعلانات/);
  const typed = { account, rule: 'spam', edition: 'en', title: ' Links  only ', words: 'No shops, please.\u0007' };
  const saved = await saveTemplate(site.world, typed);
  assert.ok(saved.ok);
  await saveTemplate(site.world, { ...typed, title: 'Second', words: 'Another.' });
  assert.deepEqual(await spam(en), ['No shops, please.', 'Another.']);
  assert.match((await spam(ar))[0] ?? '', /للإعلانات/, 'other editions have their own');
  await saveTemplate(site.world, { ...typed, id: saved.value.id, words: 'No shops.' });
  assert.deepEqual(await spam(en), ['No shops.', 'Another.']);
  const page = await (await mod.get('/newsroom/discussion/words?edition=en')).text();
  assert.match(page, /Links only/);
  assert.match(page, /Comes along/);
  const faulty = await mod.send('/newsroom/discussion/words', {
    edition: 'en',
    rule: 'spam',
    title: 'Kept',
    words: ' ',
  });
  assert.equal(faulty.status, 422);
  assert.match(await faulty.text(), /value="Kept"/);
  const ann = await site.reader('Annie');
  const ready = async (fields: Record<string, string>): Promise<string | undefined> => {
    const { id } = await ann.post(`Buy this, ${site.world.newSecret()} and ${site.world.newSecret()}.`);
    await mod.send(`/comments/${id}/remove`, { rule: 'spam', ...fields });
    return (await decisionsOf(site)).at(-1)?.words;
  };
  assert.equal(await ready({ ready: '1' }), 'No shops.', 'what is ready is sent when nothing was typed');
  assert.equal(await ready({ ready: '1', words: 'Typed.' }), 'Typed.');
  assert.equal(await ready({}), '');
  const { id } = await ann.post('Whose removal begins with words.');
  assert.match(await (await mod.get(`/comments/${id}/remove`)).text(), /Begin with words that are ready/);
  const begun = await (await mod.get(`/comments/${id}/remove?template=0`)).text();
  assert.match(begun, /<textarea[^>]*>Please argue with what people say/);
  await removeTemplate(site.world, { account, id: saved.value.id });
  assert.deepEqual(await spam(en), ['Another.']);
  await site.close();
});
