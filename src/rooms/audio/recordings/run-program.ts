import { spawn, type ChildProcess } from 'node:child_process';
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

/** Ends a program and everything it has started, where the system knows groups of processes. */
const killAll = (child: ChildProcess): void => {
  try {
    if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
};

/** Whoever was ended and still holds its pipes open is not waited for any longer. */
const grace = 3_000;

const putBehind = (child: ChildProcess): void => {
  try {
    if (child.pid !== undefined) setPriority(child.pid, 10);
  } catch {
    // Some systems do not let a process be put behind others; it works all the same.
  }
};

const watchMemory = ({ pid }: ChildProcess, most: number, tooMuch: () => void): NodeJS.Timeout =>
  setInterval(() => {
    if (pid === undefined) return;
    void memoryOf(pid).then((bytes) => (bytes !== undefined && bytes > most ? tooMuch() : undefined));
  }, 1_000);

/** Hears a program to its end; what becomes of it is said once. */
const follow = (
  child: ChildProcess,
  { limits, signal, onOutput }: Program,
  answer: (run: ProgramRun) => void,
): void => {
  let said = '';
  let end: ProgramRun['end'] = 'done';
  const finish = (run: Pick<ProgramRun, 'end' | 'code'>): void => {
    clearTimeout(timer);
    clearInterval(watch);
    signal?.removeEventListener('abort', stop);
    answer({ said, ...run });
  };
  const kill = (why: ProgramRun['end']): void => {
    if (end === 'done') end = why;
    killAll(child);
    setTimeout(() => finish({ end, code: undefined }), grace).unref();
  };
  const stop = (): void => kill('stopped');
  const timer = setTimeout(() => kill('limit'), limits.time);
  const watch = watchMemory(child, limits.memory, () => kill('limit'));
  signal?.addEventListener('abort', stop, { once: true });
  child.stdout?.on('data', (piece: Buffer) => {
    if (end === 'done' && onOutput?.(piece) === false) kill('limit');
  });
  child.stderr?.on('data', (piece: Buffer) => {
    said = (said + piece.toString('utf8')).slice(-saidCharacters);
  });
  child.once('error', (error) => {
    said = error.message;
    finish({ end: 'absent', code: undefined });
  });
  child.once('close', (code) =>
    finish({ end: end === 'done' && code !== 0 ? 'failed' : end, code: code ?? undefined }),
  );
};

/** Runs a program without a shell, behind everything else, within limits; never throws for what the program does. */
export const runProgram = (program: Program): Promise<ProgramRun> =>
  new Promise((answer) => {
    if (program.signal?.aborted) return answer({ end: 'stopped', code: undefined, said: '' });
    const child = spawn(program.path, program.args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: program.env ?? {},
      // A group of its own: what it starts is ended with it.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    follow(child, program, answer);
    return putBehind(child);
  });
