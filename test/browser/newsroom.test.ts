import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import { changeRole, openSession, sessionCookie } from '../../src/rooms/accounts/accounts.ts';
import type { Reader } from '../../src/rooms/discussion/writing-for-tests.ts';
import { createStory, draftOf } from '../../src/rooms/drafting/drafting.ts';
import { openStory, saved, toTheEnd, writingRoom, type WritingRoom } from './writing-site.ts';

let site: WritingRoom;
let wim: Reader;
let edda: Reader;

before(async () => {
  site = await writingRoom();
  wim = await site.reader('Wim Writes', 'writer');
  edda = await site.reader('Edda Edits', 'editor');
});
beforeEach(() => {
  site.clock.now = Date.now();
});
after(() => site.close());

const is = (page: Page, status: string): Promise<void> =>
  page.locator(`[data-status][data-is="${status}"]`).waitFor({ timeout: 60_000 });

const newStory = async (): Promise<string> => {
  const begun = await createStory(site.world, { account: edda.account, edition: 'en', kind: 'news', headline: 'Tide' });
  assert.ok(begun.ok);
  return begun.value.articleId;
};
const bodyOf = async (story: string): Promise<string> =>
  JSON.stringify((await draftOf(site.world, story))?.fields.body);

/** What goes wrong on purpose is said in the console, too; so is that the browser has closed a store it was told to empty. */
const unexpected = (faults: readonly string[]): string[] =>
  faults.filter((fault) => !/\b(4\d\d|WebSocket|AbortError: The connection was closed)\b/.test(fault));

test('A story’s whole way: written by two, illustrated, planned, published, corrected, restored, translated, shown and taken back', async () => {
  const editor = await site.windowOf(edda);
  const writer = await site.windowOf(wim);
  const reader = await site.windowOf({ ...edda, cookie: 'nobody=nothing' });
  const { page } = editor;
  const press = async (name: string | RegExp): Promise<void> => {
    await page.getByRole('button', { name }).first().click();
    await page.waitForLoadState();
  };

  await page.goto('/newsroom/stories/new');
  await page.getByLabel(/Headline, or the idea/).fill('Ferry runs again');
  const sea = await page.locator('option', { hasText: 'The sea' }).first().getAttribute('value');
  await page.getByLabel('Section').selectOption(sea);
  await press('Write it');
  await page.locator('story-editor[data-live] .editor-text').waitFor();
  const story = /stories\/([\w-]+)/.exec(page.url())?.[1] ?? assert.fail(page.url());
  const base = `/newsroom/stories/${story}`;

  await openStory(writer.page, story);
  await toTheEnd(page);
  await page.keyboard.type('The ferry carried forty people.');
  await writer.page.locator('.editor-text', { hasText: 'forty people.' }).waitFor();
  await toTheEnd(writer.page);
  await writer.page.keyboard.press('Enter');
  await writer.page.keyboard.type('It left at six.');
  await page.locator('.editor-text', { hasText: 'It left at six.' }).waitFor();
  await toTheEnd(page);
  await page.keyboard.press('Enter');
  await page.keyboard.type('/picture');
  await page.locator('.slash [role="option"]').first().waitFor();
  await page.keyboard.press('Enter');
  const card = page.locator('.media-card input').first();
  await card.waitFor();
  await card.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.locator('.block-picture img').waitFor();
  await Promise.all([saved(page), saved(writer.page)]);
  await writer.close();

  await page.locator('[role="tab"]', { hasText: 'Checks' }).click();
  await page.getByText('Nobody is named as its author.').waitFor();
  await page.locator('[data-publish]').click();
  await page.getByLabel('At the time below').check();
  await page
    .getByLabel('Time', { exact: true })
    .fill(new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 16));
  await press(/^Publish/);
  await page.getByText('It is planned.').waitFor();
  await page.getByRole('radio', { name: 'Now' }).check();
  await press(/^Set it so/);
  await page.getByText('It is published.').waitFor();
  const path = (await page.getByRole('link', { name: 'See it as readers do' }).getAttribute('href')) ?? assert.fail();
  await reader.page.goto(path);
  await reader.page.getByText('The ferry carried forty people.').waitFor();
  assert.equal(await reader.page.locator('figure img').first().getAttribute('alt'), 'A quay at dawn');

  await openStory(page, story);
  await page.locator('.editor-text p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(' No: thirty.');
  await saved(page);
  await page.getByText('Your changes are not out yet').waitFor();
  await reader.page.reload();
  assert.doesNotMatch(await reader.page.locator('main').innerText(), /thirty/);
  await page.locator('[data-publish]').click();
  await press('Send the changes out');
  await page.getByText('write a note for readers').waitFor();
  await page.getByLabel('Words for readers').fill('An earlier version said forty people. It was thirty.');
  await press('Send the changes out');
  await page.getByText('The changes are out.').waitFor();
  await reader.page.reload();
  await reader.page.getByText('An earlier version said forty people.').waitFor();

  await page.goto(`${base}/revisions`);
  await press('Compare the two');
  await page.getByText('No words changed.').waitFor();
  await page.goto(`${base}/revisions/1`);
  await press(/Make this the draft/);
  await page.getByText('That version is the draft again.').waitFor();

  await page.goto(`${base}/translations`);
  await page.getByRole('button', { name: 'Begin with the text' }).first().click();
  await page.getByRole('button', { name: 'Save the translation' }).waitFor();

  await page.goto(`${base}/links`);
  await page.getByLabel('For whom').fill('The captain');
  await press('Make a private link');
  const link = /http\S+\/preview\/[\w-]+/.exec(await page.locator('main').innerText())?.[0] ?? assert.fail('no link');
  await reader.page.goto(link);
  await reader.page.getByText('Please do not pass on.').waitFor();

  await page.goto(`${base}/publish`);
  await page.locator('summary', { hasText: 'Take it back' }).click();
  await press('Take it back');
  assert.equal((await reader.page.goto(path))?.status(), 410);
  assert.deepEqual(unexpected([...editor.faults, ...writer.faults, ...reader.faults]), []);
  await editor.close();
  await reader.close();
});

