import { Worker } from 'node:worker_threads';
import type { Statement } from './storage.ts';

/** Runs in the thread; kept as text so that it needs no file of its own in the bundle. */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const { DatabaseSync } = require('node:sqlite');
const database = new DatabaseSync(workerData.file, { readOnly: true, timeout: 5000 });
database.exec('pragma cache_size = -8000; pragma mmap_size = 1073741824; pragma temp_store = memory');
const prepared = new Map();
parentPort.on('message', ({ id, sql, parameters }) => {
  try {
    let statement = prepared.get(sql);
    if (!statement) {
      statement = database.prepare(sql);
      if (prepared.size > 200) prepared.clear();
      prepared.set(sql, statement);
    }
    parentPort.postMessage({ id, rows: statement.all(...parameters).map((row) => ({ ...row })) });
  } catch (error) {
    parentPort.postMessage({ id, error: String(error && error.message || error) });
  }
});
`;

/** It holds one query's rows at a time: a small heap is enough. */
const resourceLimits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 96 };

type Answer = { id: number; rows?: unknown[]; error?: string };

/** A thread with a connection of its own for long reading queries; it starts at the first one. */
export const createReaderThread = (
  file: string,
): { read: <Row>(statement: Statement) => Promise<Row[]>; close: () => Promise<void> } => {
  const waiting = new Map<number, { done: (rows: unknown[]) => void; failed: (error: Error) => void }>();
  let worker: Worker | undefined;
  let next = 0;

  const settle = ({ id, rows, error }: Answer): void => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker?.unref();
    if (rows) asked?.done(rows);
    else asked?.failed(new Error(error));
  };

  const start = (): Worker => {
    const started = new Worker(program, { eval: true, workerData: { file }, resourceLimits });
    started.on('message', settle);
    started.on('error', (error: Error) => {
      worker = undefined;
      for (const [id, asked] of waiting) {
        waiting.delete(id);
        asked.failed(error);
      }
    });
    return started;
  };

  return {
    read: <Row>({ sql, parameters }: Statement) =>
      new Promise<Row[]>((done, failed) => {
        worker ??= start();
        worker.ref();
        const id = (next += 1);
        waiting.set(id, { done: done as (rows: unknown[]) => void, failed });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage({ id, sql, parameters });
      }),
    close: async () => {
      await worker?.terminate();
    },
  };
};
