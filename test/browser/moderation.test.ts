import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Reader } from '../../src/rooms/discussion/writing-for-tests.ts';
import { discussionSite, openLive, write, type DiscussionSite } from './discussion-site.ts';

let site: DiscussionSite;

before(async () => {
  site = await discussionSite();
});

// The browser's clock and the site's are the same: what is said "now" is new.
beforeEach(() => {
  site.clock.now = Date.now();
});

after(() => site.close());

/** Subjects of the mails somebody has got so far, those that were on their way included. */
const mailsTo = async ({ account }: Reader): Promise<string[]> => {
  await site.runJobs();
  return site.mails.filter(({ to }) => to === account.email).map(({ subject }) => subject);
};

const main = (page: Page): Promise<string> => page.locator('main').innerText();

/** A window of somebody's for as long as something is done in it; nothing may go wrong there. */
const inWindow = async (who: Reader | undefined, path: string, act: (page: Page) => Promise<void>): Promise<void> => {
  const { page, faults, close } = await site.windowOf(who);
  await page.goto(path);
  await act(page);
  assert.deepEqual(faults, [], path);
  await close();
};

/** Time goes on between what one does and what another does. */
const later = (): void => void (site.clock.now += 60_000);

const removeByForm = (moderator: Reader, id: string, words: string): Promise<void> =>
  inWindow(moderator, `/comments/${id}/remove`, async (page) => {
    const select = page.locator('select[name="rule"]');
    if ((await select.count()) > 0) await select.selectOption('off-topic');
    else await page.locator('input[name="rule"][value="off-topic"]').check();
    await page.locator('textarea[name="words"]').fill(words);
    await page.locator('main form:has(textarea) button').last().click();
    await page.waitForURL((url) => !url.pathname.endsWith('/remove'));
  });

test('a reader follows one comment from waiting to removed to appealed to restored, and has every mail', async () => {
  const [ann, mo, vera] = [
    await site.reader('Ann Appeals'),
    await site.reader('Mo Decides', 'moderator'),
    await site.reader('Vera Reviews', 'moderator'),
  ];
  const { page, faults, close } = await site.windowOf(ann, { viewport: { width: 390, height: 844 } });
  await openLive(page, site.path);
  await write(page, 'My grandfather kept a marlinspike on every boat.');
  await page.locator('.form-status a').click();
  await page.waitForURL(/\/status$/);
  assert.match(await main(page), /There are words in this comment that a moderator looks at first/);
  const id = new URL(page.url()).pathname.split('/')[2] ?? '';

  later();
  await removeByForm(mo, id, 'Boats, please, not tools.');
  const [removal = '', ...more] = await mailsTo(ann);
  assert.match(removal, /removed/i);
  assert.deepEqual(more, [], 'one removal is one mail');
  await page.reload();
  assert.match(await main(page), /this rule: Not about the subject[\s\S]*Boats, please, not tools\./);

  later();
  await page.locator('#appeal textarea').fill('A marlinspike is part of the boat.');
  await page.locator('#appeal button').click();
  await page.locator('main a', { hasText: 'See how it stands' }).click();
  await page.locator('#appeal blockquote', { hasText: 'part of the boat' }).waitFor();
  assert.match((await mailsTo(ann)).at(-1) ?? '', /We have your appeal/);

  const { id: appeal } = await site.world.db.selectFrom('appeal').select('id').executeTakeFirstOrThrow();
  const caseOf = `/newsroom/discussion/appeals/${appeal}`;
  await inWindow(mo, caseOf, async (desk) => {
    assert.equal(await desk.locator('button[name="verdict"]').count(), 0, 'who decided is offered the appeal');
  });
  later();
  await inWindow(vera, caseOf, async (desk) => {
    assert.match(await main(desk), /part of the boat[\s\S]*grandfather[\s\S]*not tools/);
    await desk.locator('textarea[name="answer"]').fill('You are right: it stands in the story itself.');
    await desk.locator('button[value="overturned"]').click();
    await desk.locator('button[name="verdict"]').waitFor({ state: 'detached' });
  });

  assert.match((await mailsTo(ann)).at(-1) ?? '', /Your appeal .* what was decided/);
  assert.match(site.mails.at(-1)?.text ?? '', /it stands in the story itself/);
  assert.equal((await mailsTo(ann)).length, 3);
  await page.reload();
  assert.match(await main(page), /You sent it[\s\S]*removed[\s\S]*You appealed[\s\S]*answered: you were right/);
  await page.goto('/me/comments');
  assert.match(await page.locator('.history-item', { hasText: 'marlinspike' }).innerText(), /Published/);
  await inWindow(undefined, site.path, async (stranger) => {
    await stranger.locator(`#comment-${id}`, { hasText: 'My grandfather kept a marlinspike' }).waitFor();
  });
  assert.deepEqual(faults, []);
  await close();
});
