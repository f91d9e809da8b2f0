/** Connections that go on as something else than HTTP. Whatever nobody has asked for is answered as if it had not been wished. */
import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Desk } from './desk.ts';
import { plainBytes } from './plain-answer.ts';

/** Somebody who takes over connections at some addresses. */
export type Upgrade = {
  /** Whether an address (without query) is theirs. */
  isFor: (path: string) => boolean;
  /** Takes the connection over, or says why not. */
  take: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<Refused | undefined>;
  /** Says goodbye to all; the stop waits for it. */
  stop: () => Promise<void>;
};

/** Why a connection is not taken over; it is answered so and closed. */
export type Refused = { status: number; words: string };

const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0] ?? '';

const upgradeFor = ({ upgrades }: Desk, request: IncomingMessage): Upgrade | undefined =>
  request.headers.upgrade?.toLowerCase() === 'websocket' && request.method === 'GET'
    ? upgrades.find(({ isFor }) => isFor(pathOf(request)))
    : undefined;

const refuse = ({ site }: Desk, socket: Duplex, { status, words }: Refused): void => {
  socket.end(plainBytes(`${status} ${STATUS_CODES[status] ?? 'Refused'}`, words, site.security));
};

const take = async (desk: Desk, request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
  const upgrade = upgradeFor(desk, request);
  if (!upgrade) return refuse(desk, socket, { status: 400, words: 'There is nothing to talk to at this address.' });
  if (desk.isStopping) return refuse(desk, socket, { status: 503, words: 'The server is being restarted.' });
  const refused = await upgrade.take(request, socket, head);
  if (refused) refuse(desk, socket, refused);
};

/** For `createServer`: which connections may go on as something else. */
export const mayUpgrade =
  (desk: Desk) =>
  (request: IncomingMessage): boolean =>
    upgradeFor(desk, request) !== undefined;

export const listenForUpgrades = (desk: Desk, server: Server): void => {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Whoever breaks off meanwhile is no fault of ours.
    socket.on('error', () => socket.destroy());
    take(desk, request, socket, head).catch((error: unknown) => {
      desk.log.error({ err: error }, 'a connection could not be taken over');
      socket.destroy();
    });
  });
};

/** Nobody is let in any more, and all are told. */
export const stopUpgrades = async (desk: Desk): Promise<void> => {
  desk.isStopping = true;
  await Promise.all(desk.upgrades.map((upgrade) => upgrade.stop()));
};
