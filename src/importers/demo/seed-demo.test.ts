import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { testWorld, type TestWorld } from '../../../test/test-world.ts';
import { packageRoot } from '../../common/package-root.ts';
import { articlesInEdition } from '../../rooms/articles/articles.ts';
import { isUnfurnished, markFurnishing } from '../../rooms/publication/publication.ts';
import { demoMoment } from './demo-time.ts';
import { readFrontMatter } from './front-matter.ts';
import { seedDemo } from './seed-demo.ts';

let made: TestWorld;
before(async () => {
  made = await testWorld();
});
after(() => made.close());

test('a start that is cut off while the demo is written begins it again, and nothing is there twice', async () => {
  const { world } = made;
  const folder = join(packageRoot, 'demo');
  assert.equal(await isUnfurnished(world), true);
  const write = world.write;
  let writes = 0;
  world.write = (work) => {
    writes += 1;
    // The settings, the editions and the account are written; then the lights go out.
    if (writes === 4) throw new Error('killed');
    return write(work);
  };
  await assert.rejects(seedDemo(world, folder), /killed/);
  world.write = write;
  assert.equal(await isUnfurnished(world), true);
  const { stories } = await seedDemo(world, folder);
  assert.equal(await isUnfurnished(world), false);
  let count = 0;
  for (const edition of ['en', 'es', 'ru', 'ar'])
    count += (await articlesInEdition(world, edition, { limit: 500 })).articles.length;
  assert.equal(count, stories);
  const accounts = await world.db.selectFrom('account').select('id').execute();
  assert.equal(accounts.length, 1);
});

test('a publication with content is never filled with the demo, and one being filled says so', async () => {
  const { world } = made;
  await world.write((tx) => markFurnishing(world, tx, true));
  assert.equal(await isUnfurnished(world), true);
  await world.write((tx) => markFurnishing(world, tx, false));
  assert.equal(await isUnfurnished(world), false);
});

test('times of the demo are told from the day of seeding and never lie in the future', () => {
  const now = Date.UTC(2026, 10, 20, 7, 30);
  assert.equal(demoMoment('-1d 08:15', now, 'Etc/UTC'), Date.UTC(2026, 10, 19, 8, 15));
  assert.equal(demoMoment('-0d 08:15', now, 'Etc/UTC'), Date.UTC(2026, 10, 19, 8, 15));
  assert.equal(demoMoment('-1h 5m', now, 'Etc/UTC'), now - 65 * 60_000);
  assert.equal(demoMoment('yesterday', now, 'Etc/UTC'), undefined);
});

test('a fault in a story’s head is told with file and line', () => {
  assert.throws(() => readFrontMatter('no head', 'a.md'), /^Error: a\.md:1: /);
  assert.throws(() => readFrontMatter('---\nid: x\n???\n---\n', 'a.md'), /a\.md:3: “\?\?\?”/);
  const { values, body } = readFrontMatter(
    '---\nheadline: "A: b"\ntags: [x, y]\ncorrections:\n  - at: -1h\n    text: It is 5.4.\n---\nBody',
    'a.md',
  );
  assert.deepEqual(values, { headline: 'A: b', tags: ['x', 'y'], corrections: [{ at: '-1h', text: 'It is 5.4.' }] });
  assert.equal(body, 'Body');
});
