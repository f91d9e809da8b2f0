import type { FastifyInstance } from 'fastify';
import { secondsIn, soundTime } from '../../common/sound-times.ts';
import { episodeLimits, type Soundbite } from '../../rooms/audio/audio.ts';
import type { World } from '../../world.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { textsIn } from '../people/people-pages.tsx';
import { formOf } from '../signals/signal-page.tsx';
import type { Params } from '../stories/publishing/story-pages.tsx';
import { atEpisode, lengthOf, listenPath, showSound, type Asked } from './at-sound.tsx';
import { changeEpisode, type AtEpisode } from './change-episode.ts';
import { faultWords } from './fault-words.ts';
import { episodePath } from './podcast-pages.tsx';
import { RowField } from './Rows.tsx';
import { rowsIn } from './rows-in.ts';
import { SoundStretch } from './sound-elements.ts';
import { SoundBox } from './Waveform.tsx';

type Row = { from: string; to: string; title: string; fault?: string };

const rowOf = ({ start, duration, title }: Soundbite): Row => ({
  from: soundTime(start),
  to: soundTime(start + duration),
  title,
});

const { soundbiteLeast: least, soundbiteMost: most } = episodeLimits;

const EndField = ({ row, at, end }: { row: Row; at: number; end: 'from' | 'to' }) => (
  <div class="field row-short">
    <label for={`field-${end}-${at}`}>
      {end === 'from' ? 'From' : 'To'}
      <span class="unseen"> of row {at + 1}</span>
    </label>
    <input
      class="input"
      id={`field-${end}-${at}`}
      name={`${end}-${at}`}
      value={row[end] || undefined}
      dir="ltr"
      maxlength={16}
      autocomplete="off"
      data-end={end}
      aria-invalid={row.fault ? 'true' : undefined}
    />
  </div>
);

const Form = ({ at, rows }: { at: AtEpisode; rows: readonly Row[] }) => {
  const empty: Row = { from: '', to: '', title: '' };
  const shown = [...rows, empty, empty].slice(0, episodeLimits.soundbites);
  return (
    <SoundStretch class="sound-desk" data-duration={String(lengthOf(at))}>
      {at.mediaId ? (
        <SoundBox
          src={listenPath(at.mediaId)}
          label="The episode"
          peaks={at.recording?.peaks}
          duration={lengthOf(at)}
          marks={at.episode.soundbites.map(({ start }) => start)}
        />
      ) : null}
      <form class="podcast-form" method="post" action={episodePath(at.articleId, '/soundbites')}>
        <p class="field-hint">
          Apps play these to people who do not know the show yet: {least} to {most} seconds each. Times as 12:34.5; a
          row without times goes.
        </p>
        {shown.map((row, place) => (
          <div class="form-row" key={place} data-stretch={`Soundbite ${place + 1}`}>
            <EndField row={row} at={place} end="from" />
            <EndField row={row} at={place} end="to" />
            <RowField
              name={`title-${place}`}
              label="Title"
              row={place}
              value={row.title}
              fault={row.fault}
              maxLength={128}
              dir="auto"
            />
          </div>
        ))}
        <p>
          <Button>Save the soundbites</Button>
        </p>
      </form>
    </SoundStretch>
  );
};

const draw = async (
  { request, reply }: Asked,
  at: AtEpisode,
  { rows = at.episode.soundbites.map(rowOf), fault }: { rows?: readonly Row[]; fault?: string } = {},
): Promise<void> =>
  showSound(reply, at, {
    here: 'soundbites',
    title: 'Soundbites',
    status: fault === undefined ? 200 : 422,
    fault: fault === undefined ? undefined : <p>{fault}</p>,
    said: textsIn(request)('done') === 'saved' ? 'Saved.' : undefined,
    islands: ['sound-stretch.js'],
    children: at.mayEdit ? (
      <Form at={at} rows={rows} />
    ) : (
      <ol>
        {at.episode.soundbites.map((bite) => (
          <li key={bite.start}>
            <span dir="ltr">{soundTime(bite.start)}</span> {bite.title}
          </li>
        ))}
      </ol>
    ),
  });

const faultOf = ({ from, to }: Row): string | undefined => {
  const [start, end] = [secondsIn(from), secondsIn(to)];
  if (start === undefined || end === undefined)
    return `Say from when to when, such as 1:02.5${from || to ? `; “${start === undefined ? from : to}” is no time` : ''}.`;
  return end - start < least || end - start > most
    ? `It lasts ${soundTime(Math.max(0, end - start))}: ${least} to ${most} seconds are asked.`
    : undefined;
};

const save = async (world: World, asked: Asked): Promise<void> => {
  const at = await atEpisode(world, asked, true);
  if (!at) return;
  const rows = rowsIn(formOf(asked.request.body), ['from', 'to', 'title'])
    .filter(({ from, to }) => from !== '' || to !== '')
    .map((row): Row => {
      const fault = faultOf(row);
      return fault === undefined ? row : { ...row, fault };
    });
  if (rows.some(({ fault }) => fault !== undefined))
    return draw(asked, at, { rows, fault: 'Nothing is saved yet: what is wrong stands beside it.' });
  const soundbites = rows.map(({ from, to, title }): Soundbite => {
    const start = secondsIn(from) ?? 0;
    return { start, duration: Math.round(((secondsIn(to) ?? 0) - start) * 1000) / 1000, title };
  });
  const saved = await changeEpisode(world, at, { soundbites });
  if (!saved.ok) return draw(asked, at, { rows, fault: faultWords(saved) });
  await asked.reply.redirect(episodePath(at.articleId, '/soundbites?done=saved'), 303);
};

/** `/newsroom/episodes/:id/soundbites`: stretches that make one listen to the whole. */
export const soundbiteRoutes = (app: FastifyInstance, world: World): void => {
  const path = '/newsroom/episodes/:id/soundbites';
  app.get<Params>(path, async (request, reply) => {
    const at = await atEpisode(world, { request, reply }, false);
    if (at) await draw({ request, reply }, at);
  });
  app.post<Params>(path, (request, reply) => save(world, { request, reply }));
};
