import { Parser } from 'htmlparser2';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { Cue } from '../transcript.ts';
import { cueOf, secondsOf, transcriptLimits } from './timed-text.ts';

/** The forms a transcript may come in. */
export type TranscriptForm = 'vtt' | 'srt' | 'json' | 'html' | 'text';
export type ReadTranscript = { cues: Cue[]; isTimed: boolean; form: TranscriptForm };
export type TranscriptRefusal = 'transcript-too-long' | 'transcript-empty' | 'transcript-broken';

const arrow = /^\s*([\d:.,]+)\s*-->\s*([\d:.,]+)(?:\s.*)?$/;

/** WebVTT and SRT: blocks between empty lines, each with a line of times. Notes, styles and numbers stand before it. */
const readBlocks = (text: string): Outcome<Cue[], TranscriptRefusal> => {
  const lines = text.split('\n');
  const cues: Cue[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (!line.includes('-->')) continue;
    const [, from = '', to = ''] = arrow.exec(line) ?? [];
    const start = secondsOf(from);
    const end = secondsOf(to);
    if (start === undefined || end === undefined)
      return refuse(
        'transcript-broken',
        `Line ${at + 1}: “${line.slice(0, 60)}” is not a pair of times like 00:01:02.500 --> 00:01:05.000`,
      );
    const said: string[] = [];
    for (at += 1; at < lines.length && (lines[at] ?? '').trim() !== '' && !(lines[at] ?? '').includes('-->'); at += 1)
      said.push(lines[at] ?? '');
    if ((lines[at] ?? '').includes('-->')) {
      // No empty line before the next cue: its number, if it has one, is not speech.
      at -= 1;
      if (/^\s*\d+\s*$/.test(said.at(-1) ?? '')) said.pop();
    }
    const cue = cueOf(start, end, said.join('\n'));
    if (cue) cues.push(cue);
  }
  return ok(cues);
};

type Segment = { speaker?: unknown; startTime?: unknown; endTime?: unknown; body?: unknown };

const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** podcast-namespace's transcript JSON: words or phrases as segments. */
const readJson = (text: string): Outcome<Cue[], TranscriptRefusal> => {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return refuse('transcript-broken', `It is not JSON: ${(error as Error).message.slice(0, 120)}`);
  }
  const segments = (data as { segments?: unknown } | null)?.segments;
  if (!Array.isArray(segments)) return refuse('transcript-broken', 'It has no list “segments”');
  const cues: Cue[] = [];
  for (const [at, one] of (segments as (Segment | null)[]).entries()) {
    const { speaker, startTime, endTime, body } = one ?? {};
    if (!isTime(startTime) || typeof body !== 'string')
      return refuse('transcript-broken', `segments[${at}] needs a number startTime and a text body`);
    const cue = cueOf(
      startTime,
      isTime(endTime) ? endTime : startTime,
      body.replace(/[<&]/g, (sign) => (sign === '<' ? '&lt;' : '&amp;')),
    );
    if (cue)
      cues.push(
        typeof speaker === 'string' && speaker !== ''
          ? { ...cue, speaker: speaker.slice(0, transcriptLimits.speaker) }
          : cue,
      );
  }
  return ok(cues);
};

/** Plain text: a paragraph a cue, a name before a colon is who speaks. */
const readText = (text: string): Cue[] =>
  text.split(/\n\s*\n/).flatMap(
    (paragraph) =>
      cueOf(
        0,
        0,
        paragraph.replace(/[<&]/g, (sign) => (sign === '<' ? '&lt;' : '&amp;')),
      ) ?? [],
  );

/** podcast-namespace's HTML: `<cite>` who, `<time>` when, `<p>` what; other elements are text. */
const readHtml = (text: string): Cue[] => {
  const cues: Cue[] = [];
  let element = '';
  let speaker = '';
  let start = 0;
  let said = '';
  const finish = (): void => {
    const cue = cueOf(
      start,
      start,
      said.replace(/[<&]/g, (sign) => (sign === '<' ? '&lt;' : '&amp;')),
    );
    if (cue) cues.push(speaker === '' ? cue : { ...cue, speaker: speaker.slice(0, transcriptLimits.speaker) });
    said = '';
  };
  const parser = new Parser({
    onopentagname: (name) => {
      if (name === 'p' || name === 'cite') finish();
      if (name === 'cite') speaker = '';
      if (name === 'p' || name === 'cite' || name === 'time' || name === 'script' || name === 'style') element = name;
    },
    ontext: (piece) => {
      if (element === 'cite') speaker = `${speaker}${piece}`.replace(/:\s*$/, '').trim();
      else if (element === 'time') start = secondsOf(piece) ?? start;
      else if (element === 'p') said += piece;
    },
    onclosetag: (name) => {
      if (name === 'p') finish();
      if (name === element) element = '';
    },
  });
  parser.end(text);
  finish();
  return cues.map((cue, at) => ({ ...cue, end: Math.max(cue.start, cues[at + 1]?.start ?? cue.start) }));
};

const formOf = (text: string): TranscriptForm => {
  const head = text.slice(0, 2_000).trimStart();
  if (head.startsWith('WEBVTT')) return 'vtt';
  if (head.startsWith('{')) return 'json';
  if (/^(?:\d+\s*\n)?[\d:.,]+\s*-->/.test(head)) return 'srt';
  return /^<(?:!doctype|html|body|cite|p|time|div|article)\b/i.test(head) ? 'html' : 'text';
};

const readers: Record<TranscriptForm, (text: string) => Outcome<Cue[], TranscriptRefusal>> = {
  vtt: readBlocks,
  srt: readBlocks,
  json: readJson,
  html: (text) => ok(readHtml(text)),
  text: (text) => ok(readText(text)),
};

/**
 * Reads a transcript in any of the forms of podcast:transcript (WebVTT, SRT, JSON, HTML) or plain text; which one is seen by its
 * content. Times in seconds, in order. Refused with the line or segment that is broken.
 */
export const readTranscript = (given: string): Outcome<ReadTranscript, TranscriptRefusal> => {
  if (given.length > transcriptLimits.characters)
    return refuse('transcript-too-long', `It has ${given.length} characters, at most ${transcriptLimits.characters}`);
  const text = given.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const form = formOf(text);
  const read = readers[form](text);
  if (!read.ok) return read;
  if (read.value.length > transcriptLimits.cues)
    return refuse('transcript-too-long', `It has ${read.value.length} cues, at most ${transcriptLimits.cues}`);
  if (read.value.length === 0) return refuse('transcript-empty', 'Nothing is said in it');
  const isTimed = read.value.some(({ start, end }) => start > 0 || end > 0);
  return ok({
    cues: isTimed ? read.value.toSorted((one, other) => one.start - other.start) : read.value,
    isTimed,
    form,
  });
};
