import type { JSX } from 'preact';

/** The first thing the keyboard meets: past the masthead to the page itself. */
export const SkipLink = ({ text, target = 'main' }: { text: string; target?: string }): JSX.Element => (
  <a class="skip-link" href={`#${target}`}>
    {text}
  </a>
);
