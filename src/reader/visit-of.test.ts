import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeEditions } from '../../test/make-stories.ts';
import { testSite } from '../../test/test-world.ts';

test('no spelling of an address makes a link to another site on the page that says it is missing', async () => {
  const site = await testSite();
  await makeEditions(site.world, 'en', 'ar');
  for (const path of ['/text//evil.example', '/ar//evil.example', '/text/ar//evil.example', '/text///evil.example/x']) {
    const answer = await site.request(path);
    assert.equal(answer.status, 404, path);
    const links = [...(await answer.text()).matchAll(/(?:href|action)="([^"]*)"/g)].map(([, to = '']) => to);
    assert.ok(links.length > 5);
    for (const to of links)
      assert.doesNotMatch(new URL(to, 'http://courant.test/').hostname, /evil/, `${to} on ${path}`);
  }
  await site.close();
});
