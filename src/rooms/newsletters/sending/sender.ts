/**
 * Sends what is to be sent, by one node at a time: who holds the lease. Each mail has a row of its own with what became of it. The
 * guarantee is **at least once**: a mail counts as sent only when the server has said so, and whoever goes on after a crash believes
 * the journal of the one that died. Twice comes only what a server took without its answer ever reaching us.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from '../../../world.ts';
import { publicationOf } from '../../publication/publication.ts';
import { noteRefusal } from '../bounces/take-bounce.ts';
import { composeIssue } from '../composing/compose-issue.ts';
import {
  holdLease,
  leaseRow,
  nextDue,
  settleMails,
  strandedMails,
  takeMails,
  type Settled,
  type TakenRow,
} from '../deliveries.store.ts';
import { lettersTopic, type Issue } from '../letter.ts';
import { changeIssue, issueRow, issuesIn, letterRow } from '../letters.store.ts';
import { mailingSettings } from '../mailing-settings.ts';
import { openJournal, type Journal } from './journal.ts';
import { leaseFor, leaseName, leaseTime, type Lease } from './lease.ts';
import { createPace, type Pace } from './pace.ts';
import { openPost, type Post } from './post.ts';
import { writeOutList } from './queue-mails.ts';
import { waitAfter, type Judged } from './smtp-answer.ts';
import { mailWriter, type MailWriter } from './write-mails.ts';

const beatEvery = 4_000;
/** A job ends after this time and another goes on, so that a server can be stopped. */
const sliceTime = 4_000;
const atOnce = 100;

export type Sender = {
  /** Sends for a few seconds; when to go on: 0 at once, a moment, or undefined when nothing is left. */
  slice: () => Promise<number | undefined>;
  close: () => void;
};

type Tools = { post: Post; pace: Pace; connections: number };
type Grounds = { world: World; holder: string; journal: Journal; lease: Lease };
type Sending = Grounds & { issue: Issue; write: MailWriter; post: Post; pace: Pace };

/** Mails that were in a dead node's hands: its journal says which had been taken; all others are sent again. */
const takeOver = async ({ world, holder }: Grounds, issueId: string, sent: ReadonlySet<string>): Promise<void> => {
  for (;;) {
    const left = await world.write(async ({ db }) => {
      const rows = await strandedMails(db, issueId, holder);
      const settled = rows.map(({ subscriber_id: id }): Settled =>
        sent.has(id) ? { id, state: 'sent', answer: '' } : { id, state: 'queued', answer: '' },
      );
      await settleMails(db, issueId, settled, world.now());
      return rows.length;
    });
    if (left === 0) return;
  }
};

const recover = async (grounds: Grounds): Promise<void> => {
  const { mails, forget } = grounds.journal.leftBehind();
  const open = [
    ...(await issuesIn(grounds.world.db, 'sending', 50)),
    ...(await issuesIn(grounds.world.db, 'paused', 50)),
  ];
  const ids = new Set([...mails.keys(), ...open.map(({ id }) => id)]);
  for (const id of ids) await takeOver(grounds, id, mails.get(id) ?? new Set());
  forget();
};

const settledAs = (row: TakenRow, judged: Judged | undefined, now: number): Settled => {
  const id = row.subscriberId;
  if (!judged) return { id, state: 'sent', answer: '' };
  const { verdict, answer } = judged;
  if (verdict === 'gone' || verdict === 'refused') return { id, state: 'refused', answer };
  const wait = verdict === 'stop' ? 60_000 : waitAfter(verdict, row.attempts);
  return wait === undefined ? { id, state: 'refused', answer } : { id, state: 'later', answer, dueAt: now + wait };
};

type Result = { row: TakenRow; judged: Judged | undefined };

