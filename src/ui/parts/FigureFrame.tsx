import type { ComponentChildren, JSX } from 'preact';

export type FigureFrameProps = {
  /** The drawn picture, film, table or chart. */
  children: ComponentChildren;
  caption?: ComponentChildren;
  credit?: string | undefined;
  /** Said before the credit: “Photo:”. */
  creditLabel?: string;
  reach?: 'text' | 'wide' | 'full';
};

/** A picture with what is said under it: caption, then credit. */
export const FigureFrame = ({
  children,
  caption,
  credit,
  creditLabel,
  reach = 'text',
}: FigureFrameProps): JSX.Element => (
  <figure class={`figure ${reach}`}>
    {children}
    {caption || credit ? (
      <figcaption class="figure-caption">
        {caption ? <span>{caption}</span> : null}{' '}
        {credit ? <span class="figure-credit">{`${creditLabel ?? ''} ${credit}`.trim()}</span> : null}
      </figcaption>
    ) : null}
  </figure>
);
