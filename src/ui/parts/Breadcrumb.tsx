import type { JSX } from 'preact';

/** The way here from the front page; the last step is the page itself and no link. */
export const Breadcrumb = ({
  label,
  steps,
}: {
  label: string;
  steps: readonly { name: string; href?: string }[];
}): JSX.Element => (
  <nav class="breadcrumb" aria-label={label}>
    <ol class="breadcrumb-list">
      {steps.map(({ name, href }) => (
        <li>{href ? <a href={href}>{name}</a> : <span aria-current="page">{name}</span>}</li>
      ))}
    </ol>
  </nav>
);
