import type { FastifyInstance } from 'fastify';
import { secondsIn } from '../../common/sound-times.ts';
import {
  cancelTranscode,
  mayShow,
  recordingOf,
  saveStorySound,
  saveTranscript,
  transcode,
  transcodesOf,
  transcribingOf,
  transcriptIn,
  transcriptsOfMedia,
  type VersionAsked,
} from '../../rooms/audio/audio.ts';
import type { World } from '../../world.ts';
import { answerJson } from '../duties/duty-pages.tsx';
import { formOf, type Form } from '../signals/signal-page.tsx';
import type { Params } from '../stories/publishing/story-pages.tsx';
import { changeSound, lengthOf, openSound, type Asked, type AtSound } from './at-sound.tsx';
import { changeEpisode } from './change-episode.ts';
import { faultWords } from './fault-words.ts';
import { movedChapters, movedCues, movedSoundbites, type Move } from './moved-moments.ts';
import { episodePath } from './podcast-pages.tsx';
import { drawSound } from './sound.routes.tsx';

type AtMedia = AtSound & { mediaId: string };

/** A story with a sound of which somebody may have versions made. */
const atMedia = async (world: World, asked: Asked): Promise<AtMedia | undefined> => {
  const at = await changeSound(world, asked);
  if (!at) return undefined;
  const { mediaId } = at;
  if (mediaId !== undefined && mayShow(at.account, 'edit-recording')) return { ...at, mediaId };
  if (mediaId === undefined) await asked.reply.redirect(episodePath(at.articleId), 303);
  else await asked.reply.notFound();
  return undefined;
};

const cutIn = (form: Form, duration: number): VersionAsked['cut'] | string => {
  const [fromText, toText] = [form.text('cutFrom'), form.text('cutTo')];
  const [from, to] = [fromText === '' ? 0 : secondsIn(fromText), toText === '' ? duration : secondsIn(toText)];
  if (from === undefined || to === undefined)
    return `“${from === undefined ? fromText : toText}” is no time. Write it as 12:34.5.`;
  return from === 0 && to >= duration ? undefined : { from, to };
};

const ask = async (world: World, asked: Asked): Promise<void> => {
  const at = await atMedia(world, asked);
  if (!at) return;
  const form = formOf(asked.request.body);
  const cut = cutIn(form, lengthOf(at));
  if (typeof cut === 'string') return drawSound(world, asked, at, { makingFault: cut });
  const show = at.episode?.show;
  const begun = await transcode(world, {
    account: at.account,
    mediaId: at.mediaId,
    to: form.text('to') === 'opus' ? 'opus' : 'mp3',
    loudness: form.has('loudness'),
    ...(cut ? { cut } : {}),
    ...(form.has('intro') && show?.introId ? { intro: show.introId } : {}),
    ...(form.has('outro') && show?.outroId ? { outro: show.outroId } : {}),
  });
  if (!begun.ok) return drawSound(world, asked, at, { makingFault: faultWords(begun) });
  await asked.reply.redirect(episodePath(at.articleId, '?done=making'), 303);
};

/** What stayed of the sound when a version was made of it. */
const moveOf = async (world: World, mediaId: string, madeId: string): Promise<Move> => {
  const work = (await transcodesOf(world, mediaId)).find((one) => one.madeId === madeId);
  const intro = work?.asked.intro === undefined ? undefined : await recordingOf(world, work.asked.intro);
  return {
    from: work?.asked.cut?.from ?? 0,
    to: work?.asked.cut?.to ?? Number.POSITIVE_INFINITY,
    before: intro?.duration ?? 0,
  };
};

/** What was written down of the former sound goes along, at its new times. */
const takeTranscripts = async (world: World, at: AtMedia, madeId: string, move: Move): Promise<void> => {
  for (const { language, cues, isTimed, origin } of await transcriptsOfMedia(world.db, at.mediaId)) {
    if (await transcriptIn(world.db, madeId, language)) continue;
    const moved = isTimed ? movedCues(cues, move) : cues;
    if (moved.length === 0) continue;
    await saveTranscript(world, { mediaId: madeId, language, cues: moved, isTimed, origin, accountId: at.account.id });
  }
};

const use = async (world: World, asked: Asked): Promise<void> => {
  const at = await atMedia(world, asked);
  if (!at) return;
  const mediaId = formOf(asked.request.body).text('media');
  if (!at.recording?.versions.some((version) => version.mediaId === mediaId))
    return drawSound(world, asked, at, { makingFault: 'That was not made of this sound.' });
  const move = await moveOf(world, at.mediaId, mediaId);
  const { episode } = at;
  const saved = episode
    ? await changeEpisode(
        world,
        { ...at, episode },
        {
          mediaId,
          chapters: movedChapters(episode.chapters, move),
          soundbites: movedSoundbites(episode.soundbites, move),
        },
      )
    : await saveStorySound(world, { account: at.account, articleId: at.articleId, mediaId });
  if (!saved.ok) return drawSound(world, asked, at, { makingFault: faultWords(saved) });
  await takeTranscripts(world, at, mediaId, move);
  await asked.reply.redirect(episodePath(at.articleId, '?done=used'), 303);
};

/** Versions of a sound, and the long work upon it. */
export const versionRoutes = (app: FastifyInstance, world: World): void => {
  const path = '/newsroom/episodes/:id';
  app.post<Params>(`${path}/versions`, (request, reply) => ask(world, { request, reply }));
  app.post<Params>(`${path}/versions/use`, (request, reply) => use(world, { request, reply }));
  app.post<Params>(`${path}/works/cancel`, async (request, reply) => {
    const at = await atMedia(world, { request, reply });
    if (!at) return reply;
    const id = formOf(request.body).text('work');
    const own = [...(await transcodesOf(world, at.mediaId)), ...(await transcribingOf(world, at.mediaId))];
    const work = own.find((one) => one.id === id);
    if (work) await cancelTranscode(world, { account: at.account, id });
    const back = work?.kind === 'transcript' ? '/transcript' : '?done=cancelled';
    return reply.redirect(episodePath(at.articleId, back), 303);
  });
  app.get<Params>(`${path}/works.json`, async (request, reply) => {
    const at = await openSound(world, { request, reply });
    if (!at) return;
    const { mediaId } = at;
    const works =
      mediaId === undefined ? [] : [...(await transcodesOf(world, mediaId)), ...(await transcribingOf(world, mediaId))];
    await answerJson(reply, {
      state: at.recording?.state ?? 'none',
      works: works.slice(0, 20).map(({ id, state, progress }) => ({ id, state, progress })),
    });
  });
};
