import { sql, type Selectable } from 'kysely';
import type { Db, Tables } from '../../storage/storage.ts';
import {
  readIssueDraft,
  readLetterSettings,
  type Issue,
  type IssueContent,
  type IssueState,
  type Letter,
  type LetterKind,
} from './letter.ts';

type LetterRow = Selectable<Tables['letter']>;
type IssueRow = Selectable<Tables['letter_issue']>;
export type NewLetter = Omit<LetterRow, 'next_at' | 'stories_until' | 'last_number' | 'last_note'> & {
  next_at: number | null;
  stories_until: number | null;
};

const letterOf = (row: LetterRow): Letter => ({
  id: row.id,
  slug: row.slug,
  edition: row.edition,
  name: row.name,
  description: row.description,
  kind: row.kind as LetterKind,
  isOpen: row.state === 'open',
  settings: readLetterSettings(JSON.parse(row.settings)),
  position: row.position,
  lastNumber: row.last_number,
  storiesUntil: row.stories_until ?? undefined,
  nextAt: row.next_at ?? undefined,
  lastNote: row.last_note,
});

export const issueOf = (row: IssueRow): Issue => ({
  id: row.id,
  letterId: row.letter_id,
  number: row.number ?? undefined,
  state: row.state as IssueState,
  draft: readIssueDraft(JSON.parse(row.draft)),
  content: row.content === null ? undefined : (JSON.parse(row.content) as IssueContent),
  code: row.code,
  version: row.version,
  total: row.total,
  sent: row.sent,
  refused: row.refused,
  unsubscribed: row.unsubscribed,
  note: row.note,
  sendAt: row.send_at ?? undefined,
  beganAt: row.began_at ?? undefined,
  endedAt: row.ended_at ?? undefined,
  createdAt: row.created_at,
  createdBy: row.created_by ?? undefined,
});

/** Every letter, in the order of editions' lists; a publication has a few dozen at most. */
export const letterRows = async (db: Db): Promise<Letter[]> =>
  (
    await db.selectFrom('letter').selectAll().orderBy('edition').orderBy('position').orderBy('id').limit(500).execute()
  ).map(letterOf);

export const letterRow = async (db: Db, by: { id: string } | { slug: string }): Promise<Letter | undefined> => {
  const query = db.selectFrom('letter').selectAll();
  const row = await ('id' in by ? query.where('id', '=', by.id) : query.where('slug', '=', by.slug)).executeTakeFirst();
  return row && letterOf(row);
};

export const insertLetter = async (db: Db, row: NewLetter): Promise<void> => {
  await db.insertInto('letter').values(row).execute();
};

type LetterChange = Partial<Omit<LetterRow, 'id'>>;
export const updateLetter = async (db: Db, id: string, change: LetterChange): Promise<void> => {
  await db.updateTable('letter').set(change).where('id', '=', id).execute();
};

export const deleteLetter = async (db: Db, id: string): Promise<void> => {
  await db.deleteFrom('letter').where('id', '=', id).execute();
};

/** Letters whose time has come. */
export const dueLetterRows = async (db: Db, now: number): Promise<Letter[]> =>
  (
    await db
      .selectFrom('letter')
      .selectAll()
      .where('next_at', '<=', now)
      .where('state', '=', 'open')
      .orderBy('next_at')
      .limit(100)
      .execute()
  ).map(letterOf);

/** Takes a letter's time away from it and gives the next one: false when another node was faster. */
export const moveNextAt = async (db: Db, id: string, from: number, to: number | null): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('letter')
    .set({ next_at: to })
    .where('id', '=', id)
    .where('next_at', '=', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const insertIssue = async (
  db: Db,
  row: Pick<IssueRow, 'id' | 'letter_id' | 'state' | 'draft' | 'code' | 'created_at' | 'created_by' | 'changed_at'>,
): Promise<void> => {
  await db.insertInto('letter_issue').values(row).execute();
};

export const issueRow = async (
  db: Db,
  by: { id: string } | { code: string } | { letterId: string; number: number },
): Promise<Issue | undefined> => {
  const query = db.selectFrom('letter_issue').selectAll();
  const row = await (
    'id' in by
      ? query.where('id', '=', by.id)
      : 'code' in by
        ? query.where('code', '=', by.code)
        : query.where('letter_id', '=', by.letterId).where('number', '=', by.number)
  ).executeTakeFirst();
  return row && issueOf(row);
};

/** A letter's issues, the latest first. */
export const issueRows = async (
  db: Db,
  letterId: string,
  {
    limit,
    before,
    sentOnly = false,
  }: { limit: number; before?: { at: number; id: string } | undefined; sentOnly?: boolean },
): Promise<Issue[]> => {
  let query = db.selectFrom('letter_issue').selectAll().where('letter_id', '=', letterId);
  if (sentOnly) query = query.where('number', 'is not', null);
  if (before)
    query = query.where((eb) =>
      eb.or([eb('created_at', '<', before.at), eb.and([eb('created_at', '=', before.at), eb('id', '<', before.id)])]),
    );
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(issueOf);
};

/** Changes an issue that is in one of these states; says whether it was. */
export const changeIssue = async (
  db: Db,
  id: string,
  {
    from,
    version,
    set,
  }: { from: readonly IssueState[]; version?: number | undefined; set: Partial<Omit<IssueRow, 'id'>> },
): Promise<boolean> => {
  let query = db.updateTable('letter_issue').set(set).where('id', '=', id).where('state', 'in', from);
  if (version !== undefined) query = query.where('version', '=', version);
  const { numUpdatedRows } = await query.executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const deleteIssue = async (db: Db, id: string): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom('letter_issue')
    .where('id', '=', id)
    .where('state', 'in', ['draft', 'cancelled'])
    .where('number', 'is', null)
    .executeTakeFirst();
  return numDeletedRows > 0n;
};

/** Issues in a state, the first begun first. */
export const issuesIn = async (db: Db, state: IssueState, limit: number): Promise<Issue[]> =>
  (
    await db
      .selectFrom('letter_issue')
      .selectAll()
      .where('state', '=', state)
      .orderBy('send_at')
      .orderBy('id')
      .limit(limit)
      .execute()
  ).map(issueOf);

/** The next number of a letter; called in the transaction that gives it. */
export const takeNumber = async (db: Db, letterId: string): Promise<number> => {
  const row = await db
    .updateTable('letter')
    .set({ last_number: sql`last_number + 1` })
    .where('id', '=', letterId)
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return row.last_number;
};

export const countUnsubscribed = async (db: Db, issueId: string): Promise<void> => {
  await db
    .updateTable('letter_issue')
    .set({ unsubscribed: sql`unsubscribed + 1` })
    .where('id', '=', issueId)
    .execute();
};

/** How many active readers each letter has. */
export const subscriberCounts = async (db: Db): Promise<Map<string, number>> => {
  const rows = await db
    .selectFrom('subscription')
    .innerJoin('subscriber', 'subscriber.id', 'subscription.subscriber_id')
    .select(['subscription.letter_id', sql<number>`count(*)`.as('count')])
    .where('subscriber.state', '=', 'active')
    .groupBy('subscription.letter_id')
    .limit(500)
    .execute();
  return new Map(rows.map(({ letter_id: id, count }) => [id, count]));
};
