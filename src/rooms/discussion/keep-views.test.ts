import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeComments } from '../../../test/make-comments.ts';
import { makeEditions, makeStory } from '../../../test/make-stories.ts';
import { testSite } from '../../../test/test-world.ts';
import { keepViewsCurrent } from './discussion.ts';

test('every view of a story counts for its thread once there is one, also those answered from memory; other pages and refusals do not', async () => {
  const site = await testSite();
  await makeEditions(site.world, 'en');
  const id = await makeStory(site.world, { path: '/seen' });
  await makeComments(site.world, id, 1);
  const seen = async (): Promise<number> =>
    (await site.world.db.selectFrom('thread').select('view_count').executeTakeFirstOrThrow()).view_count;
  const before = await seen();
  for (let view = 0; view < 5; view += 1) await site.request('/seen');
  await site.request('/');
  await site.request('/nothing-here');
  const views = keepViewsCurrent(site.world, site.app.delivery);
  await views.flush();
  await views.stop();
  assert.equal((await seen()) - before, 5);
  await site.close();
});
