import { hash } from 'node:crypto';
import type { Db } from '../../storage/storage.ts';
import type { Tx, World } from '../../world.ts';
import { readerTopic, type Account } from '../accounts/accounts.ts';
import { judge } from './checks/all-checks.ts';
import { textMarkOf } from './checks/text-mark.ts';
import type { CommentBody } from './comment-body.ts';
import { markdownToComment } from './comment-markdown.ts';
import { commentToText } from './comment-to-text.ts';
import type { CommentState, Finding } from './comment.ts';
import { commenterOf, writerOf, type Writer } from './commenters.ts';
import { countComments, holdWriter } from './commenters.store.ts';
import {
  addToThread,
  commentToChange,
  commentWithKey,
  countAnswer,
  insertComment,
  type NewRow,
} from './comments.store.ts';
import { usualRate } from './fairness.ts';
import { keepJudging } from './judges/keep-votes.ts';
import { keepMoment } from './moments/keep-moment.ts';
import { votesOn } from './judges/votes-on.ts';
import { networkMark } from './network-mark.ts';
import { parentFault } from './parent-fault.ts';
import { followRules } from './own-rules/follow-rules.ts';
import { signal } from './signal.ts';
import { storyFacts, threadNow, type StoryFacts } from './story-facts.ts';

export type NewComment = {
  account: Account;
  articleId: string;
  /** The comment that is answered. */
  parentId?: string | undefined;
  /** Markdown as it was typed. */
  text: string;
  /** Sent along by the form: the same text under the same key is posted once, however often it arrives. */
  postKey?: string | undefined;
  /** The reader's network, for limits; kept only as a mark that nobody can read back. */
  network: string;
  /** The reader was asked to rephrase and insists. */
  confirmed?: boolean | undefined;
};

export type Posted = {
  comment: { id: string; rootId: string; articleId: string };
  /** `waiting`: a moderator reads it first. Other states where the same was posted before and something has become of it. */
  state: CommentState;
  finding?: Finding | undefined;
  storyPath: string;
};

/**
 * `no-story`: none that can be commented on; `no-parent`: what is answered is gone; `empty`: nothing to read; `too-large`: far beyond
 * any limit; `closed`, `suspended`, `refused`: a check says no (see `finding`); `nudge`: would they rephrase it?
 */
export type PostRefusal =
  | 'no-story'
  | 'no-parent'
  | 'empty'
  | 'too-large'
  | 'closed'
  | 'suspended'
  | 'nudge'
  | 'refused';
export type PostOutcome =
  | { ok: true; value: Posted }
  | { ok: false; refusal: PostRefusal; finding?: Finding | undefined };

/** More is not even read: no setting allows comments that long. */
export const largestText = 64 * 1024;

/** A form may be sent again after its text was changed; that is another comment. */
const keyOf = ({ postKey, articleId, parentId = '', text }: NewComment): string | undefined =>
  postKey ? hash('sha256', JSON.stringify([postKey, articleId, parentId, text]), 'base64url').slice(0, 22) : undefined;

const refusalOf = ({ check }: Finding): PostRefusal =>
  check === 'closed-thread' ? 'closed' : check === 'suspended-reader' ? 'suspended' : 'refused';

/** What the checks decide: undefined when it may be published. */
export type Judged = { findings: Finding[]; objection: Finding | undefined };

/** The first finding that objects decides. */
export const judged = (findings: Finding[]): Judged => ({
  findings,
  objection: findings.find(({ verdict }) => verdict !== 'publish'),
});

type Asked = {
  given: NewComment;
  story: StoryFacts;
  now: Awaited<ReturnType<typeof threadNow>>;
  networkMark: string;
  body: CommentBody;
  plain: string;
  votes: Awaited<ReturnType<typeof votesOn>>;
};

