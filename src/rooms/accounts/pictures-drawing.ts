/** Has readers' pictures drawn anew in a process of their own, one after the other. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';

/** Twice what is shown at most, for fine screens. */
export const pictureSide = 192;

export type DrawingRefusal = 'no-picture' | 'too-many-pixels';
export type DrawnPicture = { bytes: Uint8Array } | { refusal: DrawingRefusal };

const timeLimit = 15_000;
/** So many may wait for their turn; whoever comes then is asked to come again. */
const mostWaiting = 20;

/** The process lies beside this file, as TypeScript in the source tree and as JavaScript in the build. */
const workerFile = (): string =>
  fileURLToPath(
    new URL(import.meta.url.endsWith('.ts') ? './pictures-worker.ts' : './pictures-worker.js', import.meta.url),
  );

/** A picture that brings its process down, or keeps it too long, is no good, whatever it looks like. */
const drawAlone = (bytes: Uint8Array): Promise<DrawnPicture> =>
  new Promise((settle) => {
    const child = fork(workerFile(), [], {
      execArgv: ['--max-old-space-size=128'],
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), timeLimit);
    const finish = (drawn: DrawnPicture): void => {
      clearTimeout(timer);
      settle(drawn);
    };
    child.once('message', (drawn: DrawnPicture) => finish(drawn));
    child.once('error', () => finish({ refusal: 'no-picture' }));
    child.once('exit', () => finish({ refusal: 'no-picture' }));
    child.send(bytes, (error) => {
      if (error) child.kill('SIGKILL');
    });
  });

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/** The picture as a small square WebP, cut to its middle; refused when it cannot be opened, is too large, or too many wait. */
export const drawPicture = async (bytes: Uint8Array): Promise<Outcome<Uint8Array, DrawingRefusal | 'busy'>> => {
  if (waiting >= mostWaiting) return refuse('busy');
  waiting += 1;
  try {
    const turn = last.then(() => drawAlone(bytes));
    last = turn;
    const drawn = await turn;
    return 'bytes' in drawn ? ok(drawn.bytes) : refuse(drawn.refusal);
  } finally {
    waiting -= 1;
  }
};
