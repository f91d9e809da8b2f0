import type { FastifyRequest } from 'fastify';
import { returnPath } from '../accounts/accounts.ts';

/** The page of ours a form was sent from, by its Referer; `otherwise` when the browser does not say. */
export const cameFrom = (request: FastifyRequest, publicUrl: string, otherwise: string): string => {
  const { referer } = request.headers;
  if (referer === undefined || !URL.canParse(referer)) return otherwise;
  const { origin, pathname, search } = new URL(referer);
  return origin === new URL(publicUrl).origin ? (returnPath(pathname + search) ?? otherwise) : otherwise;
};

/** The path with these parameters set, or taken away where they are undefined; and to this place in the page. */
export const withQuery = (path: string, changes: Record<string, string | undefined>, fragment = ''): string => {
  const url = new URL(path, 'https://courant.invalid');
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return `${url.pathname}${url.search}${fragment === '' ? '' : `#${fragment}`}`;
};

/** Whether a script asks, which shows the new state itself. */
export const wantsJson = (request: FastifyRequest): boolean => request.headers.accept === 'application/json';
