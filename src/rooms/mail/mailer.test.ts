import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createMailer, outboxOf } from './mail.ts';

test('a mail in the outbox is well formed, whatever stands in it', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'courant-mail-'));
  const send = createMailer({ smtpUrl: undefined, dataDir, publicUrl: 'https://courant.test' });
  await send({
    to: 'newsroom@example.org',
    subject: `[“Courant”] ${'🌊 tide '.repeat(40)}\r\nBcc: all@example.org`,
    text: `One\n.\ntwo\r\nthree\n${'long '.repeat(1_000)}`,
    replyTo: 'ann@exämple.org',
  });
  const [name = ''] = readdirSync(outboxOf(dataDir));
  const mail = readFileSync(join(outboxOf(dataDir), name), 'latin1');
  assert.match(name, /^[\w-]+\.eml$/);
  assert.doesNotMatch(mail, /(?<!\r)\n|\r(?!\n)/, 'lines end in CR LF');
  assert.doesNotMatch(mail, /[^\t\r\n -~]/, 'nothing but ASCII');
  assert.doesNotMatch(mail, /^Bcc:/im);
  assert.match(mail, /^Reply-To: ann@xn--exmple-cua\.org\r$/m);
  for (const line of mail.split('\r\n')) assert.ok(line.length <= 78, line);
  rmSync(dataDir, { recursive: true });
});

test('a mail goes to one address, whatever a list of addresses could be made of it', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'courant-mail-'));
  const send = createMailer({ smtpUrl: undefined, dataDir, publicUrl: 'https://courant.test' });
  await send({ to: 'x,victim@example.org', subject: 's', text: 't', replyTo: 'y,other@example.org' });
  const [name = ''] = readdirSync(outboxOf(dataDir));
  const mail = readFileSync(join(outboxOf(dataDir), name), 'latin1');
  assert.match(mail, /^To: <?"x,victim"@example\.org>?\r$/m);
  assert.match(mail, /^Reply-To: <?"y,other"@example\.org>?\r$/m);
  rmSync(dataDir, { recursive: true });
});
