import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeComments } from '../../../test/make-comments.ts';
import { recordViews } from './record-views.ts';
import { writingSite } from './writing-for-tests.ts';

const minute = 60_000;

/** The piece of a page about one comment, up to the next one. */
const pieceOf = (page: string, id: string): string => {
  const start = page.indexOf(`id="comment-${id}"`);
  assert.ok(start >= 0, `comment ${id} is not on the page`);
  const next = page.indexOf('id="comment-', start + 12);
  return page.slice(start, next < 0 ? undefined : next);
};

test('one’s own comment can be changed while there is time, and deleted; others see nothing of that', async () => {
  const site = await writingSite({ editMinutes: 5 });
  const [ann, ben] = [await site.reader('Ann'), await site.reader('Ben')];
  const { id } = await ann.post('Something of my own to say.');
  const own = pieceOf(await (await ann.get(site.path)).text(), id);
  assert.match(own, new RegExp(`href="/comments/${id}/edit"`));
  assert.match(own, new RegExp(`href="/comments/${id}/delete"`));
  assert.doesNotMatch(own, /\/report"|\/mute"/);
  for (const other of [ben, site.stranger])
    assert.doesNotMatch(await (await other.get(site.path)).text(), /\/(?:edit|delete)"/);
  site.clock.now += 6 * minute;
  const later = pieceOf(await (await ann.get(site.path)).text(), id);
  assert.doesNotMatch(later, /\/edit"/);
  assert.match(later, /\/delete"/);
  await site.close();
});

test('a writer sees what waits where it will stand, and nobody else sees anything of it', async () => {
  const site = await writingSite({ words: { '*': { refuse: [], hold: ['bilgewater'], nudge: [] } } });
  const [ann, ben, mod] = [await site.reader('Ann'), await site.reader('Ben'), await site.reader('Mo', 'moderator')];
  const first = await ben.post('The first word under the story.');
  site.clock.now += minute;
  const answer = await ann.post('An answer with bilgewater in it.', { parent: first.id });
  const top = await ann.post('Bilgewater at the top.');
  site.clock.now += minute;
  const last = await ben.post('The last word so far.');
  assert.deepEqual([answer.state, top.state], ['waiting', 'waiting']);
  const read = async (who: typeof site.stranger, query = ''): Promise<string> =>
    (await who.get(`${site.path}${query}`)).text();
  for (const query of ['', '?sort=newest', '?sort=oldest']) {
    const page = await read(ann, query);
    assert.match(pieceOf(page, top.id), /Only you see it until then\.[\s\S]*Bilgewater at the top/);
    assert.match(pieceOf(page, top.id), new RegExp(`href="/comments/${top.id}/status"`));
    const order = [...page.matchAll(/ id="comment-([\da-f-]{36})"/g)].map(([, id]) => id);
    const expected = {
      '': [top.id, ...order.filter((id) => id !== top.id)],
      '?sort=newest': [last.id, top.id, first.id, answer.id],
      '?sort=oldest': [first.id, answer.id, top.id, last.id],
    }[query];
    assert.deepEqual(order, expected, query);
    assert.equal(order.indexOf(answer.id), order.indexOf(first.id) + 1, 'the answer stands under what it answers');
    for (const other of [ben, site.stranger, mod]) assert.doesNotMatch(await read(other, query), /bilgewater/i);
  }
  const live = `/live/thread/${site.story}/comments?ids=${top.id},${answer.id}`;
  assert.match(await (await ann.get(live)).text(), /<ol class="thread"><li[^>]*is-waiting[\s\S]*data-root="/);
  assert.doesNotMatch(await (await site.stranger.get(live)).text(), /bilgewater|data-root/i);
  // What was changed, and what was decided, is followed at once.
  await ann.send(`/comments/${top.id}/edit`, { text: 'Less bilgewater at the top.' });
  assert.match(pieceOf(await read(ann), top.id), /Less bilgewater/);
  await mod.send(`/comments/${top.id}/approve`);
  await mod.send(`/comments/${answer.id}/remove`, { rule: 'insult' });
  const decided = await read(ann);
  assert.doesNotMatch(decided, /is-waiting/);
  assert.doesNotMatch(decided, /An answer with bilgewater/);
  assert.match(await read(site.stranger), /Less bilgewater/);
  await site.close();
});

test('whoever has recommended a comment sees that and can take it back, also without a script', async () => {
  const site = await writingSite();
  const [ann, ben] = [await site.reader('Ann'), await site.reader('Ben')];
  const { id } = await ann.post('Something worth reading.');
  const before = pieceOf(await (await ben.get(site.path)).text(), id);
  assert.match(before, /<button class="tool" type="submit">Recommend /);
  await ben.send(`/comments/${id}/recommend`);
  const after = pieceOf(await (await ben.get(site.path)).text(), id);
  assert.match(after, /name="off" value="1"[^>]*>Recommended <span data-recommends[^>]*>1<\/span>/);
  assert.match(
    pieceOf(await (await site.stranger.get(site.path)).text(), id),
    /<button class="tool" type="submit">Recommend <span data-recommends[^>]*>1</,
  );
  await ben.send(`/comments/${id}/recommend`, { off: '1' });
  assert.match(pieceOf(await (await ben.get(site.path)).text(), id), /<button class="tool" type="submit">Recommend /);
  await site.close();
});

test('what a muted reader wrote folds with the number of answers, and so do answers to them; nobody else sees a fold', async () => {
  const site = await writingSite();
  const [ann, ben, cat] = [await site.reader('Ann'), await site.reader('Ben'), await site.reader('Cat')];
  const byBen = await ben.post('Ben says a thing at the top.');
  await cat.post('Cat answers it.', { parent: byBen.id });
  const byCat = await cat.post('Cat says a thing at the top.');
  const benAgain = await ben.post('Ben answers Cat.', { parent: byCat.id });
  const deeper = await cat.post('Cat answers Ben below her own.', { parent: benAgain.id });
  await ann.send(`/comments/${byBen.id}/mute`);
  const page = await (await ann.get(site.path)).text();
  assert.match(pieceOf(page, byBen.id), /<details class="muted"><summary>Somebody you muted, and 1 answer<\/summary>/);
  assert.match(pieceOf(page, benAgain.id), /<details class="muted"><summary>Somebody you muted<\/summary>/);
  assert.match(pieceOf(page, deeper.id), /<details class="muted"><summary>An answer to somebody you muted<\/summary>/);
  assert.doesNotMatch(pieceOf(page, byCat.id), /class="muted"/);
  const opened = page.match(/<details/g)?.length;
  assert.equal(page.match(/<\/details>/g)?.length, opened, 'every fold is closed again');
  for (const other of [ben, site.stranger])
    assert.doesNotMatch(await (await other.get(site.path)).text(), /class="muted"/);
  const mutes = await (await ann.get('/me/mutes')).text();
  const commenter = /name="commenter" value="([\da-f-]{36})"/.exec(mutes)?.[1] ?? '';
  assert.match(mutes, /<bdi>Ben<\/bdi>/);
  assert.equal((await ann.send('/me/mutes', { commenter })).headers.get('location'), '/me/mutes');
  assert.doesNotMatch(await (await ann.get(site.path)).text(), /class="muted"/);
  await site.close();
});

test('the form carries the reader’s name and a key of its own; a stranger’s says that signing in comes afterwards', async () => {
  const site = await writingSite();
  const ann = await site.reader('Ann');
  const first = await (await ann.get(site.path)).text();
  site.clock.now += minute;
  const second = await (await ann.get(site.path)).text();
  const key = (page: string): string => /name="key" value="([^"]*)"/.exec(page)?.[1] ?? '';
  assert.match(first, /<label class="form-who"[^>]*>.*<bdi>Ann<\/bdi>/);
  assert.ok(key(first).length > 20);
  assert.notEqual(key(first), key(second));
  const stranger = await (await site.stranger.get(site.path)).text();
  assert.equal(key(stranger), '');
  assert.match(stranger, /Write first\. To post it you then sign in/);
  await site.close();
});

test('answering and quoting work by plain links: the form stands under the comment, with its text quoted', async () => {
  const site = await writingSite();
  const ann = await site.reader('Ann');
  const { id } = await ann.post('It was **very** late & dark.');
  const reply = await (await site.stranger.get(`${site.path}?reply=${id}`)).text();
  assert.match(reply, new RegExp(`id="reply-${id}"`));
  assert.match(reply, new RegExp(`name="parent" value="${id}"`));
  assert.match(reply, /Your answer to Ann/);
  const quote = await (await site.stranger.get(`${site.path}?reply=${id}&quote=1`)).text();
  assert.match(
    quote,
    /<textarea[^>]*>&gt; It was \*\*very\*\* late &amp; dark\.\n\n<\/textarea>|<textarea[^>]*>> It was \*\*very\*\* late &amp; dark\.\n\n<\/textarea>/,
  );
  await site.close();
});

test('moderators have links to remove and to pick at every comment, readers have not', async () => {
  const site = await writingSite();
  const [ann, mod] = [await site.reader('Ann'), await site.reader('Mo', 'moderator')];
  const { id } = await ann.post('A comment like any other.');
  const piece = pieceOf(await (await mod.get(site.path)).text(), id);
  assert.match(piece, new RegExp(`/comments/${id}/remove`));
  assert.match(piece, new RegExp(`/comments/${id}/pick`));
  assert.doesNotMatch(await (await ann.get(site.path)).text(), /\/remove"|\/pick"/);
  await site.close();
});

test('a removed comment with answers leaves a line that names the rule and none of its words', async () => {
  const site = await writingSite();
  const [ann, ben, mod] = [await site.reader('Ann'), await site.reader('Ben'), await site.reader('Mo', 'moderator')];
  const { id } = await ann.post('Words that should not stay.');
  await ben.post('An answer that may stay.', { parent: id });
  await mod.send(`/comments/${id}/remove`, { rule: 'insult' });
  const page = await (await site.stranger.get(site.path)).text();
  assert.match(pieceOf(page, id), /Removed by a moderator under the rule “[^”]+”\./);
  assert.doesNotMatch(page, /Words that should not stay/);
  assert.match(page, /An answer that may stay/);
  await site.close();
});

test('“new to me” shows what was said since the last visit; looking again at once loses nothing', async () => {
  const site = await writingSite();
  const [ann, ben] = [await site.reader('Ann'), await site.reader('Ben')];
  await ben.post('Said before Ann came.');
  assert.equal((await ann.send(`/threads/${site.story}/visit`)).status, 204);
  site.clock.now += 2 * 60 * minute;
  await ben.post('Said while Ann was away.');
  for (let i = 0; i < 2; i += 1) {
    const page = await (await ann.get(`${site.path}?filter=new`)).text();
    assert.match(page, /Said while Ann was away/);
    assert.doesNotMatch(page, /Said before Ann came/);
    site.clock.now += 5 * minute;
  }
  site.clock.now += 60 * minute;
  assert.match(await (await ann.get(`${site.path}?filter=new`)).text(), /Nothing new since you were last here/);
  assert.match(await (await site.stranger.get(`${site.path}?filter=new`)).text(), /Sign in to see this/);
  await site.close();
});

test('“mine” shows one’s own comments, also those that wait, and never anybody else’s page', async () => {
  const site = await writingSite({ words: { '*': { refuse: [], hold: ['kraken'], nudge: [] } } });
  const [ann, ben] = [await site.reader('Ann'), await site.reader('Ben')];
  await ann.post('A kraken was seen off the pier.');
  await ann.post('A gull was seen off the pier.');
  await ben.post('Ben saw nothing off the pier.');
  const page = await (await ann.get(`${site.path}?filter=mine`)).text();
  assert.match(page, /A kraken was seen/);
  assert.match(page, /Waits for a moderator/);
  assert.match(page, /A gull was seen/);
  assert.doesNotMatch(page, /Ben saw nothing/);
  const other = await (await ben.get(`${site.path}?filter=mine`)).text();
  assert.doesNotMatch(other, /A kraken|A gull/);
  assert.doesNotMatch(await (await site.stranger.get(`${site.path}?filter=mine`)).text(), /A kraken|A gull|Ben saw/);
  await site.close();
});

test('a late comment that many recommend overtakes an early one that was seen by many more', async () => {
  const site = await writingSite();
  await makeComments(site.world, site.story, 60, { answers: 0 });
  const rows = await site.world.db.selectFrom('comment').select('id').orderBy('created_at').execute();
  const [early = '', late = ''] = [rows[0]?.id, rows.at(-1)?.id];
  await site.world.write(async ({ db }) => {
    await db.updateTable('comment').set({ recommend_count: 0, views_before: 0 }).execute();
    await db.updateTable('comment').set({ recommend_count: 30 }).where('id', '=', early).execute();
    await db.updateTable('comment').set({ recommend_count: 12, views_before: 2_000 }).where('id', '=', late).execute();
    await db.updateTable('thread').set({ view_count: 2_000 }).execute();
  });
  await recordViews(
    site.world,
    new Map([
      [site.story, 300],
      ['01890000-0000-7000-8000-00000000beef', 5],
    ]),
  );
  await site.runJobs();
  const order = (page: string): number[] => [early, late].map((id) => page.indexOf(`id="comment-${id}"`));
  const [earlyFair = 0, lateFair = 0] = order(await (await site.stranger.get(`${site.path}?sort=fair`)).text());
  assert.ok(lateFair > 0 && lateFair < earlyFair);
  const [earlyMost = 0, lateMost = 0] = order(await (await site.stranger.get(`${site.path}?sort=recommended`)).text());
  assert.ok(earlyMost > 0 && earlyMost < lateMost);
  const thread = await site.world.db.selectFrom('thread').selectAll().executeTakeFirstOrThrow();
  assert.equal(thread.view_count, 2_300);
  assert.ok(thread.rate < 0.01, 'what is expected of new comments follows what this thread gives');
  await site.close();
});
