import { cleanText, cutText, foldSpace } from '../../../common/text.ts';
import type { Cue } from '../transcript.ts';

/** Bounds of one transcript: a day of talk has some 30,000 cues. */
export const transcriptLimits = { characters: 5_000_000, cues: 60_000, cueCharacters: 5_000, speaker: 128 } as const;

/** Hours may be left out and have any number of digits; VTT writes a point before the thousandths, SRT a comma. */
const moment = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?$/;

/** `01:02:03.456` in seconds; undefined when it is no time. */
export const secondsOf = (text: string): number | undefined => {
  const found = moment.exec(text.trim());
  if (!found) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0', fraction = ''] = found;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(fraction.padEnd(3, '0')) / 1000;
};

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
  quot: '"',
  apos: "'",
};

/** The few entities WebVTT knows, and numbers. Read once: what comes out is text, whatever it looks like. */
const withoutEntities = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi,
    (all, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? all;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
    },
  );

const tidy = (text: string): string => foldSpace(cleanText(withoutEntities(text.replace(/<[^<>]{0,500}>/g, ' '))));

/** `<v Ann>`, also with classes. */
const voice = /^\s*<v(?:\.[^\s>]*)?\s+([^>]{1,300})>/i;
/** A name at the beginning of a line, as SRT files have it: `Ann: …`, `ANN B.: …`. */
const nameAtStart = /^([\p{Lu}][\p{L}\p{M}\p{N}.’' -]{0,40}):\s+(?=\S)/u;

const speakerOf = (raw: string): { speaker?: string; rest: string } => {
  const spoken = voice.exec(raw);
  if (spoken?.[1]) return { speaker: tidy(spoken[1]), rest: raw.slice(spoken[0].length) };
  const named = nameAtStart.exec(raw);
  return named?.[1] ? { speaker: named[1].trim(), rest: raw.slice(named[0].length) } : { rest: raw };
};

/** One cue of whatever came between two times; undefined when nothing is said in it. */
export const cueOf = (start: number, end: number, raw: string): Cue | undefined => {
  const { speaker, rest } = speakerOf(raw);
  const text = cutText(tidy(rest), transcriptLimits.cueCharacters);
  if (text === '') return undefined;
  const who = speaker === undefined ? '' : cutText(speaker, transcriptLimits.speaker);
  return { start, end: Math.max(start, end), ...(who === '' ? {} : { speaker: who }), text };
};
