import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testWorld, type TestWorld } from '../test/test-world.ts';

let made: TestWorld;
before(async () => {
  made = await testWorld();
});
after(() => made.close());

test('those who follow are told what changed, before the writer is answered', async () => {
  const heard: (readonly string[] | null)[] = [];
  made.world.onChanges((topics) => heard.push(topics));
  await made.world.write((tx) => tx.changed('article:1', 'front', 'article:1'));
  assert.deepEqual(heard, [['article:1', 'front']]);
});

test('a change in a transaction that fails is never told', async () => {
  const heard: unknown[] = [];
  made.world.onChanges((topics) => heard.push(topics));
  await assert.rejects(
    made.world.write(async (tx) => {
      await tx.changed('article:2');
      throw new Error('no');
    }),
  );
  assert.deepEqual(heard, []);
});

test('a remembered value is loaded once, and again after one of its topics changed', async () => {
  let loads = 0;
  const ask = (): Promise<number> => made.world.memory.keep('answer', ['topic:a'], async () => (loads += 1));
  assert.deepEqual(await Promise.all([ask(), ask()]), [1, 1]);
  await made.world.write((tx) => tx.changed('topic:b'));
  assert.equal(await ask(), 1);
  await made.world.write((tx) => tx.changed('topic:a'));
  assert.equal(await ask(), 2);
});

test('a load that failed is not remembered', async () => {
  await assert.rejects(made.world.memory.keep('shaky', [], () => Promise.reject(new Error('away'))));
  assert.equal(await made.world.memory.keep('shaky', [], async () => 'here'), 'here');
});
