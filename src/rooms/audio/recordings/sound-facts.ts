import type { Codec, Container } from '../recording.ts';

/** Why a file is no recording that could be heard. */
export const soundRefusals = ['no-sound', 'unknown-codec', 'truncated', 'broken', 'silent', 'too-long'] as const;
export type SoundRefusal = (typeof soundRefusals)[number];

/** What the structure of a file says, read from its frames, pages or boxes without decoding anything. */
export type SoundFacts = {
  container: Container;
  codec: Codec;
  sampleRate: number;
  channels: number;
  /** Seconds that are there. */
  duration: number;
  /** Seconds its own header promises, where it does. */
  promised: number | undefined;
  bitRate: number;
  minuteBytes: number;
};

export type Structure = { facts: SoundFacts } | { refusal: SoundRefusal; detail: string };

export const noSound = (refusal: SoundRefusal, detail: string): Structure => ({ refusal, detail });

/** What is there may be shorter than what was promised by this part, for headers are made before the sound. */
const tolerance = 0.02;

const clock = (seconds: number): string => {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};

/** Whether less is there than there should be. */
export const isShort = (promised: number, found: number): boolean =>
  promised - found > Math.max(promised * tolerance, 0.3);

/** Whether a file is shorter than it says of itself; in words. */
export const shortfall = (promised: number, found: number): string | undefined =>
  isShort(promised, found) ? `its header says ${clock(promised)}, there are ${clock(found)}` : undefined;

/** The same for what came out of a decoder. */
export const undecoded = (duration: number, decoded: number): string | undefined =>
  isShort(duration, decoded) ? `only ${clock(decoded)} of ${clock(duration)} can be decoded` : undefined;

/** The bytes before, after and between the sound, and the share of the first minute. */
export const shareOfMinute = (size: number, soundBytes: number, duration: number): number =>
  Math.min(size, Math.ceil(size - soundBytes * (1 - Math.min(1, 60 / Math.max(duration, 1e-3)))));
