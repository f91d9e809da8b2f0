/** What happens to letters by itself: those whose time has come are made, what is under way is sent. */
import { formatDateTime } from '../../common/dates.ts';
import type { World } from '../../world.ts';
import { publicationOf } from '../publication/publication.ts';
import { composeIssue, isEmpty } from './composing/compose-issue.ts';
import { isJobWaiting, leaseRow } from './deliveries.store.ts';
import { lettersTopic, newCode, type Issue, type Letter } from './letter.ts';
import {
  changeIssue,
  dueLetterRows,
  insertIssue,
  issueRow,
  issuesIn,
  letterRow,
  moveNextAt,
  updateLetter,
} from './letters.store.ts';
import { beginIssue } from './issues.ts';
import { nextTime } from './next-time.ts';
import { createSender, type Sender } from './sending/sender.ts';
import { sweepLetters } from './sweep-letters.ts';

const day = 86_400_000;
const watchEvery = 20_000;
const senders = new WeakMap<World, Sender>();

const senderOf = (world: World): Sender => {
  const known = senders.get(world);
  if (known) return known;
  const made = createSender(world);
  senders.set(world, made);
  return made;
};

const goOn = async (world: World, at: number): Promise<void> => {
  await world.write(async (tx) => {
    if (!(await isJobWaiting(tx.db, 'send-letters', at))) await tx.later('send-letters', {}, at);
  });
};

/** Sends for a few seconds, and leaves the rest to the next job. */
const sendLetters = async (world: World): Promise<void> => {
  const next = await senderOf(world).slice();
  if (next !== undefined) await goOn(world, Math.max(next, world.now()));
};

/** While something is under way: when the node that sends has died, another goes on. */
const watchLetters = async (world: World): Promise<void> => {
  if ((await issuesIn(world.db, 'sending', 1)).length === 0) return;
  const now = world.now();
  const lease = await leaseRow(world.db, 'sender');
  if (!lease || lease.until <= now) await goOn(world, now);
  await world.write((tx) => tx.later('watch-letters', {}, now + watchEvery));
};

/** Why nothing went out, for the editors. */
const notSent = async (world: World, letter: Letter, why: string): Promise<void> => {
  const { settings } = await publicationOf(world);
  const when = formatDateTime(world.now(), { language: 'en-GB', timeZone: settings.timeZone });
  await world.write(async (tx) => {
    await updateLetter(tx.db, letter.id, { last_note: `${when}: not sent. ${why}` });
    await tx.changed(lettersTopic);
  });
};

const why = {
  nothing: 'There was nothing new.',
  address: 'There is no postal address yet: set it under Settings, Mail.',
};

/** Begins an issue by itself; gives why it could not. */
const begin = async (world: World, issue: Issue, letter: Letter): Promise<string | undefined> => {
  const { settings } = await publicationOf(world);
  if (settings.mailSender.postalAddress.trim() === '') return why.address;
  const content = await composeIssue(world, letter, issue);
  const hasNothing = isEmpty(content) || (issue.createdBy === undefined && content.stories.length === 0);
  if (hasNothing) return why.nothing;
  await world.write((tx) => beginIssue(world, tx, { issue, letter }, content));
  return undefined;
};

const makeIssue = async (world: World, letter: Letter): Promise<void> => {
  const id = world.newId();
  const now = world.now();
  const draft = JSON.stringify({ subject: '', preview: '', intro: '', picks: null });
  const row = { id, letter_id: letter.id, state: 'draft', draft, code: newCode(8), created_at: now, created_by: null };
  const issue = { draft: { subject: '', preview: '', intro: '', picks: null }, content: undefined };
  const content = await composeIssue(world, letter, issue);
  if (content.stories.length === 0) return notSent(world, letter, why.nothing);
  await world.write(({ db }) => insertIssue(db, { ...row, changed_at: now }));
  const made = await issueRow(world.db, { id });
  const fault = made && (await begin(world, made, letter));
  if (fault === undefined) return;
  await world.write(({ db }) =>
    changeIssue(db, id, { from: ['draft'], set: { state: 'cancelled', ended_at: now, note: fault } }),
  );
  await notSent(world, letter, fault);
};

/** An automatic letter's hour: the issue somebody prepared for it goes out with the scheduled ones, else one is made. */
const sendDueLetter = async (world: World, letter: Letter): Promise<void> => {
  const at = letter.nextAt ?? 0;
  const { settings } = await publicationOf(world);
  const next = nextTime(letter, Math.max(at, world.now()), settings.timeZone);
  const isOurs = await world.write(async (tx) => {
    if (!(await moveNextAt(tx.db, letter.id, at, next ?? null))) return false;
    if (next !== undefined) await tx.later('letters-due', {}, next);
    await tx.changed(lettersTopic);
    return true;
  });
  if (!isOurs) return;
  // Somebody has closed the server for days: the readers of a morning letter do not want it in the evening after.
  if (world.now() - at > day / 2) return notSent(world, letter, 'The server was not running at its time.');
  const prepared = (await issuesIn(world.db, 'scheduled', 500)).some(
    (one) => one.letterId === letter.id && one.sendAt === at,
  );
  if (!prepared) await makeIssue(world, letter);
};

const sendDueIssues = async (world: World): Promise<void> => {
  for (const issue of await issuesIn(world.db, 'scheduled', 500)) {
    if (issue.sendAt === undefined || issue.sendAt > world.now()) continue;
    const letter = await letterRow(world.db, { id: issue.letterId });
    const fault = letter && (await begin(world, issue, letter));
    if (fault === undefined || !letter) continue;
    await world.write(({ db }) =>
      changeIssue(db, issue.id, { from: ['scheduled'], set: { state: 'draft', note: fault } }),
    );
    await notSent(world, letter, fault);
  }
};

const sendDue = async (world: World): Promise<void> => {
  for (const letter of await dueLetterRows(world.db, world.now())) await sendDueLetter(world, letter);
  await sendDueIssues(world);
};

/** Job kind → what carries it out. */
export const letterJobs = {
  'letters-due': sendDue,
  'send-letters': sendLetters,
  'watch-letters': watchLetters,
  'sweep-letters': sweepLetters,
};
