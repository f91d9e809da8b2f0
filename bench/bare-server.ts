/** The limit for kept pages: node:http and nothing else, sending the very headers and bytes it is told by its parent. */
import { createServer } from 'node:http';

type Answer = { path: string; headers: string[]; body: string };

process.once('message', ({ port, answers }: { port: number; answers: Answer[] }) => {
  const ready = new Map(
    answers.map(({ path, headers, body }) => [path, { headers, body: Buffer.from(body, 'base64') }]),
  );
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    const answer = ready.get(request.url ?? '');
    response.writeHead(200, answer?.headers);
    response.end(answer?.body);
  });
  server.listen(port, '127.0.0.1', () => process.send?.('listening'));
  process.on('disconnect', () => process.exit());
});
