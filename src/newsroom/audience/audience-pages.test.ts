import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatFullDate } from '../../common/dates.ts';
import { addAccount, openSession, sessionCookie, type Role } from '../../rooms/accounts/accounts.ts';
import {
  countSearch,
  daysOf,
  keepAudience,
  readsOf,
  saveAudienceSettings,
  topStories,
} from '../../rooms/audience/audience.ts';
import { readSite, type ReadSite } from '../../rooms/audience/reading-for-tests.ts';

const day = 86_400_000;

const staffOn = async (site: ReadSite, role: Role) => {
  const { world } = site;
  const added = await addAccount(world, { email: `${role}@staff.test`, name: `A ${role}`, role });
  assert.ok(added.ok);
  const token = await world.write((tx) => openSession(world, tx, { account: added.value, method: 'code' }));
  const cookie = sessionCookie(world, token).split(';', 1)[0] ?? '';
  return {
    get: async (path: string): Promise<string> => {
      const answer = await site.request(path, { headers: { cookie } });
      assert.equal(answer.status, 200, path);
      return answer.text();
    },
    send: (path: string, fields: Record<string, string>) =>
      site.request(path, {
        method: 'POST',
        headers: { cookie, origin: 'http://courant.test', 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      }),
  };
};

/** A story read so often a week ago, yesterday and today. */
const aWeek = async (site: ReadSite): Promise<void> => {
  for (const [days, times] of [
    [0, 2],
    [6, 3],
    [1, 5],
  ] as const) {
    site.clock.now += days * day;
    for (let read = 0; read < times; read += 1) await site.visit('/world/first', { from: 'https://t.co/x' });
    await site.end(site.story);
    await site.sums();
  }
};

test('the figures of today stand beside those of a week before, as a plot, as a table and as CSV', async () => {
  const site = await readSite();
  await aWeek(site);
  const writer = await staffOn(site, 'writer');
  const page = await writer.get('/newsroom/audience');
  assert.match(page, /<dt>Today so far<\/dt><dd class="sum">5<\/dd><dd class="sum-then">20 % read to the end<\/dd>/);
  assert.match(page, /\+150 % against the whole day a week before \(2\)/);
  const today = formatFullDate(site.clock.now, { language: 'en-GB', timeZone: 'UTC' });
  assert.ok(page.includes(`<title>${today}: 5 reads, 1 to the end, a week before 2</title>`));
  assert.ok(page.includes(`<th scope="row">${today}</th><td>5</td><td>1</td><td>20 %</td><td>2</td>`));
  const csv = await writer.get('/newsroom/audience/days.csv');
  const dateOf = (days: number): string => new Date(site.clock.now + days * day).toISOString().slice(0, 10);
  assert.ok(csv.startsWith(`day,reads,to_the_end\r\n"${dateOf(-7)}",2,1\r\n"${dateOf(-6)}",0,0\r\n`));
  assert.ok(csv.endsWith(`"${dateOf(0)}",5,1\r\n`));
  const hours = await writer.get('/newsroom/audience/hours.csv');
  assert.match(hours, /"2026-11-\d\dT\d\d:00:00\.000Z",5,1\r\n$/);
  await site.close();
});

test('stories are listed by how often they were read in a time, of all editions or one', async () => {
  const site = await readSite();
  await aWeek(site);
  for (let read = 0; read < 6; read += 1) await site.visit('/world/second');
  await site.sums();
  const writer = await staffOn(site, 'writer');
  const orderOf = async (query: string): Promise<string[]> =>
    Array.from(
      (await writer.get(`/newsroom/audience/stories?${query}`)).matchAll(/>(The (?:first|second) story)</g),
      (m) => m[1] ?? '',
    );
  assert.deepEqual(await orderOf('span=today'), ['The second story', 'The first story']);
  assert.deepEqual(await orderOf('span=month'), ['The first story', 'The second story']);
  assert.deepEqual(await orderOf('span=now&edition=en'), ['The second story', 'The first story']);
  assert.deepEqual(await orderOf('span=month&edition=es'), []);
  const csv = await writer.get('/newsroom/audience/stories.csv?span=month');
  assert.match(csv, new RegExp(`"${site.story}","en","The first story","/world/first","World",10,3,0,0`));
  const { world } = site;
  const top = await topStories(world, 'en', world.now() - 3_600_000, 1);
  assert.deepEqual(
    top.map(({ articleId, reads }) => ({ articleId, reads })),
    [{ articleId: site.other, reads: 6 }],
  );
  assert.equal((await topStories(world, undefined, world.now() - 20 * day, 5))[0]?.reads, 10);
  assert.deepEqual((await readsOf(world, [site.story])).get(site.story), { reads: 10, ends: 3 });
  await site.close();
});

test('a story’s page tells how it is read and from where; a story that is not there has none', async () => {
  const site = await readSite();
  await aWeek(site);
  const writer = await staffOn(site, 'contributor');
  const page = await writer.get(`/newsroom/audience/story/${site.story}`);
  assert.match(page, /10 reads in all, 30 % to the end/);
  assert.match(page, /<bdi>X<\/bdi><\/th><td class="named">network<\/td><td>10<\/td><td>100 %<\/td>/);
  const draft = await writer.get(`/newsroom/audience/story/${site.other}`);
  assert.match(draft, /0 reads in all, – to the end/);
  await assert.rejects(writer.get('/newsroom/audience/story/00000000-0000-7000-8000-000000000000'), /404/);
  await site.close();
});

test('what readers searched for and did not find can be written about', async () => {
  const site = await readSite();
  for (const last of [1, 2, 3])
    countSearch(site.world, { edition: 'en', words: 'Tram 9', found: 0, network: `198.51.100.${last}` });
  for (const last of [1, 2, 3])
    countSearch(site.world, { edition: 'en', words: '=cmd()', found: 4, network: `198.51.100.${last}` });
  await site.sums();
  const writer = await staffOn(site, 'writer');
  const page = await writer.get('/newsroom/audience/searches');
  assert.match(page, /6 searches in 30 days, 3 of them \(50 %\)/);
  assert.match(page, /href="\/newsroom\/stories\/new\?headline=tram\+9&amp;edition=en">Write about it</);
  assert.match(await writer.get('/newsroom/stories/new?headline=tram+9&edition=en'), /value="tram 9"/);
  const csv = await writer.get('/newsroom/audience/searches.csv');
  assert.match(csv, /"empty","en","tram 9",3\r\n"search","en","'=cmd\(\)",3/);
  await site.close();
});

test('nobody is ranked until the publisher says so, and only the publisher says what is counted', async () => {
  const site = await readSite();
  await aWeek(site);
  const editor = await staffOn(site, 'editor');
  assert.doesNotMatch(await editor.get('/newsroom/audience/parts'), /Authors/);
  const fields = { isCounting: 'yes', comparesAuthors: 'yes', months: '6' };
  assert.equal((await editor.send('/newsroom/audience/settings', fields)).status, 404);
  const publisher = await staffOn(site, 'publisher');
  assert.equal((await publisher.send('/newsroom/audience/settings', { ...fields, months: '99' })).status, 422);
  assert.equal((await publisher.send('/newsroom/audience/settings', fields)).status, 303);
  assert.match(await editor.get('/newsroom/audience/parts'), /Authors/);
  const told = await (await site.request('/how-we-count')).text();
  assert.match(told, /Sums of each day: 6 months/);
  assert.doesNotMatch(told, /read to its end|By which|From which site/);
  assert.match(await (await site.request('/es/how-we-count')).text(), /6 meses/);
  await saveAudienceSettings(site.world, { isCounting: false });
  assert.match(await (await site.request('/how-we-count')).text(), /Nothing is counted here/);
  await site.close();
});

test('hours are forgotten after two days, days after as many months as are kept', async () => {
  const site = await readSite();
  await site.visit('/world/first', { from: 'https://t.co/x' });
  await site.sums();
  const { db } = site.world;
  const left = async (): Promise<number[]> => {
    const keeper = keepAudience(site.world);
    await keeper.flush();
    await keeper.stop();
    const hours = await db.selectFrom('audience_hour').select('hour').execute();
    const days = await db.selectFrom('audience_day').select('day').execute();
    const sources = await db.selectFrom('audience_source').select('day').execute();
    return [hours.length, days.length, sources.length];
  };
  site.clock.now += 2 * day;
  assert.deepEqual(await left(), [4, 4, 2]);
  site.clock.now += 2 * 3_600_000;
  assert.deepEqual(await left(), [0, 4, 2]);
  site.clock.now += 390 * day;
  assert.deepEqual(await left(), [0, 4, 2]);
  site.clock.now += 10 * day;
  assert.deepEqual(await left(), [0, 0, 0]);
  await site.close();
});

test('several nodes add to the same sums, and what cannot be written down is kept for the next time', async () => {
  const site = await readSite();
  await Promise.all(
    [1, 2, 3].map(async () => {
      await site.visit('/world/first');
      await site.sums();
    }),
  );
  assert.equal((await daysOf(site.world, { kind: 'site', subject: '' }, { days: 1 }))[0]?.reads, 3);
  const { world } = site;
  const { write } = world;
  await site.visit('/world/first');
  world.write = () => Promise.reject(new Error('the database is away'));
  await site.sums();
  world.write = write;
  await site.visit('/world/first');
  assert.equal((await site.sums())['site:'], '5/0');
  await site.close();
});
