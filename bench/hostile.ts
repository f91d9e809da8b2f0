/** 12,000 hostile texts as comments, and as many as names: what runs, what breaks, what takes long. Needs Chromium for the first. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright-core';
import { checkName } from '../src/rooms/accounts/accounts.ts';
import { findChromium } from '../test/browser/find-chromium.ts';
import { testSite, type TestSite } from '../test/test-world.ts';
import { report, type Figure } from './figures.ts';
import { lookAtPage } from './hostile-page.ts';
import { hostileTexts } from './hostile-texts.ts';
import {
  makeHostileStory,
  nameHostile,
  openHostileSite,
  perStory,
  postHostile,
  type Sent,
  type Story,
} from './hostile-thread.ts';

const count = Number(process.env['COUNT'] ?? 12_000);

const none = (what: string, ours: number): Figure => ({ what, ours, goal: 0, better: 'less', unit: '' });

type Posted = { sent: Sent[]; stories: Story[] };

const postAll = async (site: TestSite, cookie: string): Promise<Posted> => {
  const texts = hostileTexts(count);
  const sent: Sent[] = [];
  const stories: Story[] = [];
  for (let i = 0; i < texts.length; i += perStory) {
    const story = await makeHostileStory(site, i / perStory);
    stories.push(story);
    for (const hostile of texts.slice(i, i + perStory)) sent.push(await postHostile(site, cookie, story, hostile));
  }
  return { sent, stories };
};

/** A page of comments by people with these names. */
const nameAll = async (site: TestSite): Promise<{ stories: Story[]; slowest: number }> => {
  const names = hostileTexts(count).map(({ text }) => text);
  const stories: Story[] = [];
  let slowest = 0;
  for (const name of names) {
    const from = performance.now();
    checkName(name);
    slowest = Math.max(slowest, performance.now() - from);
  }
  for (let i = 0; i < names.length; i += perStory) {
    const story = await makeHostileStory(site, 10_000 + i / perStory);
    await nameHostile(site, story, names.slice(i, i + perStory));
    stories.push(story);
  }
  return { stories, slowest };
};

type Read = { faults: string[]; slowest: number; shown: number };

const readPages = async (site: TestSite, cookie: string, stories: readonly Story[]): Promise<Read> => {
  const read: Read = { faults: [], slowest: 0, shown: 0 };
  for (const { path } of stories) {
    for (const headers of [{ cookie }, {}] as Record<string, string>[]) {
      const from = performance.now();
      const answer = await site.request(path, { headers });
      const html = await answer.text();
      read.slowest = Math.max(read.slowest, performance.now() - from);
      const { faults, texts } = lookAtPage(html);
      if (answer.status !== 200) faults.push(`answers ${answer.status}`);
      read.faults.push(...faults.map((fault) => `${path}: ${fault}`));
      read.shown += texts.length / 2;
    }
  }
  return read;
};

type Browsed = { pages: number; dialogs: number; reports: number; requests: number; errors: string[] };

/** Every page in a real browser: whatever asks, reports, fetches elsewhere or goes away is counted. */
const browse = async (site: TestSite, stories: readonly Story[]): Promise<Browsed | undefined> => {
  const executablePath = findChromium();
  if (executablePath === undefined) return undefined;
  const server = site.app.server().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await (await browser.newContext()).newPage();
  const seen: Browsed = { pages: 0, dialogs: 0, reports: 0, requests: 0, errors: [] };
  page.on('dialog', (dialog) => {
    seen.dialogs += 1;
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/content security policy|trusted type/i.test(message.text())) seen.reports += 1;
    if (message.type() === 'error') seen.errors.push(message.text());
  });
  page.on('pageerror', (error) => seen.errors.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${base}/`)) seen.requests += 1;
  });
  for (const { path } of stories) {
    await page.goto(base + path, { waitUntil: 'load' });
    if (new URL(page.url()).pathname !== new URL(base + path).pathname)
      seen.errors.push(`${path} went to ${page.url()}`);
    // What waits to be pointed at or focused: every element of every comment is.
    await page.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>('.comment-text *, .who, .who *')) {
        for (const type of ['mouseover', 'pointerenter', 'focus', 'animationstart'])
          element.dispatchEvent(new Event(type, { bubbles: true }));
        element.focus();
      }
    });
    seen.pages += 1;
  }
  await browser.close();
  await site.app.delivery.stop(server);
  return seen;
};

const slowestOf = (sent: readonly Sent[]): number => Math.max(...sent.map(({ took }) => took));

const tell = (sent: readonly Sent[]): void => {
  const by = new Map<number, number>();
  for (const { status } of sent) by.set(status, (by.get(status) ?? 0) + 1);
  console.log('answers to posts:', Object.fromEntries([...by].sort(([a], [b]) => a - b)));
  for (const { family, status, took, text } of sent.toSorted((a, b) => b.took - a.took).slice(0, 5))
    console.log(`  ${took.toFixed(0)} ms ${status} ${family} ${JSON.stringify(text.slice(0, 60))}`);
};

const run = async (): Promise<void> => {
  const site = await testSite();
  const cookie = await openHostileSite(site);
  const { sent, stories } = await postAll(site, cookie);
  tell(sent);
  const named = await nameAll(site);
  const read = await readPages(site, cookie, [...stories, ...named.stories]);
  const seen = await browse(site, [...stories, ...named.stories]);
  for (const fault of [...new Set([...read.faults, ...(seen?.errors ?? [])])].slice(0, 30)) console.log(`  ${fault}`);
  report(`${count.toLocaleString('en')} hostile texts as comments and as names`, [
    { what: 'comments shown', ours: read.shown, better: 'more', unit: '' },
    none('answers of 500 and above', sent.filter(({ status }) => status >= 500).length),
    { what: 'slowest post', ours: slowestOf(sent), goal: 1_000, better: 'less', unit: 'ms' },
    { what: 'slowest page', ours: read.slowest, goal: 1_000, better: 'less', unit: 'ms' },
    { what: 'slowest check of a name', ours: named.slowest, goal: 1_000, better: 'less', unit: 'ms' },
    none('pages with something that is not ours', read.faults.length),
    ...(seen
      ? [
          { what: 'pages opened in Chromium', ours: seen.pages, better: 'more' as const, unit: '' },
          none('dialogs', seen.dialogs),
          none('reports of the content policy', seen.reports),
          none('requests elsewhere', seen.requests),
          none('errors in the console', seen.errors.length),
        ]
      : []),
  ]);
  await site.close();
};

await run();
// Deleting the database is all that is left; what the tests' runner waits for is not here.
process.exit();
