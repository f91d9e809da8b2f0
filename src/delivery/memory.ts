/** Values that many pages need (settings, sections), kept in memory until one of their topics changes. */
export type Memory = {
  /** The kept value of `key`, or what `load` gives; loading happens once however many ask. */
  keep: <T>(key: string, topics: readonly string[], load: () => Promise<T>) => Promise<T>;
  /** Forgets what depends on any of the topics; null: forgets everything. */
  drop: (topics: readonly string[] | null) => void;
};

export const createMemory = (): Memory => {
  const kept = new Map<string, { topics: readonly string[]; value: Promise<unknown> }>();
  return {
    keep: <T>(key: string, topics: readonly string[], load: () => Promise<T>): Promise<T> => {
      const known = kept.get(key);
      if (known) return known.value as Promise<T>;
      const value = load();
      kept.set(key, { topics, value });
      value.catch(() => kept.delete(key));
      return value;
    },
    drop: (topics) => {
      if (topics === null) return kept.clear();
      for (const [key, entry] of kept) if (entry.topics.some((topic) => topics.includes(topic))) kept.delete(key);
    },
  };
};
