import type { JSX } from 'preact';
import { cutShapes, cutsOf, type Cut } from '../../common/picture-cuts.ts';
import { originalOf, plainPicture, type Media } from '../../rooms/media/media.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { FocalPoint } from './media-elements.ts';

const percent = (part: number): string => String(Math.round(part * 1000) / 10);

type CutProps = { picture: { path: string; width: number; height: number }; cut: Cut; name: string; use: string };

/** The stretch itself, as it will be cut: an SVG shows a part of a picture without any style. */
const CutPreview = ({ picture, cut, name, use }: CutProps): JSX.Element => (
  <figure class="focal-cut">
    <svg
      viewBox={`${cut.left} ${cut.top} ${cut.width} ${cut.height}`}
      width={cut.width}
      height={cut.height}
      role="img"
      aria-label={`The picture as it is cut to ${name}`}
    >
      <image href={picture.path} width={picture.width} height={picture.height} preserveAspectRatio="none" />
    </svg>
    <figcaption>
      {name}
      <span>{use}</span>
    </figcaption>
  </figure>
);

const Percent = ({ name, label, value }: { name: string; label: string; value: number }): JSX.Element => (
  <div class="field">
    <label for={`field-${name}`}>{label}</label>
    <input
      class="input"
      id={`field-${name}`}
      name={name}
      type="number"
      min="0"
      max="100"
      step="0.1"
      value={percent(value)}
      required
    />
  </div>
);

/** Where the eye should rest, and what is seen of the picture where it is cut; numbers by themselves, a click with the island. */
export const FocalForm = ({ media, visit }: { media: Media; visit: Visit }): JSX.Element | null => {
  const original = originalOf(media);
  const shown = plainPicture(media, 768);
  if (!original || !shown) return null;
  const size = { width: original.width, height: original.height };
  const picture = { path: shown.path, ...size };
  const cuts = cutsOf(media.focal, size);
  return (
    <section class="media-section" aria-labelledby="focal-title">
      <h2 id="focal-title">Focal point</h2>
      <p class="field-hint">Where the picture is cut to another shape, this point stays in it.</p>
      <FocalPoint data-width={String(size.width)} data-height={String(size.height)}>
        <div class="focal-stage">
          <img src={shown.path} width={size.width} height={size.height} alt={media.alt} />
        </div>
        <form class="focal-form" method="post" action={visit.link(`/newsroom/media/${media.id}/focal`)}>
          <Percent name="x" label="From the left, in percent" value={media.focal.x} />
          <Percent name="y" label="From the top, in percent" value={media.focal.y} />
          <Button>Set the focal point</Button>
        </form>
        <div class="focal-cuts">
          {cutShapes.map(({ name, use }, i) => {
            const cut = cuts[i];
            return cut ? <CutPreview key={name} picture={picture} cut={cut} name={name} use={use} /> : null;
          })}
        </div>
      </FocalPoint>
    </section>
  );
};
