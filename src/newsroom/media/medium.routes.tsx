import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { mayStory } from '../../rooms/articles/articles.ts';
import {
  editMedia,
  keepReplacement,
  libraryItem,
  maxRecordingBytes,
  putFileBack,
  sendOwnFile,
  refusalInWords,
  type MediaEdit,
} from '../../rooms/media/media.ts';
import type { World } from '../../world.ts';
import { answerJson, fieldOf, wantsJson } from '../duties/duty-pages.tsx';
import { isId, textsIn } from '../people/people-pages.tsx';
import { mediaStaff, refuseStaff, showMedia, type Asking } from './media-pages.tsx';
import { MediumPage } from './MediumPage.tsx';
import { mediumSeen } from './medium-seen.ts';
import { languageOf, pickedById } from './picker.routes.ts';
import { readFocalForm, readMediumForm, type FormFault } from './read-medium-form.ts';
import { sentFiles } from './sent-files.ts';

const path = '/newsroom/media/:id';

const idOf = (request: FastifyRequest): string => (request.params as { id: string }).id;

type Drawn = { account: Account; fault?: string; faults?: readonly FormFault[]; status?: number };

const saidWords: Record<string, string> = {
  saved: 'Saved.',
  replaced: 'The file was replaced, wherever it is shown.',
  back: 'The former file is back in its place.',
  same: 'This file had been in the library already: here it is.',
};

const draw = async (asking: Asking, { account, fault, faults = [], status }: Drawn): Promise<void> => {
  const { world, request, reply } = asking;
  const { visit } = request;
  const seen = await mediumSeen(world, { visit, account, id: idOf(request) });
  if (!seen) return reply.notFound();
  const told = saidWords[textsIn(request)('said') ?? ''];
  const title = seen.item.title || seen.item.media.fileName;
  const page = <MediumPage seen={seen} visit={visit} now={world.now()} told={told} fault={fault} faults={faults} />;
  const islands = ['media-upload.js', 'focal-point.js'];
  await showMedia(reply, { account, title, heading: <bdi>{title}</bdi>, status, islands, children: page });
};

/** Who may change the medium at this address; else the answer has been sent. */
const editor = async (asking: Asking): Promise<Account | undefined> => {
  const account = await mediaStaff(asking, 'edit-media');
  if (!account) return undefined;
  const id = idOf(asking.request);
  const item = isId(id) ? await libraryItem(asking.world, id) : undefined;
  if (item && mayStory(account, 'edit-media', item.addedBy === account.id)) return account;
  if (item) await refuseStaff(asking);
  else await asking.reply.notFound();
  return undefined;
};

const back = (request: FastifyRequest, said: string): string =>
  request.visit.link(`/newsroom/media/${idOf(request)}?said=${said}`);

/** Writes down what was said, and answers as it was asked: with the page again, or with the medium as dialogs show it. */
const save = async (asking: Asking, account: Account, said: MediaEdit): Promise<void> => {
  const { world, request, reply } = asking;
  const mediaId = idOf(request);
  const edited = await editMedia(world, { mediaId, accountId: account.id, said });
  if (!edited.ok) {
    const fault = refusalInWords(edited.refusal);
    if (wantsJson(request)) return answerJson(reply, { state: 'refused', refusal: edited.refusal, words: fault }, 409);
    return draw(asking, { account, fault, status: 409 });
  }
  if (!wantsJson(request)) return void (await reply.redirect(back(request, 'saved'), 303));
  return answerJson(reply, { ...(await pickedById(world, mediaId, languageOf(request))) });
};

const describe = async (asking: Asking): Promise<void> => {
  const account = await editor(asking);
  if (!account) return;
  const { request, reply } = asking;
  const read = readMediumForm(request, request.visit.publication);
  if (read.ok) return save(asking, account, read.value);
  const fault = 'Some of it could not be read. What is wrong stands beside it.';
  if (wantsJson(request)) return answerJson(reply, { state: 'refused', refusal: 'invalid', words: fault }, 422);
  return draw(asking, { account, fault, faults: read.faults ?? [], status: 422 });
};

const replace = async (asking: Asking): Promise<void> => {
  const account = await editor(asking);
  if (!account) return;
  const { world, request, reply } = asking;
  const sent = await sentFiles(world, request, { isReplacement: true });
  const [file] = sent.ok ? sent.value : [];
  if (!file) return draw(asking, { account, fault: 'Choose a file.', status: 422 });
  const { outcome } = file;
  const replaced = outcome.ok
    ? await world.write((tx) =>
        keepReplacement(world, tx, { mediaId: idOf(request), received: outcome.value, accountId: account.id }),
      )
    : outcome;
  if (replaced.ok) return void (await reply.redirect(back(request, 'replaced'), 303));
  return draw(asking, { account, fault: refusalInWords(replaced.refusal), status: 422 });
};

const putBack = async (asking: Asking): Promise<void> => {
  const account = await editor(asking);
  if (!account) return;
  const { world, request, reply } = asking;
  const fileId = fieldOf(request, 'file');
  const done = await putFileBack(world, { mediaId: idOf(request), fileId, accountId: account.id });
  if (done.ok) return void (await reply.redirect(back(request, 'back'), 303));
  return draw(asking, { account, fault: refusalInWords(done.refusal), status: 409 });
};

/** One medium: `/newsroom/media/:id`, what is said about it, its focal point, its file. */
export const mediumRoutes = (app: FastifyInstance, world: World): void => {
  app.get(path, async (request, reply) => {
    const account = await mediaStaff({ world, request, reply }, 'see-media');
    if (account) await draw({ world, request, reply }, { account });
  });

  app.post(path, (request, reply) => describe({ world, request, reply }));

  app.post(`${path}/focal`, async (request, reply) => {
    const account = await editor({ world, request, reply });
    if (!account) return;
    const focal = readFocalForm(request);
    const fault = 'The focal point is two numbers between 0 and 100.';
    if (focal) await save({ world, request, reply }, account, { focal });
    else await draw({ world, request, reply }, { account, fault, status: 422 });
  });

  app.post(`${path}/put-back`, (request, reply) => putBack({ world, request, reply }));

  app.get(`${path}/file`, async (request, reply) => {
    if (!(await mediaStaff({ world, request, reply }, 'see-media'))) return reply;
    const isInline = textsIn(request)('inline') === '1';
    const mediaId = idOf(request);
    const item = isId(mediaId) ? await libraryItem(world, mediaId) : undefined;
    if (!item) return reply.notFound();
    // Its page says that the file is missing.
    if (!(await sendOwnFile(world, { request, reply }, { mediaId, isInline })))
      await reply.redirect(request.visit.link(`/newsroom/media/${mediaId}`), 303);
    return reply;
  });

  void app.register(async (scope) => {
    await scope.register(multipart, {
      limits: { fileSize: maxRecordingBytes, files: 1, fields: 5, fieldSize: 1_000, headerPairs: 20 },
      throwFileSizeLimit: false,
    });
    scope.post(`${path}/replace`, (request, reply) => replace({ world, request, reply }));
  });
};
