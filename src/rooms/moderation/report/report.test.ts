import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writingSite, type WritingSite } from '../../discussion/writing-for-tests.ts';
import { csvOf, figureOf, tableOf, type Figures } from './figures.ts';
import { balanceNow, makeReport } from './make-report.ts';
import { playYear, start, takeOver, year } from './year-for-tests.ts';

const end = Date.UTC(year + 1, 0, 1);

const rowsOf = async ({ world: { db } }: WritingSite) => ({
  comments: await db.selectFrom('comment').selectAll().execute(),
  decisions: await db.selectFrom('decision').selectAll().orderBy('id').execute(),
  reports: await db.selectFrom('report').selectAll().execute(),
  appeals: await db.selectFrom('appeal').selectAll().execute(),
});
type Rows = Awaited<ReturnType<typeof rowsOf>>;

const isIn = (at: number): boolean => at >= start && at < end;
const tally = (keys: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};

/** A column of a table of the report, without empty rows and the total. */
const column = (figures: Figures, table: Parameters<typeof tableOf>[1], name = 'count'): Record<string, number> => {
  const found = tableOf(figures, table);
  const at = found?.columns.indexOf(name) ?? -1;
  return Object.fromEntries(
    (found?.figures ?? [])
      .filter(({ key, values }) => key !== 'total' && values[at])
      .map(({ key, values }) => [key, values[at] as number]),
  );
};

/** What the decisions say of each comment, played through one after the other: state after each. */
type Step = { id: string; act: string; from: string; to: string; at: number; machine: boolean };
const histories = (rows: Rows): Map<string, Step[]> => {
  const all = new Map<string, Step[]>();
  for (const { comment_id: id, act, details, at, is_automated: machine } of rows.decisions) {
    if (id === null || !['approve', 'remove', 'restore', 'undo'].includes(act)) continue;
    const { from = '', to } = JSON.parse(details) as { from?: string; to?: string };
    const after = act === 'undo' ? (to ?? '') : act === 'remove' ? 'removed' : 'published';
    all.set(id, [...(all.get(id) ?? []), { id, act, from, to: after, at, machine: machine === 1 }]);
  }
  return all;
};

const standOf = (row: Rows['comments'][number]): string =>
  row.state === 'removed'
    ? row.removed_by === 'machine'
      ? 'removed-machine'
      : 'removed-staff'
    : ['published', 'waiting', 'deleted'].includes(row.state)
      ? row.state
      : 'other';

const checkComments = (figures: Figures, rows: Rows): void => {
  const own = rows.comments.filter(({ created_at: at, origin }) => isIn(at) && origin === null);
  assert.deepEqual(column(figures, 'comments'), tally(own.map(standOf)));
  assert.equal(figureOf(figures, { table: 'comments', row: 'total' }), own.length, 'each of them once');
  const elsewhere = rows.comments.filter(({ created_at: at, origin }) => isIn(at) && origin !== null);
  assert.deepEqual(column(figures, 'taken-over'), tally(elsewhere.map(standOf)));
  const held = own.filter(({ held_why: why }) => why !== null);
  assert.ok(held.length > 5, 'some waited');
  assert.deepEqual(column(figures, 'held', 'held'), tally(held.map(({ held_why: why }) => why ?? '')));
  for (const name of ['published', 'removed', 'waiting', 'deleted'])
    assert.equal(
      figureOf(figures, { table: 'held', row: 'total', column: name }),
      held.filter(({ state }) => state === name).length,
      `held, then ${name}`,
    );
};

