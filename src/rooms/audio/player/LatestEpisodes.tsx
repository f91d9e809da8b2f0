import type { JSX } from 'preact';
import { formatDate, isoInZone } from '../../../common/dates.ts';
import { wordsFor } from '../../../common/words.ts';
import { PictureFrame } from '../../media/media.ts';
import type { Visit } from '../../publication/publication.ts';
import { PlayButton } from './PlayButton.tsx';
import type { Playable } from './playable.ts';
import { playerWords } from './player-words.ts';

const EpisodeTeaser = ({ visit, playable }: { visit: Visit; playable: Playable }): JSX.Element => {
  const { edition, publication } = visit;
  const place = { language: edition.language, timeZone: publication.settings.timeZone };
  return (
    <article class="episode-teaser">
      {playable.art && !visit.textOnly ? (
        <div class="episode-art">
          <PictureFrame media={playable.art} language={edition.language} sizes="6rem" alt="" />
        </div>
      ) : null}
      <div class="episode-words">
        {playable.show ? (
          <p class="episode-show">
            <a href={visit.stay(playable.show.path)}>{playable.show.title}</a>
          </p>
        ) : null}
        <h3 class="episode-title">
          <a href={visit.stay(playable.path)}>{playable.title}</a>
        </h3>
        <div class="episode-foot">
          <PlayButton visit={visit} playable={playable} />
          {playable.publishedAt === undefined ? null : (
            <time class="meta" datetime={isoInZone(playable.publishedAt, place.timeZone)}>
              {formatDate(playable.publishedAt, place)}
            </time>
          )}
        </div>
      </div>
    </article>
  );
};

export type LatestEpisodesProps = {
  visit: Visit;
  episodes: readonly Playable[];
  /** Else “Latest episodes”. */
  title?: string | undefined;
  /** Unique on the page. */
  id?: string;
};

/** The newest episodes, each of which plays where it stands; draws nothing where there are none. */
export const LatestEpisodes = ({
  visit,
  episodes,
  title,
  id = 'episodes',
}: LatestEpisodesProps): JSX.Element | null => {
  if (episodes.length === 0) return null;
  const words = wordsFor(playerWords, visit.edition.language);
  const all = visit.link('/podcasts');
  return (
    <section class="block episodes" aria-labelledby={`block-${id}`}>
      <div class="block-inner">
        <h2 class="block-title" id={`block-${id}`}>
          <a href={all}>{title ?? words.latest}</a>
        </h2>
        <div class="episodes-list">
          {episodes.map((playable) => (
            <EpisodeTeaser visit={visit} playable={playable} />
          ))}
        </div>
        <p class="block-more">
          <a href={all}>{words.allPodcasts}</a>
        </p>
      </div>
    </section>
  );
};
