import { statfs } from 'node:fs/promises';
import { examineRecording, type Chapter } from '../../rooms/audio/audio.ts';
import { keepMedia, receiveMedia, refusalInWords } from '../../rooms/media/media.ts';
import { mediaAt } from '../shared/import.store.ts';
import { count } from '../shared/report.ts';
import type { CarryingShow, TellHere } from './carrying.ts';
import type { FeedItem } from './feed.ts';
import { fetchFile } from './fetch-file.ts';

export type CarriedSound = { mediaId: string; duration: number | undefined; chapters: readonly Chapter[] };

/** Left free on the disk whatever comes. */
const spare = 200 * 1024 ** 2;

const fileName = (url: string, title: string): string => {
  try {
    const name = decodeURIComponent(URL.parse(url)?.pathname.split('/').at(-1) ?? '');
    return name.includes('.') ? name : title;
  } catch {
    return title;
  }
};

type Fetched = { mediaId: string } | { lost: string; detail: string };

const received = async (carrying: CarryingShow, item: FeedItem, url: string): Promise<Fetched> => {
  const { world, fetching, folder, maxSoundBytes, told, origin } = carrying;
  const { bavail, bsize } = await statfs(world.config.dataDir);
  const room = bavail * bsize - spare;
  const maxBytes = Math.min(maxSoundBytes, Math.max(0, Math.floor(room / 2)));
  const file = await fetchFile(url, { folder, maxBytes, fetching, told });
  if (!file.ok)
    return {
      lost: 'The sound of an episode could not be fetched',
      detail: `${url.slice(0, 300)} (${file.detail ?? file.refusal})`,
    };
  const { path, forget, url: found } = file.value;
  const taken = await receiveMedia(world, {
    filePath: path,
    isTemporary: true,
    fileName: fileName(found, item.title),
    accept: ['sound'],
    fromStaff: true,
  });
  if (!taken.ok) {
    forget();
    const why =
      taken.refusal === 'not-accepted' ? `it is ${taken.detail ?? 'no sound'}` : refusalInWords(taken.refusal);
    return { lost: 'The file of an episode is no sound that can be used', detail: `${url.slice(0, 300)} (${why})` };
  }
  const said = { origin, originUrl: url, title: item.title };
  const mediaId = await world.write((tx) => keepMedia(world, tx, taken.value, said));
  forget();
  return { mediaId };
};

/** The sound of an episode: fetched once, looked into; what it is not, or why it is not there, is told. */
export const carrySound = async (
  carrying: CarryingShow,
  item: FeedItem,
  tell: TellHere,
): Promise<CarriedSound | undefined> => {
  const { world, report } = carrying;
  const url = item.sound?.url;
  const lose = (reason: string, detail?: string): undefined => {
    if (!carrying.fetching.stopped()) {
      count(report, 'sounds', 'left');
      tell(`${reason}; the episode is a draft`, detail);
    }
  };
  if (url === undefined) return lose('An episode names no sound');
  const known = (await mediaAt(world.db, [url])).get(url);
  const fetched = known?.isThere ? { mediaId: known.id } : await received(carrying, item, url);
  if ('lost' in fetched) return lose(fetched.lost, fetched.detail);
  const recording = await examineRecording(world, fetched.mediaId);
  if (recording?.state !== 'ready')
    return lose(
      'The sound of an episode was refused',
      `${url.slice(0, 300)} (${recording?.fault ?? 'it is no sound'})`,
    );
  count(report, 'sounds', known?.isThere ? 'unchanged' : 'added');
  return { mediaId: fetched.mediaId, duration: recording.duration, chapters: recording.tags.chapters ?? [] };
};
