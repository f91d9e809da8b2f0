import type { LiveComment, LiveFrame } from './islands/thread/frame.ts';
import type { ChangedRow } from './live.store.ts';
import type { ThreadState } from './thread.ts';

export type { LiveFrame } from './islands/thread/frame.ts';

/** Beyond this one does not tell single changes any more. */
export const mostChanges = 500;

/** A change is dated when it is made and seen when it is committed: so far back one looks again. */
export const overlap = 5_000;

/**
 * Comments that were never published are nobody's business. One that waits has been on the page only if it was sent back there,
 * which happens when it is edited, or when a moderator takes an approval back.
 */
const isGone = ({ state, editedAt, isUndone }: ChangedRow): boolean =>
  state !== 'published' && (state !== 'waiting' || editedAt !== undefined || isUndone);

/** What listeners have been told of a comment: how it was then, and whether it was gone. */
export type Told = ReadonlyMap<string, { at: number; mark: string; isGone: boolean }>;

/** Two changes may fall into one millisecond. */
export const markOf = ({ at, recommends = 0, replies = 0, edited = 0 }: Partial<LiveComment>): string =>
  [at, recommends, replies, edited].join();

const changed = (row: ChangedRow): LiveComment => ({
  id: row.id,
  recommends: row.recommendCount,
  replies: row.replyCount,
  edited: row.editedAt ?? 0,
  at: row.changedAt,
});

const added = (row: ChangedRow): LiveFrame['added'][number] => ({
  ...changed(row),
  root: row.rootId,
  ...(row.parentId === undefined ? {} : { parent: row.parentId }),
  name: row.isFormer ? '' : row.name,
});

type Since = { since: number; count: number; state: ThreadState; told: Told };

/** What has changed since a moment, from rows that may reach `overlap` further back; what was told is not told again. */
export const frameOf = (rows: readonly ChangedRow[], { since, count, state, told }: Since): LiveFrame => {
  const at = Math.max(since, ...rows.map(({ changedAt }) => changedAt));
  const bare: LiveFrame = { at, count, state, added: [], changed: [], gone: [] };
  if (rows.length >= mostChanges) return { ...bare, isMany: true };
  const fresh = rows.filter((row) => {
    const known = told.get(row.id);
    const mark = row.state === 'published' ? markOf(changed(row)) : markOf({ at: row.changedAt });
    return known?.mark !== mark || known.isGone !== (row.state !== 'published');
  });
  const isNew = ({ id, createdAt, isApproved, isUndone }: ChangedRow): boolean =>
    told.get(id)?.isGone !== false && (isApproved || isUndone || createdAt > since - overlap);
  const published = fresh.filter((row) => row.state === 'published');
  return {
    ...bare,
    added: published.filter(isNew).map(added),
    changed: published.filter((row) => !isNew(row)).map(changed),
    gone: fresh.filter(isGone).map((row) => ({
      id: row.id,
      why: row.state === 'deleted' ? ('deleted' as const) : ('removed' as const),
      at: row.changedAt,
    })),
  };
};

export const isEmpty = ({ added: came, changed: other, gone, isMany }: LiveFrame): boolean =>
  came.length + other.length + gone.length === 0 && isMany !== true;
