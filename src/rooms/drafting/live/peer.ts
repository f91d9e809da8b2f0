/** One open editor: what it says, and what it is told. */
import { encodeStateAsUpdate, encodeStateVector } from 'yjs';
import type { WebSocket } from 'ws';
import type { Account } from '../../accounts/accounts.ts';
import type { Access } from '../document/own-story.ts';
import {
  ackMessage,
  awarenessMessage,
  closings,
  noticeMessage,
  readMessage,
  steps,
  syncMessage,
  type Message,
  type Notice,
} from '../islands/document/live-messages.ts';
import { gone, readCursor, writeCursors, type Cursor } from './awareness.ts';
import { isOfAnother } from '../islands/document/other-document.ts';
import { takeUpdate, type OpenDocument, type UpdateFault, type Writer } from './open-document.ts';

export type Peer = {
  socket: WebSocket;
  open: OpenDocument;
  account: Account;
  access: Exclude<Access, 'none'>;
  cookies: string | undefined;
  network: string;
  /** Updates that came over this connection, and how many of them are on disk. */
  received: number;
  acked: number;
  isAcking: boolean;
  cursor: Cursor | undefined;
  isAlive: boolean;
  isDismissed: boolean;
  /** How many messages it may still send before it is made to wait. */
  budget: number;
  /** Everybody in the same story on this node. */
  others: Set<Peer>;
};

/** Whoever has not taken in so much comes back and asks for what is missing. */
const backlog = 8 * 1024 * 1024;

export const send = ({ socket }: Peer, bytes: Uint8Array): void => {
  if (socket.readyState !== socket.OPEN) return;
  if (socket.bufferedAmount > backlog) return socket.terminate();
  socket.send(bytes);
};

export const tell = (peer: Peer, notice: Notice): void => send(peer, noticeMessage(notice));

/** Says why, then closes. What is on its way from there is not taken in any more: it was sent to somebody else, so to speak. */
export const dismiss = (peer: Peer, notice: Notice, code: number): void => {
  peer.isDismissed = true;
  tell(peer, notice);
  peer.socket.close(code, notice.kind);
};

export const readOnlyWords = 'You can read this story but not change it.';

const tooBig: Notice = {
  kind: 'too-big',
  words: 'What you added is larger than a story may be. It has not been saved; please take some of it out.',
};
const unreadable: Notice = { kind: 'refused', words: 'What this page sent could not be read. Please load it again.' };

const refuseUpdate = (peer: Peer, fault: UpdateFault): void =>
  fault === 'too-big' ? dismiss(peer, tooBig, closings.tooBig) : dismiss(peer, unreadable, closings.unreadable);

/** Several that came to lie on the disk together are acknowledged together. */
const acknowledge = (peer: Peer, count: number): void => {
  peer.acked = Math.max(peer.acked, count);
  if (peer.isAcking) return;
  peer.isAcking = true;
  setImmediate(() => {
    peer.isAcking = false;
    send(peer, ackMessage(peer.acked));
  });
};

/** An update that says nothing is two zeros. */
const saysNothing = (update: Uint8Array): boolean => update.length === 2 && update[0] === 0 && update[1] === 0;

const receiveUpdate = (peer: Peer, update: Uint8Array): void => {
  peer.received += 1;
  const count = peer.received;
  if (peer.access !== 'write') {
    if (saysNothing(update)) acknowledge(peer, count);
    else tell(peer, { kind: 'read-only', words: readOnlyWords });
    return;
  }
  const writer: Writer = { accountId: peer.account.id, peer };
  const { fault, durable } = takeUpdate(peer.open, writer, update);
  if (fault) return refuseUpdate(peer, fault);
  // When it fails the document is ended, and with it this connection.
  durable.then(() => acknowledge(peer, count)).catch(() => undefined);
};

const begunAnew: Notice = {
  kind: 'refused',
  words: 'This story was begun anew on the server. What you wrote on this device is put aside for you.',
};

const receiveSync = (peer: Peer, { step, bytes }: Extract<Message, { kind: 'sync' }>): void => {
  if (step === steps.have && isOfAnother(peer.open.doc, bytes)) dismiss(peer, begunAnew, closings.otherDocument);
  else if (step === steps.have) send(peer, syncMessage(steps.lack, encodeStateAsUpdate(peer.open.doc, bytes)));
  else if (step === steps.lack || step === steps.update) receiveUpdate(peer, bytes);
  else refuseUpdate(peer, 'unreadable');
};

const receiveCursor = (peer: Peer, bytes: Uint8Array): void => {
  const cursor = readCursor(bytes, peer.account, peer.cursor?.client);
  const isTaken = [...peer.others].some((other) => other !== peer && other.cursor?.client === cursor?.client);
  if (!cursor || isTaken) return;
  peer.cursor = cursor;
  const message = awarenessMessage(writeCursors([cursor]));
  for (const other of peer.others) if (other !== peer) send(other, message);
};

/** Takes in whatever an editor sends. */
export const receive = (peer: Peer, data: Uint8Array): void => {
  if (peer.isDismissed) return;
  const message = readMessage(data);
  try {
    if (message?.kind === 'sync') receiveSync(peer, message);
    else if (message?.kind === 'awareness') receiveCursor(peer, message.bytes);
    else refuseUpdate(peer, 'unreadable');
  } catch {
    // A list of what they have that is no such list.
    refuseUpdate(peer, 'unreadable');
  }
};

/** What somebody hears who has just come: what there is, and where everybody is. */
export const greet = (peer: Peer): void => {
  if (peer.access === 'read') tell(peer, { kind: 'read-only', words: readOnlyWords });
  send(peer, syncMessage(steps.have, encodeStateVector(peer.open.doc)));
  const cursors = [...peer.others].flatMap(({ cursor }) => cursor ?? []);
  if (cursors.length > 0) send(peer, awarenessMessage(writeCursors(cursors)));
};

export const takeCursorAway = (peer: Peer): void => {
  if (!peer.cursor) return;
  const message = awarenessMessage(writeCursors([gone(peer.cursor)]));
  for (const other of peer.others) if (other !== peer) send(other, message);
};
