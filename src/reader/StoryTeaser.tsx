import type { ComponentChildren, JSX } from 'preact';
import { clockTime } from '../common/clock-time.ts';
import { plural, wordsFor } from '../common/words.ts';
import { slot } from '../delivery/delivery.ts';
import type { ArticleSummary } from '../rooms/articles/articles.ts';
import { PictureFrame } from '../rooms/media/media.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import { Teaser, type TeaserProps } from '../ui/parts/Teaser.tsx';
import { readerWords, type ReaderWords } from './reader-words.ts';
import { isDrawing, pictureFor, type Pictures } from './story-pictures.ts';

/** How wide a teaser's picture is drawn, for the browser to choose a rendition. */
const sizes: Record<TeaserProps['size'], string> = {
  lead: '(min-width: 84rem) 41rem, (min-width: 61rem) 52vw, (min-width: 40rem) calc(100vw - 4rem), calc(100vw - 2rem)',
  major: '(min-width: 84rem) 38rem, (min-width: 61rem) 48vw, (min-width: 40rem) calc(100vw - 4rem), calc(100vw - 2rem)',
  minor: '(min-width: 84rem) 18rem, (min-width: 61rem) 23vw, (min-width: 40rem) 46vw, 9rem',
  side: '(min-width: 54rem) 15rem, 28vw',
  line: '1px',
};

export const badgeOf = ({ kind, liveState }: ArticleSummary, words: ReaderWords): TeaserProps['badge'] => {
  if (liveState === 'running') return { text: words.live, tone: 'live' };
  if (kind === 'liveblog') return { text: words.liveEnded };
  if (kind === 'gallery' || kind === 'video' || kind === 'analysis' || kind === 'explainer' || kind === 'episode')
    return { text: words[kind] };
  return undefined;
};

/** “A, B and C” in the edition's language. */
export const namesOf = ({ authors }: Pick<ArticleSummary, 'authors'>, language: string): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(authors.map(({ name }) => name));

/** A kicker that only repeats what stands beside it is left out. */
const isSaid = (kicker: string, others: readonly (string | undefined)[]): boolean =>
  others.some((other) => other?.toLowerCase() === kicker.toLowerCase());

export type StoryTeaserProps = {
  story: ArticleSummary;
  size: TeaserProps['size'];
  level?: TeaserProps['level'];
  visit: Visit;
  pictures: Pictures;
  hasStandfirst?: boolean;
  /** When it was published. */
  time?: ComponentChildren;
  /** Headline and time alone, but that a live story says so. */
  isBare?: boolean;
  /** Not out yet: it cannot be saved. */
  isPreview?: boolean;
  /** The first picture of a page is fetched at once. */
  isFirst?: boolean;
};

/** What stands over a headline, so that nothing is said twice. */
const overOf = ({
  story,
  visit,
  pictures,
  isBare = false,
}: StoryTeaserProps): Pick<TeaserProps, 'badge' | 'kicker' | 'voice'> => {
  const { language } = visit.edition;
  const words = wordsFor(readerWords, language);
  const badge = badgeOf(story, words);
  if (isBare) return { badge: badge?.tone === 'live' ? badge : undefined };
  const voice = story.kind === 'opinion' && story.authors.length > 0 ? namesOf(story, language) : undefined;
  const kicker = story.kicker || (pictures.episodes?.get(story.id)?.show.title ?? '');
  const isRepeated = isSaid(kicker, [badge?.text, voice, voice && words.opinion]);
  return { badge, voice, kicker: isRepeated ? undefined : kicker || undefined };
};

const CommentsLink = ({ story, visit, count }: { story: ArticleSummary; visit: Visit; count: number }): JSX.Element => (
  <a class="teaser-comments" href={`${visit.stay(story.path)}#comments`}>
    {plural(visit.edition.language, count, wordsFor(readerWords, visit.edition.language).comments)}
  </a>
);

/** That an episode can be heard, and how long it takes. */
const heardOf = ({ story, pictures }: StoryTeaserProps): JSX.Element | undefined => {
  const seconds = pictures.episodes?.get(story.id)?.recording?.duration;
  return seconds ? (
    <span class="teaser-heard">
      <span aria-hidden="true">▶ </span>
      {clockTime(seconds)}
    </span>
  ) : undefined;
};

/** What stands under the words: when, how many pictures, how much is said about it; undefined where there is nothing to say. */
const underOf = (props: StoryTeaserProps): ComponentChildren => {
  const { story, visit, time, pictures, isBare = false } = props;
  const { language } = visit.edition;
  const words = wordsFor(readerWords, language);
  const comments = isBare ? undefined : pictures.comments.get(story.id);
  const parts = [
    time,
    heardOf(props),
    story.lead?.type === 'gallery' ? plural(language, story.lead.content.length, words.pictures) : undefined,
    comments === undefined ? undefined : <CommentsLink story={story} visit={visit} count={comments} />,
  ].filter(Boolean);
  if (parts.length === 0) return undefined;
  return parts.map((part, place) => (
    <>
      {place > 0 ? ' · ' : null}
      {part}
    </>
  ));
};

/** A story as a teaser. In the text-only edition it has no picture. */
export const StoryTeaser = (props: StoryTeaserProps): JSX.Element => {
  const { story, size, level, visit, pictures, hasStandfirst, isFirst = false, isPreview = false } = props;
  const { language } = visit.edition;
  const media = visit.textOnly || size === 'line' ? undefined : pictureFor(story, pictures);
  const isDrawn = media !== undefined && isDrawing(media);
  return (
    <Teaser
      href={visit.stay(story.path)}
      headline={story.headline}
      size={size}
      level={level}
      {...overOf(props)}
      standfirst={hasStandfirst ? story.teaser : undefined}
      meta={underOf(props)}
      tools={isPreview ? undefined : size === 'line' ? slot('bookmark', story.id, 'line') : slot('bookmark', story.id)}
      isDrawing={isDrawn}
      picture={
        media && (
          <PictureFrame media={media} language={language} sizes={sizes[size]} lazy={!isFirst} alt="" crop={!isDrawn} />
        )
      }
    />
  );
};
