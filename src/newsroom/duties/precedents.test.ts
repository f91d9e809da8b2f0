import assert from 'node:assert/strict';
import { test } from 'node:test';
import { likeDecisions } from '../../rooms/moderation/moderation.ts';
import { writingSite, type WritingSite } from '../../rooms/discussion/writing-for-tests.ts';

const path = '/newsroom/discussion/precedents';

const lastDecision = async (site: WritingSite, commentId: string): Promise<string> =>
  (
    await site.world.db
      .selectFrom('decision')
      .select('id')
      .where('comment_id', '=', commentId)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
  ).id;

test('whoever has to decide sees how like comments were decided: the same text first, then those with words in common', async () => {
  const site = await writingSite({ repeats: { hours: 1, otherWriters: 99 } });
  const [ann, bob, mo] = [await site.reader('Ann'), await site.reader('Bob'), await site.reader('Mo', 'moderator')];
  const same = 'Every fisherman of this harbour is a liar and a thief.';
  const { id: a } = await ann.post(same);
  await mo.send(`/comments/${a}/remove`, { rule: 'insult', words: 'About people, please.' });
  const { id: b } = await ann.post('Every fisherman around this harbour is surely a thief, says my neighbour.');
  await mo.send(`/comments/${b}/approve`);
  const { id: c } = await ann.post('The council has published its budget for the coming winter.');
  await mo.send(`/comments/${c}/approve`);
  const { id } = await bob.post(same);
  const like = await likeDecisions(site.world, id);
  assert.deepEqual(
    like.map(({ commentId, act, rule }) => [commentId, act, rule]),
    [
      [a, 'remove', 'insult'],
      [b, 'approve', undefined],
    ],
  );
  assert.equal(like[0]?.likeness, 1);
  assert.equal(like[0]?.words, 'About people, please.');
  assert.deepEqual(await likeDecisions(site.world, c), [], 'nothing is like the budget');
  await site.close();
});

test('decisions are linked with a reason and shown together; a link is taken back', async () => {
  const site = await writingSite();
  const [ann, mo] = [await site.reader('Ann'), await site.reader('Mo', 'moderator')];
  const { id: a } = await ann.post('Your editor is a clown with a keyboard.');
  const { id: b } = await ann.post('This paper is written by children, obviously.');
  await mo.send(`/comments/${a}/remove`, { rule: 'insult' });
  await mo.send(`/comments/${b}/remove`, { rule: 'off-topic' });
  const pair = { decision: await lastDecision(site, b), like: await lastDecision(site, a) };
  const nothing = { ...pair, like: '01a20872-eb00-7000-8000-000000000000' };
  assert.equal((await mo.send(`${path}/link`, nothing)).status, 404);
  assert.equal((await mo.send(`${path}/link`, { decision: pair.like, like: pair.like })).status, 404);
  assert.equal((await ann.send(`${path}/link`, pair)).status, 303, 'readers are asked to sign in as staff');
  await mo.send(`${path}/link`, { ...pair, note: 'Both mock the <newsroom>.' });
  await mo.send(`${path}/link`, { decision: pair.like, like: pair.decision, note: 'Both mock the <newsroom>.' });
  const links = await site.world.db.selectFrom('precedent').selectAll().execute();
  assert.equal(links.length, 1, 'in both directions it is one link');
  assert.match(await (await mo.get(`/newsroom/discussion/comments/${a}`)).text(), /Not alike/, 'on the case too');
  const page = await (await mo.get(`${path}?rule=insult`)).text();
  assert.match(page, /Both mock the &lt;newsroom>\./);
  assert.match(page, /written by children/);
  assert.deepEqual(
    (await likeDecisions(site.world, a)).map(({ commentId, isLinked }) => [commentId, isLinked]),
    [[b, true]],
  );
  await mo.send(`${path}/link`, { ...pair, off: '1' });
  assert.doesNotMatch(await (await mo.get(`${path}?rule=insult`)).text(), /written by children/);
  await site.close();
});

test('where two moderators see the same thing differently is shown, and how often a rule was overturned on appeal', async () => {
  const site = await writingSite({ repeats: { hours: 1, otherWriters: 99 } });
  const [ann, bob, mo, bea] = [
    await site.reader('Ann'),
    await site.reader('Bob'),
    await site.reader('Mo', 'moderator'),
    await site.reader('Bea', 'moderator'),
  ];
  const text = 'Somebody should throw that plan into the sea.';
  const { id: a } = await ann.post(text);
  const { id: b } = await bob.post(text);
  await mo.send(`/comments/${a}/remove`, { rule: 'threat' });
  await mo.send(`/comments/${b}/approve`);
  assert.match(
    await (await mo.get(path)).text(),
    /No two moderators have disagreed/,
    'one person may change their mind',
  );
  await bea.send(`/comments/${b}/approve`);
  const page = await (await mo.get(path)).text();
  assert.match(page, /the same text/);
  assert.match(
    page,
    /Threats or calls for violence<\/a><\/th><td class="duty-number">1<\/td><td class="duty-number">1<\/td><td class="duty-number">1</,
  );
  await ann.send(`/comments/${a}/appeal`, { words: 'It is a figure of speech.' });
  const { id: appeal } = await site.world.db.selectFrom('appeal').select('id').executeTakeFirstOrThrow();
  await site.world.write(({ db }) =>
    db
      .updateTable('appeal')
      .set({ state: 'overturned', handled_at: site.clock.now })
      .where('id', '=', appeal)
      .execute(),
  );
  assert.match(await (await mo.get(path)).text(), /1 \(100 %\)/);
  await site.close();
});
