import * as Y from 'yjs';
import type { Db } from '../../../storage/storage.ts';
import { draftRow, updatesAfter } from '../document/drafts.store.ts';
import { asUpdate } from '../document/make-draft.ts';

export type OpenRemarks = { notes: number; suggestions: number };

/** Marks that overlap themselves have a number appended to their name in the shared document. */
const isSuggestion = (name: string): boolean => /^(?:insertion|deletion)(?:--|$)/.test(name);

const suggestionsIn = (node: Y.XmlFragment | Y.XmlElement | Y.XmlText, found: Set<string>): void => {
  if (node instanceof Y.XmlText) {
    for (const { attributes } of node.toDelta() as { attributes?: Record<string, unknown> }[])
      for (const [name, value] of Object.entries(attributes ?? {}))
        if (isSuggestion(name)) found.add(String((value as { id?: unknown } | null)?.id ?? name));
    return;
  }
  for (const child of node.toArray())
    if (child instanceof Y.XmlElement || child instanceof Y.XmlText) suggestionsIn(child, found);
};

/** Notes that nobody has resolved and suggestions that nobody has decided about, counted in the shared document. */
export const openRemarks = async (db: Db, articleId: string): Promise<OpenRemarks> => {
  const row = await draftRow(db, articleId);
  if (!row) return { notes: 0, suggestions: 0 };
  const doc = new Y.Doc();
  Y.applyUpdate(doc, asUpdate(row.state));
  for (const { data } of await updatesAfter(db, articleId, row.seq)) Y.applyUpdate(doc, asUpdate(data));
  const notes = Object.values(doc.getMap('notes').toJSON()).filter(
    (note) => typeof note === 'object' && note !== null && (note as { resolvedAt?: unknown }).resolvedAt == null,
  ).length;
  const suggestions = new Set<string>();
  suggestionsIn(doc.getXmlFragment('body'), suggestions);
  doc.destroy();
  return { notes, suggestions: suggestions.size };
};
