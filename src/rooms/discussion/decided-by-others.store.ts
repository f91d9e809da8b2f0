import type { Db } from '../../storage/storage.ts';

/**
 * Which of these somebody else has decided about after a moment, and not taken back; they must be held, so that nobody does so
 * meanwhile.
 */
export const decidedByOthers = async (
  db: Db,
  { ids, since, accountId }: { ids: readonly string[]; since: number; accountId: string },
): Promise<string[]> => {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('decision')
    .select(['comment_id', 'act'])
    .where('comment_id', 'in', ids)
    .where('act', 'in', ['approve', 'remove', 'restore', 'undo'])
    .where('at', '>', since)
    .where((eb) => eb.or([eb('account_id', 'is', null), eb('account_id', '<>', accountId)]))
    .orderBy('at')
    .orderBy('id')
    .execute();
  const last = new Map(rows.map(({ comment_id: id, act }) => [id ?? '', act]));
  return [...last].flatMap(([id, act]) => (act === 'undo' ? [] : [id]));
};
