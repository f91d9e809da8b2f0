import type { Db } from '../../storage/storage.ts';

/** Who bears a name with one of these keys, other than this account. */
export const nameHolder = async (
  db: Db,
  keys: readonly string[],
  except: string | undefined,
): Promise<string | undefined> => {
  const query = db.selectFrom('account').select('id').where('name_key', 'in', keys);
  const row = await (except === undefined ? query : query.where('id', '!=', except)).limit(1).executeTakeFirst();
  return row?.id;
};

/** Whether one of these names was given up by somebody else since then. */
export const isFormerName = async (
  db: Db,
  keys: readonly string[],
  { since, except }: { since: number; except: string | undefined },
): Promise<boolean> => {
  const rows = await db
    .selectFrom('former_name')
    .select('account_id')
    .where('name_key', 'in', keys)
    .where('released_at', '>', since)
    .limit(10)
    .execute();
  return rows.some(({ account_id }) => account_id === null || account_id !== except);
};

type NameChange = { id: string; name: string; key: string; changedAt: number | null };

export const setName = async (db: Db, { id, name, key, changedAt }: NameChange): Promise<void> => {
  const at = changedAt === null ? {} : { name_changed_at: changedAt };
  await db
    .updateTable('account')
    .set({ name, name_key: key, ...at })
    .where('id', '=', id)
    .execute();
};

export const nameKeyOf = async (db: Db, id: string): Promise<string | undefined> =>
  (await db.selectFrom('account').select('name_key').where('id', '=', id).executeTakeFirst())?.name_key ?? undefined;

/** Keeps a name that was given up from others; those given up before `forgetBefore` are free again. */
export const keepFormerName = async (
  db: Db,
  row: { key: string; accountId: string | null; at: number; forgetBefore: number },
): Promise<void> => {
  await db.deleteFrom('former_name').where('released_at', '<', row.forgetBefore).execute();
  const kept = { account_id: row.accountId, released_at: row.at };
  await db
    .insertInto('former_name')
    .values({ name_key: row.key, ...kept })
    .onConflict((conflict) => conflict.column('name_key').doUpdateSet(kept))
    .execute();
};

/** The names this account gave up, the last first. */
export const formerNamesOf = (db: Db, accountId: string): Promise<{ name_key: string; released_at: number }[]> =>
  db
    .selectFrom('former_name')
    .select(['name_key', 'released_at'])
    .where('account_id', '=', accountId)
    .orderBy('released_at', 'desc')
    .limit(100)
    .execute();

/** Names of those who write for the publication, as every edition writes them; at most 20,000. */
export const authorNames = async (db: Db): Promise<{ name: string; accountId: string | undefined }[]> => {
  const rows = await db
    .selectFrom('author')
    .select(['name', 'texts', 'account_id'])
    .orderBy('id')
    .limit(20_000)
    .execute();
  return rows.flatMap(({ name, texts, account_id }) => {
    const others = Object.values(JSON.parse(texts) as Record<string, { name?: string }>).map((text) => text.name);
    return [name, ...others]
      .filter((one): one is string => typeof one === 'string' && one !== '')
      .map((one) => ({ name: one, accountId: account_id ?? undefined }));
  });
};
