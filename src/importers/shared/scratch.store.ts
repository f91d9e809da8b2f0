import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/**
 * What an import must look up about the file while it runs, in a SQLite file of its own, so that memory does not grow with the
 * archive: which things there are, where they stood, where they will stand, and everything that was lost. It is thrown away
 * at the end; after a kill the next run goes on with it. It is never PostgreSQL and never seen by readers, hence plain SQL.
 */
export type Entry = {
  id: string;
  kind: string;
  /** Old address in its normal form; empty when there is none worth keeping. */
  oldPath: string;
  /** Address it will have, as printed. */
  newPath: string;
  parent: string;
  /** What else the importer must know of it before its turn comes. */
  data: string;
};
export type Term = { kind: 'section' | 'tag' | 'author'; key: string; name: string; slug: string; uses: number; data: string; target: string };
export type Loss = { item: number; reason: string; line: number; title: string; detail: string };
export type KnownMedium = { url: string; kind: string; line: number; title: string };

const schema = `
create table if not exists entry (id text primary key, kind text not null, old_path text not null, new_path text not null default '', parent text not null default '', data text not null default '') without rowid;
create index if not exists entry_old on entry (old_path, kind);
create index if not exists entry_new on entry (new_path);
create table if not exists term (kind text not null, key text not null, name text not null, slug text not null, uses integer not null default 0, data text not null default '', target text not null default '', primary key (kind, key)) without rowid;
create table if not exists bond (kind text not null, owner text not null, position integer not null, value text not null, primary key (kind, owner, position, value)) without rowid;
create table if not exists loss (item integer not null, reason text not null, line integer not null, title text not null, detail text not null);
create index if not exists loss_reason on loss (reason);
create table if not exists medium (url text primary key, kind text not null, line integer not null, title text not null) without rowid;
create table if not exists state (name text primary key, value text not null) without rowid;
`;

type Row = Record<string, SQLInputValue>;
const text = (value: unknown): string => String(value ?? '');
const asEntry = (row: Row): Entry => ({ id: text(row['id']), kind: text(row['kind']), oldPath: text(row['old_path']), newPath: text(row['new_path']), parent: text(row['parent']), data: text(row['data']) });
const asTerm = (row: Row): Term => ({ kind: text(row['kind']) as Term['kind'], key: text(row['key']), name: text(row['name']), slug: text(row['slug']), uses: Number(row['uses']), data: text(row['data']), target: text(row['target']) });
const asLoss = (row: Row): Loss => ({ item: Number(row['item']), reason: text(row['reason']), line: Number(row['line']), title: text(row['title']), detail: text(row['detail']) });

export type Scratch = ReturnType<typeof openScratch>;

const open = (file: string): { database: DatabaseSync; run: (sql: string, ...values: SQLInputValue[]) => void; get: (sql: string, ...values: SQLInputValue[]) => Row | undefined; all: (sql: string, ...values: SQLInputValue[]) => Row[]; each: (sql: string, ...values: SQLInputValue[]) => Iterable<Row> } => {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -16000');
  database.exec(schema);
  const kept = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const known = kept.get(sql) ?? database.prepare(sql);
    kept.set(sql, known);
    return known;
  };
  return {
    database,
    run: (sql, ...values) => void statement(sql).run(...values),
    get: (sql, ...values) => statement(sql).get(...values) as Row | undefined,
    all: (sql, ...values) => statement(sql).all(...values) as Row[],
    // A statement of its own: others may run while rows are still being read.
    each: (sql, ...values) => database.prepare(sql).iterate(...values) as Iterable<Row>,
  };
};

type Access = ReturnType<typeof open>;

