import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { testWorld } from '../../test/test-world.ts';
import { schemaText } from './schema.store.ts';

test('the printed schema is what the migrations make', async () => {
  const { world, close } = await testWorld();
  const printed = readFileSync(join(import.meta.dirname, `schema.${world.storage.dialect}.sql`), 'utf8');
  assert.equal(await schemaText(world.storage), printed, 'run: npm run print-schema');
  await close();
});
