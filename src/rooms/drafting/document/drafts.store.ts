import type { Insertable, Selectable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';

export type StoryRow = Selectable<Tables['article']>;
export type DraftRow = Selectable<Tables['draft']>;
export type UpdateRow = Selectable<Tables['draft_update']>;

export const storyRow = (db: Db, articleId: string): Promise<StoryRow | undefined> =>
  db.selectFrom('article').selectAll().where('id', '=', articleId).executeTakeFirst();

export type WorkRow = Pick<
  StoryRow,
  'id' | 'status' | 'work_state' | 'assignee_id' | 'published_at' | 'revision' | 'draft_changed_at'
>;

/** How a story stands, without its text. */
export const workRow = (db: Db, articleId: string): Promise<WorkRow | undefined> =>
  db
    .selectFrom('article')
    .select(['id', 'status', 'work_state', 'assignee_id', 'published_at', 'revision', 'draft_changed_at'])
    .where('id', '=', articleId)
    .executeTakeFirst();

export const storyLinks = async (db: Db, articleId: string): Promise<{ authorIds: string[]; tagIds: string[] }> => {
  const authors = await db
    .selectFrom('article_author')
    .select('author_id')
    .where('article_id', '=', articleId)
    .orderBy('position')
    .limit(200)
    .execute();
  const tags = await db
    .selectFrom('article_tag')
    .select('tag_id')
    .where('article_id', '=', articleId)
    .orderBy('position')
    .limit(200)
    .execute();
  return { authorIds: authors.map((row) => row.author_id), tagIds: tags.map((row) => row.tag_id) };
};

export const setCreator = async (db: Db, articleId: string, accountId: string, workState: string): Promise<void> => {
  await db
    .updateTable('article')
    .set({ created_by: accountId, work_state: workState })
    .where('id', '=', articleId)
    .execute();
};

/** Whether somebody began the story, is one of its authors, or has it assigned. */
export const ownsStory = async (db: Db, accountId: string, articleId: string): Promise<boolean> => {
  const begun = await db
    .selectFrom('article')
    .select('id')
    .where('id', '=', articleId)
    .where((eb) => eb.or([eb('created_by', '=', accountId), eb('assignee_id', '=', accountId)]))
    .executeTakeFirst();
  if (begun) return true;
  const written = await db
    .selectFrom('article_author')
    .innerJoin('author', 'author.id', 'article_author.author_id')
    .select('author.id')
    .where('article_author.article_id', '=', articleId)
    .where('author.account_id', '=', accountId)
    .limit(1)
    .executeTakeFirst();
  return written !== undefined;
};

export const draftRow = (db: Db, articleId: string): Promise<DraftRow | undefined> =>
  db.selectFrom('draft').selectAll().where('article_id', '=', articleId).executeTakeFirst();

/** Two who open a story at the same time make one draft. */
export const insertDraft = async (db: Db, row: Insertable<Tables['draft']>): Promise<void> => {
  await db
    .insertInto('draft')
    .values(row)
    .onConflict((conflict) => conflict.column('article_id').doNothing())
    .execute();
};

/**
 * Notes who writes, and holds the draft until the end of the transaction: on PostgreSQL the numbers of one story's updates are given in
 * the order in which they are committed only when its writers wait for one another. False when there is no draft.
 */
export const holdDraft = async (
  db: Db,
  articleId: string,
  changes: { changed_at?: number; changed_by?: string | null; settled_seq?: number },
): Promise<boolean> => {
  const set = Object.keys(changes).length > 0 ? changes : { article_id: articleId };
  const result = await db.updateTable('draft').set(set).where('article_id', '=', articleId).executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
};

const updatesAtOnce = 1_000;

/** What was written after an update, in its order. */
export const updatesAfter = async (db: Db, articleId: string, seq: number): Promise<UpdateRow[]> => {
  const all: UpdateRow[] = [];
  for (let last = seq; ;) {
    const rows = await db
      .selectFrom('draft_update')
      .selectAll()
      .where('article_id', '=', articleId)
      .where('id', '>', last)
      .orderBy('id')
      .limit(updatesAtOnce)
      .execute();
    all.push(...rows);
    last = rows.at(-1)?.id ?? last;
    if (rows.length < updatesAtOnce) return all;
  }
};

export const lastUpdate = async (db: Db, articleId: string): Promise<number> => {
  const row = await db
    .selectFrom('draft_update')
    .select('id')
    .where('article_id', '=', articleId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? 0;
};

export const insertUpdate = async (db: Db, row: Insertable<Tables['draft_update']>): Promise<number> => {
  const inserted = await db.insertInto('draft_update').values(row).returning('id').executeTakeFirstOrThrow();
  return inserted.id;
};

/** The whole document as of an update takes the place of all updates until then. */
export const putState = async (
  db: Db,
  articleId: string,
  { state, seq }: { state: string; seq: number },
): Promise<void> => {
  await db.updateTable('draft').set({ state, seq }).where('article_id', '=', articleId).execute();
  await db.deleteFrom('draft_update').where('article_id', '=', articleId).where('id', '<=', seq).execute();
};

type Settled = { fields: string; fault: string; settled_seq: number };

export const putFields = async (db: Db, articleId: string, settled: Settled): Promise<void> => {
  await db.updateTable('draft').set(settled).where('article_id', '=', articleId).execute();
};

export const putBase = async (db: Db, articleId: string, revision: number): Promise<void> => {
  await db.updateTable('draft').set({ base_revision: revision }).where('article_id', '=', articleId).execute();
};

/** Since when the draft of a published story says something else than its page. */
export const markChanged = async (db: Db, articleId: string, at: number | null): Promise<void> => {
  const where = db.updateTable('article').set({ draft_changed_at: at }).where('id', '=', articleId);
  await (at === null ? where : where.where('draft_changed_at', 'is', null)).execute();
};

/** Stories in which something was written that their fields do not know of: the server was killed in mid-sentence. */
export const unsettled = async (db: Db, limit: number): Promise<string[]> => {
  const rows = await db
    .selectFrom('draft')
    .select('article_id')
    .where((eb) =>
      eb.or([
        eb('draft.seq', '>', eb.ref('draft.settled_seq')),
        eb.exists(
          eb
            .selectFrom('draft_update')
            .select('draft_update.id')
            .whereRef('draft_update.article_id', '=', 'draft.article_id')
            .whereRef('draft_update.id', '>', 'draft.settled_seq'),
        ),
      ]),
    )
    .limit(limit)
    .execute();
  return rows.map((row) => row.article_id);
};

type Ids = { sectionId: string | undefined; authorIds: readonly string[]; tagIds: readonly string[]; edition: string };

/** Those of the section, authors and tags that there are in this edition. */
export const knownIds = async (db: Db, { sectionId, authorIds, tagIds, edition }: Ids): Promise<Set<string>> => {
  const found: { id: string }[] = [];
  if (sectionId) {
    const section = db.selectFrom('section').select('id').where('id', '=', sectionId).where('edition', '=', edition);
    found.push(...(await section.execute()));
  }
  if (authorIds.length > 0)
    found.push(...(await db.selectFrom('author').select('id').where('id', 'in', authorIds).execute()));
  if (tagIds.length > 0)
    found.push(
      ...(await db.selectFrom('tag').select('id').where('id', 'in', tagIds).where('edition', '=', edition).execute()),
    );
  return new Set(found.map((row) => row.id));
};
