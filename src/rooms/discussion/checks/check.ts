import type { Db } from '../../../storage/storage.ts';
import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import type { CommentBody } from '../comment-body.ts';
import type { Finding } from '../comment.ts';
import type { DiscussionSettings } from '../discussion-settings.ts';
import type { Vote } from '../judges/judge.ts';
import { mayModerate } from '../may-moderate.ts';
import type { Thread } from '../thread.ts';

/** All that a check may look at: what was written, by whom, where, and how things stand. */
export type CheckInput = {
  world: World;
  /** For reading. */
  db: Db;
  /** Milliseconds since 1970. */
  now: number;
  account: Account;
  /** The writer's own commenter row; empty id and zeros before the first comment. */
  commenter: { id: string; publishedCount: number; removedCount: number };
  thread: Pick<Thread, 'articleId' | 'state'> & {
    /** There are no hands for it tonight. */
    isBeyondCapacity?: boolean;
    sectionKey?: string | undefined;
    publishedAt?: number | undefined;
    /** The publication's, in which rules speak of hours. */
    timeZone?: string | undefined;
  };
  settings: DiscussionSettings;
  body: CommentBody;
  /** The same as plain text. */
  text: string;
  edition: { code: string; language: string };
  /** What limits count a reader's place in the network by. */
  network: string;
  /** What is answered; undefined for a top comment. */
  parentId?: string | undefined;
  /** A comment that stands already is being changed. */
  isEdit: boolean;
  /** Which one, so that it is not taken for a repeat of itself. */
  commentId?: string | undefined;
  /** The writer was asked to rephrase and insists. */
  confirmed: boolean;
  /** What judges outside have said; they were asked before anything was written. */
  votes?: readonly Vote[] | undefined;
};

/** What one check says; `about` is for the words of its reason (see check-words.ts), never the comment's own text. */
export type Objection = Pick<Finding, 'verdict' | 'reason' | 'about' | 'rule' | 'judge'>;

/** Undefined: no objection. Only the own rules have several things to say. */
export type Objections = Objection | readonly Objection[] | undefined;

export type Check = {
  /** Kept with every finding; renaming one makes old findings unreadable. */
  name: string;
  /** `before`: what the checks asked before have found. */
  objection: (input: CheckInput, before?: readonly Finding[]) => Objections | Promise<Objections>;
  /** Holds for those who moderate as well. */
  isForStaff?: boolean;
  /** Has nothing to say of a change to a comment that stands already. */
  isForNewOnly?: boolean;
  /** What becomes of a nudge when the writer insists. */
  ifConfirmed?: 'publish' | 'hold';
  /** Reasons that an own rule which publishes sets aside. Deceit, floods and what the law asks are never among them. */
  liftable?: readonly string[];
};

/** Those who decide about comments answer for their own themselves. */
export const passesChecks = (account: Account): boolean => mayModerate(account);

/** Whether the writer still counts as new. */
export const isNewReader = ({ commenter, settings }: CheckInput): boolean =>
  commenter.publishedCount < settings.newReaderUntil;
