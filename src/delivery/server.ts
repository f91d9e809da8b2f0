import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Desk } from './desk.ts';
import { answerPlainly, plainBytes, unmetExpectation } from './plain-answer.ts';

type Reason = [status: string, text: string];

const unreadable: Reason = ['400 Bad Request', 'It is not HTTP as this server reads it.'];
const reasons: Record<string, Reason> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'Please remove the cookies of this site and try again.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request did not arrive whole in time. Please try again.'],
};

/** How long whoever was refused has to read why; then the connection is gone, even if they go on sending. */
const lastWords = 1_000;

/** Answers what is not even a request, then closes. */
const refuse =
  ({ site }: Desk) =>
  (error: NodeJS.ErrnoException, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
      socket.destroy();
      return;
    }
    socket.end(plainBytes(...(reasons[error.code ?? ''] ?? unreadable), site.security));
    setTimeout(() => socket.destroy(), lastWords).unref();
  };

/** A server that waits for no one too long: half-sent requests, still connections and their number are bounded. */
export const createBoundedServer = (desk: Desk, listener: RequestListener): Server => {
  const { limits, site } = desk;
  const server = createServer(
    {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersTimeout,
      requestTimeout: limits.requestTimeout,
      keepAliveTimeout: limits.keepAliveTimeout,
      connectionsCheckingInterval: limits.checkInterval,
      // The front asks for it itself, with the headers every answer carries.
      requireHostHeader: false,
    },
    listener,
  );
  server.maxConnections = limits.connections;
  server.timeout = limits.stillTimeout;
  server.on('clientError', refuse(desk));
  server.on('checkExpectation', (_request, response) => {
    response.shouldKeepAlive = false;
    answerPlainly(response, unmetExpectation, site.security);
  });
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
