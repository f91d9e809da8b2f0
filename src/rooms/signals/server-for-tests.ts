/** A server on this machine that behaves well or badly, for tests of what is sent out. */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';

export type Call = { path: string; headers: IncomingHttpHeaders; body: string };

export type OutsideServer = {
  port: number;
  url: string;
  calls: Call[];
  /** How it answers from now on; a hanging one never calls `end`. */
  answer: (response: ServerResponse, call: Call) => void;
};

const open: Server[] = [];
after(() => {
  for (const server of open) {
    server.closeAllConnections();
    server.close();
  }
});

export const outsideServer = async (): Promise<OutsideServer> => {
  const made: OutsideServer = { port: 0, url: '', calls: [], answer: (response) => void response.end('ok') };
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const call = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(pieces).toString() };
      made.calls.push(call);
      made.answer(response, call);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  made.port = (server.address() as AddressInfo).port;
  made.url = `http://127.0.0.1:${made.port}/hook`;
  open.push(server);
  return made;
};

/** Whether a call carries a signature that this secret makes. */
export const isSignedWith = (secret: string, { headers, body }: Call): boolean => {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const message = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const expected = `v1,${createHmac('sha256', key).update(message).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(expected);
};
