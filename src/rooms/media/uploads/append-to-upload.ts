import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import { judgeBeginning } from '../receive-media.ts';
import { holdUpload } from './hold-upload.ts';
import { makeIncoming, receivedBytes, uploadPath } from './upload-files.ts';
import { outcomeKept, uploadKept, type Upload } from './upload.ts';
import { prolongUpload, settleUpload } from './uploads.store.ts';

export type AppendRefusal = 'wrong-offset' | 'too-long' | 'finished' | 'too-big';

/** `announced`: how much will come, where the sender has said so. */
type Piece = { offset: number; announced: number | undefined; bytes: Readable };

/** Writes what comes until it ends, breaks off or is more than was said; how many bytes that were. */
const writeDown = async (path: string, { bytes, most }: { bytes: Readable; most: number }): Promise<number> => {
  const file = await open(path, 'a');
  let written = 0;
  let fault: { error: unknown } | undefined;
  try {
    for await (const piece of bytes) {
      const { length } = piece as Buffer;
      if (written + length > most) return -1;
      try {
        await file.appendFile(piece as Buffer);
      } catch (error) {
        fault = { error };
        break;
      }
      written += length;
    }
  } catch {
    // The sender went away: what has come is kept, and told when they come back.
  } finally {
    await file.datasync();
    await file.close();
  }
  if (fault) throw fault.error;
  return written;
};

/** The head of a file is enough to see that a picture is too big; the rest of it need not be sent. */
const isInVain = async (world: World, upload: Upload, { before, now }: { before: number; now: number }) =>
  before < 16_384 && now >= 16_384 && (await judgeBeginning(uploadPath(world, upload.id), upload)) === 'too-big';

/** Takes in the next piece of an upload: gives how much of the whole has come. */
export const appendToUpload = (world: World, upload: Upload, piece: Piece): Promise<Outcome<number, AppendRefusal>> =>
  holdUpload(upload.id, async (signal): Promise<Outcome<number, AppendRefusal>> => {
    if (upload.state !== 'open') return refuse('finished');
    await makeIncoming(world);
    const before = await receivedBytes(world, upload.id);
    if (piece.offset !== before) return refuse('wrong-offset', String(before));
    if ((piece.announced ?? 0) > upload.length - before) return refuse('too-long');
    const stop = (): void => void piece.bytes.destroy();
    signal.addEventListener('abort', stop, { once: true });
    const written = await writeDown(uploadPath(world, upload.id), {
      bytes: piece.bytes,
      most: upload.length - before,
    });
    signal.removeEventListener('abort', stop);
    if (written < 0) return refuse('too-long');
    const now = before + written;
    if (await isInVain(world, upload, { before, now })) {
      const outcome = { state: 'refused', refusal: 'too-big', detail: '' } as const;
      await world.write(({ db }) => settleUpload(db, upload.id, { outcome, expiresAt: world.now() + outcomeKept }));
      return refuse('too-big');
    }
    await world.write(({ db }) => prolongUpload(db, upload.id, world.now() + uploadKept));
    return ok(now);
  });
