import type { IncomingMessage } from 'node:http';

/** The target of a request, taken apart: the path as it is kept, and the query when there is one. */
export type Target = { path: string; query: URLSearchParams | undefined };

const isPlain = /^\/[\w\-./]*$/;

export const targetOf = (url: string): Target => {
  const mark = url.indexOf('?');
  const rawPath = mark === -1 ? url : url.slice(0, mark);
  const path = isPlain.test(rawPath) ? rawPath : spelled(rawPath);
  return {
    path,
    query: mark === -1 || mark === url.length - 1 ? undefined : new URLSearchParams(url.slice(mark + 1)),
  };
};

/** The same address with its path in the one spelling it is kept under; the query stays as it is. */
export const spelledOnce = (url: string): string => {
  if (!url.includes('%')) return url;
  const mark = url.search(/[?#]/);
  return mark === -1 ? spelled(url) : spelled(url.slice(0, mark)) + url.slice(mark);
};

/**
 * One spelling for all percent-encodings of a path. Encoded reserved characters (`%2F`, `%3F`, `%25`) stay as they are:
 * decoded they would be another address, and one page could be kept under the name of another.
 */
const spelled = (rawPath: string): string =>
  rawPath.replace(/(?:%[\da-f]{2})+/gi, (run) => {
    try {
      return encodeURIComponent(decodeURIComponent(run));
    } catch {
      return run;
    }
  });

/** The name a page is kept under: its path and the query parameters it depends on, in one order. */
export const keyOf = ({ path, query }: Target, names: readonly string[]): string => {
  if (!query || names.length === 0) return path;
  const pairs = names.flatMap((name) =>
    query.getAll(name).map((value) => `${name}=${encodeURIComponent(value.toWellFormed())}`),
  );
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
};

/** Which query parameters each path depends on, learned when its pages are answered. */
export const createQueryNames = (
  limit: number,
): {
  of: (path: string) => readonly string[] | undefined;
  learn: (path: string, names: readonly string[]) => readonly string[];
  /** Paths whose pages were not to be kept: who asks for one does not wait for another's. */
  noteAlone: (path: string) => void;
  isAlone: (path: string) => boolean;
} => {
  const known = new Map<string, readonly string[]>();
  const alone = new Set<string>();
  return {
    noteAlone: (path) => {
      if (alone.size >= limit) alone.clear();
      alone.add(path);
    },
    isAlone: (path) => alone.has(path),
    of: (path) => known.get(path),
    learn: (path, names) => {
      const before = known.get(path);
      if (before && names.every((name) => before.includes(name))) return before;
      const all = [...new Set([...(before ?? []), ...names])].sort();
      const oldest = known.size >= limit ? known.keys().next().value : undefined;
      if (oldest !== undefined) known.delete(oldest);
      known.set(path, all);
      return all;
    },
  };
};

const watched = new WeakMap<IncomingMessage, Set<string>>();

/** Stands for "every parameter": the route looked at the whole query. */
const everything = '*';

/**
 * The query of a request, watched: delivery learns which parameters the route looks at, keeps a page for each of their
 * values and ignores all others. Routes need not declare anything, and cannot forget to.
 */
export const watchQuery = <Query extends object>(request: IncomingMessage, query: Query): Query => {
  const names = new Set<string>();
  watched.set(request, names);
  const note = (name: string | symbol): void => {
    if (typeof name === 'string') names.add(name);
  };
  return new Proxy(query, {
    get: (target, name) => (note(name), Reflect.get(target, name)),
    has: (target, name) => (note(name), Reflect.has(target, name)),
    getOwnPropertyDescriptor: (target, name) => (note(name), Reflect.getOwnPropertyDescriptor(target, name)),
    ownKeys: (target) => (note(everything), Reflect.ownKeys(target)),
  });
};

/** The parameters the route of this request has looked at, or all of them; undefined when nobody watched. */
export const watchedNames = (request: IncomingMessage): readonly string[] | 'all' | undefined => {
  const names = watched.get(request);
  if (!names) return undefined;
  return names.has(everything) ? 'all' : [...names];
};
