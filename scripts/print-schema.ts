/** Writes the schema of both databases, as the migrations make it, to src/storage/schema.*.sql. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { schemaText } from '../src/storage/schema.store.ts';
import { openStorage } from '../src/storage/storage.ts';
import { startPostgres } from './postgres-for-tests.ts';

const print = async (databaseUrl: string | undefined): Promise<void> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'courant-schema-'));
  const storage = await openStorage({ dataDir, databaseUrl });
  const file = join(import.meta.dirname, '..', 'src', 'storage', `schema.${storage.dialect}.sql`);
  writeFileSync(file, await schemaText(storage));
  await storage.close();
  rmSync(dataDir, { recursive: true });
};

await print(undefined);
const server = startPostgres((line) => void process.stderr.write(`${line}\n`));
if (server) {
  await print(server.url);
  server.stop();
}
