import type { Selectable } from 'kysely';
import type { Db, Tables } from '../../../storage/storage.ts';
import { commenterRow, commentersOf } from './person.store.ts';

type Commenter = Selectable<Tables['commenter']>;

/** Somebody who writes: the row that was asked for, and every name under which the same account is known. */
export type Person = {
  /** The row that stands for them: the account’s own, else the one that was asked for. */
  main: Commenter;
  rows: Commenter[];
  ids: string[];
  accountId: string | undefined;
};

/** Who a commenter is, with all their names; undefined when there is no such commenter. */
export const personOf = async (db: Db, commenterId: string): Promise<Person | undefined> => {
  const row = await commenterRow(db, commenterId);
  if (!row) return undefined;
  const rows = row.account_id === null ? [row] : await commentersOf(db, row.account_id);
  const main = rows.find(({ origin }) => origin === null) ?? row;
  return { main, rows, ids: rows.map(({ id }) => id), accountId: row.account_id ?? undefined };
};
