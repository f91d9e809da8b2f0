import type { Db } from '../../storage/storage.ts';
import { bodyToText, type Body } from '../articles/articles.ts';
import { liveEntriesToIndex, transcriptsToIndex } from './due-articles.store.ts';

/** The text of a stored body; a body that cannot be read has none. */
export const textOfStored = (json: string): string => {
  try {
    return bodyToText(JSON.parse(json) as Body);
  } catch {
    return '';
  }
};

/** The words of a stored transcript; one that cannot be read has none. */
const wordsOfStored = (json: string): string => {
  try {
    return (JSON.parse(json) as { text: string }[]).map(({ text }) => text).join(' ');
  } catch {
    return '';
  }
};

/** What can be searched of a story beside its headline: the body and, of a live blog, its entries, of an episode what is said in it. */
export const storyText = async (db: Db, story: { id: string; kind: string; body: string }): Promise<string> => {
  const body = textOfStored(story.body);
  if (story.kind === 'episode') {
    const spoken = await transcriptsToIndex(db, story.id);
    return [body, ...spoken.map(({ cues }) => wordsOfStored(cues))].filter(Boolean).join('\n\n');
  }
  if (story.kind !== 'liveblog') return body;
  const entries = await liveEntriesToIndex(db, story.id);
  return [body, ...entries.flatMap((entry) => [entry.headline, textOfStored(entry.body)])].filter(Boolean).join('\n\n');
};
