/** What is known of a story's work, and how it is changed. */
import type { Db } from '../../../storage/storage.ts';

const factsOf = (db: Db) =>
  db
    .selectFrom('article')
    .select([
      'id',
      'edition',
      'kind',
      'status',
      'work_state',
      'headline',
      'section_id',
      'created_by',
      'assignee_id',
      'due_at',
      'embargo_until',
      'scheduled_at',
      'unpublish_at',
      'draft_changed_at',
      'revision',
      'modified_at',
      'translation_group',
      'translated_from',
      'translated_revision',
    ]);

export type WorkRow = Awaited<ReturnType<ReturnType<typeof factsOf>['execute']>>[number];

export const workRow = (db: Db, id: string): Promise<WorkRow | undefined> =>
  factsOf(db).where('id', '=', id).executeTakeFirst();

/** Whether an account is the author of a story. */
export const isAuthorOf = async (db: Db, accountId: string, articleId: string): Promise<boolean> =>
  (await db
    .selectFrom('article_author')
    .innerJoin('author', 'author.id', 'article_author.author_id')
    .select('author.id')
    .where('article_author.article_id', '=', articleId)
    .where('author.account_id', '=', accountId)
    .limit(1)
    .executeTakeFirst()) !== undefined;

export type WorkChanges = {
  work_state?: string;
  assignee_id?: string | null;
  due_at?: number | null;
  translation_group?: string;
  translated_from?: string | null;
  translated_revision?: number | null;
  modified_at?: number;
};

export const changeWork = async (db: Db, id: string, changes: WorkChanges): Promise<void> => {
  await db.updateTable('article').set(changes).where('id', '=', id).execute();
};

export type NoteRow = { id: string; account_id: string | null; text: string; at: number; name: string | null };

export const insertNote = async (
  db: Db,
  row: { id: string; article_id: string; account_id: string; text: string; at: number },
): Promise<void> => {
  await db.insertInto('story_note').values(row).execute();
};

/** Notes under a story, the latest first. */
export const noteRows = (
  db: Db,
  articleId: string,
  { before, limit }: { before?: { at: number; id: string } | undefined; limit: number },
): Promise<NoteRow[]> =>
  db
    .selectFrom('story_note')
    .leftJoin('account', 'account.id', 'story_note.account_id')
    .select(['story_note.id', 'story_note.account_id', 'story_note.text', 'story_note.at', 'account.name'])
    .where('story_note.article_id', '=', articleId)
    .$if(before !== undefined, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('story_note.at', 'story_note.id'), '<', eb.tuple(before?.at ?? 0, before?.id ?? '')),
      ),
    )
    .orderBy('story_note.at', 'desc')
    .orderBy('story_note.id', 'desc')
    .limit(limit)
    .execute();

export type DeskChoice = { wants_mail: 0 | 1; feed_hash: string | null; feed_at: number | null };

export const deskChoiceRow = async (db: Db, accountId: string): Promise<DeskChoice> => {
  const row = await db
    .selectFrom('desk_choice')
    .select(['wants_mail', 'feed_hash', 'feed_at'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row
    ? { wants_mail: row.wants_mail === 1 ? 1 : 0, feed_hash: row.feed_hash, feed_at: row.feed_at }
    : { wants_mail: 1, feed_hash: null, feed_at: null };
};

export const putDeskChoice = async (db: Db, accountId: string, choice: Partial<DeskChoice>): Promise<void> => {
  await db
    .insertInto('desk_choice')
    .values({ account_id: accountId, ...choice })
    .onConflict((c) => c.column('account_id').doUpdateSet(choice))
    .execute();
};

/** Whose calendar has this secret. */
export const accountOfFeed = async (db: Db, hash: string): Promise<string | undefined> =>
  (await db.selectFrom('desk_choice').select('account_id').where('feed_hash', '=', hash).executeTakeFirst())
    ?.account_id;
