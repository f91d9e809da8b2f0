import type { JSX } from 'preact';
import { formatDateTime } from '../common/dates.ts';
import { wordsFor } from '../common/words.ts';
import type { Article } from '../rooms/articles/articles.ts';
import type { HtmlPart, Visit } from '../rooms/publication/publication.ts';
import { Banner } from '../ui/parts/Notice.tsx';
import { previewWords } from './preview-words.ts';
import type { Pictures } from './story-pictures.ts';
import { StoryTeaser } from './StoryTeaser.tsx';

/** A page that is not out, with a bar that says so. */
export const PreviewFrame = ({
  visit,
  until,
  isOut = false,
  children,
}: {
  visit: Visit;
  /** Readers have it just so: nothing is to be said. */
  isOut?: boolean;
  until?: number | undefined;
  children: HtmlPart;
}): JSX.Element => {
  const { language } = visit.edition;
  if (isOut) return <>{children}</>;
  const words = wordsFor(previewWords, language);
  const { timeZone } = visit.publication.settings;
  return (
    <>
      <Banner label={words.bar}>
        <p>
          <strong>{words.bar}</strong>
          {until === undefined ? null : (
            <>
              {' '}
              {words.until}{' '}
              <time datetime={new Date(until).toISOString()}>{formatDateTime(until, { language, timeZone })}</time>.
            </>
          )}
        </p>
      </Banner>
      {children}
    </>
  );
};

/** The story as fronts and lists tell it, in each size. */
export const PreviewTeasers = ({
  article,
  visit,
  pictures,
}: {
  article: Article;
  visit: Visit;
  pictures: Pictures;
}): JSX.Element => {
  const teaser = { story: article, visit, pictures, level: 2 as const, isPreview: true };
  return (
    <div class="page preview-teasers">
      <h1 class="unseen">{wordsFor(previewWords, visit.edition.language).teasers}</h1>
      <StoryTeaser {...teaser} size="lead" hasStandfirst isFirst />
      <StoryTeaser {...teaser} size="major" hasStandfirst />
      <StoryTeaser {...teaser} size="minor" />
      <div class="story-list">
        <StoryTeaser {...teaser} size="side" hasStandfirst />
      </div>
      <StoryTeaser {...teaser} size="line" hasStandfirst />
    </div>
  );
};
