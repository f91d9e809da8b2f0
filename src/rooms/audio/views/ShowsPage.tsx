import type { JSX } from 'preact';
import { plural, wordsFor } from '../../../common/words.ts';
import { shorten } from '../../../common/text.ts';
import { PictureFrame, type Media } from '../../media/media.ts';
import type { Visit } from '../../publication/publication.ts';
import { PageHead } from '../../../ui/parts/PageHead.tsx';
import { audioWords } from '../audio-words.ts';
import type { EpisodeView } from '../episodes/episode-view.ts';
import { opmlPath } from '../feeds/feed-paths.ts';
import { podcastFeedWords } from '../feeds/podcast-feed-words.ts';
import type { Playable } from '../player/playable.ts';
import type { Show } from '../show.ts';
import { EpisodeItem } from './EpisodeItem.tsx';

export type ShowsPageProps = {
  visit: Visit;
  shows: readonly { show: Show; art: Media | undefined; count: number }[];
  latest: readonly EpisodeView[];
  /** By story. */
  playables: ReadonlyMap<string, Playable>;
};

const ShowCard = ({ visit, show, art, count }: ShowsPageProps['shows'][number] & { visit: Visit }): JSX.Element => {
  const { language } = visit.edition;
  return (
    <li class="show-card">
      {art && !visit.textOnly ? (
        <div class="show-card-art">
          <PictureFrame media={art} language={language} sizes="(min-width: 40rem) 14rem, 40vw" alt="" />
        </div>
      ) : null}
      <div class="show-card-words">
        <h2 class="show-card-title" lang={show.language === language ? undefined : show.language}>
          <a href={visit.stay(show.path)}>{show.title}</a>
        </h2>
        <p>{shorten(show.description, 160)}</p>
        <p class="meta">{plural(language, count, wordsFor(audioWords, language).episodes)}</p>
      </div>
    </li>
  );
};

/** All shows of an edition, and what came out last. */
export const ShowsPage = ({ visit, shows, latest, playables }: ShowsPageProps): JSX.Element => {
  const words = wordsFor(audioWords, visit.edition.language);
  const { publication, edition } = visit;
  return (
    <div class="page podcasts">
      <PageHead title={words.podcasts} standfirst={words.about} />
      {shows.length === 0 ? <p>{words.noShows}</p> : null}
      {shows.length > 0 ? (
        <ul class="show-cards">
          {shows.map((one) => (
            <ShowCard visit={visit} {...one} />
          ))}
        </ul>
      ) : null}
      {latest.length > 0 ? (
        <section aria-labelledby="latest-episodes">
          <h2 class="block-title" id="latest-episodes">
            {words.latest}
          </h2>
          <div class="episode-items">
            {latest.map((episode) => (
              <EpisodeItem visit={visit} episode={episode} playable={playables.get(episode.articleId)} hasShow hasArt />
            ))}
          </div>
        </section>
      ) : null}
      {shows.length > 0 ? (
        <p class="no-print">
          <a href={opmlPath(publication, edition)}>{words.opml}</a> ·{' '}
          <a href={visit.link('/me/podcast-feeds')}>{wordsFor(podcastFeedWords, edition.language).title}</a>
        </p>
      ) : null}
    </div>
  );
};
