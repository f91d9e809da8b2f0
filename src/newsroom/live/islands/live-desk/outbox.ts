/** Entries that wait on this device until they have been taken. */
export type Waiting = {
  /** The entry’s own id: sent twice, it is there once. */
  id: string;
  /** When it was written: they go out in this order. */
  at: number;
  place: string;
  fields: Record<string, string>;
  /** Pictures that are not in the library yet, and the ids of those that are. */
  files: File[];
  media: string[];
  /** Why the server does not take it. */
  fault: string;
};

export type Outbox = {
  put: (waiting: Waiting) => Promise<void>;
  remove: (id: string) => Promise<void>;
  all: () => Promise<Waiting[]>;
};

const shelf = 'entries';

const answerOf = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error ?? new Error('the device keeps nothing'));
  });

const open = (account: string): Promise<IDBDatabase> => {
  const request = indexedDB.open(`live-outbox ${account}`, 1);
  request.onupgradeneeded = () => void request.result.createObjectStore(shelf, { keyPath: 'id' });
  return answerOf(request);
};

const byTime = (a: Waiting, b: Waiting): number => a.at - b.at;

/** What waits for one live blog. Where the browser keeps nothing (private windows), it waits as long as the page is open. */
export const openOutbox = (place: string, account: string): Outbox => {
  const memory = new Map<string, Waiting>();
  const opened = open(account).catch(() => undefined);
  const onShelf = async <Value>(
    mode: IDBTransactionMode,
    act: (store: IDBObjectStore) => IDBRequest<Value>,
  ): Promise<Value | undefined> => {
    const database = await opened;
    return database && answerOf(act(database.transaction(shelf, mode).objectStore(shelf)));
  };
  return {
    put: async (waiting) => {
      memory.set(waiting.id, waiting);
      await onShelf('readwrite', (store) => store.put(waiting)).catch(() => undefined);
    },
    remove: async (id) => {
      memory.delete(id);
      await onShelf('readwrite', (store) => store.delete(id)).catch(() => undefined);
    },
    all: async () => {
      const kept = (await onShelf('readonly', (store) => store.getAll()).catch(() => undefined)) as
        | Waiting[]
        | undefined;
      for (const one of kept ?? []) if (one.place === place && !memory.has(one.id)) memory.set(one.id, one);
      return [...memory.values()].sort(byTime);
    },
  };
};
