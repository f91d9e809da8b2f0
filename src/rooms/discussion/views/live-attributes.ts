import type { ThreadScene } from './thread-scene.ts';

/** What the island must know of the page: which thread, from when on, and how it is shown. */
export const liveAttributes = ({ page, article, changedAt }: ThreadScene): Record<string, string> => {
  const { asked, thread } = page;
  if (thread.isSealed) return {};
  const languages = asked.languages === 'all' ? '?languages=all' : '';
  return {
    'data-article': article.id,
    'data-stream': `/live/thread/${article.id}${languages}`,
    'data-since': String(changedAt),
    'data-sort': asked.sort,
    'data-filter': asked.filter,
  };
};
