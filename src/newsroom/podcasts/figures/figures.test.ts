import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addAccount, openSession, sessionCookie, type Role } from '../../../rooms/accounts/accounts.ts';
import { countingSite, type CountingSite } from '../../../rooms/audio/counting/counting-for-tests.ts';
import { makeEpisodeSound } from '../../../rooms/audio/sound-for-tests.ts';

let site: CountingSite;
let editor = '';
const day = 86_400_000;

const cookieOf = async (role: Role): Promise<string> => {
  const added = await addAccount(site.world, { email: `${role}@figures.test`, name: `A ${role}`, role });
  assert.ok(added.ok);
  const token = await site.world.write((tx) => openSession(site.world, tx, { account: added.value, method: 'code' }));
  return sessionCookie(site.world, token).split(';', 1)[0] ?? '';
};
const ask = (path: string, cookie = editor): Promise<Response> => site.request(path, { headers: { cookie } });

before(async () => {
  site = await countingSite();
  // Three in the first week, two later; one app by name, one browser.
  await site.fetch({ network: '198.51.100.1' });
  await site.fetch({ network: '198.51.100.2' });
  for (const measure of ['started', 'started', 'started']) await site.listen(measure);
  site.clock.now += 60_000;
  await site.listen('25');
  await site.listen('ended');
  site.clock.now += 2 * day;
  await site.fetch({ network: '198.51.100.3', agent: 'AntennaPod/3.4.0' });
  site.clock.now += 10 * day;
  await site.fetch({ network: '198.51.100.4' });
  await site.fetch({ network: '198.51.100.5' });
  await site.flush();
  editor = await cookieOf('editor');
});
after(() => site.close());

test('all shows together: sums, days, episodes with their first week, apps', async () => {
  const other = await makeEpisodeSound(site.world, { seconds: 5, seed: 33, headline: 'Nobody has heard <this>' });
  const html = await (await ask('/newsroom/podcasts/figures')).text();
  assert.match(html, /<h1[^>]*>How podcasts are heard<\/h1>/);
  assert.match(html, /Downloads in 30 days/);
  assert.match(html, /<td>5<\/td><td>3<\/td><td>–<\/td><td>3<\/td><td>33 %<\/td>/);
  assert.match(html, /Nobody has heard &lt;this>|Nobody has heard &lt;this&gt;/);
  assert.match(html, new RegExp(`/newsroom/podcasts/figures/${other.articleId}`));
  assert.match(html, /<bdi>Overcast<\/bdi><\/th><td>4<\/td><td>80 %<\/td>/);
  assert.match(html, /<bdi>AntennaPod<\/bdi>/);
  assert.doesNotMatch(html, /country|Country/);
  const row = { day: '2026-11-20', media_id: other.mediaId, app: 'Overcast', country: 'IS', count: 2 };
  await site.world.write(({ db }) => db.insertInto('download_day').values(row).execute());
  const told = await (await ask(`/newsroom/podcasts/figures/${other.articleId}`)).text();
  assert.match(told, /Iceland<\/th><td>2<\/td><td>100 %<\/td>/);
  await site.world.write(({ db }) => db.deleteFrom('download_day').where('country', '=', 'IS').execute());
});

test('one show alone is asked for by its name; what is none of them shows all', async () => {
  const shows = await site.world.db.selectFrom('show').select(['id']).orderBy('created_at').execute();
  const [first, second] = shows.map(({ id }) => id);
  const html = await (await ask(`/newsroom/podcasts/figures?show=${second}`)).text();
  assert.match(html, /Nothing has been downloaded in this time yet/);
  assert.match(await (await ask(`/newsroom/podcasts/figures?show=${first}`)).text(), /Overcast/);
  assert.match(await (await ask('/newsroom/podcasts/figures?show=none')).text(), /Overcast/);
});

test('one episode: all downloads, the first days, how far it is listened to', async () => {
  const html = await (await ask(`/newsroom/podcasts/figures/${site.heard.articleId}`)).text();
  assert.match(html, /5 downloads in all, 3 in the first 7 days; started 3 times on this site\./);
  assert.match(html, /How far it is listened to on this site/);
  assert.match(html, /To the end: 1 listeners/);
  assert.match(html, /A quarter: 1 listeners/);
  assert.equal((await ask('/newsroom/podcasts/figures/none')).status, 404);
  assert.equal((await ask('/newsroom/podcasts/figures/00000000-0000-7000-8000-000000000000')).status, 404);
});

test('the same for spreadsheets, where no title becomes a formula', async () => {
  await site.world.write(async ({ db }) => {
    await db.updateTable('episode').set({ title: '=1+1' }).where('media_id', '=', site.heard.mediaId).execute();
  });
  const all = await ask('/newsroom/podcasts/figures.csv');
  assert.match(all.headers.get('content-disposition') ?? '', /podcast-episodes\.csv/);
  assert.match(await all.text(), /"'=1\+1","2026-11-20",5,3,"",3,1/);
  const days = await (await ask(`/newsroom/podcasts/figures/${site.heard.articleId}/days.csv`)).text();
  assert.deepEqual(days.trim().split('\r\n'), [
    'day,downloads,started,to_the_end',
    '"2026-11-20",2,3,1',
    '"2026-11-22",1,0,0',
    '"2026-12-02",2,0,0',
  ]);
});

test('figures are for those who write; whoever does not finds nothing there', async () => {
  assert.equal((await ask('/newsroom/podcasts/figures', await cookieOf('writer'))).status, 200);
  assert.equal((await ask('/newsroom/podcasts/figures', await cookieOf('moderator'))).status, 404);
  assert.notEqual((await ask('/newsroom/podcasts/figures', await cookieOf('reader'))).status, 200);
});
