/** Files for the library: whole, or piece by piece with breaks between. They go straight to the disk. */
import * as v from 'valibot';
import { mayStory } from '../rooms/articles/articles.ts';
import type { Account } from '../rooms/accounts/accounts.ts';
import {
  appendToUpload,
  cancelUpload,
  createUpload,
  fetchMedia,
  finishUpload,
  keepMedia,
  libraryItem,
  offsetOf,
  refusalInWords,
  unfinishedOf,
  uploadOf,
  type Upload,
} from '../rooms/media/media.ts';
import type { World } from '../world.ts';
import { answered, endpoint, type SentFile } from './endpoint.ts';
import { ids } from './examples.ts';
import { newsroomProblems, newsroomRefusal, wrongField } from './newsroom-refusals.ts';
import { count, flag, listOf, said, text } from './newsroom-schemas.ts';
import { refused, type Refused } from './problems.ts';
import { id, line } from './schemas.ts';

const codes = [...newsroomProblems, 'bad-query', 'too-large', 'no-room'] as const;
type Code = (typeof codes)[number];
const writing = { access: 'media:write', group: 'Media', problems: codes } as const;
const uploadParams = { uploadId: id };

const takenSchema = v.strictObject({ id, isSame: said(flag, 'The same file was there already: this is it.') });
const uploadSchema = v.strictObject({
  id,
  state: v.picklist(['open', 'done', 'refused']),
  fileName: text,
  offset: said(count, 'How much has come: the next piece begins here.'),
  length: count,
  mediaId: v.nullable(id),
  why: said(text, 'Why it was refused.'),
});
const exampleUpload = {
  id: ids.answer,
  state: 'open' as const,
  fileName: 'interview.wav',
  offset: 0,
  length: 94_371_840,
  mediaId: null,
  why: '',
};

/** A file that was not taken, with the reason in words. */
const notTaken = (refusal: string): Refused<Code> => {
  const detail = refusalInWords(refusal);
  if (refusal === 'too-big' || refusal === 'too-long') return refused('too-large', { detail });
  if (refusal === 'no-room') return refused('no-room');
  if (refusal === 'too-many-uploads') return refused('too-many', { detail });
  const known = ['no-media', 'same-file', 'in-bin', 'finished', 'gone', 'wrong-offset'].includes(refusal);
  return known ? newsroomRefusal({ refusal, detail }) : wrongField('', detail);
};

const mayReplace = async (world: World, account: Account, mediaId: string): Promise<boolean> => {
  const item = await libraryItem(world, mediaId);
  return item !== undefined && mayStory(account, 'edit-media', item.addedBy === account.id);
};

const shownUpload = async (world: World, upload: Upload): Promise<v.InferOutput<typeof uploadSchema>> => ({
  id: upload.id,
  state: upload.state,
  fileName: upload.fileName,
  offset: await offsetOf(world, upload),
  length: upload.length,
  mediaId: upload.mediaId ?? null,
  why: upload.refusal === undefined ? '' : refusalInWords(upload.refusal),
});

type Whole = { account: Account; fileName: string; file: SentFile | undefined; replaces?: string };

/** A whole file in one request: the same way as in pieces, with one piece. */
const takeWhole = async (
  world: World,
  { account, fileName, file, replaces }: Whole,
): Promise<{ id: string; isSame: boolean } | Refused<Code>> => {
  if (file?.length === undefined) return wrongField('', 'Say how long it is: Content-Length.');
  const begun = await createUpload(world, { accountId: account.id, fileName, length: file.length, replaces });
  if (!begun.ok) return notTaken(begun.refusal);
  const piece = { offset: 0, announced: file.length, bytes: file.bytes };
  const came = await appendToUpload(world, begun.value, piece);
  if (!came.ok) return notTaken(came.refusal);
  const done = await finishUpload(world, begun.value);
  if (done?.state === 'done' && done.mediaId !== undefined) return { id: done.mediaId, isSame: done.isSame };
  return notTaken(done?.refusal ?? 'gone');
};

