/** A webhook that has sent something and a judge, for the pages that show them. */
import assert from 'node:assert/strict';
import { accountByEmail } from '../src/rooms/accounts/accounts.ts';
import { addJudge } from '../src/rooms/discussion/discussion.ts';
import { addWebhook } from '../src/rooms/signals/signals.ts';
import { demoEditor } from '../src/importers/demo/demo-editor.ts';
import type { TestSite } from './test-world.ts';

const made = new WeakMap<TestSite, Promise<Record<string, string>>>();

const make = async ({ world }: TestSite): Promise<Record<string, string>> => {
  const account = await accountByEmail(world, demoEditor.email);
  assert.ok(account);
  const url = 'https://hooks.example/archive';
  const events = ['comment.waiting', 'comment.reported'] as const;
  const hook = await addWebhook(world, { account, url, format: 'json', events, withText: false, isOn: true, note: '' });
  const scope = { editions: [], sections: [], mayRefuse: false };
  const judge = await addJudge(world, {
    account,
    name: 'Tone',
    url: 'https://judge.example/',
    timeoutMs: 800,
    scope,
    whenAway: 'risk',
    isOn: false,
  });
  assert.ok(hook.ok && judge.ok);
  const sent = { webhook_id: hook.value.id, event: 'comment.waiting', payload: '{}', created_at: world.now() };
  await world.write(async ({ db }) => {
    await db
      .insertInto('webhook_delivery')
      .values({ ...sent, id: 'msg_1', state: 'delivered', code: 204 })
      .execute();
    await db
      .insertInto('webhook_delivery')
      .values({ ...sent, id: 'msg_2', state: 'failed', error: 'timeout' })
      .execute();
  });
  return {
    'a webhook': `/newsroom/signals/${hook.value.id}`,
    'a judge': `/newsroom/judges/${judge.value.id}`,
  };
};

/** Their pages; they are set up once for each site. */
export const demoSignals = (site: TestSite): Promise<Record<string, string>> => {
  const known = made.get(site) ?? make(site);
  made.set(site, known);
  return known;
};
