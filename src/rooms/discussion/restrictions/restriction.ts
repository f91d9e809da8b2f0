import type { StaffAction } from '../staff-actions.ts';
import type { RestrictionKind } from '../statements/statement.ts';

/**
 * `warn`: must be acknowledged before they write again; `suspend`: they may not write until a day; `ban`: nor ever after; `hold`: every
 * comment of theirs waits for a moderator.
 */
export const restrictionKinds = ['warn', 'suspend', 'ban', 'hold'] as const satisfies readonly RestrictionKind[];
export type { RestrictionKind };

export const isRestrictionKind = (text: string): text is RestrictionKind =>
  restrictionKinds.some((kind) => kind === text);

export type Restriction = {
  id: string;
  accountId: string;
  kind: RestrictionKind;
  rule: string | undefined;
  /** What the reader is told beside the rule. */
  words: string;
  startsAt: number;
  /** When it ends by itself. */
  until: number | undefined;
  acknowledgedAt: number | undefined;
  liftedAt: number | undefined;
  liftedBy: string | undefined;
  decisionId: string | undefined;
};

/** What an account is suspended until when it is banned: a moment far beyond all others, still a date that can be written. */
export const forever = Date.UTC(9999, 11, 31);

/** Whether it holds now: neither lifted nor over nor, for a warning, acknowledged. */
export const isInForce = ({ kind, until, acknowledgedAt, liftedAt }: Restriction, now: number): boolean =>
  liftedAt === undefined && (until === undefined || until > now) && (kind !== 'warn' || acknowledgedAt === undefined);

export const actionOf: Record<RestrictionKind, StaffAction> = {
  warn: 'warn',
  suspend: 'suspend',
  ban: 'ban',
  hold: 'hold-reader',
};
