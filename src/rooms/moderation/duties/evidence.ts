import { commentToText, parseCommentBody } from '../../discussion/discussion.ts';
import type { EvidenceRows } from './escalations.store.ts';

/** What is handed to the police or a court: a copy made when the comment was escalated. */
export type Evidence = {
  comment: {
    id: string;
    text: string;
    state: string;
    edition: string;
    writtenAt: number;
    editedAt: number | null;
    /** Stands for the writer's network; the address itself is never stored. */
    networkMark: string | null;
    textMark: string | null;
  };
  earlierTexts: { at: number; text: string }[];
  story: { id: string; headline: string; path: string } | null;
  answers: { id: string; by: string; text: string } | null;
  writer: {
    id: string;
    name: string;
    accountId: string | null;
    email: string | null;
    accountSince: number | null;
    origin: string | null;
    published: number;
    removed: number;
  } | null;
  reports: { kind: string; reason: string; text: string; details: unknown; at: number; accountId: string | null }[];
  decisions: { act: string; rule: string | null; words: string; at: number; automated: boolean }[];
};

const textOf = (body: string | null, source: string | null): string => {
  const tree = body === null ? undefined : parseCommentBody(JSON.parse(body));
  return tree ? commentToText(tree) : (source ?? '');
};

const writerOf = ({ writer, account }: EvidenceRows): Evidence['writer'] =>
  writer
    ? {
        id: writer.id,
        name: account?.name ?? writer.name,
        accountId: account?.id ?? null,
        email: account?.email ?? writer.email,
        accountSince: account?.created_at ?? null,
        origin: writer.origin,
        published: writer.published_count,
        removed: writer.removed_count,
      }
    : null;

/** The copy, from what the tables say now. */
export const evidenceOf = (rows: EvidenceRows): Evidence => ({
  comment: {
    id: rows.comment.id,
    text: textOf(rows.comment.body, rows.comment.source),
    state: rows.comment.state,
    edition: rows.comment.edition,
    writtenAt: rows.comment.created_at,
    editedAt: rows.comment.edited_at,
    networkMark: rows.comment.network_mark,
    textMark: rows.comment.text_mark,
  },
  earlierTexts: rows.revisions.map(({ at, body }) => ({ at, text: textOf(body, null) })),
  story: rows.story ?? null,
  answers: rows.parent
    ? { id: rows.parent.id, by: rows.parent.name, text: textOf(rows.parent.body, rows.parent.source) }
    : null,
  writer: writerOf(rows),
  reports: rows.reports.map((report) => ({
    kind: report.kind,
    reason: report.reason,
    text: report.text,
    details: JSON.parse(report.details) as unknown,
    at: report.created_at,
    accountId: report.account_id,
  })),
  decisions: rows.decisions.map(({ act, rule, words, at, is_automated: isAutomated }) => ({
    act,
    rule,
    words,
    at,
    automated: isAutomated === 1,
  })),
});
