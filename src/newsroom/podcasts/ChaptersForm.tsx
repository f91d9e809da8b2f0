import type { JSX } from 'preact';
import { soundTime } from '../../common/sound-times.ts';
import type { Chapter } from '../../rooms/audio/audio.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { TextField } from '../../ui/parts/Field.tsx';
import { episodePath } from './podcast-pages.tsx';
import { listenPath, lengthOf, type AtSound } from './at-sound.tsx';
import type { ChapterRow } from './chapters-in.ts';
import { RowField } from './Rows.tsx';
import { ChapterDesk } from './sound-elements.ts';
import { SoundBox } from './Waveform.tsx';

export const rowOfChapter = ({ start, title, url, isSilent, pictureId }: Chapter): ChapterRow => ({
  start: soundTime(start),
  title,
  url: url ?? '',
  isSilent: isSilent === true,
  pictureId: pictureId ?? '',
});

const emptyRow: ChapterRow = { start: '', title: '', url: '', isSilent: false, pictureId: '' };

const Row = ({ row, at }: { row: ChapterRow; at: number }): JSX.Element => (
  <li class="form-row chapter-row" data-row>
    <RowField
      name={`start-${at}`}
      label="Begins"
      row={at}
      value={row.start}
      fault={row.fault}
      maxLength={16}
      dir="ltr"
      isShort
    />
    <RowField name={`title-${at}`} label="Title" row={at} value={row.title} maxLength={300} dir="auto" />
    <details class="chapter-more" open={row.url !== '' || row.pictureId !== '' || row.isSilent}>
      <summary>
        Link, picture<span class="unseen"> of row {at + 1}</span>
      </summary>
      <RowField name={`url-${at}`} label="Link" row={at} value={row.url} maxLength={2_000} dir="ltr" />
      <RowField
        name={`picture-${at}`}
        label="Picture: its page in the library"
        row={at}
        value={row.pictureId}
        maxLength={300}
        dir="ltr"
      />
      <label class="choice">
        <input type="checkbox" name={`silent-${at}`} value="1" checked={row.isSilent} />
        <span>
          Not in the list<span class="unseen"> (row {at + 1})</span>
        </span>
      </label>
    </details>
  </li>
);

type Props = { at: AtSound; rows: readonly ChapterRow[]; since: string; pasted: string };

const Desk = ({ at, rows, since }: Props): JSX.Element => {
  const { articleId, mediaId, recording } = at;
  const duration = lengthOf(at);
  const marks = at.episode?.chapters.map(({ start }) => start) ?? [];
  return (
    <ChapterDesk class="sound-desk" data-duration={String(duration)}>
      {mediaId ? (
        <SoundBox
          src={listenPath(mediaId)}
          label="The episode"
          peaks={recording?.peaks}
          duration={duration}
          marks={marks}
        />
      ) : (
        <p class="nothing">There is no sound yet. Chapters can be written all the same.</p>
      )}
      <div data-tools class="desk-tools" />
      <form method="post" action={episodePath(articleId, '/chapters')} class="podcast-form">
        <input type="hidden" name="since" value={since} />
        <p class="field-hint">
          Times as 12:34.5. A row whose fields are all empty is left out; their order is that of the times. The first
          chapter should begin at 0:00.
        </p>
        <ol class="chapter-rows" data-rows>
          {[...rows, emptyRow, emptyRow, emptyRow].map((row, place) => (
            <Row key={place} row={row} at={place} />
          ))}
        </ol>
        <p class="form-acts">
          <Button>Save the chapters</Button>
        </p>
      </form>
    </ChapterDesk>
  );
};

const FromFile = ({ at }: { at: AtSound }): JSX.Element | null => {
  const found = at.recording?.tags.chapters ?? [];
  if (found.length === 0 || !at.mayEdit) return null;
  return (
    <form method="post" action={episodePath(at.articleId, '/chapters/from-file')} class="podcast-part">
      <p>
        The file itself has {found.length === 1 ? 'a chapter' : `${found.length} chapters`}: “{found[0]?.title}”
        {found.length > 1 ? ' and others' : ''}.
      </p>
      <Button tone="quiet">{at.episode?.chapters.length ? 'Take them in place of those above' : 'Take them'}</Button>
    </form>
  );
};

/** The chapters of an episode: on the waveform, and as a list beneath it. */
export const ChaptersForm = (props: Props): JSX.Element => {
  const { at, pasted } = props;
  return (
    <>
      {at.mayEdit ? <Desk {...props} /> : <Told at={at} />}
      <FromFile at={at} />
      {at.mayEdit ? (
        <details class="podcast-part" open={pasted !== ''}>
          <summary>Paste a list</summary>
          <form method="post" action={episodePath(at.articleId, '/chapters/paste')} class="form">
            <TextField
              name="pasted"
              label="Chapters"
              hint="A line each, such as “12:34 The harbour at night”, or the JSON of podcast:chapters. They take the place of those above."
              value={pasted}
              rows={6}
            />
            <Button tone="quiet">Take these</Button>
          </form>
        </details>
      ) : null}
    </>
  );
};

const Told = ({ at }: { at: AtSound }): JSX.Element => (
  <ol class="chapter-rows">
    {at.episode?.chapters.map(({ start, title }) => (
      <li key={start}>
        <span dir="ltr">{soundTime(start)}</span> <span dir="auto">{title}</span>
      </li>
    ))}
  </ol>
);
