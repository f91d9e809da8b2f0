/** The receivers the manual shows are run as they stand there, but for the port. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { packageRoot } from '../../common/package-root.ts';
import { keptSecret, newSigningSecret, signedHeaders } from '../../common/signed-message.ts';

const secret = newSigningSecret(Buffer.alloc(32, 7).toString('base64url'));
const running: ChildProcess[] = [];
after(() => running.forEach((one) => one.kill()));

/** Runs the example of a page of the manual; where it listens. */
const run = async (page: string): Promise<string> => {
  const text = readFileSync(join(packageRoot, 'docs', page), 'utf8');
  const code = /```js\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  assert.ok(code.trim().split('\n').length <= 26, 'short enough to be read');
  const listening = `.listen(0, '127.0.0.1', function () { console.log('port ' + this.address().port); })`;
  const own = code.replace(/\.listen\(\d+\)/, listening);
  const child = spawn(process.execPath, ['--input-type=module', '-e', own], { env: { SECRET: secret } });
  running.push(child);
  child.stderr.pipe(process.stderr);
  const [first] = (await once(child.stdout, 'data')) as [Buffer];
  return `http://127.0.0.1:${/port (\d+)/.exec(first.toString())?.[1]}/`;
};

const message = (body: string, now = Date.now(), by = secret) => ({
  method: 'POST',
  headers: signedHeaders({ kept: keptSecret(by), now }, { id: 'msg_1', body }),
  body,
});

const statusOf = async (url: string, sent: RequestInit): Promise<number> => (await fetch(url, sent)).status;

const refusesForgeries = async (url: string, body: string): Promise<void> => {
  const other = newSigningSecret(Buffer.alloc(32, 8).toString('base64url'));
  assert.equal(await statusOf(url, message(body, Date.now(), other)), 401, 'another secret');
  assert.equal(await statusOf(url, message(body, Date.now() - 600_000)), 401, 'too old');
  assert.equal(await statusOf(url, { ...message(body), body: `${body} ` }), 401, 'changed');
  assert.equal(await statusOf(url, { method: 'POST', body }), 401, 'not signed');
};

test('The webhook receiver of the manual takes genuine messages and no others', async () => {
  const url = await run('webhooks.md');
  const body = JSON.stringify({ type: 'test', timestamp: new Date(0).toISOString(), data: {} });
  assert.equal(await statusOf(url, message(body)), 204);
  await refusesForgeries(url, body);
});

test('The judge of the manual answers genuine questions and no others', async () => {
  const url = await run('external-judges.md');
  const ask = async (text: string): Promise<unknown> =>
    (await fetch(url, message(JSON.stringify({ id: 'jdg_1', type: 'comment', comment: { text } })))).json();
  assert.deepEqual(await ask('A crypto giveaway!'), { verdict: 'hold', reason: 'spam', model: 'example-1' });
  assert.deepEqual(await ask('The tide is high.'), { verdict: 'publish', reason: '', model: 'example-1' });
  await refusesForgeries(url, '{"comment":{"text":"x"}}');
});
