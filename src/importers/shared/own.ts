/** The value under a name that came from outside: what every object inherits (`constructor` …) does not count. */
export const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
