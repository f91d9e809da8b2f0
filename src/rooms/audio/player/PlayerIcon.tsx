import type { JSX } from 'preact';

/** Drawn on a grid of 24. Sound runs from left to right in every language: nothing here is mirrored. */
const shapes = {
  play: 'M7 4.5v15l12.5-7.5z',
  pause: 'M6.5 4.5h4v15h-4zM13.5 4.5h4v15h-4z',
  close: 'm6.4 5 5.6 5.6L17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4z',
  sound:
    'M4 9.5v5h3.2L12 19V5L7.2 9.5zM14 8.6a4 4 0 0 1 0 6.8l1 1.6a6 6 0 0 0 0-10zM16.2 5l-1 1.7a6.5 6.5 0 0 1 0 10.6l1 1.7a8.5 8.5 0 0 0 0-14z',
  muted:
    'M4 9.5v5h3.2L12 19V5L7.2 9.5zM14.6 9.4 16 8l2 2.1L20 8l1.4 1.4-2.1 2.1 2.1 2.1L20 15l-2-2.1-2 2.1-1.4-1.4 2.1-2.1z',
  more: 'm12 7.6 7.4 7.4-1.5 1.5-5.9-6-5.9 6L4.6 15z',
  plus: 'M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z',
} as const;

export const PlayerIcon = ({ name }: { name: keyof typeof shapes }): JSX.Element => (
  <svg class={`icon icon-${name}`} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
    <path d={shapes[name]} fill="currentColor" />
  </svg>
);

/** An arrow round a number of seconds. */
export const StepIcon = ({ seconds }: { seconds: number }): JSX.Element => (
  <svg class="icon icon-step" viewBox="0 0 28 28" width="28" height="28" aria-hidden="true" focusable="false">
    <path
      d={
        seconds < 0
          ? 'M8.5 6.2A10 10 0 1 0 14 4.5M9.6 1.6 8 6.4l4.9 1.4'
          : 'M19.5 6.2A10 10 0 1 1 14 4.5M18.4 1.6 20 6.4l-4.9 1.4'
      }
      fill="none"
      stroke="currentColor"
      stroke-width="1.7"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
    <text x="14" y="17.9" text-anchor="middle" fill="currentColor" font-size="9" font-weight="700">
      {Math.abs(seconds)}
    </text>
  </svg>
);
