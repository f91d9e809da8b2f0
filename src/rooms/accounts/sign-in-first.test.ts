import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import { startMessage } from '../../cli/start-message.ts';
import { accountByEmail } from './accounts.ts';
import { browser } from './sign-in-for-tests.ts';

let site: TestSite;
before(async () => {
  site = await testSite();
});
after(() => site.close());

const hint = async (): Promise<string> =>
  /Editor sign-in +(.*)/.exec(await startMessage(site.world, 'http://127.0.0.1:1'))?.[1] ?? '';

const linkIn = (text: string): string => /http:\/\/courant\.test(\/sign-in\/first\/[\w-]{43})/.exec(text)?.[1] ?? '';

test('the start of a new publication prints a link that makes its first publisher, once', async () => {
  const [link, other] = [linkIn(await hint()), linkIn(await hint())];
  assert.notEqual(link, '');
  const one = browser(site);
  for (let look = 0; look < 2; look += 1)
    assert.match(await (await one.get(link)).text(), /name="email"[\s\S]*name="name"/);
  assert.equal((await one.post(link, { email: 'nonsense', name: 'Ada' })).status, 422);
  assert.equal((await one.post(link, { email: 'ada@paper.example', name: '\u202e' })).status, 422);
  const made = await one.post(link, { email: 'Ada@Paper.example', name: 'Ada Harbour' });
  assert.equal(made.headers.get('location'), '/newsroom');
  assert.equal((await one.get('/newsroom/stories')).status, 200);
  const account = await accountByEmail(site.world, 'ada@paper.example');
  assert.deepEqual([account?.role, account?.name], ['publisher', 'Ada Harbour']);
  // Neither this link nor another that was printed makes a second one.
  for (const used of [link, other]) {
    assert.equal((await browser(site).get(used)).status, 403);
    assert.equal((await browser(site).post(used, { email: 'eve@paper.example', name: 'Eve' })).status, 403);
  }
  assert.equal(await accountByEmail(site.world, 'eve@paper.example'), undefined);
  assert.match(await hint(), /courant user link/);
});

test('a link nobody printed makes nobody a publisher, and a printed one only for a day', async () => {
  const fresh = await testSite();
  try {
    const one = browser(fresh);
    const forged = `/sign-in/first/${'A'.repeat(43)}`;
    assert.equal((await one.post(forged, { email: 'eve@paper.example', name: 'Eve' })).status, 403);
    const link = linkIn(await startMessage(fresh.world, 'http://127.0.0.1:1'));
    fresh.clock.now += 86_400_000;
    assert.equal((await one.post(link, { email: 'eve@paper.example', name: 'Eve' })).status, 403);
    assert.equal(await accountByEmail(fresh.world, 'eve@paper.example'), undefined);
  } finally {
    await fresh.close();
  }
});
