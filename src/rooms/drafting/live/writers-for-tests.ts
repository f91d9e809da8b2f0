/** A site that listens, and people who write in its stories over real connections: for tests and benches. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, XmlElement, XmlText } from 'yjs';
import { readMessage, steps, syncMessage, type Notice } from '../islands/document/live-messages.ts';

export type Listening = { port: number; close: () => Promise<void> };

/** Lets a site listen on a free port. */
export const listen = async (app: {
  server: () => Server;
  delivery: { stop: (server: Server) => Promise<void> };
}): Promise<Listening> => {
  const server = app.server();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => app.delivery.stop(server) };
};

export type Wanted = { port: number; story: string; cookie?: string; origin?: string; doc?: Doc };

export type TestWriter = {
  doc: Doc;
  socket: WebSocket;
  /** Updates sent, and how many of them are known to be on disk. */
  counts: { sent: number; acked: number };
  notices: Notice[];
  cursors: Uint8Array[];
  closed: Promise<number>;
  /** Everything sent is on disk. */
  safe: () => Promise<void>;
  close: () => Promise<void>;
};

/** Waits until something is so; a test that waits for what does not come is ended by the runner. */
export const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((next) => setTimeout(next, 5));
};

export const socketTo = ({ port, story, cookie, origin = 'http://courant.test' }: Wanted): WebSocket =>
  new WebSocket(`ws://127.0.0.1:${port}/newsroom/stories/${story}/live`, {
    headers: { origin, ...(cookie ? { cookie } : {}) },
  });

/** The status with which a connection is refused; 101 when it is not. */
export const refusalOf = async (wanted: Wanted): Promise<number> => {
  const socket = socketTo(wanted);
  return new Promise((resolve) => {
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
      socket.on('error', () => undefined);
      socket.terminate();
    });
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
    socket.on('error', () => undefined);
  });
};

type Heard = Pick<TestWriter, 'doc' | 'socket' | 'counts' | 'notices' | 'cursors'> & { isSynced: boolean };

const write = ({ socket, counts }: Heard, step: number, update: Uint8Array): void => {
  counts.sent += 1;
  socket.send(syncMessage(step, update));
};

const hear = (heard: Heard, data: Buffer): void => {
  const message = readMessage(new Uint8Array(data));
  if (message?.kind === 'ack') heard.counts.acked = message.count;
  if (message?.kind === 'notice') heard.notices.push(message.notice);
  if (message?.kind === 'awareness') heard.cursors.push(message.bytes);
  if (message?.kind !== 'sync') return;
  if (message.step === steps.have) return write(heard, steps.lack, encodeStateAsUpdate(heard.doc, message.bytes));
  applyUpdate(heard.doc, message.bytes, heard.socket);
  if (message.step === steps.lack) heard.isSynced = true;
};

/** Opens a story as an editor does. */
export const writerIn = async (wanted: Wanted): Promise<TestWriter> => {
  const doc = wanted.doc ?? new Doc();
  const socket = socketTo(wanted);
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  const heard: Heard = { doc, socket, counts: { sent: 0, acked: 0 }, notices: [], cursors: [], isSynced: false };
  const { counts, notices, cursors } = heard;
  const tell = (update: Uint8Array, origin: unknown): void => {
    if (origin !== socket && socket.readyState === socket.OPEN) write(heard, steps.update, update);
  };
  socket.on('message', (data: Buffer) => hear(heard, data));
  socket.on('error', () => undefined);
  await once(socket, 'open');
  doc.on('update', tell);
  socket.once('close', () => doc.off('update', tell));
  socket.send(syncMessage(steps.have, encodeStateVector(doc)));
  await until(() => heard.isSynced && counts.sent > 0);
  const close = async (): Promise<void> => {
    socket.close();
    await closed;
  };
  return {
    doc,
    socket,
    counts,
    notices,
    cursors,
    closed,
    safe: () => until(() => counts.acked === counts.sent),
    close,
  };
};

/** The text of the n-th block. */
export const blockText = (doc: Doc, place = 0): XmlText => {
  const block = doc.getXmlFragment('body').get(place) as XmlElement;
  if (block.length === 0) block.insert(0, [new XmlText()]);
  return block.get(0) as XmlText;
};

/** Types at the end of the n-th block, key by key. */
export const type = (doc: Doc, words: string, place = 0): void => {
  const text = blockText(doc, place);
  for (const key of words) text.insert(text.length, key);
};

/** Everything the body says, block by block. */
export const bodyText = (doc: Doc): string[] =>
  doc
    .getXmlFragment('body')
    .toArray()
    .map((block) => (block instanceof XmlElement ? block.toArray().map(String).join('') : String(block)));
