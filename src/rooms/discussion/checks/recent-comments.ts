import { setImmediate } from 'node:timers/promises';
import type { Db } from '../../../storage/storage.ts';
import type { World } from '../../../world.ts';
import { commentWords } from '../comment-to-text.ts';
import { parseCommentBody } from '../parse-comment-body.ts';
import { bodiesOf, recentRows, type RecentRow } from './recent-comments.store.ts';
import { createSketchWindow, type SketchWindow } from './sketch-window.ts';
import { sketchOf } from './sketch.ts';
import { createSlidingLog, type SlidingLog } from './sliding-log.ts';

/**
 * The comments of the last hours as the checks need them: who wrote how many where, and what they were like. It is read from the
 * database's own rows, so that it holds after a restart and counts what other nodes wrote, which is at most a second late.
 */
export type RecentComments = {
  /** By `commenter:ID`, `network:MARK`, `thread:ARTICLE`. */
  written: SlidingLog;
  /** Tries on this node, also those that led to nothing. */
  tried: SlidingLog;
  texts: SketchWindow;
};

type Memory = RecentComments & { seen: Set<string>; readAt: number; reading: Promise<void> | undefined };

const hour = 3_600_000;
const readEvery = 1_000;
/** A row can be seen a little after the time written in it, when its transaction took long. */
const overlap = 15_000;
const mostAtFirst = 10_000;
const mostLater = 2_000;
const mostSeen = 30_000;
const textsAtOnce = 200;

const memories = new WeakMap<World, Memory>();

const memoryOf = (world: World): Memory => {
  let memory = memories.get(world);
  if (!memory) {
    const parts = { written: createSlidingLog(60_000), tried: createSlidingLog(60_000), texts: createSketchWindow() };
    memory = { ...parts, seen: new Set(), readAt: -Infinity, reading: undefined };
    memories.set(world, memory);
  }
  return memory;
};

const remember = (memory: Memory, row: RecentRow): void => {
  memory.seen.add(row.id);
  if (memory.seen.size > mostSeen) memory.seen.delete(memory.seen.values().next().value ?? '');
  memory.written.add(`commenter:${row.commenterId}`, row.at);
  memory.written.add(`thread:${row.articleId}`, row.at);
  if (row.networkMark) memory.written.add(`network:${row.networkMark}`, row.at);
};

const readTexts = async (db: Db, memory: Memory, rows: readonly RecentRow[]): Promise<void> => {
  const times = new Map(rows.map(({ id, at }) => [id, at]));
  for (const { id, body } of await bodiesOf(db, [...times.keys()])) {
    const parsed = body === null ? undefined : parseCommentBody(JSON.parse(body));
    const sketch = parsed && sketchOf(commentWords(parsed, true));
    if (sketch) memory.texts.add(id, sketch, times.get(id) ?? 0);
  }
};

/** Texts of hours past are read bit by bit, so that nobody waits for them; the oldest first, since the oldest make room. */
const readOldTexts = async (world: World, memory: Memory, rows: readonly RecentRow[]): Promise<void> => {
  try {
    for (let i = 0; i < rows.length; i += textsAtOnce) {
      await setImmediate();
      await readTexts(world.db, memory, rows.slice(i, i + textsAtOnce));
    }
  } catch (error) {
    world.log.warn({ err: error }, 'recent comments could not be read for comparing');
  }
};

const readNew = async (world: World, memory: Memory, { now, hours }: { now: number; hours: number }): Promise<void> => {
  const isFirst = memory.readAt === -Infinity;
  const since = isFirst ? now - Math.max(1, hours) * hour : memory.readAt - overlap;
  const rows = await recentRows(world.db, since, isFirst ? mostAtFirst : mostLater);
  const fresh = rows.filter(({ id }) => !memory.seen.has(id)).sort((a, b) => a.at - b.at);
  for (const row of fresh) remember(memory, row);
  memory.readAt = now;
  const old = fresh.slice(0, -textsAtOnce);
  if (old.length > 0) void readOldTexts(world, memory, old);
  if (fresh.length > 0) await readTexts(world.db, memory, fresh.slice(-textsAtOnce));
};

/** What was written lately, at most a second old. */
export const recentComments = async (world: World, now: number, hours: number): Promise<RecentComments> => {
  const memory = memoryOf(world);
  if (now - memory.readAt >= readEvery)
    memory.reading ??= readNew(world, memory, { now, hours }).finally(() => (memory.reading = undefined));
  if (memory.reading) await memory.reading;
  return memory;
};
