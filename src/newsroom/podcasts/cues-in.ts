import { secondsIn } from '../../common/sound-times.ts';
import type { Cue } from '../../rooms/audio/audio.ts';
import type { Form } from '../signals/signal-page.tsx';
import { rowCount } from './rows-in.ts';

/** A row as it was typed, with what is wrong with it. */
export type CueRow = { start: string; end: string; speaker: string; text: string; fault?: string };

export type CuesRead = { rows: CueRow[]; cues: Cue[]; isTimed: boolean; hasFaults: boolean };

const rowAt = (form: Form, at: number): CueRow => ({
  start: form.text(`start-${at}`),
  end: form.text(`end-${at}`),
  speaker: form.text(`speaker-${at}`),
  text: form.text(`text-${at}`),
});

const faultOf = ({ start, end }: CueRow, isTimed: boolean): string | undefined => {
  if (!isTimed) return undefined;
  if (start === '' || end === '') return 'Say from when to when, such as 1:02.5.';
  const [from, to] = [secondsIn(start), secondsIn(end)];
  if (from === undefined || to === undefined)
    return `“${from === undefined ? start : end}” is no time. Write it as 12:34.5 or 1:02:03.`;
  return to < from ? 'It ends before it begins.' : undefined;
};

/** What the rows say; those without words are left out. Times are asked of all rows or of none. */
export const cuesIn = (form: Form): CuesRead => {
  const sent = Array.from({ length: rowCount(form, 'text') }, (_, at) => rowAt(form, at)).filter(
    ({ text }) => text !== '',
  );
  const isTimed = sent.some(({ start, end }) => start !== '' || end !== '');
  const rows = sent.map((row) => {
    const fault = faultOf(row, isTimed);
    return fault === undefined ? row : { ...row, fault };
  });
  const cues = rows.map(({ start, end, speaker, text }): Cue => ({
    start: isTimed ? (secondsIn(start) ?? 0) : 0,
    end: isTimed ? (secondsIn(end) ?? 0) : 0,
    ...(speaker === '' ? {} : { speaker: speaker.slice(0, 128) }),
    text: text.replaceAll(/\s+/g, ' '),
  }));
  const ordered = isTimed ? cues.toSorted((one, other) => one.start - other.start) : cues;
  return { rows, cues: ordered, isTimed, hasFaults: rows.some(({ fault }) => fault !== undefined) };
};

/** Which part of a long transcript a page shows: from a cue on, and how many. */
export type CueWindow = { from: number; count: number };

/** A whole transcript with one part of it exchanged for what the page's form says. */
export const withWindow = (all: readonly Cue[], { from, count }: CueWindow, cues: readonly Cue[]): Cue[] => [
  ...all.slice(0, from),
  ...cues,
  ...all.slice(from + count),
];

/** All times moved by some seconds; what would lie before the beginning begins with it. */
export const shifted = (cues: readonly Cue[], by: number): Cue[] =>
  cues.map((cue) => ({ ...cue, start: Math.max(0, cue.start + by), end: Math.max(0, cue.end + by) }));

/** Who is called one name is called another; an empty new name takes it away. */
export const renamed = (cues: readonly Cue[], from: string, to: string): Cue[] =>
  cues.map((cue) => {
    if ((cue.speaker ?? '') !== from) return cue;
    const { speaker: _, ...rest } = cue;
    return to === '' ? rest : { ...rest, speaker: to };
  });
