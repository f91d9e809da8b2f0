import type { JSX } from 'preact';
import { soundTime } from '../../common/sound-times.ts';
import type { EpisodeView, Show } from '../../rooms/audio/audio.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import { TimeAt } from '../duties/duty-pages.tsx';
import { listenPath, statusWords } from './at-sound.tsx';
import { episodePath, showPath } from './podcast-pages.tsx';
import { Address, stateNames } from './ShowsPage.tsx';

type Props = {
  show: Show;
  episodes: readonly EpisodeView[];
  seasons: readonly number[];
  season: number | undefined;
  next: string | undefined;
  feed: string;
  timeZone: string;
  missing: readonly string[];
  may: { write: boolean; change: boolean; remove: boolean };
};

const typeNames = { full: '', trailer: 'Trailer', bonus: 'Bonus' } as const;

const numberWords = ({ season, number, type }: EpisodeView): string =>
  [season === undefined ? '' : `Season ${season}`, number === undefined ? '' : `Episode ${number}`, typeNames[type]]
    .filter(Boolean)
    .join(' · ');

const lengthWords = ({ recording, mediaId }: EpisodeView): string => {
  if (mediaId === undefined) return 'No sound yet';
  if (recording?.state === 'refused') return 'Sound refused';
  return recording?.duration === undefined ? 'Being looked into' : soundTime(Math.round(recording.duration));
};

const Line = ({ episode, timeZone }: { episode: EpisodeView; timeZone: string }): JSX.Element => {
  const { articleId, title, status, publishedAt, mediaId, recording, language } = episode;
  const name = title || 'An episode without a headline';
  return (
    <li class="episode-line">
      <div>
        <h3 dir="auto" lang={language}>
          <a href={episodePath(articleId)}>{name}</a>
        </h3>
        <p class="meta">
          {[statusWords[status] ?? status, numberWords(episode), lengthWords(episode)].filter(Boolean).join(' · ')}
          {publishedAt === undefined ? null : (
            <>
              {' · '}
              <TimeAt at={publishedAt} timeZone={timeZone} />
            </>
          )}
        </p>
      </div>
      {mediaId !== undefined && recording?.state === 'ready' ? (
        <audio controls preload="none" src={listenPath(mediaId)} aria-label={name} />
      ) : null}
    </li>
  );
};

const Seasons = ({ show, seasons, season }: Props): JSX.Element | null =>
  seasons.length === 0 ? null : (
    <nav aria-label="Seasons">
      <ul class="link-row">
        <li>
          <a href={showPath(show.id)} aria-current={season === undefined ? 'page' : undefined}>
            All
          </a>
        </li>
        {seasons.map((one) => (
          <li key={one}>
            <a href={`${showPath(show.id)}?season=${one}`} aria-current={one === season ? 'page' : undefined}>
              Season {one}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );

const NoEpisodes = ({ show, season, may }: Props): JSX.Element => (
  <>
    <p class="nothing">There are none here yet.</p>
    {may.remove && season === undefined ? (
      <form method="post" action={`${showPath(show.id)}/remove`}>
        <Button tone="quiet">Remove this show</Button>
      </form>
    ) : null}
  </>
);

/** A show: how it stands, and its episodes. */
export const ShowPage = (props: Props): JSX.Element => {
  const { show, episodes, next, feed, timeZone, missing, may } = props;
  return (
    <>
      <p class="link-row">
        {may.write ? (
          <a class="button" href={`${showPath(show.id)}/episodes/new`}>
            New episode
          </a>
        ) : null}
        {may.change ? (
          <a class="button button-quiet" href={`${showPath(show.id)}/settings`}>
            About the show
          </a>
        ) : null}
        {show.state === 'published' ? <a href={show.path}>See it as readers do</a> : null}
      </p>
      {missing.length > 0 ? (
        <Notice title="Before directories take it">
          <ul>
            {missing.map((words) => (
              <li key={words}>{words}.</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <div>
        <p class="meta">
          {stateNames[show.state]}
          {show.state === 'moved' && show.movedTo ? `: the feed leads to ${show.movedTo}` : ''} · {show.edition}
        </p>
        <Address label="address of the feed" href={feed} />
      </div>
      <section class="podcast-part" aria-labelledby="episodes-title">
        <h2 id="episodes-title">Episodes</h2>
        <Seasons {...props} />
        {episodes.length === 0 ? (
          <NoEpisodes {...props} />
        ) : (
          <ul class="episode-lines">
            {episodes.map((episode) => (
              <Line key={episode.id} episode={episode} timeZone={timeZone} />
            ))}
          </ul>
        )}
        {next ? (
          <p>
            <a href={`${showPath(show.id)}?before=${next}`}>Older episodes</a>
          </p>
        ) : null}
      </section>
    </>
  );
};
