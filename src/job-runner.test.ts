import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pino } from 'pino';
import { testWorld, type TestWorld } from '../test/test-world.ts';
import { createJobRunner } from './job-runner.ts';

let made: TestWorld;
before(async () => {
  made = await testWorld();
});
after(() => made.close());

const enqueue = (kind: string, payload: unknown, runAt?: number): Promise<void> =>
  made.world.write((tx) => tx.later(kind, payload, runAt));

test('a job is carried out once and is gone', async () => {
  const seen: unknown[] = [];
  const runner = createJobRunner(made.world, { note: async (_world, payload) => void seen.push(payload) });
  await enqueue('note', { text: 'once' });
  assert.equal(await runner.runDue(), 1);
  assert.equal(await runner.runDue(), 0);
  assert.deepEqual(seen, [{ text: 'once' }]);
});

test('a job for later waits for its time', async () => {
  const seen: unknown[] = [];
  const runner = createJobRunner(made.world, { later: async (_world, payload) => void seen.push(payload) });
  await enqueue('later', 1, made.clock.now + 60_000);
  await runner.runDue();
  assert.deepEqual(seen, []);
  made.clock.now += 60_000;
  await runner.runDue();
  assert.deepEqual(seen, [1]);
});

test('a job that fails is tried again, later each time, and is given up with its reason in the end', async () => {
  let tries = 0;
  const runner = createJobRunner(made.world, {
    broken: async () => {
      tries += 1;
      throw new Error('no connection');
    },
  });
  await enqueue('broken', {});
  for (let i = 0; i < 20; i += 1) {
    await runner.runDue();
    made.clock.now += 24 * 3_600_000;
  }
  assert.equal(tries, 8);
  const row = await made.world.db.selectFrom('job').selectAll().where('kind', '=', 'broken').executeTakeFirstOrThrow();
  assert.equal(row.state, 'failed');
  assert.equal(row.error, 'no connection');
});

test('a job whose worker died is taken up again when its lock has run out', async () => {
  const seen: unknown[] = [];
  await enqueue('stranded', 'again');
  await made.world.write(async ({ db }) => {
    await db
      .updateTable('job')
      .set({ state: 'running', locked_until: made.clock.now + 1000 })
      .where('kind', '=', 'stranded')
      .execute();
  });
  const runner = createJobRunner(made.world, { stranded: async (_world, payload) => void seen.push(payload) });
  await runner.runDue();
  assert.deepEqual(seen, []);
  made.clock.now += 2000;
  await runner.runDue();
  assert.deepEqual(seen, ['again']);
});

test('a job written in a transaction that fails never existed', async () => {
  await assert.rejects(
    made.world.write(async (tx) => {
      await tx.later('ghost', {});
      throw new Error('taken back');
    }),
  );
  const row = await made.world.db.selectFrom('job').select('id').where('kind', '=', 'ghost').executeTakeFirst();
  assert.equal(row, undefined);
});

test('a refused mail leaves no address in the log', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  const runner = createJobRunner(
    { ...made.world, log },
    {
      letter: async () => {
        throw new Error('550 5.1.1 <ann.reader@example.org>: Recipient rejected (ann.reader@example.org)');
      },
    },
  );
  await enqueue('letter', {});
  await runner.runDue();
  assert.equal(lines.length, 1);
  assert.match(lines.join(''), /550 5\.1\.1 <…@…>: Recipient rejected/);
  assert.doesNotMatch(lines.join(''), /ann\.reader|example\.org/);
});