/** Hands a batch over by all connections. Once the lease is lost, or nothing gets through, the rest stays where it is. */
const handOver = async (
  sending: Sending,
  rows: readonly TakenRow[],
  connections: number,
): Promise<{ done: Result[]; left: TakenRow[] }> => {
  const { write, post, journal, issue, lease } = sending;
  const waiting = [...rows];
  const done: Result[] = [];
  let isStopped = false;
  const work = async (): Promise<void> => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      if (isStopped || !lease.isHolding()) return void waiting.push(row);
      const judged = await post.send(await write(row));
      if (!judged) journal.note(issue.id, row.subscriberId);
      done.push({ row, judged });
      if (judged?.verdict === 'stop') isStopped = true;
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  return { done, left: waiting };
};

/** What came of a batch, in one transaction: rows, counts, addresses that turned out not to exist. */
const settle = (sending: Sending, done: readonly Result[], left: readonly TakenRow[]): Promise<void> => {
  const { world, issue } = sending;
  return world.write(async (tx) => {
    const now = world.now();
    const settled = done.map(({ row, judged }) => settledAs(row, judged, now));
    await settleMails(
      tx.db,
      issue.id,
      [...settled, ...left.map(({ subscriberId: id }): Settled => ({ id, state: 'queued', answer: '' }))],
      now,
    );
    for (const [place, { row, judged }] of done.entries()) {
      if (!judged || settled[place]?.state !== 'refused') continue;
      const kind = judged.verdict === 'gone' ? 'hard' : judged.verdict === 'later' ? 'soft' : undefined;
      if (kind)
        await noteRefusal(tx, { subscriberId: row.subscriberId, issueId: issue.id, kind, words: judged.answer, now });
    }
    await holdLease(tx.db, { name: leaseName, holder: sending.holder, now, until: now + leaseTime });
  });
};

const finish = (world: World, issue: Issue): Promise<void> =>
  world.write(async (tx) => {
    if ((await nextDue(tx.db, issue.id)) !== undefined) return;
    await changeIssue(tx.db, issue.id, { from: ['sending'], set: { state: 'sent', ended_at: world.now() } });
    await tx.later('story-signal', { event: 'letter.sent', issueId: issue.id, at: world.now() });
    await tx.changed(lettersTopic);
  });

const stopBecause = (world: World, issue: Issue, answer: string): Promise<void> =>
  world.write(async (tx) => {
    const note = `The mail server refuses everything from here (${answer}). Look at the settings of mail, then go on.`;
    await changeIssue(tx.db, issue.id, { from: ['sending'], set: { state: 'paused', note } });
    await tx.changed(lettersTopic);
  });

/** Settles what the issue says with its first mail: everybody gets the same. */
const withContent = async (world: World, issue: Issue): Promise<MailWriter | undefined> => {
  const letter = await letterRow(world.db, { id: issue.letterId });
  if (!letter) return undefined;
  const content = await composeIssue(world, letter, issue);
  if (!issue.content)
    await world.write(({ db }) =>
      changeIssue(db, issue.id, { from: ['sending'], set: { content: JSON.stringify(content) } }),
    );
  return mailWriter(world, { letter, issue, content });
};

/** One batch; how many were sent, and whether the server was reached at all. */
const sendBatch = async (
  sending: Sending,
  connections: number,
): Promise<'none' | 'done' | 'unreachable' | 'wait' | 'stopped'> => {
  const { world, issue, holder, pace, journal } = sending;
  const allowed = pace.take(atOnce);
  if (allowed === 0) return 'wait';
  const rows = await world.write(({ db }) =>
    takeMails(world.storage, db, {
      issueId: issue.id,
      letterId: issue.letterId,
      holder,
      now: world.now(),
      limit: allowed,
    }),
  );
  pace.giveBack(allowed - rows.length);
  if (rows.length === 0) return 'none';
  const { done, left } = await handOver(sending, rows, connections);
  await settle(sending, done, left);
  journal.clear();
  const stop = done.find(({ judged }) => judged?.verdict === 'stop');
  if (stop) {
    await stopBecause(world, issue, stop.judged?.answer ?? '');
    return 'stopped';
  }
  return done.length > 0 && done.every(({ judged }) => judged?.verdict === 'again') ? 'unreachable' : 'done';
};

