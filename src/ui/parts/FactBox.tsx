import type { ComponentChildren, JSX } from 'preact';

/** Background beside a story: its own short text under its own heading. */
export const FactBox = ({
  id,
  title,
  children,
}: {
  id: string;
  title?: string;
  children: ComponentChildren;
}): JSX.Element => (
  <aside class="fact-box" aria-labelledby={title ? id : undefined}>
    {title ? (
      <p class="fact-box-title" id={id}>
        {title}
      </p>
    ) : null}
    {children}
  </aside>
);
