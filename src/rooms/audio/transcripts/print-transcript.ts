import { escapeHtml } from '../../../common/text.ts';
import type { Cue } from '../transcript.ts';

const two = (value: number): string => String(value).padStart(2, '0');

const clock = (seconds: number, sign: '.' | ','): string => {
  const thousandths = Math.round(seconds * 1000);
  const whole = Math.floor(thousandths / 1000);
  const rest = String(thousandths % 1000).padStart(3, '0');
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}${sign}${rest}`;
};

/** `1:02:03` or `2:03`, for people. */
export const clockText = (seconds: number): string => {
  const whole = Math.floor(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
};

/** What VTT reads as its own signs; an arrow would begin a cue. */
const vttText = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\s*\n\s*/g, ' ');

/** WebVTT (W3C), who speaks as voice tags. */
export const toVtt = (cues: readonly Cue[]): string =>
  `WEBVTT\n${cues
    .map(({ start, end, speaker, text }) => {
      const who = speaker === undefined ? '' : `<v ${vttText(speaker).replace(/\s+/g, ' ')}>`;
      return `\n${clock(start, '.')} --> ${clock(end, '.')}\n${who}${vttText(text)}\n`;
    })
    .join('')}`;

/** SubRip: who speaks stands before a colon when it changes. */
export const toSrt = (cues: readonly Cue[]): string =>
  cues
    .map(({ start, end, speaker, text }, at) => {
      const who = speaker !== undefined && speaker !== cues[at - 1]?.speaker ? `${speaker}: ` : '';
      const said = `${who}${text}`.replace(/\s*\n\s*/g, ' ').replaceAll('-->', '→');
      return `${at + 1}\n${clock(start, ',')} --> ${clock(end, ',')}\n${said}\n`;
    })
    .join('\n');

/** The JSON of podcast:transcript. */
export const toTranscriptJson = (cues: readonly Cue[]): string =>
  JSON.stringify({
    version: '1.0.0',
    segments: cues.map(({ start, end, speaker, text }) => ({
      ...(speaker === undefined ? {} : { speaker }),
      startTime: start,
      endTime: end,
      body: text,
    })),
  });

/** Cues of one speaker after another, as paragraphs of at most about a minute. */
export const paragraphsOf = (cues: readonly Cue[]): { start: number; speaker: string | undefined; cues: Cue[] }[] => {
  const paragraphs: { start: number; speaker: string | undefined; cues: Cue[] }[] = [];
  for (const cue of cues) {
    const last = paragraphs.at(-1);
    if (last && last.speaker === cue.speaker && cue.start - last.start < 60 && last.cues.length < 40)
      last.cues.push(cue);
    else paragraphs.push({ start: cue.start, speaker: cue.speaker, cues: [cue] });
  }
  return paragraphs;
};

/** The HTML form of podcast:transcript: who, when, what. */
export const toTranscriptHtml = (cues: readonly Cue[], isTimed: boolean): string =>
  paragraphsOf(cues)
    .map(({ start, speaker, cues: said }) => {
      const who = speaker === undefined ? '' : `<cite>${escapeHtml(speaker)}:</cite>\n`;
      const when = isTimed ? `<time>${clockText(start)}</time>\n` : '';
      return `${who}${when}<p>${escapeHtml(said.map(({ text }) => text).join(' '))}</p>\n`;
    })
    .join('');

/** Plain text, a paragraph at a time. */
export const toTranscriptText = (cues: readonly Cue[]): string =>
  paragraphsOf(cues)
    .map(
      ({ speaker, cues: said }) =>
        `${speaker === undefined ? '' : `${speaker}: `}${said.map(({ text }) => text).join(' ')}\n`,
    )
    .join('\n');
