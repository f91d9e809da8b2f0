import type { Kysely } from 'kysely';
import type { Dialect } from '../dialects.ts';

type Db = Kysely<any>; // oxlint-disable-line typescript/no-explicit-any -- a migration must not follow later types

export const audience = async (_db: Db, _dialect: Dialect): Promise<void> => {};
