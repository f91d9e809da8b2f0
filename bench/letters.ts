/**
 * Sends one issue to 5,000 addresses through a local SMTP server that drops connections, asks to be asked again, and while the sending
 * process is killed twice. Prints who got it how often, and the speed beside nodemailer alone: node --import ./scripts/loader.ts bench/letters.ts
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { pino } from 'pino';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { Config } from '../src/config.ts';
import { createJobRunner } from '../src/job-runner.ts';
import { addAccount, type Account } from '../src/rooms/accounts/accounts.ts';
import {
  createIssue,
  importSubscribers,
  issueWithLetter,
  letterJobs,
  previewMail,
  saveLetter,
  saveMailingSettings,
  sendIssue,
} from '../src/rooms/newsletters/newsletters.ts';
import { saveSettings } from '../src/rooms/publication/publication.ts';
import { openStorage } from '../src/storage/storage.ts';
import { createWorld, type World } from '../src/world.ts';

const count = Number(process.env['ADDRESSES'] ?? 5_000);
const [, , mode, dataDir = '', smtpUrl = ''] = process.argv;

const open = async (folder: string, url: string): Promise<{ world: World; close: () => Promise<void> }> => {
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    dataDir: folder,
    databaseUrl: undefined,
    publicUrl: 'https://news.example',
    smtpUrl: url,
    trustedProxies: [],
    innerServices: [],
    logLevel: 'error',
  };
  const storage = await openStorage(config);
  const world = createWorld({ config, storage, log: pino({ level: 'error' }), sendMail: async () => undefined });
  return { world, close: () => storage.close() };
};

type Server = {
  url: string;
  /** How often each address got it. */
  got: Map<string, number>;
  /** Taken, and the connection cut before the answer left. */
  cut: Map<string, number>;
  faults: { isOn: boolean; drops: number; again: number };
  reset: () => void;
  close: () => Promise<void>;
};

type Kept = Pick<Server, 'got' | 'cut' | 'faults'>;

const add = (map: Map<string, number>, to: string): void => void map.set(to, (map.get(to) ?? 0) + 1);

/** Tells some addresses to come again, once each. */
const greyList = ({ faults }: Kept) => {
  const asked = new Set<string>();
  return (address: string): Error | undefined => {
    const number = Number(/\d+/.exec(address)?.[0]);
    if (!faults.isOn || number % 97 !== 5 || asked.has(address)) return undefined;
    asked.add(address);
    faults.again += 1;
    return Object.assign(new Error('later, please'), { responseCode: number % 2 === 0 ? 421 : 450 });
  };
};

type OnData = NonNullable<SMTPServerOptions['onData']>;

/** Takes mails; every 40th connection is cut: before the mail was read, before it was taken, or after. */
const taker = ({ got, cut, faults }: Kept, destroy: (id: string) => void): OnData => {
  let mails = 0;
  return (stream, session, done) => {
    mails += 1;
    const to = session.envelope.rcptTo[0]?.address ?? '';
    const point = faults.isOn && mails % 40 === 0 ? Math.floor(Math.random() * 3) : -1;
    const drop = (): void => {
      faults.drops += 1;
      destroy(session.id);
    };
    if (point === 0) return drop();
    stream.resume();
    stream.on('end', () => {
      if (point === 1) return drop();
      add(got, to);
      if (point !== 2) return done();
      add(cut, to);
      drop();
    });
  };
};

async function startServer(): Promise<Server> {
  const kept: Kept = { got: new Map(), cut: new Map(), faults: { isOn: false, drops: 0, again: 0 } };
  const refuse = greyList(kept);
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => done(refuse(address)),
    onData: taker(kept, (id) => {
      for (const one of smtp.connections as Set<{ id: string }>)
        if (one.id === id) (Reflect.get(one, '_socket') as Socket).destroy();
    }),
  });
  smtp.on('error', () => undefined);
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done));
  const { port } = smtp.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    ...kept,
    reset: () => (kept.got.clear(), kept.cut.clear()),
    close: () => new Promise((done) => smtp.close(() => done())),
  };
}

const startNode = (folder: string, url: string): ChildProcess =>
  spawn(process.execPath, ['--import', './scripts/loader.ts', 'bench/letters.ts', 'node', folder, url], {
    stdio: 'inherit',
  });

type Grounds = { folder: string; server: Server; world: World; account: Account; letterId: string };

