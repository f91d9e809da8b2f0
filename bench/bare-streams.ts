/** The limit for live streams: node:http and nothing else, writing what its parent says to every open answer. */
import { createServer, type ServerResponse } from 'node:http';

type Asked = { port: number } | { event: string };

const open = new Set<ServerResponse>();

const server = createServer((request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(':\n\n');
  open.add(response);
  request.on('close', () => open.delete(response));
});

process.on('message', (asked: Asked) => {
  if ('port' in asked) server.listen(asked.port, '127.0.0.1', () => process.send?.('listening'));
  else for (const response of open) response.write(asked.event);
});
process.on('disconnect', () => process.exit());
