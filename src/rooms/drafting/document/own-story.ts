import type { Db } from '../../../storage/storage.ts';
import type { Account } from '../../accounts/accounts.ts';
import { mayStory } from '../../articles/articles.ts';
import { ownsStory, workRow, type StoryRow } from './drafts.store.ts';

/** Whether a story is somebody's own: they began it, are one of its authors, or it is assigned to them. */
export const isOwnStory = (db: Db, account: Pick<Account, 'id'>, articleId: string): Promise<boolean> =>
  ownsStory(db, account.id, articleId);

/** A story is changed apart from what readers see once it was ever public. */
export const isOut = (row: Pick<StoryRow, 'published_at' | 'status'>): boolean =>
  row.published_at !== null || row.status === 'published' || row.status === 'private';

/** What somebody may do in a story: write, only read, or not even that. */
export type Access = 'write' | 'read' | 'none';

type Handed = Pick<StoryRow, 'published_at' | 'status' | 'work_state' | 'assignee_id'>;

/** Contributors write what is theirs until it is in the hands of the desk; then it must be assigned to them. */
const isWithTheDesk = (account: Account, row: Handed): boolean =>
  account.role === 'contributor' &&
  row.assignee_id !== account.id &&
  (row.status === 'scheduled' || row.work_state === 'edit' || row.work_state === 'ready');

/** What somebody may do in a story as it stands now. */
export const accessOf = (account: Account, row: Handed, isOwn: boolean): Access => {
  if (!mayStory(account, 'see-stories', isOwn)) return 'none';
  if (row.status === 'trashed' || isWithTheDesk(account, row)) return 'read';
  return mayStory(account, isOut(row) ? 'edit-published' : 'edit-story', isOwn) ? 'write' : 'read';
};

/** Story ids are ours: what has another form is no story. */
export const isStoryId = (id: string): boolean => /^[\w-]{1,64}$/.test(id);

/** The same, looked up: undefined when there is no such story. */
export const accessTo = async (db: Db, account: Account, articleId: string): Promise<Access | undefined> => {
  const row = isStoryId(articleId) ? await workRow(db, articleId) : undefined;
  return row && accessOf(account, row, await isOwnStory(db, account, articleId));
};
