/**
 * The desk of stories with 100,000 stories, of which a tenth is in work: every list, order, filter, a search, the board, the counts and
 * the calendar, through the site's front.
 *
 *   node --import ./scripts/loader.ts bench/story-desk.ts [STORIES] [--plans]
 */
import { sql } from 'kysely';
import { createApp } from '../src/app.ts';
import { accountRow, addAccount, openSession, sessionCookie, type Account } from '../src/rooms/accounts/accounts.ts';
import { deskStates, indexDraftsJob } from '../src/rooms/drafting/drafting.ts';
import type { World } from '../src/world.ts';
import { fillScale, openScaleWorld } from './scale-data.ts';

const count = Number(process.argv[2] ?? 100_000);
const rounds = 7;
const most = 200;

/** Every tenth story is brought back into work, in some state, given to somebody and due at some time. */
const putToWork = async (world: World, people: readonly string[]): Promise<void> => {
  const { rows } = await sql<{ id: string }>`select id from article where status = 'published' order by id`.execute(
    world.db,
  );
  const states = ['idea', 'draft', 'edit', 'ready'];
  const now = world.now();
  await world.write(async ({ db }) => {
    for (let i = 0; i < rows.length; i += 10) {
      const work = {
        work_state: states[(i / 10) % 4] ?? 'draft',
        assignee_id: people[(i / 10) % people.length] ?? null,
        created_by: people[(i / 10 + 1) % people.length] ?? null,
        due_at: i % 3 === 0 ? now + ((i % 2000) - 1000) * 600_000 : null,
      };
      const place =
        i % 500 === 0
          ? { status: 'scheduled', scheduled_at: now + i * 60_000 }
          : i % 700 === 0
            ? { status: 'trashed' }
            : { status: 'draft' };
      await db
        .updateTable('article')
        .set({ ...work, ...place, listed_at: null, modified_at: now - i * 1000 })
        .where('id', '=', rows[i]?.id ?? '')
        .execute();
      const changed = rows[i + 1]?.id;
      if (changed && i % 100 === 0)
        await db
          .updateTable('article')
          .set({ draft_changed_at: now - i * 1000 })
          .where('id', '=', changed)
          .execute();
    }
  });
};

const staffOf = async (world: World): Promise<Account[]> => {
  const people: Account[] = [];
  for (let i = 0; i < 20; i += 1) {
    const email = `person${i}@desk.test`;
    const added = await addAccount(world, { email, name: `Person ${i}`, role: i === 0 ? 'editor' : 'writer' });
    const account = await accountRow(world.db, added.ok ? { id: added.value.id } : { email });
    if (account) people.push(account);
  }
  return people;
};

const middle = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? NaN;

const world = await openScaleWorld(await fillScale(count));
const people = await staffOf(world);
const isNew = (await sql<{ n: number }>`select count(*) as n from article where status = 'draft'`.execute(world.db))
  .rows[0];
if (Number(isNew?.n) === 0) {
  await putToWork(
    world,
    people.map(({ id }) => id),
  );
  await sql`analyze`.execute(world.storage.structure);
}
const began = performance.now();
for (let round = 0; round < 10_000; round += 1) {
  const before = await sql<{ n: number }>`select count(*) as n from desk_index`.execute(world.db);
  await indexDraftsJob(world);
  const after = await sql<{ n: number }>`select count(*) as n from desk_index`.execute(world.db);
  if (before.rows[0]?.n === after.rows[0]?.n) break;
}
console.log(`drafts made findable in ${((performance.now() - began) / 1000).toFixed(1)} s`);

const [first] = people;
if (!first) throw new Error('nobody works here');
const token = await world.write((tx) => openSession(world, tx, { account: first, method: 'code' }));
const cookie = sessionCookie(world, token).split(';', 1)[0] ?? '';
const app = await createApp(world);
const one = async (query: string): Promise<string> =>
  (await sql<{ id: string }>`${sql.raw(query)}`.execute(world.db)).rows[0]?.id ?? '';
const section = await one('select id from section limit 1');
const author = await one('select id from author limit 1');
const { rows: words } = await sql<{
  word: string;
}>`select word from desk_word where length(word) > 5 limit 1 offset 5000`.execute(world.db);
const word = words[0]?.word ?? 'water';

const pages: Record<string, string> = {
  ...Object.fromEntries(deskStates.map((state) => [`list: ${state}`, `state=${state}`])),
  ...Object.fromEntries(deskStates.map((state) => [`by due time: ${state}`, `state=${state}&sort=due`])),
  'published, last changed': 'state=published&sort=changed',
  'one edition': 'state=published&edition=es',
  'one section': `state=published&section=${section}`,
  'one section of drafts': `state=draft&section=${section}`,
  'a kind': 'state=published&kind=opinion',
  'a kind that is not there': 'state=published&kind=gallery',
  'an author': `state=published&author=${author}`,
  'an author’s drafts': `state=draft&author=${author}`,
  'somebody has it': `state=draft&assignee=${people[3]?.id}`,
  'nobody has it': 'state=published&assignee=nobody',
  mine: 'state=draft&mine=1',
  overdue: 'state=edit&due=overdue',
  'due soon': 'state=edit&due=soon',
  'words in drafts': `state=draft&q=${word}`,
  'words in published': `state=published&q=${word}`,
  board: 'view=board',
  'board, one edition': 'view=board&edition=en',
};
const addresses = Object.entries(pages).map(([name, query]): [string, string] => [name, `/newsroom/stories?${query}`]);
addresses.push(
  ['calendar: month', '/newsroom/stories/calendar?on=2026-10-15'],
  ['calendar: week', '/newsroom/stories/calendar?view=week&on=2026-10-15'],
);
const slow: string[] = [];
for (const [name, address] of addresses) {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    const answer = await app.request(address, { headers: { cookie } });
    await answer.text();
    if (answer.status !== 200) throw new Error(`${name}: ${answer.status}`);
    times.push(performance.now() - start);
  }
  if (middle(times) > most) slow.push(name);
  console.log(
    `${name.padEnd(28)} ${middle(times).toFixed(1).padStart(7)} ms   slowest ${Math.max(...times).toFixed(1)} ms`,
  );
}
if (process.argv.includes('--plans') && world.storage.dialect === 'sqlite')
  for (const text of [
    "select a.id from article a where a.status = 'draft' and a.work_state = 'edit' and a.edition = 'en' order by a.modified_at desc, a.id desc limit 51",
    "select count(*) from (select 1 from article a where a.status = 'published' limit 1001)",
  ]) {
    const { rows } = await sql<{ detail: string }>`${sql.raw(`explain query plan ${text}`)}`.execute(world.db);
    console.log(rows.map(({ detail }) => detail).join('\n'));
  }
console.log(slow.length === 0 ? `all within ${most} ms` : `over ${most} ms: ${slow.join(', ')}`);
await app.close();
await world.storage.close();
process.exitCode = slow.length === 0 ? 0 : 1;
