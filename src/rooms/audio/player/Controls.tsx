import type { JSX } from 'preact';
import { clockTime } from '../../../common/clock-time.ts';
import { plural } from '../../../common/words.ts';
import type { Playable } from './playable.ts';
import { PlayerIcon, StepIcon } from './PlayerIcon.tsx';
import type { PlayerWords } from './player-words.ts';
import { Waveform, type Mark } from './Waveform.tsx';

const speeds = [0.75, 1, 1.25, 1.5, 1.75, 2];
const naps = [5, 15, 30, 45, 60];

export type ControlsProps = {
  id: string;
  playable: Playable;
  words: PlayerWords;
  language: string;
  marks?: readonly Mark[] | undefined;
  /** In the bar a line is enough. */
  isLine?: boolean;
};

const filled = (text: string, value: string): string => text.replace('#', value);

/** Plays and pauses; the island changes its name. */
export const PlayPause = ({ words }: { words: PlayerWords }): JSX.Element => (
  <button type="button" class="player-play" data-act="toggle" aria-label={words.play}>
    <PlayerIcon name="play" />
    <PlayerIcon name="pause" />
  </button>
);

export const Step = ({ act, words }: { act: 'back' | 'on'; words: PlayerWords }): JSX.Element => (
  <button type="button" class="player-step" data-act={act} aria-label={words[act]}>
    <StepIcon seconds={act === 'back' ? -15 : 30} />
  </button>
);

/** Slider, loudness, position and length. */
export const Track = ({ id, playable, words, language, marks, isLine = false }: ControlsProps): JSX.Element => {
  const length = Math.floor(playable.length ?? 0);
  const at = filled(filled(words.of.replace('{at}', '#').replace('{length}', '#'), clockTime(0)), clockTime(length));
  return (
    <div class="player-track">
      <span class="player-at" data-at>
        {clockTime(0)}
      </span>
      <span class="player-slide">
        {isLine ? null : (
          <Waveform
            id={id}
            peaks={playable.peaks}
            length={playable.length}
            marks={marks}
            markWords={(count) => plural(language, count, words.comments)}
          />
        )}
        <input
          type="range"
          class="player-seek"
          data-seek
          min="0"
          max={Math.max(1, length)}
          step="1"
          value="0"
          aria-label={words.seek}
          aria-valuetext={at}
          autocomplete="off"
        />
      </span>
      <span class="player-length" data-length>
        {clockTime(length)}
      </span>
    </div>
  );
};

export const Speed = ({ words }: { words: PlayerWords }): JSX.Element => (
  <label class="player-pick">
    <span>{words.speed}</span>
    <select data-speed dir="ltr" autocomplete="off">
      {speeds.map((speed) => (
        <option value={speed} selected={speed === 1}>{`${speed}×`}</option>
      ))}
    </select>
  </label>
);

export const Volume = ({ words }: { words: PlayerWords }): JSX.Element => (
  <span class="player-volume" dir="ltr">
    <button type="button" class="player-icon" data-act="mute" aria-label={words.mute}>
      <PlayerIcon name="sound" />
      <PlayerIcon name="muted" />
    </button>
    <input
      type="range"
      data-volume
      min="0"
      max="100"
      step="5"
      value="100"
      aria-label={words.volume}
      autocomplete="off"
    />
  </span>
);

/** What comes to life with the first sound. */
export const LaterTools = ({ words, language }: { words: PlayerWords; language: string }): JSX.Element => (
  <>
    <label class="player-pick">
      <span>{words.sleep}</span>
      <select data-sleep autocomplete="off">
        <option value="">{words.sleepOff}</option>
        {naps.map((minutes) => (
          <option value={minutes}>{plural(language, minutes, words.sleepMinutes)}</option>
        ))}
        <option value="end">{words.sleepEnd}</option>
      </select>
    </label>
    <button type="button" class="player-word" data-act="share">
      {words.share}
    </button>
  </>
);
