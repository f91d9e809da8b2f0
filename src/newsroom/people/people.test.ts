import assert from 'node:assert/strict';
import { test } from 'node:test';
import { discussionOwnData } from '../../rooms/discussion/discussion.ts';
import { writingSite, type Reader, type WritingSite } from '../../rooms/discussion/writing-for-tests.ts';
import { peopleOwnData } from '../../rooms/moderation/moderation.ts';

const page = async (reader: Reader, path: string, status = 200): Promise<string> => {
  const answer = await reader.get(path);
  assert.equal(answer.status, status, path);
  return answer.text();
};

const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(' ,', ',');

/** The part of a card between its heading and the next one. */
const part = (html: string, id: string): string =>
  plain(new RegExp(`<section class="card-part" id="${id}"[\\s\\S]*?</section>`).exec(html)?.[0] ?? '');

const cardOf = async (mod: Reader, text: string): Promise<string> => {
  const found = await page(mod, `/newsroom/discussion/search?q=${encodeURIComponent(text)}`);
  return /href="(\/newsroom\/readers\/[\da-f-]{36})"/.exec(found)?.[1] ?? assert.fail(`nobody wrote “${text}”`);
};

const setEmail = (site: WritingSite, reader: Reader, email: string): Promise<unknown> =>
  site.world.write(async ({ db }) => {
    await db.updateTable('account').set({ email }).where('id', '=', reader.account.id).execute();
    await db.updateTable('commenter').set({ email }).where('account_id', '=', reader.account.id).execute();
  });

test('a moderator searches all comments from a form that works alone, narrows them, and keeps the search under a name', async () => {
  const site = await writingSite({ words: { '*': { refuse: [], hold: ['kraken'], nudge: [] } } });
  const [ann, mod] = [await site.reader('Ann'), await site.reader('Mo', 'moderator')];
  const other = await site.reader('Ola', 'moderator');
  await ann.post('The harbour <i>wall</i> is broken.');
  const held = await ann.post('A kraken in the harbour.');
  const empty = await page(mod, '/newsroom/discussion/search');
  assert.match(empty, /<form[^>]*method="get"[^>]*action="\/newsroom\/discussion\/search"/);
  assert.doesNotMatch(empty, /class="found"/);
  const found = await page(mod, '/newsroom/discussion/search?q=harbour');
  assert.match(found, /2 comments/);
  assert.match(found, /The <mark>harbour<\/mark> &lt;i&gt;wall/);
  const waiting = await page(mod, '/newsroom/discussion/search?q=harbour&state=waiting');
  assert.match(waiting, /1 comment</);
  assert.match(waiting, new RegExp(`/newsroom/discussion/comments/${held.id}"`));
  assert.match(waiting, /<option value="waiting" selected/);
  assert.match(await page(mod, '/newsroom/discussion/search?q=by%3AXaver'), /Nobody is called[\s\S]*Xaver/);
  assert.match(await page(mod, '/newsroom/discussion/search?q=quay'), /Nothing was found/);

  const bulk = await mod.send('/newsroom/discussion/decide', {
    ids: held.id,
    act: 'approve',
    since: String(site.clock.now),
    back: '/newsroom/discussion/search?q=harbour',
  });
  assert.equal(bulk.headers.get('location'), '/newsroom/discussion/search?q=harbour');
  assert.match(await page(mod, '/newsroom/discussion/search?q=harbour&state=published'), /2 comments</);

  const query = /name="query" value="([^"]+)"/.exec(waiting)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const saved = await mod.send('/newsroom/discussion/views', {
    name: 'Held',
    query,
    shared: '1',
    back: '/newsroom/discussion/views',
  });
  assert.equal(saved.headers.get('location'), '/newsroom/discussion/views');
  assert.match(
    await page(other, '/newsroom/discussion/search'),
    /href="\/newsroom\/discussion\/search\?q=harbour&amp;state=waiting"[^>]*><bdi>Held/,
  );
  await mod.send('/newsroom/discussion/views', { name: 'Only mine', query: 'list=waiting&after=1-x&evil[]=1' });
  const views = await page(mod, '/newsroom/discussion/views');
  assert.match(views, /href="\/newsroom\/discussion\?list=waiting"/, 'a place in a list is no filter');
  assert.doesNotMatch(await page(other, '/newsroom/discussion/views'), /Only mine/);
  const remove = /action="(\/newsroom\/discussion\/views\/[\da-f-]{36}\/remove)"/.exec(views)?.[1] ?? '';
  assert.equal((await other.send(remove)).status, 422, 'a shared view is whose it is');
  assert.equal((await mod.send(remove)).status, 303);
  assert.equal((await mod.send('/newsroom/discussion/views', { name: ' ', query: 'list=new' })).status, 422);
  assert.equal((await mod.send('/newsroom/discussion/views', { name: 'x', query: '' })).status, 422);
  await site.close();
});

