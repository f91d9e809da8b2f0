import type { JSX } from 'preact';
import { LatestEpisodes, latestEpisodes, playables, playButtonAssets } from '../rooms/audio/audio.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';

/** Episodes on a page, and what the page needs and depends on for them: also while there are none, so that the first one appears. */
export type EpisodesOnPage = {
  part: JSX.Element | undefined;
  topics: string[];
  styles: string[];
  islands: string[];
};

const shown = 3;

/** The newest episodes of the edition's shows, which play where they stand. */
export const latestEpisodesOn = async (
  world: World,
  visit: Visit,
  { except }: { except?: string } = {},
): Promise<EpisodesOnPage> => {
  const { code } = visit.edition;
  const topics = [`podcasts:${code}`];
  const found = (await latestEpisodes(world, code, shown + 1)).filter(({ articleId }) => articleId !== except);
  const episodes = await playables(world, visit, found.slice(0, shown));
  if (episodes.length === 0) return { part: undefined, topics, styles: [], islands: [] };
  return {
    part: <LatestEpisodes visit={visit} episodes={episodes} />,
    topics,
    styles: [...playButtonAssets.styles],
    islands: [...playButtonAssets.islands],
  };
};
