import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { discussionSite, form, openLive, write, type DiscussionSite } from './discussion-site.ts';

let site: DiscussionSite;
let windowOf: DiscussionSite['windowOf'];

before(async () => {
  site = await discussionSite();
  windowOf = site.windowOf;
});

// The browser's clock and the site's are the same: what is said "now" is new.
beforeEach(() => {
  site.clock.now = Date.now();
});

after(() => site.close());

test('an answer is written under the comment it answers, with what was selected as a quote', async () => {
  const [ann, ben] = [await site.reader('Ann Three'), await site.reader('Ben Three')];
  const root = await ann.post('The harbour wall was built twice. Nobody remembers why.');
  const bens = await windowOf(ben);
  await openLive(bens.page, site.path);
  const branch = bens.page.locator(`#comment-${root.id}`);
  await branch.locator('.comment-text').evaluate((element) => {
    const text = element.querySelector('p')?.firstChild;
    if (text) getSelection()?.setBaseAndExtent(text, 0, text, 33);
  });
  await branch.locator('a.tool', { hasText: 'Answer' }).click();
  const field = branch.locator('.answering textarea');
  await field.waitFor();
  assert.equal(await field.inputValue(), '> The harbour wall was built twice.\n\n');
  assert.ok(await field.evaluate((element) => element === document.activeElement));
  await field.pressSequentially('Because of the storm.');
  await bens.page.keyboard.press('Control+Enter');
  const answer = branch.locator('.answer-list .comment', { hasText: 'Because of the storm.' });
  await answer.waitFor();
  assert.equal(await answer.locator('blockquote').innerText(), 'The harbour wall was built twice.');
  await branch.locator('.answering').waitFor({ state: 'detached' });
  assert.deepEqual(bens.faults, []);
  await bens.close();
});

test('formatting buttons work by keyboard and are undone by the browser; the preview shows what the server draws', async () => {
  const { page, faults, close } = await windowOf(await site.reader('Ann Four'));
  await openLive(page, site.path);
  const field = form(page).locator('textarea');
  await field.fill('a wall');
  await field.evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(2, 6));
  await field.press('Control+b');
  assert.equal(await field.inputValue(), 'a **wall**');
  await field.press('Control+z');
  assert.equal(await field.inputValue(), 'a wall');
  await field.evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(2, 6));
  const bar = form(page).locator('[role="toolbar"]');
  // Two letters every font has; all other signs are drawn.
  const signs = await bar
    .locator('button')
    .evaluateAll((buttons) =>
      buttons.map((one) => one.textContent || one.querySelector<SVGPathElement>('svg path')?.getTotalLength()),
    );
  assert.deepEqual(signs.slice(0, 2), ['B', 'I']);
  for (const length of signs.slice(2)) assert.ok(Number(length) > 20, `a sign of ${length} is not drawn`);
  await bar.locator('button').first().focus();
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowRight');
  assert.equal(await page.evaluate('document.activeElement.ariaLabel'), 'Spoiler');
  await page.keyboard.press('Enter');
  assert.equal(await field.inputValue(), 'a ||wall||');
  await form(page).locator('button', { hasText: 'Preview' }).click();
  await form(page).locator('.form-preview .spoiler', { hasText: 'wall' }).waitFor();
  await field.fill('<img src=x onerror=alert(1)> **bold**');
  await form(page).locator('.form-preview strong', { hasText: 'bold' }).waitFor();
  assert.equal(await form(page).locator('.form-preview img').count(), 0);
  assert.deepEqual(faults, []);
  await close();
});

test('a draft survives a reload, can be thrown away, and is gone once the comment is posted', async () => {
  const { page, close } = await windowOf(await site.reader('Ann Five'));
  await openLive(page, site.path);
  assert.equal(await page.evaluate('localStorage.length'), 0, 'something is kept before anything was typed');
  const field = form(page).locator('textarea');
  await field.fill('Half a thought');
  await page.reload();
  assert.equal(await field.inputValue(), 'Half a thought');
  await form(page).locator('.draft-line button').click();
  assert.equal(await field.inputValue(), '');
  await page.reload();
  assert.equal(await field.inputValue(), '');
  await field.fill('A whole thought of five.');
  await form(page).locator('.form-foot button').first().click();
  await page.locator('ol.thread .comment', { hasText: 'A whole thought of five.' }).waitFor();
  assert.equal(await page.evaluate('localStorage.length'), 0);
  await close();
});

test('when the connection fails nothing is lost, and trying again posts it once', async () => {
  const { page, close } = await windowOf(await site.reader('Ann Six'));
  await openLive(page, site.path);
  let isCut = true;
  await page.route('**/comments', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    if (!isCut) return route.continue();
    isCut = false;
    // The comment arrives, the answer does not.
    await route.fetch();
    return route.abort();
  });
  await write(page, 'Said once, heard once.');
  await page.locator('.form-alert', { hasText: 'Your text is still here' }).waitFor();
  assert.equal(await form(page).locator('textarea').inputValue(), 'Said once, heard once.');
  await form(page).locator('.form-foot button').first().click();
  await page.locator('ol.thread .comment', { hasText: 'Said once' }).waitFor();
  const rows = await site.world.db
    .selectFrom('comment')
    .select('id')
    .where('body', 'like', '%Said once, heard once.%')
    .execute();
  assert.equal(rows.length, 1);
  await close();
});

