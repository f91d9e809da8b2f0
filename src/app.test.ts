import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeNewspaper } from '../test/newspaper.ts';
import { testSite, type TestSite } from '../test/test-world.ts';

let site: TestSite;

before(async () => {
  site = await testSite();
  const paper = await makeNewspaper(site.world);
  await paper.story({ headline: 'The lead of the day', slug: 'lead' });
});
after(() => site.close());

const statusOf = async (url: string, method = 'GET'): Promise<number> => (await site.request(url, { method })).status;

test('an address spelled oddly leads where the plain one leads, and spoils nothing for those who come after', async () => {
  for (const [odd, plain] of [
    ['/%61r/archive', '/ar/archive'],
    ['/%74ext/archive', '/text/archive'],
    ['/t%65xt/a%72', '/text/ar'],
    ['/%61rchive', '/archive'],
  ] as const) {
    const asked = await site.request(odd);
    const after = await site.request(plain);
    assert.deepEqual([asked.status, after.status], [200, 200], odd);
    assert.equal((await after.text()).includes(odd), false);
  }
});

test('methods no page has are told which there are, and the page is read as before', async () => {
  for (const method of ['OPTIONS', 'TRACE']) {
    const answer = await site.request('/', { method });
    assert.equal(answer.status, 405);
    assert.equal(answer.headers.get('allow'), 'GET, HEAD');
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  }
  assert.equal(await statusOf('/'), 200);
});

test('a very long name in an address is a missing page like any other', async () => {
  const answer = await site.request(`/tag/${'a'.repeat(3_900)}`);
  assert.equal(answer.status, 404);
  assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
});

test('an address that cannot be read is answered with a page in the reader’s language', async () => {
  for (const path of ['/%ff', '/ar/tag/%E0%A4%A', '/sign-in/%c0%af']) {
    const answer = await site.request(path);
    assert.equal(answer.status, 400);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(await answer.text(), path.startsWith('/ar') ? /<html lang="ar"/ : /<html lang="en"/);
  }
});