const checkRemovals = (figures: Figures, rows: Rows): void => {
  const removals = rows.decisions.filter(({ act, at }) => act === 'remove' && isIn(at));
  const named = (machine: boolean): string[] =>
    removals.filter(({ is_automated: automated }) => (automated === 1) === machine).map(({ rule }) => rule ?? 'other');
  assert.deepEqual(column(figures, 'removals', 'persons'), tally(named(false)));
  assert.deepEqual(column(figures, 'removals', 'machines'), tally(named(true)));
  assert.ok(named(false).length > 10 && named(true).length > 3, 'persons and machines removed');
  const sum = (table: 'removals' | 'found'): number | undefined =>
    figureOf(figures, { table, row: 'total', ...(table === 'removals' ? { column: 'all' } : {}) });
  assert.equal(sum('removals'), removals.length);
  assert.equal(sum('found'), removals.length, 'how each came to notice is said');
};

const checkOutcomes = (figures: Figures, rows: Rows): void => {
  const outcomes: string[] = [];
  for (const [id, steps] of histories(rows)) {
    const within = steps.filter(({ at }) => isIn(at));
    if (!within.some(({ from, to }) => to === 'removed' && from !== 'removed')) continue;
    const last = within.at(-1) as Step;
    const onAppeal = rows.appeals.some(
      (appeal) => appeal.comment_id === id && appeal.state === 'overturned' && appeal.handled_at === last.at,
    );
    outcomes.push(
      last.to === 'removed' ? 'standing' : last.act === 'undo' ? 'taken-back' : onAppeal ? 'on-appeal' : 'restored',
    );
  }
  assert.deepEqual(column(figures, 'outcomes'), tally(outcomes));
  for (const kind of ['standing', 'taken-back', 'on-appeal', 'restored'])
    assert.ok((tally(outcomes)[kind] ?? 0) > 0, `the year has some of the kind ${kind}`);
};

const checkBalance = (figures: Figures, rows: Rows): void => {
  const steps = [...histories(rows).values()].flat();
  const enters = steps.filter(({ from, to, at }) => isIn(at) && to === 'removed' && from !== 'removed');
  const leaves = steps.filter(({ from, to, at }) => isIn(at) && from === 'removed' && to !== 'removed');
  const of = (row: string): number => figureOf(figures, { table: 'balance', row }) ?? Number.NaN;
  assert.deepEqual([of('entered'), of('left')], [enters.length, leaves.length]);
  assert.equal(of('start') + of('entered') - of('left'), of('end'));
  // Backwards from the table: what is removed now, less what became so after the year, more what came back after it.
  const after = steps.filter(({ at }) => at >= end);
  const since =
    after.filter(({ from, to }) => to === 'removed' && from !== 'removed').length -
    after.filter(({ from, to }) => from === 'removed' && to !== 'removed').length;
  assert.equal(of('end'), rows.comments.filter(({ state }) => state === 'removed').length - since);
};

const checkCases = (figures: Figures, rows: Rows): void => {
  for (const [table, kind] of [
    ['notices', 'illegal'],
    ['reports', 'report'],
    ['errors', 'error'],
  ] as const) {
    const own = rows.reports.filter((row) => row.kind === kind && isIn(row.created_at));
    assert.ok(own.length > 0, kind);
    assert.deepEqual(column(figures, table, 'received'), tally(own.map(({ reason }) => reason)));
    for (const state of ['upheld', 'declined', 'open'])
      assert.equal(
        figureOf(figures, { table, row: 'total', column: state }),
        own.filter((row) => row.state === state).length,
        `${kind} ${state}`,
      );
  }
  const appeals = rows.appeals.filter(({ at }) => isIn(at));
  assert.deepEqual(column(figures, 'appeals', 'received'), tally(appeals.map(({ kind }) => kind)));
  for (const state of ['upheld', 'overturned', 'withdrawn', 'open'])
    assert.equal(
      figureOf(figures, { table: 'appeals', row: 'total', column: state }),
      appeals.filter((row) => row.state === state).length,
      `appeals ${state}`,
    );
  const restrictions = rows.decisions.filter(
    ({ act, at }) => isIn(at) && ['warn', 'suspend', 'ban', 'hold', 'lift'].includes(act),
  );
  assert.deepEqual(column(figures, 'restrictions'), tally(restrictions.map(({ act }) => act)));
  const took = rows.reports
    .filter(({ kind, handled_at: at, created_at: from }) => kind === 'report' && at !== null && isIn(from))
    .map(({ handled_at: at, created_at: from }) => (at ?? 0) - from)
    .sort((a, b) => a - b);
  const middle = ((took[Math.floor((took.length - 1) / 2)] ?? 0) + (took[Math.ceil((took.length - 1) / 2)] ?? 0)) / 2;
  assert.equal(figureOf(figures, { table: 'times', row: 'reports' }), Math.round((middle / 3_600_000) * 10) / 10);
};

