import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Body } from '../../src/rooms/articles/articles.ts';
import { toolsSite, type ToolsSite } from './tools-site.ts';
import { findChromium } from './find-chromium.ts';

const paragraph = (text: string): Body['content'][number] => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const bodyOf = (...texts: string[]): Body => ({ type: 'doc', content: texts.map(paragraph) });

/** What programs put on the clipboard, put into the text where the cursor is. */
const paste = (page: Page, data: Record<string, string>): Promise<void> =>
  page.evaluate((types) => {
    const transfer = new DataTransfer();
    for (const [type, text] of Object.entries(types)) transfer.setData(type, text);
    const event = new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true });
    document.querySelector('#story-text')?.dispatchEvent(event);
  }, data);

const text = (page: Page): Promise<string> => page.locator('#story-text').innerText();
const toEnd = async (page: Page): Promise<void> => {
  await page.locator('#story-text').click();
  await page.keyboard.press('Control+End');
};
const selectWord = async (page: Page, word: string): Promise<void> => {
  await page.keyboard.press('Control+f');
  await page.locator('[data-find="find"]').fill(word);
  await page.keyboard.press('Escape');
};

describe('the tools of the editor', { skip: findChromium() === undefined, concurrency: false }, () => {
  let site: ToolsSite;
  before(async () => {
    site = await toolsSite();
  });
  after(() => site.close());

  test('what Word put on the clipboard is pasted under the page’s own policy, and copied and pasted again as it was', async () => {
    const ann = await site.person('Ann');
    const { page, faults, close } = await site.openStory(ann, await site.story(ann));
    await toEnd(page);
    const word = readFileSync(join(import.meta.dirname, '../fixtures/clipboard/word-desktop.html'), 'utf8');
    await paste(page, { 'text/html': word, 'text/plain': 'The harbour reopens' });
    await page.locator('#story-text h2', { hasText: 'The harbour reopens' }).waitFor();
    assert.equal(await page.locator('#story-text li li').innerText(), 'with a trailer');
    assert.equal(await page.locator('#story-text th').count(), 2);
    await page.locator('.remark', { hasText: 'Which mayor?' }).waitFor();
    await toEnd(page);
    await paste(page, { 'text/plain': 'https://www.youtube.com/watch?v=abcdefghijk&utm_source=x' });
    await page.locator('#story-text a[href="https://www.youtube.com/watch?v=abcdefghijk"]').waitFor();
    assert.deepEqual(faults, []);
    await close();
  });

  test('quotation marks turn as one types, and undo takes just that back', async () => {
    const ben = await site.person('Ben');
    const { page, faults, close } = await site.openStory(ben, await site.story(ben, { body: bodyOf('So') }));
    await toEnd(page);
    await page.keyboard.type(' "word');
    assert.match(await text(page), /So “word/);
    for (let i = 0; i < 4; i += 1) await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('"');
    assert.match(await text(page), /So “/);
    await page.keyboard.press('Control+z');
    assert.match(await text(page), /So "/);
    assert.deepEqual(faults, []);
    await close();
  });

  test('words are found and replaced in headline and text, in one step that undo takes back', async () => {
    const cora = await site.person('Cora');
    const id = await site.story(cora, { headline: 'Boats', body: bodyOf('The boat and the boats', 'A boat') });
    const { page, faults, close } = await site.openStory(cora, id);
    await page.locator('textarea[data-text="headline"]').fill('Boat race');
    await toEnd(page);
    await page.keyboard.press('Control+h');
    // The bar comes a moment after the page.
    await page.locator('[data-find="find"]:focus').waitFor();
    await page.keyboard.type('boat');
    await page.locator('.tools-count', { hasText: 'of 4' }).waitFor();
    await page.getByLabel('Whole words').check();
    await page.locator('.tools-count', { hasText: 'of 3' }).waitFor();
    await page.getByLabel('Replace with').fill('ship');
    await page.getByRole('button', { name: 'Replace all' }).click();
    assert.match(await text(page), /The ship and the boats\s+A ship/);
    assert.equal(await page.locator('textarea[data-text="headline"]').inputValue(), 'ship race');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    assert.match(await text(page), /The boat and the boats\s+A boat/);
    assert.equal(await page.locator('textarea[data-text="headline"]').inputValue(), 'Boat race');
    assert.deepEqual(faults, []);
    await close();
  });

  test('a note is written, answered by a colleague, resolved, and kept when its words are gone', async () => {
    const [dora, emil] = [await site.person('Dora'), await site.person('Emil')];
    const id = await site.story(dora, { body: bodyOf('The mayor said so') });
    const one = await site.openStory(dora, id);
    const two = await site.openStory(emil, id);
    await toEnd(one.page);
    await selectWord(one.page, 'mayor');
    await one.page.keyboard.press('Control+Alt+m');
    await one.page.locator('.remark-new textarea').waitFor();
    await one.page.keyboard.type('Which one? @Em');
    await one.page.getByRole('option', { name: 'Emil' }).waitFor();
    await one.page.keyboard.press('Enter');
    await one.page.keyboard.press('Control+Enter');
    const card = two.page.locator('.remark', { hasText: 'Which one?' });
    await card.waitFor();
    assert.equal(await card.locator('.remark-mention').innerText(), '@Emil');
    await card.getByRole('button', { name: 'Reply' }).click();
    await two.page.keyboard.type('The new one');
    await two.page.keyboard.press('Control+Enter');
    await one.page.locator('.remark-replies', { hasText: 'The new one' }).waitFor();
    await selectWord(one.page, 'mayor');
    await one.page.keyboard.press('Backspace');
    await one.page.locator('[data-shelf]', { hasText: '(1)' }).waitFor({ state: 'attached' });
    assert.match((await one.page.locator('[data-shelf]').textContent()) ?? '', /words it was about are gone/);
    assert.deepEqual([...one.faults, ...two.faults], []);
    await Promise.all([one.close(), two.close()]);
  });

  test('a suggestion of one is accepted by the other by keys, while both write', async () => {
    const [finn, gina] = [await site.person('Finn'), await site.person('Gina')];
    const id = await site.story(finn, { body: bodyOf('One two three', 'Below') });
    const one = await site.openStory(finn, id);
    const two = await site.openStory(gina, id);
    await toEnd(one.page);
    await one.page.keyboard.press('Control+Alt+x');
    await selectWord(one.page, 'two');
    await one.page.keyboard.type('2');
    await two.page.locator('#story-text .suggested-insertion', { hasText: '2' }).waitFor();
    assert.equal(await two.page.locator('#story-text .suggested-deletion').innerText(), 'two');
    await toEnd(two.page);
    await two.page.keyboard.type(' the line');
    assert.equal(await two.page.locator('#story-text .suggested', { hasText: 'line' }).count(), 0);
    await two.page.keyboard.press('Control+Home');
    await two.page.keyboard.press('Control+Alt+j');
    await two.page.keyboard.press('Control+Alt+Enter');
    await one.page.locator('#story-text .suggested').first().waitFor({ state: 'detached' });
    // The colleague's name stands at their cursor, among the words.
    assert.match(await text(one.page), /^[^]*One[^t]*2[^]*three\s+Below the line/);
    assert.deepEqual([...one.faults, ...two.faults], []);
    await Promise.all([one.close(), two.close()]);
  });

  test('the outline leads to a heading and moves its section; the length is told', async () => {
    const hugo = await site.person('Hugo');
    const heading = (words: string): Body['content'][number] => ({
      type: 'heading',
      attrs: { level: 2 },
      content: [{ type: 'text', text: words }],
    });
    const body: Body = { type: 'doc', content: [heading('First'), paragraph('a'), heading('Second'), paragraph('b')] };
    const { page, faults, close } = await site.openStory(hugo, await site.story(hugo, { body }));
    await page.getByRole('tab', { name: 'Outline' }).click();
    await page.getByRole('button', { name: 'Move “First” down with its section' }).click();
    assert.match(await text(page), /Second\s+b\s+First\s+a/);
    await page.locator('.tools-outline-jump', { hasText: 'First' }).click();
    await page.keyboard.type('The ');
    assert.match(await text(page), /The First/);
    await page.locator('.tools-counts', { hasText: '5 words' }).waitFor();
    assert.deepEqual(faults, []);
    await close();
  });
});
