/** Which comments lie in which list; each is read from its index and never further than asked. */
import { sql, type SelectQueryBuilder } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';
import type { DeskPlace } from './queue.ts';

/** A filter with the age as moments. */
export type Narrowed = {
  section?: string | undefined;
  thread?: string | undefined;
  edition?: string | undefined;
  reason?: string | undefined;
  reader?: string | undefined;
  from: number;
  to: number;
};

export type Listed = { id: string; at: number };
/** With what its risk is worked out from. */
export type Weighed = Listed & {
  heldWhy: string | null;
  reports: number;
  published: number;
  removed: number;
  since: number;
};

type Asked = { narrowed: Narrowed; after: DeskPlace | undefined; limit: number };
type FromComment = SelectQueryBuilder<Tables, 'comment', object>;

/** What every list of comments can be narrowed to. */
const narrow = <Query extends FromComment>(query: Query, narrowed: Narrowed): Query => {
  const { section, thread, edition, reader, from, to } = narrowed;
  let some: FromComment = query;
  if (section)
    some = some.where('comment.article_id', 'in', (db) =>
      db.selectFrom('article').select('article.id').where('article.section_id', '=', section),
    );
  if (thread) some = some.where('comment.article_id', '=', thread);
  if (edition) some = some.where('comment.edition', '=', edition);
  if (reader) some = some.where('comment.commenter_id', '=', reader);
  if (from > 0) some = some.where('comment.created_at', '>=', from);
  if (to < Number.MAX_SAFE_INTEGER) some = some.where('comment.created_at', '<=', to);
  return some as Query;
};

const beyond = (column: 'comment' | 'decision', side: '>' | '<', { at, id }: DeskPlace) =>
  column === 'comment'
    ? sql<boolean>`(comment.created_at, comment.id) ${sql.raw(side)} (${at}, ${id})`
    : sql<boolean>`(decision.at, decision.id) ${sql.raw(side)} (${at}, ${id})`;

/** What waits, from the oldest on. */
export const waitingOldest = (db: Db, { narrowed, after, limit }: Asked): Promise<Listed[]> => {
  let query = narrow(
    db.selectFrom('comment').select(['comment.id', 'comment.created_at as at']).where('comment.state', '=', 'waiting'),
    narrowed,
  );
  if (narrowed.reason) query = query.where('comment.held_why', '=', narrowed.reason);
  if (after) query = query.where(beyond('comment', '>', after));
  return query.orderBy('comment.created_at').orderBy('comment.id').limit(limit).execute();
};

/** The oldest that wait, with what their risk is worked out from. */
export const waitingWeighed = (db: Db, { narrowed, limit }: Omit<Asked, 'after'>): Promise<Weighed[]> => {
  let query = narrow(db.selectFrom('comment').where('comment.state', '=', 'waiting'), narrowed);
  if (narrowed.reason) query = query.where('comment.held_why', '=', narrowed.reason);
  return query
    .innerJoin('commenter', 'commenter.id', 'comment.commenter_id')
    .select([
      'comment.id',
      'comment.created_at as at',
      'comment.held_why as heldWhy',
      'comment.report_count as reports',
      'commenter.published_count as published',
      'commenter.removed_count as removed',
      'commenter.created_at as since',
    ])
    .orderBy('comment.created_at')
    .orderBy('comment.id')
    .limit(limit)
    .execute();
};

/** Published comments no moderator has looked at, the newest first. */
export const unseen = (db: Db, { narrowed, after, limit }: Asked): Promise<Listed[]> => {
  let query = narrow(
    db
      .selectFrom('comment')
      .select(['comment.id', 'comment.created_at as at'])
      // In letters, not as a value: only so the database knows that the index of unseen comments will do.
      .where(sql<boolean>`comment.state = 'published' and comment.seen_at is null`),
    narrowed,
  );
  if (after) query = query.where(beyond('comment', '<', after));
  return query.orderBy('comment.created_at', 'desc').orderBy('comment.id', 'desc').limit(limit).execute();
};

