import type { World } from '../../world.ts';
import { commentToText, parseCommentBody, permalinkOf, type Signal } from '../discussion/discussion.ts';
import {
  appealOfSignal,
  articleOfSignal,
  commentOfSignal,
  decisionOfSignal,
  reportOfSignal,
  restrictionOfSignal,
  ruleOfSignal,
  textOfSignal,
} from './signal-facts.store.ts';

/** The payload of the job `signal`: what happened, when, and the id that makes its messages the same ones if it is done twice. */
export type Signalled = Signal & { id: string; at: number };

/** What is sent: ids, states and links. Whose text a webhook wants gets it when it is sent, so that it is kept nowhere else. */
export type SignalMessage = { type: string; timestamp: string; data: SignalData };

export type SignalData = {
  comment?: {
    id: string;
    articleId: string;
    parentId: string | null;
    writerId: string;
    state: string;
    heldBy: string | null;
    rule: string | null;
    edition: string;
    createdAt: string;
    editedAt: string | null;
    url: string;
    api: string;
    desk: string;
    text?: string | null;
  };
  article?: { id: string; headline: string; url: string };
  decision?: { id: string; act: string; rule: string | null; guidelines: number; isAutomated: boolean; at: string };
  report?: { id: string; kind: string; reason: string; state: string; at: string };
  appeal?: {
    id: string;
    kind: string;
    state: string;
    decisionId: string;
    at: string;
    dueAt: string;
    handledAt: string | null;
  };
  restriction?: {
    id: string;
    readerId: string | null;
    kind: string;
    rule: string | null;
    startsAt: string;
    until: string | null;
    liftedAt: string | null;
  };
  rule?: { id: string; name: string; act: string };
  story?: {
    id: string;
    edition: string;
    kind: string;
    state: string;
    headline: string;
    sectionId: string | null;
    revision: number;
    publishedAt: string | null;
    updatedAt: string | null;
    scheduledAt: string | null;
    url: string | null;
    api: string;
    desk: string;
  };
  /** Of a story that is an episode: what it is as part of its show. */
  episode?: {
    guid: string;
    show: { id: string; title: string; url: string; feed: string };
    type: string;
    season: number | null;
    number: number | null;
    duration: number | null;
    /** Null while readers cannot hear it. */
    audio: { url: string; contentType: string; bytes: number } | null;
  };
  change?: { from: string; to: string };
  entry?: { id: string; at: string; headline: string };
  media?: { id: string; kind: string; fileName: string; contentType: string; bytes: number; desk: string };
  letter?: { id: string; issueId: string; number: number | null; sent: number };
};

const moment = (at: number): string => new Date(at).toISOString();
const maybe = (at: number | null): string | null => (at === null ? null : moment(at));

const commentPart = async (world: World, id: string): Promise<Pick<SignalData, 'comment' | 'article'>> => {
  const row = await commentOfSignal(world.db, id);
  if (!row) return {};
  const absolute = (path: string): string => new URL(path, world.config.publicUrl).href;
  return {
    comment: {
      id: row.id,
      articleId: row.article_id,
      parentId: row.parent_id,
      writerId: row.commenter_id,
      state: row.state,
      heldBy: row.held_why,
      rule: row.rule,
      edition: row.edition,
      createdAt: moment(row.created_at),
      editedAt: maybe(row.edited_at),
      url: absolute(permalinkOf(row, row.path)),
      api: absolute(`/api/v1/comments/${row.id}`),
      desk: absolute(`/newsroom/discussion/comments/${row.id}`),
    },
    article: { id: row.article_id, headline: row.headline, url: absolute(row.path) },
  };
};

const articlePart = async (world: World, id: string): Promise<Pick<SignalData, 'article'>> => {
  const row = await articleOfSignal(world.db, id);
  if (!row) return {};
  return { article: { id, headline: row.headline, url: new URL(row.path, world.config.publicUrl).href } };
};

const decisionPart = async ({ db }: World, id: string): Promise<Pick<SignalData, 'decision'>> => {
  const row = await decisionOfSignal(db, id);
  if (!row) return {};
  const { act, rule, guidelines, at } = row;
  return { decision: { id, act, rule, guidelines, isAutomated: row.is_automated === 1, at: moment(at) } };
};

const reportPart = async ({ db }: World, id: string): Promise<Pick<SignalData, 'report'>> => {
  const row = await reportOfSignal(db, id);
  return row
    ? { report: { id, kind: row.kind, reason: row.reason, state: row.state, at: moment(row.created_at) } }
    : {};
};

const appealPart = async ({ db }: World, id: string): Promise<Pick<SignalData, 'appeal'>> => {
  const row = await appealOfSignal(db, id);
  if (!row) return {};
  const times = { at: moment(row.at), dueAt: moment(row.due_at), handledAt: maybe(row.handled_at) };
  return { appeal: { id, kind: row.kind, state: row.state, decisionId: row.decision_id, ...times } };
};

const restrictionPart = async ({ db }: World, id: string): Promise<Pick<SignalData, 'restriction'>> => {
  const row = await restrictionOfSignal(db, id);
  if (!row) return {};
  const times = { startsAt: moment(row.starts_at), until: maybe(row.until), liftedAt: maybe(row.lifted_at) };
  return { restriction: { id, readerId: row.commenter_id, kind: row.kind, rule: row.rule, ...times } };
};

const rulePart = async ({ db }: World, id: string): Promise<Pick<SignalData, 'rule'>> => {
  const row = await ruleOfSignal(db, id);
  return row ? { rule: { id, name: row.name, act: row.act } } : {};
};

/** What is told of something that happened, as things stand now. */
export const messageOf = async (world: World, signal: Signalled): Promise<SignalMessage> => {
  const { commentId, articleId, decisionId, reportId, appealId, restrictionId, ruleId } = signal;
  const parts = await Promise.all([
    articleId ? articlePart(world, articleId) : {},
    commentId ? commentPart(world, commentId) : {},
    decisionId ? decisionPart(world, decisionId) : {},
    reportId ? reportPart(world, reportId) : {},
    appealId ? appealPart(world, appealId) : {},
    restrictionId ? restrictionPart(world, restrictionId) : {},
    ruleId ? rulePart(world, ruleId) : {},
  ]);
  return { type: signal.event, timestamp: moment(signal.at), data: Object.assign({}, ...parts) as SignalData };
};

/** The same with the comment's words as they are now; null when they are gone. */
export const withText = async ({ db }: World, message: SignalMessage): Promise<SignalMessage> => {
  const { comment } = message.data;
  if (!comment) return message;
  const body = await textOfSignal(db, comment.id);
  const parsed = body === undefined ? undefined : parseCommentBody(JSON.parse(body));
  const text = parsed ? commentToText(parsed) : null;
  return { ...message, data: { ...message.data, comment: { ...comment, text } } };
};
