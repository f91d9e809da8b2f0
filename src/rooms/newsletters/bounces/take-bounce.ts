/** Addresses whose mail does not arrive, and readers who called a letter junk, are set aside with the reason. */
import type { Tx, World } from '../../../world.ts';
import { bouncesOf, insertBounce } from './bounces.store.ts';
import { lettersTopic } from '../letter.ts';
import { issueRow } from '../letters.store.ts';
import { subscriberRow, updateSubscriber } from '../subscribers.store.ts';
import { readBounceToken } from '../tokens.ts';
import { readReport } from './read-report.ts';

export type BounceKind = 'hard' | 'soft' | 'complaint';
/** Full mailboxes and the like: so many issues in a row that could not be delivered. */
const mostSoft = 3;

const reasons: Record<BounceKind, string> = {
  hard: 'There is no such mailbox',
  soft: 'Three issues could not be delivered',
  complaint: 'The reader called a letter junk',
};

/** Notes what a server refused, or what came back; an address is set aside once that is enough. Once for an issue. */
export const noteRefusal = async (
  tx: Tx,
  {
    subscriberId,
    issueId,
    kind,
    words,
    now,
  }: { subscriberId: string; issueId: string; kind: BounceKind; words: string; now: number },
): Promise<boolean> => {
  const row = { subscriber_id: subscriberId, issue_id: issueId, kind, words: words.slice(0, 200), at: now };
  if (!(await insertBounce(tx.db, row))) return false;
  const soft = (await bouncesOf(tx.db, subscriberId)).filter((one) => one.kind === 'soft').length;
  if (kind === 'soft' && soft < mostSoft) return true;
  await updateSubscriber(tx.db, subscriberId, {
    state: 'aside',
    aside_why: `${reasons[kind]}${words ? ` (${words.slice(0, 100)})` : ''}`,
    aside_at: now,
    changed_at: now,
  });
  await tx.changed(lettersTopic);
  return true;
};

export type Taken = 'noted' | 'known' | 'delayed' | 'no-report' | 'not-ours';

/** Takes in a mail that came back (RFC 3464), or a complaint (RFC 5965). Only marks of our own are believed. */
export const takeBounce = async (world: World, mail: string): Promise<Taken> => {
  const report = readReport(mail);
  if (!report) return 'no-report';
  for (const token of report.tokens) {
    const found = await readBounceToken(world, token);
    const subscriber = found && (await subscriberRow(world.db, { code: found.subscriber }));
    const issue = found && (await issueRow(world.db, { code: found.issue }));
    if (!subscriber || !issue) continue;
    const { kind, words } = report;
    if (kind === 'delayed') return 'delayed';
    const refusal = { subscriberId: subscriber.id, issueId: issue.id, kind, words, now: world.now() };
    return (await world.write((tx) => noteRefusal(tx, refusal))) ? 'noted' : 'known';
  }
  return 'not-ours';
};
