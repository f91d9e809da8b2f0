import type { ComponentChildren, JSX } from 'preact';
import { wordsFor } from '../../../common/words.ts';
import { durationText, isoDuration } from '../duration-text.ts';
import { captionOf, isUsable, type Media } from '../media-item.ts';
import { mediaWords } from '../media-words.ts';
import { FigureText } from './FigureText.tsx';

export type RecordingProps = {
  media: Media | undefined;
  language: string;
  title?: string | undefined;
  caption?: ComponentChildren;
  /** Words and a link only, as in the text-only edition. */
  textOnly?: boolean;
};

/** Length and a way to take the file along. */
export const RecordingFacts = ({ media, language }: { media: Media; language: string }): JSX.Element => {
  const words = wordsFor(mediaWords, language);
  return (
    <span class="figure-facts">
      {media.duration ? (
        <time datetime={isoDuration(media.duration)} title={words.length}>
          {durationText(language, media.duration)}
        </time>
      ) : null}
      {media.duration ? ' · ' : ''}
      <a href={media.path} download={media.fileName}>
        {words.download}
      </a>
    </span>
  );
};

/** What stands in the place of a recording whose file is not there. */
export const RecordingNote = ({ label, title }: { label: string; title: string | undefined }): JSX.Element => (
  <p class="figure-note">{title ? `${label}: ${title}` : label}</p>
);

/** A recording to be listened to: the browser's own player, nothing fetched before it is asked for. */
export const SoundFigure = ({
  media,
  language,
  title,
  caption: given,
  textOnly = false,
}: RecordingProps): JSX.Element => {
  const words = wordsFor(mediaWords, language);
  const caption = given ?? (media ? captionOf(media, language) : '');
  if (!media || !isUsable(media)) {
    return (
      <figure class="figure sound">
        <RecordingNote label={words.missingSound} title={title} />
        {media && <FigureText media={media} language={language} credit={undefined} caption={caption} />}
      </figure>
    );
  }
  return (
    <figure class="figure sound">
      {title ? <p class="figure-title">{title}</p> : null}
      {textOnly ? null : <audio controls preload="none" src={media.path} aria-label={title || undefined} />}
      <FigureText
        media={media}
        language={language}
        credit={undefined}
        caption={caption}
        extra={<RecordingFacts media={media} language={language} />}
      />
    </figure>
  );
};
