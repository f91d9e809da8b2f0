/** What the yearly report counts. Long readings: they run where they hold nobody up. */
import { sql, type Compilable, type RawBuilder, type SqlBool } from 'kysely';
import type { Storage } from '../../../storage/storage.ts';

type Reading = Pick<Storage, 'db' | 'readAside'>;
/** From the first moment until just before the last. */
export type Span = { from: number; until: number };

const all = async <Row>(storage: Reading, query: Compilable<Row>): Promise<Row[]> =>
  storage.readAside<Row>(query.compile());

const count = (): RawBuilder<number> => sql<number>`count(*)`;
/** How many rows of a group are so. */
const countIf = (condition: RawBuilder<SqlBool>): RawBuilder<number> =>
  sql<number>`sum(case when ${condition} then 1 else 0 end)`;

/** Decisions that can change whether a comment stands. Their details are our own JSON: what they say of states is found as text. */
const stateActs = ['approve', 'remove', 'restore', 'undo'] as const;
const toRemoved = sql<SqlBool>`(decision.act = 'remove' or (decision.act = 'undo' and decision.details like '%"to":"removed"%'))`;
const fromRemoved = sql<SqlBool>`(decision.details like '%"from":"removed"%')`;
const becomesRemoved = sql<SqlBool>`(${toRemoved} and not ${fromRemoved})`;
const isBack = sql<SqlBool>`(${fromRemoved} and not ${toRemoved})`;

