import type { ComponentChildren, JSX } from 'preact';
import { wordsFor } from '../../../common/words.ts';
import { altOf, animationOf, captionOf, isUsable, type Media } from '../media-item.ts';
import { mediaWords } from '../media-words.ts';
import { FigureText } from './FigureText.tsx';
import { PictureFrame, type PictureFrameProps } from './PictureFrame.tsx';

export type FigureProps = Omit<PictureFrameProps, 'media'> & {
  /** Undefined when not even a row is left. */
  media: Media | undefined;
  /** Given in the story: they win over the picture's own. An empty one takes it away. */
  caption?: ComponentChildren;
  credit?: string | undefined;
  /** How far it reaches: the text column (unless told), wider, or the whole window. */
  reach?: 'text' | 'wide' | 'full';
  /** Words only, as in the text-only edition. */
  textOnly?: boolean;
};

/** Words in the place of a picture that cannot or shall not be shown. */
const PictureNote = ({ alt, label }: { alt: string; label: string }): JSX.Element => (
  <p class="figure-note">{alt ? `${label} ${alt}` : label.replace(/:$/, '')}</p>
);

/**
 * A picture with caption, credit and licence. A missing one is a note with its alternative text: never a broken picture, never
 * a request to the place it came from.
 */
export const Figure = (props: FigureProps): JSX.Element | null => {
  const { media, language, reach = 'text', textOnly = false, credit, caption: given, ...frame } = props;
  const words = wordsFor(mediaWords, language);
  const alt = frame.alt ?? (media ? altOf(media, language) : '');
  if (!media)
    return alt ? (
      <figure class={`figure ${reach}`}>
        <PictureNote alt={alt} label={`${words.missingPicture}:`} />
      </figure>
    ) : null;
  const isThere = isUsable(media) && media.kind === 'picture';
  const caption = given ?? captionOf(media, language);
  const moving = isThere && !textOnly ? animationOf(media) : undefined;
  const label = isThere ? words.pictureOf : `${words.missingPicture}:`;
  if (!alt && !caption && textOnly) return null;
  return (
    <figure class={`figure ${reach}`}>
      {isThere && !textOnly ? (
        <PictureFrame media={media} language={language} {...frame} />
      ) : alt || !isThere ? (
        <PictureNote alt={alt} label={label} />
      ) : null}
      <FigureText
        media={media}
        language={language}
        credit={credit}
        caption={caption}
        extra={moving && <a href={moving.path}>{words.animation}</a>}
      />
    </figure>
  );
};
