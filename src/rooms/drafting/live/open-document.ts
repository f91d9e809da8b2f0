/** A story's document in memory, for as long as somebody is in it. What is written goes to all at once and is told as safe once it is on disk. */
import { applyUpdate, decodeUpdate, Doc, encodeStateAsUpdate, mergeUpdates } from 'yjs';
import type { World } from '../../../world.ts';
import { ensureDraft, asText, asUpdate } from '../document/make-draft.ts';
import { holdDraft, insertUpdate, putState, updatesAfter, type UpdateRow } from '../document/drafts.store.ts';
import type { StoryFields } from '../document/story-fields.ts';

/** Who wrote something; it comes with every change to the document. */
export type Writer = { accountId: string; peer?: object };

type Queued = { update?: Uint8Array; accountId: string; done: () => void; failed: (error: unknown) => void };

export type OpenDocument = {
  world: World;
  articleId: string;
  doc: Doc;
  /** The last update on disk that is in `doc`, with all before it. */
  seq: number;
  /** How many have a use for it. */
  users: number;
  queue: Queued[];
  flushing: Promise<void> | undefined;
  /** While this node commits it hears of its own change, too. */
  heard: number;
  isCommitting: boolean;
  sinceCompaction: number;
  /** Written since it was last settled, and since when. */
  dirtySince: number | undefined;
  lastBy: string | undefined;
  settling: Promise<void> | undefined;
  settleTimer: NodeJS.Timeout | undefined;
  /** What was settled last. */
  fields: StoryFields;
  /** When the work began of which no version has been kept yet. */
  workBegan: number | undefined;
  /** Why it can no longer be used: the story is gone, or memory no longer agrees with the disk. */
  ended: string | undefined;
  /** Who is told of every change as it is made. */
  onUpdate: Set<(update: Uint8Array, writer: Writer | undefined) => void>;
  onEnd: Set<(why: string) => void>;
};

/** Not there any more: the story was deleted for good meanwhile. */
export class DraftGone extends Error {}

const compactAfter = 500;
const mostTries = 6;

/** No honest story is larger by far: a book has one megabyte. */
const largestDocument = 24 * 1024 * 1024;

const isWriter = (origin: unknown): origin is Writer =>
  typeof origin === 'object' && origin !== null && 'accountId' in origin;

const applyRows = (open: OpenDocument, rows: readonly UpdateRow[]): void => {
  for (const row of rows) {
    applyUpdate(open.doc, asUpdate(row.data), 'disk');
    open.seq = Math.max(open.seq, row.id);
  }
};

/** Reads a story's document from disk; undefined when there is no such story. */
export const loadDocument = async (world: World, articleId: string): Promise<OpenDocument | undefined> => {
  const row = await ensureDraft(world, articleId);
  if (!row) return undefined;
  const doc = new Doc();
  applyUpdate(doc, asUpdate(row.state), 'disk');
  const open: OpenDocument = {
    world,
    articleId,
    doc,
    seq: row.seq,
    users: 0,
    queue: [],
    flushing: undefined,
    heard: 0,
    isCommitting: false,
    sinceCompaction: 0,
    dirtySince: undefined,
    lastBy: row.changed_by ?? undefined,
    settling: undefined,
    settleTimer: undefined,
    workBegan: undefined,
    ended: undefined,
    onUpdate: new Set(),
    onEnd: new Set(),
    fields: JSON.parse(row.fields) as StoryFields,
  };
  const rows = await updatesAfter(world.db, articleId, row.seq);
  applyRows(open, rows);
  open.sinceCompaction = rows.length;
  if (open.seq > row.settled_seq) open.dirtySince = world.now();
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    for (const tell of open.onUpdate) tell(update, isWriter(origin) ? origin : undefined);
  });
  return open;
};

/** Memory no longer says what the disk says: whoever is there comes back and sends again what has not been acknowledged. */
export const endDocument = (open: OpenDocument, why: string, error: unknown = new Error(why)): void => {
  if (open.ended !== undefined) return;
  open.ended = why;
  clearTimeout(open.settleTimer);
  for (const { failed } of open.queue.splice(0)) failed(error);
  for (const tell of open.onEnd) tell(why);
};

type Batch = { accountId: string; data: Uint8Array }[];

/** One row for each who wrote, however many keys they pressed. */
const batchOf = (items: readonly Queued[]): Batch => {
  const byAccount = new Map<string, Uint8Array[]>();
  for (const { update, accountId } of items)
    if (update) byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), update]);
  return [...byAccount].map(([accountId, updates]) => ({ accountId, data: mergeUpdates(updates) }));
};

const commit = async (open: OpenDocument, batch: Batch): Promise<void> => {
  const { world, articleId } = open;
  const at = world.now();
  open.isCommitting = true;
  open.heard = 0;
  try {
    const { others, last } = await world.write(async (tx) => {
      const by = batch.at(-1)?.accountId ?? null;
      if (!(await holdDraft(tx.db, articleId, { changed_at: at, changed_by: by }))) throw new DraftGone(articleId);
      const before = await updatesAfter(tx.db, articleId, open.seq);
      let id = open.seq;
      for (const { accountId, data } of batch)
        id = await insertUpdate(tx.db, { article_id: articleId, at, account_id: accountId, data: asText(data) });
      await tx.changed(`draft:${articleId}`);
      return { others: before, last: id };
    });
    applyRows(open, others);
    open.seq = Math.max(open.seq, last);
    open.sinceCompaction += batch.length;
  } finally {
    open.isCommitting = false;
  }
  if (open.heard > 1) await catchUp(open);
};

