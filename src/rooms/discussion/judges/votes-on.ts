import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { passesChecks } from '../checks/check.ts';
import { commentToText } from '../comment-to-text.ts';
import { writerOf } from '../commenters.ts';
import { storedComment } from '../comments.store.ts';
import { parseCommentBody } from '../parse-comment-body.ts';
import type { StoryFacts, threadNow } from '../story-facts.ts';
import { judgesFor, votesOf, type JudgeQuestion } from './ask-judges.ts';
import type { Vote } from './judge.ts';

export type ToJudge = {
  account: Account;
  story: StoryFacts;
  now: Awaited<ReturnType<typeof threadNow>>;
  text: string;
  parentId: string | undefined;
  isEdit: boolean;
};

const day = 86_400_000;
const longestAnswered = 2_000;

/** What is refused in any case is nobody's business outside. */
const isRefusedAnyway = (world: World, { account, now, text }: ToJudge): boolean =>
  now.state === 'closed' ||
  now.state === 'hidden' ||
  account.disabledAt !== undefined ||
  (account.suspendedUntil ?? 0) > world.now() ||
  text.length > now.settings.longest;

const answered = async (world: World, parentId: string | undefined): Promise<string | null> => {
  const parent = parentId === undefined ? undefined : await storedComment(world.db, parentId);
  if (parent?.state !== 'published' || parent.body === null) return null;
  const body = parseCommentBody(JSON.parse(parent.body));
  return body ? commentToText(body).slice(0, longestAnswered) : null;
};

const questionOf = async (world: World, asked: ToJudge): Promise<JudgeQuestion> => {
  const { account, story, now, text, parentId, isEdit } = asked;
  const writer = await writerOf(world.db, account.id);
  return {
    type: 'comment',
    comment: { text, isEdit, answers: await answered(world, parentId) },
    edition: { code: story.edition, language: now.language },
    thread: {
      articleId: story.id,
      headline: story.headline,
      url: new URL(story.path, world.config.publicUrl).href,
      state: now.state,
    },
    writer: {
      published: writer.publishedCount,
      removed: writer.removedCount,
      isNew: writer.publishedCount < now.settings.newReaderUntil,
      accountAgeDays: Math.max(0, Math.floor((world.now() - account.createdAt) / day)),
    },
  };
};

/**
 * What the judges say of a text, asked before anything is written: no transaction waits for another server. Without judges nothing is
 * looked up; those who moderate are not judged.
 */
export const votesOn = async (world: World, asked: ToJudge): Promise<Vote[]> => {
  if (passesChecks(asked.account)) return [];
  const { edition, sectionKey } = asked.story;
  const judges = await judgesFor(world, { edition, sectionKey });
  if (judges.length === 0 || isRefusedAnyway(world, asked)) return [];
  return votesOf(world, judges, await questionOf(world, asked));
};
