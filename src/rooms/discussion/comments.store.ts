import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import { prepared } from '../../storage/prepared.ts';
import type { Db, Storage, Tables } from '../../storage/storage.ts';
import type { ThreadOwn } from './thread-presets.ts';

export type StoredComment = Omit<Selectable<Tables['comment']>, 'source'>;

const columns = [
  'id',
  'article_id',
  'parent_id',
  'root_id',
  'commenter_id',
  'state',
  'kind',
  'body',
  'created_at',
  'edited_at',
  'origin',
  'origin_id',
  'origin_parent_id',
  'remote_uri',
  'edition',
  'is_listed',
  'reply_count',
  'recommend_count',
  'report_count',
  'fairness',
  'views_before',
  'changed_at',
  'checks',
  'held_why',
  'removed_by',
  'rule',
  'seen_at',
  'network_mark',
  'text_mark',
  'post_key',
  'is_closed',
] as const;

export const storedComment = (db: Db, id: string): Promise<StoredComment | undefined> =>
  db.selectFrom('comment').select(columns).where('id', '=', id).executeTakeFirst();

/** The same in a transaction that is going to change it: nobody else does meanwhile. SQLite has one writer at a time anyway. */
export const commentToChange = (
  { dialect }: Pick<Storage, 'dialect'>,
  db: Db,
  id: string,
): Promise<StoredComment | undefined> => {
  const query = db.selectFrom('comment').select(columns).where('id', '=', id);
  return (dialect === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
};

export type NewRow = {
  id: string;
  article_id: string;
  parent_id: string | null;
  root_id: string;
  commenter_id: string;
  state: string;
  body: string;
  created_at: number;
  changed_at: number;
  edition: string;
  is_listed: 0 | 1;
  fairness: number;
  views_before: number;
  checks: string | null;
  held_why: string | null;
  network_mark: string | null;
  text_mark: string | null;
  post_key: string | null;
};

const insertPrepared = prepared<NewRow, { id: string }>((db, row) => {
  const { id, article_id, parent_id, root_id, commenter_id, state, body, created_at, changed_at, edition } = row;
  const { is_listed, fairness, views_before, checks, held_why, network_mark, text_mark, post_key } = row;
  const place = { id, article_id, parent_id, root_id, commenter_id, state, body, created_at, changed_at, edition };
  return db
    .insertInto('comment')
    .values({ ...place, is_listed, fairness, views_before, checks, held_why, network_mark, text_mark, post_key })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id');
});

/** False when the same comment (by its key) is there already. */
export const insertComment = async (db: Db, row: NewRow): Promise<boolean> =>
  (await insertPrepared(db, row)).length > 0;

export const updateComment = async (db: Db, id: string, change: Updateable<Tables['comment']>): Promise<void> => {
  await db.updateTable('comment').set(change).where('id', '=', id).execute();
};

type Twin = Pick<StoredComment, 'id' | 'root_id' | 'article_id' | 'state'>;

const withKey = prepared<{ commenterId: string; key: string }, Twin>((db, { commenterId, key }) =>
  db
    .selectFrom('comment')
    .select(['id', 'root_id', 'article_id', 'state'])
    .where('commenter_id', '=', commenterId)
    .where('post_key', '=', key),
);

export const commentWithKey = async (db: Db, commenterId: string, key: string): Promise<Twin | undefined> =>
  (await withKey(db, { commenterId, key }))[0];

type Counted = { view_count: number; rate: number };

const countIn = prepared<{ articleId: string; at: number }, Counted>((db, { articleId, at }) =>
  db
    .insertInto('thread')
    .values({ article_id: articleId, comment_count: 1, last_comment_at: at })
    .onConflict((conflict) =>
      conflict.column('article_id').doUpdateSet({
        comment_count: sql`thread.comment_count + 1`,
        last_comment_at: sql`case when thread.last_comment_at > excluded.last_comment_at
          then thread.last_comment_at else excluded.last_comment_at end`,
      }),
    )
    .returning(['view_count', 'rate']),
);

/** One more published comment in a thread; how often it was looked at so far, and what its comments get on average. */
export const addToThread = async (db: Db, articleId: string, at: number): Promise<Counted> => {
  const [counted] = await countIn(db, { articleId, at });
  if (!counted) throw new Error('a thread that was just counted is not there');
  return counted;
};

/**
 * One published comment fewer; the time of the last one is looked up afterwards: who posts at the same time has been waited for by
 * then, and is seen.
 */
export const takeFromThread = async (db: Db, articleId: string): Promise<void> => {
  await db
    .updateTable('thread')
    .set({ comment_count: sql`comment_count - 1` })
    .where('article_id', '=', articleId)
    .execute();
  const last = await db
    .selectFrom('comment')
    .select('created_at')
    .where('article_id', '=', articleId)
    .where('is_listed', '=', sql.lit(1))
    // Written so that no index by state is taken: nearly all comments are published, and SQLite does not know that.
    .where(sql<boolean>`state || '' = 'published'`)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  await db
    .updateTable('thread')
    .set({ last_comment_at: last?.created_at ?? null })
    .where('article_id', '=', articleId)
    .execute();
};

/** Counts published answers below a top comment. */
export const countAnswer = async (db: Db, rootId: string, by: 1 | -1, at: number): Promise<void> => {
  await db
    .updateTable('comment')
    .set({ reply_count: sql`reply_count + ${sql.lit(by)}`, changed_at: at })
    .where('id', '=', rootId)
    .execute();
};

/** Whether any answer to this comment has a place in the thread. */
export const hasListedAnswers = async (db: Db, id: string): Promise<boolean> => {
  const found = await db
    .selectFrom('comment')
    .select('id')
    .where('parent_id', '=', id)
    .where('is_listed', '=', 1)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
};

/** What staff have set for a thread. */
export const ownThreadState = async (
  db: Db,
  articleId: string,
): Promise<{ ownState: string | null; own: ThreadOwn; sealedAt: number | null }> => {
  const row = await db
    .selectFrom('thread')
    .select(['state', 'own_settings', 'sealed_at'])
    .where('article_id', '=', articleId)
    .executeTakeFirst();
  const own = row === undefined ? {} : (JSON.parse(row.own_settings) as ThreadOwn);
  return { ownState: row?.state ?? null, own, sealedAt: row?.sealed_at ?? null };
};

export const putThreadState = async (
  db: Db,
  {
    article_id,
    ...set
  }: { article_id: string; state: string | null; own_settings: string; announcement: string; sealed_at: number | null },
): Promise<void> => {
  await db
    .insertInto('thread')
    .values({ article_id, ...set })
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet(set))
    .execute();
};

