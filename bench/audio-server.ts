/** The site with one long recording in a published episode, as a process of its own: what bench/audio.ts asks. */
import { createServer } from 'node:http';
import { createReadStream, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { makeEpisodeSound } from '../src/rooms/audio/sound-for-tests.ts';
import { keepDownloads, downloadsOf } from '../src/rooms/audio/audio.ts';
import { mediaPath } from '../src/rooms/media/media.ts';
import { makeEditions } from '../test/make-stories.ts';
import { testSite } from '../test/test-world.ts';

const seconds = Number(process.argv[2] ?? 3_600);
const site = await testSite();
const { world } = site;
await makeEditions(world, 'en');
const { mediaId, path } = await makeEpisodeSound(world, { seconds });
const { file } = await world.db.selectFrom('media').select('file').where('id', '=', mediaId).executeTakeFirstOrThrow();
const whole = mediaPath(world, file ?? '');
const server = site.app.server();
await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));

/** What Node sends by itself, for machines without nginx: the stretch as a stream, nothing else. */
const bare = createServer((request, response) => {
  const { size } = statSync(whole);
  const [, from = '0', to = ''] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? [];
  const [start, end] = [Number(from), to === '' ? size - 1 : Number(to)];
  response.writeHead(206, { 'Content-Length': end - start + 1, 'Content-Range': `bytes ${start}-${end}/${size}` });
  createReadStream(whole, { start, end }).pipe(response);
});
await new Promise<void>((listening) => void bare.listen(0, '127.0.0.1', listening));

const keeper = keepDownloads(world);
const portOf = ({ port }: AddressInfo): number => port;
process.send?.({
  ours: portOf(server.address() as AddressInfo),
  bare: portOf(bare.address() as AddressInfo),
  path,
  file: whole,
  size: statSync(whole).size,
});
process.on('disconnect', () => process.exit());
const answer = async (word: unknown): Promise<void> => {
  if (word === 'memory') return void process.send?.({ rss: process.memoryUsage().rss / 1024 / 1024 });
  await keeper.flush();
  const [counted] = await downloadsOf(world, { mediaIds: [mediaId], by: 'recording' });
  process.send?.({ downloads: counted?.count ?? 0 });
  server.closeAllConnections();
  bare.closeAllConnections();
  await keeper.stop();
  await site.close();
  process.exit();
};
process.on('message', (word) => void answer(word));
