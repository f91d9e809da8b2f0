import type { World } from '../../world.ts';
import type { CommentBody } from './comment-body.ts';
import type { CommentState, Finding } from './comment.ts';
import {
  commentsInState,
  countOpenReports,
  countWaiting,
  deskRows,
  openReportsOf,
  type DeskPlace,
  type DeskReport,
  type DeskRow,
} from './desk.store.ts';
import { parseCommentBody } from './parse-comment-body.ts';

export type { DeskPlace } from './desk.store.ts';

export const deskLists = ['waiting', 'reported', 'illegal', 'errors', 'newest'] as const;
export type DeskList = (typeof deskLists)[number];

/** What somebody said about a comment, or about the story under which it stands. */
export type DeskNote = {
  id: string;
  reason: string;
  text: string;
  at: number;
  /** Of a notice of illegal content. */
  notice: { name: string; email: string; place: string } | undefined;
};

/** A comment as it lies on a moderator's desk. */
export type DeskItem = {
  id: string;
  articleId: string;
  headline: string;
  path: string;
  state: CommentState;
  body: CommentBody | undefined;
  createdAt: number;
  editedAt: number | undefined;
  isAnswer: boolean;
  isPick: boolean;
  recommends: number;
  writer: {
    id: string;
    name: string;
    badge: string | undefined;
    published: number;
    removed: number;
    hasAccount: boolean;
  };
  /** What the checks found. */
  findings: Finding[];
  notes: DeskNote[];
};

export type DeskPage = { items: DeskItem[]; next: DeskPlace | undefined };

const pageLength = 40;

const noteOf = (report: DeskReport): DeskNote => {
  const { name = '', email = '', place = '' } = JSON.parse(report.details) as Record<string, string>;
  const isNotice = report.kind === 'illegal';
  return {
    id: report.id,
    reason: report.reason,
    text: report.text,
    at: report.created_at,
    notice: isNotice ? { name, email, place } : undefined,
  };
};

const itemOf = (row: DeskRow, notes: DeskNote[]): DeskItem => ({
  id: row.id,
  articleId: row.article_id,
  headline: row.headline,
  path: row.path,
  state: row.state as CommentState,
  body: row.body === null ? undefined : parseCommentBody(JSON.parse(row.body)),
  createdAt: row.created_at,
  editedAt: row.edited_at ?? undefined,
  isAnswer: row.parent_id !== null,
  isPick: row.pick_by !== null,
  recommends: row.recommend_count,
  writer: {
    id: row.writer_id,
    name: row.writer_name,
    badge: row.writer_badge ?? undefined,
    published: row.published_count,
    removed: row.removed_count,
    hasAccount: row.writer_account !== null,
  },
  findings: row.checks === null ? [] : (JSON.parse(row.checks) as Finding[]),
  notes,
});

/** In the order they are listed; what several reports are about lies there once. */
const itemsOf = async (
  world: World,
  ids: readonly string[],
  notes: ReadonlyMap<string, DeskNote[]>,
): Promise<DeskItem[]> => {
  const rows = new Map((await deskRows(world.db, [...new Set(ids)])).map((row) => [row.id, row]));
  return [...new Set(ids)].flatMap((id) => {
    const row = rows.get(id);
    return row ? [itemOf(row, notes.get(id) ?? [])] : [];
  });
};

const kinds = { reported: 'report', illegal: 'illegal', errors: 'error' } as const;

const reportPage = async (world: World, kind: string, after: DeskPlace | undefined): Promise<DeskPage> => {
  const reports = await openReportsOf(world.db, kind, { after, limit: pageLength + 1 });
  const shown = reports.slice(0, pageLength);
  const notes = new Map<string, DeskNote[]>();
  for (const report of shown) {
    const id = report.comment_id ?? '';
    notes.set(id, [...(notes.get(id) ?? []), noteOf(report)]);
  }
  const last = shown.at(-1);
  const items = await itemsOf(
    world,
    shown.flatMap(({ comment_id: id }) => id ?? []),
    notes,
  );
  return { items, next: reports.length > pageLength && last ? { at: last.created_at, id: last.id } : undefined };
};

/** A page of a list of the moderators' desk. */
export const deskPage = async (world: World, list: DeskList, after?: DeskPlace): Promise<DeskPage> => {
  if (list === 'reported' || list === 'illegal' || list === 'errors') return reportPage(world, kinds[list], after);
  const state = list === 'waiting' ? 'waiting' : 'published';
  const found = await commentsInState(world.db, state, { after, limit: pageLength + 1 });
  const shown = found.slice(0, pageLength);
  const last = shown.at(-1);
  const items = await itemsOf(
    world,
    shown.map(({ id }) => id),
    new Map(),
  );
  return { items, next: found.length > pageLength && last ? { at: last.at, id: last.id } : undefined };
};

/** Beyond this many one says only that there are more. */
export const mostCounted = 1_000;

/** How much work lies in each list. */
export const deskCounts = async (world: World): Promise<Record<Exclude<DeskList, 'newest'>, number>> => {
  const [waiting, reported, illegal, errors] = await Promise.all([
    countWaiting(world.db, mostCounted),
    ...Object.values(kinds).map((kind) => countOpenReports(world.db, kind, mostCounted)),
  ]);
  return { waiting: waiting ?? 0, reported: reported ?? 0, illegal: illegal ?? 0, errors: errors ?? 0 };
};
