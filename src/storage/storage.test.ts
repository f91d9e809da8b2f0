import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testWorld, type TestWorld } from '../../test/test-world.ts';

let made: TestWorld;
before(async () => {
  made = await testWorld();
});
after(() => made.close());

const setting = (name: string): Promise<string | undefined> =>
  made.world.db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst()
    .then((row) => row?.value);

const put = (name: string, value = '1') => ({ name, value, modified_at: made.world.now() });

test('what was written can be read as soon as the write is answered', async () => {
  await made.world.storage.write(async (tx) => void (await tx.insertInto('setting').values(put('plain')).execute()));
  assert.equal(await setting('plain'), '1');
});

test('a transaction that fails leaves nothing behind', async () => {
  const failing = made.world.storage.write(async (tx) => {
    await tx.insertInto('setting').values(put('half')).execute();
    throw new Error('the lights went out');
  });
  await assert.rejects(failing, /the lights went out/);
  assert.equal(await setting('half'), undefined);
});

test('many writes at once each get their own answer, and one that fails takes none of the others with it', async () => {
  const results = await Promise.allSettled(
    Array.from({ length: 60 }, (_, i) =>
      made.world.storage.write(async (tx) => {
        await tx
          .insertInto('setting')
          .values(put(`many-${i}`))
          .execute();
        if (i % 7 === 3) throw new Error(`number ${i}`);
        return i;
      }),
    ),
  );
  for (const [i, result] of results.entries()) {
    assert.equal(result.status, i % 7 === 3 ? 'rejected' : 'fulfilled');
    assert.equal(await setting(`many-${i}`), i % 7 === 3 ? undefined : '1');
  }
});

test('a write that breaks a rule of the database is refused and the next one goes through', async () => {
  const orphan = made.world.storage.write(async (tx) => {
    await tx.insertInto('section').values({ id: 'x', edition: 'nowhere', key: 'x', slug: 'x', name: 'X' }).execute();
  });
  await assert.rejects(orphan);
  await made.world.storage.write(async (tx) => void (await tx.insertInto('setting').values(put('after')).execute()));
  assert.equal(await setting('after'), '1');
});

test('numbers come back as numbers from both databases, however large', async () => {
  const at = Date.UTC(2090, 0, 1);
  await made.world.storage.write(
    async (tx) => void (await tx.insertInto('setting').values({ name: 'late', value: '1', modified_at: at }).execute()),
  );
  const row = await made.world.db
    .selectFrom('setting')
    .select('modified_at')
    .where('name', '=', 'late')
    .executeTakeFirstOrThrow();
  assert.equal(row.modified_at, at);
});

test('a long reading query runs aside and gives the same rows', async () => {
  const query = made.world.db.selectFrom('setting').select(['name', 'value']).where('name', '=', 'plain');
  const rows = await made.world.storage.readAside<{ name: string; value: string }>(query.compile());
  assert.deepEqual(
    rows.map(({ name, value }) => ({ name, value })),
    [{ name: 'plain', value: '1' }],
  );
});

test('a faulty query aside is an error, not silence', async () => {
  await assert.rejects(
    made.world.storage.readAside({ sql: 'select * from nothing_there', parameters: [] }),
    /nothing_there/,
  );
});

test('writing goes on after a transaction that was taken back alone', async () => {
  const { storage } = made.world;
  const row = { kind: 'alone', payload: '{}', run_at: 0, created_at: 0 };
  await assert.rejects(
    storage.write(async (db) => {
      await db
        .insertInto('job')
        .values({ id: 'gone', ...row })
        .execute();
      throw new Error('taken back');
    }),
    /taken back/,
  );
  await storage.write((db) =>
    db
      .insertInto('job')
      .values({ id: 'there', ...row })
      .execute(),
  );
  const rows = await storage.db.selectFrom('job').select('id').where('kind', '=', 'alone').execute();
  assert.deepEqual(
    rows.map(({ id }) => id),
    ['there'],
  );
});
