import type { ServerResponse } from 'node:http';

/** What may be said without a page: the house is too full, or the request makes no sense. */
type Notice = { status: number; title: string; text: string; headers?: readonly string[] };

const draw = ({ title, text }: Notice): Buffer =>
  Buffer.from(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<title>${title}</title><h1>${title}</h1><p>${text}</p>\n`,
  );

export const tooBusy: Notice = {
  status: 503,
  title: 'Too many readers at this moment',
  text: 'Please try again in a few seconds. Nothing you wrote has been lost: go back and send it again.',
  headers: ['Retry-After', '3'],
};

export const addressTooLong: Notice = {
  status: 414,
  title: 'This address is too long',
  text: 'Please check it and try again.',
};

export const noSuchFile: Notice = {
  status: 404,
  title: 'There is no such file',
  text: 'It may have been replaced by a newer one.',
};

export const noHost: Notice = {
  status: 400,
  title: 'This request names no host',
  text: 'HTTP/1.1 asks for exactly one Host header.',
};

export const unmetExpectation: Notice = {
  status: 417,
  title: 'This expectation cannot be met',
  text: 'The request expects something else than to be told to go on.',
};

export const noEncoding: Notice = {
  status: 406,
  title: 'No encoding is acceptable',
  text: 'The request refuses plain, gzip and brotli answers alike.',
  headers: ['Vary', 'Accept-Encoding'],
};

/** The same as bytes, for a connection on which no request could be read; it is closed afterwards. */
export const plainBytes = (status: string, text: string, security: readonly string[]): Buffer => {
  const body = draw({ status: 0, title: status.slice(4), text });
  const pairs = [
    'Content-Type',
    'text/html; charset=utf-8',
    'Cache-Control',
    'no-store',
    ...security,
    'Content-Length',
    String(body.length),
  ];
  const lines = pairs.flatMap((name, i) => (i % 2 === 0 ? [`${name}: ${pairs[i + 1]}`] : []));
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\nConnection: close\r\n${lines.join('\r\n')}\r\n\r\n`), body]);
};

/** Answers with a small page of our own making: no database, no shell, never kept. */
export const answerPlainly = (response: ServerResponse, notice: Notice, security: readonly string[]): void => {
  if (response.headersSent || response.destroyed) return;
  const body = draw(notice);
  response.writeHead(notice.status, [
    'Content-Type',
    'text/html; charset=utf-8',
    'Cache-Control',
    'no-store',
    ...(notice.headers ?? []),
    ...security,
    'Content-Length',
    String(body.length),
  ]);
  response.end(response.req.method === 'HEAD' ? undefined : body);
};
