/** A year of a discussion, played through the doors: for the test that the report adds up. */
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
import type { WritingSite } from '../../discussion/writing-for-tests.ts';
import { publicationOf } from '../../publication/publication.ts';
import { oneOfEach } from './one-of-each-for-tests.ts';

const day = 86_400_000;
export const year = 2026;
export const start = Date.UTC(year, 0, 1);

/** The same numbers every time. */
const numbers = (): ((below: number) => number) => {
  let state = 20_260_101;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

export type Cast = { readers: Account[]; staff: Account[] };

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

/** What happened in a year, and a little before and after it. */
export const playYear = async (site: WritingSite): Promise<void> => {
  const play: Playing = { site, cast: await castOf(site), any: numbers() };
  const steps = 330;
  for (let i = 0; i < steps; i += 1) {
    site.clock.now = start - 40 * day + Math.floor((i * 430 * day) / steps);
    await one(play, lots)(play);
    if (i === 310) await oneOfEach(site, play.cast);
    // So that somebody changes their mind at once.
    if (i % 9 === 0) await undoLast(play);
  }
};

/** Another system's comments, some of them removed there; one of those is restored here. */
export const takeOver = async (site: WritingSite): Promise<void> => {
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
