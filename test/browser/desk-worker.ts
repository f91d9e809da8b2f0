/** A moderator at the keyboard: works the queue that is open in a window, and remembers how it went. */
import type { Page } from 'playwright-core';

export type DeskWorker = {
  page: Page;
  accountId: string;
  /** Milliseconds from the key that decides to the next card, each measured in the page. */
  steps: number[];
  /** The comments decided about, in their order, and how. */
  decided: { id: string; act: 'approve' | 'remove' }[];
  /** Decisions that were refused because somebody else had been quicker. */
  refused: number;
  /** Times the page was left or loaded anew after it had been opened. */
  reloads: number;
  faults: string[];
  /** Questions who has a card that are on their way. */
  asking: Set<unknown>;
  /** Opens the list and decides about one card after the other until none is left. */
  work: (path: string) => Promise<void>;
};

/** The card the keyboard is at, unless a colleague is. */
const card = 'document.querySelector("[data-current]:not([data-claimed]):not([data-gone])")?.dataset.id ?? ""';
/** A colleague has decided about it: it stays until one goes on. */
const isGone = 'document.querySelector("[data-current][data-gone]") !== null';
const isFree = 'document.querySelector(".desk-cards > [data-id]:not([data-claimed]):not([data-gone])") !== null';
const isOver =
  'document.querySelector(".desk-cards > [data-id]") === null && !document.querySelector(".desk-empty").hidden';
/** Every time another card has the focus, its id and how long after the last key are noted. */
const watch = `{
  let pressed = 0;
  let last = '';
  window.deskSteps = [];
  window.deskKeys = [];
  addEventListener('keydown', ({ key }) => {
    pressed = performance.now();
    window.deskKeys.push({ key, id: document.querySelector('[data-current]')?.dataset.id ?? '' });
  }, true);
  const look = () => {
    const now = document.querySelector('[data-current]')?.dataset.id ?? '';
    if (now !== last) { window.deskSteps.push({ from: last, to: now, took: performance.now() - pressed }); last = now; }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}`;

type Step = { from: string; to: string; took: number };

const patience = 15_000;

/** One in three is removed, by what it is called: any order of the two gives the same decisions. */
const actFor = (id: string): 'approve' | 'remove' => (parseInt(id.slice(-2), 16) % 3 === 0 ? 'remove' : 'approve');

const current = (page: Page): Promise<string> => page.evaluate<string>(card);

const pauses = 10;

/** Nobody reads faster than one request goes and comes: by then the page knows whether a colleague has the card. */
const settled = async ({ page, asking }: DeskWorker): Promise<string> => {
  for (const until = Date.now() + 1_000; asking.size > 0 && Date.now() < until;) await page.waitForTimeout(pauses);
  return current(page);
};

/** The card the keyboard is at; the next free one when it is at none; '' when nothing waits any more. */
const cardNow = async (worker: DeskWorker): Promise<string> => {
  const { page } = worker;
  for (const until = Date.now() + patience; Date.now() < until;) {
    const there = await settled(worker);
    if (there !== '') return there;
    if (await page.evaluate<boolean>(isOver)) return '';
    if ((await page.evaluate<boolean>(isGone)) || (await page.evaluate<boolean>(isFree)))
      await page.keyboard.press('j');
    // What is left is on a colleague's desk, and goes when they have decided.
    else await page.waitForTimeout(pauses);
  }
  throw new Error(`nothing to go on with: ${await page.locator('main').innerText()}`);
};

/** What happens in a window that nobody at a keyboard would notice. */
const listen = (worker: DeskWorker): void => {
  const { page } = worker;
  page.on('pageerror', (error) => worker.faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') worker.faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (request.url().endsWith('/claim')) worker.asking.add(request);
  });
  page.on('requestfailed', (request) => void worker.asking.delete(request));
  page.on('response', (answer) => {
    worker.asking.delete(answer.request());
    if (answer.request().method() === 'POST' && answer.status() === 409) worker.refused += 1;
  });
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) worker.reloads += 1;
  });
};

const decide = async (worker: DeskWorker, id: string): Promise<void> => {
  const { page } = worker;
  const act = actFor(id);
  await page.keyboard.press(act === 'approve' ? 'a' : 'r');
  if (act === 'remove') await page.keyboard.press('1');
  // A function, not a string: the page's policy lets nothing be made into code.
  await page.waitForFunction(
    (gone) => document.querySelector(`.desk-cards > [data-id="${gone}"]:not([data-gone])`) === null,
    id,
    { timeout: patience },
  );
};

export const deskWorker = (page: Page, accountId: string): DeskWorker => {
  const worker: DeskWorker = {
    page,
    accountId,
    steps: [],
    decided: [],
    refused: 0,
    reloads: 0,
    faults: [],
    asking: new Set(),
    work: async (path) => {
      await page.addInitScript(watch);
      await page.goto(path);
      await page.locator('[data-desk-live]').waitFor();
      listen(worker);
      for (let id = await cardNow(worker); id !== ''; id = await cardNow(worker)) await decide(worker, id);
      const steps = (await page.evaluate('window.deskSteps')) as Step[];
      // What was on the screen when the key went down: a colleague may have taken a card away just before.
      const keys = (await page.evaluate('window.deskKeys')) as { key: string; id: string }[];
      for (const { key, id } of keys)
        if (key === 'a' || key === '1') worker.decided.push({ id, act: key === 'a' ? 'approve' : 'remove' });
      const own = new Set(worker.decided.map(({ id }) => id));
      worker.steps.push(...steps.filter(({ from, to }) => own.has(from) && to !== '').map(({ took }) => took));
    },
  };
  return worker;
};
