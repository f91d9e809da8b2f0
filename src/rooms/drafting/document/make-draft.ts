import { encodeStateAsUpdate, type Doc } from 'yjs';
import type { Tx, World } from '../../../world.ts';
import { draftRow, insertDraft, storyLinks, storyRow, type DraftRow } from './drafts.store.ts';
import { readDocument } from './read-document.ts';
import { fieldsOfRow, type StoryFields } from './story-fields.ts';
import { documentOf } from './write-document.ts';

export const asText = (update: Uint8Array): string => Buffer.from(update).toString('base64');
export const asUpdate = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

/** The whole of a document, as it is kept. */
export const stateOf = (doc: Doc): string => asText(encodeStateAsUpdate(doc));

/** Makes the shared document of a story from what it says now; one that is there already stays as it is. */
export const makeDraft = async (tx: Pick<Tx, 'db'>, articleId: string, fields?: StoryFields): Promise<void> => {
  const row = await storyRow(tx.db, articleId);
  if (!row) return;
  const doc = documentOf(fields ?? fieldsOfRow(row, await storyLinks(tx.db, articleId)));
  const read = readDocument(doc);
  await insertDraft(tx.db, {
    article_id: articleId,
    state: stateOf(doc),
    base_revision: row.revision,
    fields: JSON.stringify(read.fields),
    fault: read.fault,
    changed_at: row.modified_at,
    changed_by: row.modified_by,
  });
};

/** The draft of a story; made from the story where there is none. Undefined when there is no such story. */
export const ensureDraft = async (world: World, articleId: string): Promise<DraftRow | undefined> => {
  const known = await draftRow(world.db, articleId);
  if (known) return known;
  return world.write(async (tx) => {
    await makeDraft(tx, articleId);
    return draftRow(tx.db, articleId);
  });
};