const entries = ({ run, get, all }: Access) => ({
  putEntry: ({ id, kind, oldPath, newPath, parent, data }: Entry): void =>
    run('insert into entry (id, kind, old_path, new_path, parent, data) values (?, ?, ?, ?, ?, ?) on conflict (id) do update set kind = excluded.kind, old_path = excluded.old_path, new_path = excluded.new_path, parent = excluded.parent, data = excluded.data', id, kind, oldPath, newPath, parent, data),
  entry: (id: string): Entry | undefined => {
    const row = get('select * from entry where id = ?', id);
    return row && asEntry(row);
  },
  entryAt: (oldPath: string): Entry | undefined => {
    const row = get('select * from entry where old_path = ? order by kind limit 1', oldPath);
    return row && asEntry(row);
  },
  /** Entries of a kind in the order of their ids, some hundred at a time. */
  entriesAfter: (kind: string, after: string, limit: number): Entry[] => all('select * from entry where kind = ? and id > ? order by id limit ?', kind, after, limit).map(asEntry),
  entriesOf: (kind: string): number => Number(get('select count(*) as n from entry where kind = ?', kind)?.['n'] ?? 0),
  setNewPath: (id: string, path: string): void => run('update entry set new_path = ? where id = ?', path, id),
  isNewPathTaken: (path: string): boolean => get('select 1 from entry where new_path = ? limit 1', path) !== undefined,
});

/** Terms held in memory at the same time; beyond that they are read from the file again. */
const mostTerms = 20_000;

const termRows = ({ run, get, all }: Access) => ({
  put: ({ kind, key, name, slug, uses, data }: Omit<Term, 'target'>): void =>
    run("insert into term (kind, key, name, slug, uses, data) values (?, ?, ?, ?, ?, ?) on conflict (kind, key) do update set uses = uses + excluded.uses, data = case when data = '' then excluded.data else data end, name = case when name = '' or name = key then excluded.name else name end", kind, key, name, slug, uses, data),
  read: (kind: Term['kind'], key: string): Term | undefined => {
    const row = get('select * from term where kind = ? and key = ?', kind, key);
    return row && asTerm(row);
  },
  use: (kind: Term['kind'], key: string, uses: number): void => run('update term set uses = uses + ? where kind = ? and key = ?', uses, kind, key),
  aim: (kind: Term['kind'], key: string, target: string): void => run('update term set target = ? where kind = ? and key = ?', target, kind, key),
  list: (kind: Term['kind'], offset: number, limit: number): Term[] => all('select * from term where kind = ? order by uses desc, key limit ? offset ?', kind, limit, offset).map(asTerm),
});

type TermRows = ReturnType<typeof termRows>;
const nameOf = ({ kind, key }: Pick<Term, 'kind' | 'key'>): string => `${kind} ${key}`;

/** Terms as they were read last, and the uses not written yet: an archive names the same few a hundred thousand times. */
const keepTerms = (rows: TermRows) => {
  const kept = new Map<string, Term>();
  const used = new Map<string, { term: Term; uses: number }>();
  const writeUses = (): void => {
    for (const { term, uses } of used.values()) rows.use(term.kind, term.key, uses);
    used.clear();
  };
  const keep = (term: Term): void => {
    if (kept.size >= mostTerms) {
      writeUses();
      kept.clear();
    }
    kept.set(nameOf(term), term);
  };
  const use = (term: Term, uses: number): void => {
    term.uses += uses;
    used.set(nameOf(term), { term, uses: (used.get(nameOf(term))?.uses ?? 0) + uses });
  };
  return { kept, keep, use, writeUses };
};

const terms = (access: Access) => {
  const rows = termRows(access);
  const { kept, keep, use, writeUses } = keepTerms(rows);
  const term = (kind: Term['kind'], key: string): Term | undefined => {
    const known = kept.get(nameOf({ kind, key })) ?? rows.read(kind, key);
    if (known && !kept.has(nameOf(known))) keep(known);
    return known;
  };
  return {
    term,
    writeUses,
    /** Counts uses of a term that is fully known; false when it is not. */
    useTerm: (kind: Term['kind'], key: string, uses: number): boolean => {
      const known = term(kind, key);
      const isKnown = known !== undefined && known.data !== '' && known.name !== '';
      if (isKnown && uses > 0) use(known, uses);
      return isKnown;
    },
    /** Makes a term known; `uses` are added up, names and data once given stay. */
    addTerm: (given: Omit<Term, 'target' | 'uses' | 'data'> & { uses?: number; data?: string }): void => {
      const { uses = 0, data = '' } = given;
      writeUses();
      rows.put({ ...given, uses, data });
      kept.delete(nameOf(given));
      return void term(given.kind, given.key);
    },
    /** Most used first. */
    termsOf: (kind: Term['kind'], offset: number, limit: number): Term[] => {
      writeUses();
      return rows.list(kind, offset, limit);
    },
    setTarget: (kind: Term['kind'], key: string, target: string): void => {
      rows.aim(kind, key, target);
      kept.delete(nameOf({ kind, key }));
    },
  };
};

