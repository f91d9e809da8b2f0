import { writeFile } from 'node:fs/promises';
import { parseFile, selectCover } from 'music-metadata';
import type { Heard, ListenWork } from './picture-work.ts';

/** A cover may weigh as much as any picture. */
const mostCover = 20 * 1024 * 1024;

const plain = (text: string | undefined): string | undefined => {
  const folded = text?.replace(/[\u0000-\u001f\u007f\s]+/g, ' ').trim();
  return folded ? folded.slice(0, 300) : undefined;
};

/** How long a recording is, what it calls itself, and the picture in it; one that says nothing of itself is none the worse. */
export const listenTo = async ({ source, cover, readWhole }: ListenWork): Promise<Heard> => {
  try {
    const { format, common } = await parseFile(source, { duration: readWhole, skipPostHeaders: !readWhole });
    const video = format.trackInfo.find((track) => track.video)?.video;
    const picture = selectCover(common.picture);
    const hasCover = picture !== null && picture.data.byteLength > 0 && picture.data.byteLength <= mostCover;
    if (hasCover) await writeFile(cover, picture.data);
    const { duration } = format;
    return {
      duration: duration !== undefined && Number.isFinite(duration) && duration > 0 ? duration : undefined,
      title: plain(common.title),
      artist: plain(common.artist),
      album: plain(common.album),
      holder: plain(common.copyright),
      width: video?.pixelWidth,
      height: video?.pixelHeight,
      hasCover,
    };
  } catch {
    return { hasCover: false };
  }
};
