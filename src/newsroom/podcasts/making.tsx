/** What can be made of a sound: podcast MP3, Opus, a part of it; what is being made, and what was. */
import type { JSX } from 'preact';
import { soundTime } from '../../common/sound-times.ts';
import {
  ffmpegState,
  isUnderWay,
  mayShow,
  recordingsByIds,
  transcodesOf,
  type FfmpegState,
  type Recording,
  type RecordingWork,
  type VersionAsked,
} from '../../rooms/audio/audio.ts';
import type { World } from '../../world.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Choices } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import { Tick } from '../signals/signal-page.tsx';
import { lengthOf, listenPath, type AtSound } from './at-sound.tsx';
import { episodePath } from './podcast-pages.tsx';
import { SoundStretch, WorkProgress } from './sound-elements.ts';
import { SoundBox } from './Waveform.tsx';

export const versionWords = ({ to, cut, intro, outro, loudness }: VersionAsked): string =>
  [
    to === 'mp3' ? 'Podcast MP3' : 'Opus',
    cut ? `from ${soundTime(cut.from)} to ${soundTime(cut.to)}` : '',
    intro ? 'with the opening' : '',
    outro ? 'with the closing' : '',
    loudness === false ? 'as loud as it is' : '',
  ]
    .filter(Boolean)
    .join(', ');

const stateWords = {
  waiting: 'Waiting',
  running: 'Being made',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Called off',
};

type WorkProps = { articleId: string; work: RecordingWork; words: string; mayEdit: boolean };

/** Long work with its progress; it can be called off as long as it is not over. */
export const Work = ({ articleId, work, words, mayEdit }: WorkProps): JSX.Element => (
  <li class="work-line" data-work={work.id}>
    <span>
      {words}: {stateWords[work.state]}
      {work.fault ? `. ${work.fault}` : ''}
    </span>
    {isUnderWay(work) ? (
      <>
        <progress max="1" value={work.progress} aria-label={words} />
        {mayEdit ? (
          <form method="post" action={episodePath(articleId, '/works/cancel')}>
            <input type="hidden" name="work" value={work.id} />
            <button class="link-button" type="submit" aria-label={`Cancel: ${words}`}>
              Cancel
            </button>
          </form>
        ) : null}
      </>
    ) : null}
  </li>
);

/** Asks how far things are, and draws the page anew when something is done. */
export const Watched = ({ articleId, children }: { articleId: string; children: JSX.Element }): JSX.Element => (
  <WorkProgress data-from={episodePath(articleId, '/works.json')}>{children}</WorkProgress>
);

const Versions = ({ at, made }: { at: AtSound; made: ReadonlyMap<string, Recording> }): JSX.Element | null => {
  const versions = at.recording?.versions ?? [];
  if (versions.length === 0) return null;
  return (
    <section class="podcast-part" aria-labelledby="versions-title">
      <h2 id="versions-title">Made of it</h2>
      <ul class="episode-lines">
        {versions.map(({ mediaId, codec, bitRate }) => {
          const known = made.get(mediaId);
          const name = `${codec.toUpperCase()}, ${Math.round(bitRate / 1000)} kbit/s`;
          return (
            <li key={mediaId} class="episode-line">
              <div>
                <h3>
                  <a href={`/newsroom/media/${mediaId}`}>{name}</a>
                </h3>
                <p class="meta">
                  {known?.duration === undefined ? 'Being looked into' : soundTime(Math.round(known.duration))}
                  {known?.loudness === undefined ? '' : ` · ${known.loudness.toFixed(1)} LUFS`}
                </p>
                {at.mayEdit && known?.state === 'ready' ? (
                  <form method="post" action={episodePath(at.articleId, '/versions/use')}>
                    <input type="hidden" name="media" value={mediaId} />
                    <button class="link-button" type="submit" aria-label={`Use it in its place: ${name}`}>
                      Use it in its place
                    </button>
                  </form>
                ) : null}
              </div>
              <audio controls preload="none" src={listenPath(mediaId)} aria-label={name} />
            </li>
          );
        })}
      </ul>
    </section>
  );
};

