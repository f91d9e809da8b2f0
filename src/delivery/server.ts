import { createServer, type RequestListener, type Server } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import type { Desk } from './desk.ts';
import { listenForUpgrades, mayUpgrade } from './upgrades.ts';
import { answerPlainly, plainBytes, unmetExpectation } from './plain-answer.ts';

type Reason = [status: string, text: string];

const unreadable: Reason = ['400 Bad Request', 'It is not HTTP as this server reads it.'];
const reasons: Record<string, Reason> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'Please remove the cookies of this site and try again.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request did not arrive whole in time. Please try again.'],
};

/** How long a reader who has connected before a stop has to say what they want. */
const firstWords = 250;

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
      shouldUpgradeCallback: mayUpgrade(desk),
    },
    listener,
  );
  server.maxConnections = limits.connections;
  server.timeout = limits.stillTimeout;
  server.on('clientError', refuse(desk));
  listenForUpgrades(desk, server);
  server.on('checkExpectation', (_request, response) => {
    response.shouldKeepAlive = false;
    answerPlainly(response, unmetExpectation, site.security);
  });
  return server;
};

/** However many come. */
const longestWelcome = 500;

/**
 * Waits for two turns of the event loop in which nobody came in. One connection is let in a turn; who stands in the kernel's
 * queue when the door is shut is cut off, and where requests are answered meanwhile somebody always does.
 */
const letEverybodyIn = async (server: Server): Promise<void> => {
  const until = performance.now() + longestWelcome;
  let sinceLast = 0;
  const note = (): void => {
    sinceLast = 0;
  };
  server.on('connection', note);
  while (sinceLast < 3 && performance.now() < until) {
    await new Promise((next) => setImmediate(next));
    // The first turn was under way already.
    sinceLast += 1;
  }
  server.off('connection', note);
};

/**
 * Stops without cutting anyone off: no new connections, connections close after the answer in progress, and who is still
 * there after `stopTimeout` is let go.
 */
export const stopServer = async (desk: Desk, server: Server): Promise<void> => {
  desk.isStopping = true;
  if (!server.listening) return;
  const held: (() => void)[] = [];
  desk.held = held;
  await letEverybodyIn(server);
  const { promise, resolve } = Promise.withResolvers<void>();
  // http's own close lets idle connections go at once, and with them readers who have just come and not yet asked.
  NetServer.prototype.close.call(server, () => resolve());
  desk.held = undefined;
  for (const answer of held) answer();
  const goHome = setTimeout(() => server.closeIdleConnections(), firstWords);
  const letGo = setTimeout(() => server.closeAllConnections(), desk.limits.stopTimeout);
  await promise;
  clearTimeout(goHome);
  clearTimeout(letGo);
};
