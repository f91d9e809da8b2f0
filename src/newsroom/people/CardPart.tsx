import type { ComponentChildren, JSX } from 'preact';

type PartProps = { id: string; title: string; count?: number; children: ComponentChildren };

/** A part of a reader’s card, with its heading. */
export const CardPart = ({ id, title, count, children }: PartProps): JSX.Element => (
  <section class="card-part" id={id} aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`}>
      {title}
      {count === undefined ? '' : ` (${count.toLocaleString('en')})`}
    </h2>
    {children}
  </section>
);
