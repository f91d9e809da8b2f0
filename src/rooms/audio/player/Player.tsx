import type { FunctionComponent, HTMLAttributes, JSX } from 'preact';
import { wordsFor } from '../../../common/words.ts';
import { PictureFrame } from '../../media/media.ts';
import type { Visit } from '../../publication/publication.ts';
import { Chapters } from './Chapters.tsx';
import { LaterTools, PlayPause, Speed, Step, Track, Volume } from './Controls.tsx';
import { islandEpisode, type Playable } from './playable.ts';
import { liveWordsOf, playerWords, type PlayerWords } from './player-words.ts';
import { TranscriptText } from './TranscriptText.tsx';
import type { Mark } from './Waveform.tsx';

/** The island of the same name takes over what the browser's own player does. */
export const AudioPlayer = 'audio-player' as unknown as FunctionComponent<HTMLAttributes<HTMLElement>>;

/** What a page with a player needs: stylesheets and islands by asset name. */
export const playerAssets = { styles: ['player.css'], islands: ['player.js'] } as const;

export type PlayerProps = {
  visit: Visit;
  playable: Playable;
  /** Seconds at which people said something, drawn on the waveform. */
  marks?: readonly Mark[] | undefined;
  /** Where it begins: `?t=` of the address, for readers without scripts. */
  at?: number | undefined;
  /** With art, show and title: where the page does not say them. */
  hasHead?: boolean;
  /** Unique on the page. */
  id?: string;
  /** Pages on other sites lead to ours in a window of their own. */
  isElsewhere?: boolean;
};

/** What tells the island about an episode. */
export const dataOf = (visit: Visit, playable: Playable, words: PlayerWords): Record<string, string> => ({
  'data-episode': JSON.stringify(islandEpisode(visit, playable)),
  'data-words': JSON.stringify(liveWordsOf(words)),
});

const Head = ({ visit, playable, isElsewhere }: PlayerProps): JSX.Element => (
  <header class="player-head">
    {playable.art ? (
      <div class="player-art">
        <PictureFrame media={playable.art} language={visit.edition.language} sizes="6rem" alt="" />
      </div>
    ) : null}
    <p class="player-names">
      {playable.show ? (
        <a class="player-show" href={visit.stay(playable.show.path)} target={isElsewhere ? '_blank' : undefined}>
          {playable.show.title}
        </a>
      ) : null}
      <a class="player-name" href={visit.stay(playable.path)} target={isElsewhere ? '_blank' : undefined}>
        {playable.title}
      </a>
    </p>
  </header>
);

/** The browser's own player, which is all there is without scripts. */
export const PlainAudio = ({
  playable,
  at,
  title,
}: {
  playable: Playable;
  at?: number;
  title: string;
}): JSX.Element => (
  <audio
    controls
    preload="none"
    src={`${playable.sound.path}${at ? `#t=${Math.floor(at)}` : ''}`}
    aria-label={title}
    data-plain
  />
);

/** A way to take the file along, and how large it is. */
export const Download = ({ playable, words }: { playable: Playable; words: PlayerWords }): JSX.Element => (
  <a class="player-word" href={playable.sound.path} download>
    {words.download}
    <span class="player-size"> ({Math.max(0.1, Math.round(playable.sound.bytes / 100_000) / 10)} MB)</span>
  </a>
);

/**
 * An episode to be listened to. Without scripts: the browser's player, a download, chapters as links, the transcript. The island
 * replaces the browser's player by our own controls, which are here already and hidden until then.
 */
export const Player = (props: PlayerProps): JSX.Element => {
  const { visit, playable, marks, at, hasHead = false, id = 'listen' } = props;
  const { language } = visit.edition;
  const words = wordsFor(playerWords, language);
  const path = visit.stay(playable.path);
  const title = words.player.replace('#', playable.title);
  if (visit.textOnly) return <PlainPlayer {...props} />;
  const drawn = { id, playable, words, language, marks };
  return (
    <AudioPlayer class="player" id={id} role="region" aria-label={title} {...dataOf(visit, playable, words)}>
      {hasHead ? <Head {...props} /> : null}
      <PlainAudio playable={playable} title={title} {...(at === undefined ? {} : { at })} />
      <div class="player-controls no-print" hidden>
        <div class="player-main" dir="ltr">
          <PlayPause words={words} />
          <Step act="back" words={words} />
          <Step act="on" words={words} />
          <Track {...drawn} />
        </div>
        <div class="player-tools">
          <Speed words={words} />
          <Volume words={words} />
          <LaterTools words={words} language={language} />
          <button type="button" class="player-word" data-act="queue">
            {words.addToQueue}
          </button>
          <button type="button" class="player-word" data-act="comment" hidden>
            {words.commentHere}
          </button>
        </div>
        <p class="unseen">{words.keys}</p>
      </div>
      <p class="player-status" role="status" />
      <p class="player-files no-print">
        <Download playable={playable} words={words} />
      </p>
      <Chapters playable={playable} path={path} words={words} />
      {playable.transcript ? (
        <TranscriptText id={id} transcript={playable.transcript} path={path} words={words} />
      ) : null}
    </AudioPlayer>
  );
};

/** The text-only edition: links and words. */
const PlainPlayer = ({ visit, playable }: PlayerProps): JSX.Element => {
  const words = wordsFor(playerWords, visit.edition.language);
  return (
    <div id="listen">
      <p>
        <a href={playable.sound.path}>{words.playOf.replace('#', playable.title)}</a> ·{' '}
        <Download playable={playable} words={words} />
      </p>
      <Chapters playable={playable} path={playable.sound.path} words={words} />
      {playable.transcript ? (
        <TranscriptText
          id="listen"
          transcript={{ ...playable.transcript, isTimed: false }}
          path={visit.stay(playable.path)}
          words={words}
          isOpen
        />
      ) : null}
    </div>
  );
};
