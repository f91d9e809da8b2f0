import type { Insertable } from 'kysely';
import {
  fairnessOf,
  markdownToComment,
  rateOf,
  settleCommenters,
  settleThreads,
  threadStates,
} from '../../rooms/discussion/discussion.ts';
import type { Tables } from '../../storage/storage.ts';
import type { Tx, World } from '../../world.ts';
import { insertPicks, insertRevisions } from '../comments/comments-import.store.ts';
import { insertCommenters, insertComments } from '../shared/import.store.ts';
import { insertMoments } from './demo-podcasts.store.ts';
import { momentIn } from './moment-in.ts';
import { addViewsOf, insertDecisions, insertReports } from './demo-discussions.store.ts';
import type { Known } from './save-story.ts';
import type { Demo, DemoComment, DemoDiscussion } from './read-demo.ts';

type Rows = {
  commenters: Insertable<Tables['commenter']>[];
  comments: Insertable<Tables['comment']>[];
  picks: Insertable<Tables['comment_pick']>[];
  revisions: Insertable<Tables['comment_revision']>[];
  decisions: Insertable<Tables['decision']>[];
  reports: Insertable<Tables['report']>[];
  moments: Insertable<Tables['comment_moment']>[];
  threads: { articleId: string; views: number; rate: number }[];
};

/** Who answers for the publication in the demo: the accounts of its authors, by their key, and of the one who moderates. */
export type DemoStaff = { authors: ReadonlyMap<string, string>; moderator: string };

type Saving = {
  world: World;
  demo: Demo;
  known: Known;
  staff: DemoStaff;
  rows: Rows;
  /** Name → id: who has the same name is the same person. */
  people: Map<string, string>;
};

const minute = 60_000;

const fail = ({ file }: DemoDiscussion, message: string): never => {
  throw new Error(`${file}: ${message}`);
};

