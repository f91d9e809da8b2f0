import { knownComments, type KnownComment } from '../shared/import.store.ts';
import type { Db } from '../../storage/storage.ts';
import type { Origin } from './comment-rows.ts';
import { commentsWithIds } from './comments-import.store.ts';

/** Which of these comments are here already, by the id the file gives them. */
export const findKnown = (db: Db, from: Origin, ids: readonly string[]): Promise<Map<string, KnownComment>> =>
  from.isOwnFormat ? commentsWithIds(db, ids) : knownComments(db, from.origin, ids);
