import type { ComponentChildren, JSX } from 'preact';
import { soundTime } from '../../common/sound-times.ts';
import type { Recording, Show } from '../../rooms/audio/audio.ts';
import { Notice } from '../../ui/parts/Notice.tsx';
import { Select, type Choice } from '../../ui/parts/Field.tsx';
import { Button } from '../../ui/parts/Button.tsx';
import { listenPath, lengthOf, type AtSound } from './at-sound.tsx';
import { ChooseSound } from './ChooseSound.tsx';
import { episodePath } from './podcast-pages.tsx';
import { SoundBox } from './Waveform.tsx';

type Props = {
  at: AtSound;
  sounds: readonly Choice[];
  fault: string | undefined;
  /** What can be made of it. */
  making: ComponentChildren;
};

/** What every podcast app plays. */
const podcastCodecs: ReadonlySet<string> = new Set(['mp3', 'aac']);

/** A number with a sign of its own: −14.8. */
const signed = (value: number): string => value.toFixed(1).replace('-', '−');

/** As loud as directories want podcasts; one channel is heard on two. */
const loudnessWanted = ({ channels }: Recording): number => (channels === 1 ? -19 : -16);

const loudnessAdvice = (loudness: number, wanted: number): string => {
  const off = loudness - wanted;
  if (Math.abs(off) <= 1.5) return 'as loud as directories want it';
  const by = `${Math.abs(off).toFixed(1)} dB ${off > 0 ? 'louder' : 'softer'} than the −${Math.abs(wanted)} LUFS directories want`;
  return `${by}: listeners will reach for the volume. Making a podcast MP3 of it puts that right`;
};

const codecAdvice = ({ codec }: Recording): string | undefined =>
  podcastCodecs.has(codec) ? undefined : 'Not every podcast app plays this: make a podcast MP3 of it.';

const Fact = ({ name, children }: { name: string; children: ComponentChildren }): JSX.Element => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Facts = ({ recording }: { recording: Recording }): JSX.Element => {
  const { container, codec, bitRate, duration, loudness, truePeak, tags, channels } = recording;
  const inFile = [tags.title, tags.artist, tags.album, tags.year].filter(Boolean).join(', ');
  return (
    <dl class="media-facts">
      <Fact name="Length">{duration === undefined ? 'Unknown' : soundTime(Math.round(duration))}</Fact>
      <Fact name="Form">
        {[
          container.toUpperCase(),
          codec === container ? '' : codec.toUpperCase(),
          bitRate ? `${Math.round(bitRate / 1000)} kbit/s` : '',
          channels === 1 ? 'mono' : channels === 2 ? 'stereo' : '',
        ]
          .filter(Boolean)
          .join(', ')}
        {codecAdvice(recording) ? ` — ${codecAdvice(recording)}` : ''}
      </Fact>
      <Fact name="Loudness">
        {loudness === undefined
          ? 'Not measured: that takes ffmpeg on this machine'
          : `${signed(loudness)} LUFS, ${loudnessAdvice(loudness, loudnessWanted(recording))}`}
        {truePeak === undefined
          ? ''
          : `. Peaks at ${signed(truePeak)} dBTP${truePeak > -1 ? ', which can distort: −1 is the most' : ''}`}
      </Fact>
      {inFile ? (
        <Fact name="Says of itself">
          <span dir="auto">{inFile}</span>
        </Fact>
      ) : null}
      {tags.chapters?.length ? <Fact name="Chapters in the file">{tags.chapters.length}</Fact> : null}
    </dl>
  );
};

const State = ({ recording }: { recording: Recording }): JSX.Element | null => {
  if (recording.state === 'refused')
    return (
      <Notice tone="alarm" title="This sound cannot be published">
        <p>{recording.fault || 'It cannot be played through.'} Replace it by another file.</p>
      </Notice>
    );
  if (recording.state === 'ready') return null;
  return (
    <Notice title="Being looked into">
      <p>
        Its length, loudness and waveform will stand here in a moment. <a href="?">Look again</a>
      </p>
    </Notice>
  );
};

const Present = ({ at, making }: Props): JSX.Element | null => {
  const { mediaId, recording, episode, articleId } = at;
  if (mediaId === undefined) return null;
  if (!recording)
    return (
      <Notice tone="alarm" title="The file is gone">
        <p>It is not in the library any more. Choose another one.</p>
      </Notice>
    );
  return (
    <>
      <State recording={recording} />
      <SoundBox
        src={listenPath(mediaId)}
        label="The sound"
        peaks={recording.peaks}
        duration={lengthOf(at)}
        marks={episode?.chapters.map(({ start }) => start) ?? []}
      />
      {recording.state === 'ready' ? <Facts recording={recording} /> : null}
      <p class="link-row">
        <a href={`/newsroom/media/${mediaId}`}>Its page in the library</a>
        {episode &&
        recording.state === 'ready' &&
        (recording.tags.chapters?.length ?? 0) > 0 &&
        episode.chapters.length === 0 ? (
          <a href={episodePath(articleId, '/chapters')}>Take the chapters of the file</a>
        ) : null}
      </p>
      {making}
    </>
  );
};

const Replace = ({ at, sounds, fault }: Props): JSX.Element => {
  const { articleId, mediaId, episode } = at;
  const form = (
    <ChooseSound
      action={episodePath(articleId, '/sound')}
      sounds={sounds}
      button={mediaId ? 'Take this in its place' : 'Take this sound'}
      fault={fault}
      hasRecorder
    />
  );
  if (mediaId === undefined)
    return (
      <section class="podcast-part" aria-labelledby="choose-title">
        <h2 id="choose-title">{episode ? 'The sound of this episode' : 'A sound to listen to this article by'}</h2>
        {form}
      </section>
    );
  return (
    <details class="podcast-part" open={fault !== undefined}>
      <summary>Replace it by another sound</summary>
      <p class="field-hint">
        Chapters and soundbites stay, at their times. Transcripts belong to the sound: download them first, and upload
        them to the new one where they still fit.
      </p>
      {form}
    </details>
  );
};

/** A story's sound: how it stands, what can be made of it, and taking another. */
export const SoundPage = (props: Props): JSX.Element => (
  <>
    <Present {...props} />
    {props.at.mayEdit ? <Replace {...props} /> : null}
    {props.at.mayEdit && !props.at.episode && props.at.mediaId !== undefined ? (
      <form method="post" action={episodePath(props.at.articleId, '/sound/remove')}>
        <button class="button button-quiet" type="submit">
          Take the sound away from the story
        </button>
      </form>
    ) : null}
  </>
);

/** An episode that was begun as a story: it needs a show first. */
export const ChooseShow = ({ at, shows }: { at: AtSound; shows: readonly Show[] }): JSX.Element =>
  shows.length === 0 ? (
    <p class="nothing">
      There is no show in this edition yet. <a href="/newsroom/podcasts">Podcasts</a>
    </p>
  ) : (
    <form class="form" method="post" action={episodePath(at.articleId, '/show')}>
      <Select
        name="show"
        label="Show it belongs to"
        value={shows[0]?.id}
        choices={shows.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <p>
        <Button>Make it an episode of this show</Button>
      </p>
    </form>
  );