const textIn = ({ values }: DemoDiscussion, key: string): string | undefined => {
  const value = values[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** What the head of a discussion says of a writer: `author` (a key) or `badge`. */
const aboutWriter = ({ values }: DemoDiscussion, name: string): Record<string, string> => {
  const { writers } = values;
  const told = Array.isArray(writers) ? writers : [];
  return told.find((one): one is Record<string, string> => typeof one === 'object' && one['name'] === name) ?? {};
};

const personOf = (saving: Saving, discussion: DemoDiscussion, name: string, at: number): string => {
  const { world, people, rows, staff } = saving;
  const there = people.get(name);
  if (there !== undefined) return there;
  const { author, badge } = aboutWriter(discussion, name);
  const accountId =
    author === undefined ? undefined : (staff.authors.get(author) ?? fail(discussion, `no author ${author}`));
  const id = world.newId();
  people.set(name, id);
  rows.commenters.push({
    id,
    name,
    account_id: accountId ?? null,
    badge: badge ?? (author === undefined ? null : 'staff'),
    // Only who has an account has a page of their comments.
    is_public: accountId === undefined ? 0 : 1,
    created_at: at,
  });
  return id;
};

/** Written some time ago in a story that has been there for `age`; squeezed where the story is younger than its discussion. */
const clockOf = (discussion: DemoDiscussion, age: number): ((comment: DemoComment) => number) => {
  const latest = Math.max(...discussion.comments.map(({ after }) => after));
  const squeeze = Math.min(1, Math.max(minute, age - 2 * minute) / latest);
  return ({ after }) => Math.round(after * squeeze);
};

/** How many had seen the story when this was said. */
const viewsAt = (views: number, share: number): number => Math.round(views * share);

const stateOf = ({ told }: DemoComment): string =>
  told['removed'] === undefined
    ? told['deleted'] === undefined
      ? told['waits'] === undefined
        ? 'published'
        : 'waiting'
      : 'deleted'
    : 'removed';

type Row = Insertable<Tables['comment']> & { created_at: number };

/** `check reason what is named`: what a check would have left on the comment. */
const heldBy = (told: string): Partial<Row> => {
  const [check = '', reason = '', about] = told.split(' ');
  const finding = { check, verdict: 'hold', reason, ...(about === undefined ? {} : { about }) };
  return { held_why: check, checks: JSON.stringify([finding]) };
};

/** Who minds a comment, and why: `reason words; reason words`. */
const reportsIn = (told: DemoComment['told']): { kind: string; reason: string; text: string }[] => [
  ...(told['reported'] ?? '')
    .split(/;\s*/)
    .filter(Boolean)
    .map((one) => {
      const [, reason = 'other', text = ''] = /^([\w-]+)(?:\s+(.+))?$/.exec(one) ?? [];
      return { kind: 'report', reason, text };
    }),
  ...(told['error'] === undefined ? [] : [{ kind: 'error', reason: 'error', text: told['error'] }]),
];

const stateColumns = ({ told, text }: DemoComment): Partial<Row> => ({
  body: told['deleted'] === undefined ? JSON.stringify(markdownToComment(text)) : null,
  ...(told['removed'] === undefined ? {} : { removed_by: 'moderator', rule: told['removed'] }),
  ...(told['deleted'] === undefined ? {} : { removed_by: 'writer' }),
  ...(told['waits'] === undefined ? {} : heldBy(told['waits'])),
});

/** Rows that go with a comment: why it was picked, what it said before, who removed it, who minds it. */
const addAround = (
  { world, rows, staff }: Saving,
  discussion: DemoDiscussion,
  { told }: DemoComment,
  row: Row,
): void => {
  const soon = Math.min(world.now(), row.created_at + 20 * minute);
  const about = { comment_id: row.id, article_id: row.article_id };
  if (told['pick'] !== undefined) {
    const [, name, why] = /^([^:]+):\s*(.+)$/.exec(told['pick']) ?? [];
    if (name === undefined || why === undefined) return fail(discussion, `“pick: ${told['pick']}” is not “Name: why”`);
    rows.picks.push({ ...about, at: soon, name, why });
  }
  if (told['was'] !== undefined)
    rows.revisions.push({
      comment_id: row.id,
      number: 1,
      at: row.created_at,
      body: JSON.stringify(markdownToComment(told['was'])),
    });
  if (told['removed'] !== undefined)
    rows.decisions.push({
      id: world.newId(),
      ...about,
      commenter_id: row.commenter_id,
      account_id: staff.moderator,
      act: 'remove',
      rule: told['removed'],
      guidelines: 1,
      at: soon,
    });
  for (const report of reportsIn(told)) rows.reports.push({ id: world.newId(), ...about, ...report, created_at: soon });
};

const rowOf = (
  saving: Saving,
  discussion: DemoDiscussion,
  comment: DemoComment,
  place: { articleId: string; at: number; parent: Row | undefined; viewsBefore: number },
): Row => {
  const id = saving.world.newId();
  const { told } = comment;
  const edited =
    told['edited'] === undefined ? undefined : Math.min(place.at + Number(told['edited']) * minute, saving.world.now());
  return {
    id,
    article_id: place.articleId,
    parent_id: place.parent?.id ?? null,
    root_id: place.parent?.root_id ?? id,
    commenter_id: personOf(saving, discussion, comment.name, place.at),
    state: stateOf(comment),
    created_at: place.at,
    // The demo's own newsroom has read them: only what waits or is reported lies on the desk.
    seen_at: place.at,
    edited_at: edited ?? null,
    changed_at: edited ?? place.at,
    edition: discussion.edition,
    recommend_count: comment.recommendations,
    fairness: 0,
    report_count: reportsIn(told).filter(({ kind }) => kind === 'report').length,
    views_before: place.viewsBefore,
    ...stateColumns(comment),
  };
};

/** The place of each comment in the order “fair”, as the discussion room would have worked it out; the thread's rate. */
const scoreRows = (rows: readonly Row[], views: number): number => {
  const roots = rows.filter(({ parent_id: parent }) => parent === null);
  const seen = (row: Row) => ({
    recommendations: row.recommend_count ?? 0,
    views: Math.max(0, views - Number(row.views_before ?? 0)),
  });
  const all = roots.map(seen);
  const rate = rateOf({
    recommendations: all.reduce((sum, one) => sum + one.recommendations, 0),
    views: all.reduce((sum, one) => sum + one.views, 0),
  });
  for (const row of roots) row.fairness = fairnessOf(seen(row), rate);
  return rate;
};

const addDiscussion = (
  saving: Saving,
  discussion: DemoDiscussion,
): { articleId: string; state?: string; announcement?: string } => {
  const { world, demo, known, rows } = saving;
  const { comments } = discussion;
  const story =
    known.stories.get(`${discussion.edition}/${textIn(discussion, 'story')}`) ?? fail(discussion, 'no such story');
  const isEpisode = demo.podcasts.some(({ episodes }) =>
    episodes.some(({ values }) => values['id'] === discussion.values['story']),
  );
  const age = world.now() - story.publishedAt;
  const clock = clockOf(discussion, age);
  const views = 400 + 22 * comments.reduce((sum, { recommendations }) => sum + recommendations, 0);
  const made: Row[] = [];
  for (const comment of comments) {
    const after = clock(comment);
    const parent = comment.parent === undefined ? undefined : made[comment.parent];
    if (parent && story.publishedAt + after < parent.created_at)
      fail(discussion, `line ${comment.line}: it answers what was said later`);
    const place = {
      articleId: story.id,
      at: story.publishedAt + after,
      parent,
      viewsBefore: viewsAt(views, after / age),
    };
    const row = rowOf(saving, discussion, comment, place);
    addAround(saving, discussion, comment, row);
    if (isEpisode) rows.moments.push(...momentIn(comment.text, row));
    made.push(row);
  }
  rows.threads.push({ articleId: story.id, views, rate: scoreRows(made, views) });
  rows.comments.push(...made);
  const state = textIn(discussion, 'state');
  const announcement = textIn(discussion, 'announcement');
  return { articleId: story.id, ...(state ? { state } : {}), ...(announcement ? { announcement } : {}) };
};

const insertRows = async (tx: Tx, rows: Rows): Promise<void> => {
  await insertCommenters(tx.db, rows.commenters);
  await insertComments(tx.db, rows.comments);
  await insertPicks(tx.db, rows.picks);
  await insertRevisions(tx.db, rows.revisions);
  await insertDecisions(tx.db, rows.decisions);
  await insertReports(tx.db, rows.reports);
  await insertMoments(tx.db, rows.moments);
};

/** Saves all discussions of the demo; its stories must be there. */
export const saveDiscussions = async (
  world: World,
  tx: Tx,
  { demo, known, staff }: { demo: Demo; known: Known; staff: DemoStaff },
): Promise<void> => {
  const rows: Rows = {
    commenters: [],
    comments: [],
    picks: [],
    revisions: [],
    decisions: [],
    reports: [],
    moments: [],
    threads: [],
  };
  const saving: Saving = { world, demo, known, staff, rows, people: new Map() };
  const threads = demo.discussions.map((discussion) => addDiscussion(saving, discussion));
  await insertRows(tx, rows);
  await settleThreads(
    tx,
    threads.map(({ state, ...thread }) => {
      const known = threadStates.find((one) => one === state);
      return known ? { ...thread, state: known } : thread;
    }),
  );
  await settleCommenters(
    tx,
    rows.commenters.map(({ id }) => id),
  );
  for (const thread of rows.threads) await addViewsOf(tx.db, thread);
};
