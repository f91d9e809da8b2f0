import type { JSX } from 'preact';
import { PictureFrame } from '../../media/media.ts';
import type { Visit } from '../../publication/publication.ts';
import type { EpisodeView } from '../episodes/episode-view.ts';
import { PlayButton } from '../player/PlayButton.tsx';
import type { Playable } from '../player/playable.ts';
import { EpisodeFacts } from './facts.tsx';

export type EpisodeItemProps = {
  visit: Visit;
  episode: EpisodeView;
  playable: Playable | undefined;
  /** In lists of several shows: whose it is. */
  hasShow?: boolean;
  /** Only where it is not the show's, which the page has already. */
  hasArt?: boolean;
};

/** An episode in a list, which plays where it stands. */
export const EpisodeItem = ({ visit, episode, playable, hasShow, hasArt }: EpisodeItemProps): JSX.Element => (
  <article class="episode-item">
    {hasArt && episode.art && !visit.textOnly ? (
      <div class="episode-item-art">
        <PictureFrame media={episode.art} language={visit.edition.language} sizes="7rem" alt="" />
      </div>
    ) : null}
    <div class="episode-item-words">
      {hasShow ? (
        <p class="episode-item-show">
          <a href={visit.stay(episode.show.path)}>{episode.show.title}</a>
        </p>
      ) : null}
      <h3 class="episode-item-title">
        <a href={visit.stay(episode.path)}>{episode.title}</a>
      </h3>
      <EpisodeFacts visit={visit} episode={episode} hasLength={!playable} />
      {episode.teaser ? <p class="episode-item-teaser">{episode.teaser}</p> : null}
      {playable ? <PlayButton visit={visit} playable={playable} /> : null}
    </div>
  </article>
);
