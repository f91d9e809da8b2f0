import type { Account, Role } from '../accounts/accounts.ts';

const desk: readonly Role[] = ['moderator', 'editor', 'publisher'];
const heads: readonly Role[] = ['editor', 'publisher'];
const staff: readonly Role[] = ['contributor', 'writer', ...desk];

/** Who may do what at the moderation desk: the one table that every route and verb asks. Readers may nothing of it. */
export const staffActions = {
  'see-desk': desk,
  decide: desk,
  pick: desk,
  move: desk,
  'close-subthread': desk,
  'thread-state': desk,
  warn: desk,
  suspend: desk,
  ban: desk,
  'hold-reader': desk,
  lift: desk,
  note: desk,
  'see-notes': desk,
  'see-reader': desk,
  'see-connections': desk,
  search: desk,
  'save-view': desk,
  'share-view': desk,
  'hand-over': desk,
  escalate: desk,
  'decide-appeal': desk,
  'edit-templates': desk,
  'edit-presets': desk,
  'edit-domains': desk,
  'set-capacity': desk,
  'see-report': desk,
  'close-error-report': desk,
  // What concerns the whole publication, or the police, is not for everybody who works through a queue.
  'see-escalations': heads,
  'edit-rules': heads,
  'edit-judges': heads,
  'edit-signals': heads,
  'edit-policies': heads,
  'edit-log-settings': heads,
  // How much somebody has looked at is their own affair; sums are for who has to plan the work.
  'see-shifts': ['publisher'],
  // Whoever writes stories reads what readers found wrong in them.
  'see-error-reports': staff,
} as const satisfies Record<string, readonly Role[]>;

export type StaffAction = keyof typeof staffActions;

/** Whether somebody may do this; a closed account may nothing. */
export const may = ({ role, disabledAt }: Pick<Account, 'role' | 'disabledAt'>, action: StaffAction): boolean =>
  disabledAt === undefined && staffActions[action].some((one) => one === role);

const ranks: Record<Role, number> = {
  reader: 0,
  contributor: 1,
  writer: 1,
  moderator: 2,
  editor: 2,
  publisher: 3,
};

/** Nobody restricts themselves, an equal or somebody above them. */
export const isAbove = (account: Pick<Account, 'id' | 'role'>, other: Pick<Account, 'id' | 'role'>): boolean =>
  account.id !== other.id && ranks[account.role] > ranks[other.role];
