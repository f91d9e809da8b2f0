import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setPriority } from 'node:os';

export type ProgramLimits = {
  /** Milliseconds. */
  time: number;
  /** Bytes it may have in memory; watched on Linux, where the system says it. */
  memory: number;
};

export type ProgramRun = {
  /** `limit`: it took too long or too much and was ended; `stopped`: the signal came; `absent`: it could not be started. */
  end: 'done' | 'failed' | 'limit' | 'stopped' | 'absent';
  code: number | undefined;
  /** The end of what it said on its error output. */
  said: string;
};

type Program = {
  path: string;
  args: readonly string[];
  limits: ProgramLimits;
  env?: NodeJS.ProcessEnv;
  signal?: AbortSignal | undefined;
  /** What it writes, as it comes; the program waits while this is being worked on. False: enough, end it. */
  onOutput?: (piece: Buffer) => boolean | void;
};

const saidCharacters = 16_000;
const pageBytes = 4_096;

/** How much memory a process has; undefined where the system does not say. */
const memoryOf = async (pid: number): Promise<number | undefined> => {
  try {
    return Number((await readFile(`/proc/${pid}/statm`, 'latin1')).split(' ')[1]) * pageBytes;
  } catch {
    return undefined;
  }
};

/** Runs a program without a shell, behind everything else, within limits; never throws for what the program does. */
export const runProgram = ({ path, args, limits, env = {}, signal, onOutput }: Program): Promise<ProgramRun> =>
  new Promise((answer) => {
    if (signal?.aborted) return answer({ end: 'stopped', code: undefined, said: '' });
    const child = spawn(path, args, { stdio: ['ignore', 'pipe', 'pipe'], env, windowsHide: true });
    let said = '';
    let end: ProgramRun['end'] = 'done';
    const kill = (why: ProgramRun['end']): void => {
      if (end === 'done') end = why;
      child.kill('SIGKILL');
    };
    const stop = (): void => kill('stopped');
    const timer = setTimeout(() => kill('limit'), limits.time);
    const watch = setInterval(() => {
      if (child.pid === undefined) return;
      void memoryOf(child.pid).then((bytes) =>
        bytes !== undefined && bytes > limits.memory ? kill('limit') : undefined,
      );
    }, 1_000);
    signal?.addEventListener('abort', stop, { once: true });
    const finish = (run: ProgramRun): void => {
      clearTimeout(timer);
      clearInterval(watch);
      signal?.removeEventListener('abort', stop);
      answer(run);
    };
    child.stdout.on('data', (piece: Buffer) => {
      if (onOutput?.(piece) === false) kill('limit');
    });
    child.stderr.on('data', (piece: Buffer) => {
      said = (said + piece.toString('utf8')).slice(-saidCharacters);
    });
    child.once('error', (error) => finish({ end: 'absent', code: undefined, said: error.message }));
    child.once('close', (code) =>
      finish({ end: end === 'done' && code !== 0 ? 'failed' : end, code: code ?? undefined, said }),
    );
    try {
      if (child.pid !== undefined) setPriority(child.pid, 10);
    } catch {
      // Some systems do not let a process be put behind others; it works all the same.
    }
    return undefined;
  });
