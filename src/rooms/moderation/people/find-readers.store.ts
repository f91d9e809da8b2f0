import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { plainOrder } from '../../../storage/dialects.ts';
import type { Db, Dialect, Storage } from '../../../storage/storage.ts';
import type { FoundReader } from './find-readers.ts';

const columns = (db: Db) =>
  db
    .selectFrom('commenter')
    .select([
      'commenter.id',
      'commenter.name',
      'commenter.published_count as published',
      'commenter.removed_count as removed',
      'commenter.is_former as former',
    ]);

type Row = Omit<FoundReader, 'isFormer'> & { former: number };

const found = ({ former, ...row }: Row): FoundReader => ({ ...row, isFormer: former === 1 });

export const commentersWithEmail = async (db: Db, email: string, limit: number): Promise<FoundReader[]> => {
  const rows = await columns(db).where('commenter.email', '=', email).limit(limit).execute();
  return rows.map(found);
};

type Called = { name: string; key: string | undefined; limit: number };

/** Between a text and the one after all that begin with it. */
const begins = (column: string, text: string, dialect: Dialect): RawBuilder<SqlBool> => {
  const inOrder = plainOrder(column, dialect);
  return sql<SqlBool>`(${inOrder} >= ${text} and ${inOrder} < ${`${text}\u{10ffff}`})`;
};

/** Whose name begins so: as it is written, or by what names are compared by. */
export const commentersCalled = async (
  { db, dialect }: Pick<Storage, 'db' | 'dialect'>,
  { name, key, limit }: Called,
): Promise<FoundReader[]> => {
  const written = await columns(db)
    .where(begins('commenter.name', name, dialect))
    .orderBy(plainOrder('commenter.name', dialect))
    .limit(limit)
    .execute();
  const keyed =
    key === undefined
      ? []
      : await columns(db)
          .innerJoin('account', 'account.id', 'commenter.account_id')
          .where('account.name_key', 'is not', null)
          .where(begins('account.name_key', key, dialect))
          .orderBy(plainOrder('account.name_key', dialect))
          .limit(limit)
          .execute();
  const all = new Map([...keyed, ...written].map((row) => [row.id, found(row)]));
  return [...all.values()].slice(0, limit);
};
