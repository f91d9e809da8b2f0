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
