import type { Account, Role } from '../accounts/accounts.ts';

const all: readonly Role[] = ['contributor', 'writer', 'moderator', 'editor', 'publisher'];
const writing: readonly Role[] = ['contributor', 'writer', 'editor', 'publisher'];
const writers: readonly Role[] = ['writer', 'editor', 'publisher'];
const heads: readonly Role[] = ['editor', 'publisher'];
const publisher: readonly Role[] = ['publisher'];

/**
 * Who may do what in the newsroom: the one table that every route and verb asks (`mayStory`). What concerns one story is given
 * for one's own stories and for others'; a story is one's own when one began it, is its author, or it is assigned to one.
 */
export const storyActions = {
  'see-stories': { own: all, others: all },
  'create-story': { own: writing, others: writing },
  // Contributors write what is theirs until it is in the hands of the desk; writers help each other with what is not yet out.
  'edit-story': { own: writing, others: writers },
  'edit-published': { own: writers, others: heads },
  'note-story': { own: all, others: all },
  'hand-in-story': { own: writing, others: writers },
  'assign-story': { own: heads, others: heads },
  'publish-story': { own: heads, others: heads },
  'unpublish-story': { own: heads, others: heads },
  'delete-story': { own: writing, others: heads },
  'share-preview': { own: writing, others: writers },
  'translate-story': { own: writers, others: writers },
  'write-live': { own: writers, others: writers },
  'see-media': { own: writing, others: writing },
  'add-media': { own: writing, others: writing },
  'edit-media': { own: writing, others: writers },
  'delete-media': { own: writing, others: heads },
  'edit-fronts': { own: heads, others: heads },
  'see-audience': { own: writing, others: writing },
  'edit-letters': { own: heads, others: heads },
  'send-letters': { own: heads, others: heads },
  'see-subscribers': { own: publisher, others: publisher },
  'edit-sections': { own: heads, others: heads },
  'edit-authors': { own: heads, others: heads },
  'edit-settings': { own: heads, others: heads },
  'edit-publication': { own: publisher, others: publisher },
  'edit-people': { own: publisher, others: publisher },
  'see-people': { own: heads, others: heads },
} as const satisfies Record<string, { own: readonly Role[]; others: readonly Role[] }>;

export type StoryAction = keyof typeof storyActions;

/** Whether somebody may do this; `isOwn` says whether the story or picture is theirs. A closed account may nothing. */
export const mayStory = (
  { role, disabledAt }: Pick<Account, 'role' | 'disabledAt'>,
  action: StoryAction,
  isOwn = false,
): boolean => disabledAt === undefined && storyActions[action][isOwn ? 'own' : 'others'].some((one) => one === role);
