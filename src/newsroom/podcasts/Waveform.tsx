import type { JSX } from 'preact';
import { soundTime } from '../../common/sound-times.ts';

const height = 100;

/** The outline of the peaks: up on the way there, down on the way back. */
const outline = (peaks: Uint8Array): string => {
  const half = (value: number): number => Math.max(0.5, (value / 255) * (height / 2));
  const there = [...peaks].map((value, at) => `${at} ${(height / 2 - half(value)).toFixed(1)}`);
  const back = [...peaks].map((value, at) => `${at} ${(height / 2 + half(value)).toFixed(1)}`).toReversed();
  return `M${there.join('L')}L${back.join('L')}Z`;
};

export type WaveformProps = {
  peaks: Uint8Array | undefined;
  /** Seconds. */
  duration: number;
  /** Moments that are marked on it. */
  marks?: readonly number[];
};

/** The sound as a picture; time runs from left to right in every language. The islands put their marks upon it. */
export const Waveform = ({ peaks, duration, marks = [] }: WaveformProps): JSX.Element => {
  const count = peaks?.length || 600;
  return (
    <div class="wave" data-wave dir="ltr">
      <svg viewBox={`0 0 ${count} ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {peaks ? <path d={outline(peaks)} /> : <path d={`M0 50H${count}`} class="wave-flat" />}
        {duration > 0
          ? marks.map((at) => (
              <line
                key={at}
                class="wave-mark"
                x1={(at / duration) * count}
                x2={(at / duration) * count}
                y1="0"
                y2={height}
              />
            ))
          : null}
      </svg>
      <p class="wave-ends" aria-hidden="true">
        <span>0:00</span>
        <span>{soundTime(Math.floor(duration))}</span>
      </p>
    </div>
  );
};

/** The sound to listen to, over its waveform. */
export const SoundBox = ({ src, label, ...wave }: WaveformProps & { src: string; label: string }): JSX.Element => (
  <div class="sound-box">
    <audio controls preload="metadata" src={src} aria-label={label} />
    <Waveform {...wave} />
  </div>
);
