/**
 * Two moderators in two browsers work one queue of real comments by keyboard: collisions, reloads, decisions a minute, time to the next card.
 *
 *   node --import ./scripts/loader.ts bench/desk-crowd.ts FILE [COMMENTS]
 *
 * FILE holds one comment a line as JSON (`id`, `parent`, `author`, `page`, `text`), gzip or not; 2,000 are worked through unless told.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser } from 'playwright-core';
import { createApp } from '../src/app.ts';
import { addAccount, openSession, sessionCookie } from '../src/rooms/accounts/accounts.ts';
import { createJobRunner } from '../src/job-runner.ts';
import { handlers } from '../src/jobs.ts';
import { deskWorker, type DeskWorker } from '../test/browser/desk-worker.ts';
import { findChromium } from '../test/browser/find-chromium.ts';
import { testSite, type TestSite } from '../test/test-world.ts';
import { fillDesk, readComments } from './desk-comments.ts';
import { report, type Figure } from './figures.ts';

const [file = '', wanted = '2000'] = process.argv.slice(2);
const wait = Number(wanted);

/** A window in which a moderator of this name is signed in. */
const seat = async (site: TestSite, browser: Browser, base: string, name: string): Promise<DeskWorker> => {
  const email = `${name.toLowerCase()}@desk.example`;
  const added = await addAccount(site.world, { email, name, role: 'moderator' });
  if (!added.ok) throw new Error(added.refusal);
  const account = added.value;
  const token = await site.world.write((tx) => openSession(site.world, tx, { account, method: 'link' }));
  const [cookie = ''] = sessionCookie(site.world, token).split(';');
  const [key = '', value = ''] = cookie.split('=');
  const context = await browser.newContext({ baseURL: base, viewport: { width: 1280, height: 900 } });
  await context.addCookies([{ name: key, value, url: base }]);
  const page = await context.newPage();
  return deskWorker(page, account.id);
};

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

/** What the database says was done: each comment once, by one of the two. */
const outcome = async ({ world }: TestSite): Promise<{ left: number; twice: number; decided: number }> => {
  const rows = await world.db
    .selectFrom('decision')
    .select(['comment_id'])
    .where('act', 'in', ['approve', 'remove'])
    .execute();
  const left = await world.db.selectFrom('comment').select('id').where('state', '=', 'waiting').execute();
  const decided = new Set(rows.map((row) => row.comment_id));
  return { left: left.length, decided: decided.size, twice: rows.length - decided.size };
};

const tell = (workers: readonly DeskWorker[], found: Awaited<ReturnType<typeof outcome>>, minutes: number): void => {
  const steps = workers.flatMap(({ steps: own }) => own).sort((a, b) => a - b);
  const sum = (of: (worker: DeskWorker) => number): number => workers.reduce((all, one) => all + of(one), 0);
  const none = (what: string, ours: number): Figure => ({ what, ours, goal: 0, better: 'less', unit: '' });
  report(`${wait} waiting comments, two moderators, keyboard alone`, [
    { what: 'comments decided', ours: found.decided, goal: wait, better: 'more', unit: '' },
    none('left waiting', found.left),
    none('decided twice', found.twice),
    none(
      'decisions that came too late (collisions)',
      sum((one) => one.refused),
    ),
    none(
      'reloads',
      sum((one) => one.reloads),
    ),
    none(
      'errors in the pages',
      sum((one) => one.faults.length),
    ),
    { what: 'decisions a minute, both together', ours: found.decided / minutes, better: 'more', unit: '' },
    { what: 'key to next card, p50', ours: at(steps, 0.5), goal: 100, better: 'less', unit: 'ms' },
    { what: 'key to next card, p95', ours: at(steps, 0.95), goal: 100, better: 'less', unit: 'ms' },
  ]);
  for (const { faults } of workers) for (const fault of faults.slice(0, 5)) console.log(fault);
};

const run = async (): Promise<void> => {
  const comments = readComments(file);
  const site = await testSite();
  site.clock.now = Date.now();
  const ticking = setInterval(() => (site.clock.now = Date.now()), 100);
  const filled = await fillDesk(site, comments, wait);
  console.log(`${filled.waiting} comments wait under ${filled.stories} stories.`);
  const app = await createApp(site.world);
  const server = app.server().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const jobs = createJobRunner(site.world, handlers);
  // Statements of reasons and their mails are made meanwhile, as they are on a site.
  let busy: Promise<unknown> = Promise.resolve();
  const working = setInterval(() => {
    busy = busy.then(() => jobs.runDue());
  }, 1_000);
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const workers = [await seat(site, browser, base, 'Ann'), await seat(site, browser, base, 'Ben')];
    const began = performance.now();
    await Promise.all(workers.map((worker) => worker.work('/newsroom/discussion?list=waiting')));
    tell(workers, await outcome(site), (performance.now() - began) / 60_000);
  } finally {
    await browser.close();
    clearInterval(working);
    clearInterval(ticking);
    await busy;
    await app.delivery.stop(server);
    await app.close();
    await site.close();
  }
};

if (file === '') console.log('Name a file of comments: bench/desk-crowd.ts FILE [COMMENTS]');
else await run();