const isOver = (error: unknown): boolean => error instanceof DraftGone;

/** Tries again what the database could not take in just now; nobody is told that it is safe before it is. */
const commitPatiently = async (open: OpenDocument, batch: Batch): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await commit(open, batch);
    } catch (error) {
      if (isOver(error) || tries === mostTries || open.ended !== undefined) throw error;
      open.world.log.warn({ err: error, articleId: open.articleId }, 'a draft could not be written; it is tried again');
      await new Promise((again) => setTimeout(again, tries * 150));
    }
  }
};

const drain = async (open: OpenDocument): Promise<void> => {
  while (open.queue.length > 0) {
    const items = open.queue.splice(0);
    const batch = batchOf(items);
    try {
      if (batch.length > 0) await commitPatiently(open, batch);
      for (const { done } of items) done();
    } catch (error) {
      for (const { failed } of items) failed(error);
      endDocument(open, isOver(error) ? 'gone' : 'storage', error);
    }
  }
  if (open.sinceCompaction >= compactAfter && open.ended === undefined) await compact(open);
};

/** Writes what waits; fulfilled when everything that was written before the call is on disk. */
export const flush = async (open: OpenDocument): Promise<void> => {
  while (open.flushing ?? open.queue.length > 0) {
    open.flushing ??= drain(open)
      .catch((error: unknown) => open.world.log.error({ err: error }, 'a draft could not be compacted'))
      .finally(() => (open.flushing = undefined));
    await open.flushing;
  }
};

const enqueue = (open: OpenDocument, accountId: string, update?: Uint8Array): Promise<void> =>
  new Promise<void>((done, failed) => {
    open.queue.push({ accountId, done, failed, ...(update ? { update } : {}) });
    void flush(open);
  });

/** Why an update is not taken in. */
export type UpdateFault = 'too-big' | 'unreadable';

const hasPending = ({ doc: { store } }: OpenDocument): boolean =>
  store.pendingStructs !== null || store.pendingDs !== null;

/** How large the document may have become at most; worked out exactly only when that could matter. */
const sizes = new WeakMap<OpenDocument, number>();
const sizeWith = (open: OpenDocument, bytes: number): number => {
  const known = sizes.get(open) ?? encodeStateAsUpdate(open.doc).length;
  const guess = known + bytes;
  const size = guess > largestDocument ? encodeStateAsUpdate(open.doc).length + bytes : guess;
  sizes.set(open, size);
  return size;
};

const isReadable = (update: Uint8Array): boolean => {
  try {
    decodeUpdate(update);
    return true;
  } catch {
    return false;
  }
};

/**
 * Carries out a change to the document, shows it to all, and writes it down. The promise is fulfilled when it is on disk; `fault` says
 * that nothing was taken in.
 */
export const change = (
  open: OpenDocument,
  writer: Writer,
  work: () => void,
): { fault?: UpdateFault; durable: Promise<void> } => {
  const made: Uint8Array[] = [];
  const note = (update: Uint8Array): void => void made.push(update);
  open.doc.on('update', note);
  try {
    work();
  } catch (error) {
    // What it did until then is in memory and nowhere else.
    endDocument(open, 'unreadable', error);
    return { fault: 'unreadable', durable: Promise.resolve() };
  } finally {
    open.doc.off('update', note);
  }
  if (made.length > 0) {
    open.dirtySince ??= open.world.now();
    open.workBegan ??= open.world.now();
    open.lastBy = writer.accountId;
  }
  return { durable: enqueue(open, writer.accountId, made.length > 0 ? mergeUpdates(made) : undefined) };
};

/** Takes in what somebody wrote. */
export const takeUpdate = (
  open: OpenDocument,
  writer: Writer,
  update: Uint8Array,
): { fault?: UpdateFault; durable: Promise<void> } => {
  if (sizeWith(open, update.length) > largestDocument) return { fault: 'too-big', durable: Promise.resolve() };
  if (!isReadable(update)) return { fault: 'unreadable', durable: Promise.resolve() };
  const done = change(open, writer, () => applyUpdate(open.doc, update, writer));
  // It builds on something that has not come (yet): it is kept as it is.
  if (!done.fault && hasPending(open)) return { durable: enqueue(open, writer.accountId, update) };
  return done;
};

/** Reads what others (on another node) have written. */
export const catchUp = async (open: OpenDocument): Promise<void> => {
  if (open.ended !== undefined) return;
  applyRows(open, await updatesAfter(open.world.db, open.articleId, open.seq));
};

/** The whole document takes the place of its updates. */
export const compact = async (open: OpenDocument): Promise<void> => {
  const { world, articleId } = open;
  await world.write(async (tx) => {
    if (!(await holdDraft(tx.db, articleId, {}))) return;
    applyRows(open, await updatesAfter(tx.db, articleId, open.seq));
    await putState(tx.db, articleId, { state: asText(encodeStateAsUpdate(open.doc)), seq: open.seq });
  });
  open.sinceCompaction = 0;
};
