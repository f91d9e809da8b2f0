import type { FastifyInstance } from 'fastify';
import {
  removeTranscript,
  saveTranscript,
  transcriptIn,
  transcriptLanguages,
  type Cue,
  type Transcript,
} from '../../rooms/audio/audio.ts';
import { secondsIn } from '../../common/sound-times.ts';
import type { World } from '../../world.ts';
import { answerJson, wantsJson } from '../duties/duty-pages.tsx';
import { textsIn } from '../people/people-pages.tsx';
import { formOf, type Form } from '../signals/signal-page.tsx';
import type { Params } from '../stories/publishing/story-pages.tsx';
import { changeSound, openSound, showSound, type Asked, type AtSound } from './at-sound.tsx';
import { cuesIn, renamed, shifted, withWindow, type CueRow, type CueWindow } from './cues-in.ts';
import { isLanguageTag } from './language-of.ts';
import { episodePath } from './podcast-pages.tsx';
import { transcriberOf, transcriberRoutes } from './transcriber.tsx';
import { transcriptFileRoutes } from './transcript-files.routes.ts';
import { cuesOnPage, rowOfCue, TranscriptForm, TranscriptHead, TranscriptMore } from './TranscriptForm.tsx';

export type AtTranscript = AtSound & { mediaId: string };

/** A story with a sound: without one there is nothing to write along. */
export const atTranscript = async (
  world: World,
  asked: Asked,
  isChange: boolean,
): Promise<AtTranscript | undefined> => {
  const at = await (isChange ? changeSound : openSound)(world, asked);
  if (!at) return undefined;
  const { mediaId } = at;
  if (mediaId !== undefined) return { ...at, mediaId };
  await asked.reply.redirect(episodePath(at.articleId), 303);
  return undefined;
};

const saidWords: Record<string, string> = {
  saved: 'The transcript is saved.',
  removed: 'The transcript is removed.',
  asked: 'The transcriber is at work. What it writes stands here when it is done.',
};

export type Drawn = {
  language?: string | undefined;
  fault?: string | undefined;
  status?: number;
  rows?: readonly CueRow[];
  window?: CueWindow;
  since?: number;
  theirs?: readonly Cue[];
  pasted?: string;
};

/** In which language one writes: the one that was asked for, the first there is, or the edition’s. */
const languageFor = (at: AtTranscript, asked: string | undefined, languages: readonly string[]): string => {
  if (asked !== undefined && isLanguageTag(asked)) return asked;
  const own = at.episode?.language ?? at.publication.editionByCode(at.story.row.edition)?.language ?? 'en';
  return languages.includes(own) ? own : (languages[0] ?? own);
};

const windowFor = (transcript: Transcript | undefined, asked: number): CueWindow => {
  const all = transcript?.cues.length ?? 0;
  const from = Number.isSafeInteger(asked) && asked > 0 && asked < all ? asked : 0;
  return { from, count: Math.min(cuesOnPage, all - from) };
};

/** The page of a transcript, with what was wrong and everything that was typed. */
export const drawTranscript = async (
  world: World,
  { request, reply }: Asked,
  at: AtTranscript,
  drawn: Drawn = {},
): Promise<void> => {
  const text = textsIn(request);
  const languages = (await transcriptLanguages(world.db, [at.mediaId])).map((one) => one.language);
  const language = languageFor(at, drawn.language ?? text('language', 35), languages);
  const transcript = await transcriptIn(world.db, at.mediaId, language);
  const window = drawn.window ?? windowFor(transcript, Number(text('from', 6) ?? 0));
  const shown = transcript?.cues.slice(window.from, window.from + window.count) ?? [];
  const rows = drawn.rows ?? shown.map((cue) => rowOfCue(cue, transcript?.isTimed === true));
  const since = drawn.since ?? transcript?.version ?? 0;
  const { fault, theirs, pasted = '', status = fault === undefined ? 200 : 422 } = drawn;
  const transcriber = await transcriberOf(world, at, { language, hasOne: transcript !== undefined });
  const scene = { at, language, languages, transcript, rows, window, since, theirs, pasted, transcriber };
  await showSound(reply, at, {
    here: 'transcript',
    title: 'Transcript',
    status,
    fault: fault === undefined ? undefined : <p>{fault}</p>,
    said: fault === undefined ? saidWords[text('done') ?? ''] : undefined,
    islands: ['transcript-desk.js', 'work-progress.js'],
    children: (
      <>
        <TranscriptHead {...scene} />
        <TranscriptForm {...scene} />
        {at.mayEdit ? <TranscriptMore {...scene} /> : null}
      </>
    ),
  });
};

