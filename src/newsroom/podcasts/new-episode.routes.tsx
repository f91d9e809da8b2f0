import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { createEpisode, episodesOf, episodesWithMedia, episodeTypes, type Show } from '../../rooms/audio/audio.ts';
import { maxRecordingBytes } from '../../rooms/media/media.ts';
import type { World } from '../../world.ts';
import { Choices, Field } from '../../ui/parts/Field.tsx';
import { ChooseSound } from './ChooseSound.tsx';
import { faultWords } from './fault-words.ts';
import { recorderHeaders } from './recorder-headers.ts';
import {
  atShow,
  episodePath,
  podcastsPath,
  showPath,
  showPodcasts,
  type Asking,
  type AtShow,
} from './podcast-pages.tsx';
import { readSoundForm, soundIn, titleOfSound } from './sent-form.ts';
import { soundChoices } from './sound-choices.ts';

type Said = { headline: string; season: string; number: string; type: string; media: string };
type Faults = { sound?: string; headline?: string; season?: string; number?: string; rest?: string };

/** The number after the last one of the last season. */
const nextNumber = async (world: World, show: Show): Promise<Pick<Said, 'season' | 'number'>> => {
  const episodes = await episodesOf(world, show.id, { limit: 1_000, onlyPublished: false });
  const seasons = episodes.flatMap(({ season }) => season ?? []);
  const season = seasons.length > 0 ? Math.max(...seasons) : undefined;
  const numbers = episodes.filter((one) => one.season === season).flatMap(({ number }) => number ?? []);
  const isCounted = numbers.length > 0 || show.type === 'serial';
  return {
    season: season === undefined ? '' : String(season),
    number: isCounted ? String(Math.max(0, ...numbers) + 1) : '',
  };
};

/** The longest file a plain form may bring, and its few words. */
export const soundForms = { fileSize: maxRecordingBytes, files: 1, fields: 20, fieldSize: 4_000, headerPairs: 20 };

export const typeChoices = [
  { value: 'full', label: 'An episode' },
  { value: 'trailer', label: 'A trailer: what the show, or a season, is about' },
  { value: 'bonus', label: 'A bonus: something beside it' },
];

const draw = async (
  world: World,
  { reply }: Asking,
  { account, show }: AtShow,
  { said, faults = {} }: { said: Said; faults?: Faults },
): Promise<void> => {
  const hasFaults = Object.keys(faults).length > 0;
  await showPodcasts(reply, {
    account,
    title: 'New episode',
    over: (
      <>
        <a href={podcastsPath}>Podcasts</a> › <a href={showPath(show.id)}>{show.title}</a>
      </>
    ),
    status: hasFaults ? 422 : 200,
    fault: hasFaults ? <p>{faults.rest ?? 'Nothing is begun yet: what is wrong stands beside it.'}</p> : undefined,
    islands: ['sound-upload.js', 'sound-recorder.js'],
    headers: recorderHeaders(world),
    children: (
      <ChooseSound
        action={`${showPath(show.id)}/episodes/new`}
        sounds={await soundChoices(world)}
        button="Begin the episode"
        media={said.media}
        fault={faults.sound}
        hasRecorder
      >
        <Field
          name="headline"
          label="Title"
          hint="Left empty: what the file says. It can be changed in the editor."
          value={said.headline}
          fault={faults.headline}
          maxLength={300}
          dir="auto"
        />
        <div class="setting-grid">
          <Field name="season" label="Season" value={said.season} fault={faults.season} maxLength={6} />
          <Field name="number" label="Number" value={said.number} fault={faults.number} maxLength={6} />
        </div>
        <Choices name="type" label="What it is" value={said.type} choices={typeChoices} />
      </ChooseSound>
    ),
  });
};

/** A whole number from 1, none, or nothing that can be read. */
export const wholeIn = (text: string): number | null | undefined =>
  text === '' ? null : /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;

const noNumber = 'A whole number from 1, or nothing.';

const begin = async (world: World, asking: Asking, at: AtShow): Promise<void> => {
  const { account, show } = at;
  const sent = await readSoundForm(world, asking.request);
  const text = sent.form.text;
  const said: Said = {
    headline: text('headline'),
    season: text('season'),
    number: text('number'),
    type: text('type') || 'full',
    media: text('media'),
  };
  const [season, number] = [wholeIn(said.season), wholeIn(said.number)];
  const sound = await soundIn(world, account, sent);
  const faults: Faults = {
    ...(sound.ok ? {} : { sound: sound.detail ?? 'It was not taken.' }),
    ...(season === undefined ? { season: noNumber } : {}),
    ...(number === undefined ? { number: noNumber } : {}),
  };
  const mediaId = sound.ok ? sound.value : undefined;
  if (mediaId !== undefined) {
    // A file that came with faulty words need not come again.
    said.media = `/newsroom/media/${mediaId}`;
    const other = (await episodesWithMedia(world, mediaId)).find(({ showId }) => showId === show.id);
    if (other) faults.sound = `“${other.title}” is this recording already.`;
  }
  const headline = said.headline || (mediaId === undefined ? '' : await titleOfSound(world, mediaId));
  if (headline === '' && !faults.sound) faults.headline = 'Give it a title, or choose a sound.';
  if (Object.keys(faults).length > 0) return draw(world, asking, at, { said, faults });
  const type = episodeTypes.find((one) => one === said.type) ?? 'full';
  const made = await createEpisode(world, {
    account,
    showId: show.id,
    headline,
    type,
    ...(mediaId === undefined ? {} : { mediaId }),
    ...(season == null ? {} : { season }),
    ...(number == null ? {} : { number }),
  });
  const articleId = made.ok ? made.value.articleId : made.articleId;
  if (!made.ok && articleId === undefined)
    return draw(world, asking, at, { said, faults: { rest: faultWords(made) || 'It could not be begun.' } });
  await asking.reply.redirect(episodePath(articleId ?? '', made.ok ? '?done=begun' : '?done=partly'), 303);
};

/** A new episode in one step: its sound, its title, its number. */
export const newEpisodeRoutes = (app: FastifyInstance, world: World): void => {
  const path = `${podcastsPath}/:show/episodes/new`;
  app.get(path, async (request, reply) => {
    const at = await atShow(world, { request, reply }, 'write-episode');
    if (!at) return;
    const said = { headline: '', type: 'full', media: '', ...(await nextNumber(world, at.show)) };
    await draw(world, { request, reply }, at, { said });
  });
  void app.register(async (scope) => {
    await scope.register(multipart, { limits: soundForms, throwFileSizeLimit: false });
    scope.post(path, async (request, reply) => {
      const at = await atShow(world, { request, reply }, 'write-episode');
      if (at) await begin(world, { request, reply }, at);
    });
  });
};
