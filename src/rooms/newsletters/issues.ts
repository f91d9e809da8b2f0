/** One mailing of a letter: written, looked at, tried out, scheduled, sent, stopped. */
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { Tx, World } from '../../world.ts';
import { mayStory } from '../articles/articles.ts';
import type { Account } from '../accounts/accounts.ts';
import { publicationOf } from '../publication/publication.ts';
import { composeIssue, isEmpty } from './composing/compose-issue.ts';
import { dropQueued } from './deliveries.store.ts';
import { lettersTopic, newCode, parseIssueDraft, type Issue, type IssueContent, type Letter } from './letter.ts';
import {
  changeIssue,
  deleteIssue,
  insertIssue,
  issueRow,
  letterRow,
  takeNumber,
  updateLetter,
} from './letters.store.ts';
import { mailWriter } from './sending/write-mails.ts';
import { openPost } from './sending/post.ts';
import { subscriberRow } from './subscribers.store.ts';
import { seeToSweeping } from './sweep-letters.ts';

export type IssueRefusal =
  | 'not-allowed'
  | 'not-found'
  | 'invalid'
  | 'overtaken'
  | 'wrong-state'
  | 'empty'
  | 'in-the-past'
  | 'no-postal-address'
  | 'not-sent';

type By = { account: Account; id: string };
type Found = { issue: Issue; letter: Letter };

export const issueWithLetter = async (world: Pick<World, 'db'>, id: string): Promise<Found | undefined> => {
  const issue = await issueRow(world.db, { id });
  const letter = issue && (await letterRow(world.db, { id: issue.letterId }));
  return issue && letter ? { issue, letter } : undefined;
};

const mayEdit = (account: Account): boolean => mayStory(account, 'edit-letters');
const maySend = (account: Account): boolean => mayStory(account, 'send-letters');

/** Begins an issue; `sendAt` for the next one of an automatic letter, which goes out then as it has become. */
export const createIssue = async (
  world: World,
  {
    account,
    letterId,
    draft = {},
    sendAt,
  }: { account: Account; letterId: string; draft?: unknown; sendAt?: number | undefined },
): Promise<Outcome<{ id: string }, IssueRefusal>> => {
  if (!mayEdit(account)) return refuse('not-allowed');
  const found = parseIssueDraft(draft);
  if (!found.success) return refuse('invalid', found.issues[0].message);
  if (!(await letterRow(world.db, { id: letterId }))) return refuse('not-found');
  const id = world.newId();
  await world.write(async (tx) => {
    const now = world.now();
    await insertIssue(tx.db, {
      id,
      letter_id: letterId,
      state: 'draft',
      draft: JSON.stringify(found.output),
      code: newCode(8),
      created_at: now,
      created_by: account.id,
      changed_at: now,
    });
    if (sendAt !== undefined)
      await changeIssue(tx.db, id, { from: ['draft'], set: { state: 'scheduled', send_at: sendAt } });
    await tx.changed(lettersTopic);
  });
  return ok({ id });
};

/** Changes an issue until it goes out; `version` is the one the form was drawn with. */
export const saveIssue = async (
  world: World,
  { account, id, draft, version }: By & { draft: unknown; version?: number | undefined },
): Promise<Outcome<undefined, IssueRefusal>> => {
  if (!mayEdit(account)) return refuse('not-allowed');
  const found = parseIssueDraft(draft);
  if (!found.success) return refuse('invalid', found.issues[0].message);
  return world.write(async (tx): Promise<Outcome<undefined, IssueRefusal>> => {
    const before = await issueRow(tx.db, { id });
    if (!before) return refuse('not-found');
    const set = { draft: JSON.stringify(found.output), version: before.version + 1, changed_at: world.now() };
    const wasThere = await changeIssue(tx.db, id, { from: ['draft', 'scheduled'], version, set });
    if (!wasThere) return refuse(['draft', 'scheduled'].includes(before.state) ? 'overtaken' : 'wrong-state');
    await tx.changed(lettersTopic);
    return ok(undefined);
  });
};

/** What the issue would say if it went out now; what it said, once it has. */
export const contentOf = ({ letter, issue }: Found, world: World): Promise<IssueContent> =>
  composeIssue(world, letter, issue);

/** The issue as a mail to nobody in particular. */
export const previewMail = async (
  world: World,
  found: Found,
): Promise<{ subject: string; html: string; text: string }> => {
  const content = await contentOf(found, world);
  const write = await mailWriter(world, { ...found, content });
  const { subject, html, text } = await write({ email: 'reader@example.org', code: 'aaaaaaaaaaaa' });
  return { subject, html, text };
};

/** Sends the issue to whoever asks, and to nobody else. */
export const testIssue = async (world: World, { account, id }: By): Promise<Outcome<undefined, IssueRefusal>> => {
  if (!mayEdit(account)) return refuse('not-allowed');
  const found = await issueWithLetter(world, id);
  if (!found) return refuse('not-found');
  const content = await contentOf(found, world);
  const own = await subscriberRow(world.db, { email: account.email });
  const write = await mailWriter(world, { ...found, content: { ...content, subject: `[Test] ${content.subject}` } });
  const post = await openPost(world, 1);
  const judged = await post.send(await write({ email: account.email, code: own?.code ?? 'aaaaaaaaaaaa' }));
  post.close();
  return judged ? refuse('not-sent', `The mail server did not take it: ${judged.answer}`) : ok(undefined);
};

