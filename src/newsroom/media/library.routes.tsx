import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { listStaff, type Account } from '../../rooms/accounts/accounts.ts';
import { mayStory } from '../../rooms/articles/articles.ts';
import { keepMedia, listLibrary, maxRecordingBytes, refusalWords } from '../../rooms/media/media.ts';
import type { World } from '../../world.ts';
import { timeZoneOf } from '../duties/duty-pages.tsx';
import { textsIn } from '../people/people-pages.tsx';
import { binRoutes } from './bin.routes.ts';
import { libraryPath, readAddress, startOfDay, type AskedLibrary } from './library-address.ts';
import { LibraryPage } from './LibraryPage.tsx';
import { mediaStaff, showMedia, type Asking } from './media-pages.tsx';
import { mediumRoutes } from './medium.routes.tsx';
import { pickerRoutes } from './picker.routes.ts';
import { sentFiles, type SentFile } from './sent-files.ts';
import { uploadRoutes } from './uploads.routes.ts';

const mostStaff = 500;
const mostFiles = 30;

/** What a list was come back to for, in words: numbers alone stand in the address. */
const toldIn = (request: FastifyRequest): string[] => {
  const number = (name: string): number => Number(textsIn(request)(name, 4)) || 0;
  const files = (count: number): string => (count === 1 ? '1 file' : `${count} files`);
  const sentences: [string, (count: number) => string][] = [
    ['added', (count) => `${files(count)} added.`],
    ['same', (count) => `${files(count)} had been in the library already.`],
    ['binned', (count) => `${files(count)} put into the bin. For 30 days they can be taken out again.`],
    ['kept', (count) => `${files(count)} left where they are, as they are used. Their pages say where.`],
    ['restored', (count) => `${files(count)} taken out of the bin.`],
    ['purged', (count) => `${files(count)} deleted for good.`],
    ['denied', (count) => `${files(count)} left alone: they are not yours to delete.`],
  ];
  return sentences.flatMap(([name, words]) => (number(name) > 0 ? [words(number(name))] : []));
};

type Drawn = { account: Account; asked: AskedLibrary; told: readonly string[]; status?: number };

const draw = async ({ world, request, reply }: Asking, { account, asked, told, status }: Drawn): Promise<void> => {
  const timeZone = await timeZoneOf(world);
  const { fromDay, untilDay, isList: _, ...ask } = asked;
  const page = await listLibrary(world, {
    ...ask,
    from: fromDay === undefined ? undefined : startOfDay(fromDay, timeZone),
    until: untilDay === undefined ? undefined : startOfDay(untilDay, timeZone, 1),
  });
  const can = { add: mayStory(account, 'add-media', true), bin: mayStory(account, 'delete-media', true) };
  const props = { visit: request.visit, now: world.now(), asked, page, can, told };
  const part = <LibraryPage {...props} staff={await listStaff(world, mostStaff)} />;
  await showMedia(reply, { account, title: 'Media', status, islands: ['media-upload.js'], children: part });
};

/** Takes the files of a form into the library; gives how many were new and how many were known. */
const keepSent = async (
  world: World,
  account: Account,
  files: readonly SentFile[],
): Promise<{ added: string[]; same: string[] }> => {
  const added: string[] = [];
  const same: string[] = [];
  for (const { outcome } of files) {
    if (!outcome.ok) continue;
    const id = await world.write((tx) => keepMedia(world, tx, outcome.value, { addedBy: account.id }));
    (id === outcome.value.id ? added : same).push(id);
  }
  return { added, same };
};

const receive = async (asking: Asking): Promise<void> => {
  const { world, request, reply } = asking;
  const account = await mediaStaff(asking, 'add-media');
  if (!account) return;
  const asked = readAddress(request);
  const sent = await sentFiles(world, request);
  const files = sent.ok ? sent.value : [];
  if (files.length === 0) return draw(asking, { account, asked, told: ['Choose at least one file.'], status: 422 });
  const { added, same } = await keepSent(world, account, files);
  const refused = files.flatMap(({ name, outcome }) =>
    outcome.ok ? [] : [`“${name}” was not taken. ${refusalWords(outcome.refusal)}`],
  );
  if (refused.length > 0) return draw(asking, { account, asked, told: refused, status: 422 });
  const [only] = [...added, ...same];
  const page = `${libraryPath}?added=${added.length}&same=${same.length}`;
  const next = files.length === 1 && only ? `${libraryPath}/${only}` : page;
  await reply.redirect(request.visit.link(next), 303);
};

/** The media library: `/newsroom/media`. */
export const libraryRoutes = (app: FastifyInstance, world: World): void => {
  app.get(libraryPath, async (request, reply) => {
    const account = await mediaStaff({ world, request, reply }, 'see-media');
    if (!account) return;
    await draw({ world, request, reply }, { account, asked: readAddress(request), told: toldIn(request) });
  });
  void app.register(async (scope) => {
    await scope.register(multipart, {
      limits: { fileSize: maxRecordingBytes, files: mostFiles, fields: 5, fieldSize: 1_000, headerPairs: 20 },
      throwFileSizeLimit: false,
    });
    scope.post(libraryPath, (request, reply) => receive({ world, request, reply }));
  });
  pickerRoutes(app, world);
  uploadRoutes(app, world);
  binRoutes(app, world);
  mediumRoutes(app, world);
};
