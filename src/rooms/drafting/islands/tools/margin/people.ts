/** Who is who: names for suggestions and for mentioning somebody. */
import type { EditorContext } from '../../document/editor-context.ts';
import { notesOf, parseNote, type Person } from './notes.ts';

const isPerson = (value: unknown): value is Person =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'name' in value &&
  typeof value.name === 'string';

let asked: Promise<Person[]> | undefined;

/** Everybody who writes here; nobody while that cannot be had. */
export const staff = (): Promise<Person[]> => {
  asked ??= fetch('/newsroom/stories/people.json', { headers: { accept: 'application/json' } })
    .then(async (answer): Promise<Person[]> => {
      const list: unknown = answer.ok ? await answer.json() : [];
      return Array.isArray(list) ? list.filter(isPerson) : [];
    })
    .catch(() => {
      asked = undefined;
      return [];
    });
  return asked;
};

/** The name left in the document by whoever suggested; of a note's writer; else nobody in particular. */
export const nameOf = (context: EditorContext, id: string): string => {
  if (id === context.me.id) return context.me.name;
  const left: unknown = context.doc.getMap('people').get(id);
  if (typeof left === 'string' && left) return left.slice(0, 100);
  for (const value of notesOf(context).values()) {
    const by = parseNote(value)?.by;
    if (by?.id === id) return by.name;
  }
  return 'a colleague';
};