/** From here on it is under way: its content is settled, its number given, and the sender is called. */
export const beginIssue = async (
  world: World,
  tx: Tx,
  { issue, letter }: Found,
  content: IssueContent,
): Promise<boolean> => {
  const now = world.now();
  const number = issue.number ?? (await takeNumber(tx.db, letter.id));
  const set = { state: 'sending', content: JSON.stringify(content), number, send_at: now, began_at: now, note: '' };
  if (!(await changeIssue(tx.db, issue.id, { from: ['draft', 'scheduled'], set }))) return false;
  await updateLetter(tx.db, letter.id, { stories_until: now, last_note: '' });
  await tx.later('send-letters', {});
  await tx.later('watch-letters', {}, now + 20_000);
  await seeToSweeping(world, tx);
  await tx.changed(lettersTopic);
  return true;
};

const readyToGo = async (
  world: World,
  { account, id }: By,
): Promise<Outcome<Found & { content: IssueContent }, IssueRefusal>> => {
  if (!maySend(account)) return refuse('not-allowed');
  const found = await issueWithLetter(world, id);
  if (!found) return refuse('not-found');
  if (!['draft', 'scheduled'].includes(found.issue.state)) return refuse('wrong-state', 'It is under way already.');
  const { settings } = await publicationOf(world);
  if (settings.mailSender.postalAddress.trim() === '')
    return refuse(
      'no-postal-address',
      'Letters to many need a postal address at their foot: set it under Settings, Mail.',
    );
  return ok({ ...found, content: await contentOf(found, world) });
};

/** Sends an issue now. */
export const sendIssue = async (world: World, by: By): Promise<Outcome<undefined, IssueRefusal>> => {
  const ready = await readyToGo(world, by);
  if (!ready.ok) return ready;
  const { content, ...found } = ready.value;
  if (isEmpty(content)) return refuse('empty', 'There is no story in it and no word: write something or pick a story.');
  const hasBegun = await world.write((tx) => beginIssue(world, tx, found, content));
  return hasBegun ? ok(undefined) : refuse('wrong-state', 'It is under way already.');
};

/** Sends it at a moment to come; until then it can be changed. */
export const scheduleIssue = async (
  world: World,
  { at, ...by }: By & { at: number | undefined },
): Promise<Outcome<undefined, IssueRefusal>> => {
  const ready = await readyToGo(world, by);
  if (!ready.ok) return ready;
  if (at === undefined || at <= world.now()) return refuse('in-the-past', 'Choose a moment that is still to come.');
  return world.write(async (tx): Promise<Outcome<undefined, IssueRefusal>> => {
    if (!(await changeIssue(tx.db, by.id, { from: ['draft', 'scheduled'], set: { state: 'scheduled', send_at: at } })))
      return refuse('wrong-state');
    await tx.later('letters-due', {}, at);
    await tx.changed(lettersTopic);
    return ok(undefined);
  });
};

const move = async (
  world: World,
  { account, id }: By,
  { from, to, also }: { from: readonly Issue['state'][]; to: Issue['state']; also?: (tx: Tx) => Promise<void> },
): Promise<Outcome<undefined, IssueRefusal>> => {
  if (!maySend(account)) return refuse('not-allowed');
  return world.write(async (tx): Promise<Outcome<undefined, IssueRefusal>> => {
    const now = world.now();
    const ends = to === 'cancelled' ? { ended_at: now } : {};
    const set = { state: to, changed_at: now, note: '', ...(to === 'draft' ? { send_at: null } : {}), ...ends };
    if (!(await changeIssue(tx.db, id, { from, set })))
      return refuse((await issueRow(tx.db, { id })) ? 'wrong-state' : 'not-found');
    await also?.(tx);
    await tx.changed(lettersTopic);
    return ok(undefined);
  });
};

/** It will not go out at its time; it is a draft again. */
export const callOffIssue = (world: World, by: By) => move(world, by, { from: ['scheduled'], to: 'draft' });

/** Stops sending after the mails that are under way. */
export const pauseIssue = (world: World, by: By) => move(world, by, { from: ['sending'], to: 'paused' });

export const resumeIssue = (world: World, by: By) =>
  move(world, by, {
    from: ['paused'],
    to: 'sending',
    also: async (tx) => {
      await tx.later('send-letters', {});
      await tx.later('watch-letters', {}, world.now() + 20_000);
    },
  });

/** Whoever has not got it does not get it any more. */
export const cancelIssue = (world: World, by: By) =>
  move(world, by, { from: ['sending', 'paused'], to: 'cancelled', also: (tx) => dropQueued(tx.db, by.id) });

/** Throws a draft away. */
export const removeIssue = async (world: World, { account, id }: By): Promise<Outcome<undefined, IssueRefusal>> => {
  if (!mayEdit(account)) return refuse('not-allowed');
  return world.write(async (tx): Promise<Outcome<undefined, IssueRefusal>> => {
    if (!(await deleteIssue(tx.db, id))) return refuse('wrong-state');
    await tx.changed(lettersTopic);
    return ok(undefined);
  });
};

/** Sends one story by a letter at once: for what has just happened. */
export const sendBreaking = async (
  world: World,
  asked: {
    account: Account;
    letterId: string;
    storyId: string;
    subject?: string | undefined;
    intro?: string | undefined;
  },
): Promise<Outcome<{ id: string }, IssueRefusal>> => {
  const { account, letterId, storyId, subject = '', intro = '' } = asked;
  if (!maySend(account)) return refuse('not-allowed');
  const draft = { subject, intro, picks: [storyId] };
  const made = await createIssue(world, { account, letterId, draft });
  if (!made.ok) return made;
  const sent = await sendIssue(world, { account, id: made.value.id });
  if (sent.ok) return made;
  await removeIssue(world, { account, id: made.value.id });
  return sent;
};
