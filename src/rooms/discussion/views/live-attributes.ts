import { liveWords } from '../live-words.ts';
import type { ThreadScene } from './thread-scene.ts';

/** What the island must know of the page: which thread, from when on, how it is shown, and in which words it speaks. */
export const liveAttributes = ({ page, article, changedAt, visit, sounds }: ThreadScene): Record<string, string> => {
  const { asked, thread, previous } = page;
  if (thread.isSealed) return {};
  const stream = visit.link(`/live/thread/${article.id}`);
  // A part of the thread, or a later page, is no place for what is new.
  const takesNew = asked.filter === 'all' && asked.answersTo === undefined && previous === undefined;
  return {
    'data-article': article.id,
    'data-stream': `${stream}${asked.languages === 'all' ? '?languages=all' : ''}`,
    'data-comments': `${stream}/comments`,
    'data-preview': visit.link('/comments/preview'),
    'data-since': String(changedAt),
    'data-state': thread.state,
    'data-words': JSON.stringify(liveWords(visit.edition.language)),
    ...(sounds.has(article.id) ? { 'data-sound': '' } : {}),
    ...(takesNew ? { 'data-takes-new': '' } : {}),
  };
};
