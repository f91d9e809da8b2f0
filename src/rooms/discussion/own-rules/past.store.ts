/** The comments of the past, slice of time by slice of time, as the rehearsal of rules reads them. */
import { sql, type Compilable } from 'kysely';
import type { Db, Storage } from '../../../storage/storage.ts';

type Reading = Pick<Storage, 'db' | 'readAside'>;

/** Read where it holds up nobody who reads pages. */
const aside = <Row>(storage: Reading, query: Compilable<Row>): Promise<Row[]> =>
  storage.readAside<Row>(query.compile());

export type PastRow = {
  id: string;
  article_id: string;
  parent_id: string | null;
  commenter_id: string;
  state: string;
  body: string | null;
  created_at: number;
  edition: string;
  checks: string | null;
  held_why: string | null;
  removed_by: string | null;
  report_count: number;
  network_mark: string | null;
};

export type Slice = { from: number; until: number };

const states = ['published', 'waiting', 'removed', 'deleted', 'spam', 'trash'] as const;

/** The comments written from `from` on and before `until`, in no order; by the index of states. */
export const pastRows = (storage: Reading, { from, until }: Slice, limit: number): Promise<PastRow[]> =>
  aside(
    storage,
    storage.db
      .selectFrom('comment')
      .select([
        'id',
        'article_id',
        'parent_id',
        'commenter_id',
        'state',
        'body',
        'created_at',
        'edition',
        'checks',
        'held_why',
        'removed_by',
        'report_count',
        'network_mark',
      ])
      .where('state', 'in', states)
      .where('kind', '=', 'comment')
      .where('created_at', '>=', from)
      .where('created_at', '<', until)
      .limit(limit),
  );

export type PastDecision = {
  id: string;
  at: number;
  act: string;
  details: string;
  comment_id: string;
  commenter_id: string;
  state: string;
};

/** What was decided in a slice, with what the comment is now. */
export const pastDecisions = (storage: Reading, { from, until }: Slice, limit: number): Promise<PastDecision[]> =>
  aside(
    storage,
    storage.db
      .selectFrom('decision')
      .innerJoin('comment', 'comment.id', 'decision.comment_id')
      .select([
        'decision.id',
        'decision.at',
        'decision.act',
        'decision.details',
        'comment.id as comment_id',
        'comment.commenter_id',
        'comment.state',
      ])
      .where('decision.at', '>=', from)
      .where('decision.at', '<', until)
      .orderBy('decision.at', 'desc')
      .orderBy('decision.id', 'desc')
      .limit(limit),
  );

export type PastDeletion = { id: string; at: number; commenter_id: string; held_why: string | null };

/** Comments of these times that their writers have deleted since, by when that was, the last first. */
export const pastDeletions = (storage: Reading, since: number, limit: number): Promise<PastDeletion[]> =>
  aside(
    storage,
    storage.db
      .selectFrom('comment')
      .select(['id', 'changed_at as at', 'commenter_id', 'held_why'])
      .where('state', '=', 'deleted')
      .where('created_at', '>=', since)
      .orderBy('changed_at', 'desc')
      .limit(limit),
  );

export type NetworkRow = { id: string; at: number; mark: string };

export const networkRows = (storage: Reading, { from, until }: Slice, limit: number): Promise<NetworkRow[]> =>
  aside(
    storage,
    storage.db
      .selectFrom('comment')
      .select(['id', 'created_at as at', sql<string>`network_mark`.as('mark')])
      .where('network_mark', 'is not', null)
      .where('created_at', '>=', from)
      .where('created_at', '<', until)
      .limit(limit),
  );

export type PastWriter = {
  id: string;
  accountId: string | null;
  role: string | null;
  email: string | null;
  createdAt: number | null;
  published: number;
  removed: number;
};

export const pastWriters = async (db: Db, ids: readonly string[]): Promise<PastWriter[]> =>
  db
    .selectFrom('commenter')
    .leftJoin('account', 'account.id', 'commenter.account_id')
    .select([
      'commenter.id',
      'commenter.account_id as accountId',
      'account.role',
      'account.email',
      'account.created_at as createdAt',
      'commenter.published_count as published',
      'commenter.removed_count as removed',
    ])
    .where('commenter.id', 'in', ids)
    .execute();

/** Every row of these accounts: their own, and those from archives. */
export const rowsOfAccounts = (
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; accountId: string | null; published: number; removed: number }[]> =>
  db
    .selectFrom('commenter')
    .select(['id', 'account_id as accountId', 'published_count as published', 'removed_count as removed'])
    .where('account_id', 'in', ids)
    .execute();

export type PastStory = { id: string; publishedAt: number | null; sectionKey: string | null };

export const pastStories = (db: Db, ids: readonly string[]): Promise<PastStory[]> =>
  db
    .selectFrom('article')
    .leftJoin('section', 'section.id', 'article.section_id')
    .select(['article.id', 'article.published_at as publishedAt', 'section.key as sectionKey'])
    .where('article.id', 'in', ids)
    .execute();

/** Those of these comments that a person has approved, restored or picked. */
export const approvedByPeople = async (db: Db, ids: readonly string[]): Promise<Set<string>> => {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('decision')
    .select(sql<string>`comment_id`.as('id'))
    .distinct()
    .where('comment_id', 'in', ids)
    .where('act', 'in', ['approve', 'restore', 'pick'])
    .where('account_id', 'is not', null)
    .where('is_automated', '=', 0)
    .execute();
  return new Set(rows.map(({ id }) => id));
};

export type SampleRow = {
  id: string;
  body: string | null;
  state: string;
  created_at: number;
  edition: string;
  writer: string;
  headline: string;
};

/** The comments a rehearsal shows, as they are now. */
export const sampleRows = async (db: Db, ids: readonly string[]): Promise<SampleRow[]> =>
  ids.length === 0
    ? []
    : db
        .selectFrom('comment')
        .innerJoin('commenter', 'commenter.id', 'comment.commenter_id')
        .innerJoin('article', 'article.id', 'comment.article_id')
        .select([
          'comment.id',
          'comment.body',
          'comment.state',
          'comment.created_at',
          'comment.edition',
          'commenter.name as writer',
          'article.headline',
        ])
        .where('comment.id', 'in', ids)
        .execute();
