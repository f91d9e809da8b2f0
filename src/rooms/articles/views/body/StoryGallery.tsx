import type { ComponentChildren, JSX } from 'preact';
import { formatNumber } from '../../../../common/words.ts';
import { altOf, captionOf, Figure, isUsable, originalOf, PictureFrame, type Media } from '../../../media/media.ts';
import type { Gallery, Picture } from '../../body/body.ts';
import { GalleryView } from '../elements.ts';
import { idOf, type StoryContext } from './story-context.ts';

type Shot = { picture: Picture; media: Media };

/** “3 of 8” in the edition's language. */
export const countText = ({ words, language }: StoryContext, place: number, total: number): string =>
  words.galleryCount.replace('#', formatNumber(language, place)).replace('$', formatNumber(language, total));

const Credit = ({ text, href }: { text: string; href: string | undefined }): JSX.Element =>
  href ? (
    <a href={href} rel="external">
      {text}
    </a>
  ) : (
    <>{text}</>
  );

const ShotText = ({
  shot: { picture, media },
  count,
  context,
}: {
  shot: Shot;
  count: ComponentChildren;
  context: StoryContext;
}): JSX.Element => {
  const caption = picture.attrs.caption ?? captionOf(media, context.language);
  const credit = picture.attrs.credit ?? media.credit;
  return (
    <figcaption class="figure-caption">
      <span class="gallery-count">{count}</span> {caption ? <span class="figure-words">{caption}</span> : null}{' '}
      {credit || media.licence ? (
        <span class="figure-credit">
          {credit ? <Credit text={credit} href={credit === media.credit ? media.creditUrl : undefined} /> : null}
          {credit && media.licence ? ' · ' : ''}
          {media.licence ? <Credit text={media.licence} href={media.licenceUrl} /> : null}
        </span>
      ) : null}
    </figcaption>
  );
};

type SlideProps = { id: string; shot: Shot; place: number; total: number; context: StoryContext };

const Slide = ({ id, shot, place, total, context }: SlideProps): JSX.Element => {
  const { picture, media } = shot;
  const alt = picture.attrs.alt ?? altOf(media, context.language);
  const original = originalOf(media);
  return (
    <li class="gallery-slide" id={id}>
      <figure class="figure">
        <a
          class="gallery-open"
          href={original?.path}
          aria-label={`${context.words.openPicture}: ${alt}`.replace(/: $/, '')}
        >
          <PictureFrame
            media={media}
            language={context.language}
            alt={alt}
            sizes="(min-width: 61rem) 58rem, 100vw"
            lazy={place > 1}
          />
        </a>
        <ShotText shot={shot} count={countText(context, place, total)} context={context} />
      </figure>
    </li>
  );
};

const labels = ({ words }: StoryContext): Record<`data-${string}`, string> => ({
  'data-close': words.closeGallery,
  'data-previous': words.previousPicture,
  'data-next': words.nextPicture,
});

/**
 * Pictures side by side, swiped or scrolled by keys without a script; each is a link to the whole picture. The island opens them in
 * a window of their own and adds the buttons.
 */
export const StoryGallery = ({ gallery, context }: { gallery: Gallery; context: StoryContext }): JSX.Element | null => {
  const { language, textOnly, words } = context;
  const found = gallery.content.flatMap((picture): Shot[] => {
    const media = context.media.get(picture.attrs.mediaId);
    return media && isUsable(media) && media.kind === 'picture' ? [{ picture, media }] : [];
  });
  const title = gallery.attrs?.title;
  if (textOnly) {
    return (
      <>
        {title ? <p>{title}</p> : null}
        {found.map(({ picture: { attrs }, media }) => (
          <Figure
            media={media}
            language={language}
            sizes=""
            alt={attrs.alt}
            caption={attrs.caption}
            credit={attrs.credit}
            textOnly
          />
        ))}
      </>
    );
  }
  if (found.length === 0) return null;
  const id = idOf(gallery, context);
  return (
    <GalleryView class="gallery wide" {...labels(context)}>
      {title ? <p class="gallery-title">{title}</p> : null}
      <section class="gallery-strip" tabindex={0} aria-label={title ? `${words.gallery}: ${title}` : words.gallery}>
        <ol class="gallery-list">
          {found.map((shot, index) => (
            <Slide id={`${id}-${index + 1}`} shot={shot} place={index + 1} total={found.length} context={context} />
          ))}
        </ol>
      </section>
    </GalleryView>
  );
};
