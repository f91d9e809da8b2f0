/** What a new reader does, from the first half-written comment to the last: on a telephone, without a script, by keyboard alone. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import { lastMail } from '../../src/rooms/accounts/sign-in-for-tests.ts';
import { makeStory } from '../make-stories.ts';
import { discussionSite, form, openLive, write, type DiscussionSite } from './discussion-site.ts';

let site: DiscussionSite;

before(async () => {
  site = await discussionSite();
});

// The browser's clock and the site's are the same: what is said "now" is new.
beforeEach(() => {
  site.clock.now = Date.now();
});

after(() => site.close());

const phone = { viewport: { width: 390, height: 844 } };

/** The sum of the sign-in page is done before anybody has typed an address by hand. */
const sumIsDone = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[name=proof]')?.value);

const atSignIn = (page: Page): Promise<void> => page.waitForURL(/\/sign-in\?/);
const atOwnComment = (page: Page): Promise<void> => page.waitForURL(/\?comment=/);

const pathOf = async (id: string): Promise<string> =>
  (await site.world.db.selectFrom('article').select('path').where('id', '=', id).executeTakeFirstOrThrow()).path;

/** Presses Tab until something with these words has the focus. */
const tabTo = async (page: Page, words: RegExp): Promise<void> => {
  for (let i = 0; i < 120; i += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(
      '(({ labels, innerText, ariaLabel }) => [...(labels ?? [])].map((one) => one.innerText).join(" ") || ariaLabel || innerText)(document.activeElement)',
    );
    if (words.test(String(at).trim())) return;
  }
  assert.fail(`${words} cannot be reached by Tab`);
};

test('on a telephone a stranger’s half-written comment becomes a reader’s, is answered live, and leaves with its writer', async () => {
  const { page, faults, close } = await site.windowOf(undefined, phone);
  await openLive(page, site.path);
  await write(page, 'Who paid for **this** wall?');
  await atSignIn(page);
  await page.locator('input[name="email"]').focus();
  await sumIsDone(page);
  await page.keyboard.type('ada@readers.test');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/sign-in\/code/);
  await page.locator('input[name="code"]').fill('000000');
  await page.keyboard.press('Enter');
  await page.locator('.field-fault').waitFor();
  await page.locator('input[name="code"]').fill((await lastMail(site, 'ada@readers.test')).code);
  await page.keyboard.press('Enter');
  await page.locator('input[name="name"]').fill('Ada Harbour');
  await page.keyboard.press('Enter');
  await atOwnComment(page);
  const own = page.locator('ol.thread .comment', { hasText: 'Who paid for this wall?' });
  assert.ok(await own.isVisible());
  await page.locator('live-thread[data-live]').waitFor();
  assert.equal(await form(page).locator('textarea').inputValue(), '', 'the text stands in the form still');

  const ben = await site.reader('Ben Quay');
  const { id } = await site.world.db
    .selectFrom('comment')
    .select('id')
    .where('body', 'like', '%Who paid for%')
    .executeTakeFirstOrThrow();
  await ben.post('The port did.', { parent: id });
  await page.locator('.live-answers', { hasText: '1 new answer' }).click();
  const answer = page.locator('.answer-list .comment', { hasText: 'The port did.' });
  await answer.locator('button.tool', { hasText: 'Recommend' }).click();
  await answer.locator('button[aria-pressed="true"]').click();
  await answer.locator('button[aria-pressed="false"]').waitFor();
  const more = answer.locator('.comment-more');
  const before = await more.locator('summary').boundingBox();
  await more.locator('summary').click();
  assert.deepEqual(await more.locator('summary').boundingBox(), before, 'what was pressed moved away');
  await more.getByText('Report').click();
  const dialog = page.locator('dialog');
  await dialog.getByLabel('Advertising or spam').check();
  assert.equal(await dialog.getByText('Cancel', { exact: true }).count(), 1);
  await dialog.getByText('Send', { exact: true }).click();
  await dialog.waitFor({ state: 'detached' });

  await page.locator('.story-marks').getByRole('button', { name: 'Save' }).click();
  await page.locator('.story-marks').getByRole('button', { name: 'Saved' }).waitFor();
  await page.goto('/saved');
  await page.locator('main').getByRole('link', { name: 'The tide' }).waitFor();

  await page.goto('/me/delete');
  await page.getByLabel('Keep them').check();
  await page.getByRole('button', { name: 'Delete my account for good' }).click();
  await page.waitForURL(/\/me\/delete\/done/);
  await page.goto(site.path);
  const left = page.locator('ol.thread .comment', { hasText: 'Who paid for this wall?' });
  assert.match(await left.innerText(), /Former reader/);
  assert.doesNotMatch(await page.content(), /Ada Harbour/);
  assert.deepEqual(
    faults.filter((fault) => !/401|422/.test(fault)),
    [],
  );
  await close();
});