export type OpenReport = { comment: string; reason: string; at: number };

/** Open reports of a kind, the oldest first. */
export const openReports = async (
  db: Db,
  kind: string,
  { narrowed, limit }: Omit<Asked, 'after'>,
): Promise<(OpenReport & Weighed)[]> => {
  let query = narrow(
    db
      .selectFrom('report')
      .innerJoin('comment', 'comment.id', 'report.comment_id')
      .where('report.state', '=', 'open')
      .where('report.kind', '=', kind) as unknown as FromComment,
    narrowed,
  ) as unknown as SelectQueryBuilder<Tables, 'comment' | 'report', object>;
  if (narrowed.reason) query = query.where('report.reason', '=', narrowed.reason);
  return query
    .innerJoin('commenter', 'commenter.id', 'comment.commenter_id')
    .select([
      'comment.id',
      'comment.id as comment',
      'report.reason',
      'report.created_at as at',
      'comment.held_why as heldWhy',
      'comment.report_count as reports',
      'commenter.published_count as published',
      'commenter.removed_count as removed',
      'commenter.created_at as since',
    ])
    .orderBy('report.created_at')
    .orderBy('report.id')
    .limit(limit)
    .execute();
};

type DecidedAsked = Asked & { acts: readonly string[]; state: 'published' | 'removed' };
export type DecidedRow = { id: string; comment: string; at: number };

/** Comments by what was decided about them last, the latest first: they are still as that decision left them. */
export const lately = async (db: Db, { acts, state, narrowed, after, limit }: DecidedAsked): Promise<DecidedRow[]> => {
  const lists = await Promise.all(
    acts.map((act) => {
      let query = narrow(
        db
          .selectFrom('decision')
          .innerJoin('comment', 'comment.id', 'decision.comment_id')
          .where('decision.act', '=', act)
          .where('comment.state', '=', state) as unknown as FromComment,
        narrowed,
      ) as unknown as SelectQueryBuilder<Tables, 'comment' | 'decision', object>;
      if (narrowed.reason) query = query.where('decision.rule', '=', narrowed.reason);
      if (after) query = query.where(beyond('decision', '<', after));
      return query
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('decision as later')
                .select('later.id')
                .whereRef('later.comment_id', '=', 'decision.comment_id')
                .where('later.act', 'in', [...acts])
                .whereRef('later.at', '>', 'decision.at'),
            ),
          ),
        )
        .select(['decision.id', 'comment.id as comment', 'decision.at'])
        .orderBy('decision.at', 'desc')
        .orderBy('decision.id', 'desc')
        .limit(limit)
        .execute();
    }),
  );
  return lists
    .flat()
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
    .slice(0, limit);
};

/** Comments handed to somebody, or to whoever comes next, and not decided since. */
export const handed = (db: Db, accountId: string, { narrowed, after, limit }: Asked): Promise<Listed[]> => {
  let query = narrow(
    db
      .selectFrom('desk_handing')
      .innerJoin('comment', 'comment.id', 'desk_handing.comment_id')
      .where('desk_handing.to_id', 'in', [accountId, ''])
      .where('desk_handing.done_at', 'is', null) as unknown as FromComment,
    narrowed,
  ) as unknown as SelectQueryBuilder<Tables, 'comment' | 'desk_handing', object>;
  if (after) query = query.where(sql<boolean>`(desk_handing.at, comment.id) > (${after.at}, ${after.id})`);
  return query
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('decision')
            .select('decision.id')
            .whereRef('decision.comment_id', '=', 'comment.id')
            .where('decision.act', 'in', ['approve', 'remove', 'restore'])
            .whereRef('decision.at', '>=', 'desk_handing.at'),
        ),
      ),
    )
    .select(['comment.id', 'desk_handing.at'])
    .orderBy('desk_handing.at')
    .orderBy('comment.id')
    .limit(limit)
    .execute();
};
