/** What is typed lies on this device, too: it is there before the server has answered, and if it never does. */
import { IndexeddbPersistence } from 'y-indexeddb';
import type { Doc } from 'yjs';

export type KeptHere = {
  /** Fulfilled when what this device has is in the document, or when it has become clear that it keeps nothing. */
  ready: Promise<void>;
  /** Empties what this device has; the document itself stays as it is. */
  forget: () => Promise<void>;
};

/** A device that has not read its own disk by then is not waited for. */
const longestReading = 4_000;

/** Windows that keep nothing (private ones, or by the browser's settings) say so only when they are asked. */
const keepsAnything = async (): Promise<boolean> => {
  try {
    // Browsers that cannot list what they keep may keep it all the same.
    if ('databases' in indexedDB) await indexedDB.databases();
    return true;
  } catch {
    return false;
  }
};

/**
 * The copy may be taken away under a page that is open: signing out in another tab does so. Then it is begun anew from what the page has,
 * so that typing never runs into a closed store.
 */
const open = (name: string, doc: Doc, followed: (kept: IndexeddbPersistence) => void): IndexeddbPersistence => {
  const kept = new IndexeddbPersistence(name, doc);
  followed(kept);
  kept.on('synced', () => {
    const again = (): void => {
      void kept.destroy();
      open(name, doc, followed);
    };
    kept.db?.addEventListener('close', again);
    kept.db?.addEventListener('versionchange', again);
  });
  return kept;
};

const emptied = async (kept: IndexeddbPersistence): Promise<void> => {
  const { db } = kept;
  if (!db) return;
  // Emptied and not deleted: another tab may have it open.
  const work = db.transaction('updates', 'readwrite');
  work.objectStore('updates').clear();
  await new Promise<void>((done) => {
    work.oncomplete = () => done();
    work.onabort = () => done();
  });
  await kept.destroy();
};

export const keepHere = (name: string, doc: Doc): KeptHere => {
  let current: IndexeddbPersistence | undefined;
  const begin = async (): Promise<void> => {
    if (!(await keepsAnything())) return;
    await open(name, doc, (kept) => (current = kept)).whenSynced;
  };
  const late = new Promise<void>((next) => setTimeout(next, longestReading));
  return {
    ready: Promise.race([begin().catch(() => undefined), late]),
    forget: async () => {
      if (current) await emptied(current);
    },
  };
};
