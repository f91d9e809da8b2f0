import { cleanText, cutText, foldSpace } from '../../common/text.ts';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { Tx, World } from '../../world.ts';
import { readerTopic } from '../accounts/accounts.ts';
import { longestTag, mostTags, mostTagsOnStory } from './bookmark.ts';
import {
  bookmarkRow,
  changeBookmark,
  dropTag,
  neighbourRow,
  putTag,
  tagNames,
  tagsOfSaved,
  topPosition,
  type BookmarkRow,
} from './bookmarks.store.ts';

export const arrangements = ['archive', 'unarchive', 'restore', 'up', 'down', 'top', 'tag', 'untag'] as const;
export type Arrangement = (typeof arrangements)[number];

export type Arranging = { accountId: string; articleId: string; act: Arrangement; tag: string };
type Refusal = 'not-saved' | 'no-tag' | 'too-many-tags';

/** Two stories change places in the reader's own order. */
const move = async (tx: Tx, { accountId, articleId, act }: Arranging, row: BookmarkRow): Promise<void> => {
  const isAbove = act === 'up';
  const neighbour = await neighbourRow(tx.db, accountId, {
    place: { value: row.position, id: articleId },
    isArchive: row.archived_at !== null,
    isAbove,
  });
  if (!neighbour) return;
  // Two saved at once may share a place: then the mover alone steps past.
  const isShared = neighbour.position === row.position;
  const target = isShared ? neighbour.position + (isAbove ? 0.5 : -0.5) : neighbour.position;
  await changeBookmark(tx.db, accountId, articleId, { position: target });
  if (!isShared) await changeBookmark(tx.db, accountId, neighbour.article_id, { position: row.position });
};

/** A tag as it may be kept: one line, at most 40 characters; empty when there is nothing left. */
export const cleanTag = (typed: string): string =>
  cutText(foldSpace(cleanText(typed.normalize('NFC')).replace(/[,\p{Cf}]/gu, ' ')), longestTag).trim();

/** Gives a story a tag, spelled as the reader has spelled it before. */
const addTag = async (tx: Tx, { accountId, articleId, tag }: Arranging): Promise<Outcome<undefined, Refusal>> => {
  const wanted = cleanTag(tag);
  if (wanted === '') return refuse('no-tag');
  const known = await tagNames(tx.db, accountId, mostTags);
  const same = known.find((name) => name.toLocaleLowerCase() === wanted.toLocaleLowerCase());
  const own = await tagsOfSaved(tx.db, accountId, [articleId]);
  if (own.length >= mostTagsOnStory || (same === undefined && known.length >= mostTags)) return refuse('too-many-tags');
  await putTag(tx.db, accountId, articleId, same ?? wanted);
  return ok(undefined);
};

const changes: Record<
  Exclude<Arrangement, 'tag'>,
  (tx: Tx, given: Arranging, row: BookmarkRow, now: number) => Promise<void>
> = {
  archive: (tx, { accountId, articleId }, _row, now) =>
    changeBookmark(tx.db, accountId, articleId, { archived_at: now }),
  unarchive: (tx, { accountId, articleId }) => changeBookmark(tx.db, accountId, articleId, { archived_at: null }),
  restore: (tx, { accountId, articleId }) => changeBookmark(tx.db, accountId, articleId, { removed_at: null }),
  top: async (tx, { accountId, articleId }, _row, now) =>
    changeBookmark(tx.db, accountId, articleId, {
      position: Math.max(now, (await topPosition(tx.db, accountId)) + 1),
    }),
  up: move,
  down: move,
  untag: (tx, { accountId, articleId, tag }) => dropTag(tx.db, accountId, articleId, tag),
};

/** Changes where a saved story stands, or what tags it has. */
export const arrangeSaved = (world: World, given: Arranging): Promise<Outcome<undefined, Refusal>> =>
  world.write(async (tx) => {
    const row = await bookmarkRow(tx.db, given.accountId, given.articleId);
    if (!row || (row.removed_at !== null && given.act !== 'restore')) return refuse('not-saved');
    if (given.act === 'tag') return addTag(tx, given);
    await changes[given.act](tx, given, row, world.now());
    if (given.act === 'restore') await tx.changed(readerTopic(given.accountId));
    return ok(undefined);
  });
