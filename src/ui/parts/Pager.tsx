import type { JSX } from 'preact';

export type PagerProps = {
  label: string;
  newer?: { href: string; text: string } | undefined;
  older?: { href: string; text: string } | undefined;
  /** Where one is: “Page 2”. */
  place?: string;
};

/** Where a list goes on, as plain links. */
export const Pager = ({ label, newer, older, place }: PagerProps): JSX.Element | null =>
  newer || older ? (
    <nav class="pager" aria-label={label}>
      {newer ? (
        <a class="pager-newer" href={newer.href} rel="prev">
          {newer.text}
        </a>
      ) : null}
      {place ? <span class="meta">{place}</span> : null}
      {older ? (
        <a class="pager-older" href={older.href} rel="next">
          {older.text}
        </a>
      ) : null}
    </nav>
  ) : null;
