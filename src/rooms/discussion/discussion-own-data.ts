import { hash } from 'node:crypto';
import { wordsFor } from '../../common/words.ts';
import type { Tx, World } from '../../world.ts';
import type { Account, DataPart, OwnData } from '../accounts/accounts.ts';
import { actWords } from './act-words.ts';
import type { StoredAppeal } from './appeals/appeal.ts';
import { appealsOf, forgetAppellant } from './appeals/appeals.store.ts';
import { commentToMarkdown } from './comment-to-markdown.ts';
import { commentersOfAccount, storedCommenter } from './commenters.store.ts';
import { tellThreads } from './commenters.ts';
import { commentToChange } from './comments.store.ts';
import { removeOwn } from './delete-comment.ts';
import {
  anonymise,
  decisionsAboutCommenter,
  forgetNetworksOf,
  forgetReporter,
  ownCommentRows,
  ownMutes,
  ownRecommendations,
  ownReports,
  speakingComments,
  takeRecommendations,
  type OwnComment,
} from './own-data.store.ts';
import { parseCommentBody } from './parse-comment-body.ts';
import { noticeWords } from './restrictions/notice-words.ts';
import type { Restriction } from './restrictions/restriction.ts';
import { restrictionRows } from './restrictions/restrictions.store.ts';
import { forgetStatements, statementsOf, type StoredStatement } from './statements/statements.store.ts';

const time = (at: number | null): string | undefined => (at === null ? undefined : new Date(at).toISOString());

const textOf = ({ body, source }: OwnComment): string => {
  const tree = body === null ? undefined : parseCommentBody(JSON.parse(body));
  return tree ? commentToMarkdown(tree) : (source ?? '');
};

const commentData = (publicUrl: string) => (row: OwnComment) => ({
  id: row.id,
  story: row.headline,
  address: `${publicUrl}${row.path}?comment=${row.id}#comment-${row.id}`,
  state: row.state,
  written: time(row.created_at),
  edited: time(row.edited_at),
  inReplyTo: row.parent_id ?? undefined,
  removedUnder: row.rule ?? undefined,
  recommendations: row.recommend_count,
  text: textOf(row),
});

const each = async <Row>(ids: readonly string[], rows: (id: string) => Promise<Row[]>): Promise<Row[]> =>
  (await Promise.all(ids.map(rows))).flat();

type Link = (id: string | null) => string | undefined;

const reportData = (link: Link) => (row: Awaited<ReturnType<typeof ownReports>>[number]) => ({
  comment: link(row.comment_id),
  kind: row.kind,
  reason: row.reason,
  text: row.text,
  details: JSON.parse(row.details) as unknown,
  state: row.state,
  at: time(row.created_at),
});

const decisionData = (link: Link) => (row: Awaited<ReturnType<typeof decisionsAboutCommenter>>[number]) => ({
  comment: link(row.comment_id),
  act: row.act,
  rule: row.rule ?? undefined,
  words: row.words,
  automated: row.is_automated === 1,
  at: time(row.at),
});

const statementData = (link: Link) => (row: StoredStatement) => ({
  comment: link(row.comment_id),
  reasons: JSON.parse(row.details) as unknown,
  at: time(row.at),
});

const appealData = (link: Link) => (row: StoredAppeal) => ({
  comment: link(row.comment_id),
  kind: row.kind,
  words: row.words,
  state: row.state,
  answer: row.answer,
  at: time(row.at),
  answered: time(row.handled_at),
});

const maybeTime = (at: number | undefined): string | undefined => time(at ?? null);

const restrictionData = (row: Restriction) => ({
  kind: row.kind,
  rule: row.rule,
  words: row.words,
  from: time(row.startsAt),
  until: maybeTime(row.until),
  acknowledged: maybeTime(row.acknowledgedAt),
  lifted: maybeTime(row.liftedAt),
});

