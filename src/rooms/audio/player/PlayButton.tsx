import type { FunctionComponent, HTMLAttributes, JSX } from 'preact';
import { clockTime } from '../../../common/clock-time.ts';
import { wordsFor } from '../../../common/words.ts';
import type { Visit } from '../../publication/publication.ts';
import { islandEpisode, type Playable } from './playable.ts';
import { PlayerIcon } from './PlayerIcon.tsx';
import { playerWords } from './player-words.ts';

const PlayInPlace = 'play-button' as unknown as FunctionComponent<HTMLAttributes<HTMLElement>>;

/** What a page with such buttons needs: stylesheets and islands by asset name. */
export const playButtonAssets = { styles: ['episodes.css'], islands: ['player.js'] } as const;

/** Plays an episode where one is; without scripts it leads to the episode's player. */
export const PlayButton = ({ visit, playable }: { visit: Visit; playable: Playable }): JSX.Element => {
  const words = wordsFor(playerWords, visit.edition.language);
  const length = playable.length ? clockTime(playable.length) : '';
  const name = words.playOf.replace('#', playable.title);
  const face = (
    <>
      <span class="play-disc">
        <PlayerIcon name="play" />
        <PlayerIcon name="pause" />
      </span>
      <span aria-hidden="true">{length || words.play}</span>
    </>
  );
  if (visit.textOnly) return <a href={playable.sound.path}>{name}</a>;
  return (
    <PlayInPlace
      class="play-button no-print"
      data-episode={JSON.stringify(islandEpisode(visit, playable))}
      data-media={playable.mediaId}
      data-pause={`${words.pause}: ${playable.title}`}
    >
      <a class="play" href={`${visit.stay(playable.path)}#listen`} aria-label={length ? `${name}, ${length}` : name}>
        {face}
      </a>
      <button type="button" class="play" data-act="play" aria-label={length ? `${name}, ${length}` : name} hidden>
        {face}
      </button>
      <button
        type="button"
        class="play-later"
        data-act="later"
        title={words.addToQueue}
        aria-label={words.addToQueueOf.replace('#', playable.title)}
        hidden
      >
        <PlayerIcon name="plus" />
      </button>
    </PlayInPlace>
  );
};
