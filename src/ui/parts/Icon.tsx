import type { JSX } from 'preact';

/** Drawn on a grid of 20, one stroke wide; always beside a word, so never spoken. */
const strokes = {
  search: 'M8.5 3a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11M12.6 12.6 17 17',
  appearance: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14M10 3v14M10 6h3.6M10 10h6.6M10 14h3.6',
  down: 'm5 8 5 5 5-5',
  feed: 'M4 4a12 12 0 0 1 12 12M4 9.5a6.5 6.5 0 0 1 6.5 6.5M4.8 15.2h.1',
  person: 'M10 3.2a3.3 3.3 0 1 1 0 6.6 3.3 3.3 0 0 1 0-6.6M3.8 17a6.2 5.4 0 0 1 12.4 0',
  bell: 'M10 3a4.5 4.5 0 0 1 4.5 4.5c0 4 1.5 5 1.5 6.5H4c0-1.5 1.5-2.5 1.5-6.5A4.5 4.5 0 0 1 10 3M8.4 16.8h3.2',
  bookmark: 'M5.5 3.5h9v13L10 13l-4.5 3.5z',
  plus: 'M10 4v12M4 10h12',
  check: 'm4 10.5 4 4 8-9',
} as const;
export type IconName = keyof typeof strokes;

/** The line an icon is drawn by, for an island that changes one into another. */
export const strokeOf = (name: IconName): string => strokes[name];

export const Icon = ({ name }: { name: IconName }): JSX.Element => (
  <svg class="icon" viewBox="0 0 20 20" width="16" height="16" aria-hidden="true" focusable="false">
    <path d={strokes[name]} fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" />
  </svg>
);
