import type { FunctionComponent, HTMLAttributes, JSX } from 'preact';
import type { Article } from '../articles/articles.ts';
import type { Visit } from '../publication/publication.ts';
import { audienceSettings } from './audience-settings.ts';

type Attributes = HTMLAttributes<HTMLElement> & Record<`data-${string}`, string | undefined>;

/** The element whose island tells that the end was reached; without it nothing is counted and all else works. */
const ReadEnd = 'read-end' as unknown as FunctionComponent<Attributes>;

/** Words somebody passes over in a second when they still read; twice as fast as most read. */
const wordsASecond = 8;
const fewestSeconds = 4;
const mostSeconds = 90;

/** What stands after a story's text so that a browser can say it was read to the end; nothing where that is not counted. */
export const readEnd = (visit: Visit, article: Article): JSX.Element | undefined => {
  const { isCounting, countsEnds } = audienceSettings(visit.publication);
  if (!isCounting || !countsEnds || visit.textOnly) return undefined;
  const seconds = Math.round(article.wordCount / wordsASecond);
  const after = Math.min(Math.max(seconds, fewestSeconds), mostSeconds);
  return <ReadEnd data-story={article.id} data-after={String(after)} />;
};
