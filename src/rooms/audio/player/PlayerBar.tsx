import type { JSX } from 'preact';
import { wordsFor } from '../../../common/words.ts';
import { PictureFrame } from '../../media/media.ts';
import type { Visit } from '../../publication/publication.ts';
import { Chapters } from './Chapters.tsx';
import { LaterTools, PlayPause, Speed, Step, Track, Volume } from './Controls.tsx';
import type { Playable } from './playable.ts';
import { AudioPlayer, dataOf, Download, PlainAudio } from './Player.tsx';
import { PlayerIcon } from './PlayerIcon.tsx';
import { playerWords, type PlayerWords } from './player-words.ts';
import { TranscriptText } from './TranscriptText.tsx';

const id = 'bar';

const Names = ({ visit, playable }: { visit: Visit; playable: Playable }): JSX.Element => (
  <div class="bar-names">
    {playable.art ? (
      <div class="player-art">
        <PictureFrame media={playable.art} language={visit.edition.language} sizes="3.5rem" alt="" />
      </div>
    ) : null}
    <p class="player-names">
      {playable.show ? <span class="player-show">{playable.show.title}</span> : null}
      <a class="player-name" href={visit.stay(playable.path)}>
        {playable.title}
      </a>
    </p>
  </div>
);

/** What the arrow opens: the lesser tools, chapters, transcript, what comes next. */
const Panel = ({ visit, playable, words }: { visit: Visit; playable: Playable; words: PlayerWords }): JSX.Element => {
  const path = visit.stay(playable.path);
  return (
    <div class="bar-panel" id="bar-panel" hidden>
      <div class="player-tools">
        <span class="bar-steps" dir="ltr">
          <Step act="back" words={words} />
          <Step act="on" words={words} />
        </span>
        <span class="bar-speed">
          <Speed words={words} />
        </span>
        <Volume words={words} />
        <LaterTools words={words} language={visit.edition.language} />
        <Download playable={playable} words={words} />
      </div>
      <div class="bar-columns">
        <Chapters playable={playable} path={path} words={words} />
        {playable.transcript ? (
          <TranscriptText id={id} transcript={playable.transcript} path={path} words={words} isOpen />
        ) : null}
        <section class="bar-queue">
          <h2 class="player-title">{words.queue}</h2>
          <p data-queue-empty>{words.queueEmpty}</p>
          <ol data-queue />
        </section>
      </div>
    </div>
  );
};

/** What stays at the bottom of the page while something plays; fetched by the island, and a page of its own without it. */
export const PlayerBar = ({ visit, playable }: { visit: Visit; playable: Playable }): JSX.Element => {
  const { language } = visit.edition;
  const words = wordsFor(playerWords, language);
  const title = words.nowPlaying.replace('#', playable.title);
  return (
    <AudioPlayer
      class="player player-bar no-print"
      id="now-playing"
      role="region"
      aria-label={title}
      tabIndex={-1}
      {...dataOf(visit, playable, words)}
    >
      <PlainAudio playable={playable} title={title} />
      <p class="player-status" role="status" />
      <Panel visit={visit} playable={playable} words={words} />
      <div class="bar-line">
        <Names visit={visit} playable={playable} />
        <div class="player-controls bar-controls" hidden dir="ltr">
          <Step act="back" words={words} />
          <PlayPause words={words} />
          <Step act="on" words={words} />
          <Track id={id} playable={playable} words={words} language={language} isLine />
        </div>
        <div class="bar-ends">
          <Speed words={words} />
          <button
            type="button"
            class="player-icon"
            data-act="panel"
            aria-expanded="false"
            aria-controls="bar-panel"
            aria-label={words.more}
          >
            <PlayerIcon name="more" />
          </button>
          <button type="button" class="player-icon" data-act="close" aria-label={words.close}>
            <PlayerIcon name="close" />
          </button>
        </div>
      </div>
    </AudioPlayer>
  );
};
