import type { JSX } from 'preact';
import { wordsFor } from '../../../common/words.ts';
import { captionOf, isUsable, plainPicture } from '../media-item.ts';
import { mediaWords } from '../media-words.ts';
import { FigureText } from './FigureText.tsx';
import { RecordingFacts, RecordingNote, type RecordingProps } from './SoundFigure.tsx';

/** A film: the browser's own player with a still picture over it, nothing of the film fetched before it is asked for. */
export const FilmFigure = (props: RecordingProps & { reach?: 'text' | 'wide' | 'full' }): JSX.Element => {
  const { media, language, title, caption: given, textOnly = false, reach = 'text' } = props;
  const words = wordsFor(mediaWords, language);
  const caption = given ?? (media ? captionOf(media, language) : '');
  if (!media || !isUsable(media)) {
    return (
      <figure class={`figure film ${reach}`}>
        <RecordingNote label={words.missingFilm} title={title} />
        {media && <FigureText media={media} language={language} credit={undefined} caption={caption} />}
      </figure>
    );
  }
  const still = media.poster && plainPicture(media.poster, 768);
  const size = media.width && media.height ? media : media.poster;
  return (
    <figure class={`figure film ${reach}`}>
      {textOnly ? (
        title ? (
          <p class="figure-title">{title}</p>
        ) : null
      ) : (
        <video
          controls
          playsinline
          preload="none"
          src={media.path}
          poster={still?.path}
          width={size?.width ?? 1280}
          height={size?.height ?? 720}
          aria-label={title || undefined}
        />
      )}
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
