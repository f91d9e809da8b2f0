import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PickedMedia, PickedPage } from '../../common/media-picked.ts';
import { json, librarySite, names, type LibrarySite } from './library-for-tests.ts';

let site: LibrarySite;
before(async () => {
  site = await librarySite();
});
after(() => site.close());

test('The picker finds pictures by words of their texts and names, newest first, a page at a time', async () => {
  const writer = await site.staff('writer');
  await site.picture({ fileName: 'Harbour_Façade.jpg', alt: 'Boats in the morning', credit: 'Ann Lee/Agency' });
  site.clock.now += 1000;
  await site.picture({ fileName: 'market.jpg', alt: 'A stall', texts: { es: { alt: 'Un puesto de pescado' } } });
  const found = async (query: string): Promise<string[]> =>
    names((await json<PickedPage>(await writer.get(`/newsroom/media/pick?${query}`))).media);
  assert.deepEqual(await found(''), ['market.jpg', 'Harbour_Façade.jpg']);
  assert.deepEqual(await found('q=facade+boat'), ['Harbour_Façade.jpg']);
  assert.deepEqual(await found('q=pescado'), ['market.jpg']);
  assert.deepEqual(await found('q=ann+pescado'), []);
  assert.deepEqual(await found('kind=sound'), []);
  assert.deepEqual(await found('filter=no-credit'), ['market.jpg']);
});

test('A picked picture says what an editor must know, in the language that was asked for', async () => {
  const writer = await site.staff('writer');
  const id = await site.picture({ alt: 'A stall', texts: { es: { alt: 'Un puesto' } }, expiresAt: site.clock.now });
  const picked = await json<PickedMedia>(await writer.get(`/newsroom/media/pick/${id}?language=es`));
  assert.equal(picked.alt, 'Un puesto');
  assert.deepEqual(picked.faultKinds, ['expired', 'no-credit', 'waiting']);
  assert.deepEqual(picked.faults, ['The rights to it have ended.', 'It has no credit.']);
  assert.match(picked.thumb ?? '', /^\/media\//);
  assert.equal((await writer.get('/newsroom/media/pick/00000000-0000-0000-0000-000000000000')).status, 404);
});

test('Only those who write see the library; a session that has ended is told as such', async () => {
  const moderator = await site.staff('moderator');
  assert.equal((await moderator.get('/newsroom/media/pick')).status, 403);
  const stranger = await site.stranger.get('/newsroom/media/pick');
  assert.equal(stranger.status, 401);
  assert.equal((await json(stranger)).refusal, 'signed-out');
});

test('A picture at a private address is not fetched, and the reason is given in words', async () => {
  const writer = await site.staff('writer');
  const answer = await writer.send('/newsroom/media/fetch', { url: 'http://127.0.0.1/x.jpg' }, { json: true });
  assert.equal(answer.status, 422);
  assert.deepEqual(await json(answer), {
    state: 'refused',
    refusal: 'private-address',
    words: 'This address is not on the public internet.',
  });
});
