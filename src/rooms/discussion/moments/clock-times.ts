/**
 * Moments of a recording as people type them: `12:34`, `1:02:03`, also in Arabic and Persian digits. What a text says of the time of
 * day, of dates and of scores looks much the same: what is longer than the recording, or goes with `am`, is none.
 */
import type { CommentBlock, CommentBody, CommentInline } from '../comment-body.ts';

/** A moment in a text: where it stands, how it is written, which second it is. */
export type ClockTime = { at: number; text: string; second: number };

const digit = '[0-9\u0660-\u0669\u06f0-\u06f9]';
/** Times that stand alone: neither part of a longer number, a date (`T12:34`), nor an address. */
const clock = new RegExp(
  `(?<![\\p{L}\\p{N}_:/.,@#-])(?:(${digit}{1,2}):)?(${digit}{1,3}):(${digit}{2})(?![\\p{L}\\p{N}_:/@]|[.,]\\p{N})`,
  'gu',
);
const rangeClock = new RegExp(
  `(?<=:${digit}{2}-)(?:(${digit}{1,2}):)?(${digit}{1,3}):(${digit}{2})(?![\\p{L}\\p{N}_:/@-])`,
  'gu',
);
/** Of the day, not of the recording. */
const ofDay = /^\s?(?:[ap]\.?\s?m\b|uhr\b|utc\b|gmt\b|o['’]clock\b|horas\b|часов)/iu;
/** Longer recordings there are none. */
const mostSeconds = 48 * 3_600;

/** The value of decimal digits of any of the three scripts. */
const numberOf = (digits: string): number =>
  Number(
    digits.replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (sign) => {
      const code = sign.charCodeAt(0);
      return String(code - (code >= 0x06f0 ? 0x06f0 : 0x0660));
    }),
  );

const secondOf = (hours: string | undefined, minutes: string, seconds: string): number | undefined => {
  const [h, m, s] = [hours === undefined ? 0 : numberOf(hours), numberOf(minutes), numberOf(seconds)];
  if (s > 59 || (hours !== undefined && (m > 59 || minutes.length !== 2))) return undefined;
  return h * 3_600 + m * 60 + s;
};

const matches = (text: string): RegExpExecArray[] => {
  const alone = [...text.matchAll(clock)];
  return text.includes('-') ? [...alone, ...text.matchAll(rangeClock)].sort((a, b) => a.index - b.index) : alone;
};

/** Whether a text may hold a moment at all: asked before anything is looked up for it. */
export const mayHoldMoment = (text: string): boolean =>
  /[0-9\u0660-\u0669\u06f0-\u06f9]:[0-9\u0660-\u0669\u06f0-\u06f9]/.test(text);

/** The moments of a recording of this length (seconds) that a text names. */
export const clockTimesIn = (text: string, length = mostSeconds): ClockTime[] => {
  if (!mayHoldMoment(text)) return [];
  return matches(text).flatMap((found) => {
    const [whole, hours, minutes = '', seconds = ''] = found;
    const second = secondOf(hours, minutes, seconds);
    if (second === undefined || second > Math.min(length, mostSeconds)) return [];
    return ofDay.test(text.slice(found.index + whole.length, found.index + whole.length + 12))
      ? []
      : [{ at: found.index, text: whole, second }];
  });
};

/** Whether a run of text may lead somewhere of its own: what is code stays as it is, and a link leads elsewhere already. */
export const isPlainRun = ({ marks }: Extract<CommentInline, { type: 'text' }>): boolean =>
  marks?.every(({ type }) => type !== 'code' && type !== 'link') !== false;

const firstIn = (blocks: readonly CommentBlock[], length: number | undefined): number | undefined => {
  for (const block of blocks) {
    // A quote says what somebody else has said: it is theirs already.
    if (block.type === 'list') {
      for (const item of block.items) {
        const found = firstIn(item, length);
        if (found !== undefined) return found;
      }
    } else if (block.type === 'paragraph') {
      for (const run of block.content) {
        const [found] = run.type === 'text' && isPlainRun(run) ? clockTimesIn(run.text, length) : [];
        if (found) return found.second;
      }
    }
  }
  return undefined;
};

/** The first moment a comment itself names; undefined when it names none. */
export const firstMoment = (body: CommentBody, length?: number): number | undefined => firstIn(body.content, length);
