import { saveEpisode, type EpisodeSaid, type EpisodeView } from '../../rooms/audio/audio.ts';
import type { World } from '../../world.ts';
import type { AtSound } from './at-sound.tsx';

/** A story that is an episode of a show. */
export type AtEpisode = AtSound & { episode: EpisodeView };

/** Saves an episode with some of it changed: all else stays as it is. */
export const changeEpisode = (
  world: World,
  { account, articleId, episode }: AtEpisode,
  change: EpisodeSaid,
): ReturnType<typeof saveEpisode> => saveEpisode(world, { ...change, account, articleId, showId: episode.showId });
