import { ok } from '../../common/outcome.ts';
import type { World } from '../../world.ts';
import type { Account } from '../accounts/accounts.ts';
import { judge } from './checks/all-checks.ts';
import { textMarkOf } from './checks/text-mark.ts';
import { markdownToComment } from './comment-markdown.ts';
import { commentToText } from './comment-to-text.ts';
import { editTimeLeft, type CommentState, type Finding } from './comment.ts';
import { writerOf } from './commenters.ts';
import { commentToChange, keepRevision, type StoredComment } from './comments.store.ts';
import { keepJudging } from './judges/keep-votes.ts';
import { votesOn } from './judges/votes-on.ts';
import { keepMoment } from './moments/keep-moment.ts';
import { ownComment } from './own-comment.ts';
import { moveComment } from './move-comment.ts';
import { followRules } from './own-rules/follow-rules.ts';
import { judged, largestText, type Judged, type Posted, type PostOutcome } from './post-comment.ts';
import { signal } from './signal.ts';
import { storyFacts, threadNow, type StoryFacts } from './story-facts.ts';

export type CommentEdit = {
  account: Account;
  commentId: string;
  text: string;
  network: string;
  confirmed?: boolean | undefined;
};

/** As for posting; `too-late`: the time for changing it is over; `not-yours`: somebody else's, or one that is gone. */
export type EditOutcome =
  | Extract<PostOutcome, { ok: true }>
  | {
      ok: false;
      refusal: Extract<PostOutcome, { ok: false }>['refusal'] | 'too-late' | 'not-yours';
      finding?: Finding | undefined;
    };

export const isEditable = ({ state }: Pick<StoredComment, 'state'>): boolean =>
  state === 'published' || state === 'waiting';

type Asked = { edit: CommentEdit; row: StoredComment; story: StoryFacts; votes: Awaited<ReturnType<typeof votesOn>> };

const judgeEdit = async (
  world: World,
  { edit, row, story, votes }: Asked,
  body: ReturnType<typeof markdownToComment>,
): Promise<Judged> => {
  const { state, isBeyondCapacity, settings, language, timeZone } = await threadNow(world, story);
  const findings = await judge({
    world,
    db: world.db,
    now: world.now(),
    account: edit.account,
    commenter: await writerOf(world.db, edit.account.id),
    thread: {
      articleId: story.id,
      state,
      isBeyondCapacity,
      sectionKey: story.sectionKey,
      publishedAt: story.publishedAt,
      timeZone,
    },
    settings,
    body,
    text: commentToText(body),
    edition: { code: story.edition, language },
    network: edit.network,
    parentId: row.parent_id ?? undefined,
    isEdit: true,
    commentId: row.id,
    confirmed: edit.confirmed === true,
    votes,
  });
  return judged(findings);
};

const posted = (row: StoredComment, story: StoryFacts, state: string, finding?: Finding): { ok: true; value: Posted } =>
  ok({
    comment: { id: row.id, rootId: row.root_id, articleId: row.article_id },
    state: state as CommentState,
    finding,
    storyPath: story.path,
  });

/** Writes what it says now, and keeps what it said; what waits goes on waiting. */
const save = (world: World, { edit, row, story, votes }: Asked, judgement: Judged): Promise<EditOutcome> =>
  world.write(async (tx): Promise<EditOutcome> => {
    const fresh = await commentToChange(world.storage, tx.db, row.id);
    if (!fresh || !isEditable(fresh) || fresh.body === null) return { ok: false, refusal: 'not-yours' };
    const body = markdownToComment(edit.text);
    const written = JSON.stringify(body);
    if (written === fresh.body) return posted(fresh, story, fresh.state);
    const held = judgement.objection?.verdict === 'hold' ? judgement.objection : undefined;
    const to = held ? 'waiting' : (fresh.state as CommentState);
    await keepRevision(tx.db, { commentId: row.id, body: fresh.body, at: fresh.edited_at ?? fresh.created_at });
    await moveComment(world, tx, {
      row: fresh,
      to,
      change: {
        body: written,
        edited_at: world.now(),
        text_mark: textMarkOf(commentToText(body)) ?? null,
        checks: JSON.stringify(judgement.findings),
        ...(held ? { held_why: held.check } : {}),
      },
    });
    await keepMoment(tx, { id: row.id, articleId: row.article_id }, { body, before: true });
    const { findings } = judgement;
    await followRules(world, tx, { row: fresh, findings });
    await keepJudging(world, tx, row.id, { votes, findings, state: to });
    if (to === 'waiting' && fresh.state !== 'waiting') {
      await tx.changed('desk');
      await signal(world, tx, { event: 'comment.waiting', commentId: row.id });
    }
    return posted(fresh, story, to, held);
  });

/** Changes one's own comment while there is time; it is checked again, and what it said before is kept for the staff. */
export const editComment = async (world: World, edit: CommentEdit): Promise<EditOutcome> => {
  if (edit.text.length > largestText) return { ok: false, refusal: 'too-large' };
  const row = await ownComment(world, edit.account, edit.commentId);
  if (!row || !isEditable(row)) return { ok: false, refusal: 'not-yours' };
  const story = await storyFacts(world, row.article_id);
  if (!story) return { ok: false, refusal: 'no-story' };
  const now = await threadNow(world, story);
  if (editTimeLeft(row.created_at, world.now(), now.settings.editMinutes) === 0)
    return { ok: false, refusal: 'too-late' };
  const body = markdownToComment(edit.text);
  if (body.content.length === 0) return { ok: false, refusal: 'empty' };
  const parentId = row.parent_id ?? undefined;
  const text = commentToText(body);
  const votes = await votesOn(world, { account: edit.account, story, now, text, parentId, isEdit: true });
  const asked = { edit, row, story, votes };
  const judgement = await judgeEdit(world, asked, body);
  const finding = judgement.objection;
  if (finding?.verdict === 'nudge') return { ok: false, refusal: 'nudge', finding };
  if (finding?.verdict === 'refuse')
    return { ok: false, refusal: finding.check === 'closed-thread' ? 'closed' : 'refused', finding };
  return save(world, asked, judgement);
};
