import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Reader } from '../../src/rooms/discussion/writing-for-tests.ts';
import { deskWorker, type DeskWorker } from './desk-worker.ts';
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

const stateOf = async (id: string): Promise<string> =>
  (await site.world.db.selectFrom('comment').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;

test('without a script moderators see the queue, decide one by one and many at once, take it back and see the conversation', async () => {
  const [ben, mo] = [await site.reader('Ben Scriptless'), await site.reader('Mo Scriptless', 'moderator')];
  const ids: string[] = [];
  for (const word of ['first', 'second', 'third', 'fourth']) {
    later();
    ids.push((await ben.post(`The ${word} marlinspike of the day.`)).id);
  }
  const [first = '', second = '', third = '', fourth = ''] = ids;
  const { page, close } = await site.windowOf(mo, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const list = '/newsroom/discussion?list=waiting';
  const card = (id: string) => page.locator(`#card-${id}`);
  await page.goto(list);
  assert.equal(await page.locator('.desk-card').count(), 4);
  await card(first).locator('button[value="approve"]').click();
  assert.equal(await stateOf(first), 'published');
  assert.equal(await card(first).count(), 0, 'what is decided has left the list');
  assert.equal(new URL(page.url()).search, '?list=waiting', 'one is back at the list');
  assert.match(await page.locator('.desk-undo').innerText(), /You approved it/);
  await page.locator('.desk-undo button').click();
  assert.equal(await stateOf(first), 'waiting');

  for (const id of [second, third]) await card(id).locator('.desk-tick input').check();
  await page.locator('#desk-bulk select[name="rule"]').selectOption('spam');
  await page.locator('#desk-bulk button[value="remove"]').click();
  assert.deepEqual(await Promise.all([second, third].map(stateOf)), ['removed', 'removed']);

  await card(fourth).locator('.desk-removal > summary').click();
  await card(fourth).locator('select[name="rule"]').selectOption('off-topic');
  await card(fourth).locator('textarea[name="words"]').fill('Elsewhere, please.');
  await card(fourth).locator('.desk-removal button[value="remove"]').click();
  assert.equal(await stateOf(fourth), 'removed');

  await page.goto(`/newsroom/discussion/comments/${fourth}`);
  assert.match(await main(page), /The fourth marlinspike[\s\S]*Elsewhere, please\./);
  await page.locator('#act-decide button[value="restore"]').click();
  assert.equal(await stateOf(fourth), 'published');
  await page.goto('/newsroom/discussion?list=removed');
  assert.equal(await page.locator('.desk-card').count(), 2);
  for (const path of [list, `/newsroom/discussion/comments/${fourth}`]) {
    await page.goto(path);
    const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    assert.equal(wider, 0, `${path} is wider than a telephone`);
  }
  await close();
});

const vocabulary =
  'council harbour vote storm budget school ferry doctor energy bridge summer coast library police orchestra wheat market'.split(
    ' ',
  );

/** Texts no two of which are alike, each with the word that has to be looked at first. */
const textOf = (number: number): string => {
  let seed = number + 1;
  const next = (): number => (seed = (seed * 48_271) % 2_147_483_647);
  const words = Array.from({ length: 16 }, () => vocabulary[next() % vocabulary.length]);
  return `The marlinspike: ${words.join(' ')}.`;
};

const seat = async (name: string): Promise<DeskWorker> => {
  const moderator = await site.reader(name, 'moderator');
  const { page } = await site.windowOf(moderator);
  return deskWorker(page, moderator.account.id);
};

test('two moderators in two browsers work one queue by keyboard: each comment is decided once, nobody decides over another, nothing is reloaded', async () => {
  const writers = await Promise.all(Array.from({ length: 6 }, (_, i) => site.reader(`Writer ${i}`)));
  const count = 120;
  const posted: string[] = [];
  for (let i = 0; i < count; i += 1) {
    later();
    const answer = await writers[i % writers.length]?.post(textOf(i));
    assert.equal(answer?.state, 'waiting', JSON.stringify(answer));
    posted.push(answer.id);
  }
  // Whatever else waits is work for them too.
  const waits = await site.world.db.selectFrom('comment').select('id').where('state', '=', 'waiting').execute();
  const expected = waits.map(({ id }) => id);
  assert.ok(posted.every((id) => expected.includes(id)));
  const before = new Set((await site.world.db.selectFrom('decision').select('id').execute()).map(({ id }) => id));
  const workers = [await seat('Ann at the Desk'), await seat('Ben at the Desk')];
  // Who looked first and who decided then is told by the clock.
  const ticking = setInterval(() => (site.clock.now += 5), 5);
  try {
    await Promise.all(workers.map((worker) => worker.work('/newsroom/discussion?list=waiting')));
  } finally {
    clearInterval(ticking);
  }
  const decisions = (await site.world.db.selectFrom('decision').selectAll().execute()).filter(
    ({ id }) => !before.has(id),
  );
  assert.deepEqual(
    decisions.map((row) => row.comment_id ?? '').toSorted(),
    expected.toSorted(),
    'each is decided exactly once',
  );
  for (const { accountId, decided, refused, reloads, faults } of workers) {
    const own = decisions.filter((row) => row.account_id === accountId);
    const pressed = new Map(decided.map(({ id, act }) => [id, act]));
    for (const row of own)
      assert.equal(pressed.get(row.comment_id ?? ''), row.act, 'what is written is what they pressed');
    assert.ok(own.length > count / 6, `one of them decided only ${own.length}`);
    // Two who press many times a second may do so in the very same moment: then one counts, and the other is told.
    assert.ok(refused <= count / 20, `${refused} came too late`);
    assert.deepEqual([reloads, faults.filter((fault) => !fault.includes('409'))], [0, []]);
  }
  const thread = await site.world.db.selectFrom('thread').select('comment_count').executeTakeFirstOrThrow();
  const published = await site.world.db.selectFrom('comment').select('id').where('state', '=', 'published').execute();
  assert.equal(thread.comment_count, published.length, 'the count of the thread adds up');
  for (const { page } of workers) await page.context().close();
});
