import { webAddress } from '../../common/addresses.ts';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import { cleanText, cutText, foldSpace } from '../../common/text.ts';
import type { Chapter } from './show.ts';

/** Bounds of one list; the longest shows have some 60. */
export const chapterLimits = { count: 1_000, characters: 1_000_000, title: 300 } as const;

type Given = { startTime?: unknown; endTime?: unknown; title?: unknown; url?: unknown; toc?: unknown };

const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;

const titleOf = (value: unknown): string =>
  typeof value === 'string' ? cutText(foldSpace(cleanText(value)), chapterLimits.title) : '';

/** Reads the JSON of podcast:chapters (version 1.x): only startTime is required. Pictures elsewhere are left out: nothing is loaded from others. */
export const readChaptersJson = (text: string): Outcome<Chapter[], 'invalid-chapters'> => {
  if (text.length > chapterLimits.characters) return refuse('invalid-chapters', 'It is too long');
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refuse('invalid-chapters', `It is not JSON: ${(error as Error).message.slice(0, 120)}`);
  }
  const given = (data as { chapters?: unknown } | null)?.chapters;
  if (!Array.isArray(given)) return refuse('invalid-chapters', 'It has no list “chapters”');
  if (given.length > chapterLimits.count)
    return refuse('invalid-chapters', `It has ${given.length} chapters, at most ${chapterLimits.count}`);
  const chapters: Chapter[] = [];
  for (const [at, one] of (given as (Given | null)[]).entries()) {
    if (!isTime(one?.startTime)) return refuse('invalid-chapters', `chapters[${at}] has no startTime in seconds`);
    const url = typeof one.url === 'string' ? webAddress(one.url) : undefined;
    chapters.push({
      start: one.startTime,
      ...(isTime(one.endTime) && one.endTime > one.startTime ? { end: one.endTime } : {}),
      title: titleOf(one.title),
      ...(url === undefined ? {} : { url }),
      ...(one.toc === false ? { isSilent: true } : {}),
    });
  }
  return ok(chapters.toSorted((one, other) => one.start - other.start));
};

/** The JSON of podcast:chapters, version 1.2; `pictureUrl` gives the whole address of a chapter's picture. */
export const toChaptersJson = (
  chapters: readonly Chapter[],
  pictureUrl: (id: string) => string | undefined = () => undefined,
): string =>
  JSON.stringify({
    version: '1.2.0',
    chapters: chapters.map(({ start, end, title, url, pictureId, isSilent }) => {
      const img = pictureId === undefined ? undefined : pictureUrl(pictureId);
      return {
        startTime: start,
        ...(end === undefined ? {} : { endTime: end }),
        ...(title === '' ? {} : { title }),
        ...(img === undefined ? {} : { img }),
        ...(url === undefined ? {} : { url }),
        ...(isSilent ? { toc: false } : {}),
      };
    }),
  });
