import type { Finding } from '../comment.ts';

export type RestrictionKind = 'warn' | 'suspend' | 'ban' | 'hold';

/** How it came to notice. */
export type FoundBy = 'check' | 'notice' | 'report' | 'staff';

/** What a statement of reasons says; the words round it are made when it is read, in the reader's language. */
export type StatementDetails = {
  about: 'comment' | RestrictionKind;
  rule?: string;
  words: string;
  /** Version of the guidelines then in force. */
  guidelines: number;
  /** Whether a machine decided, without a person. */
  isAutomated: boolean;
  foundBy: FoundBy;
  /** What the check found that held it. */
  finding?: Finding;
  /** Which law a notice named. */
  ground?: string;
  restrictionId?: string;
  /** Until when a restriction holds; for good without. */
  until?: number;
  /** All comments went with it. */
  withComments?: boolean;
  articleId?: string;
};