const CutField = ({ name, label, end }: { name: string; label: string; end: 'from' | 'to' }): JSX.Element => (
  <div class="field row-short">
    <label for={`field-${name}`}>{label}</label>
    <input class="input" id={`field-${name}`} name={name} dir="ltr" maxlength={16} autocomplete="off" data-end={end} />
  </div>
);

/** Without ffmpeg the parts of an MP3 can still be cut out. */
const canCut = (state: FfmpegState, recording: Recording): boolean => state.isThere || recording.codec === 'mp3';

const MakeForm = ({ at, state, recording }: { at: AtSound; state: FfmpegState; recording: Recording }): JSX.Element => {
  const show = at.episode?.show;
  return (
    <details class="podcast-part">
      <summary>{state.isThere ? 'Make a podcast MP3 or Opus of it, cut it' : 'Cut it'}</summary>
      <SoundStretch class="sound-desk" data-duration={String(lengthOf(at))}>
        <SoundBox
          src={listenPath(recording.mediaId)}
          label="The sound, to be cut"
          peaks={recording.peaks}
          duration={lengthOf(at)}
        />
        <form class="form podcast-form" method="post" action={episodePath(at.articleId, '/versions')}>
          <fieldset class="setting-group">
            <legend>What stays</legend>
            <p class="field-hint">
              Times as 12:34.5. Left empty: from the beginning, to the end. The sound itself stays as it is.
            </p>
            <div class="cut-row" data-stretch="What stays" data-always="yes">
              <CutField name="cutFrom" label="From" end="from" />
              <CutField name="cutTo" label="To" end="to" />
            </div>
          </fieldset>
          {state.isThere ? (
            <>
              <Choices
                name="to"
                label="Form"
                value="mp3"
                choices={[
                  { value: 'mp3', label: 'Podcast MP3: played everywhere' },
                  ...(state.canOpus
                    ? [{ value: 'opus', label: 'Opus: smaller, played by browsers and newer apps' }]
                    : []),
                ]}
              />
              <Tick name="loudness" label="As loud as directories want it: −16 LUFS, −19 for one channel" isOn />
              {show?.introId ? <Tick name="intro" label="With the opening of the show" isOn /> : null}
              {show?.outroId ? <Tick name="outro" label="With the closing of the show" isOn /> : null}
            </>
          ) : (
            <input type="hidden" name="to" value="mp3" />
          )}
          <p>
            <Button tone="quiet">Make it</Button>
          </p>
        </form>
      </SoundStretch>
    </details>
  );
};

/** All of it for one sound; nothing as long as the sound is not ready. */
export const makingOf = async (world: World, at: AtSound): Promise<JSX.Element | null> => {
  const { recording, articleId } = at;
  if (recording?.state === 'waiting')
    return (
      <Watched articleId={articleId}>
        <span />
      </Watched>
    );
  if (recording?.state !== 'ready') return null;
  const [state, works] = await Promise.all([ffmpegState(world), transcodesOf(world, recording.mediaId)]);
  const made = await recordingsByIds(
    world,
    recording.versions.map(({ mediaId }) => mediaId),
  );
  const mayMake = at.mayEdit && mayShow(at.account, 'edit-recording');
  const shown = works.filter((work) => work.state !== 'done').slice(0, 5);
  const list = (
    <ul class="plain-list" aria-label="Being made">
      {shown.map((work) => (
        <Work key={work.id} articleId={articleId} work={work} words={versionWords(work.asked)} mayEdit={mayMake} />
      ))}
    </ul>
  );
  return (
    <>
      {state.isThere ? null : (
        <Notice title="ffmpeg is not there">
          <p>{state.words}</p>
        </Notice>
      )}
      {shown.length === 0 ? null : works.some(isUnderWay) ? <Watched articleId={articleId}>{list}</Watched> : list}
      <Versions at={at} made={made} />
      {mayMake && canCut(state, recording) ? <MakeForm at={at} state={state} recording={recording} /> : null}
    </>
  );
};
