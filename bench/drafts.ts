/**
 * Writing together: a server is killed (SIGKILL) in mid-typing, again and again, and started on the same data folder; nothing that
 * was acknowledged may be missing. Then 20 people type into one story: how long until a key is on another's screen, and safe.
 *
 *   node --import ./scripts/loader.ts bench/drafts.ts [--rounds 50] [--writers 20] [--seconds 10]
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { closeWorld, openWorld } from '../src/open-world.ts';
import { accountRow, addAccount, openSession, sessionCookie, type Account } from '../src/rooms/accounts/accounts.ts';
import { createStory } from '../src/rooms/drafting/drafting.ts';
import { blockText, bodyText, until, writerIn, type TestWriter } from '../src/rooms/drafting/live/writers-for-tests.ts';
import { saveEdition } from '../src/rooms/publication/publication.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    writers: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '10' },
  },
});
const rounds = Number(values.rounds);
const writers = Number(values.writers);
const seconds = Number(values.seconds);

const port = 20_000 + Math.floor(Math.random() * 20_000);
const origin = `http://127.0.0.1:${port}`;
const dataDir = mkdtempSync(join(tmpdir(), 'courant-drafts-'));
const environment = { ...process.env, DATA_DIR: dataDir, PORT: String(port), PUBLIC_URL: origin, LOG_LEVEL: 'error' };

type Prepared = { story: string; cookies: string[] };

const prepare = async (): Promise<Prepared> => {
  const world = await openWorld(environment);
  await world.write((tx) =>
    saveEdition(tx, {
      code: 'en',
      language: 'en',
      name: 'English',
      direction: 'ltr',
      publicationName: 'Bench',
      tagline: '',
      position: 0,
      isDefault: true,
    }),
  );
  const cookies: string[] = [];
  let first: Account | undefined;
  for (let one = 0; one < writers; one += 1) {
    const added = await addAccount(world, { email: `w${one}@bench.test`, name: `Writer ${one}`, role: 'editor' });
    if (!added.ok) throw new Error(added.refusal);
    const account = (await accountRow(world.db, { id: added.value.id })) as Account;
    first ??= account;
    const token = await world.write((tx) => openSession(world, tx, { account, method: 'code' }));
    cookies.push(sessionCookie(world, token).split(';', 1)[0] ?? '');
  }
  const paragraphs = Array.from({ length: 200 }, (_, place) => `Paragraph ${place}: ${'word '.repeat(48)}`);
  const content = paragraphs.map((text) => ({
    type: 'paragraph' as const,
    content: [{ type: 'text' as const, text }],
  }));
  const made = await createStory(world, {
    account: first as Account,
    edition: 'en',
    kind: 'news',
    headline: 'Bench',
    fields: { body: { type: 'doc', content } },
  });
  if (!made.ok) throw new Error(made.refusal);
  await closeWorld(world);
  return { story: made.value.articleId, cookies };
};

const isUp = async (): Promise<boolean> => {
  try {
    return (await fetch(`${origin}/healthz`)).ok;
  } catch {
    return false;
  }
};

const startServer = async (): Promise<ChildProcess> => {
  const child = spawn(process.execPath, ['bin/courant.js', 'start'], {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await until(isUp);
  return child;
};

const kill = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
};

const percentile = (all: readonly number[], share: number): number =>
  [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0;
const told = (all: readonly number[]): string =>
  `p50 ${percentile(all, 0.5).toFixed(1)} ms, p95 ${percentile(all, 0.95).toFixed(1)} ms, p99 ${percentile(all, 0.99).toFixed(1)} ms`;

/** Types marks of the form `<12>` until the server is gone; says up to which everything was acknowledged. */
const typeUntilKilled = async (writer: TestWriter, from: number): Promise<{ acked: number; typed: number }> => {
  const text = blockText(writer.doc, 0);
  let typed = from;
  const marks: { count: number; mark: number }[] = [];
  while (writer.socket.readyState === writer.socket.OPEN) {
    typed += 1;
    text.insert(text.length, `<${typed}>`);
    marks.push({ count: writer.counts.sent, mark: typed });
    await new Promise((next) => setTimeout(next, 2));
  }
  const safe = marks.findLast(({ count }) => count <= writer.counts.acked)?.mark ?? from;
  return { acked: safe, typed };
};

