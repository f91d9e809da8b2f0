/** Where everybody's cursor is. Who somebody is, is said by the server from their session, never believed from what they send. */
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import type { Account } from '../../accounts/accounts.ts';

/** One editor's cursor: its number in the document, which state of it this is, and the state as JSON. */
export type Cursor = { client: number; clock: number; state: string };

const longestState = 4_096;
const mostEntries = 50;
/** Distinct at a glance on paper and on black; the editor draws them. */
const colours = ['#b3261e', '#1f5fbf', '#2e7d32', '#8e24aa', '#b26a00', '#00796b', '#5d4037', '#c2185b'] as const;

const placeOf = (accountId: string): number => {
  let sum = 0;
  for (const sign of accountId) sum = (sum * 31 + sign.charCodeAt(0)) % 1_000_003;
  return sum % colours.length;
};

/** The state as others may see it: what the sender says of their cursor, and who they are as we know it. */
const stamped = (text: string, { id, name }: Account): string => {
  const said: unknown = JSON.parse(text);
  if (typeof said !== 'object' || said === null) return 'null';
  const place = placeOf(id);
  return JSON.stringify({ ...said, user: { id, name, color: colours[place], place } });
};

/** Somebody of whom only the name is known, not where in the text they are. */
export const cursorFor = (person: { accountId: string; name: string }, client: number, clock: number): Cursor => {
  const { accountId: id, name } = person;
  const place = placeOf(id);
  return { client, clock, state: JSON.stringify({ user: { id, name, color: colours[place], place } }) };
};

/** What a message says about one's own cursor; undefined when it cannot be read or is about others. */
export const readCursor = (bytes: Uint8Array, account: Account, own: number | undefined): Cursor | undefined => {
  try {
    const decoder = createDecoder(bytes);
    const count = readVarUint(decoder);
    for (let entry = 0; entry < Math.min(count, mostEntries); entry += 1) {
      const client = readVarUint(decoder);
      const clock = readVarUint(decoder);
      const text = readVarString(decoder);
      if (text.length > longestState || (own !== undefined && client !== own)) continue;
      return { client, clock, state: stamped(text, account) };
    }
  } catch {
    // It says nothing.
  }
  return undefined;
};

/** Cursors as the awareness protocol of Yjs writes them. */
export const writeCursors = (cursors: readonly Cursor[]): Uint8Array => {
  const encoder = createEncoder();
  writeVarUint(encoder, cursors.length);
  for (const { client, clock, state } of cursors) {
    writeVarUint(encoder, client);
    writeVarUint(encoder, clock);
    writeVarString(encoder, state);
  }
  return toUint8Array(encoder);
};

/** The cursor of somebody who has left. */
export const gone = ({ client, clock }: Cursor): Cursor => ({ client, clock: clock + 1, state: 'null' });
