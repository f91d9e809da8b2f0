import { close, fdatasync, open } from 'node:fs';
import { open as openFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const openFd = promisify(open);
const closeFd = promisify(close);
const syncFd = promisify(fdatasync);

/** A new file's name is on disk only when its folder is. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await openFile(folder, 'r');
  try {
    await handle.sync();
  } catch {
    // Some file systems cannot sync a folder; then they need not.
  } finally {
    await handle.close();
  }
};

/**
 * Brings SQLite's write-ahead log to the disk, in the thread pool. A sync is of the file, whoever wrote to it: what SQLite had
 * committed before it began is on disk when it ends. SQLite keeps one log file for as long as the database is open.
 */
export const createWalSync = (file: string): { sync: () => Promise<void>; close: () => Promise<void> } => {
  let opened: Promise<number> | undefined;
  const openLog = async (): Promise<number> => {
    const fd = await openFd(file, 'r+');
    await syncFolder(dirname(file));
    return fd;
  };
  return {
    sync: async () => {
      opened ??= openLog();
      try {
        await syncFd(await opened);
      } catch (error) {
        // A log that could not be opened is tried again, but not one that could not be synced: its pages may be lost for good.
        if (!(await stat(file).catch(() => undefined))) opened = undefined;
        throw error;
      }
    },
    close: async () => {
      if (opened) await opened.then(closeFd).catch(() => undefined);
    },
  };
};
