import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, beforeEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import { createStory, draftOf } from '../../src/rooms/drafting/drafting.ts';
import type { Reader } from '../../src/rooms/discussion/writing-for-tests.ts';
import { inTheText, openStory, saved, toTheEnd, writingRoom, type WritingRoom } from './writing-site.ts';

let site: WritingRoom;
let [wim, edda]: Reader[] = [];

before(async () => {
  site = await writingRoom();
  wim = await site.reader('Wim Writes', 'writer');
  edda = await site.reader('Edda Edits', 'editor');
});
beforeEach(() => {
  site.clock.now = Date.now();
});
after(() => site.close());

const someone = (reader: Reader | undefined): Reader => reader ?? assert.fail('nobody is there');

const newStory = async (edition = 'en', headline = 'The tide'): Promise<string> => {
  const { account } = someone(wim);
  const begun = await createStory(site.world, { account, edition, kind: 'news', headline });
  assert.ok(begun.ok, JSON.stringify(begun));
  return begun.value.articleId;
};

const textOf = (page: Page): Promise<string> => page.locator('.editor-text').innerText();

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type AxeFound = { violations: { id: string; nodes: { target: string[] }[] }[] };

test('two people write in one story, see each other, and both texts are there', async () => {
  const story = await newStory();
  const one = await site.windowOf(someone(wim));
  const other = await site.windowOf(someone(edda), { colorScheme: 'dark' });
  await openStory(one.page, story);
  await openStory(other.page, story);
  await one.page.locator('.person', { hasText: 'Edda Edits is here' }).waitFor();
  await toTheEnd(one.page);
  await one.page.keyboard.type('It came at four. ');
  await other.page.locator('.editor-text', { hasText: 'It came at four.' }).waitFor();
  await toTheEnd(other.page);
  await other.page.keyboard.press('Enter');
  await other.page.keyboard.type('Nobody heard it.');
  await one.page.locator('.editor-text p', { hasText: 'Nobody heard it.' }).waitFor();
  await one.page.locator('.their-cursor', { hasText: 'Edda Edits' }).waitFor({ state: 'attached' });
  await one.page.locator('[data-text="headline"]').fill('The tide that came twice');
  await other.page.waitForFunction(
    () => document.querySelector<HTMLTextAreaElement>('[data-text="headline"]')?.value === 'The tide that came twice',
  );
  await other.page.locator('[data-fact="place"]').fill('Aldermouth');
  await one.page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('[data-fact="place"]')?.value === 'Aldermouth',
  );
  // One's own words are undone, not the other's.
  await one.page.locator('.editor-text').focus();
  await one.page.keyboard.press('Control+z');
  await one.page.locator('.editor-text', { hasText: 'It came at four.' }).waitFor({ state: 'detached' });
  assert.match(await textOf(one.page), /Nobody heard it\./);
  await saved(one.page);
  await saved(other.page);
  assert.deepEqual([...one.faults, ...other.faults], []);
  await one.close();
  await other.close();
});

