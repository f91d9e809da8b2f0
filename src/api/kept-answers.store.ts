import type { Db, Tables } from '../storage/storage.ts';

type AnswerRow = Tables['api_answer'];

export const answerRow = (db: Db, accountId: string, key: string): Promise<AnswerRow | undefined> =>
  db.selectFrom('api_answer').selectAll().where('account_id', '=', accountId).where('key', '=', key).executeTakeFirst();

/** Takes a key; false when it was taken before. */
export const takeKey = async (db: Db, row: AnswerRow): Promise<boolean> => {
  const taken = await db
    .insertInto('api_answer')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  return taken !== undefined;
};

export const putAnswer = async (db: Db, { accountId, key }: AnswerKey, value: string): Promise<void> => {
  await db
    .updateTable('api_answer')
    .set({ value })
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .execute();
};

export type AnswerKey = { accountId: string; key: string };

/** The key is free again: nothing was done under it. */
export const freeKey = async (db: Db, { accountId, key }: AnswerKey): Promise<void> => {
  await db.deleteFrom('api_answer').where('account_id', '=', accountId).where('key', '=', key).execute();
};

/** Answers from before are forgotten. */
export const forgetAnswers = async (db: Db, before: number): Promise<void> => {
  await db.deleteFrom('api_answer').where('at', '<', before).execute();
};
