import type { Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Dialect } from './dialects.ts';
import { foundation } from './migrations/001-foundation.ts';
import { search } from './migrations/002-search.ts';
import { authorLists } from './migrations/003-author-lists.ts';
import { readers } from './migrations/004-readers.ts';
import { discussion } from './migrations/005-discussion.ts';
import { moderation } from './migrations/006-moderation.ts';
import { newsroom } from './migrations/007-newsroom.ts';
import { podcasts } from './migrations/008-podcasts.ts';
import type { Storage } from './storage.ts';

type Step = (db: Kysely<any>, dialect: Dialect) => Promise<void>; // oxlint-disable-line typescript/no-explicit-any -- see migrations

/** In the order they are run. One that has landed is never edited: the next change is a new line. */
const steps: readonly (readonly [name: string, step: Step])[] = [
  ['001-foundation', foundation],
  ['002-search', search],
  ['003-author-lists', authorLists],
  ['004-readers', readers],
  ['005-discussion', discussion],
  ['006-moderation', moderation],
  ['007-newsroom', newsroom],
  ['008-podcasts', podcasts],
];

const migratorFor = ({ structure, dialect }: Pick<Storage, 'structure' | 'dialect'>): Migrator => {
  const migrations: Record<string, Migration> = Object.fromEntries(
    steps.map(([name, step]) => [name, { up: (db: Kysely<unknown>) => step(db, dialect) }]),
  );
  return new Migrator({
    db: structure,
    provider: { getMigrations: async () => migrations },
    ...(dialect === 'postgres' ? { migrationTableSchema: 'public' } : {}),
  });
};

/** Brings the tables up to date and returns the names of what was done; safe on every start and from several nodes at once. */
export const migrate = async (storage: Pick<Storage, 'structure' | 'dialect'>): Promise<string[]> => {
  const { error, results } = await migratorFor(storage).migrateToLatest();
  if (error) throw error;
  return (results ?? []).map(({ migrationName }) => migrationName);
};

/** The names of what `migrate` would do. */
export const pendingMigrations = async (storage: Pick<Storage, 'structure' | 'dialect'>): Promise<string[]> => {
  const all = await migratorFor(storage).getMigrations();
  return all.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
};
