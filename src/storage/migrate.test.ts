import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { migrate, pendingMigrations } from './migrate.ts';
import { connectStorage } from './storage.ts';

test('a migration that is cut off leaves nothing behind and can be done again', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'courant-migrate-'));
  const storage = await connectStorage({ dataDir, databaseUrl: undefined });
  // A table of the last migration is in the way: it fails after those before it.
  await sql`create table search_entry (in_the_way integer)`.execute(storage.structure);
  await assert.rejects(migrate(storage));
  const tables = await sql<{ name: string }>`select name from sqlite_schema where name = 'article'`.execute(
    storage.structure,
  );
  assert.deepEqual(tables.rows, []);
  await sql`drop table search_entry`.execute(storage.structure);
  assert.ok((await migrate(storage)).length > 0);
  assert.deepEqual(await pendingMigrations(storage), []);
  await storage.close();
  rmSync(dataDir, { recursive: true });
});
