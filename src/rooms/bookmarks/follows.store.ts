import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../storage/storage.ts';
import type { Cursor } from '../articles/articles.ts';
import type { Follow, FollowKind } from './bookmark.ts';

export const followRows = async (
  db: Db,
  accountId: string,
  limit: number,
): Promise<(Follow & { createdAt: number })[]> => {
  const rows = await db
    .selectFrom('follow')
    .select(['kind', 'target_id', 'created_at'])
    .where('account_id', '=', accountId)
    .limit(limit)
    .execute();
  return rows.map((row) => ({ kind: row.kind as FollowKind, targetId: row.target_id, createdAt: row.created_at }));
};

export const countFollows = async (db: Db, accountId: string): Promise<number> => {
  const row = await db
    .selectFrom('follow')
    .select(sql<number>`count(*)`.as('count'))
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row?.count ?? 0;
};

export const putFollow = async (db: Db, accountId: string, { kind, targetId }: Follow, at: number): Promise<void> => {
  await db
    .insertInto('follow')
    .values({ account_id: accountId, kind, target_id: targetId, created_at: at })
    .onConflict((conflict) => conflict.columns(['account_id', 'kind', 'target_id']).doNothing())
    .execute();
};

export const dropFollow = async (db: Db, accountId: string, { kind, targetId }: Follow): Promise<void> => {
  await db
    .deleteFrom('follow')
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .where('target_id', '=', targetId)
    .execute();
};

/** Who follows something, by id, after one of them: a stretch of a list that may be long. */
export const followerIds = async (
  db: Db,
  { kind, targetId }: Follow,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> => {
  const rows = await db
    .selectFrom('follow')
    .select('account_id')
    .where('kind', '=', kind)
    .where('target_id', '=', targetId)
    .where('account_id', '>', after)
    .orderBy('account_id')
    .limit(limit)
    .execute();
  return rows.map(({ account_id: id }) => id);
};

export type ListedRow = { article_id: string; listed_at: number; kind: FollowKind; target_id: string };

type Branch = { follow: Follow; edition: string; before: Cursor; limit: number };

/** The newest stories of one thing that is followed, as its own index gives them. */
const branch = ({ follow: { kind, targetId }, edition, before, limit }: Branch): RawBuilder<ListedRow> => {
  const place = (listedAt: string, id: string): RawBuilder<unknown> =>
    sql`(${sql.ref(listedAt)}, ${sql.ref(id)}) < (${before.listedAt}, ${before.id})
      order by ${sql.ref(listedAt)} desc, ${sql.ref(id)} desc limit ${limit}`;
  const told = sql`${sql.lit(kind)} as kind, cast(${targetId} as text) as target_id`;
  if (kind === 'author')
    return sql`select article_id, listed_at, ${told} from article_author
      where author_id = ${targetId} and edition = ${edition} and ${place('listed_at', 'article_id')}`;
  if (kind === 'tag')
    return sql`select article_id, listed_at, ${told} from article_tag
      where tag_id = ${targetId} and ${place('listed_at', 'article_id')}`;
  return sql`select id as article_id, listed_at, ${told} from article
    where section_id = ${targetId} and ${place('listed_at', 'id')}`;
};

const branchesAtOnce = 40;

/** The newest stories of each of these, listed before a place; a story may come several times, once for each reason. */
export const storiesOfFollowed = async (
  db: Db,
  follows: readonly Follow[],
  place: { edition: string; before: Cursor; limit: number },
): Promise<ListedRow[]> => {
  const rows: ListedRow[] = [];
  for (let i = 0; i < follows.length; i += branchesAtOnce) {
    const branches = follows
      .slice(i, i + branchesAtOnce)
      .map((follow, at) => sql`select * from (${branch({ follow, ...place })}) as ${sql.ref(`b${at}`)}`);
    const found = await sql<ListedRow>`${sql.join(branches, sql` union all `)}`.execute(db);
    rows.push(...found.rows);
  }
  return rows;
};
