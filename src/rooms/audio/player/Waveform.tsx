import type { JSX } from 'preact';
import { clockTime } from '../../../common/clock-time.ts';
import { waveMark, waveSize } from '../../../common/wave-marks.ts';

/** Where something is said about a second of the sound, and how much. */
export type Mark = { second: number; count: number };

const bars = 160;
const { wide, high } = waveSize;
const step = wide / bars;

/** The loudest of the values that fall into one bar. */
const barAt = (peaks: Uint8Array, bar: number): number => {
  const from = Math.floor((bar * peaks.length) / bars);
  return Math.max(...peaks.subarray(from, Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / bars))));
};

const lineOf = (peaks: Uint8Array): string => {
  const loudest = Math.max(1, ...peaks);
  return Array.from({ length: bars }, (_, bar) => {
    const tall = Math.max(2, Math.round((barAt(peaks, bar) / loudest) * (high - 4)));
    return `M${bar * step + step / 2} ${(high - tall) / 2}v${tall}`;
  }).join('');
};

export type WaveformProps = {
  id: string;
  peaks: Uint8Array | undefined;
  length: number | undefined;
  marks?: readonly Mark[] | undefined;
  markWords?: ((count: number) => string) | undefined;
};

/** The loudness behind the slider, coloured up to where one is, and marks where something was said about a moment. */
export const Waveform = ({ id, peaks, length, marks = [], markWords }: WaveformProps): JSX.Element | null => {
  if (!peaks?.length && marks.length === 0) return null;
  return (
    <svg class="wave" viewBox={`0 0 ${wide} ${high}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <linearGradient id={`${id}-wave`} gradientUnits="userSpaceOnUse" x1="0" x2={wide} y1="0" y2="0">
        <stop class="wave-played" offset="0" />
        <stop class="wave-rest" offset="0" />
      </linearGradient>
      {peaks?.length ? (
        <path d={lineOf(peaks)} fill="none" stroke={`url(#${id}-wave)`} stroke-width={step * 0.6} />
      ) : null}
      {length
        ? marks.map(({ second, count }) => (
            <path class="wave-mark" d={waveMark(second, length, count)} stroke-width="4">
              <title>{`${clockTime(second)}${markWords ? ` · ${markWords(count)}` : ''}`}</title>
            </path>
          ))
        : null}
    </svg>
  );
};
