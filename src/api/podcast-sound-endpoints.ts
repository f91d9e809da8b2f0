/** Recordings of the library: what was found in them, and what is said in them. */
import * as v from 'valibot';
import type { Account } from '../rooms/accounts/accounts.ts';
import { mayStory } from '../rooms/articles/articles.ts';
import {
  examineAgain,
  hasFfmpeg,
  mayShow,
  readTranscript,
  recordingOf,
  removeTranscript,
  saveTranscript,
  soundOf,
  toSrt,
  toTranscriptHtml,
  toTranscriptJson,
  toTranscriptText,
  toVtt,
  transcriberState,
  transcriptIn,
  transcriptsOfMedia,
  type Transcript,
} from '../rooms/audio/audio.ts';
import { libraryItem } from '../rooms/media/media.ts';
import type { World } from '../world.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { at } from './newsroom-examples.ts';
import { newsroomProblems, wrongField } from './newsroom-refusals.ts';
import { count, flag, listOf, said, text } from './newsroom-schemas.ts';
import { exampleSound } from './podcast-examples.ts';
import { cuesBody, recordingSchema, transcriptEntries, transcriptForms, transcriptSchema } from './podcast-schemas.ts';
import { onlySaid, shownRecording } from './podcast-shown.ts';
import { refused } from './problems.ts';
import { id, line } from './schemas.ts';
import { momentText } from './shown.tsx';

const reading = { access: 'stories:read', group: 'Podcasts', problems: [...newsroomProblems, 'bad-query'] } as const;
const writing = { ...reading, access: 'podcasts:write' } as const;
const mediaParams = { mediaId: id };
const transcriptParams = { mediaId: id, language: v.pipe(text, v.regex(/^[A-Za-z]{2,8}(?:-[A-Za-z\d]{1,8}){0,6}$/)) };

/** Whether somebody may say what is in a sound: those who write, or whoever added it. */
export const mayEditSound = async (world: World, account: Account, mediaId: string): Promise<boolean | undefined> => {
  const item = await libraryItem(world, mediaId);
  if (!item) return undefined;
  return mayShow(account, 'edit-recording') || mayStory(account, 'edit-media', item.addedBy === account.id);
};

const tool = v.strictObject({ isThere: flag, words: said(text, 'Its version or name; else what is missing.') });

const recordings = [
  endpoint({
    ...reading,
    id: 'getRecording',
    method: 'GET',
    path: '/media/{mediaId}/recording',
    summary:
      'What was found in a sound of the library: how long and how loud it is, its peaks, tags, and why it was refused',
    params: mediaParams,
    answer: recordingSchema,
    example: {
      mediaId: ids.decision,
      state: 'ready' as const,
      container: 'mp3',
      codec: 'mp3',
      bitRate: 128_000,
      duration: 179.4,
      loudness: -16.1,
      truePeak: -1.4,
      peaks: [3, 140, 201, 180],
      tags: { title: 'The night', artist: null, album: null, year: 2026, chapters: [] },
      coverId: null,
      versions: [],
      fault: '',
      sound: exampleSound,
    },
    run: async ({ world, account, params: { mediaId } }) => {
      if (!mayStory(account, 'see-media')) return refused('not-allowed');
      const recording = await recordingOf(world, mediaId);
      return recording
        ? answered(shownRecording(world, recording, await soundOf(world, mediaId)))
        : refused('not-found');
    },
  }),
  endpoint({
    ...writing,
    id: 'examineRecording',
    method: 'POST',
    path: '/media/{mediaId}/recording/examine',
    summary: 'Have a sound looked into once more, after ffmpeg was installed for example; it takes some seconds',
    params: mediaParams,
    status: 204,
    run: async ({ world, account, params: { mediaId } }) => {
      const may = await mayEditSound(world, account, mediaId);
      if (may !== true || !(await recordingOf(world, mediaId)))
        return refused(may === false ? 'not-allowed' : 'not-found');
      await examineAgain(world, mediaId);
      return answered(undefined);
    },
  }),
  endpoint({
    ...reading,
    id: 'getSoundTools',
    method: 'GET',
    path: '/podcasts/tools',
    summary: 'What this server can do with sound: whether ffmpeg and a program that writes down speech are there',
    answer: v.strictObject({ ffmpeg: tool, transcriber: tool }),
    example: { ffmpeg: { isThere: true, words: '7.1' }, transcriber: { isThere: true, words: 'whisper' } },
    run: async ({ world, account }) => {
      if (!mayShow(account, 'see-shows')) return refused('not-allowed');
      const state = await hasFfmpeg(world);
      const program = transcriberState(world);
      return answered({
        ffmpeg: { isThere: state.isThere, words: state.isThere ? state.version : state.words },
        transcriber: { isThere: program.isThere, words: program.isThere ? program.program : program.words },
      });
    },
  }),
];

type Form = (typeof transcriptForms)[number];

const printed: Record<Form, (transcript: Transcript) => string> = {
  vtt: ({ cues }) => toVtt(cues),
  srt: ({ cues }) => toSrt(cues),
  json: ({ cues }) => toTranscriptJson(cues),
  html: ({ cues, isTimed }) => toTranscriptHtml(cues, isTimed),
  text: ({ cues }) => toTranscriptText(cues),
};

const about = ({ language, isTimed, origin, version, changedAt }: Transcript) => ({
  language,
  isTimed,
  origin,
  version,
  changedAt: momentText(changedAt),
});

const exampleAbout = { language: 'en', isTimed: true, origin: 'uploaded', version: 3, changedAt: at };
const exampleCues = [{ start: 0, end: 4.2, speaker: 'Maren', text: 'It is four in the morning.' }];