test('a reader’s card shows comments in every state, decisions, reports made and received, notes and reputation, without any address', async () => {
  const site = await writingSite();
  const [ann, ben, mod] = [await site.reader('Ann'), await site.reader('Ben'), await site.reader('Mo', 'moderator')];
  await ann.post('The first thing I say here.');
  const bad = await ann.post('You are all fools, every one.');
  const bens = await ben.post('The quay is closed on Sunday.');
  await ben.send(`/comments/${bad.id}/report`, { reason: 'insult', text: 'So rude.' });
  await ann.send(`/comments/${bens.id}/report`, { reason: 'spam', text: 'Hm.' });
  await mod.send(`/comments/${bad.id}/remove`, { rule: 'insult', words: 'Please be kind.' });
  await mod.send(`/comments/${bens.id}/approve`);
  const path = await cardOf(mod, 'first thing');
  const card = await page(mod, path);
  assert.match(card, /1 published, 1 removed/);
  assert.match(card, /\d+ of 100: 1 comment published, 1 removed/);
  assert.match(part(card, 'decisions'), /Mo removed it .*Insults.*Please be kind\./);
  assert.match(
    part(card, 'reports'),
    /Made by them 1 report: 0 upheld, 1 declined, 0 open\..*About their comments 1 report: 1 upheld, 0 declined/,
  );
  assert.match(part(card, 'history'), /You are all fools/);
  assert.match(part(card, 'history'), /The first thing I say here\./);
  assert.match(part(await page(mod, `${path}?state=removed`), 'history'), /You are all fools/);
  assert.doesNotMatch(part(await page(mod, `${path}?state=removed`), 'history'), /The first thing/);

  assert.equal((await mod.send(`${path}/notes`, { text: ' ' })).status, 422);
  const noted = await mod.send(`${path}/notes`, { text: 'Was <b>warned</b> by telephone.' });
  assert.equal(noted.headers.get('location'), `${path}#notes`);
  const again = await page(mod, path);
  assert.match(part(again, 'notes'), /Was &lt;b>warned&lt;\/b> by telephone\. Mo/);
  assert.doesNotMatch(again, /@readers\.test|127\.0\.0\.1/, 'no address of any kind');
  assert.match(again, new RegExp(`${path}/ban"`), 'a moderator can restrict a reader from here');
  assert.equal((await mod.get('/newsroom/readers/0190a000-0000-7000-8000-000000000001')).status, 404);
  assert.equal((await mod.get('/newsroom/readers/x')).status, 404);
  await site.close();
});