export const threadAnnouncement = async (db: Db, articleId: string): Promise<string> => {
  const row = await db
    .selectFrom('thread')
    .select('announcement')
    .where('article_id', '=', articleId)
    .executeTakeFirst();
  return row?.announcement ?? '';
};

/** What a comment said before it was changed. */
export const keepRevision = async (
  db: Db,
  { commentId, body, at }: { commentId: string; body: string; at: number },
): Promise<void> => {
  const last = await db
    .selectFrom('comment_revision')
    .select('number')
    .where('comment_id', '=', commentId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  await db
    .insertInto('comment_revision')
    .values({ comment_id: commentId, number: (last?.number ?? 0) + 1, at, body })
    .execute();
};

/** Everything a comment ever said is forgotten. */
export const emptyComment = async (db: Db, id: string): Promise<void> => {
  await db.deleteFrom('comment_revision').where('comment_id', '=', id).execute();
  await db.deleteFrom('comment_moment').where('comment_id', '=', id).execute();
  await db
    .updateTable('comment')
    .set({ body: null, source: null, text_mark: null, network_mark: null, post_key: null, checks: null })
    .where('id', '=', id)
    .execute();
};

export const revisionsOf = (db: Db, commentId: string): Promise<{ number: number; at: number; body: string }[]> =>
  db
    .selectFrom('comment_revision')
    .select(['number', 'at', 'body'])
    .where('comment_id', '=', commentId)
    .orderBy('number')
    .limit(50)
    .execute();

export const insertDecision = async (db: Db, row: Insertable<Tables['decision']>): Promise<void> => {
  await db.insertInto('decision').values(row).execute();
};

export type StoredDecision = Selectable<Tables['decision']>;

export const decisionById = (db: Db, id: string): Promise<StoredDecision | undefined> =>
  db.selectFrom('decision').selectAll().where('id', '=', id).executeTakeFirst();

/** What was decided about a comment, the newest first. */
export const decisionsAbout = (db: Db, commentId: string): Promise<StoredDecision[]> =>
  db
    .selectFrom('decision')
    .selectAll()
    .where('comment_id', '=', commentId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute();

export const putPick = async (db: Db, row: Insertable<Tables['comment_pick']>): Promise<void> => {
  await db
    .insertInto('comment_pick')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('comment_id').doUpdateSet({ why: row.why, name: row.name, account_id: row.account_id }),
    )
    .execute();
};

/** Whether it was one of the picks. */
export const takePick = async (db: Db, commentId: string): Promise<boolean> => {
  const gone = await db
    .deleteFrom('comment_pick')
    .where('comment_id', '=', commentId)
    .returning('comment_id')
    .executeTakeFirst();
  return gone !== undefined;
};

/** How long the comments that were decided about last had been waiting. */
export const latestWaits = async (db: Db): Promise<number[]> => {
  const latest = await db
    .selectFrom('decision')
    .select(['comment_id', 'at', 'details'])
    .where('act', 'in', ['approve', 'remove'])
    .orderBy('id', 'desc')
    .limit(60)
    .execute();
  const waited = latest.filter(({ details }) => details.includes('"from":"waiting"'));
  const ids = waited.flatMap(({ comment_id: id }) => id ?? []);
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('comment')
    .select(['id', 'created_at', 'edited_at'])
    .where('id', 'in', ids)
    .execute();
  const since = new Map(rows.map((row) => [row.id, row.edited_at ?? row.created_at]));
  return waited.flatMap(({ comment_id: id, at }) => {
    const from = since.get(id ?? '');
    return from === undefined || from > at ? [] : [at - from];
  });
};

export const pickOf = (db: Db, commentId: string): Promise<{ why: string; name: string } | undefined> =>
  db.selectFrom('comment_pick').select(['why', 'name']).where('comment_id', '=', commentId).executeTakeFirst();
