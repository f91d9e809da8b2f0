import type { FfmpegState } from '../../rooms/audio/audio.ts';

/** What is missed without ffmpeg, in words; nothing where it is there. */
export const ffmpegWords = (state: FfmpegState): string | undefined => (state.isThere ? undefined : state.words);
