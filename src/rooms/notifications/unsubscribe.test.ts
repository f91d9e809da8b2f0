import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeEditions } from '../../../test/make-stories.ts';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { makeReader, pageFor, type Reader } from '../bookmarks/readers-for-tests.ts';
import { choicesOf } from './choices.ts';
import { unsubscribeToken, type Ending } from './unsubscribe.ts';

let site: TestSite;
before(async () => {
  site = await testSite();
  await makeEditions(site.world, 'en', 'ar');
});
after(() => site.close());

const get = pageFor(() => site);
const linkFor = async ({ account }: Reader, what: Ending): Promise<string> =>
  `/unsubscribe/${await unsubscribeToken(site.world, account.id, what)}`;

/** As mail programs do it: no cookie, no page of ours it comes from. */
const oneClick = (path: string): Promise<Response> =>
  site.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });

test('one click in a mail program ends mails of that kind and no other, without signing in and without a redirect', async () => {
  const ann = await makeReader(site);
  const answer = await oneClick(await linkFor(ann, 'reply'));
  assert.equal(answer.status, 200);
  assert.match(await answer.text(), /no longer be mailed when somebody answers you/);
  const choices = await choicesOf(site.world.db, ann.account.id);
  assert.equal(choices.reply.mail, 'off');
  assert.equal(choices.reply.push, true, 'devices are asked of elsewhere');
  assert.equal(choices.pick.mail, 'once');
  assert.equal((await oneClick(await linkFor(ann, 'reply'))).status, 200, 'a second click does no harm');
});

test('opening the address only shows a button: mail scanners open addresses too', async () => {
  const ann = await makeReader(site);
  const path = await linkFor(ann, 'daily');
  const html = await get(path);
  assert.match(html, /<form[^>]*method="post"[^>]*action="\/unsubscribe\//);
  assert.match(await get(`/ar${path}`), /لن يصلك الملخص اليومي/);
  assert.equal((await choicesOf(site.world.db, ann.account.id)).story.mail, 'daily');
  await oneClick(`/ar${path}`);
  const choices = await choicesOf(site.world.db, ann.account.id);
  assert.deepEqual([choices.story.mail, choices.thread.mail, choices.reply.mail], ['off', 'off', 'once']);
});

test('a link cannot be made for another account or another kind, nor cut short', async () => {
  const ann = await makeReader(site);
  const ben = await makeReader(site);
  const [id = '', what = '', mark = ''] = (await unsubscribeToken(site.world, ann.account.id, 'reply')).split('.');
  for (const token of [
    `${ben.account.id}.${what}.${mark}`,
    `${id}.pick.${mark}`,
    `${id}.all.${mark}`,
    `${id}.${what}.${mark.slice(0, -2)}`,
    `${id}.${what}.`,
    'x',
  ]) {
    assert.equal((await oneClick(`/unsubscribe/${token}`)).status, 404, token);
    assert.equal((await site.request(`/unsubscribe/${token}`)).status, 404, token);
  }
  assert.equal((await choicesOf(site.world.db, ben.account.id)).reply.mail, 'once');
});

test('nothing else may be posted from elsewhere', async () => {
  const ann = await makeReader(site);
  for (const path of ['/me/notifications/choices', '/unsubscribe', '/unsubscribe/x/y', '/saved', '/push/subscribe']) {
    const answer = await site.request(path, {
      method: 'POST',
      headers: { cookie: ann.cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'a=b',
    });
    assert.equal(answer.status, 403, path);
  }
});
