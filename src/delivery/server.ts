import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Desk } from './desk.ts';

const reasons: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Answers what is not even a request, then closes. */
const refuse = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const reason = reasons[error.code ?? ''] ?? '400 Bad Request';
  socket.end(
    `HTTP/1.1 ${reason}\r\nConnection: close\r\nContent-Length: 0\r\nX-Content-Type-Options: nosniff\r\n` +
      `Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n\r\n`,
  );
};

/** A server that waits for no one too long: half-sent requests, still connections and their number are bounded. */
export const createBoundedServer = ({ limits }: Desk, listener: RequestListener): Server => {
  const server = createServer(
    {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersTimeout,
      requestTimeout: limits.requestTimeout,
      keepAliveTimeout: limits.keepAliveTimeout,
      connectionsCheckingInterval: limits.checkInterval,
    },
    listener,
  );
  server.maxConnections = limits.connections;
  server.timeout = limits.stillTimeout;
  server.on('clientError', refuse);
  return server;
};

/**
 * Stops without cutting anyone off: no new connections, connections close after the answer in progress, and who is still
 * there after `stopTimeout` is let go.
 */
export const stopServer = (desk: Desk, server: Server): Promise<void> =>
  new Promise((stopped) => {
    desk.isStopping = true;
    if (!server.listening) return stopped();
    const letGo = setTimeout(() => server.closeAllConnections(), desk.limits.stopTimeout);
    server.close(() => {
      clearTimeout(letGo);
      stopped();
    });
    server.closeIdleConnections();
  });
