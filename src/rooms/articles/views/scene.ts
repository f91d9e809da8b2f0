import type { Place } from '../../../common/dates.ts';
import { wordsFor } from '../../../common/words.ts';
import type { Visit } from '../../publication/publication.ts';
import { articleWords, type ArticleWords } from '../article-words.ts';
import type { ArticleView } from '../load-article-view.ts';
import type { FrameBases, StorySetting } from './body/story-context.ts';

/** What every part of a story's page may need. */
export type Scene = {
  view: ArticleView;
  visit: Visit;
  words: ArticleWords;
  place: Place;
  setting: StorySetting;
  /** A preview: the path that what stands in frames is served under. */
  framesUnder?: string;
  /** Not to be passed on: nothing invites to share it. */
  isSecret?: boolean;
  /** The page of a live blog that is loaded again every minute, as its reader wished. */
  isReloading?: boolean;
};

/** The host readers know this site by. */
export const ownHostOf = (visit: Visit): string => new URL(visit.absolute('/')).host;

export const sceneOf = (view: ArticleView, visit: Visit): Scene => {
  const { language } = visit.edition;
  const words = wordsFor(articleWords, language);
  return {
    view,
    visit,
    words,
    place: { language, timeZone: visit.publication.settings.timeZone },
    setting: {
      language,
      words,
      textOnly: visit.textOnly,
      media: view.media,
      stay: visit.stay,
      ownHost: ownHostOf(visit),
    },
  };
};

/** Where raw HTML and the frames of embeds are served from: those of the story's own text, or of one entry of a live blog. */
export const frameBases = ({ view, visit, framesUnder }: Scene, entryId?: string): FrameBases => {
  if (framesUnder !== undefined && entryId === undefined)
    return { raw: `${framesUnder}/raw`, embed: `${framesUnder}/embed` };
  const place = entryId === undefined ? view.article.id : `${view.article.id}/${entryId}`;
  const { publication, edition } = visit;
  return {
    raw: publication.inEdition(edition, `/raw/${place}`),
    embed: publication.inEdition(edition, `/embed/${place}`),
  };
};
