/** A story's connection by WebSocket, from opening to closing. */
import { applyUpdate, decodeStateVector, encodeStateAsUpdate, encodeStateVector, mergeUpdates, type Doc } from 'yjs';
import { applyAwarenessUpdate, encodeAwarenessUpdate, type Awareness } from 'y-protocols/awareness';
import { isOfAnother } from './other-document.ts';
import {
  awarenessMessage,
  closings,
  largestUpdate,
  readMessage,
  steps,
  syncMessage,
  type Message,
  type Notice,
} from './live-messages.ts';

export type SocketEvents = {
  /** Everything the server has is here. `lacksOurs`: something was typed here that one may no longer send. */
  synced: (now: { mayWrite: boolean; lacksOurs: boolean }) => void;
  /** Something is on its way, or all is on the server's disk. */
  changed: () => void;
  notice: (notice: Notice) => void;
};

export type StorySocket = {
  isSafe: () => boolean;
  /** What was typed is sent at once. */
  hurry: () => void;
  /** Asks for a sign of life. */
  check: () => void;
  /** What was sent and is not known to be on disk. */
  unsafe: () => Uint8Array | undefined;
  close: () => void;
  /** Whether everything the server had ever came over it, and the code it ended with. */
  ended: Promise<{ wasSynced: boolean; code: number }>;
};

/** Keys pressed within so many milliseconds travel together. */
const gather = 40;
/** Until everything the server has is here. */
const longestOpening = 8_000;
/** A server that has said nothing for so long is asked what it has; one that still says nothing is gone, though no socket was closed. */
const quiet = 20_000;
const longestAnswer = 10_000;
const lookEvery = 2_500;

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
  lacksOurs: boolean;
  isSynced: boolean;
  /** Why this side ended it. */
  code: number | undefined;
  giveUp: (code: number) => void;
  heardAt: number;
  /** Since when an answer is waited for. */
  askedAt: number | undefined;
};

const isOpen = ({ socket }: Link): boolean => socket.readyState === WebSocket.OPEN;

const end = (link: Link, code: number): void => {
  link.code ??= code;
  link.socket.close();
  link.giveUp(code);
};

const sendUpdate = (link: Link, step: number, update: Uint8Array): void => {
  // The server would only cut it off, and be sent the same again.
  if (update.length > largestUpdate) return end(link, closings.tooBig);
  link.sent += 1;
  link.askedAt ??= Date.now();
  link.underWay.push({ count: link.sent, update });
  link.socket.send(syncMessage(step, update) as Uint8Array<ArrayBuffer>);
};

const hurry = (link: Link): void => {
  clearTimeout(link.timer);
  link.timer = undefined;
  if (link.outbox.length === 0 || !isOpen(link) || !link.mayWrite) return;
  sendUpdate(link, steps.update, mergeUpdates(link.outbox.splice(0)));
};

/** Whether something was written here that is not there. */
const hasMore = (doc: Doc, there: Uint8Array): boolean => {
  const theirs = decodeStateVector(there);
  return [...decodeStateVector(encodeStateVector(doc))].some(([client, clock]) => clock > (theirs.get(client) ?? 0));
};

const receiveSync = (link: Link, { step, bytes }: Extract<Message, { kind: 'sync' }>): void => {
  const { doc, socket, events } = link;
  if (step === steps.have) {
    // The server says the same by itself; until then nothing of ours may be poured into it.
    if (isOfAnother(doc, bytes)) return;
    // The whole difference is sent: what was typed meanwhile is in it.
    link.outbox = [];
    link.lacksOurs = !link.mayWrite && hasMore(doc, bytes);
    if (link.mayWrite) sendUpdate(link, steps.lack, encodeStateAsUpdate(doc, bytes));
    return events.changed();
  }
  applyUpdate(doc, bytes, socket);
  if (step !== steps.lack || link.isSynced) return;
  link.isSynced = true;
  events.synced({ mayWrite: link.mayWrite, lacksOurs: link.lacksOurs });
};

const receive = (link: Link, message: Message): void => {
  const { events, awareness, socket } = link;
  link.heardAt = Date.now();
  link.askedAt = link.underWay.length > 0 ? link.heardAt : undefined;
  if (message.kind === 'sync') return receiveSync(link, message);
  if (message.kind === 'awareness') return applyAwarenessUpdate(awareness, message.bytes, socket);
  if (message.kind === 'ack') {
    link.acked = message.count;
    link.underWay = link.underWay.filter(({ count }) => count > link.acked);
    if (link.underWay.length === 0) link.askedAt = undefined;
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

const check = (link: Link): void => {
  if (link.askedAt !== undefined || !isOpen(link)) return;
  link.askedAt = Date.now();
  link.socket.send(syncMessage(steps.have, encodeStateVector(link.doc)) as Uint8Array<ArrayBuffer>);
};

/** A line may be dead without anybody having been told: then nothing is answered any more. */
const watch = (link: Link): (() => void) => {
  const look = (): void => {
    const now = Date.now();
    if (link.askedAt !== undefined && now - link.askedAt > longestAnswer && now - link.heardAt > longestAnswer)
      return end(link, closings.silent);
    if (now - link.heardAt >= quiet) check(link);
  };
  const timer = setInterval(look, lookEvery);
  return () => clearInterval(timer);
};

const greet = ({ socket, doc, awareness }: Link): void => {
  socket.send(syncMessage(steps.have, encodeStateVector(doc)) as Uint8Array<ArrayBuffer>);
  if (awareness.getLocalState() !== null)
    socket.send(awarenessMessage(encodeAwarenessUpdate(awareness, [doc.clientID])) as Uint8Array<ArrayBuffer>);
};

const linkOf = (socket: WebSocket, parts: Pick<Link, 'doc' | 'awareness' | 'events'>): Link => ({
  ...parts,
  socket,
  sent: 0,
  acked: 0,
  outbox: [],
  underWay: [],
  timer: undefined,
  mayWrite: true,
  lacksOurs: false,
  isSynced: false,
  code: undefined,
  giveUp: () => undefined,
  heardAt: Date.now(),
  askedAt: undefined,
});

export const openSocket = (address: string, parts: Pick<Link, 'doc' | 'awareness' | 'events'>): StorySocket => {
  const socket = new WebSocket(address);
  socket.binaryType = 'arraybuffer';
  const link = linkOf(socket, parts);
  let stops: (() => void)[] = [];
  const opening = setTimeout(() => !link.isSynced && end(link, closings.silent), longestOpening);
  socket.addEventListener('open', () => {
    stops = [listen(link), watch(link)];
    greet(link);
  });
  socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = data instanceof ArrayBuffer ? readMessage(new Uint8Array(data)) : undefined;
    if (message && link.code === undefined) receive(link, message);
  });
  // Closing waits for the other side: whoever has given up does not.
  const givenUp = new Promise<number>((resolve) => (link.giveUp = resolve));
  const closed = new Promise<number>((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)));
  const ended = Promise.race([closed, givenUp]).then((code) => {
    clearTimeout(opening);
    clearTimeout(link.timer);
    for (const stop of stops) stop();
    return { wasSynced: link.isSynced, code: link.code ?? code };
  });
  const unsafe = (): Uint8Array[] => [...link.underWay.map(({ update }) => update), ...link.outbox];
  return {
    isSafe: () => isOpen(link) && unsafe().length === 0,
    hurry: () => hurry(link),
    check: () => check(link),
    unsafe: () => (unsafe().length > 0 ? mergeUpdates(unsafe()) : undefined),
    close: () => end(link, closings.left),
    ended,
  };
};
