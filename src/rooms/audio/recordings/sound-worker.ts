/**
 * The process that touches the data of recordings, so that a hostile or huge one can take down nothing else: one recording, asked for
 * by sound-workshop.ts, then it is let go. It ends by itself when it takes too much memory.
 */
import { examineSound } from './examine-sound.ts';
import type { SoundReply, SoundWork } from './sound-work.ts';

const maxMemory = 768 * 1024 ** 2;
const outOfMemory = 9;

const answer = async (work: SoundWork): Promise<SoundReply> => {
  try {
    return await examineSound(work);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
};

process.on('message', (work: SoundWork) => {
  void answer(work).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));
setInterval(() => {
  if (process.memoryUsage.rss() > maxMemory) process.exit(outOfMemory);
}, 100).unref();