const numberIn = (form: Form, name: string): number => {
  const value = Number(form.text(name));
  return Number.isSafeInteger(value) && value >= 0 ? value : 0;
};

/** What else the button does with the whole of it. */
const actedUpon = (form: Form, cues: Cue[]): Cue[] | string => {
  const act = form.text('act');
  if (act === 'rename') return renamed(cues, form.text('formerName'), form.text('newName'));
  if (act !== 'shift') return cues;
  const [, sign = '', rest = ''] = /^([+−-]?)(.*)$/.exec(form.text('shift')) ?? [];
  const by = secondsIn(rest);
  if (by === undefined) return 'Say by how many seconds all times are to be moved, such as 1.5 or -0.3.';
  return shifted(cues, sign === '' || sign === '+' ? by : -by);
};

const conflictWords =
  'Somebody else has saved this transcript meanwhile. Nothing of yours is lost: it stands in the fields below, theirs above them. Put together what is to stay, then save.';

type Refused = { fault: string; status: number; drawn: Drawn };

const refuse = async (
  world: World,
  asked: Asked,
  at: AtTranscript,
  { fault, status, drawn }: Refused,
): Promise<void> => {
  if (wantsJson(asked.request)) await answerJson(asked.reply, { state: 'refused', words: fault }, status);
  else await drawTranscript(world, asked, at, { ...drawn, fault, status });
};

const save = async (world: World, asked: Asked): Promise<void> => {
  const at = await atTranscript(world, asked, true);
  if (!at) return;
  const form = formOf(asked.request.body);
  const language = form.text('language');
  const before = isLanguageTag(language) ? await transcriptIn(world.db, at.mediaId, language) : undefined;
  const window = { from: numberIn(form, 'from'), count: numberIn(form, 'count') };
  const since = numberIn(form, 'since');
  const { rows, cues, isTimed, hasFaults } = cuesIn(form);
  const drawn: Drawn = { language, rows, window, since };
  const no = (fault: string, status = 422, more: Drawn = {}): Promise<void> =>
    refuse(world, asked, at, { fault, status, drawn: { ...drawn, ...more } });
  if (since !== (before?.version ?? 0)) {
    const theirs = before?.cues.slice(window.from, window.from + window.count + 20) ?? [];
    const count = Math.max(0, Math.min(window.count, (before?.cues.length ?? 0) - window.from));
    const more = { theirs, since: before?.version ?? 0, window: { from: window.from, count } };
    return no(conflictWords, 409, more);
  }
  const faulty = rows.find((row) => row.fault !== undefined);
  if (hasFaults) return no(`Nothing is saved yet. ${faulty?.fault ?? ''}`);
  if (before && before.cues.length > window.count && before.isTimed !== isTimed)
    return no('The other parts of this transcript are timed otherwise: give all of them times, or none.');
  const whole = actedUpon(form, withWindow(before?.cues ?? [], window, cues));
  if (typeof whole === 'string') return no(whole);
  if (whole.length === 0) return no('There are no words in it. To take it away, remove it below.');
  const saved = await saveTranscript(world, {
    mediaId: at.mediaId,
    language,
    cues: isTimed ? whole.toSorted((one, other) => one.start - other.start) : whole,
    isTimed,
    origin: before?.origin ?? 'written',
    since,
    accountId: at.account.id,
  });
  if (!saved.ok) return no(saved.refusal === 'changed-meanwhile' ? conflictWords : (saved.detail ?? saved.refusal));
  if (wantsJson(asked.request))
    return answerJson(asked.reply, { state: 'saved', version: saved.value.version, count: cues.length });
  await asked.reply.redirect(
    episodePath(at.articleId, `/transcript?language=${language}&from=${window.from}&done=saved`),
    303,
  );
};

/** `/newsroom/episodes/:id/transcript`: what is said in a sound, beside the sound. */
export const transcriptRoutes = (app: FastifyInstance, world: World): void => {
  const path = '/newsroom/episodes/:id/transcript';
  app.get<Params>(path, async (request, reply) => {
    const at = await atTranscript(world, { request, reply }, false);
    if (at) await drawTranscript(world, { request, reply }, at);
  });
  app.post<Params>(path, (request, reply) => save(world, { request, reply }));
  app.post<Params>(`${path}/remove`, async (request, reply) => {
    const at = await atTranscript(world, { request, reply }, true);
    if (!at) return;
    await removeTranscript(world, at.mediaId, formOf(request.body).text('language'));
    await reply.redirect(episodePath(at.articleId, '/transcript?done=removed'), 303);
  });
  transcriptFileRoutes(app, world);
  transcriberRoutes(app, world);
};
