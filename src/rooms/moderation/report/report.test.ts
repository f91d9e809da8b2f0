import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeComments } from '../../../../test/make-comments.ts';
import type { Account } from '../../accounts/accounts.ts';
import {
  closeErrorReport,
  decide,
  decideAppeal,
  decideIn,
  deleteComment,
  fileAppeal,
  illegalGrounds,
  liftRestriction,
  postComment,
  reportComment,
  reportReasons,
  restrict,
  rules,
  undoDecision,
  withdrawAppeal,
} from '../../discussion/discussion.ts';
import { writingSite, type WritingSite } from '../../discussion/writing-for-tests.ts';
import { publicationOf } from '../../publication/publication.ts';
import { csvOf, figureOf, tableOf, type Figures } from './figures.ts';
import { balanceNow, makeReport } from './make-report.ts';

const day = 86_400_000;
const year = 2026;
const start = Date.UTC(year, 0, 1);
const end = Date.UTC(year + 1, 0, 1);

/** The same numbers every time. */
const numbers = (): ((below: number) => number) => {
  let state = 20_260_101;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

type Cast = { readers: Account[]; staff: Account[] };

const castOf = async (site: WritingSite): Promise<Cast> => {
  const accounts = async (names: string[], role?: 'moderator' | 'editor'): Promise<Account[]> => {
    const found: Account[] = [];
    for (const name of names) found.push((await site.reader(name, role)).account);
    return found;
  };
  return {
    readers: await accounts(['Ann', 'Bob', 'Cem', 'Dora', 'Eli', 'Fay']),
    staff: [...(await accounts(['Mo', 'Nia'], 'moderator')), ...(await accounts(['Ed'], 'editor'))],
  };
};

type Playing = { site: WritingSite; cast: Cast; any: (below: number) => number };

const one = <T>({ any }: Playing, from: readonly T[]): T => from[any(from.length)] as T;

/** Some comment in one of these states; undefined when there is none. */
const someComment = async (play: Playing, states: readonly string[]): Promise<string | undefined> => {
  const found = await play.site.world.db
    .selectFrom('comment')
    .select('id')
    .where('state', 'in', states)
    .orderBy('id')
    .execute();
  return found.length === 0 ? undefined : one(play, found).id;
};

const commenterOf = async ({ site }: Playing, account: Account): Promise<string | undefined> =>
  (
    await site.world.db
      .selectFrom('commenter')
      .select('id')
      .where('account_id', '=', account.id)
      .where('origin', 'is', null)
      .executeTakeFirst()
  )?.id;

type Act = (play: Playing) => Promise<unknown>;

const writerOf = async ({ site, cast }: Playing, commentId: string): Promise<Account | undefined> => {
  const row = await site.world.db
    .selectFrom('comment')
    .innerJoin('commenter', 'commenter.id', 'comment.commenter_id')
    .select('commenter.account_id')
    .where('comment.id', '=', commentId)
    .executeTakeFirst();
  return cast.readers.find(({ id }) => id === row?.account_id);
};

let written = 0;
const post: Act = async (play) => {
  const { world, story } = play.site;
  written += 1;
  const text = `Letter number ${written} of somebody who has an opinion about the tide, namely ${play.any(1e9)}.`;
  const link = play.any(3) === 0 ? ' https://a.example https://b.example https://c.example https://d.example' : '';
  await postComment(world, {
    account: one(play, play.cast.readers),
    articleId: story,
    text: text + link,
    network: '192.0.2.0',
  });
};

/** A comment somebody has reported. */
const reported = async (play: Playing): Promise<string | undefined> => {
  const found = await play.site.world.db
    .selectFrom('report')
    .select('comment_id')
    .where('state', '=', 'open')
    .where('kind', '<>', 'error')
    .orderBy('id')
    .execute();
  return found.length === 0 ? undefined : (one(play, found).comment_id ?? undefined);
};

/** Says that a reported comment is in order. */
const keepSome: Act = async (play) => {
  const commentId = await reported(play);
  if (commentId) await decide(play.site.world, { account: one(play, play.cast.staff), commentId, act: 'approve' });
};

const closeSomeError: Act = async (play) => {
  const { world } = play.site;
  const open = await world.db
    .selectFrom('report')
    .select('id')
    .where('kind', '=', 'error')
    .where('state', '=', 'open')
    .executeTakeFirst();
  const account = one(play, play.cast.staff);
  if (open) await closeErrorReport(world, { account, reportId: open.id, isUpheld: play.any(2) === 0 });
};

const removeSome: Act = async (play) => {
  const commentId =
    (play.any(2) === 0 && (await reported(play))) || (await someComment(play, ['published', 'waiting']));
  if (!commentId) return;
  const { world } = play.site;
  const rule = one(play, rules);
  if (play.any(4) > 0) return decide(world, { account: one(play, play.cast.staff), commentId, act: 'remove', rule });
  const publication = await publicationOf(world);
  return world.write((tx) => decideIn(world, tx, { by: undefined, commentId, act: 'remove', rule, publication }));
};

const approveSome: Act = async (play) => {
  const commentId = await someComment(play, ['waiting']);
  if (commentId) await decide(play.site.world, { account: one(play, play.cast.staff), commentId, act: 'approve' });
};

const restoreSome: Act = async (play) => {
  const commentId = await someComment(play, ['removed']);
  if (commentId) await decide(play.site.world, { account: one(play, play.cast.staff), commentId, act: 'restore' });
};

const undoLast: Act = async (play) => {
  const { world } = play.site;
  const last = await world.db.selectFrom('decision').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst();
  const account = play.cast.staff.find(({ id }) => id === last?.account_id);
  if (last && account) await undoDecision(world, { account, decisionId: last.id });
};

const deleteSome: Act = async (play) => {
  const commentId = await someComment(play, ['published', 'waiting', 'removed']);
  const account = commentId && (await writerOf(play, commentId));
  if (account) await deleteComment(play.site.world, { account, commentId });
};

const reportSome: Act = async (play) => {
  const commentId = await someComment(play, ['published']);
  if (!commentId) return;
  const common = { commentId, text: 'This is not true at all.', edition: 'en', account: one(play, play.cast.readers) };
  const kind = play.any(6);
  if (kind === 0) return reportComment(play.site.world, { ...common, kind: 'error', reason: 'error' });
  if (kind > 2) return reportComment(play.site.world, { ...common, kind: 'report', reason: one(play, reportReasons) });
  const notice = { name: 'A. Lawyer', email: 'law@readers.test', place: 'here', isGoodFaith: true };
  return reportComment(play.site.world, {
    ...common,
    account: undefined,
    kind: 'illegal',
    reason: one(play, illegalGrounds),
    notice,
  });
};

const appealSome: Act = async (play) => {
  const commentId = await someComment(play, ['removed']);
  const account = commentId && (await writerOf(play, commentId));
  if (account)
    await fileAppeal(play.site.world, { about: { commentId }, account, words: 'Why? It was fine.', edition: 'en' });
};

const decideSomeAppeal: Act = async (play) => {
  const { world } = play.site;
  const open = await world.db.selectFrom('appeal').selectAll().where('state', '=', 'open').orderBy('id').execute();
  if (open.length === 0) return;
  const appeal = one(play, open);
  const owner = play.cast.readers.find(({ id }) => id === appeal.account_id);
  if (play.any(6) === 0 && owner) return withdrawAppeal(world, { account: owner, appealId: appeal.id });
  const verdict = play.any(2) === 0 ? 'upheld' : 'overturned';
  for (const account of play.cast.staff)
    if ((await decideAppeal(world, { account, appealId: appeal.id, verdict, answer: 'We have looked again.' })).ok)
      return;
};

const restrictSome: Act = async (play) => {
  const { world } = play.site;
  const reader = one(play, play.cast.readers);
  const commenterId = await commenterOf(play, reader);
  if (!commenterId) return;
  const kind = one(play, ['warn', 'suspend', 'ban', 'hold'] as const);
  const until = kind === 'suspend' ? world.now() + 3 * day : undefined;
  const done = await restrict(world, {
    account: one(play, play.cast.staff),
    commenterId,
    kind,
    rule: 'insult',
    words: 'Enough.',
    withComments: kind === 'ban' && play.any(2) === 0,
    ...(until === undefined ? {} : { until }),
  });
  await play.site.runJobs();
  if (done.ok && kind !== 'suspend') {
    await liftRestriction(world, {
      account: one(play, play.cast.staff),
      restrictionId: done.value.restrictionId,
      words: 'All right.',
      withComments: play.any(2) === 0,
    });
    await play.site.runJobs();
  }
};

const acts: readonly [Act, times: number][] = [
  [post, 14],
  [removeSome, 6],
  [approveSome, 4],
  [keepSome, 2],
  [closeSomeError, 1],
  [restoreSome, 1],
  [undoLast, 2],
  [deleteSome, 2],
  [reportSome, 5],
  [appealSome, 8],
  [decideSomeAppeal, 7],
  [restrictSome, 1],
];
const lots = acts.flatMap(([act, times]) => Array.from({ length: times }, () => act));

/** So that the year has each kind, whatever else happens in it: the last thing in it. */
const oneOfEach = async ({ site: { world, story }, cast }: Playing): Promise<void> => {
  const [mo, nia] = cast.staff as [Account, Account];
  const account = cast.readers[0] as Account;
  await world.write(({ db }) =>
    db
      .updateTable('account')
      .set({ suspended_until: null, is_held: 0, warning_id: null })
      .where('id', '=', account.id)
      .execute(),
  );
  await world.write((tx) => tx.changed(`account:${account.id}`));
  const ids: string[] = [];
  for (const word of ['first', 'second', 'third', 'fourth', 'fifth']) {
    const text = `The ${word} of my thoughts about the end of this year is short.`;
    const posted = await postComment(world, { account, articleId: story, text, network: '192.0.2.1' });
    if (posted.ok) ids.push(posted.value.comment.id);
  }
  const [stays, undone, appealed, restored, kept] = ids as [string, string, string, string, string];
  const edition = 'en';
  for (const reason of ['insult', 'spam'])
    await reportComment(world, {
      account: reason === 'spam' ? mo : nia,
      commentId: kept,
      kind: 'report',
      reason,
      text: '',
      edition,
    });
  await reportComment(world, {
    account: mo,
    commentId: kept,
    kind: 'error',
    reason: 'error',
    text: 'No such tide.',
    edition,
  });
  const notice = { name: 'A. Lawyer', email: 'law@readers.test', place: 'here', isGoodFaith: true };
  await reportComment(world, {
    commentId: kept,
    kind: 'illegal',
    reason: 'privacy',
    text: 'It names my child.',
    edition,
    notice,
  });
  await decide(world, { account: mo, commentId: kept, act: 'approve' });
  for (const commentId of [stays, undone, appealed, restored]) {
    const done = await decide(world, { account: mo, commentId, act: 'remove', rule: 'insult' });
    assert.ok(done.ok, JSON.stringify(done));
    if (commentId === undone)
      assert.ok((await undoDecision(world, { account: mo, decisionId: done.value.decisionId })).ok);
  }
  const appeal = await fileAppeal(world, {
    about: { commentId: appealed },
    account,
    words: 'Why? It was fine.',
    edition,
  });
  assert.ok(appeal.ok);
  const { appealId } = appeal.value;
  assert.ok(
    (await decideAppeal(world, { account: nia, appealId, verdict: 'overturned', answer: 'You are right.' })).ok,
  );
  assert.ok((await decide(world, { account: nia, commentId: restored, act: 'restore' })).ok);
};

/** What happened in a year, and a little before and after it. */
const playYear = async (site: WritingSite): Promise<void> => {
  const play: Playing = { site, cast: await castOf(site), any: numbers() };
  const steps = 330;
  for (let i = 0; i < steps; i += 1) {
    site.clock.now = start - 40 * day + Math.floor((i * 430 * day) / steps);
    await one(play, lots)(play);
    if (i === 310) await oneOfEach(play);
    // So that somebody changes their mind at once.
    if (i % 9 === 0) await undoLast(play);
  }
};

/** Another system's comments, some of them removed there; one of those is restored here. */
const takeOver = async (site: WritingSite): Promise<void> => {
  const ids = await makeComments(site.world, site.story, 24, { from: start + 5 * day, span: 200 * day });
  await site.world.write(async ({ db }) => {
    await db.updateTable('comment').set({ origin: 'disqus' }).where('id', 'in', ids).execute();
    await db
      .updateTable('comment')
      .set({ state: 'removed', is_listed: 0 })
      .where('id', 'in', ids.slice(0, 5))
      .execute();
    await db.updateTable('comment').set({ state: 'spam', is_listed: 0 }).where('id', 'in', ids.slice(5, 8)).execute();
  });
};

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