test('a whole story is written by keyboard alone: heading, quotation, table, picture with its words, link', async () => {
  const story = await newStory();
  const { page, faults, close } = await site.windowOf(someone(edda));
  const { keyboard } = page;
  await openStory(page, story);
  await page.locator('[data-text="headline"]').focus();
  await keyboard.press('End');
  await keyboard.type(' by night');
  await keyboard.press('Enter');
  await keyboard.type('What the harbour learned.');
  await keyboard.press('Enter');
  await keyboard.type('## What happened');
  await keyboard.press('Enter');
  await keyboard.type('Water **came** over the quay.');
  await keyboard.press('Enter');
  await keyboard.type('> I heard nothing.');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await keyboard.type('/tab');
  await page.locator('.slash [role="option"]').first().waitFor();
  await keyboard.press('Enter');
  await keyboard.type('Hour');
  await keyboard.press('Tab');
  await keyboard.type('Height');
  await keyboard.press('Control+End');
  await keyboard.type('/picture');
  await keyboard.press('Enter');
  const card = page.locator('.media-card input').first();
  await card.waitFor();
  await card.focus();
  await keyboard.press('Space');
  await keyboard.press('Enter');
  await page.locator('.block-picture img').waitFor();
  await keyboard.press('Enter');
  await keyboard.type('The quay at dawn');
  await keyboard.press('Escape');
  await keyboard.press('ArrowDown');
  await keyboard.type('The end');
  await keyboard.press('Shift+Control+ArrowLeft');
  // The bar of tools knows of the chosen words when the browser has told of them.
  await page.waitForFunction(() => getSelection()?.toString() === 'end');
  await page.evaluate(() => new Promise((next) => void requestAnimationFrame(() => setTimeout(next))));
  await keyboard.press('Control+k');
  await page.locator('dialog .input').waitFor();
  await keyboard.type('example.org/end');
  await keyboard.press('Enter');
  await page.locator('.editor-text a[href="https://example.org/end"]').waitFor();
  // F6 leads to the panels and back.
  await keyboard.press('F6');
  assert.equal(await page.evaluate(() => document.activeElement?.closest('[data-side]') !== null), true);
  await keyboard.press('Shift+F6');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'story-text');
  await saved(page);
  const draft = await draftOf(site.world, story);
  assert.equal(draft?.fields.headline, 'The tide by night');
  assert.equal(draft.fields.standfirst, 'What the harbour learned.');
  assert.equal(draft.fault, '');
  const kinds = draft.fields.body.content.map(({ type }) => type).filter((type) => type !== 'paragraph');
  assert.deepEqual(kinds, ['heading', 'quote', 'table', 'picture']);
  const picture = draft.fields.body.content.find(({ type }) => type === 'picture');
  assert.deepEqual(picture, { type: 'picture', attrs: { mediaId: site.pictureId, caption: 'The quay at dawn' } });
  assert.deepEqual(faults, []);
  await close();
});

test('the server is killed in mid-sentence: one writes on, and everything is there afterwards', async () => {
  const story = await newStory();
  const { page, close } = await site.windowOf(someone(wim));
  await openStory(page, story);
  await toTheEnd(page);
  await page.keyboard.type('Before. ');
  await saved(page);
  await page.keyboard.type('In mid-sen');
  await site.stopServer();
  await page.keyboard.type('tence. ');
  await page.locator('[data-status][data-is="offline"]').waitFor();
  assert.match(await page.locator('[data-status]').innerText(), /kept on this device/);
  await page.keyboard.type('While it was away.');
  await site.startAgain();
  await saved(page);
  assert.match(
    JSON.stringify((await draftOf(site.world, story))?.fields.body),
    /Before\. In mid-sentence\. While it was away\./,
  );
  await close();
});

test('a picture dropped into the text says how far it is while one types on, and then stands there', async () => {
  const story = await newStory();
  const { page, faults, close } = await site.windowOf(someone(wim));
  await openStory(page, story);
  await toTheEnd(page);
  await page.keyboard.type('Before the picture.');
  await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [320, 240];
    canvas.getContext('2d')?.fillRect(10, 10, 100, 100);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    const data = new DataTransfer();
    data.items.add(new File([blob ?? ''], 'dropped.png', { type: 'image/png' }));
    const text = document.querySelector('.editor-text');
    const { left, bottom } = text?.lastElementChild?.getBoundingClientRect() ?? { left: 0, bottom: 0 };
    const where = { bubbles: true, cancelable: true, clientX: left + 10, clientY: bottom - 5, dataTransfer: data };
    text?.dispatchEvent(new DragEvent('drop', where));
  });
  await page.keyboard.type(' Typing goes on.');
  await page.locator('.block-picture img').waitFor();
  assert.match(await page.locator('.block-picture .media-fault').innerText(), /no alternative text/);
  assert.match(await textOf(page), /Before the picture\. Typing goes on\./);
  await saved(page);
  assert.deepEqual(faults, []);
  await close();
});

test('pasted HTML is cleaned under the page’s content policy, and nothing in it runs', async () => {
  const story = await newStory();
  const { page, faults, close } = await site.windowOf(someone(wim));
  await openStory(page, story);
  await toTheEnd(page);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData(
      'text/html',
      '<h2 style="color:red">Pasted</h2><p onclick="x()">from <b>there</b><img src="x" onerror="document.title=1"></p>',
    );
    document
      .querySelector('.editor-text')
      ?.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }));
  });
  await page.locator('.editor-text h2', { hasText: 'Pasted' }).waitFor();
  await page.locator('.editor-text strong', { hasText: 'there' }).waitFor();
  assert.notEqual(await page.title(), '1');
  await saved(page);
  assert.deepEqual(faults, []);
  await close();
});

