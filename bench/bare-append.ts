/** The limit for durable posts: node:http that appends each body as a line and answers after fsync, many sharing one. */
import { fdatasync, openSync, writeSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';

process.once('message', ({ port, file }: { port: number; file: string }) => {
  const log = openSync(file, 'a');
  let waiting: { line: string; response: ServerResponse }[] = [];
  let isSyncing = false;

  /** Whoever came while the last fsync ran goes with the next one: its best grouping. */
  const flush = (): void => {
    if (isSyncing || waiting.length === 0) return;
    isSyncing = true;
    const group = waiting;
    waiting = [];
    writeSync(log, group.map(({ line }) => `${line}\n`).join(''));
    fdatasync(log, () => {
      for (const { response } of group) response.writeHead(201, { 'Content-Length': '2' }).end('ok');
      isSyncing = false;
      flush();
    });
  };

  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      waiting.push({ line: Buffer.concat(pieces).toString().replaceAll('\n', ' '), response });
      setImmediate(flush);
    });
  });
  server.listen(port, '127.0.0.1', () => process.send?.('listening'));
  process.on('disconnect', () => process.exit());
});
