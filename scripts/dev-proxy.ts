/**
 * Stands before the site while one works on it: passes requests on, keeps them waiting while the site restarts, and tells
 * open pages to load again. Nothing of this is in the site itself.
 */
import { createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export type DevProxy = {
  server: Server;
  /** The port the site listens on now; undefined while it restarts or when it cannot start. */
  pointTo: (port: number | undefined) => void;
  /** Shown instead of the site while it cannot be built or started. */
  showTrouble: (text: string) => void;
  reload: () => void;
};

const script = `new EventSource('/dev/changes').addEventListener('change', () => location.reload());`;
const tag = '<script type="module" src="/dev/reload.js"></script>';

const noStore = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; script-src 'self'; connect-src 'self'",
};

const troublePage = (text: string): string =>
  `<!doctype html><meta charset="utf-8"><title>Cannot start</title>${tag}<h1>The site cannot start</h1><pre>${text.replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;'))}</pre>`;

/** Passes an answer on; pages are given the script that loads them again. */
const relay = (answer: IncomingMessage, response: ServerResponse): void => {
  const isPage =
    /^text\/html/.test(answer.headers['content-type'] ?? '') &&
    answer.statusCode !== 304 &&
    response.req.method === 'GET';
  if (!isPage) {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.pipe(response);
    return;
  }
  const { 'content-length': _length, etag: _etag, ...headers } = answer.headers;
  response.writeHead(answer.statusCode ?? 200, { ...headers, 'cache-control': 'no-store' });
  answer.on('end', () => response.end(tag));
  answer.pipe(response, { end: false });
};

const pass = (request: IncomingMessage, response: ServerResponse, port: number): void => {
  const { 'accept-encoding': _encoding, 'if-none-match': _tag, ...headers } = request.headers;
  const asked = ask(
    { host: '127.0.0.1', port, path: request.url, method: request.method, headers, agent: false },
    (answer) => relay(answer, response),
  );
  asked.on('error', () => response.destroy());
  response.on('close', () => asked.destroy());
  request.pipe(asked);
};

/** Keeps a page's line open, to tell it of changes. */
const follow = (open: Set<ServerResponse>, response: ServerResponse): void => {
  open.add(response);
  response.writeHead(200, { ...noStore, 'Content-Type': 'text/event-stream' }).write('retry: 200\n\n');
  response.on('close', () => open.delete(response));
};

export const createDevProxy = (): DevProxy => {
  const open = new Set<ServerResponse>();
  let waiting: (() => void)[] = [];
  let port: number | undefined;
  let trouble: string | undefined;

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    if (request.url === '/dev/reload.js')
      response.writeHead(200, { ...noStore, 'Content-Type': 'text/javascript' }).end(script);
    else if (request.url === '/dev/changes') follow(open, response);
    else if (trouble !== undefined)
      response.writeHead(500, { ...noStore, 'Content-Type': 'text/html; charset=utf-8' }).end(troublePage(trouble));
    else if (port === undefined) waiting.push(() => answer(request, response));
    else pass(request, response, port);
  };

  const letGo = (): void => {
    const held = waiting;
    waiting = [];
    for (const next of held) next();
  };

  return {
    server: createServer(answer),
    pointTo: (to) => {
      port = to;
      if (to === undefined) return;
      trouble = undefined;
      letGo();
    },
    showTrouble: (text) => {
      trouble = text;
      letGo();
    },
    reload: () => {
      for (const response of open) response.write('event: change\ndata: \n\n');
    },
  };
};
