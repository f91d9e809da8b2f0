import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { until } from '../../delivery/site-for-tests.ts';
import { writingSite } from '../../rooms/discussion/writing-for-tests.ts';

test('open desks hear at once what a colleague has decided', async () => {
  const site = await writingSite({ state: 'held' });
  const [ann, mo, di] = [
    await site.reader('Ann'),
    await site.reader('Mo', 'moderator'),
    await site.reader('Di', 'moderator'),
  ];
  const one = await ann.post('Something to be read.');
  const server = site.app.server().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const path = '/newsroom/discussion/live';
  const request = get({ host: '127.0.0.1', port, path, headers: { cookie: di.cookie }, agent: false });
  const [answer] = (await once(
    request.on('error', () => undefined),
    'response',
  )) as [IncomingMessage];
  assert.match(answer.headers['content-type'] ?? '', /event-stream/);
  let heard = '';
  answer.setEncoding('utf8').on('data', (data: string) => (heard += data));
  answer.on('error', () => undefined);
  await until(() => heard.includes('"waiting":1'));
  await mo.send('/newsroom/discussion/decide', { ids: one.id, act: 'remove', rule: 'spam' });
  const gone = new RegExp(`"gone":\\[\\{"id":"${one.id}"[^\\]]*Mo removed it`);
  await until(() => gone.test(heard) && heard.includes('"waiting":0'));
  await site.world.write((tx) => tx.changed(`account:${di.account.id}`));
  await new Promise((closed) => answer.once('close', closed));
  await site.app.delivery.stop(server);
  await site.close();
});

test('what is taken back is told to all desks as to be decided again, and no longer as gone', async () => {
  const site = await writingSite({ state: 'held' });
  const [ann, mo, di] = [
    await site.reader('Ann'),
    await site.reader('Mo', 'moderator'),
    await site.reader('Di', 'moderator'),
  ];
  const one = await ann.post('Something to be read.');
  const from = site.clock.now;
  const news = async (): Promise<{ gone: { id: string }[]; back: string[] }> => {
    const answer = await site.request(`/newsroom/discussion/live/changes?since=${from}`, {
      headers: { cookie: di.cookie },
    });
    assert.equal(answer.status, 200);
    return (await answer.json()) as { gone: { id: string }[]; back: string[] };
  };
  site.clock.now += 1_000;
  const options = { json: true };
  const decided = await mo.send('/newsroom/discussion/decide', { ids: one.id, act: 'approve' }, options);
  const { done } = (await decided.json()) as { done: { decisionId: string }[] };
  const before = await news();
  assert.deepEqual([before.gone.map(({ id }) => id), before.back], [[one.id], []]);
  site.clock.now += 1_000;
  await mo.send('/newsroom/discussion/undo', { decisions: done[0]?.decisionId ?? '' }, options);
  const after = await news();
  assert.deepEqual([after.gone, after.back], [[], [one.id]]);
  await site.close();
});
