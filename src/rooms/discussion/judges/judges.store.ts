import type { ExpressionBuilder, Insertable, Selectable, Updateable } from 'kysely';
import type { Db } from '../../../storage/storage.ts';
import type { Tables } from '../../../storage/tables.ts';
import type { AwayRule, ExternalJudge, JudgeScope } from './judge.ts';

/** Each is asked about every comment: there are few. */
export const mostJudges = 10;
/** Its latest votes say how it does. */
const mostCompared = 20_000;

const fromRow = (row: Selectable<Tables['external_judge']>): ExternalJudge & { secret: string } => ({
  id: row.id,
  name: row.name,
  url: row.url,
  secret: row.secret,
  timeoutMs: row.timeout_ms,
  scope: { editions: [], sections: [], mayRefuse: false, ...(JSON.parse(row.scope) as Partial<JudgeScope>) },
  whenAway: row.when_away as AwayRule,
  isOn: row.is_on === 1,
  createdAt: row.created_at,
  okAt: row.ok_at ?? undefined,
  faultAt: row.fault_at ?? undefined,
  fault: row.fault,
});

export type StoredJudge = ReturnType<typeof fromRow>;

export const judgeRows = async (db: Db): Promise<StoredJudge[]> => {
  const rows = await db.selectFrom('external_judge').selectAll().orderBy('created_at').limit(mostJudges).execute();
  return rows.map(fromRow);
};

export const judgeRow = async (db: Db, id: string): Promise<StoredJudge | undefined> => {
  const row = await db.selectFrom('external_judge').selectAll().where('id', '=', id).executeTakeFirst();
  return row && fromRow(row);
};

export const insertJudge = async (db: Db, row: Insertable<Tables['external_judge']>): Promise<void> => {
  await db.insertInto('external_judge').values(row).execute();
};

export const updateJudge = async (db: Db, id: string, change: Updateable<Tables['external_judge']>): Promise<void> => {
  await db.updateTable('external_judge').set(change).where('id', '=', id).execute();
};

export const deleteJudge = async (db: Db, id: string): Promise<void> => {
  await db.deleteFrom('external_judge').where('id', '=', id).execute();
};

/** A judge may have been taken away since it was asked: its vote goes with it. */
export const insertVotes = async (db: Db, rows: readonly Insertable<Tables['judge_vote']>[]): Promise<void> => {
  const known = await db
    .selectFrom('external_judge')
    .select('id')
    .where('id', 'in', [...new Set(rows.map((row) => row.judge_id))])
    .execute();
  const there = rows.filter((row) => known.some(({ id }) => id === row.judge_id));
  if (there.length > 0) await db.insertInto('judge_vote').values(there).execute();
};

/** 1 where somebody decided so about the comment after the vote. */
const decidedSo = (eb: ExpressionBuilder<Tables, 'judge_vote'>, acts: readonly string[]) =>
  eb
    .case()
    .when(
      eb.exists(
        eb
          .selectFrom('decision')
          .select('decision.id')
          .whereRef('decision.comment_id', '=', 'judge_vote.comment_id')
          .whereRef('decision.at', '>=', 'judge_vote.at')
          .where('decision.act', 'in', acts)
          .where('decision.account_id', 'is not', null),
      ),
    )
    .then(1)
    .else(0)
    .end();

export type VoteCount = { verdict: string; votes: number; approved: number; removed: number };

/** How the votes of a judge since then compare with what people decided about the same comments. */
export const votesAgainstPeople = async (db: Db, judgeId: string, since: number): Promise<VoteCount[]> => {
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('judge_vote')
        .select((vote) => [
          'judge_vote.verdict',
          decidedSo(vote, ['approve', 'restore']).as('approved'),
          decidedSo(vote, ['remove']).as('removed'),
        ])
        .where('judge_vote.judge_id', '=', judgeId)
        .where('judge_vote.at', '>=', since)
        .orderBy('judge_vote.at', 'desc')
        .limit(mostCompared)
        .as('vote'),
    )
    .select((eb) => [
      'vote.verdict',
      eb.fn.countAll().as('votes'),
      eb.fn.sum('vote.approved').as('approved'),
      eb.fn.sum('vote.removed').as('removed'),
    ])
    .groupBy('vote.verdict')
    .orderBy('vote.verdict')
    .execute();
  return rows.map(({ verdict, votes, approved, removed }) => ({
    verdict,
    votes: Number(votes),
    approved: Number(approved),
    removed: Number(removed),
  }));
};
