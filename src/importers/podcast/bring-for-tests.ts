import { existsSync } from 'node:fs';
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { testWorld, type TestWorld } from '../../../test/test-world.ts';
import { articleById, bodyToText } from '../../rooms/articles/articles.ts';
import { episodesOf, showBySlug, type EpisodeView, type Show } from '../../rooms/audio/audio.ts';
import { saveEdition } from '../../rooms/publication/publication.ts';
import { fileWith } from '../shared/import-for-tests.ts';
import type { ImportResult } from '../shared/run-import.ts';
import { podcastHost, type PodcastHost } from './podcast-host-for-tests.ts';
import { runPodcastImport, type PodcastIo, type PodcastOptions } from './run-podcast.ts';

let made: TestWorld;
let host: PodcastHost;

/** The publication that shows are brought to, with an English and a Spanish edition. */
export const site = (): TestWorld => made;
/** The host they are brought from. */
export const oldHost = (): PodcastHost => host;

let isOpened = false;

/** Opens both for the tests of a process. */
export const openBoth = (): void => {
  if (isOpened) return;
  isOpened = true;
  before(async () => {
    host = await podcastHost();
    made = await testWorld();
    const edition = { direction: 'ltr', publicationName: 'Test', tagline: '', position: 0 } as const;
    await made.world.write(async (tx) => {
      await saveEdition(tx, { ...edition, code: 'en', language: 'en', name: 'English', isDefault: true });
      await saveEdition(tx, { ...edition, code: 'es', language: 'es', name: 'Español', isDefault: false });
    });
  });
  after(async () => {
    await made.close();
    await host.close();
  });
};

export type BringOptions = Partial<PodcastOptions> & { io?: Partial<PodcastIo> };

/** An import by a path of the old host, or of a file, without waiting between tries. */
export const bring = (source: string, more: BringOptions = {}): Promise<ImportResult> => {
  const { io, ...options } = more;
  const quiet: PodcastIo = {
    out: () => {},
    progress: () => ({ set: () => {}, end: () => {} }),
    stopped: () => false,
    pause: async () => {},
    ...io,
  };
  const address = existsSync(source) ? source : `${host.address}${source}`;
  return runPodcastImport(
    made.world,
    { source: address, dryRun: false, iOwnIt: false, allow: [host.name], ...options },
    quiet,
  );
};

export const showNamed = async (slug: string, edition = 'en'): Promise<Show> =>
  (await showBySlug(made.world, edition, slug)) ?? assert.fail(`there is no show “${slug}”`);

/** All of its episodes, those that are not public too. */
export const episodes = (show: Show): Promise<EpisodeView[]> =>
  episodesOf(made.world, show.id, { limit: 100, onlyPublished: false });

export const notesOf = async ({ articleId }: EpisodeView): Promise<string> => {
  const article = await articleById(made.world, articleId);
  return article ? bodyToText(article.body) : '';
};

/** A feed of one episode whose sound is at this name on the old host. */
export const oneItem = (name: string, sound: string): string =>
  fileWith(
    `${name}.xml`,
    `<rss version="2.0"><channel><title>${name}</title><item><title>One</title><guid>one</guid><pubDate>Mon, 02 Feb 2026 05:00:00 GMT</pubDate><enclosure url="${host.address}/audio/${sound}" type="audio/mpeg" length="1"/></item></channel></rss>`,
  );
