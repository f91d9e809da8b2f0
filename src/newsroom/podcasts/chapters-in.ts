import { secondsIn } from '../../common/sound-times.ts';
import { ok, type Outcome } from '../../common/outcome.ts';
import { readChaptersJson, type Chapter } from '../../rooms/audio/audio.ts';
import type { Form } from '../signals/signal-page.tsx';
import { mediaIdIn } from './read-show-form.ts';
import { rowCount } from './rows-in.ts';

/** A row as it was typed, with what is wrong with it. */
export type ChapterRow = {
  start: string;
  title: string;
  url: string;
  isSilent: boolean;
  pictureId: string;
  fault?: string;
};

const rowAt = (form: Form, at: number): ChapterRow => ({
  start: form.text(`start-${at}`),
  title: form.text(`title-${at}`),
  url: form.text(`url-${at}`),
  isSilent: form.has(`silent-${at}`),
  pictureId: form.text(`picture-${at}`),
});

const isEmpty = ({ start, title, url }: ChapterRow): boolean => start === '' && title === '' && url === '';

const faultOf = ({ start, title }: ChapterRow, duration: number): string | undefined => {
  const seconds = secondsIn(start);
  if (start === '') return 'Say when it begins, such as 12:34.5.';
  if (seconds === undefined) return `“${start}” is no time. Write it as 12:34.5 or 1:02:03.`;
  if (duration > 0 && seconds >= duration) return 'The sound has ended by then.';
  return title === '' ? 'Give it a title.' : undefined;
};

export type ChaptersRead = { rows: ChapterRow[]; chapters: Chapter[]; hasFaults: boolean };

/** The chapters of the form, in their order; rows that say nothing are left out. */
export const chaptersIn = (form: Form, duration: number): ChaptersRead => {
  const rows = Array.from({ length: rowCount(form, 'start') }, (_, at) => rowAt(form, at))
    .filter((row) => !isEmpty(row))
    .map((row) => {
      const fault = faultOf(row, duration);
      return fault === undefined ? row : { ...row, fault };
    });
  const chapters = rows.map(({ start, title, url, isSilent, pictureId }): Chapter => {
    const picture = mediaIdIn(pictureId);
    return {
      start: secondsIn(start) ?? 0,
      title,
      ...(url === '' ? {} : { url }),
      ...(picture === undefined ? {} : { pictureId: picture }),
      ...(isSilent ? { isSilent: true } : {}),
    };
  });
  return {
    rows,
    chapters: chapters.toSorted((one, other) => one.start - other.start),
    hasFaults: rows.some(({ fault }) => fault !== undefined),
  };
};

const longestTitle = 300;

const line = /^\s*\(?\[?([\d:.,]+)\]?\)?\s*(?:[-–—:|]\s*)?(.*)$/;

/** A list as people keep them, `12:34 What it is about` on each line, or the JSON of podcast:chapters. */
export const chaptersInText = (text: string): Outcome<Chapter[], 'invalid-chapters'> => {
  if (text.trimStart().startsWith('{')) return readChaptersJson(text);
  const chapters = text.split(/\r?\n/).flatMap((one): Chapter[] => {
    const [, time = '', title = ''] = line.exec(one) ?? [];
    const start = secondsIn(time.replace(/[.,:]+$/, ''));
    return start === undefined || title.trim() === '' ? [] : [{ start, title: title.trim().slice(0, longestTitle) }];
  });
  return ok(chapters.toSorted((one, other) => one.start - other.start));
};
