/** Notes in the margin as the shared document keeps them: who said what about which words. */
import type { Map as YMap } from 'yjs';
import type { EditorContext } from '../../document/editor-context.ts';

export type Person = { id: string; name: string };
export type Reply = { by: Person; at: number; text: string };
export type Note = {
  by: Person;
  at: number;
  text: string;
  /** The words it was written about. */ quote: string;
  replies: Reply[];
  resolvedAt?: number;
};

export const notesOf = ({ doc }: EditorContext): YMap<unknown> => doc.getMap('notes');

export const knowsNote = (context: EditorContext, id: string): boolean => notesOf(context).has(id);

const isPerson = (value: unknown): value is Person =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'id' in value &&
  typeof value.id === 'string';

const isReply = (value: unknown): value is Reply =>
  typeof value === 'object' &&
  value !== null &&
  'by' in value &&
  isPerson(value.by) &&
  'text' in value &&
  typeof value.text === 'string' &&
  'at' in value &&
  typeof value.at === 'number';

/** A note as others wrote it into the document; undefined when it is none. */
export const parseNote = (value: unknown): Note | undefined => {
  if (!isReply(value)) return undefined;
  const { quote, replies, resolvedAt } = value as Partial<Note>;
  return {
    by: value.by,
    at: value.at,
    text: value.text,
    quote: typeof quote === 'string' ? quote : '',
    replies: Array.isArray(replies) ? replies.filter(isReply) : [],
    ...(typeof resolvedAt === 'number' ? { resolvedAt } : {}),
  };
};

export const noteOf = (context: EditorContext, id: string): Note | undefined => parseNote(notesOf(context).get(id));

const longest = 4_000;

export const addNote = (
  context: EditorContext,
  { id, text, quote }: { id: string; text: string; quote: string },
): void => {
  const note: Note = {
    by: context.me,
    at: Date.now(),
    text: text.slice(0, longest),
    quote: quote.slice(0, 300),
    replies: [],
  };
  notesOf(context).set(id, note);
};

const change = (context: EditorContext, id: string, how: (note: Note) => Note): void => {
  const note = noteOf(context, id);
  if (note) notesOf(context).set(id, how(note));
};

export const replyTo = (context: EditorContext, id: string, text: string): void =>
  change(context, id, (note) => ({
    ...note,
    replies: [...note.replies, { by: context.me, at: Date.now(), text: text.slice(0, longest) }],
  }));

export const resolveNote = (context: EditorContext, id: string): void =>
  change(context, id, (note) => ({ ...note, resolvedAt: Date.now() }));

export const reopenNote = (context: EditorContext, id: string): void =>
  change(context, id, ({ by, at, text, quote, replies }) => ({ by, at, text, quote, replies }));

export const removeNote = (context: EditorContext, id: string): void => notesOf(context).delete(id);
