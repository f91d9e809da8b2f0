/** A context of tools for tests without a page. */
import { Doc } from 'yjs';
import type { EditorContext } from '../document/editor-context.ts';
import { storySchema } from '../document/schema.ts';

export const contextForTests = (name = 'Ann', doc = new Doc()): EditorContext & { said: string[] } => {
  const said: string[] = [];
  return {
    doc,
    schema: storySchema,
    language: 'en',
    direction: 'ltr',
    me: { id: name.toLowerCase(), name },
    pickMedia: async () => [],
    fetchMedia: async () => undefined,
    uploadFiles: async () => [],
    say: (words) => void said.push(words),
    panel: () => {
      throw new Error('there is no page');
    },
    said,
  };
};
