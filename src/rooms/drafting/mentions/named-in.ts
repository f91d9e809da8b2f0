/** Colleagues who are called by their names in the notes of a story. */
import type { Doc } from 'yjs';

export type Colleague = { id: string; name: string };
/** One note or reply in which somebody may be named. */
export type Remark = { place: string; by: string; text: string; quote: string };

type Said = { by?: { id?: unknown }; at?: unknown; text?: unknown };

const longest = 4_000;
const most = 500;

const remarkOf = (place: string, value: unknown, quote: string): Remark[] => {
  const { by, text } = (typeof value === 'object' && value !== null ? value : {}) as Said;
  if (typeof text !== 'string' || !text.includes('@') || typeof by?.id !== 'string') return [];
  return [{ place: place.slice(0, 100), by: by.id, text: text.slice(0, longest), quote }];
};

/** Everything in a story's notes that names somebody with “@”; what is resolved has been dealt with. */
export const namingRemarks = (doc: Doc): Remark[] => {
  const found: Remark[] = [];
  for (const [id, value] of doc.getMap('notes').entries()) {
    if (found.length >= most || typeof value !== 'object' || value === null) continue;
    const note = value as Said & { quote?: unknown; replies?: unknown; resolvedAt?: unknown };
    if (note.resolvedAt != null) continue;
    const quote = typeof note.quote === 'string' ? note.quote.slice(0, 300) : '';
    found.push(...remarkOf(id, note, quote));
    for (const reply of Array.isArray(note.replies) ? (note.replies as Said[]).slice(0, 200) : [])
      found.push(...remarkOf(`${id}/${String(reply?.at)}`, reply, quote));
  }
  return found.slice(0, most);
};

const goesOn = /^[\p{L}\p{M}\p{N}]/u;

/** The one whose whole name stands there, the longest that fits; else the only one of that first name. */
const calledBy = (after: string, people: readonly Colleague[]): Colleague | undefined => {
  const whole = people
    .filter(({ name }) => name !== '' && after.startsWith(name) && !goesOn.test(after.slice(name.length)))
    .toSorted((one, other) => other.name.length - one.name.length);
  if (whole[0]) return whole[0];
  const word = /^[\p{L}\p{M}'’-]+/u.exec(after)?.[0];
  const first = people.filter(({ name }) => word !== undefined && name.split(/\s+/)[0] === word);
  return first.length === 1 ? first[0] : undefined;
};

/** Who is named in a text; an “@” within a word belongs to an address. */
export const namedIn = (text: string, people: readonly Colleague[]): Colleague[] => {
  const found = new Map<string, Colleague>();
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}._-])@/gu)) {
    const called = calledBy(text.slice(index + 1), people);
    if (called) found.set(called.id, called);
  }
  return [...found.values()];
};
