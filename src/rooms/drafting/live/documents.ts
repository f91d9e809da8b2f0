/** Which documents are open on this node, and how others come by them. */
import type { World } from '../../../world.ts';
import { unsettled } from '../document/drafts.store.ts';
import { catchUp, compact, endDocument, flush, loadDocument, type OpenDocument } from './open-document.ts';
import { settle, settleSoon } from './settle.ts';

type Documents = {
  byStory: Map<string, Promise<OpenDocument | undefined>>;
  /** What is still being read or written: the end waits for it. */
  underWay: Set<Promise<void>>;
};

const all = new WeakMap<World, Documents>();
const draftTopic = 'draft:';

const eachOpen = ({ byStory }: Documents, work: (open: OpenDocument) => void): void => {
  for (const waiting of byStory.values()) waiting.then((open) => open && work(open)).catch(() => undefined);
};

const whileUnderWay = async ({ underWay }: Documents, work: Promise<void>): Promise<void> => {
  underWay.add(work);
  await work;
  underWay.delete(work);
};

/** Somebody has written; when it was this node, it is known already. */
const hear = (documents: Documents, open: OpenDocument): void => {
  open.heard += 1;
  if (open.isCommitting || open.ended !== undefined) return;
  const reading = catchUp(open).catch((error: unknown) =>
    open.world.log.error({ err: error, articleId: open.articleId }, 'what others wrote could not be read'),
  );
  void whileUnderWay(documents, reading);
};

const follow = (documents: Documents, topics: readonly string[] | null): void => {
  if (documents.byStory.size === 0) return;
  if (topics === null) return eachOpen(documents, (open) => hear(documents, open));
  for (const topic of topics) {
    if (!topic.startsWith(draftTopic)) continue;
    documents.byStory
      .get(topic.slice(draftTopic.length))
      ?.then((open) => open && hear(documents, open))
      .catch(() => undefined);
  }
};

const documentsOf = (world: World): Documents => {
  const known = all.get(world);
  if (known) return known;
  const documents: Documents = { byStory: new Map(), underWay: new Set() };
  all.set(world, documents);
  world.onChanges((topics) => follow(documents, topics));
  return documents;
};

const load = async (world: World, documents: Documents, articleId: string): Promise<OpenDocument | undefined> => {
  const open = await loadDocument(world, articleId);
  if (!open) return undefined;
  open.onUpdate.add((_update, writer) => writer && settleSoon(open));
  open.onEnd.add(() => documents.byStory.delete(articleId));
  if (open.dirtySince !== undefined) settleSoon(open);
  // What was written between reading and listening is heard of by nobody.
  await catchUp(open);
  return open;
};

/** Opens a story's document, or joins those who have; undefined when there is no such story. To be left by `leaveDocument`. */
export const enterDocument = async (world: World, articleId: string): Promise<OpenDocument | undefined> => {
  const documents = documentsOf(world);
  const known = documents.byStory.get(articleId);
  const loading = known ?? load(world, documents, articleId);
  if (!known) documents.byStory.set(articleId, loading);
  const open = await loading.catch((error: unknown) => {
    documents.byStory.delete(articleId);
    throw error;
  });
  if (!open) documents.byStory.delete(articleId);
  if (open?.ended !== undefined) return enterDocument(world, articleId);
  if (open) open.users += 1;
  return open;
};

const putAway = async (open: OpenDocument): Promise<void> => {
  await flush(open);
  if (open.dirtySince !== undefined) await settle(open);
  if (open.users === 0 && open.sinceCompaction > 0) await compact(open);
  if (open.users > 0 || open.queue.length > 0 || open.ended !== undefined) return;
  endDocument(open, 'left');
  open.doc.destroy();
};

/** Leaves a document; the last one to leave settles it and frees the memory. */
export const leaveDocument = async (open: OpenDocument): Promise<void> => {
  const documents = documentsOf(open.world);
  open.users -= 1;
  if (open.users > 0 || open.ended !== undefined) return;
  const done = putAway(open).catch((error: unknown) => {
    endDocument(open, 'storage', error);
    open.world.log.error({ err: error, articleId: open.articleId }, 'a draft could not be put away');
  });
  await whileUnderWay(documents, done);
};

/** Does something with a story's document; undefined when there is no such story. */
export const withDocument = async <T>(
  world: World,
  articleId: string,
  work: (open: OpenDocument) => Promise<T>,
): Promise<T | undefined> => {
  const open = await enterDocument(world, articleId);
  if (!open) return undefined;
  try {
    return await work(open);
  } finally {
    await leaveDocument(open);
  }
};

/** Stories that are open on this node. */
export const openStories = (world: World): string[] => [...documentsOf(world).byStory.keys()];

const mostLeftovers = 500;

/** Settles what a server that was killed has left unsettled. */
export const settleLeftovers = async (world: World): Promise<void> => {
  for (const articleId of await unsettled(world.db, mostLeftovers)) await withDocument(world, articleId, settle);
};

/** Writes and settles everything: before the end. */
export const closeDocuments = async (world: World): Promise<void> => {
  const documents = all.get(world);
  if (!documents) return;
  for (const waiting of Array.from(documents.byStory.values())) {
    const open = await waiting.catch(() => undefined);
    if (!open) continue;
    await flush(open).catch(() => undefined);
    // One that has begun by itself takes the mark of what is unsettled away first: it is waited for, too.
    if (open.dirtySince !== undefined || open.settling) await settle(open).catch(() => undefined);
    endDocument(open, 'stopping');
  }
  await Promise.all(documents.underWay);
};
