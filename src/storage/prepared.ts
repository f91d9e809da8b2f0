import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from './storage.ts';

/** Stands for a value while a query is built. */
class Blank {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

type Ready = { query: CompiledQuery; names: readonly (string | { value: unknown })[] };

/**
 * A query that is built and compiled once, and then only given its values: for what runs with every comment. `build` is called once a
 * dialect, with stand-ins for the values: it takes them by name, and must not look at them.
 */
export const prepared = <Values extends Record<string, unknown>, Row = unknown>(
  build: (db: Db, values: Values) => Compilable<Row>,
): ((db: Db, values: Values) => Promise<Row[]>) => {
  const made = new Map<unknown, Ready>();
  const blanks = new Proxy({}, { get: (_, name) => new Blank(String(name)) }) as Values;
  return async (db, values) => {
    const executor = db.getExecutor();
    const dialect = executor.adapter.constructor;
    let ready = made.get(dialect);
    if (!ready) {
      const query = build(db, blanks).compile();
      const names = query.parameters.map((one) => (one instanceof Blank ? one.name : { value: one }));
      made.set(dialect, (ready = { query, names }));
    }
    const parameters = ready.names.map((one) => (typeof one === 'string' ? values[one] : one.value));
    const { rows } = await db.executeQuery<Row>({ ...ready.query, parameters });
    return rows;
  };
};