const transcripts = [
  endpoint({
    ...reading,
    id: 'listTranscripts',
    method: 'GET',
    path: '/media/{mediaId}/transcripts',
    summary: 'The transcripts of a recording, by language',
    params: mediaParams,
    answer: listOf(v.strictObject({ ...transcriptEntries, cues: said(count, 'How many stretches it has.') })),
    example: { items: [{ ...exampleAbout, cues: 212 }] },
    run: async ({ world, account, params: { mediaId } }) => {
      if (!mayStory(account, 'see-media')) return refused('not-allowed');
      if (!(await libraryItem(world, mediaId))) return refused('not-found');
      const found = await transcriptsOfMedia(world.db, mediaId);
      return answered({ items: found.map((one) => ({ ...about(one), cues: one.cues.length })) });
    },
  }),
  endpoint({
    ...reading,
    id: 'getTranscript',
    method: 'GET',
    path: '/media/{mediaId}/transcripts/{language}',
    summary: 'What is said in a recording, as cues and in any form that podcast apps know',
    params: transcriptParams,
    query: { form: v.optional(said(v.picklist(transcriptForms), 'Given as `text` beside the cues.')) },
    answer: transcriptSchema,
    example: {
      ...exampleAbout,
      cues: exampleCues,
      text: 'WEBVTT\n\n00:00:00.000 --> 00:00:04.200\n<v Maren>It is four in the morning.\n',
    },
    run: async ({ world, account, params: { mediaId, language }, query: { form } }) => {
      if (!mayStory(account, 'see-media')) return refused('not-allowed');
      const found = await transcriptIn(world.db, mediaId, language);
      if (!found) return refused('not-found');
      return answered({ ...about(found), cues: found.cues, text: form === undefined ? null : printed[form](found) });
    },
  }),
];

const transcriptBody = v.strictObject({
  text: v.optional(
    said(line(5_000_000), 'A file as it is: WebVTT, SRT, JSON, HTML or plain text, told by its content.'),
  ),
  cues: v.optional(said(cuesBody, 'Instead of `text`; `isTimed` says whether their times count.')),
  isTimed: v.optional(flag),
  origin: v.optional(said(v.picklist(['written', 'uploaded', 'transcribed']), '`uploaded` unless told.')),
  since: v.optional(said(count, '`version` of the transcript this was made from; 0: there must be none.')),
});

const transcriptWords: Record<string, string> = {
  'transcript-too-long': 'It is too long.',
  'transcript-empty': 'Nothing is said in it.',
  'transcript-broken': 'It cannot be read.',
  'invalid-transcript': 'It cannot be kept.',
};

/** The cues that were sent, in whatever form. */
const cuesIn = ({ text: file, cues, isTimed = true }: v.InferOutput<typeof transcriptBody>) => {
  if ((file === undefined) === (cues === undefined)) return wrongField('/text', 'Send either `text` or `cues`.');
  if (file === undefined)
    return { cues: (cues ?? []).map((cue) => onlySaid(cue) as Transcript['cues'][number]), isTimed };
  const read = readTranscript(file);
  if (!read.ok) return wrongField('/text', read.detail ?? transcriptWords[read.refusal] ?? '');
  return { cues: read.value.cues, isTimed: read.value.isTimed };
};

const transcriptWrites = [
  endpoint({
    ...writing,
    id: 'putTranscript',
    method: 'PUT',
    path: '/media/{mediaId}/transcripts/{language}',
    summary: 'Put a transcript of a recording, in a language; page, player and feed have it at once',
    params: transcriptParams,
    bodyLimit: 8 * 1024 * 1024,
    body: transcriptBody,
    bodyExample: { text: 'WEBVTT\n\n00:00:00.000 --> 00:00:04.200\n<v Maren>It is four in the morning.\n', since: 0 },
    answer: v.strictObject({ version: count, cues: count, isTimed: flag }),
    example: { version: 1, cues: 1, isTimed: true },
    run: async ({ world, account, params: { mediaId, language }, body }) => {
      const may = await mayEditSound(world, account, mediaId);
      if (may !== true) return refused(may === false ? 'not-allowed' : 'not-found');
      const sent = cuesIn(body);
      if ('ok' in sent) return sent;
      const { since, origin = 'uploaded' } = body;
      const saved = await saveTranscript(world, {
        mediaId,
        language,
        ...sent,
        origin,
        accountId: account.id,
        ...(since === undefined ? {} : { since }),
      });
      if (saved.ok) {
        const { version, cues, isTimed } = saved.value;
        return answered({ version, cues: cues.length, isTimed });
      }
      if (saved.refusal === 'no-such-sound') return refused('not-found');
      if (saved.refusal === 'changed-meanwhile')
        return refused('changed-meanwhile', { detail: 'Somebody has changed it since: look at it first.' });
      return wrongField('/text', saved.detail ?? transcriptWords[saved.refusal] ?? 'There is no such language.');
    },
  }),
  endpoint({
    ...writing,
    id: 'removeTranscript',
    method: 'DELETE',
    path: '/media/{mediaId}/transcripts/{language}',
    summary: 'Take a transcript away',
    params: transcriptParams,
    status: 204,
    run: async ({ world, account, params: { mediaId, language } }) => {
      const may = await mayEditSound(world, account, mediaId);
      if (may === false) return refused('not-allowed');
      if (may === undefined || !(await transcriptIn(world.db, mediaId, language))) return refused('not-found');
      await removeTranscript(world, mediaId, language);
      return answered(undefined);
    },
  }),
];

export const podcastSoundEndpoints = [...recordings, ...transcripts, ...transcriptWrites];
