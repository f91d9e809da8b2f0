/** The same by plain requests, where sockets are cut off on the way; and how one learns why a socket did not open. */
import { applyUpdate, encodeStateAsUpdate, encodeStateVector, type Doc } from 'yjs';
import type { Awareness } from 'y-protocols/awareness';
import { largestUpdate } from './live-messages.ts';
import { showOthers, type PersonHere } from './others-here.ts';

export type Answered =
  | { kind: 'ok'; access: 'write' | 'read' }
  | { kind: 'signed-out' }
  | { kind: 'refused' }
  | { kind: 'too-big' }
  /** What the server has was never one with what is here. */
  | { kind: 'other-document' }
  /** The server could not be reached, or has other cares. */
  | { kind: 'away' };

type State = { lack: string; have: string; access: 'write' | 'read'; people: PersonHere[] };

const fromText = (text: string): Uint8Array => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
const piece = 8_192;
export const toText = (bytes: Uint8Array): string => {
  let text = '';
  for (let from = 0; from < bytes.length; from += piece)
    text += String.fromCharCode(...bytes.subarray(from, from + piece));
  return btoa(text);
};

const refusals: Readonly<Record<number, Answered>> = {
  401: { kind: 'signed-out' },
  403: { kind: 'refused' },
  404: { kind: 'refused' },
  409: { kind: 'other-document' },
  413: { kind: 'too-big' },
};

const longestWait = 20_000;

type Asked = { state: State } | { refused: Answered };

const ask = async (address: string, body?: string): Promise<Asked> => {
  try {
    const headers = { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) };
    const sent = body ? { method: 'POST', body } : {};
    const answer = await fetch(address, { ...sent, headers, signal: AbortSignal.timeout(longestWait) });
    if (answer.ok) return { state: (await answer.json()) as State };
    return { refused: refusals[answer.status] ?? { kind: 'away' } };
  } catch {
    return { refused: { kind: 'away' } };
  }
};

export type Requests = {
  /** Fetches what is missing here, and sends what is missing there when there may be anything. */
  exchange: (hasUnsent: boolean) => Promise<Answered>;
};

export const haveOf = (doc: Doc): string => toText(encodeStateVector(doc));

export const createRequests = (address: string, doc: Doc, awareness: Awareness): Requests => {
  const have = (): string => haveOf(doc);
  const takeIn = ({ lack, people }: State): void => {
    applyUpdate(doc, fromText(lack), 'requests');
    showOthers(awareness, people);
  };
  return {
    exchange: async (hasUnsent) => {
      const asked = await ask(`${address}&have=${encodeURIComponent(have())}`);
      if ('refused' in asked) return asked.refused;
      takeIn(asked.state);
      const { access } = asked.state;
      if (!hasUnsent || access !== 'write') return { kind: 'ok', access };
      const update = encodeStateAsUpdate(doc, fromText(asked.state.have));
      if (update.length > largestUpdate) return { kind: 'too-big' };
      const sent = await ask(address, JSON.stringify({ update: toText(update), have: have() }));
      if ('refused' in sent) return sent.refused.kind === 'refused' ? { kind: 'ok', access: 'read' } : sent.refused;
      takeIn(sent.state);
      return { kind: 'ok', access };
    },
  };
};
