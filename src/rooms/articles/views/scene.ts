import type { Place } from '../../../common/dates.ts';
import { wordsFor } from '../../../common/words.ts';
import type { Visit } from '../../publication/publication.ts';
import { articleWords, type ArticleWords } from '../article-words.ts';
import type { ArticleView } from '../load-article-view.ts';
import type { StorySetting } from './body/story-context.ts';

/** What every part of a story's page may need. */
export type Scene = { view: ArticleView; visit: Visit; words: ArticleWords; place: Place; setting: StorySetting };

export const sceneOf = (view: ArticleView, visit: Visit): Scene => {
  const { language } = visit.edition;
  const words = wordsFor(articleWords, language);
  return {
    view,
    visit,
    words,
    place: { language, timeZone: visit.publication.settings.timeZone },
    setting: { language, words, textOnly: visit.textOnly, media: view.media, stay: visit.stay },
  };
};

/** Where a story's raw HTML is served from. */
export const rawBase = ({ view, visit }: Scene): string =>
  visit.publication.inEdition(visit.edition, `/raw/${view.article.id}`);
