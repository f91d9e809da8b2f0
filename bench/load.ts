/** Load from one process: `wrk` when the machine has it, else connections of our own. */
import { spawnSync } from 'node:child_process';
import { connect, type Socket } from 'node:net';

export type Load = { url: string; headers?: Record<string, string>; connections: number; seconds: number };
export type Loaded = { perSecond: number; p99: number };

const hasWrk = spawnSync('wrk', ['-v']).error === undefined;

const milliseconds = (text: string): number => {
  const [, number = 'NaN', unit = 'ms'] = /([\d.]+)(us|ms|s|m)/.exec(text) ?? [];
  return Number(number) * ({ us: 0.001, ms: 1, s: 1_000, m: 60_000 }[unit] ?? NaN);
};

const byWrk = ({ url, headers = {}, connections, seconds }: Load): Loaded => {
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', ...given, url];
  const { stdout } = spawnSync('wrk', args, { encoding: 'utf8' });
  if (/Non-2xx or 3xx/.test(stdout)) throw new Error(`Not every answer was good:\n${stdout}`);
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
    p99: milliseconds(/99%\s+(\S+)/.exec(stdout)?.[1] ?? ''),
  };
};

/** Sends the same request over and over on one connection; every answer has as many bytes as the first. */
const hammer = (socket: Socket, request: string, times: number[]): void => {
  let length = 0;
  let seen = 0;
  let head = '';
  let sentAt = 0;
  const send = (): void => {
    sentAt = performance.now();
    socket.write(request);
  };
  socket.on('connect', send).on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    seen += chunk.length;
    if (length === 0) {
      head += chunk.toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end > 0) length = end + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    }
    if (length === 0 || seen < length) return;
    seen -= length;
    times.push(performance.now() - sentAt);
    send();
  });
};

const byHand = async ({ url, headers = {}, connections, seconds }: Load): Promise<Loaded> => {
  const { hostname, port, pathname, host } = new URL(url);
  const lines = Object.entries({ Host: host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = `GET ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n`;
  const times: number[] = [];
  const sockets = Array.from({ length: connections }, () => connect(Number(port), hostname));
  for (const socket of sockets) hammer(socket, request, times);
  await new Promise((over) => setTimeout(over, seconds * 1_000));
  for (const socket of sockets) socket.destroy();
  times.sort((a, b) => a - b);
  return { perSecond: times.length / seconds, p99: times[Math.floor(times.length * 0.99)] ?? NaN };
};

export const load = async (wanted: Load): Promise<Loaded> => (hasWrk ? byWrk(wanted) : byHand(wanted));