/** A publication with a letter and its readers. */
const setUp = async (world: World): Promise<Pick<Grounds, 'account' | 'letterId'>> => {
  const added = await addAccount(world, { email: 'boss@news.example', name: 'Boss', role: 'publisher' });
  if (!added.ok) throw new Error(added.refusal);
  const account = added.value;
  await saveSettings(world, {
    mailSender: { name: 'News', address: 'news@news.example', replyTo: '', postalAddress: '1 Quay' },
  });
  const how = { perMinute: 60_000, connections: 4, bounceAddress: 'bounces@news.example' };
  await saveMailingSettings(world, account, how);
  const letter = await saveLetter(world, { account, draft: { name: 'Morning', edition: 'en', kind: 'hand' } });
  if (!letter.ok) throw new Error(letter.detail);
  const letterId = letter.value.id;
  const seeded = await importSubscribers(world, {
    account,
    text: Array.from({ length: count }, (_, place) => `reader${place}@readers.example`).join('\n'),
    letterIds: [letterId],
    edition: 'en',
    source: 'bench',
    consent: 'test addresses',
  });
  if (!seeded.ok) throw new Error(seeded.refusal);
  return { account, letterId };
};

const begin = async ({ world, account, letterId }: Grounds): Promise<string> => {
  const intro = 'The harbour opens at six, and the first tram follows it up the hill. '.repeat(60);
  const draft = { subject: 'The harbour opens', intro, picks: [] };
  const made = await createIssue(world, { account, letterId, draft });
  if (!made.ok) throw new Error(made.refusal);
  const sent = await sendIssue(world, { account, id: made.value.id });
  if (!sent.ok) throw new Error(sent.detail);
  return made.value.id;
};

const isSent = async ({ world }: Grounds, id: string): Promise<boolean> =>
  (await issueWithLetter(world, id))?.issue.state === 'sent';

/** Undisturbed, and the same mails by nodemailer alone. */
const undisturbed = async (grounds: Grounds): Promise<void> => {
  const { folder, server, world } = grounds;
  const node = startNode(folder, server.url);
  const first = await begin(grounds);
  while (server.got.size === 0) await sleep(5);
  const from = performance.now();
  while (server.got.size < count) await sleep(5);
  const ours = count / ((performance.now() - from) / 1000);
  while (!(await isSent(grounds, first))) await sleep(100);
  node.kill('SIGKILL');
  server.reset();
  const found = await issueWithLetter(world, first);
  if (!found) throw new Error('the issue is gone');
  const mail = await previewMail(world, found);
  const transport = createTransport({ url: server.url, pool: true, maxConnections: 4, maxMessages: 500 });
  const bareFrom = performance.now();
  await Promise.all(
    Array.from({ length: count }, (_, place) =>
      transport.sendMail({ ...mail, from: 'news@news.example', to: `reader${place}@readers.example` }),
    ),
  );
  const bare = count / ((performance.now() - bareFrom) / 1000);
  transport.close();
  console.log(
    `undisturbed: ${ours.toFixed(0)} addresses/s; nodemailer alone: ${bare.toFixed(0)} addresses/s; ${mail.html.length + mail.text.length} characters a mail`,
  );
};

/** Dropped connections, 421, 450, and the process killed twice. */
const disturbed = async (grounds: Grounds): Promise<void> => {
  const { folder, server } = grounds;
  server.reset();
  server.faults.isOn = true;
  let child = startNode(folder, server.url);
  const second = await begin(grounds);
  const began = performance.now();
  const seconds = (): string => ((performance.now() - began) / 1000).toFixed(1);
  for (const at of [0.3, 0.65]) {
    while (server.got.size < count * at) await sleep(5);
    child.kill('SIGKILL');
    console.log(`killed with ${server.got.size} addresses served, ${seconds()} s after the beginning`);
    child = startNode(folder, server.url);
  }
  while (server.got.size < count * 0.99) await sleep(5);
  console.log(`99 % served after ${seconds()} s; the last wait the minutes they were asked to wait`);
  while (!(await isSent(grounds, second))) await sleep(200);
  child.kill('SIGKILL');
  console.log(`got it: ${server.got.size} of ${count}; missed: ${count - server.got.size}; ${seconds()} s in all`);
};

const tellFaults = ({ got, cut, faults }: Server): void => {
  const doubled = [...got].filter(([, times]) => times > 1);
  const unanswered = doubled.filter(([to]) => cut.has(to)).length;
  const late = [...cut.values()].reduce((a, b) => a + b, 0);
  console.log(
    `connections dropped: ${faults.drops} (${late} after the mail was taken); told to come again: ${faults.again}`,
  );
  console.log(
    `twice: ${doubled.length}, of them ${unanswered} whose 250 the server never sent; others: ${doubled.length - unanswered} (250 under way when the process was killed)`,
  );
};

async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'courant-letters-'));
  const server = await startServer();
  const { world, close } = await open(folder, server.url);
  const grounds: Grounds = { folder, server, world, ...(await setUp(world)) };
  await undisturbed(grounds);
  await disturbed(grounds);
  tellFaults(server);
  await close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}

if (mode === 'node') {
  const { world } = await open(dataDir, smtpUrl);
  createJobRunner(world, letterJobs).start();
} else await bench();
