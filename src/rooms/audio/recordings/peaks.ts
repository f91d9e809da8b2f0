import { peakCount } from '../recording.ts';

/** How finely the loudest moments are kept until the length is known. */
const perSecond = 200;

export type Peaks = {
  /** Sound as it comes, each channel on its own, from -1 to 1. */
  add: (channels: readonly Float32Array[], sampleRate: number) => void;
  seconds: () => number;
  fold: () => Uint8Array;
};

/** The loudest of the stretches between two places. */
const folded = (fine: Uint8Array, used: number, count: number): Uint8Array =>
  Uint8Array.from({ length: count }, (_, at) => {
    const from = Math.floor((at * used) / count);
    const to = Math.max(from + 1, Math.floor(((at + 1) * used) / count));
    return fine.subarray(from, to).reduce((most, value) => Math.max(most, value), 0);
  });

/** Gathers the loudest moment of every stretch, and folds them to as many values as are kept. */
export const createPeaks = (count = peakCount): Peaks => {
  let fine = new Uint8Array(perSecond * 600);
  let used = 0;
  let samples = 0;
  let rate = 1;
  const grow = (to: number): void => {
    if (to < fine.length) return;
    const wider = new Uint8Array(Math.max(fine.length * 2, to + 1));
    wider.set(fine);
    fine = wider;
  };
  return {
    add: (channels, sampleRate) => {
      rate = sampleRate;
      const length = channels[0]?.length ?? 0;
      const perStretch = sampleRate / perSecond;
      grow(Math.ceil((samples + length) / perStretch));
      for (const channel of channels)
        for (let at = 0; at < length;) {
          const place = Math.floor((samples + at) / perStretch);
          const end = Math.min(length, Math.max(at + 1, Math.ceil((place + 1) * perStretch) - samples));
          let most = 0;
          for (; at < end; at += 1) {
            const value = channel[at] ?? 0;
            if (value > most) most = value;
            else if (-value > most) most = -value;
          }
          fine[place] = Math.max(fine[place] ?? 0, Math.min(255, Math.round(most * 255)));
        }
      samples += length;
      used = Math.min(fine.length, Math.ceil(samples / perStretch));
    },
    seconds: () => samples / rate,
    fold: () => folded(fine, used, count),
  };
};
