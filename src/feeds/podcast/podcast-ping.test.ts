import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { createJobRunner } from '../../job-runner.ts';
import { saveEpisode } from '../../rooms/audio/audio.ts';
import { saveSettings } from '../../rooms/publication/publication.ts';
import { podcastPingJob } from '../feeds.ts';
import { changeStory, makeEpisode, makeShow, podcastSite, type PodcastSite } from './podcast-for-tests.ts';

let site: PodcastSite;
let hub: Server;
let calls: string[] = [];
const origin = 'https://courant.test';

before(async () => {
  site = await podcastSite();
  hub = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      calls.push(new URLSearchParams(Buffer.concat(pieces).toString()).get('hub.url') ?? '');
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((listening) => hub.listen(0, '127.0.0.1', listening));
  const { port } = hub.address() as AddressInfo;
  await saveSettings(site.world, { websubHubs: [`http://127.0.0.1:${port}/`] });
});
after(async () => {
  await new Promise((closed) => hub.close(closed));
  await site.close();
});

const toldOf = async (act: () => Promise<unknown>): Promise<string[]> => {
  calls = [];
  await act();
  const jobs = createJobRunner(site.world, {
    'podcast-ping': (world, payload: { showId: string }) => podcastPingJob(world, payload, { allow: () => true }),
  });
  await jobs.runDue();
  return calls;
};

test('hubs hear of a show’s feed when an episode comes, changes or goes, once for all that happened meanwhile', async () => {
  const showId = await makeShow(site.world);
  const feeds = [`${origin}/podcasts/tide/feed.xml`, `${origin}/podcasts/feed.xml`];
  let articleId = '';
  assert.deepEqual(await toldOf(() => makeEpisode(site, showId, { story: { status: 'draft' } })), []);
  const coming = async (): Promise<void> => void ({ articleId } = await makeEpisode(site, showId));
  assert.deepEqual(await toldOf(coming), feeds);
  const twice = async (): Promise<void> => {
    await changeStory(site, articleId, { headline: 'High water' });
    await changeStory(site, articleId, { headline: 'Higher water' });
  };
  assert.deepEqual(await toldOf(twice), feeds);
  const said = { account: undefined, articleId, showId, number: 3 };
  assert.deepEqual(await toldOf(() => saveEpisode(site.world, said)), feeds);
  assert.deepEqual(await toldOf(() => changeStory(site, articleId, { status: 'unpublished' })), feeds);
  assert.deepEqual(await toldOf(() => changeStory(site, articleId, { status: 'unpublished', headline: 'Gone' })), []);
});

test('the feed names the hub, in itself and in the answer’s head', async () => {
  const answer = await site.request('/podcasts/tide/feed.xml');
  assert.match(answer.headers.get('link') ?? '', /rel="self", <http:\/\/127\.0\.0\.1:\d+\/>; rel="hub"/);
  assert.match(await answer.text(), /<atom:link href="http:\/\/127\.0\.0\.1:\d+\/" rel="hub"\/>/);
});
