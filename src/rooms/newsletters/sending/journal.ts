/**
 * What has been handed over and is not yet in the database. The line is written the moment the server's “250” is read: a process that is
 * killed leaves it behind, and who goes on with the sending reads it first. So nobody gets a letter twice because we died between
 * their server's answer and our commit.
 */
import { closeSync, ftruncateSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export type Journal = {
  note: (issueId: string, subscriberId: string) => void;
  /** All that was noted is in the database now. */
  clear: () => void;
  /** What others noted and never cleared, by issue; `forget` removes it once it is in the database. */
  leftBehind: () => { mails: Map<string, Set<string>>; forget: () => void };
  close: () => void;
};

const linePattern = /^([0-9a-f-]{36}) ([0-9a-f-]{36})$/;

const readAll = (folder: string, names: readonly string[]): Map<string, Set<string>> => {
  const mails = new Map<string, Set<string>>();
  for (const name of names) {
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      const [, issue = '', subscriber = ''] = linePattern.exec(line) ?? [];
      if (issue === '') continue;
      const known = mails.get(issue) ?? new Set<string>();
      mails.set(issue, known.add(subscriber));
    }
  }
  return mails;
};

/** A journal in the data folder, which all nodes share; each sender has a file of its own. */
export const openJournal = (dataDir: string, holder: string): Journal => {
  const folder = join(dataDir, 'letters');
  const own = `${holder}.sent`;
  let file: number | undefined;
  const open = (): number => {
    mkdirSync(folder, { recursive: true });
    return openSync(join(folder, own), 'a');
  };
  return {
    // In one call: the operating system keeps it even when this process is gone a moment later.
    note: (issueId, subscriberId) => void writeSync((file ??= open()), `${issueId} ${subscriberId}\n`),
    clear: () => {
      if (file !== undefined) ftruncateSync(file, 0);
    },
    leftBehind: () => {
      mkdirSync(folder, { recursive: true });
      const names = readdirSync(folder).filter((name) => name.endsWith('.sent') && name !== own);
      return {
        mails: readAll(folder, names),
        forget: () => names.forEach((name) => rmSync(join(folder, name), { force: true })),
      };
    },
    close: () => {
      if (file === undefined) return;
      closeSync(file);
      file = undefined;
      rmSync(join(folder, own), { force: true });
    },
  };
};
