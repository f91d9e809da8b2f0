import type { World } from '../../../world.ts';
import {
  commentToText,
  parseCommentBody,
  type CommentBody,
  type CommentState,
  type Finding,
} from '../../discussion/discussion.ts';
import { reputationOf, type Reputation } from '../reputation.ts';
import { cardRows, handingsOf, lastDecisions, notesOn, parentRows, type CardRow } from './card.store.ts';
import { isDisturbing } from './risk.ts';

/** What somebody said about a comment, or about the story under which it stands. */
export type DeskNote = {
  id: string;
  kind: 'report' | 'illegal' | 'error';
  reason: string;
  text: string;
  at: number;
  /** Of a notice of illegal content. */
  notice: { name: string; email: string; place: string } | undefined;
};

export type DeskDecision = {
  id: string;
  act: string;
  rule: string | undefined;
  words: string;
  at: number;
  by: string;
  isOwn: boolean;
};

/** A comment as it lies on a moderator's desk. */
export type DeskItem = {
  id: string;
  articleId: string;
  headline: string;
  path: string;
  sectionId: string | undefined;
  edition: string;
  state: CommentState;
  body: CommentBody | undefined;
  createdAt: number;
  editedAt: number | undefined;
  isAnswer: boolean;
  /** What it answers: whose, and how that begins. */
  parent: { id: string; name: string; text: string } | undefined;
  isPick: boolean;
  isSeen: boolean;
  isClosed: boolean;
  recommends: number;
  reports: number;
  heldWhy: string | undefined;
  rule: string | undefined;
  /** Nobody should meet its text unprepared. */
  isDisturbing: boolean;
  writer: {
    id: string;
    name: string;
    badge: string | undefined;
    published: number;
    removed: number;
    hasAccount: boolean;
    reputation: Reputation;
  };
  /** What the checks found. */
  findings: Finding[];
  notes: DeskNote[];
  /** What a moderator decided about it last. */
  decision: DeskDecision | undefined;
  /** What a colleague said who handed it on. */
  handed: { by: string; words: string; at: number } | undefined;
};

const day = 86_400_000;
const glance = 160;

const noteOf = (row: Awaited<ReturnType<typeof notesOn>>[number]): DeskNote => {
  const { name = '', email = '', place = '' } = JSON.parse(row.details) as Record<string, string>;
  return {
    id: row.id,
    kind: row.kind as DeskNote['kind'],
    reason: row.reason,
    text: row.text,
    at: row.created_at,
    notice: row.kind === 'illegal' ? { name, email, place } : undefined,
  };
};

const bodyOf = (body: string | null): CommentBody | undefined =>
  body === null ? undefined : parseCommentBody(JSON.parse(body));

const parentOf = (row: Awaited<ReturnType<typeof parentRows>>[number]): DeskItem['parent'] => {
  const body = row.state === 'published' || row.state === 'waiting' ? bodyOf(row.body) : undefined;
  const text = body ? commentToText(body).replaceAll(/\s+/g, ' ').trim() : '';
  return {
    id: row.id,
    name: row.writer_name,
    text: text.length > glance ? `${text.slice(0, glance).toWellFormed()}…` : text,
  };
};

const grouped = <Row>(rows: readonly Row[], key: (row: Row) => string | null): Map<string, Row[]> =>
  Map.groupBy(rows, (row) => key(row) ?? '');

type About = {
  notes: Map<string, DeskNote[]>;
  parents: Map<string, DeskItem['parent']>;
  decisions: Map<string, DeskDecision>;
  handings: Map<string, DeskItem['handed']>;
  now: number;
};

const writerOf = (row: CardRow, now: number): DeskItem['writer'] => ({
  id: row.writer_id,
  name: row.writer_name,
  badge: row.writer_badge ?? undefined,
  published: row.published_count,
  removed: row.removed_count,
  hasAccount: row.writer_account !== null,
  reputation: reputationOf(row.published_count, row.removed_count, (now - row.writer_since) / day),
});

const itemOf = (row: CardRow, { notes, parents, decisions, handings, now }: About): DeskItem => {
  const findings = row.checks === null ? [] : (JSON.parse(row.checks) as Finding[]);
  const own = notes.get(row.id) ?? [];
  return {
    id: row.id,
    articleId: row.article_id,
    headline: row.headline,
    path: row.path,
    sectionId: row.section_id ?? undefined,
    edition: row.edition,
    state: row.state as CommentState,
    body: bodyOf(row.body),
    createdAt: row.created_at,
    editedAt: row.edited_at ?? undefined,
    isAnswer: row.parent_id !== null,
    parent: row.parent_id === null ? undefined : parents.get(row.parent_id),
    isPick: row.pick_by !== null,
    isSeen: row.seen_at !== null,
    isClosed: row.is_closed === 1,
    recommends: row.recommend_count,
    reports: row.report_count,
    heldWhy: row.held_why ?? undefined,
    rule: row.rule ?? undefined,
    isDisturbing: isDisturbing([
      ...own.map(({ reason }) => reason),
      ...findings.map(({ reason }) => reason),
      row.rule ?? '',
    ]),
    writer: writerOf(row, now),
    findings,
    notes: own,
    decision: decisions.get(row.id),
    handed: handings.get(row.id),
  };
};

const aboutThem = async (
  world: World,
  ids: readonly string[],
  parentIds: readonly string[],
  me: string,
): Promise<About> => {
  const { db } = world;
  const [notes, parents, decided, handings] = await Promise.all([
    notesOn(db, ids),
    parentRows(db, parentIds),
    lastDecisions(db, ids),
    handingsOf(db, ids),
  ]);
  const decisions = new Map<string, DeskDecision>();
  for (const { comment_id: id, by, account_id: account, rule, ...row } of decided)
    if (id !== null && !decisions.has(id))
      decisions.set(id, { ...row, rule: rule ?? undefined, by: by ?? '', isOwn: account === me });
  return {
    notes: new Map([...grouped(notes, (row) => row.comment_id)].map(([id, rows]) => [id, rows.map(noteOf)])),
    parents: new Map(parents.map((row) => [row.id, parentOf(row)])),
    decisions,
    handings: new Map(handings.map((row) => [row.comment_id, { by: row.from ?? '', words: row.words, at: row.at }])),
    now: world.now(),
  };
};

/** These comments as they lie on the desk of `me`, in the order given. */
export const deskItems = async (world: World, ids: readonly string[], me = ''): Promise<DeskItem[]> => {
  const rows = await cardRows(world.db, ids);
  const parentIds = [...new Set(rows.flatMap(({ parent_id: id }) => id ?? []))];
  const about = await aboutThem(world, ids, parentIds, me);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [itemOf(row, about)] : [];
  });
};