test('an answer always says what happened: asked to think again one may insist, and what waits says so', async () => {
  const { page, faults, close } = await windowOf(await site.reader('Ann Insists'));
  await openLive(page, site.path);
  await write(page, 'That is bilgewater, captain.');
  const alert = form(page).locator('[role="alert"]');
  await alert.locator('button', { hasText: 'Post it as it is' }).waitFor();
  assert.equal(await form(page).locator('textarea').inputValue(), 'That is bilgewater, captain.');
  await alert.locator('button').click();
  const status = form(page).locator('[role="status"]');
  await status.locator('a', { hasText: 'See how it stands' }).waitFor();
  assert.match(await status.innerText(), /waiting for a moderator/);
  assert.equal(await alert.innerText(), '');
  // Its writer sees it at its place, and that nobody else does yet.
  await page.locator('ol.thread li.is-waiting', { hasText: 'bilgewater' }).waitFor();
  assert.equal(await page.locator('ol.thread li:not(.is-waiting) > .comment', { hasText: 'bilgewater' }).count(), 0);
  assert.equal(await form(page).locator('textarea').inputValue(), '');
  assert.deepEqual(
    faults.filter((fault) => !fault.includes('422')),
    [],
  );
  await close();
});

test('one’s own comment is changed in a window over the page, and stands there changed', async () => {
  const ann = await site.reader('Ann Edits');
  const own = await ann.post('The tied came in.');
  const { page, faults, close } = await windowOf(ann);
  await openLive(page, site.path);
  await page.locator(`#comment-${own.id} a.tool`, { hasText: 'Edit' }).click();
  const field = page.locator('dialog.live-window textarea');
  assert.equal(await field.inputValue(), 'The tied came in.');
  site.clock.now += 1_000;
  await field.fill('The tide came in.');
  await page.keyboard.press('Control+Enter');
  await page.locator(`#comment-${own.id} .comment-text`, { hasText: 'The tide came in.' }).waitFor();
  assert.equal(await page.locator('dialog').count(), 0);
  assert.equal(await page.evaluate('localStorage.length'), 0);
  assert.deepEqual(faults, []);
  await close();
});

test('a stranger is sent to sign in with the text, and finds it there', async () => {
  const { page, faults, close } = await windowOf();
  await openLive(page, site.path);
  await write(page, 'A word of a stranger.');
  await page.waitForURL(/\/sign-in\?/);
  assert.match(page.url(), /draft=/);
  await page.goto(site.path);
  assert.equal(await form(page).locator('textarea').inputValue(), 'A word of a stranger.');
  assert.deepEqual(
    faults.filter((fault) => !fault.includes('401')),
    [],
  );
  await close();
});

test('without JavaScript one writes, answers and recommends by forms and links', async () => {
  const [ann, ben] = [await site.reader('Ann Seven'), await site.reader('Ben Seven')];
  const root = await ben.post('Something to answer without any script.');
  const { page, faults, close } = await windowOf(ann, { javaScriptEnabled: false });
  await page.goto(site.path);
  await write(page, 'Posted by a plain form.');
  await page.waitForURL(/\?comment=/);
  assert.ok(await page.locator('.comment', { hasText: 'Posted by a plain form.' }).isVisible());
  const branch = page.locator(`#comment-${root.id}`);
  await branch.locator('button.tool', { hasText: 'Recommend' }).click();
  await page.locator(`#comment-${root.id} button[aria-pressed="true"]`).waitFor();
  await branch.locator('a.tool', { hasText: 'Answer' }).click();
  await branch.locator('.answering textarea').fill('And an answer.');
  await branch.locator('.answering .form-foot button').first().click();
  await page.locator('.answer-list .comment', { hasText: 'And an answer.' }).waitFor();
  assert.deepEqual(faults, []);
  await close();
});

test('j and k walk from comment to comment, not while one types, and can be switched off', async () => {
  const { page, close } = await windowOf(await site.reader('Ann Eight'));
  await openLive(page, site.path);
  await page.locator('ol.thread').scrollIntoViewIfNeeded();
  const at = (): Promise<unknown> =>
    page.evaluate('[...document.querySelectorAll("ol.thread .comment")].indexOf(document.activeElement)');
  await page.keyboard.press('j');
  const first = Number(await at());
  assert.ok(first >= 0);
  await page.keyboard.press('j');
  assert.equal(await at(), first + 1);
  await page.keyboard.press('k');
  assert.equal(await at(), first);
  await form(page).locator('textarea').focus();
  await page.keyboard.press('j');
  assert.equal(await form(page).locator('textarea').inputValue(), 'j');
  await form(page).locator('textarea').fill('');
  await page.locator('ol.thread .comment').first().focus();
  await page.keyboard.press('?');
  const list = page.locator('dialog.live-keys[open]');
  await list.waitFor();
  await list.locator('input[type=checkbox]').uncheck();
  await page.keyboard.press('Escape');
  await page.locator('ol.thread .comment').first().focus();
  await page.keyboard.press('j');
  assert.equal(await at(), 0);
  await close();
});

test('a comment is reported in a window over the page, by keyboard alone', async () => {
  const [ann, ben] = [await site.reader('Ann Nine'), await site.reader('Ben Nine')];
  const root = await ben.post('Buy cheap anchors at my shop.');
  const { page, faults, close } = await windowOf(ann);
  await openLive(page, site.path);
  const more = page.locator(`#comment-${root.id} .comment-more summary`);
  await more.focus();
  await page.keyboard.press('Enter');
  await page.locator(`#comment-${root.id} a`, { hasText: 'Report' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.locator('dialog.live-window[open]');
  await dialog.waitFor();
  await dialog.locator('input[type=radio]').first().focus();
  await page.keyboard.press('Space');
  await dialog.locator('button[type=submit], .form-foot button').first().focus();
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await more.evaluate((element) => element === document.activeElement), true);
  const report = await site.world.db
    .selectFrom('report')
    .select('comment_id')
    .where('comment_id', '=', root.id)
    .executeTakeFirst();
  assert.ok(report);
  assert.deepEqual(faults, []);
  await close();
});
