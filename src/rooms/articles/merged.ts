import type { Db } from '../../storage/storage.ts';
import { aliasTarget, knownIds, type TaxonKind } from './merged.store.ts';

/** Merging into what was itself merged later is followed so far; longer chains do not arise, see `mergeTaxonomy`. */
const mostSteps = 3;

/** What this id stands for now: itself, or what it was merged into. */
export const currentId = async (db: Db, kind: TaxonKind, id: string): Promise<string> => {
  let found = id;
  for (let step = 0; step < mostSteps; step += 1) {
    const next = await aliasTarget(db, kind, found);
    if (next === undefined) return found;
    found = next;
  }
  return found;
};

const currentIds = async (db: Db, kind: TaxonKind, ids: readonly string[]): Promise<string[]> => {
  const known = await knownIds(db, kind, ids);
  if (ids.every((id) => known.has(id))) return [...ids];
  const followed = await Promise.all(ids.map(async (id) => (known.has(id) ? id : currentId(db, kind, id))));
  const there = await knownIds(db, kind, followed);
  return [...new Set(followed)].filter((id) => there.has(id));
};

type Linked = { sectionId?: string; authorIds?: readonly string[]; tagIds?: readonly string[] };

/**
 * A draft may still name a section, tag or author that was merged or removed while it was written: it is saved with what that has
 * become, and without what is gone.
 */
export const withCurrentLinks = async <Draft extends Linked>(db: Db, draft: Draft): Promise<Draft> => {
  const [sectionId] = draft.sectionId ? await currentIds(db, 'section', [draft.sectionId]) : [];
  const { sectionId: _former, ...rest } = draft;
  return {
    ...rest,
    ...(sectionId === undefined ? {} : { sectionId }),
    ...(draft.authorIds ? { authorIds: await currentIds(db, 'author', draft.authorIds) } : {}),
    ...(draft.tagIds ? { tagIds: await currentIds(db, 'tag', draft.tagIds) } : {}),
  } as Draft;
};
