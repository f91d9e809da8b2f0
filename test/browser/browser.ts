import { after } from 'node:test';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { demoSite } from '../demo-site.ts';
import { findChromium } from './find-chromium.ts';

/** What went wrong on a page besides what a test looks at: errors, refused scripts, requests to anyone else. */
export type Watched = { page: Page; faults: string[]; close: () => Promise<void> };

let launched: Promise<Browser> | undefined;
let listening: Promise<string> | undefined;
const closing: (() => Promise<unknown>)[] = [];

const browser = (): Promise<Browser> => {
  launched ??= chromium.launch({
    executablePath: findChromium() ?? '',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--no-first-run',
      '--disable-gpu',
      '--disable-component-update',
    ],
  });
  return launched;
};

/** The demo publication on a port of this machine. */
export const demoAddress = (): Promise<string> => {
  listening ??= (async () => {
    const { app } = await demoSite();
    const server = app.server().listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(() => app.delivery.stop(server));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  })();
  return listening;
};

after(async () => {
  await (await launched)?.close();
  for (const close of closing) await close();
});

/** A fresh browser window, on the demo unless `baseURL` names another site; every page in it is watched for faults. */
export const openPage = async (options: BrowserContextOptions = {}): Promise<Watched> => {
  const base = options.baseURL ?? (await demoAddress());
  const context = await (
    await browser()
  ).newContext({ baseURL: base, viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // A page that is meant to be missing says so in the console. The demo has another address than the one it is opened at here, so
    // its sockets are refused: writing together has sites of its own in tests.
    const isMeant = /404 \(Not Found\)|WebSocket .*: 403$/.test(message.text());
    if (message.type() === 'error' && !isMeant) faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(base)) faults.push(`request to ${request.url()}`);
  });
  return { page, faults, close: () => context.close() };
};
