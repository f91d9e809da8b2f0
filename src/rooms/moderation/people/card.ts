import type { CommentState } from '../../discussion/discussion.ts';
import type { Reputation } from '../reputation.ts';
import type { ReaderNote } from './notes.ts';

/** What was decided about somebody or a comment of theirs. */
export type CardDecision = {
  id: string;
  act: string;
  commentId: string | undefined;
  rule: string | undefined;
  words: string;
  by: string | undefined;
  isAutomated: boolean;
  at: number;
};

export type CardRestriction = {
  id: string;
  kind: string;
  rule: string | undefined;
  words: string;
  startsAt: number;
  until: number | undefined;
  acknowledgedAt: number | undefined;
  liftedAt: number | undefined;
  isInForce: boolean;
};

export type CardReport = {
  id: string;
  commentId: string | undefined;
  kind: string;
  reason: string;
  state: string;
  at: number;
};

/** What somebody has in common with another: a sign, never the thing itself. */
export const traits = ['network', 'mailbox', 'text'] as const;
export type Trait = (typeof traits)[number];

/** Somebody who may be the same person. */
export type Connection = {
  commenterId: string;
  name: string;
  published: number;
  removed: number;
  isRestricted: boolean;
  traits: { trait: Trait; times: number; lastAt: number | undefined }[];
};

/** A name they had: `key` is what names are compared by, all that is kept of an earlier one. */
export type EarlierName = { name: string; until: number | undefined };

/** All that moderators may know about a reader. No address of any kind is in it. */
export type ReaderCard = {
  id: string;
  name: string;
  badge: string | undefined;
  isFormer: boolean;
  hasAccount: boolean;
  role: string | undefined;
  /** Whether they are of the newsroom themselves. */
  isStaff: boolean;
  since: number;
  isDisabled: boolean;
  /** Comments by state; `waiting`, `published`, `removed`, `deleted`, `spam`, `trash`. */
  counts: Record<CommentState, number>;
  recommended: number;
  picks: number;
  reputation: Reputation;
  restrictions: CardRestriction[];
  decisions: CardDecision[];
  reports: {
    /** Made by them: how many, and what became of those that were handled. */
    made: { total: number; upheld: number; declined: number; latest: CardReport[] };
    /** About their comments. */
    received: { total: number; upheld: number; declined: number; latest: CardReport[] };
  };
  /** The name they had elsewhere, and those they gave up here. */
  names: EarlierName[];
  /** Where they came from with an archive. */
  origins: string[];
  notes: ReaderNote[];
  /** Undefined for those who may not see connections. */
  connections: Connection[] | undefined;
};