const inSpan = (column: string, { from, until }: Span): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${until}`;

export type CommentCount = { state: string; removed_by: string | null; is_own: number; count: number };

/** Every comment of the table that was written in this time, by where it stands now. */
export const commentCounts = (storage: Reading, span: Span): Promise<CommentCount[]> =>
  all(
    storage,
    storage.db
      .selectFrom('comment')
      .select([
        'state',
        'removed_by',
        sql<number>`case when origin is null then 1 else 0 end`.as('is_own'),
        count().as('count'),
      ])
      .where(inSpan('created_at', span))
      .groupBy(['state', 'removed_by', sql`case when origin is null then 1 else 0 end`]),
  );

export type HeldCount = { check: string; held: number; published: number; removed: number; waiting: number };

/** Comments that waited, by what held them, and where they stand now. */
export const heldCounts = (storage: Reading, span: Span): Promise<HeldCount[]> => {
  const is = (state: string): RawBuilder<number> => countIf(sql<SqlBool>`state = ${state}`);
  return all(
    storage,
    storage.db
      .selectFrom('comment')
      .select([
        sql<string>`held_why`.as('check'),
        count().as('held'),
        is('published').as('published'),
        is('removed').as('removed'),
        is('waiting').as('waiting'),
      ])
      .where(inSpan('created_at', span))
      .where('held_why', 'is not', null)
      .where('origin', 'is', null)
      .groupBy('held_why')
      .orderBy('held_why'),
  );
};

export type RemovalCount = {
  rule: string | null;
  edition: string | null;
  found: string | null;
  machine: number;
  count: number;
};

const foundBy = (key: string): RawBuilder<SqlBool> => sql<SqlBool>`statement.details like ${`%"foundBy":"${key}"%`}`;

/** Removals of this time: under which rule, in which edition, how they came to be noticed, and whether a person decided. */
export const removalCounts = (storage: Reading, span: Span): Promise<RemovalCount[]> => {
  const found = sql<string | null>`case when ${foundBy('notice')} then 'notice' when ${foundBy('report')} then 'report'
    when ${foundBy('check')} then 'check' when ${foundBy('staff')} then 'staff' else null end`;
  const removals = storage.db
    .selectFrom('decision')
    .leftJoin('comment', 'comment.id', 'decision.comment_id')
    .leftJoin('statement', 'statement.decision_id', 'decision.id')
    .select(['decision.rule', 'comment.edition', found.as('found'), 'decision.is_automated as machine'])
    .where('decision.act', '=', 'remove')
    .where(inSpan('decision.at', span))
    .as('removal');
  return all(
    storage,
    storage.db
      .selectFrom(removals)
      .select(['rule', 'edition', 'found', 'machine', count().as('count')])
      .groupBy(['rule', 'edition', 'found', 'machine']),
  );
};

export type OutcomeCount = { outcome: string; machine: number; count: number };

/**
 * Every comment that was removed in this time, once, by its last decision of the time: it stays removed, was taken back at once, came
 * back on appeal, or otherwise. `machine`: its first removal of this time was not a person’s.
 */
export const outcomeCounts = (storage: Reading, span: Span): Promise<OutcomeCount[]> => {
  const removed = storage.db
    .selectFrom('decision')
    .select([
      'comment_id',
      sql<string>`max(decision.id)`.as('last_id'),
      sql<number>`max(case when decision.act = 'remove' and decision.is_automated = 1 then 1 else 0 end)`.as('machine'),
    ])
    .where('act', 'in', stateActs)
    .where(inSpan('at', span))
    .where('comment_id', 'is not', null)
    .groupBy('comment_id')
    .having(sql<SqlBool>`${countIf(becomesRemoved)} > 0`)
    .as('removed');
  const onAppeal = sql<SqlBool>`exists (select 1 from appeal where appeal.comment_id = decision.comment_id
    and appeal.state = 'overturned' and appeal.kind = 'comment' and appeal.handled_at = decision.at)`;
  const outcome = sql<string>`case when ${toRemoved} then 'standing' when decision.act = 'undo' then 'taken-back'
    when ${onAppeal} then 'on-appeal' else 'restored' end`;
  const outcomes = storage.db
    .selectFrom(removed)
    .innerJoin('decision', 'decision.id', 'removed.last_id')
    .select([outcome.as('outcome'), 'removed.machine'])
    .as('outcomes');
  return all(
    storage,
    storage.db
      .selectFrom(outcomes)
      .select(['outcome', 'machine', count().as('count')])
      .groupBy(['outcome', 'machine']),
  );
};

export type Flow = { entered: number; left: number };

/** How many comments became removed in this time, and how many came back. */
export const removalFlow = async (storage: Reading, span: Span): Promise<Flow> => {
  const [row] = await all(
    storage,
    storage.db
      .selectFrom('decision')
      .select([
        sql<number>`coalesce(${countIf(becomesRemoved)}, 0)`.as('entered'),
        sql<number>`coalesce(${countIf(isBack)}, 0)`.as('left'),
      ])
      .where('act', 'in', stateActs)
      .where(inSpan('at', span))
      .where('comment_id', 'is not', null),
  );
  return { entered: row?.entered ?? 0, left: row?.left ?? 0 };
};

/** Comments that were removed already when they were taken over from another system: no decision of ours did it. */
export const takenOverRemoved = async (storage: Reading): Promise<number> => {
  const first = storage.db
    .selectFrom('decision')
    .select(sql<string>`min(id)`.as('id'))
    .where('act', 'in', stateActs)
    .where('comment_id', 'is not', null)
    .groupBy('comment_id')
    .as('first');
  const [were] = await all(
    storage,
    storage.db
      .selectFrom(first)
      .innerJoin('decision', 'decision.id', 'first.id')
      .select(count().as('count'))
      .where(fromRemoved),
  );
  const [are] = await all(
    storage,
    storage.db
      .selectFrom('comment')
      .select(count().as('count'))
      .where('state', '=', 'removed')
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('decision')
              .select(sql`1`.as('one'))
              .whereRef('decision.comment_id', '=', 'comment.id')
              .where('decision.act', 'in', stateActs),
          ),
        ),
      ),
  );
  return (were?.count ?? 0) + (are?.count ?? 0);
};

/** Removed comments that are in the table now, and those that went with their story. */
export const removedNow = async (storage: Reading): Promise<{ inTable: number; gone: number }> => {
  const [table] = await all(
    storage,
    storage.db.selectFrom('comment').select(count().as('count')).where('state', '=', 'removed'),
  );
  const last = storage.db
    .selectFrom('decision')
    .select(['comment_id', sql<string>`max(id)`.as('id')])
    .where('act', 'in', stateActs)
    .where('comment_id', 'is not', null)
    .groupBy('comment_id')
    .as('last');
  const [gone] = await all(
    storage,
    storage.db
      .selectFrom(last)
      .innerJoin('decision', 'decision.id', 'last.id')
      .leftJoin('comment', 'comment.id', 'last.comment_id')
      .select(count().as('count'))
      .where('comment.id', 'is', null)
      .where(toRemoved),
  );
  return { inTable: table?.count ?? 0, gone: gone?.count ?? 0 };
};

export type ReportCount = { kind: string; reason: string; state: string; count: number };

/** Reports, notices and errors that arrived in this time, by what came of them. */
export const reportCounts = (storage: Reading, span: Span): Promise<ReportCount[]> =>
  all(
    storage,
    storage.db
      .selectFrom('report')
      .select(['kind', 'reason', 'state', count().as('count')])
      .where(inSpan('created_at', span))
      .groupBy(['kind', 'reason', 'state']),
  );

export type AppealCount = { kind: string; state: string; count: number };

export const appealCountsIn = (storage: Reading, span: Span): Promise<AppealCount[]> =>
  all(
    storage,
    storage.db
      .selectFrom('appeal')
      .select(['kind', 'state', count().as('count')])
      .where(inSpan('at', span))
      .groupBy(['kind', 'state']),
  );

export type ActCount = { act: string; machine: number; count: number };

/** Everything that was decided in this time, by what it was. */
export const actCounts = (storage: Reading, span: Span): Promise<ActCount[]> =>
  all(
    storage,
    storage.db
      .selectFrom('decision')
      .select(['act', 'is_automated as machine', count().as('count')])
      .where(inSpan('at', span))
      .groupBy(['act', 'is_automated']),
  );

export type DeskCount = { edition: string | null; decisions: number; people: number };

/** Decisions of persons about comments, by the language of the comment, and how many persons made them. */
export const deskCountsIn = (storage: Reading, span: Span): Promise<DeskCount[]> =>
  all(
    storage,
    storage.db
      .selectFrom('decision')
      .innerJoin('comment', 'comment.id', 'decision.comment_id')
      .select([
        'comment.edition',
        count().as('decisions'),
        sql<number>`count(distinct decision.account_id)`.as('people'),
      ])
      .where('decision.act', 'in', stateActs)
      .where(inSpan('decision.at', span))
      .where('decision.account_id', 'is not', null)
      .groupBy('comment.edition'),
  );

export const moderatorsIn = async (storage: Reading, span: Span): Promise<number> => {
  const [row] = await all(
    storage,
    storage.db
      .selectFrom('decision')
      .select(sql<number>`count(distinct account_id)`.as('count'))
      .where('act', 'in', stateActs)
      .where(inSpan('at', span)),
  );
  return row?.count ?? 0;
};

type Waited = { table: 'report' | 'appeal'; kind: string };

/** The middle of how long these took to be decided, in milliseconds; undefined where none was. */
export const medianTime = async (
  storage: Reading,
  { table, kind }: Waited,
  span: Span,
): Promise<number | undefined> => {
  const start = table === 'report' ? 'created_at' : 'at';
  const took = (select: RawBuilder<unknown>, rest: RawBuilder<unknown>) =>
    sql<{ value: number }>`select ${select} as value from ${sql.table(table)} where handled_at is not null
      and ${kind === '' ? sql`kind <> ''` : sql`kind = ${kind}`} and state <> 'withdrawn' and ${inSpan(start, span)} ${rest}`;
  const [counted] = await all(storage, { compile: () => took(sql`count(*)`, sql``).compile(storage.db) });
  const many = counted?.value ?? 0;
  if (many === 0) return undefined;
  const middle = Math.floor((many - 1) / 2);
  const rows = await all(storage, {
    compile: () =>
      took(
        sql`handled_at - ${sql.ref(start)}`,
        sql`order by 1 limit ${many % 2 === 0 ? 2 : 1} offset ${middle}`,
      ).compile(storage.db),
  });
  return rows.reduce((sum, { value }) => sum + value, 0) / rows.length;
};

/** The first moment anything was decided or written: where the years of reports begin. */
export const firstMoment = async (storage: Reading): Promise<number | undefined> => {
  const [row] = await all(storage, storage.db.selectFrom('decision').select(sql<number | null>`min(at)`.as('at')));
  return row?.at === null || row?.at === undefined ? undefined : row.at;
};