test('Whoever loses their session writes on, signs in again elsewhere, and everything is saved', async () => {
  const story = await newStory();
  const { page, close } = await site.windowOf(edda);
  await openStory(page, story);
  await toTheEnd(page);
  await page.keyboard.type('Signed in. ');
  await saved(page);
  const gone = edda.account.id;
  await site.world.write(async (tx) => {
    await tx.db.deleteFrom('session').where('account_id', '=', gone).execute();
    await tx.changed(`account:${gone}`);
  });
  await is(page, 'signed-out');
  const again = page.locator('[data-status] a', { hasText: 'Sign in again' });
  assert.equal(await again.getAttribute('target'), '_blank');
  await toTheEnd(page);
  await page.keyboard.type('Signed out.');
  assert.doesNotMatch(await bodyOf(story), /Signed out/);
  const token = await site.world.write((tx) => openSession(site.world, tx, { account: edda.account, method: 'code' }));
  const [name = '', value = ''] = (sessionCookie(site.world, token).split(';', 1)[0] ?? '').split('=');
  edda = { ...edda, cookie: `${name}=${value}` };
  await page.context().addCookies([{ name, value, url: new URL(page.url()).origin }]);
  await saved(page);
  assert.match(await bodyOf(story), /Signed in\. Signed out\./);
  await close();
});

test('Whoever may only read from now on is told so, and can no longer type', async () => {
  const story = await newStory();
  const other = await site.reader('Otto Often', 'editor');
  const { page, close } = await site.windowOf(other);
  await openStory(page, story);
  await toTheEnd(page);
  await page.keyboard.type('Still an editor.');
  await saved(page);
  await changeRole(site.world, other.account.id, 'contributor');
  await is(page, 'read-only');
  await page.locator('.editor-text[contenteditable="false"]').waitFor();
  await changeRole(site.world, other.account.id, 'editor');
  await close();
  for (let left = 100; left > 0 && !(await bodyOf(story)).includes('Still an editor.'); left -= 1)
    await new Promise((next) => setTimeout(next, 100));
  assert.match(await bodyOf(story), /Still an editor\./);
});

test('A page that is left in mid-word and come back to has every letter, once', async () => {
  const story = await newStory();
  const { page, close } = await site.windowOf(edda);
  await openStory(page, story);
  await toTheEnd(page);
  await page.keyboard.type('Left in mid-wo');
  await page.goto('/newsroom/stories');
  await page.goBack();
  await page.locator('story-editor[data-live] .editor-text', { hasText: 'Left in mid-wo' }).waitFor();
  await toTheEnd(page);
  await page.keyboard.type('rd.');
  // The status may still tell of what was saved before.
  for (let left = 100; left > 0 && !(await bodyOf(story)).includes('"Left in mid-word."'); left -= 1)
    await page.waitForTimeout(100);
  assert.match(await bodyOf(story), /"Left in mid-word\."/);
  await close();
});

test('What is larger than a story may be is said to be kept here only, and sent once it has become less', async () => {
  const story = await newStory();
  const { page, close } = await site.windowOf(edda);
  await openStory(page, story);
  const field = page.locator('[data-fact="legalNote"]');
  await page.evaluate(() => {
    const note = document.querySelector<HTMLTextAreaElement>('[data-fact="legalNote"]');
    if (!note) return;
    // Setting so much in lines takes a browser longer than sending it.
    note.hidden = true;
    note.style.display = 'none';
    note.value = 'x'.repeat(5 * 1024 * 1024);
    note.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await is(page, 'too-big');
  await field.evaluate((note: HTMLTextAreaElement) => {
    note.value = 'Short.';
    note.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await saved(page);
  assert.equal((await draftOf(site.world, story))?.fields.legalNote, 'Short.');
  await close();
});

test('Signing out takes the copies of stories from the device; another tab that is open goes on without a fault', async () => {
  const story = await newStory();
  const someone = await site.reader('Sol Signsout', 'editor');
  const { page, faults, close } = await site.windowOf(someone);
  await openStory(page, story);
  await toTheEnd(page);
  await page.keyboard.type('On a device of many.');
  await saved(page);
  const kept = (): Promise<number> => page.evaluate(async () => (await indexedDB.databases()).length);
  assert.ok((await kept()) > 0);
  const second = await page.context().newPage();
  await second.goto('/newsroom/stories');
  await second.evaluate(async () => fetch('/sign-out', { method: 'POST' }));
  await is(page, 'signed-out');
  await toTheEnd(page);
  await page.keyboard.type(' Typed on.');
  await page.locator('.editor-text', { hasText: 'Typed on.' }).waitFor();
  await page.goto('/');
  assert.deepEqual(unexpected(faults), []);
  await close();
});