/** Marks that were acknowledged, from and until. */
type Safe = readonly [first: number, last: number];

const missing = (text: string, safe: readonly Safe[]): number =>
  safe.reduce((sum, [first, last]) => {
    let count = 0;
    for (let mark = first; mark <= last; mark += 1) if (!text.includes(`<${mark}>`)) count += 1;
    return sum + count;
  }, 0);

const killing = async ({ story, cookies }: Prepared): Promise<void> => {
  const safe: Safe[] = [];
  let typed = 0;
  for (let round = 0; round < rounds; round += 1) {
    const server = await startServer();
    // A writer without memory of its own: only what the server kept can be there.
    const writer = await writerIn({ port, story, cookie: cookies[0] ?? '', origin });
    const typing = typeUntilKilled(writer, typed);
    await new Promise((next) => setTimeout(next, 100 + Math.random() * 300));
    await kill(server, 'SIGKILL');
    const done = await typing;
    safe.push([typed + 1, done.acked]);
    typed = done.typed;
  }
  const server = await startServer();
  const writer = await writerIn({ port, story, cookie: cookies[0] ?? '', origin });
  const lost = missing(bodyText(writer.doc)[0] ?? '', safe);
  await writer.close();
  await kill(server, 'SIGTERM');
  const acked = safe.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  console.log(
    `killed ${rounds} times in mid-typing: ${acked} of ${typed} keystrokes acknowledged, ${lost} of those lost`,
  );
  if (lost > 0 || acked === 0) process.exitCode = 1;
};

/** Keys that are followed: their mark, and when they were pressed. */
type Followed = { sentAt: Map<string, number>; seen: number[]; safe: number[] };

/** Notes when keys of others come to stand in somebody's document. */
const watch = (reader: TestWriter, { sentAt, seen }: Followed): void => {
  reader.doc.on('update', (_update: Uint8Array, from: unknown) => {
    if (from !== reader.socket) return;
    const now = performance.now();
    for (const [mark, at] of sentAt) {
      const place = Number(mark.split('.')[0]);
      if (
        !blockText(reader.doc, place + 1)
          .toString()
          .includes(`<${mark}>`)
      )
        continue;
      seen.push(now - at);
      sentAt.delete(mark);
    }
  });
};

/** Types at a quick writer's pace; every tenth key is followed. */
const typeAlong = async (writer: TestWriter, place: number, { sentAt, safe }: Followed): Promise<void> => {
  const text = blockText(writer.doc, place + 1);
  const end = performance.now() + seconds * 1_000;
  for (let key = 0; performance.now() < end; key += 1) {
    const isFollowed = key % 10 === 5;
    const mark = `${place}.${key}`;
    const at = performance.now();
    if (isFollowed) sentAt.set(mark, at);
    text.insert(text.length, isFollowed ? `<${mark}>` : 'x');
    const { sent } = writer.counts;
    if (isFollowed) void until(() => writer.counts.acked >= sent).then(() => safe.push(performance.now() - at));
    await new Promise((next) => setTimeout(next, 60 + Math.random() * 60));
  }
  await writer.safe();
};

const together = async ({ story, cookies }: Prepared): Promise<void> => {
  const server = await startServer();
  const all = await Promise.all(cookies.map((cookie) => writerIn({ port, story, cookie, origin })));
  const followed: Followed = { sentAt: new Map(), seen: [], safe: [] };
  const reader = all.at(-1) as TestWriter;
  watch(reader, followed);
  await Promise.all(all.slice(0, -1).map((writer, place) => typeAlong(writer, place, followed)));
  await until(() => all.every((writer) => bodyText(writer.doc).join('') === bodyText(reader.doc).join('')));
  console.log(`${writers} writers in one story of 10,000 words for ${seconds} s, all with the same text at the end`);
  console.log(`from a key to another's document: ${told(followed.seen)} (${followed.seen.length} keys)`);
  console.log(`from a key to its acknowledgement: ${told(followed.safe)}`);
  for (const writer of all) await writer.close();
  await kill(server, 'SIGTERM');
};

const prepared = await prepare();
await killing(prepared);
await together(prepared);
rmSync(dataDir, { recursive: true, force: true });
