import {
  readChaptersJson,
  readTranscript,
  saveTranscript,
  type Chapter,
  type ReadTranscript,
} from '../../rooms/audio/audio.ts';
import { count } from '../shared/report.ts';
import type { CarryingShow, TellHere } from './carrying.ts';
import { clockSeconds } from './feed-date.ts';
import { plainLine } from './feed-values.ts';
import type { FeedItem, FeedTranscript } from './feed.ts';
import { feedText } from './feed-text.ts';
import { fetchBytes } from './fetch-file.ts';
import { plainNotes } from './plain-notes.ts';

const mostBytes = 20 * 1024 ** 2;

/** Lines of the notes that begin with a time: a list of chapters, where at least three follow each other from the beginning on. */
export const chaptersInNotes = (notes: string): Chapter[] => {
  const found = plainNotes(notes)
    .split('\n')
    .flatMap((line) => {
      const [, clock, title] =
        /^[•*-]?\s*[([]?(\d{1,3}:\d{2}(?::\d{2})?)[)\]]?\s*[-–—:|]?\s*(\S.*)$/.exec(line.trim()) ?? [];
      const start = clockSeconds(clock ?? '');
      return start === undefined || title === undefined ? [] : [{ start, title: plainLine(title, 300) }];
    });
  const isList =
    found.length >= 3 &&
    (found[0]?.start ?? 99) < 60 &&
    found.every(({ start }, at) => at === 0 || start > (found[at - 1]?.start ?? 0));
  return isList ? found : [];
};

/** No two at the same time, none behind the end, none without a title but silent ones. */
const settled = (chapters: readonly Chapter[], length: number | undefined, tell: TellHere): Chapter[] => {
  const kept = chapters
    .toSorted((one, other) => one.start - other.start)
    .filter(({ start }, at, all) => start !== all[at - 1]?.start && (length === undefined || start < length))
    .map((chapter, at): Chapter => {
      const { end, ...rest } = chapter;
      const title = chapter.title || (chapter.isSilent ? '' : `Chapter ${at + 1}`);
      return { ...rest, title, ...(end !== undefined && end > chapter.start ? { end } : {}) };
    });
  if (kept.length < chapters.length)
    tell(
      'Chapters at the same time, or behind the end of the sound, were left out',
      `${chapters.length - kept.length} of ${chapters.length}`,
    );
  return kept;
};

const fetchedChapters = async ({ fetching }: CarryingShow, url: string, tell: TellHere): Promise<Chapter[]> => {
  const fetched = await fetchBytes(url, {
    fetching,
    maxBytes: mostBytes,
    accept: 'application/json+chapters, application/json',
  });
  if (!fetched.ok) {
    tell('Chapters could not be fetched', `${url} (${fetched.detail ?? fetched.refusal})`);
    return [];
  }
  const read = readChaptersJson(fetched.value.bytes.toString('utf8'));
  if (read.ok) return read.value;
  tell('Chapters could not be read', `${url} (${read.detail ?? read.refusal})`);
  return [];
};

export type Heard = { duration: number | undefined; chapters: readonly Chapter[] };

/** The chapters of an episode: of their own file, of the feed, of the sound, or of its notes, whichever is there first. */
export const chaptersOf = async (
  carrying: CarryingShow,
  item: FeedItem,
  { heard, tell }: { heard: Heard | undefined; tell: TellHere },
): Promise<Chapter[]> => {
  const own = item.chaptersUrl === undefined ? [] : await fetchedChapters(carrying, item.chaptersUrl, tell);
  const lists = [own, item.chapters, heard?.chapters ?? [], chaptersInNotes(item.notes)];
  const chapters = settled(lists.find((list) => list.length > 0) ?? [], heard?.duration, tell);
  if (chapters.length > 0) count(carrying.report, 'chapters', 'added', chapters.length);
  return chapters;
};

/** With times before without, and the form that says most first. */
const worth = ({ type }: FeedTranscript): number => {
  const at = ['vtt', 'json', 'srt', 'subrip', 'html', 'plain'].findIndex((sign) => type.includes(sign));
  return at < 0 ? 9 : at;
};

const languageOf = (given: string, fallback: string): string => {
  try {
    return Intl.getCanonicalLocales(given.replaceAll('_', '-'))[0] ?? fallback;
  } catch {
    return fallback;
  }
};

const fetchedTranscript = async (
  { fetching }: CarryingShow,
  { url }: FeedTranscript,
  tell: TellHere,
): Promise<ReadTranscript | undefined> => {
  const fetched = await fetchBytes(url, {
    fetching,
    maxBytes: mostBytes,
    accept: 'text/vtt, application/x-subrip, application/json, text/html, text/plain',
  });
  if (!fetched.ok)
    return tell('A transcript could not be fetched', `${url} (${fetched.detail ?? fetched.refusal})`) as undefined;
  const text = feedText(fetched.value.bytes, (_reason, line, detail) =>
    tell('A transcript is not written in UTF-8', `${url}, line ${line}: ${detail ?? ''}`),
  );
  const read = readTranscript(text);
  return read.ok
    ? read.value
    : (tell('A transcript could not be read', `${url} (${read.detail ?? read.refusal})`) as undefined);
};

/** Brings the transcripts of a sound: one in each language, the first of its forms that can be read. */
export const carryTranscripts = async (
  carrying: CarryingShow,
  { transcripts }: FeedItem,
  { mediaId, tell }: { mediaId: string; tell: TellHere },
): Promise<void> => {
  const { world, show, report } = carrying;
  const done = new Set<string>();
  for (const one of transcripts.toSorted((a, b) => worth(a) - worth(b))) {
    const language = languageOf(one.language || show.language, show.language);
    if (done.has(language)) continue;
    const read = await fetchedTranscript(carrying, one, tell);
    if (!read) continue;
    const { cues, isTimed } = read;
    const saved = await saveTranscript(world, { mediaId, language, cues, isTimed, origin: 'imported' });
    if (saved.ok) {
      done.add(language);
      count(report, 'transcripts', 'added');
    } else tell('A transcript could not be kept', `${one.url} (${saved.detail ?? saved.refusal})`);
  }
};
