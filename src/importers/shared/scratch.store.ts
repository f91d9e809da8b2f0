import { rmSync } from 'node:fs';
import {
  asEntry,
  asLoss,
  openFile,
  text,
  type Access,
  type Entry,
  type KnownMedium,
  type Loss,
} from './scratch-file.store.ts';
import { scratchComments } from './scratch-comments.store.ts';
import { scratchTerms } from './scratch-terms.store.ts';

export type { Entry, KnownMedium, Loss, Term } from './scratch-file.store.ts';
export type Scratch = ReturnType<typeof openScratch>;

const entries = ({ run, get, all }: Access) => ({
  putEntry: ({ id, kind, oldPath, newPath, parent, data }: Entry): void =>
    run(
      'insert into entry (id, kind, old_path, new_path, parent, data) values (?, ?, ?, ?, ?, ?) on conflict (id) do update set kind = excluded.kind, old_path = excluded.old_path, new_path = excluded.new_path, parent = excluded.parent, data = excluded.data',
      id,
      kind,
      oldPath,
      newPath,
      parent,
      data,
    ),
  entry: (id: string): Entry | undefined => {
    const row = get('select * from entry where id = ?', id);
    return row && asEntry(row);
  },
  entryAt: (oldPath: string): Entry | undefined => {
    const row = get('select * from entry where old_path = ? order by kind limit 1', oldPath);
    return row && asEntry(row);
  },
  /** Entries of a kind in the order of their ids, some hundred at a time. */
  entriesAfter: (kind: string, after: string, limit: number): Entry[] =>
    all('select * from entry where kind = ? and id > ? order by id limit ?', kind, after, limit).map(asEntry),
  entriesOf: (kind: string): number => Number(get('select count(*) as n from entry where kind = ?', kind)?.['n'] ?? 0),
  setNewPath: (id: string, path: string): void => run('update entry set new_path = ? where id = ?', path, id),
  isNewPathTaken: (path: string): boolean => get('select 1 from entry where new_path = ? limit 1', path) !== undefined,
});

const bonds = ({ run, all }: Access) => ({
  /** What belongs to what, in an order: a post's tags, its authors, its texts. */
  addBond: (kind: string, owner: string, position: number, value: string): void =>
    run(
      'insert into bond (kind, owner, position, value) values (?, ?, ?, ?) on conflict do nothing',
      kind,
      owner,
      position,
      value,
    ),
  bondsAfter: (kind: string, after: string, limit: number): { owner: string; value: string }[] =>
    all('select owner, value from bond where kind = ? and owner > ? order by owner limit ?', kind, after, limit).map(
      (row) => ({ owner: text(row['owner']), value: text(row['value']) }),
    ),
  dropBonds: (kind: string): void => run('delete from bond where kind = ?', kind),
  bondsOf: (kind: string, owner: string): string[] =>
    all('select value from bond where kind = ? and owner = ? order by position', kind, owner).map((row) =>
      text(row['value']),
    ),
});

const losses = ({ run, all, each }: Access) => ({
  addLoss: ({ item, reason, line, title, detail }: Loss): void =>
    run(
      'insert into loss (item, reason, line, title, detail) values (?, ?, ?, ?, ?)',
      item,
      reason,
      line,
      title,
      detail,
    ),
  /** Takes back what was noted about items from this one on: they will be carried again. */
  forgetLossesFrom: (item: number): void => run('delete from loss where item >= ?', item),
  lossReasons: (): { reason: string; count: number }[] =>
    all('select reason, count(*) as n from loss group by reason order by n desc, reason').map((row) => ({
      reason: text(row['reason']),
      count: Number(row['n']),
    })),
  lossesFor: (reason: string, limit: number): Loss[] =>
    all('select * from loss where reason = ? order by item, line limit ?', reason, limit).map(asLoss),
  allLosses: function* (reason: string): Generator<Loss> {
    for (const row of each('select * from loss where reason = ? order by item, line', reason)) yield asLoss(row);
  },
});

const media = ({ run, get, each }: Access) => ({
  addMedium: ({ url, kind, line, title }: KnownMedium): void =>
    run(
      'insert into medium (url, kind, line, title) values (?, ?, ?, ?) on conflict do nothing',
      url,
      kind,
      line,
      title,
    ),
  medium: (url: string): KnownMedium | undefined => {
    const row = get('select * from medium where url = ?', url);
    return (
      row && { url: text(row['url']), kind: text(row['kind']), line: Number(row['line']), title: text(row['title']) }
    );
  },
  mediaKnown: function* (): Generator<KnownMedium> {
    for (const row of each('select * from medium order by url'))
      yield { url: text(row['url']), kind: text(row['kind']), line: Number(row['line']), title: text(row['title']) };
  },
});

/** What an import must look up while it runs (see scratch-file.store.ts). */
export const openScratch = (file: string) => {
  const access = openFile(file);
  const { database, run, get } = access;
  const known = scratchTerms(access);
  return {
    ...entries(access),
    ...known,
    ...bonds(access),
    ...losses(access),
    ...media(access),
    ...scratchComments(access),
    state: (name: string): string | undefined => {
      const row = get('select value from state where name = ?', name);
      return row && text(row['value']);
    },
    setState: (name: string, value: string): void =>
      run(
        'insert into state (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
        name,
        value,
      ),
    /** Everything `work` writes at once: thousands of times faster than one by one. */
    begin: (): void => database.exec('begin'),
    commit: (): void => {
      known.writeUses();
      database.exec('commit');
    },
    clear: (): void =>
      database.exec(
        'delete from entry; delete from term; delete from bond; delete from loss; delete from medium; delete from thread; delete from post; delete from turn; delete from person; delete from state',
      ),
    close: (): void => database.close(),
    remove: (): void => {
      database.close();
      for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
    },
  };
};
