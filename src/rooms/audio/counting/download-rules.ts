/** When what was sent of a recording is a download: by the published guidelines, each rule a function of its own. */
import type { Sent } from '../serving/answer-sound.ts';

/** A stretch of so few bytes only asks whether stretches can be had. */
const probe = 2;
const minute = 60;
/** Where nothing is known of a recording: 128 kbit/s, the usual one. */
const usualRate = 128_000;

/** How many bytes of sound were really sent: without what stands before the sound, nothing for a probe. */
export const soundBytes = ({ start, bytes, soundStart }: Pick<Sent, 'start' | 'bytes' | 'soundStart'>): number =>
  bytes <= probe ? 0 : Math.max(0, start + bytes - Math.max(start, soundStart));

const minuteOf = ({ sound, size, soundStart }: Pick<Sent, 'sound' | 'size' | 'soundStart'>): number => {
  const { minuteBytes, bitRate, duration } = sound;
  const whole = size - soundStart;
  if (minuteBytes !== undefined && minuteBytes > soundStart) return minuteBytes - soundStart;
  if (bitRate !== undefined && bitRate > 0) return (bitRate / 8) * minute;
  if (duration !== undefined && duration > 0) return (whole / duration) * minute;
  return (usualRate / 8) * minute;
};

/** How many bytes of sound make a download: those of one minute; all of a shorter recording. */
export const neededBytes = (sent: Pick<Sent, 'sound' | 'size' | 'soundStart'>): number => {
  const whole = sent.size - sent.soundStart;
  const { duration } = sent.sound;
  if (duration !== undefined && duration <= minute) return whole;
  return Math.max(1, Math.min(whole, Math.floor(minuteOf(sent))));
};