const whole = [
  endpoint({
    ...writing,
    id: 'addMedium',
    method: 'POST',
    path: '/media',
    summary: 'Add a file to the library: the body is the file itself',
    detail:
      'It is looked through as in the newsroom: what counts is what is in it, not its name. What the file says of itself (credit, caption, place) is read. What takes longer than 50 seconds to send goes by `/media/uploads`.',
    takesKey: true,
    keepsAnswer: true,
    takesFile: true,
    query: { fileName: line(200) },
    status: 201,
    answer: takenSchema,
    example: { id: ids.decision, isSame: false },
    run: async ({ world, account, query, file }) => {
      if (!mayStory(account, 'add-media')) return refused('not-allowed');
      const taken = await takeWhole(world, { account, fileName: query.fileName, file });
      return 'ok' in taken ? taken : answered(taken);
    },
  }),
  endpoint({
    ...writing,
    id: 'replaceMediumFile',
    method: 'PUT',
    path: '/media/{mediaId}/file',
    summary: 'Put another file in a medium’s place, wherever it is used; the former one is kept for 30 days',
    takesFile: true,
    params: { mediaId: id },
    query: { fileName: line(200) },
    answer: takenSchema,
    example: { id: ids.decision, isSame: false },
    run: async ({ world, account, params: { mediaId }, query, file }) => {
      if (!(await libraryItem(world, mediaId))) return refused('not-found');
      if (!(await mayReplace(world, account, mediaId))) return refused('not-allowed');
      const taken = await takeWhole(world, { account, fileName: query.fileName, file, replaces: mediaId });
      return 'ok' in taken ? taken : answered(taken);
    },
  }),
  endpoint({
    ...writing,
    id: 'fetchMedium',
    method: 'POST',
    path: '/media/fetch',
    summary: 'Add a file from an address on the web; up to 20 MB',
    takesKey: true,
    keepsAnswer: true,
    body: v.strictObject({ url: line(2_000) }),
    bodyExample: { url: 'https://pictures.example/quay.jpg' },
    status: 201,
    answer: takenSchema,
    example: { id: ids.decision, isSame: false },
    run: async ({ world, account, body }) => {
      if (!mayStory(account, 'add-media')) return refused('not-allowed');
      const fetched = await fetchMedia(world, body.url);
      if (!fetched.ok) return wrongField('/url', refusalInWords(fetched.refusal));
      const mediaId = await world.write((tx) => keepMedia(world, tx, fetched.value, { addedBy: account.id }));
      return answered({ id: mediaId, isSame: mediaId !== fetched.value.id });
    },
  }),
];

const pieces = [
  endpoint({
    ...writing,
    id: 'listUploads',
    method: 'GET',
    path: '/media/uploads',
    summary: 'What you have begun to send and not finished',
    answer: listOf(uploadSchema),
    example: { items: [exampleUpload] },
    run: async ({ world, account }) => {
      const open = await unfinishedOf(world, account.id);
      return answered({ items: await Promise.all(open.map((upload) => shownUpload(world, upload))) });
    },
  }),
  endpoint({
    ...writing,
    id: 'beginUpload',
    method: 'POST',
    path: '/media/uploads',
    summary: 'Begin to send a large file in pieces; it can be gone on with for three days',
    takesKey: true,
    keepsAnswer: true,
    body: v.strictObject({
      fileName: line(200),
      length: said(count, 'Bytes; sound and film up to 2 GiB.'),
      replaces: v.optional(said(id, 'The medium whose file it takes the place of.')),
    }),
    bodyExample: { fileName: 'interview.wav', length: 94_371_840 },
    status: 201,
    answer: uploadSchema,
    example: exampleUpload,
    run: async ({ world, account, body }) => {
      if (!mayStory(account, 'add-media')) return refused('not-allowed');
      const { replaces } = body;
      if (replaces !== undefined && !(await mayReplace(world, account, replaces))) return refused('not-allowed');
      const begun = await createUpload(world, { accountId: account.id, ...body });
      return begun.ok ? answered(await shownUpload(world, begun.value)) : notTaken(begun.refusal);
    },
  }),
  endpoint({
    ...writing,
    id: 'getUpload',
    method: 'GET',
    path: '/media/uploads/{uploadId}',
    summary: 'How far an upload has come, and what became of it; what has come whole is judged now',
    params: uploadParams,
    answer: uploadSchema,
    example: { ...exampleUpload, state: 'done', offset: 94_371_840, mediaId: ids.decision },
    run: async ({ world, account, params }) => {
      const upload = await uploadOf(world, { id: params.uploadId, accountId: account.id });
      const judged = upload && (await finishUpload(world, upload));
      return judged ? answered(await shownUpload(world, judged)) : refused('not-found');
    },
  }),
  endpoint({
    ...writing,
    id: 'sendPiece',
    method: 'PATCH',
    path: '/media/uploads/{uploadId}',
    summary: 'Send the next piece: the body is the piece itself',
    takesFile: true,
    params: uploadParams,
    query: { offset: v.pipe(text, v.regex(/^\d{1,12}$/)) },
    answer: v.strictObject({ offset: count }),
    example: { offset: 33_554_432 },
    run: async ({ world, account, params, query, file }) => {
      const upload = await uploadOf(world, { id: params.uploadId, accountId: account.id });
      if (!upload || !file) return refused('not-found');
      const piece = { offset: Number(query.offset), announced: file.length, bytes: file.bytes };
      const came = await appendToUpload(world, upload, piece);
      if (came.ok) return answered({ offset: came.value });
      if (came.refusal !== 'wrong-offset') return notTaken(came.refusal);
      return refused('wrong-state', { detail: `The next piece begins at ${came.detail ?? '0'}.` });
    },
  }),
  endpoint({
    ...writing,
    id: 'cancelUpload',
    method: 'DELETE',
    path: '/media/uploads/{uploadId}',
    summary: 'Give an upload up',
    params: uploadParams,
    status: 204,
    run: async ({ world, account, params }) => {
      const upload = await uploadOf(world, { id: params.uploadId, accountId: account.id });
      if (!upload) return refused('not-found');
      await cancelUpload(world, upload);
      return answered(undefined);
    },
  }),
];

export const mediaUploadEndpoints = [...whole, ...pieces];
