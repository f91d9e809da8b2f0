import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';

/**
 * A path as it may stand in the log: the token of a sign-in link opens an account, that of a mail ends its kind, that of a draft shows
 * what somebody has begun to write, that of a notice what they reported, that of a preview a story that is not out, that of a private
 * feed what a reader hears, and who reads the log must not find them.
 */
export const loggedPath = (path: string): string =>
  path.replace(
    /(\/(?:sign-in|unsubscribe|comments\/draft|preview|podcasts\/private)|(?<!\/me)\/notices)(?:\/|%2f).*/is,
    '$1/…',
  );

/**
 * One line for each answer that was prepared: what was asked, what was answered, how long it took. Neither the reader's
 * address nor the query is written, for a search is the reader's own matter. Answers from memory are counted, not logged.
 */
export const logAnswer = (log: Logger, request: IncomingMessage, response: ServerResponse): void => {
  const began = performance.now();
  const { socket } = request;
  const before = socket.bytesWritten;
  const path = loggedPath((request.url ?? '').split('?', 1)[0] ?? '');
  response.once('close', () => {
    const line = {
      method: request.method,
      path,
      status: response.statusCode,
      ms: Math.round((performance.now() - began) * 10) / 10,
    };
    const bytes = socket.bytesWritten - before;
    const left = response.writableFinished ? {} : { left: true };
    log.info({ ...line, ...(Number.isFinite(bytes) ? { bytes } : {}), ...left }, 'answered');
  });
};
