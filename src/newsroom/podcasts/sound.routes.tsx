import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { episodesWithMedia, saveEpisode, saveStorySound, showsOf } from '../../rooms/audio/audio.ts';
import type { World } from '../../world.ts';
import { textsIn } from '../people/people-pages.tsx';
import { formOf } from '../signals/signal-page.tsx';
import type { Params } from '../stories/publishing/story-pages.tsx';
import { changeSound, openSound, showSound, type Asked, type AtSound } from './at-sound.tsx';
import { changeEpisode } from './change-episode.ts';
import { faultWords } from './fault-words.ts';
import { makingOf } from './making.tsx';
import { soundForms } from './new-episode.routes.tsx';
import { episodePath } from './podcast-pages.tsx';
import { recorderHeaders } from './recorder-headers.ts';
import { readSoundForm, soundIn } from './sent-form.ts';
import { soundChoices } from './sound-choices.ts';
import { ChooseShow, SoundPage } from './SoundPage.tsx';

const saidWords: Record<string, string> = {
  begun: 'The episode is begun. Its headline and notes are written in the editor; here is its sound.',
  partly: 'The episode is begun, but not all of it could be kept. Look at its sound and its details again.',
  taken: 'The sound is taken.',
  removed: 'The story has no sound of its own any more.',
  making: 'It is being made.',
  cancelled: 'It is called off.',
  used: 'The episode has this sound now.',
};

/** A story of kind `episode` that was begun elsewhere is part of no show yet. */
const isHomeless = ({ episode, story }: AtSound): boolean => !episode && story.row.kind === 'episode';

type Drawn = { fault?: string; makingFault?: string; status?: number };

/** The page of a story's sound, with what was wrong. */
export const drawSound = async (
  world: World,
  { request, reply }: Asked,
  at: AtSound,
  drawn: Drawn = {},
): Promise<void> => {
  const { fault, makingFault, status = fault === undefined && makingFault === undefined ? 200 : 422 } = drawn;
  const isWrong = fault !== undefined || makingFault !== undefined;
  await showSound(reply, at, {
    here: 'sound',
    title: 'Sound',
    status,
    fault: isWrong ? <p>{fault ?? makingFault}</p> : undefined,
    said: isWrong ? undefined : saidWords[textsIn(request)('done') ?? ''],
    islands: ['sound-upload.js', 'sound-recorder.js', 'sound-stretch.js', 'work-progress.js'],
    headers: recorderHeaders(world),
    children: isHomeless(at) ? (
      <ChooseShow at={at} shows={await showsOf(world, at.story.row.edition)} />
    ) : (
      <SoundPage at={at} sounds={await soundChoices(world)} fault={fault} making={await makingOf(world, at)} />
    ),
  });
};

const chooseShow = async (world: World, asked: Asked): Promise<void> => {
  const at = await changeSound(world, asked);
  if (!at) return;
  const showId = formOf(asked.request.body).text('show');
  const saved = await saveEpisode(world, { account: at.account, articleId: at.articleId, showId });
  if (!saved.ok) return drawSound(world, asked, at, { fault: faultWords(saved) || 'Choose a show.' });
  await asked.reply.redirect(episodePath(at.articleId), 303);
};

const take = async (world: World, asked: Asked): Promise<void> => {
  const at = await changeSound(world, asked);
  if (!at) return;
  const sound = await soundIn(world, at.account, await readSoundForm(world, asked.request));
  if (!sound.ok) return drawSound(world, asked, at, { fault: sound.detail ?? 'It was not taken.' });
  const mediaId = sound.value;
  if (mediaId === undefined) return drawSound(world, asked, at, { fault: 'Choose a sound.' });
  const { episode } = at;
  const other = episode
    ? (await episodesWithMedia(world, mediaId)).find((one) => one.showId === episode.showId && one.id !== episode.id)
    : undefined;
  if (other) return drawSound(world, asked, at, { fault: `“${other.title}” is this recording already.` });
  const saved = episode
    ? await changeEpisode(world, { ...at, episode }, { mediaId })
    : await saveStorySound(world, { account: at.account, articleId: at.articleId, mediaId });
  if (!saved.ok) return drawSound(world, asked, at, { fault: faultWords(saved) });
  await asked.reply.redirect(episodePath(at.articleId, '?done=taken'), 303);
};

/** `/newsroom/episodes/:id`: an episode's sound, or the sound a story is listened to by. */
export const soundRoutes = (app: FastifyInstance, world: World): void => {
  const path = '/newsroom/episodes/:id';
  // Where a story’s own pages lead to its sound.
  app.get<Params>('/newsroom/stories/:id/sound', async (request, reply) => {
    const at = await openSound(world, { request, reply });
    if (at) await reply.redirect(episodePath(at.articleId), 303);
  });
  app.get<Params>(path, async (request, reply) => {
    const at = await openSound(world, { request, reply });
    if (at) await drawSound(world, { request, reply }, at);
  });
  void app.register(async (scope) => {
    await scope.register(multipart, { limits: soundForms, throwFileSizeLimit: false });
    scope.post<Params>(`${path}/sound`, (request, reply) => take(world, { request, reply }));
  });
  app.post<Params>(`${path}/show`, (request, reply) => chooseShow(world, { request, reply }));
  app.post<Params>(`${path}/sound/remove`, async (request, reply) => {
    const at = await changeSound(world, { request, reply });
    if (!at) return;
    if (at.episode)
      return drawSound(world, { request, reply }, at, { fault: 'An episode cannot be without its sound: replace it.' });
    const saved = await saveStorySound(world, { account: at.account, articleId: at.articleId, mediaId: null });
    if (!saved.ok) return drawSound(world, { request, reply }, at, { fault: faultWords(saved) });
    return reply.redirect(episodePath(at.articleId, '?done=removed'), 303);
  });
};
