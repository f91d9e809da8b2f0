import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeEditions } from '../../test/make-stories.ts';
import { saveDutySettings } from '../rooms/moderation/moderation.ts';
import { writingSite, type WritingSite } from '../rooms/discussion/writing-for-tests.ts';

const textOf = async (site: WritingSite, path: string): Promise<string> => (await site.stranger.get(path)).text();

test('the yearly report is for readers when the publication says so, and stays as it was published', async () => {
  const site = await writingSite();
  const [ann, pia, mo] = [
    await site.reader('Ann'),
    await site.reader('Pia', 'publisher'),
    await site.reader('Mo', 'moderator'),
  ];
  const { id } = await ann.post('You are a fool, sir.');
  await mo.send(`/comments/${id}/remove`, { rule: 'insult' });
  const desk = '/newsroom/discussion/report';
  assert.equal((await mo.send(`${desk}/2026`, {})).status, 404, 'moderators see it and do not publish it');
  assert.equal((await pia.send(`${desk}/1999`, {})).status, 404);
  assert.equal((await pia.send(`${desk}/2026`, { remarks: 'No orders <arrived>.' })).status, 303);
  for (const path of ['/transparency', '/transparency/2026', '/transparency/2026.csv'])
    assert.equal((await site.stranger.get(path)).status, 404, `${path} is not shown yet`);
  await saveDutySettings(site.world, { isReportPublic: true });
  assert.match(await textOf(site, '/transparency'), /href="\/transparency\/2026"/);
  const page = await textOf(site, '/transparency/2026');
  assert.match(page, /No orders &lt;arrived>\./);
  assert.match(page, /Insults and personal attacks<\/th><td class="duty-number">1</);
  assert.doesNotMatch(page, /You are a fool|>Mo<|>Ann</, 'no text and no persons');
  assert.match(await textOf(site, '/transparency/2026.csv'), /\r\nremovals,insult,persons,1\r\n/);
  await mo.send(`/comments/${id}/restore`);
  assert.match(
    await textOf(site, '/transparency/2026.csv'),
    /\r\noutcomes,standing,count,1\r\n/,
    'as it was published',
  );
  await pia.send(`${desk}/2026`, {});
  assert.match(await textOf(site, '/transparency/2026.csv'), /\r\noutcomes,restored,count,1\r\n/);
  assert.match(await textOf(site, '/transparency/2026?version=1'), /No orders/);
  assert.match(await textOf(site, '/transparency/2026'), /Version 2/);
  assert.equal((await site.stranger.get('/transparency/2025')).status, 404);
  assert.equal((await site.stranger.get('/transparency/2026?version=7')).status, 404);
  await site.close();
});

test('the public log counts what was decided, by rule and with reversals, in the words of each edition; nobody is named', async () => {
  const site = await writingSite();
  await makeEditions(site.world, 'en', 'es', 'ru', 'ar');
  const [ann, mo] = [await site.reader('Ann'), await site.reader('Mo', 'moderator')];
  for (const rule of ['insult', 'insult', 'spam']) {
    const { id } = await ann.post(`Something that breaks the rule of ${rule} ${Math.random()}.`);
    await mo.send(`/comments/${id}/remove`, { rule });
    if (rule === 'spam') await mo.send(`/comments/${id}/restore`);
  }
  assert.equal((await site.stranger.get('/moderation-log')).status, 404, 'not public unless set');
  await saveDutySettings(site.world, { isLogPublic: true });
  const page = await textOf(site, '/moderation-log');
  assert.match(page, /<th scope="row">20 November 2026<\/th>(?:<td class="duty-number">\d+<\/td>){5}/);
  assert.match(page, /<dt>Insults and personal attacks<\/dt><dd>2<\/dd>/);
  assert.doesNotMatch(page, /breaks the rule|>Mo<|>Ann</);
  for (const [edition, title] of [
    ['es', 'Registro de decisiones'],
    ['ru', 'Журнал решений'],
    ['ar', 'سجل القرارات'],
  ])
    assert.ok((await textOf(site, `/${edition}/moderation-log`)).includes(`>${title}</h1>`), edition);
  assert.match(await textOf(site, '/moderation-log?month=2026-10'), /Nothing was decided/);
  for (const month of ['2026-12', '2026-13', 'x']) {
    assert.equal((await site.stranger.get(`/moderation-log?month=${month}`)).status, 404, month);
  }
  await site.close();
});
