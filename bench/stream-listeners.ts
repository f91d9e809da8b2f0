/** Many readers with a thread open, in a process of their own: says when each of them has heard something. */
import { connect, type Socket } from 'node:net';

export type Listen = { port: number; path: string; count: number; first: number };
export type Told = { kind: 'open'; open: number } | { kind: 'heard'; at: number[] };
export type Asked = { kind: 'heard' } | { kind: 'close' } | ({ kind: 'listen' } & Listen);

/** So many come from one address: fewer than the site lets one network have. */
const perAddress = 50;
const atOnce = 100;

const sockets = new Set<Socket>();
let open = 0;
let heard: number[] = [];

const now = (): number => performance.timeOrigin + performance.now();
const tell = (told: Told): void => void process.send?.(told);

const addressOf = (reader: number): string => {
  const network = Math.floor(reader / perAddress);
  return `127.${1 + Math.floor(network / 62_500)}.${Math.floor(network / 250) % 250}.${2 + (network % 250)}`;
};

/** One reader; who is sent away comes again. */
const listen = ({ port, path, first }: Listen, reader: number): Promise<void> =>
  new Promise((done) => {
    const socket = connect({ host: '127.0.0.1', port, localAddress: addressOf(first + reader) });
    let isOpen = false;
    sockets.add(socket);
    socket.on('connect', () => socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`));
    socket.on('data', (chunk) => {
      const text = chunk.toString('latin1');
      if (!isOpen && text.startsWith('HTTP/1.1 200')) {
        isOpen = true;
        open += 1;
        done();
      }
      if (isOpen && text.includes('data: {')) heard.push(now());
      if (!isOpen) socket.destroy();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      if (isOpen) open -= 1;
      else setTimeout(() => void listen({ port, path, count: 1, first }, reader).then(done), 500);
    });
  });

const listenAll = async (asked: Listen): Promise<void> => {
  for (let reader = 0; reader < asked.count; reader += atOnce) {
    const wave = Array.from({ length: Math.min(atOnce, asked.count - reader) }, (_, i) => listen(asked, reader + i));
    await Promise.all(wave);
  }
  tell({ kind: 'open', open });
};

process.on('message', (asked: Asked) => {
  if (asked.kind === 'listen') return void listenAll(asked);
  if (asked.kind === 'heard') {
    tell({ kind: 'heard', at: heard });
    heard = [];
    return;
  }
  for (const socket of sockets) {
    socket.removeAllListeners('close');
    socket.destroy();
  }
  process.disconnect();
});