test('the report of a year adds up: every comment stands in it once, and every figure equals an independent count', async () => {
  const site = await writingSite({
    links: { newReaderHold: 1, hold: 3, refuse: 15 },
    repeats: { hours: 1, otherWriters: 9 },
    record: { from: 1_000, share: 1 },
  });
  await takeOver(site);
  await playYear(site);
  const rows = await rowsOf(site);
  const figures = await makeReport(site.world, year);
  assert.deepEqual([figures.from, figures.until], [start, end]);
  checkComments(figures, rows);
  checkRemovals(figures, rows);
  checkOutcomes(figures, rows);
  checkBalance(figures, rows);
  checkCases(figures, rows);
  const years = await Promise.all([2025, 2026, 2027].map((one) => makeReport(site.world, one)));
  const counted = years.flatMap((one) =>
    (['comments', 'taken-over'] as const).map((table) => figureOf(one, { table, row: 'total' }) ?? 0),
  );
  assert.equal(
    counted.reduce((sum, count) => sum + count, 0),
    rows.comments.length,
    'all years together are the whole table of comments',
  );
  assert.equal(
    figureOf(years[1] as Figures, { table: 'balance', row: 'end' }),
    figureOf(years[2] as Figures, { table: 'balance', row: 'start' }),
    'a year begins as the one before has ended',
  );
  const balance = await balanceNow(site.world);
  assert.equal(balance.isEven, true);
  assert.equal(balance.inTable, rows.comments.filter(({ state }) => state === 'removed').length);
  const persons = new Set(
    rows.decisions
      .filter(({ act, at }) => isIn(at) && ['approve', 'remove', 'restore', 'undo'].includes(act))
      .flatMap(({ account_id: id }) => id ?? []),
  );
  assert.equal(figureOf(figures, { table: 'desk', row: 'people' }), persons.size);
  const lines = csvOf(figures).trimEnd().split('\r\n');
  assert.equal(lines[0], 'table,row,column,value');
  const cells = figures.tables.flatMap(({ figures: all }) => all.flatMap(({ values }) => values));
  assert.equal(lines.length, cells.length + 5, 'the table has every figure');
  assert.ok(lines.includes(`comments,total,count,${figureOf(figures, { table: 'comments', row: 'total' })}`));
  await site.close();
});

test('a comment that was changed past the desk is noticed: the report says that it does not add up', async () => {
  const site = await writingSite();
  const [ann, pia] = [await site.reader('Ann'), await site.reader('Pia', 'publisher')];
  const { id } = await ann.post('A comment that somebody dislikes.');
  assert.equal((await balanceNow(site.world)).isEven, true);
  await pia.send(`/comments/${id}/remove`, { rule: 'insult' });
  assert.equal((await balanceNow(site.world)).isEven, true);
  assert.match(await (await pia.get('/newsroom/discussion/report')).text(), /It adds up/);
  await site.world.write(({ db }) =>
    db.updateTable('comment').set({ state: 'published' }).where('id', '=', id).execute(),
  );
  assert.deepEqual(await balanceNow(site.world), { byDecisions: 1, inTable: 0, gone: 0, isEven: false });
  assert.match(await (await pia.get('/newsroom/discussion/report')).text(), /It does not add up/);
  await site.close();
});
