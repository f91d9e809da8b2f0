import type { JSX } from 'preact';
import { wordsFor } from '../../../common/words.ts';
import { Badge, Kicker } from '../../../ui/parts/Kicker.tsx';
import { PictureFrame, type Media } from '../../media/media.ts';
import type { Visit } from '../../publication/publication.ts';
import { audioWords } from '../audio-words.ts';
import type { EpisodeView } from '../episodes/episode-view.ts';
import { Player } from '../player/Player.tsx';
import type { Playable } from '../player/playable.ts';
import type { Mark } from '../player/Waveform.tsx';
import { EpisodeFacts, placeWords } from './facts.tsx';
import { People } from './People.tsx';
import { Subscribe } from './Subscribe.tsx';

export type EpisodeParts = {
  visit: Visit;
  episode: EpisodeView;
  playable: Playable | undefined;
  /** Seconds at which the address begins. */
  at: number | undefined;
  /** Seconds that comments are about. */
  marks: readonly Mark[];
  portraits: ReadonlyMap<string, Media>;
  stories: readonly { headline: string; path: string }[];
  previous: EpisodeView | undefined;
  next: EpisodeView | undefined;
};

/** Over the headline: whose episode it is and where it belongs there. */
export const EpisodeOver = ({ visit, episode }: EpisodeParts): JSX.Element => (
  <div class="story-over">
    {episode.show.state === 'hidden' ? (
      <Kicker>{episode.show.title}</Kicker>
    ) : (
      <Kicker href={visit.stay(episode.show.path)}>{episode.show.title}</Kicker>
    )}
    {placeWords(episode, visit.edition.language).map((words) => (
      <Badge>{words}</Badge>
    ))}
  </div>
);

/** Art and player, before the notes. */
export const EpisodeOpening = ({ visit, episode, playable, at, marks }: EpisodeParts): JSX.Element => {
  const words = wordsFor(audioWords, visit.edition.language);
  return (
    <div class="episode-opening">
      {episode.art && !visit.textOnly ? (
        <div class="episode-cover">
          <PictureFrame
            media={episode.art}
            language={visit.edition.language}
            sizes="(min-width: 40rem) 14rem, 40vw"
            lazy={false}
            alt=""
          />
        </div>
      ) : null}
      <div class="episode-listen">
        <EpisodeFacts
          visit={visit}
          episode={{ ...episode, type: 'full', season: undefined, number: undefined }}
          hasDate={false}
        />
        {playable ? <Player visit={visit} playable={playable} at={at} marks={marks} /> : <p>{words.noRecording}</p>}
      </div>
    </div>
  );
};

const Stories = ({ visit, stories }: EpisodeParts): JSX.Element | null =>
  stories.length === 0 ? null : (
    <section class="episode-stories" aria-labelledby="episode-stories">
      <h2 class="show-part" id="episode-stories">
        {wordsFor(audioWords, visit.edition.language).stories}
      </h2>
      <ul>
        {stories.map(({ headline, path }) => (
          <li>
            <a href={visit.stay(path)}>{headline}</a>
          </li>
        ))}
      </ul>
    </section>
  );

const Neighbours = ({ visit, episode, previous, next }: EpisodeParts): JSX.Element => {
  const words = wordsFor(audioWords, visit.edition.language);
  const link = (one: EpisodeView, label: string, rel: 'prev' | 'next'): JSX.Element => (
    <a class={`episode-${rel}`} href={visit.stay(one.path)} rel={rel}>
      <span class="meta">{label}</span> <span>{one.title}</span>
    </a>
  );
  return (
    <nav class="episode-around no-print" aria-label={words.around}>
      {previous ? link(previous, words.previous, 'prev') : null}
      {next ? link(next, words.next, 'next') : null}
      {episode.show.state === 'hidden' ? null : (
        <p>
          <a href={visit.stay(episode.show.path)}>{words.moreOf.replace('#', episode.show.title)}</a>
        </p>
      )}
    </nav>
  );
};

/** After the notes: who is heard, what it is about, what comes before and after, and how to hear more. */
export const EpisodeClosing = (parts: EpisodeParts): JSX.Element => {
  const { visit, episode, portraits } = parts;
  // The people of an episode stand in place of the show's, as the podcast namespace has it.
  const people = episode.people.length > 0 ? episode.people : episode.show.people;
  return (
    <div class="episode-closing">
      <People visit={visit} people={people} portraits={portraits} id="people" />
      <Stories {...parts} />
      <Neighbours {...parts} />
      {episode.show.state === 'hidden' ? null : <Subscribe visit={visit} show={episode.show} id="subscribe" />}
    </div>
  );
};
