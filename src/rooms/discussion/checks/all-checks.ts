/**
 * The moderation policy: every check, in the order they are asked. The first that objects decides what becomes of a comment;
 * what later ones say is kept for the moderators. Nothing here calls another server.
 */
import type { Finding } from '../comment.ts';
import { judgesCheck } from '../judges/judges-check.ts';
import { ownRulesCheck } from '../own-rules/own-rules-check.ts';
import { passesChecks, type Check, type CheckInput, type Objection, type Objections } from './check.ts';
import { closedThread } from './closed-thread.ts';
import { commentLength } from './comment-length.ts';
import { heldReader } from './held-reader.ts';
import { heldThread } from './held-thread.ts';
import { links } from './links.ts';
import { mailDomain } from './mail-domain.ts';
import { newReader } from './new-reader.ts';
import { rates } from './rates.ts';
import { removedBefore } from './removed-before.ts';
import { repeats } from './repeats.ts';
import { shouting } from './shouting.ts';
import { suspendedReader } from './suspended-reader.ts';
import { unreadWarning } from './unread-warning.ts';
import { wordLists } from './word-lists.ts';

export const checks: readonly Check[] = [
  // Where nothing may be written there is nothing to judge.
  closedThread,
  // Somebody who may not write for a while is told until when, and why.
  suspendedReader,
  // A warning is read before anything new is written.
  unreadWarning,
  // A comment is at least a word and at most what people read. Before all that looks at the text: it bounds their work.
  commentLength,
  // Nobody writes faster than others can read: not an account, nor a network, nor all of a thread together.
  rates,
  // The same again, or nearly: by its own writer it is refused, by others it waits, since that is how campaigns look.
  repeats,
  // Links are why spam is written. Those that deceive are refused or wait, many wait, a new reader's wait.
  links,
  // The publication's own words, by language: refused, to be read first, or would the writer say it differently?
  wordLists,
  // CAPITALS and rows of pictures: would the writer say it differently? Who insists is published.
  shouting,
  // Addresses at domains that the publication does not take, or looks at first.
  mailDomain,
  // Somebody of whom a moderator said so.
  heldReader,
  // Somebody of whose comments many had to be removed.
  removedBefore,
  // The publication's own rules: conditions on all of the above and more. One that publishes sets aside what need not be.
  ownRulesCheck,
  // The first comments of a reader nobody knows yet, if the publication wants to see them before all others do.
  newReader,
  // What checks outside the process say. They were asked before; one that is away holds what any other had a doubt about.
  judgesCheck,
  // In this thread every comment waits; last, so that what is wrong with it is said first.
  heldThread,
];

/** Somebody who was asked to rephrase and insists is not asked again. */
const settled = (objection: Objection, { ifConfirmed = 'hold' }: Check, { confirmed }: CheckInput): Objection =>
  objection.verdict === 'nudge' && confirmed ? { ...objection, verdict: ifConfirmed } : objection;

const isAsked = (check: Check, { account, isEdit }: CheckInput): boolean =>
  (check.isForStaff === true || !passesChecks(account)) && !(check.isForNewOnly === true && isEdit);

/** What a check said, as a list. */
export const listed = (objections: Objections): readonly Objection[] =>
  objections === undefined ? [] : Array.isArray(objections) ? objections : [objections as Objection];

/** By check and reason: each knows its own. */
const liftable = new Set(checks.flatMap(({ name, liftable = [] }) => liftable.map((reason) => `${name} ${reason}`)));

/** Where an own rule publishes, what it may set aside lets pass; it stays among the findings. */
export const lifted = (findings: Finding[]): Finding[] =>
  findings.some(({ rule }) => rule?.act === 'publish')
    ? findings.map((one) =>
        liftable.has(`${one.check} ${one.reason}`) && one.verdict !== 'refuse' ? { ...one, verdict: 'publish' } : one,
      )
    : findings;

/** What the checks say of a comment, in their order: the first whose verdict is not `publish` decides. A refusal ends it. */
export const judge = async (input: CheckInput): Promise<Finding[]> => {
  const findings: Finding[] = [];
  for (const check of checks) {
    if (!isAsked(check, input)) continue;
    for (const objection of listed(await check.objection(input, findings)))
      findings.push({ check: check.name, ...settled(objection, check, input) });
    if (findings.at(-1)?.verdict === 'refuse') break;
  }
  return lifted(findings);
};

/** The finding that decides; undefined: the comment may be published. */
export const decisive = (findings: readonly Finding[]): Finding | undefined =>
  findings.find(({ verdict }) => verdict !== 'publish');