type Toolbox = { ready: () => Promise<Tools>; close: () => void };

/** Connections and pace as the settings have them now; opened when the first mail leaves. */
const toolboxFor = (world: World): Toolbox => {
  let post: Post | undefined;
  let paced: { perMinute: number; connections: number; pace: Pace } | undefined;
  const close = (): void => {
    post?.close();
    post = undefined;
  };
  const ready = async (): Promise<Tools> => {
    const { perMinute, connections } = mailingSettings(await publicationOf(world));
    if (paced?.perMinute !== perMinute || paced.connections !== connections) {
      close();
      paced = { perMinute, connections, pace: createPace(perMinute) };
    }
    return { post: (post ??= await openPost(world, connections)), pace: paced.pace, connections };
  };
  return { ready, close };
};

type Desk = Grounds & { toolbox: Toolbox; writers: Map<string, MailWriter>; failures: number };

/** Sends of one issue until the time is over; says when to go on with it. */
const sendIssue = async (desk: Desk, issue: Issue, until: number): Promise<number | undefined> => {
  const { world, lease, writers } = desk;
  const tools = await desk.toolbox.ready();
  const write = writers.get(issue.id) ?? (await withContent(world, issue));
  if (!write) return undefined;
  writers.set(issue.id, write);
  await writeOutList(world, issue);
  const sending: Sending = { ...desk, ...tools, issue, write };
  while (performance.now() < until) {
    if (!lease.isHolding() && !(await lease.keep())) return world.now() + leaseTime;
    if ((await issueRow(world.db, { id: issue.id }))?.state !== 'sending') return undefined;
    const came = await sendBatch(sending, tools.connections);
    if (came === 'stopped') return undefined;
    if (came === 'wait') await sleep(Math.min(tools.pace.wait(), 500));
    if (came === 'unreachable') return world.now() + Math.min(60_000, 2_000 * 2 ** (desk.failures += 1));
    if (came === 'done') desk.failures = 0;
    if (came === 'none') {
      const at = await nextDue(world.db, issue.id);
      if (at === undefined) await finish(world, issue);
      return at;
    }
  }
  return 0;
};

const closeDesk = ({ toolbox, writers, journal }: Desk): void => {
  toolbox.close();
  writers.clear();
  journal.close();
};

/** Sends of every issue that is under way, until the slice is over. */
const work = async (desk: Desk): Promise<number | undefined> => {
  const { world, lease } = desk;
  if (!lease.hasRecovered) await recover(desk);
  lease.hasRecovered = true;
  const until = performance.now() + sliceTime;
  const times: number[] = [];
  for (const issue of await issuesIn(world.db, 'sending', 20)) {
    const at = await sendIssue(desk, issue, until);
    if (at === 0) return 0;
    if (at !== undefined) times.push(at);
  }
  if (times.length > 0) return Math.min(...times);
  closeDesk(desk);
  return undefined;
};

export const createSender = (world: World): Sender => {
  const holder = world.newId();
  const lease = leaseFor(world, holder);
  const journal = openJournal(world.config.dataDir, holder);
  const desk: Desk = {
    world,
    holder,
    lease,
    journal,
    toolbox: toolboxFor(world),
    writers: new Map(),
    failures: 0,
  };
  return {
    slice: async () => {
      if ((await issuesIn(world.db, 'sending', 1)).length === 0) {
        closeDesk(desk);
        return undefined;
      }
      if (!(await lease.keep())) return (await leaseRow(world.db, leaseName))?.until ?? world.now();
      const beat = setInterval(() => void lease.keep().catch(() => undefined), beatEvery);
      beat.unref();
      try {
        return await work(desk);
      } finally {
        clearInterval(beat);
      }
    },
    close: () => closeDesk(desk),
  };
};
