import { read } from 'node:fs';
import type { ServerResponse } from 'node:http';
import type { OpenFile } from './open-files.ts';

/**
 * A file is sent in pieces of this size; measured with bench/audio.ts. With many being sent to at once pieces are smaller, so that what
 * lies in memory for slow ones stays bounded.
 */
const largePiece = 256 * 1024;
const smallPiece = 64 * 1024;
/** So many may have a large piece. */
const fewReaders = 96;
/** Buffers that wait for the next reader. */
const mostSpare = 64;

export type Pump = {
  /** Sends a stretch of a file; `left` is told once, with how many bytes went out, when it has ended or the client has gone. */
  send: (
    response: ServerResponse,
    stretch: { file: OpenFile; start: number; end: number },
    left: (sent: number) => void,
  ) => void;
  /** How many are being sent to, and how many bytes of buffers there are. */
  stats: () => { sending: number; bytes: number };
};

type Hall = { sending: number; made: number; spare: Buffer[] };

const takeBuffer = (hall: Hall): Buffer => {
  if (hall.sending > fewReaders) return takeSized(hall, smallPiece);
  return takeSized(hall, largePiece);
};

const takeSized = (hall: Hall, size: number): Buffer => {
  const at = hall.spare.findLastIndex(({ length }) => length === size);
  const found = at < 0 ? undefined : hall.spare.splice(at, 1)[0];
  if (found) return found;
  hall.made += size;
  return Buffer.allocUnsafeSlow(size);
};

const giveBuffer = (hall: Hall, buffer: Buffer): void => {
  if (hall.spare.length < mostSpare && (buffer.length === largePiece || hall.sending > fewReaders / 2))
    hall.spare.push(buffer);
  else hall.made -= buffer.length;
};

export const createPump = (): Pump => {
  const hall: Hall = { sending: 0, made: 0, spare: [] };

  const send: Pump['send'] = (response, { file, start, end }, left) => {
    hall.sending += 1;
    let at = start;
    let sent = 0;
    let isOver = false;
    const over = (): void => {
      if (isOver) return;
      isOver = true;
      hall.sending -= 1;
      left(sent);
    };
    response.once('close', over);

    /** One piece is read while none is under way: what a slow client holds is one buffer. */
    const next = (): void => {
      if (isOver) return;
      if (at > end) {
        response.end();
        return;
      }
      const buffer = takeBuffer(hall);
      read(file.fd, buffer, 0, Math.min(buffer.length, end - at + 1), at, (error, length) => {
        // A file that is shorter than it was cannot be sent as promised; the client sees that it was cut off.
        if (error || length === 0 || isOver) {
          giveBuffer(hall, buffer);
          if (!isOver) response.destroy(error ?? undefined);
          return;
        }
        at += length;
        response.write(length === buffer.length ? buffer : buffer.subarray(0, length), (fault) => {
          giveBuffer(hall, buffer);
          if (fault) return;
          sent += length;
          next();
        });
      });
    };
    next();
  };
  return { send, stats: () => ({ sending: hall.sending, bytes: hall.made }) };
};