const judgePost = async (world: World, db: Db, asked: Asked, writer: Writer): Promise<Judged> => {
  const { given, story, now, body, plain } = asked;
  const findings = await judge({
    world,
    db,
    now: world.now(),
    account: given.account,
    commenter: writer,
    thread: {
      articleId: story.id,
      state: now.state,
      isBeyondCapacity: now.isBeyondCapacity,
      sectionKey: story.sectionKey,
      publishedAt: story.publishedAt,
      timeZone: now.timeZone,
    },
    settings: now.settings,
    body,
    text: plain,
    edition: { code: story.edition, language: now.language },
    network: given.network,
    parentId: given.parentId,
    isEdit: false,
    confirmed: given.confirmed === true,
    votes: asked.votes,
  });
  return judged(findings);
};

/** Thrown to take the transaction back: the same comment was posted meanwhile, what it answers is gone, or its writer. */
class Overtaken extends Error {
  readonly by: 'twin' | 'parent' | 'closed' | 'writer';
  constructor(by: 'twin' | 'parent' | 'closed' | 'writer') {
    super(`overtaken by ${by}`);
    this.by = by;
  }
}

type Row = NewRow;

const newRow = (world: World, { given, story, body, plain, networkMark: mark }: Asked, judgement: Judged): Row => {
  const id = world.newId();
  const now = world.now();
  const held = judgement.objection?.verdict === 'hold' ? judgement.objection : undefined;
  return {
    id,
    article_id: story.id,
    parent_id: given.parentId ?? null,
    root_id: id,
    commenter_id: '',
    state: held ? 'waiting' : 'published',
    body: JSON.stringify(body),
    created_at: now,
    changed_at: now,
    edition: story.edition,
    views_before: 0,
    is_listed: held ? 0 : 1,
    fairness: usualRate,
    checks: judgement.findings.length > 0 ? JSON.stringify(judgement.findings) : null,
    held_why: held?.check ?? null,
    network_mark: mark,
    text_mark: textMarkOf(plain) ?? null,
    post_key: keyOf(given) ?? null,
  };
};

/** An answer hangs on what readers see; whoever removes that waits until the answer is there. */
const placeBelow = async (world: World, tx: Tx, row: Row): Promise<void> => {
  if (!row.parent_id) return;
  const parent = await commentToChange(world.storage, tx.db, row.parent_id);
  if (parent?.state !== 'published' || parent.article_id !== row.article_id) throw new Overtaken('parent');
  if (parent.is_closed === 1) throw new Overtaken('closed');
  row.root_id = parent.root_id;
  if (row.state === 'published') await countAnswer(tx.db, parent.root_id, 1, row.created_at);
};

const insert = async (
  world: World,
  tx: Tx,
  { row, account, writerId }: { row: Row; account: Account; writerId: string },
): Promise<void> => {
  const isPublished = row.state === 'published';
  await placeBelow(world, tx, row);
  if (isPublished) {
    const thread = await addToThread(tx.db, row.article_id, row.created_at);
    row.views_before = thread.view_count;
    row.fairness = thread.rate;
  }
  // Whoever deletes their account now waits for this comment, and takes it along; if they were faster, it is nobody's.
  if (writerId && !(await holdWriter(world.storage, tx.db, { id: writerId, accountId: account.id })))
    throw new Overtaken('writer');
  row.commenter_id = writerId || (await commenterOf(world, tx, account)).id;
  if (!(await insertComment(tx.db, row))) throw new Overtaken('twin');
  if (isPublished) {
    await countComments(tx.db, row.commenter_id, { published: 1, removed: 0 });
    await tx.later('comment-posted', { commentId: row.id });
    await tx.changed(`thread:${row.article_id}`);
  }
  await tx.changed(readerTopic(account.id));
  await signal(world, tx, { event: 'comment.created', commentId: row.id });
  if (!isPublished) {
    await tx.changed('desk');
    await signal(world, tx, { event: 'comment.waiting', commentId: row.id });
  }
};

/** The same comment from before: the answer to it is the same. */
const twinOf = async (db: Db, given: NewComment, writerId: string, storyPath: string): Promise<Posted | undefined> => {
  const key = keyOf(given);
  const row = key !== undefined && writerId !== '' ? await commentWithKey(db, writerId, key) : undefined;
  return (
    row && {
      comment: { id: row.id, rootId: row.root_id, articleId: row.article_id },
      state: row.state as CommentState,
      storyPath,
    }
  );
};