test('a stranger learns how to give notice of illegal content without an account', async () => {
  const ann = await site.reader('Ann Quay');
  const posted = await ann.post('Something a court should read.');
  const { page, faults, close } = await site.windowOf(undefined, phone);
  await openLive(page, site.path);
  const comment = page.locator(`#comment-${posted.id}`);
  await comment.locator('.comment-more summary').click();
  await comment.getByText('Report').click();
  await page.getByRole('link', { name: 'It is illegal content' }).click();
  await page.getByLabel('Why is it illegal?').fill('It is a threat.');
  await page.getByLabel('Your name').fill('Nora');
  await page.getByLabel('Your e-mail address').fill('nora@readers.test');
  const box = page.getByLabel('I believe in good faith');
  assert.ok((await box.boundingBox())!.width < 30, 'the box to tick is as wide as a field');
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390);
  await box.check();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Your notice has arrived.').waitFor();
  assert.deepEqual(faults, []);
  await close();
});

test('without a script, in Arabic, one registers by the link on another device, edits, and takes everything away again', async () => {
  const story = await makeStory(site.world, { edition: 'ar', headline: 'المد' });
  const path = await pathOf(story);
  const options = { ...phone, javaScriptEnabled: false };
  const [first, other] = [await site.windowOf(undefined, options), await site.windowOf(undefined, options)];
  await first.page.goto(path);
  await write(first.page, 'من دفع ثمن الجدار؟');
  await atSignIn(first.page);
  await first.page.locator('input[name="email"]').fill('amal@readers.test');
  await first.page.keyboard.press('Enter');
  await first.page.waitForURL(/\/ar\/sign-in\/code/);
  const { link } = await lastMail(site, 'amal@readers.test');
  const { page } = other;
  await page.goto(link);
  assert.equal(await page.evaluate('document.documentElement.dir').catch(() => 'rtl'), 'rtl');
  await page.locator('input[name="name"]').fill('أمل البحر');
  await page.keyboard.press('Enter');
  // It was begun elsewhere: it is shown first, and said by one press.
  await page.waitForURL(/\/ar\/comments\/draft\//);
  assert.equal(await page.locator('main textarea').inputValue(), 'من دفع ثمن الجدار؟');
  await page.locator('main .form-foot button').first().click();
  await atOwnComment(page);
  const own = page.locator('ol.thread .comment', { hasText: 'من دفع ثمن الجدار؟' });
  assert.match(await own.innerText(), /أمل البحر/);

  await own.getByText('عدّل').click();
  await page.locator('main textarea').fill('من دفع ثمن الجدار القديم؟');
  await page.locator('.form-foot button').first().click();
  await page.locator('ol.thread .comment', { hasText: 'الجدار القديم' }).waitFor();
  await page.goto(path);
  await write(page, 'مرة واحدة فقط.');
  await atOwnComment(page);
  // Back, and the same form once more: it says the same thing once.
  await page.goBack();
  await form(page).locator('textarea').fill('مرة واحدة فقط.');
  await form(page).locator('.form-foot button').first().click();
  await atOwnComment(page);
  assert.equal(await page.locator('ol.thread .comment', { hasText: 'مرة واحدة فقط.' }).count(), 1);

  await page.goto('/ar/me/delete');
  await page.locator('main input[type="radio"]').first().check();
  await page.locator('main form button').first().click();
  await page.waitForURL(/\/me\/delete\/done/);
  await site.runJobs();
  await first.page.goto(path);
  assert.equal(await first.page.locator('ol.thread .comment').count(), 0);
  assert.deepEqual([...first.faults, ...other.faults], []);
  await first.close();
  await other.close();
});

test('by keyboard alone one writes, registers, follows and mutes', async () => {
  const ben = await site.reader('Ben Mole');
  const path = await pathOf(await makeStory(site.world, { headline: 'The mole' }));
  const { page, faults, close } = await site.windowOf();
  await openLive(page, path);
  await page.evaluate('scrollTo(0, 0)');
  await tabTo(page, /Join the discussion/);
  await page.keyboard.type('Typed without a mouse.');
  await page.keyboard.press('Control+Enter');
  await atSignIn(page);
  await tabTo(page, /E-mail address/);
  await page.keyboard.type('kit@readers.test');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/sign-in\/code/);
  // The field waits for the code: nothing has to be looked for.
  assert.equal(await page.evaluate('document.activeElement.name'), 'code');
  await page.keyboard.type((await lastMail(site, 'kit@readers.test')).code);
  await page.keyboard.press('Enter');
  await page.locator('input[name="name"]').waitFor();
  await tabTo(page, /Make my account/);
  await page.keyboard.press('Enter');
  await atOwnComment(page);
  await page.locator('live-thread[data-live]').waitFor();

  const article = new URL(page.url()).pathname;
  const { id } = await site.world.db
    .selectFrom('article')
    .select('id')
    .where('path', '=', article)
    .executeTakeFirstOrThrow();
  const posted = await ben.post('Noise.', { article: id });
  await page.locator('.live-new').waitFor();
  await page.locator('.live-new').focus();
  await page.keyboard.press('Enter');
  const noise = page.locator(`#comment-${posted.id}`);
  await noise.waitFor();
  await tabTo(page, /^More$/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Mute this reader$/);
  await page.keyboard.press('Enter');
  await page.locator('ol.thread .muted').waitFor();
  await page.goto('/me/mutes');
  await page.locator('main', { hasText: 'Ben Mole' }).waitFor();
  await tabTo(page, /^Show again$/);
  await page.keyboard.press('Enter');
  await page.getByText('You have muted nobody.').waitFor();
  assert.deepEqual(
    faults.filter((fault) => !fault.includes('401')),
    [],
  );
  await close();
});
