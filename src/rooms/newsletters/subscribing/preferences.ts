/** What readers do with their letters by the links in them: choose, pause, end, be forgotten. */
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import { lettersTopic, type Letter, type Subscriber } from '../letter.ts';
import { countUnsubscribed, issueRow } from '../letters.store.ts';
import { allLetters } from '../save-letter.ts';
import {
  addSubscriptions,
  deleteSubscriber,
  endSubscriptions,
  lettersOf,
  subscriberRow,
  updateSubscriber,
} from '../subscribers.store.ts';
import { readUnsubscribeToken, readYoursToken } from '../tokens.ts';

const day = 86_400_000;
export const pauses = ['7', '14', '30', '90'] as const;

export type Yours = { subscriber: Subscriber; letters: Letter[]; chosen: string[] };

/** What stands on the page a signed link opens: letters of their edition, and those they get from others. */
export const yoursBy = async (world: World, token: string): Promise<Yours | undefined> => {
  const code = await readYoursToken(world, token);
  const subscriber = code === undefined ? undefined : await subscriberRow(world.db, { code });
  if (!subscriber) return undefined;
  const chosen = await lettersOf(world.db, subscriber.id);
  const letters = (await allLetters(world)).filter(
    ({ id, isOpen, edition }) => chosen.includes(id) || (isOpen && edition === subscriber.edition),
  );
  return { subscriber, letters, chosen };
};

/** Chooses anew among the letters that stood on the page. The link came to their address: nothing needs confirming. */
export const saveChoice = (world: World, { subscriber, letters }: Yours, ids: readonly string[]): Promise<void> =>
  world.write(async (tx) => {
    const now = world.now();
    const wanted = letters.filter(({ id }) => ids.includes(id));
    const ended = letters.filter(({ id }) => !ids.includes(id)).map(({ id }) => id);
    if (ended.length > 0) await endSubscriptions(tx.db, subscriber.id, ended);
    await addSubscriptions(
      tx.db,
      wanted.map(({ id }) => ({ subscriber_id: subscriber.id, letter_id: id, at: now })),
    );
    if (wanted.length > 0 && subscriber.state !== 'active')
      await updateSubscriber(tx.db, subscriber.id, {
        state: 'active',
        confirmed_at: now,
        aside_why: '',
        aside_at: null,
        consent: JSON.stringify({ how: 'chosen by the link in a letter', confirmedAt: new Date(now).toISOString() }),
      });
    await tx.changed(lettersTopic);
  });

/** Nothing is sent for a while; 0 days: letters begin again. */
export const pauseLetters = (world: World, subscriber: Subscriber, days: number): Promise<void> =>
  world.write((tx) =>
    updateSubscriber(tx.db, subscriber.id, {
      paused_until: days > 0 ? world.now() + Math.min(days, 365) * day : null,
      changed_at: world.now(),
    }),
  );

/** Deletes an address with all that is known of it here. */
export const forgetSubscriber = (world: World, subscriberId: string): Promise<void> =>
  world.write(async (tx) => {
    await deleteSubscriber(tx.db, subscriberId);
    await tx.changed(lettersTopic);
  });

export type Ending = { subscriber: Subscriber; letter: Letter; issueId: string };

/** What the link at the foot of a letter ends. */
export const endingBy = async (world: World, token: string): Promise<Ending | undefined> => {
  const found = await readUnsubscribeToken(world, token);
  if (!found) return undefined;
  const subscriber = await subscriberRow(world.db, { code: found.subscriber });
  const issue = await issueRow(world.db, { code: found.issue });
  const letter = issue && (await allLetters(world)).find(({ id }) => id === issue.letterId);
  return subscriber && letter ? { subscriber, letter, issueId: issue.id } : undefined;
};

/** Ends one letter; counted with the issue it was ended from, once. */
export const endLetter = (
  world: World,
  { subscriber, letter, issueId }: Ending,
): Promise<Outcome<undefined, 'ended-already'>> =>
  world.write(async (tx) => {
    const ended = await endSubscriptions(tx.db, subscriber.id, [letter.id]);
    if (ended === 0) return refuse('ended-already');
    await countUnsubscribed(tx.db, issueId);
    await tx.changed(lettersTopic);
    return ok(undefined);
  });
