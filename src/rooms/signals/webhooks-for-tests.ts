/** A site with two servers outside, for the tests of webhooks. */
import assert from 'node:assert/strict';
import { createJobRunner } from '../../job-runner.ts';
import { handlers } from '../../jobs.ts';
import { saveDiscussionSettings } from '../discussion/discussion.ts';
import { writingSite, type Reader, type WritingSite } from '../discussion/writing-for-tests.ts';
import { outsideServer, type OutsideServer } from './server-for-tests.ts';
import {
  addWebhook,
  deliverWebhooks,
  deliveryLog,
  listWebhooks,
  removeWebhook,
  type Delivery,
  type WebhookDraft,
} from './signals.ts';

export type HookedSite = {
  site: WritingSite;
  good: OutsideServer;
  bad: OutsideServer;
  chief: Reader;
  ann: Reader;
  hook: (draft?: Partial<WebhookDraft>) => Promise<{ id: string; secret: string }>;
  log: (id: string) => Promise<Delivery[]>;
  lastIn: (id: string) => Promise<Delivery | undefined>;
  /** Carries out what is due; messages are given up after so many milliseconds. */
  run: (patience?: number) => Promise<number>;
  /** Takes all webhooks away, heals the servers and forgets what they were told. */
  clear: () => Promise<void>;
};

const hooksOn = (site: WritingSite, { account }: Reader, url: string): Pick<HookedSite, 'hook' | 'log' | 'lastIn'> => {
  const log = async (id: string): Promise<Delivery[]> => (await deliveryLog(site.world, id)).deliveries;
  return {
    hook: async (draft = {}) => {
      const added = await addWebhook(site.world, {
        account,
        url,
        format: 'json',
        events: ['comment.created', 'comment.waiting'],
        withText: false,
        isOn: true,
        note: 'Archive',
        ...draft,
      });
      assert.ok(added.ok, JSON.stringify(added));
      return added.value;
    },
    log,
    lastIn: async (id) => (await log(id))[0],
  };
};

export const hookedSite = async (): Promise<HookedSite> => {
  const [good, bad] = [await outsideServer(), await outsideServer()];
  const site = await writingSite({}, { innerServices: [`127.0.0.1:${good.port}`, `127.0.0.1:${bad.port}`] });
  const [chief, ann] = [await site.reader('Chief', 'publisher'), await site.reader('Ann')];
  const run = (patience = 5_000): Promise<number> =>
    createJobRunner(site.world, {
      ...handlers,
      webhooks: (world, payload) => deliverWebhooks(world, payload, { patience }),
    }).runDue();
  const clear = async (): Promise<void> => {
    good.answer = bad.answer = (response) => void response.end();
    for (const { id } of await listWebhooks(site.world))
      await removeWebhook(site.world, { account: chief.account, id });
    await saveDiscussionSettings(site.world, { state: 'open' });
    await run();
    good.calls = [];
    bad.calls = [];
  };
  return { site, good, bad, chief, ann, run, clear, ...hooksOn(site, chief, good.url) };
};
