import type { JSX } from 'preact';
import { formatNumber, wordsFor } from '../../../common/words.ts';
import { PictureFrame, type Media } from '../../media/media.ts';
import type { Visit } from '../../publication/publication.ts';
import { Notice } from '../../../ui/parts/Notice.tsx';
import { PageHead } from '../../../ui/parts/PageHead.tsx';
import { Pager, type PagerProps } from '../../../ui/parts/Pager.tsx';
import { audioWords, type AudioWords } from '../audio-words.ts';
import type { EpisodeView } from '../episodes/episode-view.ts';
import type { Playable } from '../player/playable.ts';
import type { Show } from '../show.ts';
import { EpisodeItem } from './EpisodeItem.tsx';
import { Paragraphs } from './Paragraphs.tsx';
import { People } from './People.tsx';
import { Subscribe } from './Subscribe.tsx';

export type ShowPageProps = {
  visit: Visit;
  show: Show;
  art: Media | undefined;
  /** Pictures of its people, by their ids. */
  portraits: ReadonlyMap<string, Media>;
  episodes: readonly EpisodeView[];
  playables: ReadonlyMap<string, Playable>;
  seasons: readonly { season: number; count: number }[];
  season: number | undefined;
  isFirst: boolean;
  pager: Pick<PagerProps, 'newer' | 'older'>;
};

type Told = Pick<ShowPageProps, 'visit' | 'show'> & { words: AudioWords };

const Seasons = ({ visit, show, seasons, season, words }: ShowPageProps & Told): JSX.Element | null => {
  if (seasons.length < 2) return null;
  const path = visit.stay(show.path);
  const link = (value: number | undefined, text: string): JSX.Element => (
    <li>
      <a
        href={value === undefined ? path : `${path}?season=${value}`}
        aria-current={value === season ? 'page' : undefined}
      >
        {text}
      </a>
    </li>
  );
  return (
    <nav class="seasons no-print" aria-label={words.seasons}>
      <ul>
        {link(undefined, words.everySeason)}
        {seasons.map((one) =>
          link(one.season, words.season.replace('#', formatNumber(visit.edition.language, one.season))),
        )}
      </ul>
    </nav>
  );
};

/** How the show is heard, and that nothing more is to come. */
const State = ({ show, words }: Told): JSX.Element | null => (
  <>
    {show.state === 'moved' && show.movedTo ? (
      <Notice title={words.moved}>
        <p>
          <a href={show.movedTo} rel="noopener">
            {words.movedTo}
          </a>
        </p>
      </Notice>
    ) : null}
    {show.type === 'serial' || show.isComplete ? (
      <p class="meta">
        {[show.type === 'serial' ? words.fromTheStart : '', show.isComplete ? words.complete : '']
          .filter(Boolean)
          .join(' ')}
      </p>
    ) : null}
  </>
);

const Links = ({ show, words }: Told): JSX.Element => (
  <>
    {show.funding.length > 0 ? (
      <ul class="show-funding no-print">
        {show.funding.map(({ url, words: own }) => (
          <li>
            <a class="button" href={url} rel="noopener">
              {own || words.support}
            </a>
          </li>
        ))}
      </ul>
    ) : null}
  </>
);

const Foot = ({ show, words }: Told): JSX.Element => {
  const links = show.podroll.filter(({ url, title }) => url !== undefined && title !== '');
  return (
    <footer class="show-foot">
      {links.length > 0 ? (
        <section aria-labelledby="podroll">
          <h2 class="show-part" id="podroll">
            {words.alsoHear}
          </h2>
          <ul>
            {links.map(({ url, title }) => (
              <li>
                <a href={url} rel="noopener">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {show.copyright || show.licence ? (
        <p class="meta">
          {[show.copyright, show.licence && `${words.licence}: ${show.licence}`].filter(Boolean).join(' · ')}
        </p>
      ) : null}
    </footer>
  );
};

/** A show: what it is, who makes it, how to follow it, and its episodes. */
export const ShowPage = (props: ShowPageProps): JSX.Element => {
  const { visit, show, art, portraits, episodes, playables, isFirst, pager } = props;
  const { language } = visit.edition;
  const words = wordsFor(audioWords, language);
  const told = { visit, show, words };
  return (
    <div class="page podcasts show">
      <PageHead
        title={show.title}
        standfirst={show.author ? words.by.replace('#', show.author) : undefined}
        aside={
          art && !visit.textOnly ? (
            <div class="show-art">
              <PictureFrame
                media={art}
                language={language}
                sizes="(min-width: 40rem) 16rem, 50vw"
                lazy={false}
                alt=""
              />
            </div>
          ) : undefined
        }
      >
        <Paragraphs text={show.description} />
        <State {...told} />
        <Links {...told} />
      </PageHead>
      <div class="show-columns">
        <section class="show-episodes" aria-labelledby="episodes">
          <h2 class="block-title" id="episodes">
            {words.allEpisodes}
          </h2>
          <Seasons {...props} {...told} />
          {episodes.length === 0 ? <p>{words.noEpisodes}</p> : null}
          <div class="episode-items">
            {episodes.map((episode) => (
              <EpisodeItem
                visit={visit}
                episode={episode}
                playable={playables.get(episode.articleId)}
                hasArt={episode.artId !== undefined}
              />
            ))}
          </div>
          <Pager label={words.pages} {...pager} />
        </section>
        <div class="show-side">
          <Subscribe visit={visit} show={show} id="subscribe" />
          {isFirst ? <People visit={visit} people={show.people} portraits={portraits} id="people" /> : null}
          {isFirst ? <Foot {...told} /> : null}
        </div>
      </div>
    </div>
  );
};
