/** A story's connection by WebSocket, from opening to closing. */
import { applyUpdate, encodeStateAsUpdate, encodeStateVector, mergeUpdates, type Doc } from 'yjs';
import { applyAwarenessUpdate, encodeAwarenessUpdate, type Awareness } from 'y-protocols/awareness';
import { awarenessMessage, readMessage, steps, syncMessage, type Message, type Notice } from './live-messages.ts';

export type SocketEvents = {
  /** Everything the server has is here. */
  synced: () => void;
  /** Something is on its way, or all is on the server's disk. */
  changed: () => void;
  notice: (notice: Notice) => void;
};

export type StorySocket = {
  isSafe: () => boolean;
  /** What was typed is sent at once. */
  hurry: () => void;
  /** What was sent and is not known to be on disk. */
  unsafe: () => Uint8Array | undefined;
  close: () => void;
  /** Whether it was ever open, and the code it ended with. */
  ended: Promise<{ wasOpen: boolean; code: number }>;
};

/** Keys pressed within so many milliseconds travel together. */
const gather = 40;
/** A server that says nothing for so long is gone; it gives a sign of life more often than that by a ping the page does not see. */
const longestOpening = 8_000;

type Link = {
  socket: WebSocket;
  doc: Doc;
  awareness: Awareness;
  events: SocketEvents;
  sent: number;
  acked: number;
  outbox: Uint8Array[];
  underWay: { count: number; update: Uint8Array }[];
  timer: ReturnType<typeof setTimeout> | undefined;
  mayWrite: boolean;
};

const isOpen = ({ socket }: Link): boolean => socket.readyState === WebSocket.OPEN;

const sendUpdate = (link: Link, step: number, update: Uint8Array): void => {
  link.sent += 1;
  link.underWay.push({ count: link.sent, update });
  link.socket.send(syncMessage(step, update) as Uint8Array<ArrayBuffer>);
};

const hurry = (link: Link): void => {
  clearTimeout(link.timer);
  link.timer = undefined;
  if (link.outbox.length === 0 || !isOpen(link) || !link.mayWrite) return;
  sendUpdate(link, steps.update, mergeUpdates(link.outbox.splice(0)));
};

const receiveSync = (link: Link, { step, bytes }: Extract<Message, { kind: 'sync' }>): void => {
  const { doc, socket, events } = link;
  if (step === steps.have) {
    // The whole difference is sent: what was typed meanwhile is in it.
    link.outbox = [];
    if (link.mayWrite) sendUpdate(link, steps.lack, encodeStateAsUpdate(doc, bytes));
    return events.changed();
  }
  applyUpdate(doc, bytes, socket);
  if (step === steps.lack) events.synced();
};

const receive = (link: Link, message: Message): void => {
  const { events, awareness, socket } = link;
  if (message.kind === 'sync') return receiveSync(link, message);
  if (message.kind === 'awareness') return applyAwarenessUpdate(awareness, message.bytes, socket);
  if (message.kind === 'ack') {
    link.acked = message.count;
    link.underWay = link.underWay.filter(({ count }) => count > link.acked);
    return events.changed();
  }
  if (message.notice.kind === 'read-only') link.mayWrite = false;
  events.notice(message.notice);
};

type Changes = { added: number[]; updated: number[]; removed: number[] };

const listen = (link: Link): (() => void) => {
  const { doc, awareness, socket } = link;
  const typed = (update: Uint8Array, origin: unknown): void => {
    if (origin === socket) return;
    link.outbox.push(update);
    link.timer ??= setTimeout(() => hurry(link), gather);
    link.events.changed();
  };
  const moved = ({ added, updated, removed }: Changes): void => {
    const isOwn = [...added, ...updated, ...removed].includes(doc.clientID);
    if (isOwn && isOpen(link))
      socket.send(awarenessMessage(encodeAwarenessUpdate(awareness, [doc.clientID])) as Uint8Array<ArrayBuffer>);
  };
  doc.on('update', typed);
  awareness.on('update', moved);
  return () => {
    doc.off('update', typed);
    awareness.off('update', moved);
  };
};

const greet = ({ socket, doc, awareness }: Link): void => {
  socket.send(syncMessage(steps.have, encodeStateVector(doc)) as Uint8Array<ArrayBuffer>);
  if (awareness.getLocalState() !== null)
    socket.send(awarenessMessage(encodeAwarenessUpdate(awareness, [doc.clientID])) as Uint8Array<ArrayBuffer>);
};

export const openSocket = (
  address: string,
  { doc, awareness, events }: Pick<Link, 'doc' | 'awareness' | 'events'>,
): StorySocket => {
  const socket = new WebSocket(address);
  socket.binaryType = 'arraybuffer';
  const states = { sent: 0, acked: 0, outbox: [], underWay: [], timer: undefined, mayWrite: true };
  const link: Link = { socket, doc, awareness, events, ...states };
  let wasOpen = false;
  let stopListening = (): void => undefined;
  const opening = setTimeout(() => socket.close(), longestOpening);
  socket.addEventListener('open', () => {
    wasOpen = true;
    clearTimeout(opening);
    stopListening = listen(link);
    greet(link);
  });
  socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = data instanceof ArrayBuffer ? readMessage(new Uint8Array(data)) : undefined;
    if (message) receive(link, message);
  });
  const ended = new Promise<{ wasOpen: boolean; code: number }>((resolve) => {
    socket.addEventListener('close', ({ code }) => {
      clearTimeout(opening);
      clearTimeout(link.timer);
      stopListening();
      resolve({ wasOpen, code });
    });
  });
  const unsafe = (): Uint8Array[] => [...link.underWay.map(({ update }) => update), ...link.outbox];
  return {
    isSafe: () => isOpen(link) && unsafe().length === 0,
    hurry: () => hurry(link),
    unsafe: () => (unsafe().length > 0 ? mergeUpdates(unsafe()) : undefined),
    close: () => socket.close(),
    ended,
  };
};
