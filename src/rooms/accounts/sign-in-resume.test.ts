import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writingSite } from '../discussion/writing-for-tests.ts';
import { browser, signInByCode } from './sign-in-for-tests.ts';

test('who has signed in meanwhile, in another window, sends the text they had begun by a button and not by looking', async () => {
  const site = await writingSite();
  const one = browser(site);
  const begun = await one.post('/comments', { article: site.story, text: 'Begun before signing in.' });
  const to = begun.headers.get('location') ?? '';
  await signInByCode(site, one, { email: 'two-windows@readers.test' });
  const page = await one.get(to);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /You are signed in[\s\S]*action="\/sign-in\/resume"/);
  const count = async (): Promise<number> => (await site.world.db.selectFrom('comment').select('id').execute()).length;
  assert.equal(await count(), 0);
  const query = new URL(to, 'http://courant.test').searchParams;
  const form = { return: query.get('return') ?? '', draft: query.get('draft') ?? '' };
  assert.match(
    (await browser(site).post('/sign-in/resume', form)).headers.get('location') ?? '',
    /^\/sign-in\?return=/,
  );
  assert.equal(await count(), 0);
  const sent = await one.post('/sign-in/resume', form);
  assert.match(sent.headers.get('location') ?? '', /#comment-/);
  assert.equal(await count(), 1);
  await site.close();
});
