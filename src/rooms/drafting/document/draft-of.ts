import type { Tx, World } from '../../../world.ts';
import { articleLinks, articleRow, noteDraftMedia } from '../../articles/articles.ts';
import { withDocument } from '../live/documents.ts';
import { settle } from '../live/settle.ts';
import { draftRow, lastUpdate, markChanged, putBase, storyRow, workRow, type DraftRow } from './drafts.store.ts';
import { ensureDraft } from './make-draft.ts';
import { isOut, isStoryId } from './own-story.ts';
import { readDocument } from './read-document.ts';
import { fieldsOfRow, type Draft, type StoryFields } from './story-fields.ts';
import { documentOf, writeDocument } from './write-document.ts';
import { change } from '../live/open-document.ts';

const asDraft = (row: DraftRow): Draft => ({
  articleId: row.article_id,
  fields: JSON.parse(row.fields) as StoryFields,
  fault: row.fault,
  changedAt: row.changed_at,
  changedBy: row.changed_by ?? undefined,
  baseRevision: row.base_revision,
  ...(row.goes_out_at === null ? {} : { goesOutAt: row.goes_out_at }),
});

const isSettled = async (world: World, row: DraftRow): Promise<boolean> =>
  Math.max(row.seq, await lastUpdate(world.db, row.article_id)) <= row.settled_seq;

/** What was typed until now is in the draft's fields when this is done. */
export const settleDraft = async (world: World, articleId: string): Promise<void> => {
  if (isStoryId(articleId)) await withDocument(world, articleId, settle);
};

/**
 * A story that was changed from outside (an import run again) is what its page says, where nobody has written anything else meanwhile:
 * the document follows as by another writer's hand.
 */
export const followStory = async (world: World, articleId: string): Promise<void> => {
  const draft = await draftRow(world.db, articleId);
  const work = await workRow(world.db, articleId);
  if (!draft || !work || work.revision === draft.base_revision || !isOut(work)) return;
  if (work.draft_changed_at !== null || !(await isSettled(world, draft))) return;
  const row = await articleRow(world.db, articleId);
  if (!row) return;
  const page = readDocument(documentOf(fieldsOfRow(row, await articleLinks(world.db, articleId)))).fields;
  await withDocument(world, articleId, async (open) => {
    if (open.dirtySince !== undefined) return;
    const { legalNote: _note, ...said } = page;
    await change(open, { accountId: row.modified_by ?? '' }, () => writeDocument(open.doc, said)).durable;
    await settle(open);
    await world.write((tx) => putBase(tx.db, articleId, row.revision));
  });
};

/**
 * The story as it is being written, with what was typed until now. A story nobody has opened yet is what its page says; an imported
 * one can be written in at once. Undefined when there is no such story.
 */
export const draftOf = async (world: World, articleId: string): Promise<Draft | undefined> => {
  const row = isStoryId(articleId) ? await ensureDraft(world, articleId) : undefined;
  if (!row) return undefined;
  if (!(await isSettled(world, row))) await settleDraft(world, articleId);
  await followStory(world, articleId);
  const settled = await draftRow(world.db, articleId);
  return settled && asDraft(settled);
};

/** To be called where a draft has gone out, in the same transaction: from here on it is compared with this revision. */
export const draftIsOut = async (tx: Tx, articleId: string): Promise<void> => {
  const row = await storyRow(tx.db, articleId);
  if (!row) return;
  await putBase(tx.db, articleId, row.revision);
  await markChanged(tx.db, articleId, null);
  await noteDraftMedia(tx, articleId, undefined);
  await tx.changed('drafts');
};
