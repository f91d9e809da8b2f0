/** A site with a recording that is fetched, for the tests of counting. */
import { makeEditions } from '../../../../test/make-stories.ts';
import { testSite, type TestSite } from '../../../../test/test-world.ts';
import type { Config } from '../../../config.ts';
import { bytesOfSecond, makeEpisodeSound } from '../sound-for-tests.ts';
import { keepDownloads } from './keep-downloads.ts';
import { downloadsOf, listensOf } from './read-counts.ts';

/** What a podcast app calls itself. */
export const podcastApp = 'Overcast/3.0 (+http://overcast.fm/; iOS podcast app)';
export const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
export const minuteBytes = 60 * bytesOfSecond;

type Fetching = { range?: string; network?: string; agent?: string; method?: string; headers?: Record<string, string> };

export type CountingSite = TestSite & {
  heard: Awaited<ReturnType<typeof makeEpisodeSound>>;
  /** Fetches the recording, or another one, as an app would. */
  fetch: (fetching?: Fetching, path?: string) => Promise<Response>;
  flush: () => Promise<void>;
  /** Downloads of the recording, or of another one, after writing them down. */
  downloads: (mediaId?: string) => Promise<number>;
  apps: () => Promise<Record<string, number>>;
  listen: (measure: string, fetching?: Fetching & { media?: string }) => Promise<Response>;
  listens: () => Promise<Record<string, number>>;
};

const asked = ({
  range,
  network = '198.51.100.1',
  agent = podcastApp,
  headers = {},
}: Fetching): Record<string, string> => ({
  'user-agent': agent,
  'x-forwarded-for': network,
  ...(range === undefined ? {} : { range }),
  ...headers,
});

const sums = (counts: readonly { name: string; count: number }[]): Record<string, number> =>
  Object.fromEntries(counts.map(({ name, count }) => [name, count]));

type Counted = Pick<CountingSite, 'downloads' | 'apps' | 'listens'>;

/** What has been written down, after writing it down. */
const counted = ({ world }: TestSite, heard: string, flush: () => Promise<void>): Counted => ({
  downloads: async (mediaId = heard) => {
    await flush();
    return (await downloadsOf(world, { mediaIds: [mediaId], by: 'recording' }))[0]?.count ?? 0;
  },
  apps: async () => {
    await flush();
    return sums(await downloadsOf(world, { mediaIds: [heard], by: 'app' }));
  },
  listens: async () => {
    await flush();
    return sums(await listensOf(world, { mediaIds: [heard], by: 'measure' }));
  },
});

/** Networks are what a trusted proxy says; the recording is 90 seconds long, with a tag of 50 kB before it. */
export const countingSite = async (settings: Partial<Config> = {}): Promise<CountingSite> => {
  const site = await testSite({ trustedProxies: ['127.0.0.1'], ...settings });
  const { world } = site;
  await makeEditions(world, 'en', 'es');
  const heard = await makeEpisodeSound(world, { seconds: 90, tag: 50_000 });
  const keeper = keepDownloads(world);
  return {
    ...site,
    heard,
    fetch: async (fetching = {}, path = heard.path) => {
      const answer = await site.request(path, { method: fetching.method ?? 'GET', headers: asked(fetching) });
      await answer.arrayBuffer();
      return answer;
    },
    flush: keeper.flush,
    ...counted(site, heard.mediaId, keeper.flush),
    listen: (measure, { media = heard.mediaId, agent = browser, ...fetching } = {}) =>
      site.request('/podcasts/listened', {
        method: 'POST',
        headers: {
          origin: 'http://courant.test',
          'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
          ...asked({ ...fetching, agent }),
        },
        body: new URLSearchParams({ media, measure }).toString(),
      }),
    close: async () => {
      await keeper.stop();
      await site.close();
    },
  };
};
