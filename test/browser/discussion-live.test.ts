import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { makeStory } from '../make-stories.ts';
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

test('what one reader posts is offered to another who has the page open, and comes without moving what is being read', async () => {
  const [ann, ben] = [await site.reader('Ann One'), await site.reader('Ben One')];
  const annas = await windowOf(ann);
  const bens = await windowOf(ben);
  await ann.post('The first word is already there.');
  await openLive(bens.page, site.path);
  await openLive(annas.page, site.path);
  await write(annas.page, 'The tide **came in** as announced.');
  const own = annas.page.locator('ol.thread .comment', { hasText: 'came in' });
  await own.waitFor();
  assert.equal(await own.locator('strong').innerText(), 'came in');
  assert.ok(await own.evaluate((element) => element === document.activeElement), 'the new comment has not the focus');
  assert.equal(await form(annas.page).locator('textarea').inputValue(), '');

  const offer = bens.page.locator('.live-new');
  await offer.waitFor();
  assert.equal(await offer.innerText(), '1 new comment');
  assert.equal(await bens.page.locator('.comment', { hasText: 'came in' }).count(), 0, 'it came unasked');
  const first = bens.page.locator('.comment', { hasText: 'first word' });
  const before = await first.boundingBox();
  await offer.focus();
  assert.deepEqual(await first.boundingBox(), before);
  await bens.page.waitForFunction(
    '/1 new comment/.test(document.querySelector("live-thread [role=status].unseen").textContent)',
  );
  await bens.page.keyboard.press('Enter');
  const arrived = bens.page.locator('ol.thread .comment', { hasText: 'came in' });
  await arrived.waitFor();
  await bens.page.waitForFunction('document.activeElement.classList.contains("comment")');
  assert.equal(await offer.count(), 0);
  assert.deepEqual([annas.faults, bens.faults], [[], []]);
  await annas.close();
  await bens.close();
});

test('answers, recommendations, edits and removals reach an open page in place', async () => {
  const [ann, ben] = [await site.reader('Ann Two'), await site.reader('Ben Two')];
  const root = await ann.post('Who has seen the second boat?');
  const other = await ann.post('Something that will be deleted.');
  const bens = await windowOf(ben);
  await openLive(bens.page, site.path);
  const branch = bens.page.locator(`#comment-${root.id}`);

  const answer = await ann.post('It came back at noon.', { parent: root.id });
  const offer = branch.locator('.live-answers');
  await offer.waitFor();
  assert.equal(await offer.innerText(), '1 new answer');
  await offer.click();
  await branch.locator(`#comment-${answer.id}`).waitFor();
  assert.equal(await branch.locator('.answers > summary').innerText(), '1 answer');
  await branch.locator('.live-answers').waitFor({ state: 'detached' });

  const cara = await site.reader('Cara Two');
  await cara.send(`/comments/${root.id}/recommend`, {}, { json: true });
  await bens.page.waitForFunction(
    (id) => document.querySelector(`#comment-${id} [data-recommends]`)?.textContent === '1',
    root.id,
  );
  await branch.locator('button.tool', { hasText: 'Recommend' }).first().click();
  await branch.locator('button[aria-pressed="true"]').waitFor();
  assert.match(await branch.locator('button[aria-pressed="true"]').innerText(), /^Recommended\s+2$/);

  site.clock.now += 1;
  await ann.send(`/comments/${root.id}/edit`, { text: 'Who has seen the third boat?' }, { json: true });
  await branch.locator('.live-edited').click();
  await branch.locator('.comment-text', { hasText: 'third boat' }).waitFor();
  assert.equal(await branch.locator(`#comment-${answer.id}`).count(), 1, 'its answers are gone');

  await ann.send(`/comments/${other.id}/delete`, {}, { json: true });
  await bens.page.locator(`#comment-${other.id} .comment-gone`, { hasText: 'Deleted by its writer.' }).waitFor();
  assert.deepEqual(bens.faults, []);
  await bens.close();
});

test('what waits stands at its place for its writer at once, and becomes a comment like any other when it is let through', async () => {
  const [ann, mod] = [await site.reader('Ann Three'), await site.reader('Mo Three', 'moderator')];
  const annas = await windowOf(ann);
  const strangers = await windowOf();
  await openLive(annas.page, site.path);
  await openLive(strangers.page, site.path);
  await write(annas.page, 'Who has seen my marlinspike?');
  const own = annas.page.locator('ol.thread > li.is-waiting', { hasText: 'marlinspike' });
  await own.waitFor();
  assert.match(await own.innerText(), /Only you see it until then\./);
  const id = (await own.getAttribute('id'))?.slice('comment-'.length) ?? '';
  await mod.send(`/comments/${id}/approve`, {}, { json: true });
  await annas.page.locator(`#comment-${id}:not(.is-waiting)`).waitFor();
  const offer = strangers.page.locator('.live-new');
  await offer.waitFor();
  assert.equal(await offer.innerText(), '1 new comment');
  assert.equal(await annas.page.locator('.live-new').count(), 0, 'nobody is offered their own');
  assert.deepEqual([annas.faults, strangers.faults], [[], []]);
  await annas.close();
  await strangers.close();
});

test('in Arabic the thread speaks Arabic and its buttons go from right to left', async () => {
  const story = await makeStory(site.world, { edition: 'ar', headline: 'المد' });
  const { path } = await site.world.db
    .selectFrom('article')
    .select('path')
    .where('id', '=', story)
    .executeTakeFirstOrThrow();
  const amal = await site.reader('Amal');
  const { page, faults, close } = await windowOf(amal);
  await openLive(page, path);
  const posted = await amal.post('وصل القارب.', { article: story });
  await page.locator('.live-new', { hasText: 'تعليق جديد واحد' }).click();
  assert.ok(await page.locator(`#comment-${posted.id}`).isVisible());
  const bar = form(page).locator('[role="toolbar"]');
  await bar.locator('button').first().focus();
  await page.keyboard.press('ArrowLeft');
  assert.equal(await page.evaluate('document.activeElement.ariaLabel'), 'مائل');
  assert.deepEqual(faults, []);
  await close();
});

test('after the server was gone for a moment the page goes on where it was', async () => {
  const ann = await site.reader('Ann Ten');
  const { page, close } = await windowOf();
  await openLive(page, site.path);
  await site.stopServer();
  await page.locator('live-thread:not([data-live])').waitFor();
  await site.startAgain();
  await ann.post('Said while nobody could hear.');
  await page.locator('.live-new').waitFor({ timeout: 20_000 });
  await close();
});

test('where no stream can be had the page asks now and then', async () => {
  const ann = await site.reader('Ann Twelve');
  const { page, close } = await windowOf(await site.reader('Ben Twelve'));
  // A proxy that lets no streams through; the pauses between two tries are made short.
  await page.route(/\/live\/thread\/[\w-]+\?/, (route) => route.fulfill({ status: 502 }));
  await page.addInitScript(
    'const later = setTimeout; window.setTimeout = (act, pause, ...more) => later(act, Math.min(pause, 50), ...more);',
  );
  await page.goto(site.path);
  await page.locator('#comments').scrollIntoViewIfNeeded();
  await ann.post('Heard by asking.');
  await page.locator('.live-new', { hasText: '1 new comment' }).waitFor();
  assert.equal(await page.locator('live-thread[data-live]').count(), 0);
  await close();
});
