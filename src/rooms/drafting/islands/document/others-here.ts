/** Who else is in the story, where no cursors come along: their names are shown, without a place in the text. */
import { applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates, Awareness } from 'y-protocols/awareness';
import { Doc } from 'yjs';

export type PersonHere = { accountId: string; name: string };

/** Documents draw their numbers from the whole of 32 bits; these are below, the same for a person each time. */
export const numberOf = (accountId: string): number => {
  let sum = 7;
  for (const sign of accountId) sum = (sum * 31 + sign.charCodeAt(0)) % 999_983;
  return sum + 1;
};

const stateOf = ({ accountId, name }: PersonHere): Record<string, unknown> => ({ user: { id: accountId, name } });

/** Says anew who is there: whoever is not said again for half a minute is taken to have left. */
export const showOthers = (awareness: Awareness, people: readonly PersonHere[]): void => {
  const ownId = (awareness.getLocalState()?.['user'] as { id?: string } | undefined)?.id;
  const others = new Map(
    people.filter(({ accountId }) => accountId !== ownId).map((person) => [numberOf(person.accountId), person]),
  );
  const known = [...awareness.getStates().keys()].filter((client) => client < 1_000_000);
  const left = known.filter((client) => !others.has(client));
  if (left.length > 0) removeAwarenessStates(awareness, left, 'requests');
  const mirror = new Awareness(new Doc());
  for (const [client, person] of others) {
    const clock = (awareness.meta.get(client)?.clock ?? 0) + 1;
    mirror.states.set(client, stateOf(person));
    mirror.meta.set(client, { clock, lastUpdated: Date.now() });
  }
  if (others.size > 0) applyAwarenessUpdate(awareness, encodeAwarenessUpdate(mirror, [...others.keys()]), 'requests');
  mirror.destroy();
};
