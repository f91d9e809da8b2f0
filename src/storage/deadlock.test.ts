import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testWorld } from '../../test/test-world.ts';

test(
  'two transactions that wait for one another are both carried out, one after the other',
  { skip: !process.env['TEST_DATABASE_URL'] && 'SQLite writes one transaction at a time' },
  async () => {
    const { world, close } = await testWorld();
    const put = (name: string): Promise<unknown> =>
      world.write(({ db }) => db.insertInto('setting').values({ name, value: '""', modified_at: 0 }).execute());
    await put('one');
    await put('two');
    const met = Promise.withResolvers<undefined>();
    let there = 0;
    let begun = 0;
    const touch = (names: [string, string]): Promise<unknown> =>
      world.write(async ({ db }) => {
        begun += 1;
        for (const name of names) {
          await db.updateTable('setting').set({ modified_at: 1 }).where('name', '=', name).execute();
          there += 1;
          // Both hold one row before either asks for the other's.
          if (there === 2) met.resolve(undefined);
          await met.promise;
        }
      });
    await Promise.all([touch(['one', 'two']), touch(['two', 'one'])]);
    assert.ok(begun > 2, 'one of them was taken back and began again');
    await close();
  },
);
