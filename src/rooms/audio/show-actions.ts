import type { Account, Role } from '../accounts/accounts.ts';

const all: readonly Role[] = ['contributor', 'writer', 'moderator', 'editor', 'publisher'];
const writing: readonly Role[] = ['contributor', 'writer', 'editor', 'publisher'];
const writers: readonly Role[] = ['writer', 'editor', 'publisher'];
const heads: readonly Role[] = ['editor', 'publisher'];

/**
 * Who may do what with podcasts. An episode is a story: who may write, change, publish and delete one says `storyActions`, whose is
 * whose included; here stands what concerns shows, and what is done with sound.
 */
export const showActions = {
  'see-shows': all,
  'make-show': heads,
  'change-show': heads,
  'order-shows': heads,
  'hide-show': heads,
  // Every subscriber is led to another address: taken back easily here, but hardly in their apps.
  'move-show': heads,
  'import-show': heads,
  // A show whose episodes they write is open to whoever may begin a story.
  'write-episode': writing,
  // What is made of a sound for everybody who uses it: transcripts, other forms, loudness.
  'edit-recording': writers,
  'see-figures': writing,
} as const satisfies Record<string, readonly Role[]>;

export type ShowAction = keyof typeof showActions;

/** Whether a role, or somebody who has it, may do this; a closed account may nothing, a reader neither. */
export const mayShow = (who: Role | Pick<Account, 'role' | 'disabledAt'>, action: ShowAction): boolean => {
  const { role, disabledAt } = typeof who === 'string' ? { role: who, disabledAt: undefined } : who;
  return disabledAt === undefined && showActions[action].some((one) => one === role);
};