const bonds = ({ run, all }: Access) => ({
  /** What belongs to what, in an order: a post's tags, its authors, its texts. */
  addBond: (kind: string, owner: string, position: number, value: string): void => run('insert into bond (kind, owner, position, value) values (?, ?, ?, ?) on conflict do nothing', kind, owner, position, value),
  bondsAfter: (kind: string, after: string, limit: number): { owner: string; value: string }[] =>
    all('select owner, value from bond where kind = ? and owner > ? order by owner limit ?', kind, after, limit).map((row) => ({ owner: text(row['owner']), value: text(row['value']) })),
  dropBonds: (kind: string): void => run('delete from bond where kind = ?', kind),
  bondsOf: (kind: string, owner: string): string[] => all('select value from bond where kind = ? and owner = ? order by position', kind, owner).map((row) => text(row['value'])),
});

const losses = ({ run, all, each }: Access) => ({
  addLoss: ({ item, reason, line, title, detail }: Loss): void => run('insert into loss (item, reason, line, title, detail) values (?, ?, ?, ?, ?)', item, reason, line, title, detail),
  /** Takes back what was noted about items from this one on: they will be carried again. */
  forgetLossesFrom: (item: number): void => run('delete from loss where item >= ?', item),
  lossReasons: (): { reason: string; count: number }[] => all('select reason, count(*) as n from loss group by reason order by n desc, reason').map((row) => ({ reason: text(row['reason']), count: Number(row['n']) })),
  lossesFor: (reason: string, limit: number): Loss[] => all('select * from loss where reason = ? order by item, line limit ?', reason, limit).map(asLoss),
  allLosses: function* (reason: string): Generator<Loss> {
    for (const row of each('select * from loss where reason = ? order by item, line', reason)) yield asLoss(row);
  },
});

const media = ({ run, get, each }: Access) => ({
  addMedium: ({ url, kind, line, title }: KnownMedium): void => run('insert into medium (url, kind, line, title) values (?, ?, ?, ?) on conflict do nothing', url, kind, line, title),
  medium: (url: string): KnownMedium | undefined => {
    const row = get('select * from medium where url = ?', url);
    return row && { url: text(row['url']), kind: text(row['kind']), line: Number(row['line']), title: text(row['title']) };
  },
  mediaKnown: function* (): Generator<KnownMedium> {
    for (const row of each('select * from medium order by url')) yield { url: text(row['url']), kind: text(row['kind']), line: Number(row['line']), title: text(row['title']) };
  },
});

export const openScratch = (file: string) => {
  const access = open(file);
  const { database, run, get } = access;
  const known = terms(access);
  return {
    ...entries(access),
    ...known,
    ...bonds(access),
    ...losses(access),
    ...media(access),
    state: (name: string): string | undefined => {
      const row = get('select value from state where name = ?', name);
      return row && text(row['value']);
    },
    setState: (name: string, value: string): void => run('insert into state (name, value) values (?, ?) on conflict (name) do update set value = excluded.value', name, value),
    /** Everything `work` writes at once: thousands of times faster than one by one. */
    begin: (): void => database.exec('begin'),
    commit: (): void => {
      known.writeUses();
      database.exec('commit');
    },
    clear: (): void => database.exec('delete from entry; delete from term; delete from bond; delete from loss; delete from medium; delete from state'),
    close: (): void => database.close(),
    remove: (): void => {
      database.close();
      for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
    },
  };
};
