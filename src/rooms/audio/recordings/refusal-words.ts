import type { SoundRefusal } from './sound-facts.ts';

const words: Record<SoundRefusal | 'too-heavy' | 'missing', string> = {
  'no-sound': 'There is no recording in this file',
  'unknown-codec':
    'The sound is coded in a way podcast apps do not play. Save it as MP3, M4A (AAC), Ogg, Opus, FLAC or WAV',
  truncated: 'Part of the recording is missing. Save or copy it once more and upload it again',
  broken: 'The recording is damaged and cannot be played through',
  silent: 'The file holds no sound',
  'too-long': 'The recording is longer than 30 hours',
  'too-heavy': 'The recording could not be examined within the limits of time and memory',
  missing: 'The file is not on the server’s disk any more',
};

/** Why a recording was refused, for whoever sent it. */
export const soundRefusalWords = (refusal: keyof typeof words, detail: string): string =>
  detail === '' ? `${words[refusal]}.` : `${words[refusal]}: ${detail}.`;