/** What stands in the way whatever the text says. */
const objectionOf = (judgement: Judged): PostOutcome | undefined => {
  const finding = judgement.objection;
  if (finding?.verdict === 'refuse') return { ok: false, refusal: refusalOf(finding), finding };
  return finding?.verdict === 'nudge' ? { ok: false, refusal: 'nudge', finding } : undefined;
};

/**
 * Looks, judges and writes in one transaction: what it reads is what is there when it writes, and on SQLite the writing connection
 * has it at hand, while the reading one would have to look it up anew after every comment.
 */
const postIn = async (world: World, tx: Tx, asked: Asked): Promise<PostOutcome> => {
  const { given, story } = asked;
  const writer = await writerOf(tx.db, given.account.id);
  const twin = await twinOf(tx.db, given, writer.id, story.path);
  if (twin) return { ok: true, value: twin };
  const fault = await parentFault(tx.db, given, story);
  if (fault) return fault;
  const judgement = await judgePost(world, tx.db, asked, writer);
  const objection = objectionOf(judgement);
  if (objection) return objection;
  const row = newRow(world, asked, judgement);
  await insert(world, tx, { row, account: given.account, writerId: writer.id });
  await keepMoment(tx, { id: row.id, articleId: story.id }, { body: asked.body });
  const { findings } = judgement;
  const state = row.state as CommentState;
  await followRules(world, tx, { row, findings });
  await keepJudging(world, tx, row.id, { votes: asked.votes, findings, state });
  const comment = { id: row.id, rootId: row.root_id, articleId: story.id };
  const finding = judgement.objection?.verdict === 'hold' ? judgement.objection : undefined;
  return { ok: true, value: { comment, state, finding, storyPath: story.path } };
};

const post = async (world: World, given: NewComment): Promise<PostOutcome> => {
  const story = await storyFacts(world, given.articleId);
  if (!story) return { ok: false, refusal: 'no-story' };
  const body = markdownToComment(given.text);
  if (body.content.length === 0) return { ok: false, refusal: 'empty' };
  const now = await threadNow(world, story);
  const mark = await networkMark(world, given.network);
  const plain = commentToText(body);
  const { account, parentId } = given;
  const votes = await votesOn(world, { account, story, now, text: plain, parentId, isEdit: false });
  const asked = { given, story, now, networkMark: mark, body, plain, votes };
  try {
    return await world.write((tx) => postIn(world, tx, asked));
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
    // Looked at anew, an account that is gone is told as for everything else that was on its way.
    if (error.by === 'writer' || error.by === 'closed') return world.write((tx) => postIn(world, tx, asked));
    const writerId = error.by === 'twin' ? (await writerOf(world.db, given.account.id)).id : '';
    const twin = await twinOf(world.db, given, writerId, story.path);
    return twin ? { ok: true, value: twin } : { ok: false, refusal: 'no-parent' };
  }
};

/** Comments on their way, by writer and key: the same sent twice at once must not meet itself in the checks. */
const onTheirWay = new WeakMap<World, Map<string, Promise<PostOutcome>>>();

/**
 * Posts a comment: it is published, waits for a moderator, or is refused with the reason. Answered only when it is on disk; the same
 * comment sent twice (by its key) is one.
 */
export const postComment = async (world: World, given: NewComment): Promise<PostOutcome> => {
  if (given.text.length > largestText) return { ok: false, refusal: 'too-large' };
  const key = keyOf(given);
  if (key === undefined) return post(world, given);
  const name = `${given.account.id} ${key} ${given.confirmed === true}`;
  const known = onTheirWay.get(world) ?? new Map<string, Promise<PostOutcome>>();
  onTheirWay.set(world, known);
  const before = known.get(name);
  if (before) return before;
  const posting = post(world, given).finally(() => known.delete(name));
  known.set(name, posting);
  return posting;
};
