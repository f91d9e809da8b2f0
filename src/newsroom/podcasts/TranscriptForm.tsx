import type { JSX } from 'preact';
import { soundTime } from '../../common/sound-times.ts';
import type { Cue, Transcript } from '../../rooms/audio/audio.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field, TextField } from '../../ui/parts/Field.tsx';
import { listenPath, lengthOf, type AtSound } from './at-sound.tsx';
import type { CueRow, CueWindow } from './cues-in.ts';
import { directionOf, languageName } from './language-of.ts';
import { episodePath } from './podcast-pages.tsx';
import { TranscriptDesk } from './sound-elements.ts';
import { SoundBox } from './Waveform.tsx';

export const rowOfCue = ({ start, end, speaker, text }: Cue, isTimed: boolean): CueRow => ({
  start: isTimed ? soundTime(start) : '',
  end: isTimed ? soundTime(end) : '',
  speaker: speaker ?? '',
  text,
});

export type TranscriptScene = {
  at: AtSound;
  language: string;
  languages: readonly string[];
  transcript: Transcript | undefined;
  rows: readonly CueRow[];
  window: CueWindow;
  /** The version the rows were made from. */
  since: number;
  /** Said where another’s change came between: what theirs says now. */
  theirs?: readonly Cue[] | undefined;
  pasted: string;
  /** How the local transcriber stands; undefined where none is set up. */
  transcriber: JSX.Element | null;
};

const emptyRow: CueRow = { start: '', end: '', speaker: '', text: '' };

type RowProps = { row: CueRow; at: number; language: string; isLocked: boolean };

const Time = ({ row, at, name, isLocked }: RowProps & { name: 'start' | 'end' }): JSX.Element => (
  <input
    class="input"
    name={`${name}-${at}`}
    value={row[name] || undefined}
    aria-label={`${name === 'start' ? 'From' : 'Until'}, cue ${at + 1}`}
    aria-invalid={row.fault ? 'true' : undefined}
    dir="ltr"
    autocomplete="off"
    maxlength={16}
    readonly={isLocked}
  />
);

const Row = (props: RowProps): JSX.Element => {
  const { row, at, language, isLocked } = props;
  return (
    <li class="cue-row" data-row>
      <Time {...props} name="start" />
      <Time {...props} name="end" />
      <input
        class="input"
        name={`speaker-${at}`}
        value={row.speaker || undefined}
        aria-label={`Who speaks, cue ${at + 1}`}
        list="speakers"
        dir="auto"
        autocomplete="off"
        maxlength={128}
        readonly={isLocked}
      />
      <textarea
        class="input"
        name={`text-${at}`}
        rows={Math.max(1, Math.ceil(row.text.length / 90))}
        aria-label={`Words, cue ${at + 1}`}
        lang={language}
        dir={directionOf(language)}
        readonly={isLocked}
      >
        {row.text}
      </textarea>
      {row.fault ? <p class="field-fault cue-fault">{row.fault}</p> : null}
    </li>
  );
};

const speakersIn = ({ transcript, at }: TranscriptScene): string[] => [
  ...new Set([
    ...(transcript?.cues.flatMap(({ speaker }) => speaker ?? []) ?? []),
    ...(at.episode?.people.map(({ name }) => name) ?? []),
    ...(at.episode?.show.people.map(({ name }) => name) ?? []),
  ]),
];

const Rows = (scene: TranscriptScene): JSX.Element => {
  const { at, language, rows, window, since, transcript } = scene;
  const isLast = window.from + window.count >= (transcript?.cues.length ?? 0);
  const shown = isLast && at.mayEdit ? [...rows, emptyRow, emptyRow, emptyRow] : rows;
  return (
    <>
      <datalist id="speakers">
        {speakersIn(scene).map((name) => (
          <option value={name} />
        ))}
      </datalist>
      <input type="hidden" name="language" value={language} />
      <input type="hidden" name="since" value={since} />
      <input type="hidden" name="from" value={window.from} />
      <input type="hidden" name="count" value={window.count} />
      <ol class="cue-rows" data-rows>
        {shown.map((row, place) => (
          <Row key={place} row={row} at={place} language={language} isLocked={!at.mayEdit} />
        ))}
      </ol>
    </>
  );
};

/** Whole parts of it, each with its own button; they save the rows, too. */
const Whole = (): JSX.Element => (
  <details class="podcast-part">
    <summary>Move all times, rename a speaker</summary>
    <div class="setting-grid">
      <Field name="shift" label="Move all times by" hint="Seconds, such as 1.5 or -0.3" maxLength={10} dir="ltr" />
      <Button tone="quiet" name="act" value="shift">
        Save and move
      </Button>
      <Field name="formerName" label="Who is called" maxLength={128} dir="auto" />
      <Field name="newName" label="is called" hint="Left empty: nobody" maxLength={128} dir="auto" />
      <Button tone="quiet" name="act" value="rename">
        Save and rename
      </Button>
    </div>
  </details>
);

const Theirs = ({ theirs, language }: TranscriptScene): JSX.Element | null =>
  theirs === undefined ? null : (
    <details class="podcast-part" open>
      <summary>What somebody else has saved meanwhile</summary>
      <ol class="plain-list" lang={language} dir={directionOf(language)}>
        {theirs.map(({ start, speaker, text }, at) => (
          <li key={at}>
            <span dir="ltr">{soundTime(start)}</span> {speaker ? `${speaker}: ` : ''}
            {text}
          </li>
        ))}
      </ol>
    </details>
  );

