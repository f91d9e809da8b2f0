import { fork, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { PictureRefusal, PictureWork, Question, Reply, WorkResult } from './picture-work.ts';

/** Longer than any honest picture takes on a small machine. */
const timeLimit = 60_000;
const idleLimit = 10_000;

type Asked = { work: PictureWork; answer: (reply: Reply) => void; failed: (error: Error) => void };

/** Somebody waits for an examination; renditions wait for everybody. */
const urgent: Asked[] = [];
const patient: Asked[] = [];

let worker: ChildProcess | undefined;
let current: { asked: Asked; id: number; timer: NodeJS.Timeout } | undefined;
let idle: NodeJS.Timeout | undefined;
let lastId = 0;

/** The worker lies beside this file, as TypeScript in the source tree and as JavaScript in the build. */
const workerFile = (): string =>
  fileURLToPath(
    new URL(import.meta.url.endsWith('.ts') ? './rendition-worker.ts' : './rendition-worker.js', import.meta.url),
  );

const finish = (): Asked | undefined => {
  const asked = current?.asked;
  clearTimeout(current?.timer);
  current = undefined;
  return asked;
};

/** The process is gone; a picture that brought it down while it was being examined is no good, whatever it looks like. */
const ended = (gone: ChildProcess, reason: string, isBlamed = true): void => {
  if (worker !== gone) return;
  worker = undefined;
  const asked = finish();
  if (isBlamed && asked?.work.kind === 'examine') asked.answer({ id: lastId, refusal: 'damaged', detail: reason });
  else asked?.failed(new Error(reason));
  next();
};

const start = (): ChildProcess => {
  const child = fork(workerFile(), [], {
    execArgv: ['--max-old-space-size=256'],
    env: {},
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.on('message', (reply: Reply) => {
    if (reply.id !== current?.id) return;
    finish()?.answer(reply);
    next();
  });
  child.on('error', (error) => ended(child, error.message, false));
  child.on('exit', (code, signal) => ended(child, `the picture process ended (${signal ?? code})`));
  try {
    if (child.pid !== undefined) setPriority(child.pid, 10);
  } catch {
    // Some systems do not let a process be put behind others; it works all the same.
  }
  return child;
};

/** While it only waits, the worker does not keep the server from ending. */
const rest = (child: ChildProcess): void => {
  child.unref();
  child.channel?.unref();
  idle = setTimeout(() => {
    if (current || worker !== child) return;
    worker = undefined;
    if (child.connected) child.disconnect();
  }, idleLimit).unref();
};

function next(): void {
  if (current) return;
  const asked = urgent.shift() ?? patient.shift();
  if (!asked) {
    if (worker) rest(worker);
    return;
  }
  clearTimeout(idle);
  const child = (worker ??= start());
  child.ref();
  child.channel?.ref();
  lastId += 1;
  const timer = setTimeout(() => {
    child.kill('SIGKILL');
    ended(child, 'the picture took too long');
  }, timeLimit);
  current = { asked, id: lastId, timer };
  const question: Question = { id: lastId, work: asked.work };
  child.send(question, (error) => {
    if (error) ended(child, error.message, false);
  });
}

/**
 * Has a piece of picture work done in the picture process, one at a time. Refused: the picture is no good. Throws when the
 * process failed at it: it took too long or too much memory, or its files could not be written.
 */
export const askWorkshop = async <Work extends PictureWork>(
  work: Work,
): Promise<Outcome<WorkResult<Work>, PictureRefusal>> => {
  const reply = await new Promise<Reply>((answer, failed) => {
    (work.kind === 'examine' || work.kind === 'listen' ? urgent : patient).push({ work, answer, failed });
    next();
  });
  if ('refusal' in reply) return refuse(reply.refusal, reply.detail);
  if ('error' in reply) throw new Error(reply.error);
  return ok(reply.result as WorkResult<Work>);
};
