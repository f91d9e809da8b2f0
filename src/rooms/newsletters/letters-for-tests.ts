/** A site with a letter, readers of it, and a mail server that can be told how to behave: for the tests of this room. */
import assert from 'node:assert/strict';
import type { AddressInfo, Socket } from 'node:net';
import { after } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { makeStory } from '../../../test/make-stories.ts';
import type { Config } from '../../config.ts';
import { saveSettings } from '../publication/publication.ts';
import { writingSite, type Reader, type WritingSite } from '../discussion/writing-for-tests.ts';
import { createIssue, saveLetter, saveMailingSettings, sendIssue, type LetterDraft } from './newsletters.ts';
import { newCode } from './letter.ts';
import { addSubscriptions, insertSubscribers } from './subscribers.store.ts';

export type Received = { to: string; from: string; raw: string };
/** What the server answers: nothing is a yes; `drop` ends the connection, before or after the mail was taken. */
export type Behaviour = (
  to: string,
  step: 'rcpt' | 'data',
) => { code: number; words: string } | 'drop' | 'drop-after' | undefined;

export type MailServer = {
  url: string;
  received: Received[];
  behave: (how: Behaviour) => void;
  close: () => Promise<void>;
};

const refusal = ({ code, words }: { code: number; words: string }): Error =>
  Object.assign(new Error(words), { responseCode: code });

/** Ends a connection in the middle, as a broken wire does. */
export const cut = (server: SMTPServer, id: string): void => {
  for (const one of server.connections as Set<{ id: string }>)
    if (one.id === id) (Reflect.get(one, '_socket') as Socket).destroy();
};

/** A real SMTP server on a port of its own. */
export const mailServer = async (): Promise<MailServer> => {
  const received: Received[] = [];
  let how: Behaviour = () => undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    hideENHANCEDSTATUSCODES: true,
    closeTimeout: 50,
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      const answer = how(address, 'rcpt');
      done(answer && typeof answer === 'object' ? refusal(answer) : undefined);
    },
    onData: (stream, session, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? '';
        const answer = how(to, 'data');
        const drop = (): void => cut(server, session.id);
        if (answer === 'drop') return drop();
        if (answer && typeof answer === 'object') return done(refusal(answer));
        const { mailFrom } = session.envelope;
        received.push({ to, from: mailFrom ? mailFrom.address : '', raw: Buffer.concat(pieces).toString('utf8') });
        if (answer === 'drop-after') return drop();
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as AddressInfo;
  const close = (): Promise<void> => new Promise((done) => server.close(() => done()));
  return { url: `smtp://127.0.0.1:${port}`, received, behave: (next) => (how = next), close };
};

export type LetterSite = WritingSite & {
  ed: Reader;
  boss: Reader;
  letterId: string;
  server: MailServer | undefined;
  /** Adds active readers with addresses of these names. */
  readers: (...names: string[]) => Promise<void>;
  /** Begins an issue and sends it. */
  send: (draft?: Record<string, unknown>) => Promise<string>;
};

type Grounds = { site: WritingSite; ed: Reader; letterId: string };

const addReaders = ({ site: { world }, letterId }: Grounds, names: readonly string[]): Promise<void> =>
  world.write(async ({ db }) => {
    const at = world.now();
    const rows = names.map((name) => ({
      id: world.newId(),
      email: `${name}@readers.test`,
      code: newCode(12),
      state: 'active',
      edition: 'en',
      source: 'form',
      source_note: '',
      consent: '{}',
      created_at: at,
      changed_at: at,
      confirmed_at: at,
    }));
    await insertSubscribers(db, rows);
    await addSubscriptions(
      db,
      rows.map(({ id }) => ({ subscriber_id: id, letter_id: letterId, at })),
    );
  });

const sendOne = async (
  { site: { world }, ed, letterId }: Grounds,
  issue: Record<string, unknown> = {},
): Promise<string> => {
  const picks = [await makeStory(world, { headline: 'The pier is open again' })];
  const begun = await createIssue(world, { account: ed.account, letterId, draft: { picks, ...issue } });
  assert.ok(begun.ok);
  const sent = await sendIssue(world, { account: ed.account, id: begun.value.id });
  assert.ok(sent.ok, JSON.stringify(sent));
  return begun.value.id;
};

export const letterSite = async (
  { draft = {}, smtp = false }: { draft?: Partial<LetterDraft>; smtp?: boolean } = {},
  config: Partial<Config> = {},
): Promise<LetterSite> => {
  const server = smtp ? await mailServer() : undefined;
  after(() => server?.close());
  const site = await writingSite({}, { ...config, ...(server ? { smtpUrl: server.url } : {}) });
  const { world } = site;
  const ed = await site.reader('Ed', 'editor');
  const boss = await site.reader('Boss', 'publisher');
  await saveSettings(world, {
    mailSender: { name: '', address: 'news@courant.test', replyTo: '', postalAddress: '1 Quay St, Harbour' },
  });
  const how = { perMinute: 60_000, bounceAddress: 'bounces@courant.test' };
  assert.ok((await saveMailingSettings(world, boss.account, how)).ok);
  const made = await saveLetter(world, {
    account: ed.account,
    draft: { name: 'Morning tide', edition: 'en', kind: 'hand', description: 'What the night brought.', ...draft },
  });
  assert.ok(made.ok, JSON.stringify(made));
  const grounds = { site, ed, letterId: made.value.id };
  return {
    ...site,
    ed,
    boss,
    letterId: made.value.id,
    server,
    readers: (...names) => addReaders(grounds, names),
    send: (issue) => sendOne(grounds, issue),
  };
};

/** The path of the first link to a place of ours in a mail's text. */
export const linkIn = (text: string, place: string): string =>
  new RegExp(`https?://courant\\.test(/[^\\s]*${place}/[\\w.~-]+)`).exec(text)?.[1] ??
  assert.fail(`no link to ${place}`);