/** The cues beside the sound. */
export const TranscriptForm = (scene: TranscriptScene): JSX.Element => {
  const { at, language, transcript, window, theirs } = scene;
  const { articleId, mediaId, recording, mayEdit } = at;
  const all = transcript?.cues.length ?? 0;
  const page = (from: number): string => episodePath(articleId, `/transcript?language=${language}&from=${from}`);
  return (
    <TranscriptDesk
      class="sound-desk"
      data-duration={String(lengthOf(at))}
      data-language={language}
      data-direction={directionOf(language)}
      data-key={`${mediaId ?? ''}:${language}:${window.from}`}
      data-may={mayEdit ? 'edit' : 'read'}
    >
      <Theirs {...scene} />
      <form method="post" action={episodePath(articleId, '/transcript')}>
        <div class="cue-listen">
          {mediaId ? (
            <SoundBox src={listenPath(mediaId)} label="The sound" peaks={recording?.peaks} duration={lengthOf(at)} />
          ) : null}
          <div data-tools class="desk-tools" />
        </div>
        <Rows {...scene} />
        {mayEdit ? (
          <>
            <p class="form-acts">
              <Button>{theirs ? 'Save mine in place of theirs' : 'Save the transcript'}</Button>
              <span data-saved role="status" />
            </p>
            <Whole />
          </>
        ) : null}
      </form>
      {window.from > 0 || window.from + window.count < all ? (
        <p class="link-row">
          {window.from > 0 ? <a href={page(Math.max(0, window.from - cuesOnPage))}>Cues before</a> : null}
          {window.from + window.count < all ? <a href={page(window.from + window.count)}>Cues after</a> : null}
          <span class="meta">
            {window.from + 1}–{window.from + window.count} of {all}
          </span>
        </p>
      ) : null}
    </TranscriptDesk>
  );
};

/** So many at a time: a quarter of an hour of talk, or more. */
export const cuesOnPage = 400;

const forms = ['vtt', 'srt', 'json', 'txt', 'html'] as const;

/** Which languages there are, and taking it along. */
export const TranscriptHead = ({ at, language, languages, transcript }: TranscriptScene): JSX.Element => (
  <>
    <nav aria-label="Languages">
      <ul class="link-row">
        {[...new Set([...languages, language])].map((one) => (
          <li key={one}>
            <a
              href={episodePath(at.articleId, `/transcript?language=${one}`)}
              aria-current={one === language ? 'page' : undefined}
            >
              {languageName(one)}
              {languages.includes(one) ? '' : ' (not yet)'}
            </a>
          </li>
        ))}
      </ul>
    </nav>
    {transcript ? (
      <p class="link-row">
        Download:
        {forms.map((form) => (
          <a key={form} href={episodePath(at.articleId, `/transcript/${language}.${form}`)} download>
            {form.toUpperCase()}
          </a>
        ))}
      </p>
    ) : null}
  </>
);

const Bringing = ({ at, language, transcript, pasted, since }: TranscriptScene): JSX.Element => (
  <details class="podcast-part" open={pasted !== '' || !transcript}>
    <summary>Upload or paste one</summary>
    <form
      class="form"
      method="post"
      action={episodePath(at.articleId, '/transcript/upload')}
      enctype="multipart/form-data"
    >
      <input type="hidden" name="since" value={since} />
      <Field
        name="language"
        label="Language"
        value={language}
        hint="As a tag: en, es, ar."
        maxLength={35}
        dir="ltr"
        isRequired
      />
      <div class="field">
        <label for="field-file">File</label>
        <p class="field-hint" id="file-hint">
          WebVTT, SRT, the JSON or HTML of podcast apps, or plain text. It takes the place of the present one in that
          language.
        </p>
        <input
          class="input"
          id="field-file"
          type="file"
          name="file"
          accept=".vtt,.srt,.json,.txt,.html,text/*,application/json"
          aria-describedby="file-hint"
        />
      </div>
      <TextField name="pasted" label="Or its text" value={pasted} rows={5} />
      <Button tone="quiet">Take this transcript</Button>
    </form>
  </details>
);

/** Bringing one, another language, taking it away. */
export const TranscriptMore = (scene: TranscriptScene): JSX.Element => {
  const { at, language, transcript } = scene;
  const base = episodePath(at.articleId, '/transcript');
  return (
    <>
      {scene.transcriber}
      <Bringing {...scene} />
      <details class="podcast-part">
        <summary>Another language</summary>
        <form class="form" method="get" action={base}>
          <div class="field">
            <label for="field-other">Language to write in</label>
            <p class="field-hint" id="other-hint">
              As a tag: en, es, ar.
            </p>
            <input
              class="input"
              id="field-other"
              name="language"
              dir="ltr"
              maxlength={35}
              required
              aria-describedby="other-hint"
            />
          </div>
          <Button tone="quiet">Write in it</Button>
        </form>
      </details>
      {transcript ? (
        <details class="podcast-part">
          <summary>Remove the one in {languageName(language)}</summary>
          <form method="post" action={`${base}/remove`}>
            <input type="hidden" name="language" value={language} />
            <p>It disappears from page, feed and player. Download it first if it may be wanted again.</p>
            <Button tone="quiet">Remove it for good</Button>
          </form>
        </details>
      ) : null}
    </>
  );
};
