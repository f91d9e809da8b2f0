type Holder = { stop: () => void; done: Promise<void> };

const holders = new Map<string, Holder>();

/**
 * Only one request works at an upload. A new one ends the one before it: that is a connection which has dropped, as its
 * sender knows and we do not yet; what it brought is kept.
 */
export const holdUpload = async <T>(id: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  for (let other = holders.get(id); other; other = holders.get(id)) {
    other.stop();
    await other.done;
  }
  const controller = new AbortController();
  const { promise, resolve } = Promise.withResolvers<void>();
  holders.set(id, { stop: () => controller.abort(), done: promise });
  try {
    return await work(controller.signal);
  } finally {
    holders.delete(id);
    resolve();
  }
};
