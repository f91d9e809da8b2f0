import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test } from 'node:test';
import { makeEditions } from '../../test/make-stories.ts';
import { testSite, type TestSite } from '../../test/test-world.ts';
import { saveSettings } from '../rooms/publication/publication.ts';

const skip = process.env['TEST_DATABASE_URL'] ? 'SQLite alone has one lock for all' : false;

let site: TestSite;
before(async () => {
  site = await testSite();
  await makeEditions(site.world, 'en');
  await saveSettings(site.world, { contactEmail: 'desk@courant.test' });
});
after(() => site.close());

const letter = new URLSearchParams({
  name: 'Ann',
  email: 'ann@example.org',
  message: 'The tide came in as announced.',
});
const send = (): Promise<Response> =>
  site.request('/contact', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://courant.test' },
    body: letter.toString(),
  });

/** Another program that has the database's lock, as a backup or a maintenance command may. */
const lock = (): DatabaseSync => {
  const other = new DatabaseSync(join(site.world.config.dataDir, 'courant.sqlite'));
  other.exec('begin immediate');
  return other;
};

test(
  'while another program holds the lock readers are served at once, and what was sent is kept when it lets go',
  { skip },
  async () => {
    const other = lock();
    const order: string[] = [];
    const sent = send().then((answer) => {
      order.push('sent');
      return answer;
    });
    await new Promise((next) => setTimeout(next, 100));
    assert.equal((await site.request('/archive')).status, 200);
    order.push('read');
    other.exec('rollback');
    other.close();
    assert.equal((await sent).status, 303);
    assert.deepEqual(order, ['read', 'sent']);
  },
);

test(
  'who waits in vain is asked to come back, and later all is well without a restart',
  { skip, timeout: 30_000 },
  async () => {
    const other = lock();
    const answers = await Promise.all([send(), send()]);
    for (const answer of answers) {
      assert.equal(answer.status, 503);
      assert.equal(answer.headers.get('retry-after'), '5');
    }
    other.exec('rollback');
    other.close();
    assert.equal((await send()).status, 303);
  },
);
