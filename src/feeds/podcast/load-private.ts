import { foldSpace } from '../../common/text.ts';
import { wordsFor } from '../../common/words.ts';
import type { Cursor } from '../../rooms/articles/articles.ts';
import { podcastFeedWords, showById, showGuid, type PrivateFeed } from '../../rooms/audio/audio.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { loadAllShowsFeed, loadShowFeed } from './load-podcast.ts';
import type { PodcastFeed } from './podcast-feed.ts';

type Asked = { feed: PrivateFeed; selfUrl: string; before: Cursor | undefined };

const pageOf = async (world: World, { feed, selfUrl, before }: Asked): Promise<PodcastFeed | undefined> => {
  if (feed.showId !== undefined) {
    const show = await showById(world, feed.showId);
    return show && (await loadShowFeed(world, show, { before, selfUrl })).feed;
  }
  const publication = await publicationOf(world);
  const edition = publication.editionByCode(feed.edition) ?? publication.defaultEdition;
  return (await loadAllShowsFeed(world, edition, selfUrl))?.feed;
};

/** The same episodes and bytes as in the public feed, under another name that no directory takes; undefined when the show is gone. */
export const loadPrivateFeed = async (world: World, asked: Asked): Promise<PodcastFeed | undefined> => {
  const page = await pageOf(world, asked);
  if (!page) return undefined;
  const words = wordsFor(podcastFeedWords, page.language);
  return {
    ...page,
    title: foldSpace(words.privateTitle(page.title).replace(/[\u2066-\u2069]/g, '')),
    guid: showGuid(asked.selfUrl),
    isPrivate: true,
    hubs: [],
    movedTo: undefined,
  };
};
