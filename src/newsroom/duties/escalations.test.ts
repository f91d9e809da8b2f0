import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writingSite } from '../../rooms/discussion/writing-for-tests.ts';

const escalations = '/newsroom/discussion/escalations';

test('a threat to life is escalated: evidence is kept apart and stays when the comment and its writer are gone', async () => {
  const site = await writingSite();
  const [ann, bob, mo, ed] = [
    await site.reader('Ann'),
    await site.reader('Bob'),
    await site.reader('Mo', 'moderator'),
    await site.reader('Ed', 'editor'),
  ];
  const { id: above } = await bob.post('Where will you be tomorrow?');
  const { id } = await ann.post('I will find <you> at the school.', { parent: above });
  await bob.send(`/comments/${id}/report`, { reason: 'threat', text: 'This frightens me.' });
  assert.equal((await mo.send(`/comments/${id}/escalate`, { words: '' })).status, 422, 'others act on what is said');
  assert.equal((await mo.send(`/comments/${id}/escalate`, { words: 'Names a school.' })).status, 303);
  assert.equal((await mo.send(`/comments/${id}/escalate`, { words: 'Again' })).status, 409, 'one is enough');
  await site.runJobs();
  const mail = site.mails.find(({ subject }) => subject.startsWith('Escalated'));
  assert.equal(mail?.to, ed.account.email);
  assert.doesNotMatch(`${mail?.text}${mail?.html}`, /school/, 'its text is not sent about');
  await mo.send(`/comments/${id}/remove`, { rule: 'threat' });
  await ann.send(`/comments/${id}/delete`);
  const { body } = await site.world.db
    .selectFrom('comment')
    .select('body')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  assert.equal(body, null, 'the comment says nothing any more');
  const list = await (await ed.get(escalations)).text();
  const one = /escalations\/([0-9a-f-]{36})/.exec(list)?.[1] ?? '';
  const page = await (await ed.get(`${escalations}/${one}`)).text();
  for (const part of [
    /I will find &lt;you> at the school\./,
    /ann@readers\.test/,
    /This frightens me\./,
    /Where will you be/,
  ])
    assert.match(page, part);
  const file = (await (await ed.get(`${escalations}/${one}/evidence.json`)).json()) as { comment: { text: string } };
  assert.equal(file.comment.text, 'I will find <you> at the school.');
  await site.close();
});

test('only editors and publishers see escalations and close them, saying what came of it', async () => {
  const site = await writingSite();
  const [ann, mo, ed] = [
    await site.reader('Ann'),
    await site.reader('Mo', 'moderator'),
    await site.reader('Ed', 'editor'),
  ];
  const { id } = await ann.post('I cannot go on any more.');
  await mo.send(`/comments/${id}/escalate`, { words: 'May harm themselves.' });
  const { id: one } = await site.world.db.selectFrom('escalation').select('id').executeTakeFirstOrThrow();
  const addresses = [escalations, `${escalations}/${one}`, `${escalations}/${one}/evidence.json`];
  for (const who of [mo, await site.reader('Wri', 'writer'), await site.reader('Con', 'contributor')]) {
    for (const address of addresses)
      assert.equal((await who.get(address)).status, 404, `${who.account.role} ${address}`);
    assert.equal((await who.send(`${escalations}/${one}/close`, { outcome: 'x' })).status, 404);
  }
  for (const address of addresses) {
    assert.equal((await ann.get(address)).status, 303, 'readers are asked to sign in as staff');
    assert.equal((await ed.get(address)).status, 200);
  }
  assert.equal((await ed.send(`${escalations}/${one}/close`, { outcome: '' })).status, 422);
  await ed.send(`${escalations}/${one}/close`, { outcome: 'Told the emergency service, ref. 4711.' });
  assert.doesNotMatch(await (await ed.get(escalations)).text(), /May harm/);
  assert.match(await (await ed.get(`${escalations}?list=closed`)).text(), /May harm/);
  assert.match(await (await ed.get(`${escalations}/${one}`)).text(), /ref\. 4711/);
  const acts = await site.world.db.selectFrom('decision').select('act').orderBy('id').execute();
  assert.deepEqual(
    acts.map(({ act }) => act),
    ['escalate', 'escalation-closed'],
  );
  await site.close();
});
