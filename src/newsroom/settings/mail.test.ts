import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, test } from 'node:test';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { writingSite, type Reader, type WritingSite } from '../../rooms/discussion/writing-for-tests.ts';

const path = '/newsroom/settings/mail';
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const portOf = async (server: Server): Promise<number> => {
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

type Got = { from: string; text: string };

const smtp = async (options: SMTPServerOptions = {}): Promise<{ port: number; got: Got[] }> => {
  const got: Got[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { mailFrom } = session.envelope;
        got.push({ from: mailFrom ? mailFrom.address : '', text: Buffer.concat(parts).toString() });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  closing.push(() => {
    server.close();
  });
  server.listen(0, '127.0.0.1');
  return { port: await portOf(server.server), got };
};

const siteWith = async (smtpUrl: string | undefined): Promise<{ site: WritingSite; pub: Reader }> => {
  const site = await writingSite({}, { smtpUrl });
  return { site, pub: await site.reader('Pub', 'publisher') };
};

const answerOf = async (smtpUrl: string): Promise<{ status: number; words: string }> => {
  const { site, pub } = await siteWith(smtpUrl);
  const answer = await pub.send(`${path}/test`);
  const words = await answer.text();
  await site.close();
  return { status: answer.status, words };
};

test('letters come from whom the settings say, and a test letter says what the server answered', async () => {
  const { port, got } = await smtp();
  const { site, pub } = await siteWith(`smtp://127.0.0.1:${port}`);
  const sender = {
    'mailSender.name': 'Harbour Post',
    'mailSender.address': 'desk@harbour.example',
    'mailSender.replyTo': 'letters@harbour.example',
  };
  assert.equal((await pub.send(path, sender)).status, 303);
  const answer = await pub.send(`${path}/test`);
  assert.equal(answer.status, 200);
  assert.match(await answer.text(), /The server took it: “250/);
  assert.equal(got[0]?.from, 'desk@harbour.example');
  assert.match(got[0]?.text ?? '', /^From: (?:"?Harbour Post"?) <desk@harbour\.example>\r$/m);
  assert.match(got[0]?.text ?? '', /^Reply-To: letters@harbour\.example\r$/m);
  await site.world.write((tx) => tx.later('mail', { to: 'ann@readers.test', subject: 's', text: 't' }));
  await site.runJobs();
  assert.deepEqual(site.mails.at(-1)?.from, { name: 'Harbour Post', address: 'desk@harbour.example' });
  const page = await (await pub.get(path)).text();
  assert.match(page, new RegExp(`127\\.0\\.0\\.1:${port}`));
  assert.match(page, /_dmarc\.harbour\.example/);
  assert.equal((await pub.send(path, { ...sender, 'mailSender.address': 'a@b, c@d.example' })).status, 422);
  await site.close();
});

test('a refused login, a refused sender and a server that is not there are each told in words, without the password', async () => {
  const { port } = await smtp({
    authOptional: false,
    onAuth: (_auth, _session, done) => done(new Error('Invalid username or password')),
  });
  const login = await answerOf(`smtp://user:s3cret-word@127.0.0.1:${port}`);
  assert.equal(login.status, 502);
  assert.match(login.words, /refused the name or password in SMTP_URL/);
  assert.doesNotMatch(login.words, /s3cret-word/);
  const strict = await smtp({ onMailFrom: (_from, _session, done) => done(new Error('Sender address rejected')) });
  assert.match((await answerOf(`smtp://127.0.0.1:${strict.port}`)).words, /does not send for the sender’s address/);
  const away = createServer().listen(0, '127.0.0.1');
  const closed = await portOf(away);
  away.close();
  assert.match((await answerOf(`smtp://127.0.0.1:${closed}`)).words, /Nothing answers at the host and port/);
});

test('a server that speaks another encryption, or has a certificate nobody knows, is told as such', async () => {
  const { port } = await smtp({ secure: true, disabledCommands: [] });
  assert.match((await answerOf(`smtps://127.0.0.1:${port}`)).words, /certificate is not good/);
  const plain = await smtp();
  assert.match((await answerOf(`smtps://127.0.0.1:${plain.port}`)).words, /could not agree on encryption/);
});

test('without an SMTP server the test says where the letter was written', async () => {
  const { site, pub } = await siteWith(undefined);
  const answer = await pub.send(`${path}/test`);
  assert.match(await answer.text(), /nothing leaves this machine/);
  assert.equal(site.mails.at(-1)?.to, pub.account.email);
  for (let tests = 0; tests < 9; tests += 1) await pub.send(`${path}/test`);
  assert.equal((await pub.send(`${path}/test`)).status, 429, 'not without end');
  await site.close();
});
