import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import sharp from 'sharp';
import type { LiveFrame } from '../../rooms/articles/islands/live/frame.ts';
import { startFollowing } from '../../rooms/bookmarks/bookmarks.ts';
import { makeBlog, liveSite, minute, pathOf, sendJson, type LiveSite } from './live-for-tests.ts';

const main = (html: string): string => /<main[^]*<\/main>/.exec(html)?.[0] ?? '';
const pageOf = async (site: LiveSite, query = ''): Promise<string> =>
  main(await (await site.request(`${site.page}${query}`)).text());
const shown = (html: string): string[] =>
  [...html.matchAll(/class="entry-headline"[^>]*>([^<]*)</g)].map(([, text = '']) => text);

test('from the list of live blogs one tap leads to the writing page, and sending is the second', async () => {
  const site = await liveSite();
  const list = main(await (await site.will.get('/newsroom/live')).text());
  assert.match(list, new RegExp(`<a href="${site.desk}">[^]*The storm, live`));
  const desk = main(await (await site.will.get(site.desk)).text());
  assert.match(desk, /<textarea[^>]* autofocus/);
  const answer = await site.will.send(site.desk, {
    text: 'The **pier** is closed.\nStay away.\n\n> Run!\n— Ann',
    key: '1',
  });
  assert.equal(answer.status, 303);
  const page = await pageOf(site);
  assert.match(page, /<p[^>]*>The <strong>pier<\/strong> is closed\.<\/p><p[^>]*>Stay away\.<\/p>/);
  assert.match(page, /<blockquote[^]*Run!/);
  assert.match(page, /entry entry-key/);
  await site.close();
});

test('an entry that is sent twice is there once, also after it was taken out or the live blog has ended', async () => {
  const site = await liveSite();
  const entry = randomUUID();
  const first = await sendJson(site.will, site.desk, { entry, headline: 'Once', text: 'x' });
  assert.deepEqual([first.status, first.state, first.id, first.isSame], [200, 'published', entry, false]);
  const again = await sendJson(site.will, site.desk, { entry, headline: 'Once', text: 'x' });
  assert.deepEqual([again.status, again.id, again.isSame], [200, entry, true]);
  assert.deepEqual(shown(await pageOf(site)), ['Once']);
  assert.equal((await sendJson(site.ed, site.desk, { entry, text: 'somebody else’s' })).status, 422);
  await site.ed.send(`${site.desk}/${entry}/delete`, { line: '0' });
  assert.equal((await sendJson(site.will, site.desk, { entry, text: 'x' })).isSame, true);
  await site.ed.send(`${site.desk}/end`);
  assert.equal((await sendJson(site.will, site.desk, { entry, text: 'x' })).isSame, true);
  assert.equal((await sendJson(site.will, site.desk, { entry: randomUUID(), text: 'late' })).refusal, 'ended');
  assert.deepEqual(shown(await pageOf(site)), []);
  await site.close();
});

test('a picture from the phone is sent with the words, without a script, and its alternative text with it', async () => {
  const site = await liveSite();
  const png = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#447' } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.set('text', 'The harbour at noon.');
  form.set('alt', 'Waves over the mole');
  form.set('picture', new Blob([new Uint8Array(png)], { type: 'image/png' }), 'mole.png');
  const encoded = new Response(form);
  const answer = await site.request(site.desk, {
    method: 'POST',
    headers: {
      origin: 'http://courant.test',
      cookie: site.will.cookie,
      'content-type': encoded.headers.get('content-type') ?? '',
    },
    body: Buffer.from(await encoded.arrayBuffer()),
  });
  assert.equal(answer.status, 303, await answer.text());
  await site.runJobs();
  assert.match(await pageOf(site), /The harbour at noon\.[^]*<img[^>]*alt="Waves over the mole"/);
  await site.close();
});

