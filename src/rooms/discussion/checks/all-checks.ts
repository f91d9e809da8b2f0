/**
 * The moderation policy: every check, in the order they are asked. The first that objects decides what becomes of a comment;
 * what later ones say is kept for the moderators. Nothing here calls another server.
 */
import type { Finding } from '../comment.ts';
import { passesChecks, type Check, type CheckInput, type Objection } from './check.ts';
import { closedThread } from './closed-thread.ts';
import { commentLength } from './comment-length.ts';
import { heldThread } from './held-thread.ts';
import { newReader } from './new-reader.ts';
import { suspendedReader } from './suspended-reader.ts';

export const checks: readonly Check[] = [
  // Where nothing may be written there is nothing to judge.
  closedThread,
  // Somebody who may not write for a while is told until when, and why.
  suspendedReader,
  // A comment is at least a word and at most what people read.
  commentLength,
  // The first comments of a reader nobody knows yet, if the publication wants to see them before all others do.
  newReader,
  // In this thread every comment waits; last, so that what is wrong with it is said first.
  heldThread,
];

/** Somebody who was asked to rephrase and insists is not asked again. */
const settled = (objection: Objection, { ifConfirmed = 'hold' }: Check, { confirmed }: CheckInput): Objection =>
  objection.verdict === 'nudge' && confirmed ? { ...objection, verdict: ifConfirmed } : objection;

const isAsked = (check: Check, { account, isEdit }: CheckInput): boolean =>
  (check.isForStaff === true || !passesChecks(account)) && !(check.isForNewOnly === true && isEdit);

/** What the checks say of a comment, in their order: the first whose verdict is not `publish` decides. A refusal ends it. */
export const judge = async (input: CheckInput): Promise<Finding[]> => {
  const findings: Finding[] = [];
  for (const check of checks) {
    if (!isAsked(check, input)) continue;
    const objection = await check.objection(input);
    if (!objection) continue;
    const finding = { check: check.name, ...settled(objection, check, input) };
    findings.push(finding);
    if (finding.verdict === 'refuse') break;
  }
  return findings;
};

/** The finding that decides; undefined: the comment may be published. */
export const decisive = (findings: readonly Finding[]): Finding | undefined =>
  findings.find(({ verdict }) => verdict !== 'publish');
