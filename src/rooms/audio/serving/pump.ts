import { read } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { blockSize, createBlocks, type Blocks } from './blocks.ts';
import type { OpenFile } from './open-files.ts';

/** What somebody is sent a piece at a time when all blocks are in use: what lies in memory for many slow ones stays small. */
const smallPiece = 64 * 1024;

type Left = (sent: number) => void;
type Stretch = { file: OpenFile; start: number; end: number };

export type Pump = {
  /** Sends a stretch of a file; `left` is told once, with how many bytes went out, when it has ended or the client has gone. */
  send: (response: ServerResponse, stretch: Stretch, left: Left) => void;
  /** How many are being sent to, and how many bytes of buffers there are. */
  stats: () => { sending: number; bytes: number };
  close: () => void;
};

type Hall = { blocks: Blocks; sending: number; own: number };

/** A piece that begins at a place, and how it is let go; no bytes: the file could not be read so far. */
type Piece = { bytes: Buffer | undefined; done: () => void };

const nothing: Piece = { bytes: undefined, done: () => undefined };

const readOwn = (hall: Hall, { file, end }: Stretch, at: number, got: (piece: Piece) => void): void => {
  const bytes = Buffer.allocUnsafeSlow(Math.min(smallPiece, end - at + 1));
  hall.own += bytes.length;
  const done = (): void => void (hall.own -= bytes.length);
  read(file.fd, bytes, 0, bytes.length, at, (error, length) =>
    got({ bytes: error || length === 0 ? undefined : bytes.subarray(0, length), done }),
  );
};

const readPiece = (hall: Hall, stretch: Stretch, at: number, got: (piece: Piece) => void): void => {
  const number = Math.floor(at / blockSize);
  const from = at - number * blockSize;
  const isTaken = hall.blocks.take(stretch.file, number, (block) => {
    if (!block) return got(nothing);
    const done = (): void => hall.blocks.give(block);
    const until = Math.min(block.length, stretch.end + 1 - number * blockSize);
    return got({ bytes: until > from ? block.bytes.subarray(from, until) : undefined, done });
  });
  if (!isTaken) readOwn(hall, stretch, at, got);
};

const send = (hall: Hall, response: ServerResponse, stretch: Stretch, left: Left): void => {
  hall.sending += 1;
  let [at, sent, isOver] = [stretch.start, 0, false];
  let letGo = (): void => undefined;
  response.once('close', () => {
    isOver = true;
    // What was waiting behind another answer on the connection is not told that it will never be written.
    letGo();
    hall.sending -= 1;
    left(sent);
  });

  const give = ({ bytes, done }: Piece): void => {
    // A file that is shorter than it was cannot be sent as promised; the client sees that it was cut off.
    if (!bytes || isOver) {
      done();
      if (!isOver) response.destroy();
      return;
    }
    at += bytes.length;
    letGo = () => {
      letGo = () => undefined;
      done();
    };
    response.write(bytes, (fault) => {
      letGo();
      if (fault) return;
      sent += bytes.length;
      // A fast client is not served at the cost of all others.
      setImmediate(next);
    });
  };
  /** One piece at a time: what a slow client holds is bounded. */
  const next = (): void => {
    if (isOver) return;
    if (at > stretch.end) response.end();
    else readPiece(hall, stretch, at, give);
  };
  next();
};

export const createPump = (): Pump => {
  const hall: Hall = { blocks: createBlocks(), sending: 0, own: 0 };
  return {
    send: (response, stretch, left) => send(hall, response, stretch, left),
    stats: () => ({ sending: hall.sending, bytes: hall.blocks.bytes() + hall.own }),
    close: () => hall.blocks.close(),
  };
};
