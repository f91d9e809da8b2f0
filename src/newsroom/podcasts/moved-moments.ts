import type { Chapter, Cue, Soundbite } from '../../rooms/audio/audio.ts';

/** What of the former sound stays, and how much stands before it in the new one; seconds. */
export type Move = { from: number; to: number; before: number };

const isMoved = ({ from, to, before }: Move): boolean => from > 0 || before > 0 || Number.isFinite(to);

/** A chapter under way where the cut begins begins with it. */
export const movedChapters = (chapters: readonly Chapter[], move: Move): Chapter[] => {
  if (!isMoved(move)) return [...chapters];
  const { from, to, before } = move;
  return chapters.flatMap(({ end, ...chapter }, at) => {
    const next = chapters[at + 1]?.start ?? Number.POSITIVE_INFINITY;
    if (chapter.start >= to || next <= from) return [];
    const start = Math.max(0, chapter.start - from) + (at === 0 && chapter.start <= from ? 0 : before);
    const until = end === undefined ? undefined : Math.min(end, to) - from + before;
    return { ...chapter, start, ...(until !== undefined && until > start ? { end: until } : {}) };
  });
};

/** Soundbites of which a part was cut away are none any more. */
export const movedSoundbites = (soundbites: readonly Soundbite[], { from, to, before }: Move): Soundbite[] =>
  soundbites
    .filter(({ start, duration }) => start >= from && start + duration <= to)
    .map((bite) => ({ ...bite, start: bite.start - from + before }));

export const movedCues = (cues: readonly Cue[], { from, to, before }: Move): Cue[] =>
  cues
    .filter(({ start, end }) => end > from && start < to)
    .map((cue) => ({
      ...cue,
      start: Math.max(0, cue.start - from) + before,
      end: Math.min(cue.end, to) - from + before,
    }));