test('accounts with a network, mailbox or text in common are named, those with nothing in common are not', async () => {
  const site = await writingSite();
  const [ann, again, copy] = [await site.reader('Ann'), await site.reader('Ann again'), await site.reader('Copy')];
  const [cat, mod] = [await site.reader('Cat'), await site.reader('Mo', 'moderator')];
  await setEmail(site, ann, 'a.nn@gmail.com');
  await setEmail(site, again, 'ann+more@gmail.com');
  await setEmail(site, cat, 'ann@readers.test');
  const text = 'The same long sentence about the harbour wall, word for word.';
  await ann.post(text);
  site.clock.now += 60_000;
  await again.post('A sentence of her own about gulls.');
  await copy.post(text);
  await cat.post('Something about cats.');
  await site.world.write(async ({ db }) => {
    const marks = [
      [ann, 'home', site.clock.now],
      [again, 'work', site.clock.now],
      [copy, 'cafe', site.clock.now],
      [cat, 'home', site.clock.now - 40 * 86_400_000],
    ] as const;
    for (const [{ account }, mark, at] of marks)
      await db
        .updateTable('comment')
        .set({ network_mark: mark, created_at: at })
        .where('commenter_id', 'in', db.selectFrom('commenter').select('id').where('account_id', '=', account.id))
        .execute();
  });
  const path = await cardOf(mod, 'harbour by:Ann');
  const first = part(await page(mod, path), 'connections');
  assert.match(first, /Ann again \(1 published, 0 removed\): the same mailbox in another form/);
  assert.match(first, /Copy \(\d published, 0 removed\): posted the same text \(1 comment\)/);
  assert.doesNotMatch(first, /Cat|Mo\b|gmail|home/);
  await site.world.write(async ({ db }) => {
    await db.updateTable('comment').set({ network_mark: 'home' }).where('network_mark', '=', 'work').execute();
  });
  const second = part(await page(mod, path), 'connections');
  assert.match(
    second,
    /Ann again[^:]*: wrote from the same network within 30 days \(1 comment\)[^;]*; the same mailbox/,
  );
  await site.close();
});

test('what a crowd has in common connects nobody', async () => {
  const site = await writingSite();
  const [ann, mod] = [await site.reader('Ann'), await site.reader('Mo', 'moderator')];
  await ann.post('I write from the office, as all of us do.');
  for (let i = 0; i < 21; i += 1)
    await (await site.reader(`Clerk ${i}`)).post(`Clerk number ${i} has an opinion (${i * 7919}).`);
  await site.world.write(({ db }) => db.updateTable('comment').set({ network_mark: 'office' }).execute());
  assert.match(part(await page(mod, await cardOf(mod, 'by:Ann')), 'connections'), /Connected accounts \(0\)/);
  await site.close();
});

test('readers are found by how their name begins, in whatever letters; an address finds its reader and is not shown', async () => {
  const site = await writingSite();
  const [ann, mod] = [await site.reader('Ann Lee'), await site.reader('Mo', 'moderator')];
  await ann.post('I am here.');
  await (await site.reader('Annika')).post('So am I.');
  assert.match(await page(mod, '/newsroom/readers?q=ann'), /2 readers[\s\S]*Ann Lee[\s\S]*Annika/);
  assert.match(await page(mod, '/newsroom/readers?q=ANN+LEE'), /1 reader<[\s\S]*Ann Lee/);
  assert.match(await page(mod, '/newsroom/readers?q=Xa'), /Nobody was found/);
  const byAddress = await page(mod, '/newsroom/readers?q=ann.lee%40readers.test');
  assert.match(byAddress, /1 reader<[\s\S]*Ann Lee/);
  assert.doesNotMatch(byAddress.replace(/<input[^>]*>/g, ''), /readers\.test/);
  await site.close();
});

test('who has deleted their account is a former reader: no name, no address, no connections lead there', async () => {
  const site = await writingSite();
  const [ann, ben, mod] = [await site.reader('Ann'), await site.reader('Ben'), await site.reader('Mo', 'moderator')];
  const text = 'The same long sentence about the harbour wall, word for word.';
  await ann.post(text);
  await ben.post(text);
  const path = await cardOf(mod, 'by:Ann');
  const bens = await cardOf(mod, 'by:Ben');
  await mod.send(`${path}/notes`, { text: 'Knows a lot about walls.' });
  const [own] = await peopleOwnData.collect(site.world, ann.account, 'en');
  assert.deepEqual(
    own?.rows.map(({ text: noted }) => noted),
    ['Knows a lot about walls.'],
    'a reader’s own data',
  );
  assert.match(part(await page(mod, bens), 'connections'), /Ann/);
  await site.world.write(async (tx) => {
    for (const room of [peopleOwnData, discussionOwnData])
      await room.erase(site.world, tx, ann.account, { comments: 'keep' });
  });
  await site.runJobs();
  const card = await page(mod, path);
  assert.match(card, /Former reader[\s\S]*deleted their account/);
  assert.doesNotMatch(card, />Ann<|Knows a lot/);
  assert.doesNotMatch(part(await page(mod, bens), 'connections'), /Ann/);
  await site.close();
});
