import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { lintPodcast } from '../../../test/lint-podcast.ts';
import { addAccount, openSession, sessionCookie, type Account } from '../../rooms/accounts/accounts.ts';
import { privateFeedOwnData, privateFeedsOf } from '../../rooms/audio/audio.ts';
import { makeEpisode, makeShow, podcastSite, type PodcastSite } from './podcast-for-tests.ts';

let site: PodcastSite;
let account: Account;
let cookie: string;
let showId: string;
const origin = 'https://courant.test';

const signIn = async (name: string): Promise<{ account: Account; cookie: string }> => {
  const { world } = site;
  const added = await addAccount(world, { email: `${name}@reader.test`, name, role: 'reader' });
  if (!added.ok) throw new Error(added.refusal);
  const token = await world.write((tx) => openSession(world, tx, { account: added.value, method: 'code' }));
  return { account: added.value, cookie: sessionCookie(world, token).split(';')[0] ?? '' };
};

before(async () => {
  site = await podcastSite();
  showId = await makeShow(site.world);
  await makeEpisode(site, showId);
  ({ account, cookie } = await signIn('rhea'));
});
after(() => site.close());

const send = (path: string, fields: Record<string, string>, as = cookie): Promise<Response> =>
  site.request(path, {
    method: 'POST',
    headers: { origin, cookie: as, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });

const make = async (fields: Record<string, string>): Promise<string> => {
  const page = await (await send('/me/podcast-feeds', fields)).text();
  const url = /value="(https:\/\/courant\.test\/[^"]+\.xml)"/.exec(page)?.[1];
  return new URL(url ?? assert.fail(page)).pathname;
};

const enclosuresIn = (xml: string): string[] => [...xml.matchAll(/<enclosure[^>]*>/g)].map(([tag]) => tag);

test('a reader makes a feed, hears the same bytes by it as everybody, and no directory may list it', async () => {
  const path = await make({ name: 'Phone', show: showId });
  assert.match(path, /^\/podcasts\/private\/[\w-]{43}\.xml$/);
  const answer = await site.request(path);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('cache-control'), 'private, no-cache');
  assert.equal(answer.headers.get('x-robots-tag'), 'noindex, nofollow');
  assert.equal(answer.headers.get('link'), null);
  const xml = await answer.text();
  const open = await (await site.request('/podcasts/tide/feed.xml')).text();
  assert.ok(xml.includes('<itunes:block>Yes</itunes:block>'));
  assert.ok(!xml.includes('rel="hub"'));
  assert.deepEqual(enclosuresIn(xml), enclosuresIn(open));
  const guidOf = (feed: string): string | undefined => /<podcast:guid>([^<]+)/.exec(feed)?.[1];
  assert.notEqual(guidOf(xml), guidOf(open), 'an app must not take one for the other');
  assert.deepEqual(
    lintPodcast(xml).filter(({ element }) => element !== 'itunes:image'),
    [],
  );
  const etag = answer.headers.get('etag') ?? '';
  assert.equal((await site.request(path, { headers: { 'if-none-match': etag } })).status, 304);
});

test('the address is shown once; what is kept of it is a hash', async () => {
  const path = await make({ name: 'Tablet', show: '' });
  const secret = path.slice('/podcasts/private/'.length, -4);
  const list = await (await site.request('/me/podcast-feeds', { headers: { cookie } })).text();
  assert.ok(list.includes('Tablet') && list.includes('All podcasts in one feed'));
  assert.ok(!list.includes(secret));
  const rows = await site.world.db.selectFrom('private_feed').selectAll().execute();
  assert.ok(!JSON.stringify(rows).includes(secret));
  assert.equal(enclosuresIn(await (await site.request(path)).text()).length, 1);
  assert.equal((await privateFeedsOf(site.world, account.id)).find(({ name }) => name === 'Tablet')?.showId, undefined);
});

test('a feed that was revoked is gone for good, and only its reader can revoke it', async () => {
  const path = await make({ name: 'Old phone', show: showId });
  const feed = (await privateFeedsOf(site.world, account.id)).find(({ name }) => name === 'Old phone');
  const other = await signIn('otto');
  await send(`/me/podcast-feeds/${feed?.id}/revoke`, {}, other.cookie);
  assert.equal((await site.request(path)).status, 200);
  const done = await send(`/me/podcast-feeds/${feed?.id}/revoke`, {});
  assert.equal(done.status, 303);
  const gone = await site.request(path);
  assert.equal(gone.status, 410);
  assert.equal(gone.headers.get('cache-control'), 'private, no-store');
});

test('nobody makes a feed without a name, of a show that is not there, or without signing in', async () => {
  assert.equal((await send('/me/podcast-feeds', { name: ' ', show: showId })).status, 422);
  assert.equal((await send('/me/podcast-feeds', { name: 'x', show: 'none' })).status, 422);
  assert.equal((await send('/me/podcast-feeds', { name: 'x', show: '' }, '')).status, 303);
});

test('who guesses addresses is slowed down', async () => {
  const wrong = `/podcasts/private/${'a'.repeat(43)}.xml`;
  assert.equal((await site.request(wrong)).status, 404);
  const answers = await Promise.all(Array.from({ length: 30 }, () => site.request(wrong)));
  assert.ok(answers.some(({ status, headers }) => status === 429 && Number(headers.get('retry-after')) > 0));
  const path = await make({ name: 'Still here', show: showId });
  assert.equal((await site.request(path)).status, 200, 'a right address is answered all the same');
});

test('a reader gets what is kept of the feeds with their data, and it goes with the account', async () => {
  const { world } = site;
  const [part] = await privateFeedOwnData.collect(world, account, 'en');
  assert.equal(part?.name, 'podcast-feeds');
  assert.ok(part.rows.some(({ name, show }) => name === 'Phone' && show === 'The Tide'));
  assert.ok(!JSON.stringify(part).includes('hash'));
  await world.write((tx) => privateFeedOwnData.erase(world, tx, account, { comments: 'remove' }));
  assert.deepEqual(await privateFeedsOf(world, account.id), []);
});

test('the page speaks the language of the edition', async () => {
  const page = await (await site.request('/ar/me/podcast-feeds', { headers: { cookie } })).text();
  assert.ok(page.includes('خلاصات البودكاست الخاصة'));
});
