import { cutText } from '../../common/text.ts';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import { createRateLimit, type RateLimit } from '../../delivery/delivery.ts';
import type { Tx, World } from '../../world.ts';
import { mailboxOf, type Account } from '../accounts/accounts.ts';
import { publicationOf, type Publication } from '../publication/publication.ts';
import { countReport, insertReport } from './acts.store.ts';
import { cleanCommentText } from './clean-comment-text.ts';
import { storedComment, type StoredComment } from './comments.store.ts';
import { errorMail } from './error-mail.ts';
import type { NoticeMail } from './notices/notice-mails.ts';
import { isIllegalGround, isRule } from './rules.ts';
import { signal } from './signal.ts';
import { rulesOnReport } from './own-rules/rules-on-report.ts';
import { storyFacts, type StoryFacts } from './story-facts.ts';

/** What a notice of illegal content must say (Digital Services Act, article 16). */
export type Notice = {
  name: string;
  email: string;
  /** The exact address of what is meant. */
  place: string;
  /** “I believe in good faith that this is accurate and complete.” */
  isGoodFaith: boolean;
};

export type Report = {
  /** Needed for all but notices of illegal content. */
  account?: Account | undefined;
  commentId: string;
  /** `error`: something in the story may be wrong; that goes to the newsroom's desk. */
  kind: 'report' | 'illegal' | 'error';
  reason: string;
  text: string;
  notice?: Notice | undefined;
  /** Code of the edition a receipt is written in. */
  edition: string;
};

export type ReportRefusal =
  | 'no-comment'
  | 'signed-out'
  | 'no-reason'
  | 'no-text'
  | 'no-name'
  | 'no-email'
  | 'no-place'
  | 'no-good-faith';

const longest = 5_000;
const emailPattern =
  /^[^\s\p{Cc}\p{Cf}@<>()[\]\\,;:"']+@[^\s\p{Cc}\p{Cf}@<>()[\]\\,;:"']+\.[^\s\p{Cc}\p{Cf}@<>()[\]\\,;:"'.]{2,}$/u;

const line = (text: string, limit: number): string =>
  cutText(cleanCommentText(text).replace(/\s+/g, ' ').trim(), limit);

const cleaned = (report: Report): Report => ({
  ...report,
  text: cutText(cleanCommentText(report.text).trim(), longest),
  notice: report.notice && {
    name: line(report.notice.name, 200),
    email: line(report.notice.email, 254),
    place: line(report.notice.place, 2_000),
    isGoodFaith: report.notice.isGoodFaith,
  },
});

const noticeFault = ({ reason, text, notice }: Report): ReportRefusal | undefined => {
  if (!isIllegalGround(reason)) return 'no-reason';
  if (text.length < 10) return 'no-text';
  if (!notice?.place) return 'no-place';
  const isNamed = reason !== 'child-abuse' || notice.name !== '' || notice.email !== '';
  if (isNamed && notice.name === '') return 'no-name';
  if (isNamed && !emailPattern.test(notice.email)) return 'no-email';
  return notice.isGoodFaith ? undefined : 'no-good-faith';
};

/** What is missing; undefined when the report may go. */
export const reportFault = (report: Report): ReportRefusal | undefined => {
  if (report.kind === 'illegal') return noticeFault(report);
  if (!report.account) return 'signed-out';
  if (report.kind === 'error') return report.text.length < 5 ? 'no-text' : undefined;
  return isRule(report.reason) && report.reason !== 'illegal' ? undefined : 'no-reason';
};

type Asked = { id: string; report: Report; comment: StoredComment; story: StoryFacts; publication: Publication };

/** Receipts to one mailbox a day; the notice itself counts however many there were. */
const mostReceipts = 5;
const receipts = new WeakMap<World, RateLimit>();

const receiptsOf = (world: World): RateLimit => {
  const known = receipts.get(world);
  if (known) return known;
  const made = createRateLimit({ limit: mostReceipts, perMs: 86_400_000, now: world.now });
  receipts.set(world, made);
  return made;
};

/** Mails that go out with it: the receipt of a notice, what the newsroom must see. */
const tell = async (world: World, tx: Tx, { report, comment, story, publication, id }: Asked): Promise<void> => {
  const { settings, editionByCode, defaultEdition } = publication;
  const to = report.kind === 'illegal' ? report.notice?.email : undefined;
  const isOwn = to !== undefined && to === report.account?.email && report.account.emailConfirmedAt !== undefined;
  if (to && (isOwn || receiptsOf(world).take(mailboxOf(to.toLowerCase())) === 0))
    await tx.later('notice-mail', { reportId: id, what: 'receipt', isOwn } satisfies NoticeMail);
  if (report.kind !== 'error' || !settings.contactEmail) return;
  const place = { edition: editionByCode(report.edition) ?? defaultEdition, publicUrl: world.config.publicUrl };
  const about = { ...place, email: settings.contactEmail, commentId: comment.id, story, text: report.text };
  await tx.later('mail', errorMail(about));
};

/** Other systems, and everybody's desk, hear of it. */
const tellStaff = async (world: World, tx: Tx, { report, comment, id }: Asked): Promise<void> => {
  await tx.changed('desk');
  const about = { commentId: comment.id, articleId: comment.article_id, reportId: id };
  if (report.kind !== 'error')
    await signal(world, tx, { event: report.kind === 'illegal' ? 'notice.received' : 'comment.reported', ...about });
};

/**
 * Reports a comment, gives notice of illegal content in it, or passes on that the story may be wrong. Once for each reader and
 * comment; the second time nothing happens, and it is answered the same.
 */
export const reportComment = async (
  world: World,
  given: Report,
): Promise<Outcome<{ articleId: string; storyPath: string; reportId: string | undefined }, ReportRefusal>> => {
  const report = cleaned(given);
  const comment = await storedComment(world.db, report.commentId);
  const story = comment && (await storyFacts(world, comment.article_id));
  // What only the staff or its writer see cannot be reported; whether it exists is nobody's business.
  if (!story || comment.state !== 'published') return refuse('no-comment');
  const fault = reportFault(report);
  if (fault) return refuse(fault);
  const publication = await publicationOf(world);
  const id = world.newId();
  const asked = { id, report, comment, story, publication };
  const isNew = await world.write(async (tx) => {
    const isFirst = await insertReport(tx.db, {
      id,
      kind: report.kind,
      comment_id: comment.id,
      article_id: comment.article_id,
      account_id: report.account?.id ?? null,
      reason: report.kind === 'error' ? 'error' : report.reason,
      text: report.text,
      details: JSON.stringify(report.notice ? { ...report.notice, edition: report.edition } : {}),
      created_at: world.now(),
    });
    if (!isFirst) return false;
    if (report.kind !== 'error') await countReport(tx.db, comment.id);
    await tell(world, tx, asked);
    await tellStaff(world, tx, asked);
    if (report.kind !== 'error') await rulesOnReport(world, tx, comment.id);
    return true;
  });
  return ok({ articleId: comment.article_id, storyPath: story.path, reportId: isNew ? id : undefined });
};