test('an address alone on a line becomes what it leads to; what is empty, endless or not Markdown is refused or made harmless', async () => {
  const site = await liveSite();
  await site.will.send(site.desk, {
    text: 'Look:\n\nhttps://www.youtube.com/watch?v=abcdefghijk\n\n<script>alert(1)</script>',
  });
  const page = await pageOf(site);
  assert.match(page, /class="embed[^]*youtube/i);
  assert.doesNotMatch(page, /<script>alert/);
  assert.equal((await sendJson(site.will, site.desk, { text: '  \n ' })).refusal, 'empty');
  assert.equal((await sendJson(site.will, site.desk, { text: 'x'.repeat(20_001) })).refusal, 'too-long');
  assert.equal((await sendJson(site.will, site.desk, { text: 'x', entry: 'no-id' })).refusal, 'invalid');
  const kept = await site.will.send(site.desk, { text: 'x', headline: 'y'.repeat(201) });
  assert.equal(kept.status, 422);
  assert.match(await kept.text(), /<textarea[^>]*id="entry-text"[^>]*>x<\/textarea>/);
  await site.close();
});

test('a correction says to readers what was wrong; silent changes do not; everything an entry said is kept', async () => {
  const site = await liveSite();
  const { id } = await sendJson(site.will, site.desk, { headline: 'Ten boats', text: 'Ten boats are out.' });
  const at = `${site.desk}/${id}`;
  site.clock.now += 5 * minute;
  const edit = { version: '0', headline: 'Ten boats', text: 'Ten boats are still out.', how: 'edit' };
  assert.equal((await sendJson(site.ed, at, edit)).state, 'done');
  assert.doesNotMatch(await pageOf(site), /Corrected/);
  const stale = await site.will.send(at, { ...edit, text: 'Mine' });
  assert.equal(stale.status, 409, 'the form was drawn with a former version');
  assert.match(await stale.text(), />Mine<\/textarea>/);
  assert.equal((await sendJson(site.ed, at, { ...edit, version: '1', how: 'correct', note: ' ' })).refusal, 'no-note');
  const put = {
    version: '1',
    headline: 'Nine boats',
    text: 'Nine boats are out.',
    how: 'correct',
    note: 'It said ten.',
  };
  assert.equal((await sendJson(site.ed, at, put)).state, 'done');
  assert.match(await pageOf(site), /Corrected <time[^>]*>[^<]*<\/time>:<\/strong> It said ten\./);
  const history = main(await (await site.will.get(at)).text());
  assert.match(
    history,
    /Corrected[^]*by Ed: It said ten\.[^]*Edited[^]*still out\.[^]*Posted[^]*by Will[^]*Ten boats are out\./,
  );
  await site.close();
});

test('several entries are pinned, the last one on top, and let go again; a sixth is refused', async () => {
  const site = await liveSite();
  const ids: string[] = [];
  for (const headline of ['A', 'B', 'C', 'D', 'E', 'F']) {
    site.clock.now += minute;
    ids.push((await sendJson(site.will, site.desk, { headline, text: headline })).id);
  }
  for (const id of [ids[0], ids[2]]) {
    site.clock.now += minute;
    await site.ed.send(`${site.desk}/${id}/pin`, { on: '1' });
  }
  assert.deepEqual(shown(await pageOf(site)), ['C', 'A', 'F', 'E', 'D', 'B']);
  site.clock.now += minute;
  await site.ed.send(`${site.desk}/${ids[0]}/pin`, { on: '1' });
  await site.ed.send(`${site.desk}/${ids[2]}/pin`, { on: '0' });
  assert.deepEqual(shown(await pageOf(site)), ['A', 'F', 'E', 'D', 'C', 'B']);
  for (const id of ids.slice(1, 5))
    assert.equal((await sendJson(site.ed, `${site.desk}/${id}/pin`, { on: '1' })).state, 'done');
  assert.equal((await sendJson(site.ed, `${site.desk}/${ids[5]}/pin`, { on: '1' })).refusal, 'too-many-pins');
  await site.close();
});

test('what is taken out leaves a line that says why, or nothing; its words are nowhere any more, and it can be put back', async () => {
  const site = await liveSite();
  const one = await sendJson(site.will, site.desk, { headline: 'Rumour', text: 'The zanzibar is sinking.' });
  const two = await sendJson(site.will, site.desk, { headline: 'Slip', text: 'Quokka.' });
  assert.equal((await sendJson(site.ed, `${site.desk}/${one.id}/delete`, { line: '1', why: '' })).refusal, 'no-note');
  await site.ed.send(`${site.desk}/${one.id}/delete`, { line: '1', why: 'It was not so.' });
  await site.ed.send(`${site.desk}/${two.id}/delete`, { line: '0' });
  await site.runJobs();
  const whole = await (await site.request(site.page)).text();
  assert.match(whole, new RegExp(`id="entry-${one.id}"[^]*It was not so\\.`));
  assert.doesNotMatch(whole, /Quokka|zanzibar/i);
  assert.doesNotMatch(whole, new RegExp(`entry-${two.id}`));
  assert.doesNotMatch(await (await site.request(`${site.page}.md`)).text(), /zanzibar/i);
  assert.doesNotMatch(await (await site.request('/rss.xml')).text(), /zanzibar/i);
  await site.ed.send(`${site.desk}/${one.id}/restore`);
  assert.deepEqual(shown(await pageOf(site)), ['Rumour']);
  await site.close();
});

test('an entry goes out by itself at its moment, may be set back in time, and never lies in the future', async () => {
  const site = await liveSite();
  const soon = new Date(site.clock.now + 90 * minute + 60 * minute).toISOString().slice(0, 16);
  const later = await sendJson(site.will, site.desk, { headline: 'Later', text: 'x', out: soon });
  assert.equal(later.state, 'scheduled');
  assert.deepEqual(shown(await pageOf(site)), []);
  assert.match(main(await (await site.will.get(site.desk)).text()), /Going out later[^]*Later/);
  await site.runJobs();
  assert.deepEqual(shown(await pageOf(site)), []);
  site.clock.now += 4 * 60 * minute;
  await site.runJobs();
  assert.deepEqual(shown(await pageOf(site)), ['Later']);
  await sendJson(site.will, site.desk, {
    headline: 'Before',
    text: 'x',
    waited: String(200 * minute),
  });
  await sendJson(site.will, site.desk, {
    headline: 'Future',
    text: 'x',
    waited: String(-200 * minute),
  });
  assert.deepEqual(shown(await pageOf(site)), ['Future', 'Later', 'Before']);
  const row = await site.world.db
    .selectFrom('live_entry')
    .select('at')
    .where('headline', '=', 'Future')
    .executeTakeFirstOrThrow();
  assert.equal(row.at, site.clock.now);
  await site.close();
});

test('an entry is moved to another live blog, and the line in its place says so', async () => {
  const site = await liveSite();
  const other = await makeBlog(site, 'The vote, live');
  const { id } = await sendJson(site.will, site.desk, { headline: 'Turnout', text: 'High.' });
  assert.equal((await sendJson(site.ed, `${site.desk}/${id}/move`, { to: other })).state, 'done');
  assert.match(await pageOf(site), /This entry now stands in another live blog/);
  assert.deepEqual(shown(await pageOf(site)), []);
  const there = main(await (await site.request(await pathOf(site, other))).text());
  assert.deepEqual(shown(there), ['Turnout']);
  await site.close();
});

test('what is known is changed from the same page; readers have it at once, and the editor shows the same', async () => {
  const site = await liveSite();
  const desk = main(await (await site.will.get(site.desk)).text());
  const revision = /name="revision" value="(\d+)"/.exec(desk)?.[1] ?? '';
  assert.equal(
    (await sendJson(site.will, `${site.desk}/summary`, { revision, text: '- Gates open\n- All safe' })).state,
    'done',
  );
  assert.match(await pageOf(site), /What we know[^]*<li>Gates open/);
  assert.equal((await sendJson(site.ed, `${site.desk}/summary`, { revision, text: 'Old form' })).status, 409);
  const editor = await (await site.ed.get(`/newsroom/stories/${site.blog}`)).text();
  assert.match(editor, /- Gates open/);
  await site.close();
});

test('a live blog is ended and reopened; readers see which', async () => {
  const site = await liveSite();
  await site.ed.send(`${site.desk}/end`);
  assert.match(await pageOf(site), /This live blog has ended\.[^]*It ended on/);
  assert.doesNotMatch(await (await site.ed.get(site.desk)).text(), /data-compose/);
  await site.ed.send(`${site.desk}/reopen`);
  assert.match(await pageOf(site), /We are following this as it happens/);
  await site.close();
});

test('reporters hear who else is writing; contributors and readers have no such pages', async () => {
  const site = await liveSite();
  await site.will.send(`${site.desk}/here`, { typing: '1' });
  const heard = await site.ed.send(`${site.desk}/here`, {}, { json: true });
  assert.deepEqual(((await heard.json()) as { others: unknown }).others, [{ name: 'Will', isTyping: true }]);
  site.clock.now += minute;
  const later = await site.ed.send(`${site.desk}/here`, {}, { json: true });
  assert.deepEqual(((await later.json()) as { others: unknown }).others, []);
  const cora = await site.reader('Cora', 'contributor');
  assert.equal((await cora.get(site.desk)).status, 404);
  assert.equal((await cora.send(site.desk, { text: 'x' })).status, 404);
  await site.close();
});

test('an entry that is to be told reaches those who follow the story, once, and leads to the entry; no more than four in an hour', async () => {
  const site = await liveSite();
  const ann = await site.reader('Ann');
  await startFollowing(site.world, ann.account.id, { kind: 'thread', targetId: site.blog });
  for (const text of ['a', 'b', 'c', 'd', 'e', 'f']) {
    site.clock.now += minute;
    await sendJson(site.will, site.desk, { headline: text, text, tell: '1' });
    for (let round = 0; round < 3; round += 1) await site.runJobs();
  }
  await sendJson(site.will, site.desk, { headline: 'quiet', text: 'x' });
  await site.runJobs();
  const told = main(await (await ann.get('/me/notifications')).text());
  assert.equal(told.split('Live: something new in what you follow').length - 1, 4);
  assert.match(told, new RegExp(`${site.page}\\?entry=[\\da-f-]{36}#entry-`));
  await site.close();
});

test('open pages hear what they missed: entries as drawn, what is gone, pins, and that it has ended', async () => {
  const site = await liveSite();
  const since = /data-since="(\d+)"/.exec(await pageOf(site))?.[1] ?? '';
  const one = await sendJson(site.will, site.desk, { headline: 'One', text: 'Text <b>of</b> one' });
  const two = await sendJson(site.will, site.desk, { headline: 'Two', text: 'x' });
  const three = await sendJson(site.will, site.desk, { headline: 'Three', text: 'x' });
  await site.ed.send(`${site.desk}/${two.id}/delete`, { line: '0' });
  await site.ed.send(`${site.desk}/${three.id}/pin`, { on: '1' });
  await site.ed.send(`${site.desk}/end`);
  const answer = await site.request(`/live/entries/${site.blog}/changes?since=${since}`);
  const frame = (await answer.json()) as LiveFrame;
  assert.deepEqual(frame.entries.map(({ id }) => id).sort(), [one.id, three.id].sort());
  assert.deepEqual([frame.gone, frame.pins, frame.state, frame.isMany], [[two.id], [three.id], 'ended', false]);
  assert.match(JSON.stringify(frame.entries[0]?.tree), /^\["article",\{"class":"entry"/);
  assert.equal((await site.request(`/live/entries/${site.story}/changes?since=0`)).status, 404);
  await site.ed.send(`${site.desk}/reopen`);
  for (let count = 0; count < 25; count += 1) await sendJson(site.will, site.desk, { text: `Entry ${count}` });
  const many = (await (await site.request(`/live/entries/${site.blog}/changes?since=1`)).json()) as LiveFrame;
  assert.deepEqual([many.isMany, many.entries], [true, []]);
  await site.close();
});