const collect = async (world: World, account: Account, language: string): Promise<DataPart[]> => {
  const { db, config } = world;
  const { data } = wordsFor(actWords, language);
  const ids = (await commentersOfAccount(db, account.id)).map(({ id }) => id);
  const comments = await each(ids, (id) => ownCommentRows(db, id));
  const decisions = await each(ids, (id) => decisionsAboutCommenter(db, id));
  const recommended = await ownRecommendations(db, account.id);
  const reports = await ownReports(db, account.id);
  const mutes = await ownMutes(db, account.id);
  const appeals = await appealsOf(db, account.id, 10_000);
  const statements = await statementsOf(db, account.id);
  const restrictions = await restrictionRows(db, account.id);
  const link: Link = (id) => (id === null ? undefined : `${config.publicUrl}/comments/${id}`);
  return [
    { name: 'comments', title: data.comments, rows: comments.map(commentData(config.publicUrl)) },
    {
      name: 'recommendations',
      title: data.recommendations,
      rows: recommended.map(({ id, at }) => ({ comment: link(id), at: time(at) })),
    },
    { name: 'reports', title: data.reports, rows: reports.map(reportData(link)) },
    { name: 'mutes', title: data.mutes, rows: mutes.map(({ name, at }) => ({ name, at: time(at) })) },
    { name: 'decisions', title: data.decisions, rows: decisions.map(decisionData(link)) },
    {
      name: 'restrictions',
      title: wordsFor(noticeWords, language).title,
      rows: restrictions.map(restrictionData),
    },
    { name: 'statements', title: data.statements, rows: statements.map(statementData(link)) },
    { name: 'appeals', title: data.appeals, rows: appeals.map(appealData(link)) },
  ];
};

type ForgetJob = { commenterIds: string[]; isRemoving: boolean };

/** Where another system knew people by their address, that address goes as well. */
const forgetName = async (tx: Tx, id: string): Promise<void> => {
  const known = (await storedCommenter(tx.db, id))?.origin_id ?? null;
  await anonymise(tx.db, id, known?.includes('@') === true ? hash('sha256', known, 'base64url') : known);
};

/**
 * The name goes at once, in the transaction that deletes the account; the comments (where they go too) follow in a job, some at a
 * time, so that nobody else waits for a long history.
 */
const erase: OwnData['erase'] = async (world, tx, account, { comments }) => {
  const commenterIds = (await commentersOfAccount(tx.db, account.id)).map(({ id }) => id);
  for (const id of commenterIds) await forgetName(tx, id);
  await forgetReporter(tx.db, account.id);
  await forgetStatements(tx.db, account.id);
  await forgetAppellant(tx.db, account.id, world.now());
  const stories = await takeRecommendations(tx.db, account.id, world.now());
  await tx.changed(...stories.map((id) => `thread:${id}`));
  await tellThreads(tx, commenterIds);
  if (commenterIds.length > 0)
    await tx.later('forget-commenters', { commenterIds, isRemoving: comments === 'remove' } satisfies ForgetJob);
};

export const discussionOwnData: OwnData = { collect, erase };

const atOnce = 50;

const removeSome = async (world: World, tx: Tx, commenterId: string): Promise<number> => {
  const ids = await speakingComments(tx.db, commenterId, atOnce);
  for (const id of ids) {
    const row = await commentToChange(world.storage, tx.db, id);
    if (row) await removeOwn(world, tx, row);
  }
  return ids.length;
};

const removeAll = async (world: World, commenterId: string): Promise<void> => {
  for (;;) if ((await world.write((tx) => removeSome(world, tx, commenterId))) === 0) return;
};

/** Carries out the job `forget-commenters`; safe to be begun again anywhere. */
export const forgetCommenters = async (world: World, { commenterIds, isRemoving }: ForgetJob): Promise<void> => {
  for (const id of commenterIds) {
    await world.write(({ db }) => forgetNetworksOf(db, id));
    if (isRemoving) await removeAll(world, id);
  }
};
