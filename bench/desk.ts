/**
 * The moderators' desk with 10,000 waiting comments: a page of each order, a decision, a claim and the news, through the site, beside a
 * bare select of the same page.
 *
 *   node --import ./scripts/loader.ts bench/desk.ts [COMMENTS]
 */
import { addAccount, openSession, sessionCookie } from '../src/rooms/accounts/accounts.ts';
import { makeEditions, makeStory } from '../test/make-stories.ts';
import { testSite, type TestSite } from '../test/test-world.ts';
import { report, type Figure } from './figures.ts';

const count = Number(process.argv[2] ?? 10_000);
const rounds = 20;

const fill = async ({ world }: TestSite): Promise<string[]> => {
  await makeEditions(world, 'en');
  const story = await makeStory(world);
  const body = JSON.stringify({
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'A comment that waits. '.repeat(20) }] }],
  });
  const checks = JSON.stringify([{ check: 'held-thread', verdict: 'hold', reason: 'thread-held' }]);
  const ids = Array.from({ length: count }, () => world.newId());
  const people = Array.from({ length: 500 }, () => world.newId());
  await world.write(async ({ db }) => {
    for (const [i, id] of people.entries())
      await db
        .insertInto('commenter')
        .values({ id, name: `Reader ${i}`, created_at: i, published_count: i % 40, removed_count: i % 7 })
        .execute();
    for (const [i, id] of ids.entries())
      await db
        .insertInto('comment')
        .values({
          id,
          article_id: story,
          root_id: id,
          commenter_id: people[i % people.length] ?? '',
          state: 'waiting',
          body,
          checks,
          held_why: i % 5 === 0 ? 'words' : 'held-thread',
          edition: 'en',
          created_at: world.now() - (count - i) * 1_000,
        })
        .execute();
  });
  return ids;
};

const middle = (times: number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? NaN;

const timed = async (work: (round: number) => Promise<unknown>): Promise<number> => {
  const times: number[] = [];
  for (let i = 0; i < rounds; i += 1) {
    const began = performance.now();
    await work(i);
    times.push(performance.now() - began);
  }
  return middle(times);
};

type Moderator = {
  get: (path: string) => Promise<string>;
  send: (path: string, fields: Record<string, string>) => Promise<string>;
};

const signIn = async (site: TestSite): Promise<Moderator> => {
  const added = await addAccount(site.world, { email: 'mo@desk.example', name: 'Mo', role: 'moderator' });
  if (!added.ok) throw new Error(added.refusal);
  const account = added.value;
  const token = await site.world.write((tx) => openSession(site.world, tx, { account, method: 'link' }));
  const cookie = sessionCookie(site.world, token).split(';', 1)[0] ?? '';
  return {
    get: async (path) => (await site.request(path, { headers: { cookie } })).text(),
    send: async (path, fields) => {
      const headers = {
        cookie,
        accept: 'application/json',
        origin: 'http://courant.test',
        'content-type': 'application/x-www-form-urlencoded',
      };
      const body = new URLSearchParams(fields).toString();
      return (await site.request(path, { method: 'POST', headers, body })).text();
    },
  };
};

const bareSelect = ({ world }: TestSite): Promise<unknown> =>
  world.db.selectFrom('comment').selectAll().where('state', '=', 'waiting').orderBy('created_at').limit(41).execute();

const measure = async (site: TestSite, ids: readonly string[], { get, send }: Moderator): Promise<Figure[]> => {
  const desk = '/newsroom/discussion';
  const less = { better: 'less', unit: 'ms' } as const;
  return [
    { what: 'a bare select of 41 waiting comments', ours: await timed(() => bareSelect(site)), ...less },
    { what: 'page, oldest first', ours: await timed(() => get(`${desk}?list=waiting`)), goal: 100, ...less },
    { what: 'page, risk first', ours: await timed(() => get(`${desk}?list=waiting&order=risk`)), goal: 200, ...less },
    {
      what: 'a decision, answered',
      ours: await timed((i) => send(`${desk}/decide`, { ids: ids[i] ?? '', act: 'approve' })),
      goal: 100,
      ...less,
    },
    {
      what: 'a claim, answered',
      ours: await timed((i) => send(`${desk}/claim`, { ids: `${ids[i + 50]},${ids[i + 51]}` })),
      goal: 50,
      ...less,
    },
    { what: 'what happened meanwhile', ours: await timed(() => get(`${desk}/live/changes`)), goal: 50, ...less },
  ];
};

const run = async (): Promise<void> => {
  const site = await testSite();
  const ids = await fill(site);
  const figures = await measure(site, ids, await signIn(site));
  report(`The desk with ${count.toLocaleString('en')} waiting comments`, figures);
  await site.close();
};

await run();
process.exit(0);
