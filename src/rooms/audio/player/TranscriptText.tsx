import type { JSX } from 'preact';
import { clockTime } from '../../../common/clock-time.ts';
import { directionOf } from '../../../common/words.ts';
import { paragraphsOf } from '../transcripts/print-transcript.ts';
import type { Cue, Transcript } from '../transcript.ts';
import { atPath } from './playable.ts';
import type { PlayerWords } from './player-words.ts';

const Line = ({ cue, path, isTimed }: { cue: Cue; path: string; isTimed: boolean }): JSX.Element =>
  isTimed ? (
    <>
      <a href={atPath(path, cue.start)} data-t={cue.start} data-end={cue.end}>
        {cue.text}
      </a>{' '}
    </>
  ) : (
    <>{`${cue.text} `}</>
  );

export type TranscriptTextProps = {
  id: string;
  transcript: Transcript;
  path: string;
  words: PlayerWords;
  isOpen?: boolean;
};

/** What is said, line by line; each line leads to its second. The island lets it follow the sound. */
export const TranscriptText = ({ id, transcript, path, words, isOpen }: TranscriptTextProps): JSX.Element => {
  const { language, cues, isTimed } = transcript;
  return (
    <details class="player-transcript" open={isOpen}>
      <summary>{words.transcript}</summary>
      {isTimed ? (
        <p class="transcript-tools" hidden>
          <label class="choice">
            <input type="checkbox" checked data-follow />
            <span>{words.follow}</span>
          </label>
          <span class="transcript-hint" id={`${id}-hint`}>
            {words.transcriptHint}
          </span>
        </p>
      ) : null}
      <div
        class="transcript-text"
        role="group"
        tabIndex={0}
        aria-label={words.transcript}
        aria-describedby={isTimed ? `${id}-hint` : undefined}
        lang={language}
        dir={directionOf(language)}
      >
        {paragraphsOf(cues).map(({ start, speaker, cues: said }) => (
          <p>
            {speaker === undefined ? null : <b class="transcript-speaker">{speaker} </b>}
            {isTimed ? <span class="transcript-time">{clockTime(start)} </span> : null}
            {said.map((cue) => (
              <Line cue={cue} path={path} isTimed={isTimed} />
            ))}
          </p>
        ))}
      </div>
    </details>
  );
};
