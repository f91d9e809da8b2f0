import { wordsFor } from '../../../common/words.ts';
import type { World } from '../../../world.ts';
import { articlesByIds, type Article, type StoryAround } from '../../articles/articles.ts';
import { momentsOf } from '../../discussion/discussion.ts';
import { mediaByIds } from '../../media/media.ts';
import type { Visit } from '../../publication/publication.ts';
import { audioWords } from '../audio-words.ts';
import type { EpisodeView } from '../episodes/episode-view.ts';
import { episodeOf, episodesAround } from '../episodes/read-episodes.ts';
import { storySoundOf } from '../episodes/story-sound.ts';
import { Player, playerAssets } from '../player/Player.tsx';
import { playable } from '../player/playable.ts';
import { EpisodeClosing, EpisodeOpening, EpisodeOver } from './EpisodeParts.tsx';

type SoundAround = Pick<StoryAround, 'over' | 'opening' | 'closing' | 'styles' | 'islands' | 'topics'>;

const mediaTopics = (ids: readonly (string | undefined)[]): string[] =>
  ids.flatMap((id) => (id === undefined ? [] : [`media:${id}`]));

const aroundEpisode = async (
  world: World,
  visit: Visit,
  { episode, at }: { episode: EpisodeView; at: number | undefined },
): Promise<SoundAround> => {
  const people = episode.people.length > 0 ? episode.people : episode.show.people;
  const portraitIds = people.flatMap(({ pictureId }) => pictureId ?? []);
  const [heard, { previous, next }, stories, portraits, marks] = await Promise.all([
    playable(world, visit, episode),
    episodesAround(world, episode),
    articlesByIds(world, episode.storyIds),
    mediaByIds(world, portraitIds),
    momentsOf(world, episode.articleId),
  ]);
  const linked = episode.storyIds.flatMap((id) => stories.find((story) => story.id === id) ?? []);
  const parts = { visit, episode, playable: heard, at, marks, portraits, stories: linked, previous, next };
  return {
    over: <EpisodeOver {...parts} />,
    opening: <EpisodeOpening {...parts} />,
    closing: <EpisodeClosing {...parts} />,
    styles: ['audio.css', ...(heard ? playerAssets.styles : [])],
    islands: heard ? playerAssets.islands : [],
    topics: [
      `show:${episode.showId}`,
      `thread:${episode.articleId}`,
      ...mediaTopics([episode.mediaId, episode.art?.id, ...portraitIds]),
      ...linked.map(({ id }) => `article:${id}`),
    ],
  };
};

const aroundStory = async (
  world: World,
  visit: Visit,
  { article, at }: { article: Article; at: number | undefined },
): Promise<SoundAround> => {
  const heard = await storySoundOf(world, visit, article);
  if (!heard) return {};
  const words = wordsFor(audioWords, visit.edition.language);
  const marks = await momentsOf(world, article.id);
  return {
    opening: (
      <section class="story-sound" aria-label={words.listenToStory}>
        <p class="story-sound-name">{words.listenToStory}</p>
        <Player visit={visit} playable={heard} at={at} marks={marks} />
      </section>
    ),
    styles: ['audio.css', ...playerAssets.styles],
    islands: playerAssets.islands,
    topics: [`thread:${article.id}`, ...mediaTopics([heard.mediaId])],
  };
};

/**
 * What a story that can be heard has more than others: an episode its show, player, people and neighbours; a story with a sound of its own
 * the player. `at` is the second the address begins at.
 */
export const soundAround = async (
  world: World,
  visit: Visit,
  { article, at }: { article: Article; at?: number | undefined },
): Promise<SoundAround> => {
  const episode = article.kind === 'episode' ? await episodeOf(world, article.id) : undefined;
  return episode ? aroundEpisode(world, visit, { episode, at }) : aroundStory(world, visit, { article, at });
};