test('a link from the checklist opens the page at its place, and every window opens while the server is away', async () => {
  const story = await newStory();
  const { page, close } = await site.windowOf(someone(wim));
  await page.goto(`/newsroom/stories/${story}#legalNote`);
  await page.waitForFunction(() => document.activeElement?.id === 'field-legalNote');
  await page.evaluate(() => (location.hash = '#headline'));
  await page.waitForFunction(() => document.activeElement?.id === 'field-headline');
  await site.stopServer();
  try {
    await toTheEnd(page);
    await page.keyboard.press('Control+/');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await inTheText(page);
    await page.keyboard.press('Control+f');
    await page.locator('.tools-find input[data-find="find"]').waitFor();
    await page.keyboard.press('Escape');
    await inTheText(page);
    await page.keyboard.press('Control+Alt+g');
    await page.locator('.editor-text th').first().waitFor();
  } finally {
    await site.startAgain();
  }
  await saved(page);
  await close();
});

test('without JavaScript the same page is a form; who was overtaken keeps both texts', async () => {
  const story = await newStory();
  const plain = await site.windowOf(someone(wim), { javaScriptEnabled: false });
  await plain.page.goto(`/newsroom/stories/${story}`);
  await plain.page.locator('#field-body').fill('## By hand\n\nWords **without** a script.');
  await plain.page.locator('#field-authors').fill('Ann Anchor');
  await plain.page.locator('#field-tags').fill('Storm surge');
  await plain.page.locator('.plain-save button').click();
  await plain.page.getByText('Saved.').waitFor();
  const draft = await draftOf(site.world, story);
  assert.equal(draft?.fields.body.content[0]?.type, 'heading');
  assert.equal(draft.fields.authorIds.length, 1);
  assert.equal(draft.fields.tagIds.length, 1);

  const live = await site.windowOf(someone(edda));
  await openStory(live.page, story);
  await toTheEnd(live.page);
  site.clock.now += 5_000;
  await live.page.keyboard.type(' And more, meanwhile.');
  await saved(live.page);
  await draftOf(site.world, story);
  await plain.page.locator('#field-body').fill('Something else.');
  await plain.page.locator('.plain-save button').click();
  await plain.page.getByText('Nothing was saved yet').waitFor();
  assert.equal(await plain.page.locator('#mine-body').inputValue(), 'Something else.');
  assert.match(await plain.page.locator('#theirs-body').inputValue(), /meanwhile/);
  await plain.page.getByRole('button', { name: 'Save what stands on your side' }).click();
  await plain.page.getByText('Saved.').waitFor();
  // Whoever has the story open sees it at once.
  await live.page.locator('.editor-text p', { hasText: 'Something else.' }).waitFor();
  assert.deepEqual(
    [...plain.faults, ...live.faults].filter((fault) => !fault.includes('409')),
    [],
  );
  await plain.close();
  await live.close();
});

const looks = [
  ['en', { viewport: { width: 1280, height: 900 } }],
  ['en', { viewport: { width: 360, height: 740 }, colorScheme: 'dark', hasTouch: true }],
  ['ar', { viewport: { width: 1280, height: 900 } }],
] as const;

for (const [edition, options] of looks) {
  test(`axe finds nothing on the writing page (${edition}, ${options.viewport.width} px)`, async () => {
    const story = await newStory(edition, edition === 'ar' ? 'المد' : 'The tide');
    const { page, faults, close } = await site.windowOf(someone(edda), options);
    await openStory(page, story);
    const text = page.locator('.editor-text');
    assert.equal(await text.getAttribute('dir'), edition === 'ar' ? 'rtl' : 'ltr');
    const look = async (where: string): Promise<void> => {
      await page.evaluate(axe);
      const { violations } = await page.evaluate<AxeFound>('axe.run(document)');
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      );
      assert.deepEqual(found, [], where);
    };
    await look('the page');
    await toTheEnd(page);
    await page.keyboard.type('/');
    await page.locator('.slash [role="option"]').first().waitFor();
    await look('the list of blocks');
    await page.keyboard.type('table');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+/');
    await look('the list of keys');
    await page.keyboard.press('Escape');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= options.viewport.width, `${width} px wide`);
    assert.deepEqual(faults, []);
    await close();
  });
}
