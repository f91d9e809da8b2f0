/** Long work on recordings: other versions by ffmpeg, transcripts by a program of the server's own. */
import * as v from 'valibot';
import { mayStory } from '../rooms/articles/articles.ts';
import {
  askTranscript,
  cancelTranscode,
  mayShow,
  recordingOf,
  transcode,
  transcodesOf,
  transcribingOf,
  type RecordingWork,
} from '../rooms/audio/audio.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { at } from './newsroom-examples.ts';
import { newsroomProblems, wrongField } from './newsroom-refusals.ts';
import { flag, listOf, madeId, maybeText, said, text } from './newsroom-schemas.ts';
import { onlySaid } from './podcast-shown.ts';
import { refused } from './problems.ts';
import { id, line, moment } from './schemas.ts';
import { momentText } from './shown.tsx';

const reading = { access: 'stories:read', group: 'Podcasts', problems: newsroomProblems } as const;
const writing = { ...reading, access: 'podcasts:write' } as const;
const mediaParams = { mediaId: id };
const seconds = v.pipe(v.number(), v.minValue(0));

const workSchema = v.strictObject({
  id,
  kind: v.picklist(['version', 'transcript']),
  state: v.picklist(['waiting', 'running', 'done', 'failed', 'cancelled']),
  progress: said(v.number(), '0 to 1.'),
  fault: said(text, 'Why it failed, in words.'),
  madeId: said(maybeText, 'The medium that was made.'),
  createdAt: moment,
  changedAt: moment,
});

const shownWork = ({
  id: workId,
  kind,
  state,
  progress,
  fault,
  madeId: made,
  createdAt,
  changedAt,
}: RecordingWork) => ({
  id: workId,
  kind,
  state,
  progress,
  fault,
  madeId: made ?? null,
  createdAt: momentText(createdAt),
  changedAt: momentText(changedAt),
});

type Said = { refusal: string; detail?: string };

/** What is refused of work, by all of it alike. */
const workRefusal = ({ refusal, detail }: Said) => {
  if (refusal === 'not-allowed') return refused('not-allowed');
  if (refusal === 'no-such-sound' || refusal === 'not-there') return refused('not-found');
  if (refusal === 'too-much') return refused('too-many', detail === undefined ? {} : { detail });
  if (refusal === 'bad-cut') return wrongField('/cut', detail ?? 'It cannot be cut there.');
  if (refusal === 'unknown-language') return wrongField('/language', 'There is no such language.');
  const words = refusal === 'over' ? 'It is over already.' : 'It cannot be done just now.';
  return refused('wrong-state', { detail: detail ?? words });
};

export const podcastWorkEndpoints = [
  endpoint({
    ...reading,
    id: 'listRecordingWork',
    method: 'GET',
    path: '/media/{mediaId}/recording/work',
    summary: 'Versions and transcripts that are being made of a recording, and were lately',
    params: mediaParams,
    answer: listOf(workSchema),
    example: {
      items: [
        {
          id: ids.answer,
          kind: 'version' as const,
          state: 'running' as const,
          progress: 0.4,
          fault: '',
          madeId: null,
          createdAt: at,
          changedAt: at,
        },
      ],
    },
    run: async ({ world, account, params: { mediaId } }) => {
      if (!mayStory(account, 'see-media')) return refused('not-allowed');
      if (!(await recordingOf(world, mediaId))) return refused('not-found');
      const works: RecordingWork[] = [
        ...(await transcodesOf(world, mediaId)),
        ...(await transcribingOf(world, mediaId)),
      ];
      return answered({ items: works.toSorted((a, b) => b.createdAt - a.createdAt).map(shownWork) });
    },
  }),
  endpoint({
    ...writing,
    id: 'makeVersion',
    method: 'POST',
    path: '/media/{mediaId}/recording/versions',
    summary:
      'Have a version of a recording made: MP3 or Opus, cut, with a piece before and after it, at the usual loudness',
    detail:
      'It becomes a medium of its own; the recording stays. Without ffmpeg an MP3 can be cut, and nothing else be made: `GET /podcasts/tools` says what is there.',
    takesKey: true,
    keepsAnswer: true,
    params: mediaParams,
    body: v.strictObject({
      to: v.picklist(['mp3', 'opus']),
      cut: v.optional(said(v.strictObject({ from: seconds, to: seconds }), 'Seconds that stay.')),
      intro: v.optional(said(id, 'A sound of the library that comes before it.')),
      outro: v.optional(id),
      loudness: v.optional(said(flag, 'At -16 LUFS (-19 for one channel) unless false.')),
    }),
    bodyExample: { to: 'mp3', cut: { from: 2.5, to: 178 } },
    status: 201,
    answer: madeId,
    example: { id: ids.answer },
    run: async ({ world, account, params: { mediaId }, body: { to, ...rest } }) => {
      const begun = await transcode(world, { account, mediaId, to, ...onlySaid(rest) });
      return begun.ok ? answered({ id: begun.value }) : workRefusal(begun);
    },
  }),
  endpoint({
    ...writing,
    id: 'askTranscript',
    method: 'POST',
    path: '/media/{mediaId}/recording/transcripts',
    summary: 'Have what is said written down by the program the server names for it',
    takesKey: true,
    keepsAnswer: true,
    params: mediaParams,
    body: v.strictObject({
      language: line(35),
      replace: v.optional(said(flag, 'The transcript that is there is replaced.')),
    }),
    bodyExample: { language: 'en' },
    status: 201,
    answer: madeId,
    example: { id: ids.answer },
    run: async ({ world, account, params: { mediaId }, body: { language, replace = false } }) => {
      const begun = await askTranscript(world, { account, mediaId, language, replace });
      return begun.ok ? answered({ id: begun.value }) : workRefusal(begun);
    },
  }),
  endpoint({
    ...writing,
    id: 'cancelRecordingWork',
    method: 'DELETE',
    path: '/media/{mediaId}/recording/work/{workId}',
    summary: 'Give a version or a transcript up that is being made',
    params: { mediaId: id, workId: id },
    status: 204,
    run: async ({ world, account, params: { mediaId, workId } }) => {
      if (!mayShow(account, 'edit-recording')) return refused('not-allowed');
      const works: RecordingWork[] = [
        ...(await transcodesOf(world, mediaId)),
        ...(await transcribingOf(world, mediaId)),
      ];
      if (!works.some((work) => work.id === workId)) return refused('not-found');
      const done = await cancelTranscode(world, { account, id: workId });
      return done.ok ? answered(undefined) : workRefusal(done);
    },
  }),
];
