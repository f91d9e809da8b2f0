import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { mayStory, type StoryAction } from '../../rooms/articles/articles.ts';
import {
  appendToUpload,
  cancelUpload,
  createUpload,
  finishUpload,
  libraryItem,
  offsetOf,
  unfinishedOf,
  uploadOf,
  refusalInWords,
  type Upload,
} from '../../rooms/media/media.ts';
import type { World } from '../../world.ts';
import { answerJson } from '../duties/duty-pages.tsx';
import { isId } from '../people/people-pages.tsx';
import { mediaStaffOfScript, type Asking } from './media-pages.tsx';
import { languageOf, pickedById } from './picker.routes.ts';
import { abilities, bytesIn, metadataIn, pieceType, speaksTus, tell, tusVersion, uploadHeaders } from './tus.ts';

type Addressed = FastifyRequest<{ Params: { id: string } }>;
type On<Request extends FastifyRequest = FastifyRequest> = { world: World; request: Request; reply: FastifyReply };

const path = '/newsroom/media/uploads';

/** How long an answer about a file that is being judged is waited for; then it is asked for again. */
const patience = 20_000;

const gone = { status: 404, refusal: 'no-upload', words: 'This upload is not known any more. Begin again.' };

/** The upload of whoever asks; else the answer has been sent. */
const ownUpload = async (on: On<Addressed>): Promise<Upload | undefined> => {
  const account = await mediaStaffOfScript(on, 'add-media');
  if (!account) return undefined;
  const { id } = on.request.params;
  const upload = isId(id) ? await uploadOf(on.world, { id, accountId: account.id }) : undefined;
  if (!upload) await tell(on.reply, gone);
  return upload;
};

/** Whether this account may have the file of that medium replaced. */
const mayReplace = async (world: World, account: Account, mediaId: string): Promise<boolean> => {
  const action: StoryAction = 'edit-media';
  const item = isId(mediaId) ? await libraryItem(world, mediaId) : undefined;
  return item !== undefined && mayStory(account, action, item.addedBy === account.id);
};

const create = async (on: Asking): Promise<void> => {
  const { world, request, reply } = on;
  const account = await mediaStaffOfScript(on, 'add-media');
  if (!account || !(await speaksTus(request, reply))) return;
  const metadata = metadataIn(request);
  const length = bytesIn(request, 'upload-length');
  if (!metadata || length === undefined)
    return tell(reply, {
      status: 400,
      refusal: 'bad-request',
      words: 'Say Upload-Length, and Upload-Metadata in Base64.',
    });
  const replaces = metadata.get('replaces');
  if (replaces !== undefined && !(await mayReplace(world, account, replaces)))
    return tell(reply, { status: 403, refusal: 'not-allowed', words: 'You may not replace this file.' });
  const fileName = metadata.get('filename') ?? '';
  const created = await createUpload(world, { accountId: account.id, fileName, length, replaces });
  if (!created.ok) {
    const status = { empty: 422, 'too-big': 413, 'too-many-uploads': 429, 'no-room': 507 }[created.refusal];
    return tell(reply, { status, refusal: created.refusal, words: refusalInWords(created.refusal) });
  }
  const headers = { ...uploadHeaders(created.value, 0), location: `${path}/${created.value.id}` };
  await answerJson(reply.headers(headers), { state: 'open', id: created.value.id, offset: 0, length }, 201);
};

/** Judging goes on after the answer; whoever wants to know how it ended asks for the upload. */
const judgeMeanwhile = (world: World, upload: Upload): Promise<Upload | undefined> => {
  const judged = finishUpload(world, upload);
  judged.catch((error: unknown) => world.log.error({ err: error, uploadId: upload.id }, 'an upload was not judged'));
  return judged;
};

const appendStatus = { 'wrong-offset': 409, 'too-long': 413, finished: 409, 'too-big': 413 } as const;

