/**
 * Typing in the real editor: a story of 10,000 words, the server beside it, keys one by one; the time from a key going down to the frame
 * that shows its letter, beside the same keys in a bare field of the same text in the same browser. Each in turn, so that both meet the
 * same machine.
 *
 *   node --import ./scripts/loader.ts bench/typing.ts [KEYS]
 */
import type { Page } from 'playwright-core';
import type { Body } from '../src/rooms/articles/articles.ts';
import { toolsSite } from '../test/browser/tools-site.ts';
import { report, type Figure } from './figures.ts';

const keys = Number(process.argv[2] ?? 300);
const words = 10_000;
const perParagraph = 50;
const sentence = 'the quick harbour light went out again before the last ferry came home ';

const longBody = (): Body => {
  const text = sentence
    .repeat(Math.ceil(perParagraph / 13))
    .split(' ')
    .slice(0, perParagraph)
    .join(' ');
  const blocks: Body['content'] = [];
  for (let i = 0; i < words / perParagraph; i += 1) {
    if (i % 12 === 0)
      blocks.push({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: `Part ${i / 12 + 1}` }] });
    blocks.push({ type: 'paragraph', content: [{ type: 'text', text: `${text}.` }] });
  }
  return { type: 'doc', content: blocks };
};

/** Notes for each key when it went down and when the next frame after it had been drawn. */
const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { seen });
    const channel = new MessageChannel();
    const waiting: number[] = [];
    // A message posted in a frame's callback is heard once that frame is painted.
    channel.port1.onmessage = () => {
      const now = performance.now();
      for (const began of waiting.splice(0)) seen.push(now - began);
    };
    document.addEventListener(
      'keydown',
      (event) => {
        const began = event.timeStamp;
        requestAnimationFrame(() => {
          waiting.push(began);
          channel.port2.postMessage(0);
        });
      },
      true,
    );
  });

/** How long the page itself was at work for each key, from its going down to the end of its handling. */
const listenToWork = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const work: number[] = [];
    Object.assign(window, { work });
    let began = 0;
    document.addEventListener('keydown', () => void (began = performance.now()), true);
    document.addEventListener('input', () => void work.push(performance.now() - began));
  });

const take = (page: Page, name: string): Promise<number[]> =>
  page.evaluate((list) => (window as unknown as Record<string, number[]>)[list]?.splice(0) ?? [], name);

const typeIn = async (page: Page, count: number): Promise<void> => {
  for (let i = 0; i < count; i += 1) {
    await page.keyboard.press('abcdefghij klmnop'[i % 17] === ' ' ? 'Space' : ('abcdefghij klmnop'[i % 17] ?? 'a'));
    await page.waitForTimeout(25);
  }
};

const share = (list: readonly number[], part: number): number =>
  list.toSorted((one, other) => one - other)[Math.min(list.length - 1, Math.floor(list.length * part))] ?? 0;

const bareField = async (page: Page, base: string, text: string): Promise<void> => {
  await page.goto(`${base}/robots.txt`);
  await page.evaluate((content) => {
    const area = document.createElement('div');
    area.contentEditable = 'true';
    area.id = 'bare';
    for (const line of content.split('\n')) area.appendChild(document.createElement('p')).textContent = line;
    document.body.replaceChildren(area);
  }, text);
};

const intoMiddle = async (page: Page, selector: string): Promise<void> => {
  const paragraph = page.locator(`${selector} > p`).nth(60);
  await paragraph.scrollIntoViewIfNeeded();
  await paragraph.click();
};

const site = await toolsSite();
const ann = await site.person('Ann');
const body = longBody();
const storyId = await site.story(ann, { body });
const editor = await site.openStory(ann, storyId);
const bare = await site.openStory(ann, storyId);
const lines = body.content.flatMap((block) =>
  'content' in block ? [block.content.map((one) => ('text' in one ? one.text : '')).join('')] : [],
);
await bareField(bare.page, site.base, lines.join('\n'));
for (const [page, selector] of [
  [editor.page, '#story-text'],
  [bare.page, '#bare'],
] as const) {
  await page.bringToFront();
  await intoMiddle(page, selector);
  await typeIn(page, 20);
  await listen(page);
  await listenToWork(page);
}
const found = { editor: [] as number[], bare: [] as number[], work: [] as number[] };
for (let round = 0; round < 5; round += 1) {
  await editor.page.bringToFront();
  await typeIn(editor.page, keys / 5);
  found.editor.push(...(await take(editor.page, 'seen')));
  found.work.push(...(await take(editor.page, 'work')));
  await bare.page.bringToFront();
  await typeIn(bare.page, keys / 5);
  found.bare.push(...(await take(bare.page, 'seen')));
}
await Promise.all([editor.close(), bare.close()]);
await site.close();
const figure = (what: string, list: readonly number[], part: number, limit: readonly number[]): Figure => ({
  what: `${what}, p${part * 100}`,
  ours: share(list, part),
  limit: share(limit, part),
  ...(part === 0.95 ? { goal: 16 } : {}),
  better: 'less',
  unit: 'ms',
});
report(`Typing in a story of ${words} words, ${found.editor.length} keys, beside a bare field`, [
  figure('key to painted frame', found.editor, 0.5, found.bare),
  figure('key to painted frame', found.editor, 0.95, found.bare),
  { what: 'the page at work for a key, p95', ours: share(found.work, 0.95), better: 'less', unit: 'ms' },
]);
process.exit();
