/**
 * The process that touches picture data, so that a hostile or huge picture can take down nothing else: one piece of work at a
 * time, asked for by picture-workshop.ts. It ends when the server lets go of it, and by itself when it takes too much memory.
 */
import sharp from 'sharp';
import { drawBrandFiles } from './brand-files.ts';
import { animatePicture, encodePicture, planPicture } from './encode-picture.ts';
import { examinePicture, lookAgain, PictureFault } from './examine-picture.ts';
import { listenTo } from './listen.ts';
import type { PictureWork, Question, Reply } from './picture-work.ts';

const maxMemory = 1024 ** 3;
const outOfMemory = 9;

sharp.cache(false);
// Only the readers for formats we take in: each further one is more foreign code in reach of strangers' files.
const formats = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif', 'Tiff', 'Svg'];
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: formats.map((format) => `VipsForeignLoad${format}`) });

const carryOut = (work: PictureWork): Promise<Extract<Reply, { result: unknown }>['result']> => {
  switch (work.kind) {
    case 'examine':
      return examinePicture(work);
    case 'plan':
      return planPicture(work.source);
    case 'encode':
      return encodePicture(work);
    case 'animate':
      return animatePicture(work);
    case 'look':
      return lookAgain(work.source);
    case 'listen':
      return listenTo(work);
    case 'brand':
      return drawBrandFiles(work);
  }
};

const answer = async ({ id, work }: Question): Promise<Reply> => {
  try {
    return { id, result: await carryOut(work) };
  } catch (error) {
    if (error instanceof PictureFault) return { id, refusal: error.refusal, detail: error.message };
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
};

process.on('message', (question: Question) => {
  void answer(question).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));
// Meant for the server, which lets go of this process when it has finished what it is at.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
setInterval(() => {
  if (process.memoryUsage.rss() > maxMemory) process.exit(outOfMemory);
}, 200).unref();
