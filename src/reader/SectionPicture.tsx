import type { JSX } from 'preact';
import { CreditLine, PictureFrame, type Media } from '../rooms/media/media.ts';
import type { Visit } from '../rooms/publication/publication.ts';

/** The wide picture a section's page opens with, and who made it. */
export const SectionPicture = ({ media, visit }: { media: Media; visit: Visit }): JSX.Element => {
  const { language } = visit.edition;
  return (
    <figure class="section-picture">
      <PictureFrame media={media} language={language} sizes="(min-width: 82rem) 80rem, 100vw" lazy={false} crop />
      {media.credit || media.licence ? (
        <figcaption class="figure-caption">
          <CreditLine media={media} language={language} credit={undefined} />
        </figcaption>
      ) : null}
    </figure>
  );
};