const append = async (on: On<Addressed>): Promise<void> => {
  const { world, request, reply } = on;
  const upload = await ownUpload(on);
  if (!upload || !(await speaksTus(request, reply))) return;
  if (request.headers['content-type'] !== pieceType)
    return tell(reply, { status: 415, refusal: 'bad-type', words: `Send the piece as ${pieceType}.` });
  const offset = bytesIn(request, 'upload-offset');
  if (offset === undefined) return tell(reply, { status: 400, refusal: 'bad-request', words: 'Say Upload-Offset.' });
  const announced = bytesIn(request, 'content-length');
  const taken = await appendToUpload(world, upload, { offset, announced, bytes: request.raw });
  // Nobody is there any more to be answered.
  if (taken.ok && !request.raw.readableEnded) return void reply.raw.destroy();
  if (!taken.ok) {
    const status = appendStatus[taken.refusal];
    const headers = uploadHeaders(upload, taken.refusal === 'wrong-offset' ? Number(taken.detail) : undefined);
    return tell(reply, { status, refusal: taken.refusal, words: refusalInWords(taken.refusal), headers });
  }
  if (taken.value === upload.length) void judgeMeanwhile(world, upload);
  await reply.code(204).headers(uploadHeaders(upload, taken.value)).send();
};

const isStillJudged = Symbol('judged');

const outcome = async (on: On<Addressed>): Promise<void> => {
  const { world, request, reply } = on;
  const asked = await ownUpload(on);
  if (!asked) return;
  const { promise: late, resolve } = Promise.withResolvers<typeof isStillJudged>();
  const timer = setTimeout(() => resolve(isStillJudged), patience);
  const upload = await Promise.race([judgeMeanwhile(world, asked), late]).finally(() => clearTimeout(timer));
  if (upload === isStillJudged) return answerJson(reply, { state: 'judging' });
  if (!upload) return tell(reply, gone);
  if (upload.state === 'open')
    return answerJson(reply, { state: 'open', offset: await offsetOf(world, upload), length: upload.length });
  const media = upload.mediaId && (await pickedById(world, upload.mediaId, languageOf(request)));
  if (upload.state === 'done' && media) return answerJson(reply, { state: 'done', media, isSame: upload.isSame });
  const refusal = upload.refusal ?? 'gone';
  return answerJson(reply, { state: 'refused', refusal, words: refusalInWords(refusal) });
};

/** Resumable uploads by tus 1.0.0: a page's script, another program and the API speak it alike. */
export const uploadRoutes = (app: FastifyInstance, world: World): void => {
  void app.register(async (scope) => {
    // A piece is not read into memory: the handler writes it down as it comes.
    scope.addContentTypeParser(pieceType, (_request, _payload, done) => done(null));
    // Anything else is refused by the handler, in words.
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));

    scope.options(path, async (_request, reply) => reply.code(204).headers(abilities).send());

    scope.post(path, (request, reply) => create({ world, request, reply }));

    scope.get(path, async (request, reply) => {
      const account = await mediaStaffOfScript({ world, request, reply }, 'add-media');
      if (!account) return;
      const open = await unfinishedOf(world, account.id);
      const uploads = open.map(({ id, fileName, length, offset, expiresAt }) => ({
        id,
        fileName,
        length,
        offset,
        expiresAt,
      }));
      await answerJson(reply, { uploads });
    });

    scope.head<{ Params: { id: string } }>(`${path}/:id`, async (request, reply) => {
      const upload = await ownUpload({ world, request, reply });
      if (upload && (await speaksTus(request, reply)))
        await reply
          .code(200)
          .headers(uploadHeaders(upload, await offsetOf(world, upload)))
          .send();
    });

    scope.get<{ Params: { id: string } }>(`${path}/:id`, (request, reply) => outcome({ world, request, reply }));
    scope.patch<{ Params: { id: string } }>(`${path}/:id`, (request, reply) => append({ world, request, reply }));

    scope.delete<{ Params: { id: string } }>(`${path}/:id`, async (request, reply) => {
      const upload = await ownUpload({ world, request, reply });
      if (!upload || !(await speaksTus(request, reply))) return;
      await cancelUpload(world, upload);
      await reply.code(204).header('tus-resumable', tusVersion).send();
    });
  });
};
