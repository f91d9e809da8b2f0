import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { startMessage } from '../../cli/start-message.ts';
import { accountByEmail, addAccount } from '../../rooms/accounts/accounts.ts';
import { browser } from '../../rooms/accounts/sign-in-for-tests.ts';
import { openSetup, publicationOf, saveEdition } from '../../rooms/publication/publication.ts';

const sites: TestSite[] = [];
afterEach(() => sites.pop()?.close());

/** A publication as `courant start --empty` makes it, and the link that the start prints. */
const freshSite = async (): Promise<{ site: TestSite; link: string }> => {
  const site = await testSite();
  sites.push(site);
  const { defaultEdition } = await publicationOf(site.world);
  await site.world.write(async (tx) => {
    await saveEdition(tx, defaultEdition);
    await openSetup(site.world, tx);
  });
  const message = await startMessage(site.world, 'http://127.0.0.1:1');
  return { site, link: /http:\/\/courant\.test(\/setup\/[\w-]{43})/.exec(message)?.[1] ?? '' };
};

const you = { name: 'Ada Harbour', email: 'ada@paper.example', password: 'boats and more boats' };

test('four short steps make a publication of one’s own, without a script, and never come again', async () => {
  const { site, link } = await freshSite();
  const one = browser(site);
  assert.match(await (await one.get(link)).text(), /<li aria-current="step">1\. Name and language/);
  const wrong = await one.post(link, {
    publicationName: 'El Puerto',
    language: 'nonsense tag',
    timeZone: 'Mars/Olympus',
  });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /value="El Puerto"/);
  assert.equal(
    (await one.post(link, { publicationName: 'El Puerto', language: 'xx-yy-zz!', timeZone: 'Etc/UTC' })).status,
    422,
  );
  const named = await one.post(link, {
    publicationName: 'El Puerto',
    tagline: 'Del muelle',
    language: 'es',
    timeZone: 'America/Bogota',
  });
  assert.equal(named.headers.get('location'), `${link}/you`);
  const publication = await publicationOf(site.world);
  assert.deepEqual(
    publication.editions.map(({ code, isDefault, name }) => [code, isDefault, name]),
    [['es', true, 'Español']],
  );
  assert.equal(publication.settings.timeZone, 'America/Bogota');
  assert.equal((await one.post(`${link}/you`, { ...you, password: 'short' })).status, 422);
  const made = await one.post(`${link}/you`, you);
  assert.equal(made.headers.get('location'), '/newsroom/setup/look');
  assert.equal((await accountByEmail(site.world, you.email))?.role, 'publisher');
  assert.match(await (await one.get('/newsroom/setup/look')).text(), /<li aria-current="step">3\. How it looks/);
  assert.equal((await one.post('/newsroom/setup/look', { accentLight: '#ffee00' })).status, 422);
  const looked = await one.post('/newsroom/setup/look', { accentLight: '#0b5d4f', accentDark: '#7fd6c2' });
  assert.equal(looked.headers.get('location'), '/newsroom/setup/first');
  const done = await one.post('/newsroom/setup/first', { sections: 'Puerto\nMercado\n\nPuerto', way: 'settings' });
  assert.equal(done.headers.get('location'), '/newsroom/settings');
  const front = await (await site.request('/')).text();
  assert.match(front, /<html lang="es"[\s\S]*El Puerto[\s\S]*Puerto<\/a>[\s\S]*Mercado<\/a>/);
  for (const step of ['/newsroom/setup/look', '/newsroom/setup/first'])
    assert.equal((await one.get(step)).headers.get('location'), '/newsroom/settings');
  assert.equal((await browser(site).get(link)).status, 303);
  assert.equal((await browser(site).post(`${link}/you`, { ...you, email: 'eve@paper.example' })).status, 303);
  assert.equal(await accountByEmail(site.world, 'eve@paper.example'), undefined);
});

test('every step but the second can be skipped', async () => {
  const { site, link } = await freshSite();
  const one = browser(site);
  assert.match(await (await one.get(link)).text(), new RegExp(`href="${link}/you">Skip this`));
  await one.post(`${link}/you`, { ...you, password: '' });
  const page = await (await one.get('/newsroom/setup/look')).text();
  assert.match(
    page,
    /passkey-form[\s\S]*name="return" value="\/newsroom\/setup\/look"/,
    'without a password a passkey is offered',
  );
  assert.match(page, /href="\/newsroom\/setup\/first">Skip this/);
  assert.match(await (await one.get('/newsroom/settings')).text(), /href="\/newsroom\/setup\/look">Go on with it/);
  assert.equal(
    (await one.post('/newsroom/setup/first', { skip: '1', sections: 'Left out' })).headers.get('location'),
    '/newsroom',
  );
  assert.equal((await publicationOf(site.world)).settings.setup.isOpen, false);
  assert.doesNotMatch(await (await site.request('/')).text(), /Left out/);
});

test('nobody takes a fresh site without the link: neither a stranger nor a forged one, and not after a day', async () => {
  const { site, link } = await freshSite();
  const stranger = browser(site);
  const forged = `/setup/${'A'.repeat(43)}`;
  const name = { publicationName: 'Taken', language: 'en', timeZone: 'Etc/UTC' };
  assert.equal((await stranger.post(forged, name)).status, 303);
  assert.equal((await stranger.post(`${forged}/you`, you)).status, 303);
  assert.match((await stranger.get('/newsroom/setup/look')).headers.get('location') ?? '', /\/sign-in/);
  site.clock.now += 86_400_001;
  assert.equal((await stranger.post(link, name)).status, 303);
  assert.equal((await stranger.post(`${link}/you`, you)).status, 303);
  assert.equal(await accountByEmail(site.world, you.email), undefined);
  assert.notEqual((await publicationOf(site.world)).defaultEdition.publicationName, 'Taken');
});

test('once somebody works for the publication the link changes nothing any more', async () => {
  const { site, link } = await freshSite();
  await addAccount(site.world, { email: 'first@paper.example', name: 'First', role: 'publisher' });
  assert.equal(
    (await browser(site).post(link, { publicationName: 'Taken', language: 'en', timeZone: 'Etc/UTC' })).status,
    303,
  );
  assert.notEqual((await publicationOf(site.world)).defaultEdition.publicationName, 'Taken');
});

test('the demo’s stories come under the publication’s own name and time', async () => {
  const { site, link } = await freshSite();
  const one = browser(site);
  await one.post(link, { publicationName: 'The Quay', language: 'en', timeZone: 'Asia/Tokyo' });
  await one.post(`${link}/you`, you);
  await one.post('/newsroom/setup/first', { way: 'demo' });
  await site.runJobs();
  const { settings, editions, defaultEdition } = await publicationOf(site.world);
  assert.deepEqual([defaultEdition.publicationName, settings.timeZone], ['The Quay', 'Asia/Tokyo']);
  assert.ok(editions.length > 1);
  const stories = await site.world.db
    .selectFrom('article')
    .select('id')
    .where('status', '=', 'published')
    .limit(10)
    .execute();
  assert.equal(stories.length, 10);
  assert.equal((await accountByEmail(site.world, you.email))?.role, 'publisher');
});
