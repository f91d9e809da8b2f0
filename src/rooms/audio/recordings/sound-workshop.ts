import { fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { SoundReply, SoundWork } from './sound-work.ts';

/** Shorter than the lease of a job, so that nobody else begins it anew meanwhile. */
const timeLimit = 9 * 60_000;

/** The worker lies beside this file, as TypeScript in the source tree and as JavaScript in the build. */
const workerFile = (): string =>
  fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './sound-worker.ts' : './sound-worker.js', import.meta.url));

/** The process ended over it: the recording is to blame, or the machine. */
export type TooHeavy = { isTooHeavy: true; detail: string };

/** Examinations under way, to be ended with the server. */
const underWay = new Set<AbortController>();

export const endExaminations = (): void => {
  for (const controller of underWay) controller.abort();
};

const settings = (signal: AbortSignal): Parameters<typeof fork>[2] => ({
  execArgv: ['--max-old-space-size=256'],
  env: {},
  stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  signal,
  killSignal: 'SIGKILL',
});

/** Has a recording looked into in a process of its own. Throws when the server is ending meanwhile. */
export const askSoundWorker = (work: SoundWork): Promise<SoundReply | TooHeavy> =>
  new Promise((answer, failed) => {
    const controller = new AbortController();
    underWay.add(controller);
    const child = fork(workerFile(), [], settings(controller.signal));
    let reason = '';
    const timer = setTimeout(() => {
      reason = 'it took too long';
      child.kill('SIGKILL');
    }, timeLimit);
    const finish = (): void => {
      clearTimeout(timer);
      underWay.delete(controller);
    };
    child.once('message', (reply: SoundReply) => {
      finish();
      if (child.connected) child.disconnect();
      answer(reply);
    });
    child.once('error', (error) => {
      finish();
      failed(error);
    });
    child.once('exit', (code, signal) => {
      finish();
      answer({ isTooHeavy: true, detail: reason || `the process ended (${signal ?? code})` });
    });
    try {
      if (child.pid !== undefined) setPriority(child.pid, 10);
    } catch {
      // Some systems do not let a process be put behind others; it works all the same.
    }
    child.send(work, (error) => (error ? failed(error) : undefined));
  });
