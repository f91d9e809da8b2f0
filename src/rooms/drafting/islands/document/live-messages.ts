/** What goes over the live connection of a story: a number that says what it is, then the thing itself. */
import { createDecoder, readVarString, readVarUint, readVarUint8Array, type Decoder } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';

export const kinds = { sync: 0, awareness: 1, ack: 2, notice: 3 } as const;
/** Of the sync protocol of Yjs: “this is what I have”, “this is what you lack”, “this was written”. */
export const steps = { have: 0, lack: 1, update: 2 } as const;

/** Why the other side speaks up; the words are for people. */
export type Notice = {
  kind: 'read-only' | 'signed-out' | 'published' | 'stopping' | 'too-big' | 'refused';
  words: string;
};

/** Codes a connection is closed with when it makes no sense to come back at once, or at all. */
export const closings = {
  signedOut: 4401,
  refused: 4403,
  changed: 4409,
  tooBig: 4413,
  unreadable: 4400,
  otherDocument: 4410,
  /** Of the browser's own making: nothing is answered any more, the page is left, the connection is tried anew. */
  silent: 4499,
  left: 4498,
} as const;

/** What browsers are told who send more at once than is taken in. */
export const cutOff = 1009;

/** The largest update that is taken in at once; pictures are no part of it. */
export const largestUpdate = 4 * 1024 * 1024;

const framed = (kind: number, write: (encoder: ReturnType<typeof createEncoder>) => void): Uint8Array => {
  const encoder = createEncoder();
  writeVarUint(encoder, kind);
  write(encoder);
  return toUint8Array(encoder);
};

export const syncMessage = (step: number, bytes: Uint8Array): Uint8Array =>
  framed(kinds.sync, (encoder) => {
    writeVarUint(encoder, step);
    writeVarUint8Array(encoder, bytes);
  });

export const awarenessMessage = (bytes: Uint8Array): Uint8Array =>
  framed(kinds.awareness, (encoder) => writeVarUint8Array(encoder, bytes));

export const ackMessage = (count: number): Uint8Array => framed(kinds.ack, (encoder) => writeVarUint(encoder, count));

export const noticeMessage = (notice: Notice): Uint8Array =>
  framed(kinds.notice, (encoder) => writeVarString(encoder, JSON.stringify(notice)));

export type Message =
  | { kind: 'sync'; step: number; bytes: Uint8Array }
  | { kind: 'awareness'; bytes: Uint8Array }
  | { kind: 'ack'; count: number }
  | { kind: 'notice'; notice: Notice };

const readSync = (decoder: Decoder): Message => ({
  kind: 'sync',
  step: readVarUint(decoder),
  bytes: readVarUint8Array(decoder),
});

/** Reads a message; undefined when it is none. */
export const readMessage = (data: Uint8Array): Message | undefined => {
  try {
    const decoder = createDecoder(data);
    const kind = readVarUint(decoder);
    if (kind === kinds.sync) return readSync(decoder);
    if (kind === kinds.awareness) return { kind: 'awareness', bytes: readVarUint8Array(decoder) };
    if (kind === kinds.ack) return { kind: 'ack', count: readVarUint(decoder) };
    if (kind === kinds.notice) return { kind: 'notice', notice: JSON.parse(readVarString(decoder)) as Notice };
  } catch {
    // What cannot be read is no message.
  }
  return undefined;
};
