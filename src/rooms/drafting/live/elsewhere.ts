/**
 * People in a story who are not connected to this node: on another one, or by plain requests. Their cursors are not known here, but
 * those who write should see that they are not alone.
 */
import { awarenessMessage } from '../islands/document/live-messages.ts';
import { numberOf } from '../islands/document/others-here.ts';
import { cursorFor, gone, writeCursors, type Cursor } from './awareness.ts';
import type { OpenDocument } from './open-document.ts';
import { send, type Peer } from './peer.ts';
import { peopleIn } from './presence.ts';

/** Pages forget after half a minute whoever is not said again. */
export const sayAgainEvery = 12;

const told = new WeakMap<OpenDocument, Map<number, Cursor>>();

/** Tells all who are in a story here who else is. */
export const sayWhoIsElsewhere = async (open: OpenDocument, peers: ReadonlySet<Peer>): Promise<void> => {
  if (peers.size === 0) return;
  const people = await peopleIn(open.world, open.articleId);
  const here = new Set([...peers].map(({ account }) => account.id));
  const before = told.get(open) ?? new Map<number, Cursor>();
  const now = new Map<number, Cursor>();
  for (const person of people) {
    if (here.has(person.accountId)) continue;
    const client = numberOf(person.accountId);
    now.set(client, cursorFor(person, client, (before.get(client)?.clock ?? Math.floor(open.world.now() / 1_000)) + 1));
  }
  told.set(open, now);
  const left = [...before.values()].filter(({ client }) => !now.has(client)).map(gone);
  const cursors = [...now.values(), ...left];
  if (cursors.length === 0) return;
  const message = awarenessMessage(writeCursors(cursors));
  for (const peer of peers) send(peer, message);
};
