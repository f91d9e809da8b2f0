import { asTerm, type Access, type Term } from './scratch-file.store.ts';

/** Terms held in memory at the same time; beyond that they are read from the file again. */
const mostTerms = 20_000;

const termRows = ({ run, get, all }: Access) => ({
  put: ({ kind, key, name, slug, uses, data }: Omit<Term, 'target'>): void =>
    run(
      "insert into term (kind, key, name, slug, uses, data) values (?, ?, ?, ?, ?, ?) on conflict (kind, key) do update set uses = uses + excluded.uses, data = case when data = '' then excluded.data else data end, name = case when name = '' or name = key then excluded.name else name end",
      kind,
      key,
      name,
      slug,
      uses,
      data,
    ),
  read: (kind: Term['kind'], key: string): Term | undefined => {
    const row = get('select * from term where kind = ? and key = ?', kind, key);
    return row && asTerm(row);
  },
  use: (kind: Term['kind'], key: string, uses: number): void =>
    run('update term set uses = uses + ? where kind = ? and key = ?', uses, kind, key),
  aim: (kind: Term['kind'], key: string, target: string): void =>
    run('update term set target = ? where kind = ? and key = ?', target, kind, key),
  list: (kind: Term['kind'], offset: number, limit: number): Term[] =>
    all('select * from term where kind = ? order by uses desc, key limit ? offset ?', kind, limit, offset).map(asTerm),
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

/** The sections, tags and authors of the file. */
export const scratchTerms = (access: Access) => {
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
