import { open, type FileHandle } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { World } from '../../world.ts';
import { parseByteRange } from './byte-range.ts';
import { mediaPath } from './media-files.ts';
import { renditionType } from './media-item.ts';
import { fileAt, ownFile, type StoredFile } from './media.store.ts';

/** A file never changes under its address: another picture has another id, another cut another name. */
const forever = 'public, max-age=31536000, immutable';

const isShown = (contentType: string): boolean =>
  /^(?:image|audio|video)\//.test(contentType) && !contentType.startsWith('image/svg');

/** RFC 6266 with the plain form first and the whole name in RFC 8187's form. */
const attachment = (fileName: string): string => {
  const plain = fileName.replace(/[^\w .()-]/g, '_');
  const whole = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
};

const headers = (file: StoredFile, etag: string): Record<string, string> => {
  const type = file.format ? renditionType(file.format) : file.contentType;
  return {
    'content-type': type,
    'cache-control': forever,
    etag,
    'last-modified': new Date(file.createdAt).toUTCString(),
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    // Feeds and link previews are read on other sites.
    'cross-origin-resource-policy': 'cross-origin',
    ...(isShown(type) ? {} : { 'content-disposition': attachment(file.fileName) }),
  };
};

const matches = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  header.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag);

/** A stretch counts only of the file the client has begun with (RFC 9110, 13.1.5). */
const isSame = (ifRange: string | undefined, etag: string, lastModified: string | undefined): boolean =>
  ifRange === undefined || ifRange.trim() === etag || ifRange.trim() === lastModified;

/** Programs ask for files, not people: a word is enough, and nobody should remember it. */
const notThere = (reply: FastifyReply): FastifyReply =>
  reply.code(404).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send('Not found');

type Addressed = FastifyRequest<{ Params: { id: string; name: string } }>;

/** The file opened with its size on disk; the table's word is not enough to promise a length. */
const openKept = async (path: string): Promise<{ handle: FileHandle; size: number } | undefined> => {
  try {
    const handle = await open(path, 'r');
    return { handle, size: (await handle.stat()).size };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

const sendFile = async (
  world: World,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { file, etag, extra = {} }: { file: StoredFile; etag: string; extra?: Record<string, string> },
): Promise<FastifyReply> => {
  const all = { ...headers(file, etag), ...extra };
  if (matches(request.headers['if-none-match'], etag)) {
    const { 'content-type': _, ...rest } = all;
    return reply.code(304).headers(rest).send();
  }
  const kept = await openKept(mediaPath(world, file.file));
  if (!kept) {
    world.log.error({ file: file.file }, 'a media file is gone from the data folder');
    return notThere(reply);
  }
  const { handle, size } = kept;
  reply.headers(all);
  const isPart =
    request.method === 'GET' && isSame(request.headers['if-range'] as string | undefined, etag, all['last-modified']);
  const range = isPart ? parseByteRange(request.headers.range, size) : 'whole';
  if (range === 'unsatisfiable' || request.method === 'HEAD') {
    await handle.close();
    if (range !== 'unsatisfiable') return reply.header('content-length', size).send();
    return reply
      .code(416)
      .removeHeader('content-disposition')
      .headers({ 'content-range': `bytes */${size}`, 'cache-control': 'no-store', 'content-type': 'text/plain' })
      .send('');
  }
  const { start, end } = range === 'whole' ? { start: 0, end: size - 1 } : range;
  if (range !== 'whole') reply.code(206).header('content-range', `bytes ${start}-${end}/${size}`);
  reply.header('content-length', end - start + 1);
  // The stream closes the file when it ends and when the client leaves.
  return reply.send(handle.createReadStream({ start, end, highWaterMark: 256 * 1024 }));
};

const etagOf = (id: string, name: string, { bytes }: StoredFile): string =>
  `"${id.slice(-12)}-${name.replace(/[^\w.-]/g, '')}-${bytes.toString(36)}"`;

const send = async (world: World, request: Addressed, reply: FastifyReply): Promise<FastifyReply> => {
  const { id, name } = request.params;
  const found = await fileAt(world.db, id, name);
  if (found === undefined || found === 'gone') return notThere(reply);
  // It was replaced, and may be put back: the way to the present file is not remembered for long.
  if ('movedTo' in found)
    return reply.code(307).headers({ location: found.movedTo, 'cache-control': 'public, max-age=60' }).send();
  return sendFile(world, { request, reply }, { file: found.file, etag: etagOf(id, name, found.file) });
};

/**
 * Sends a medium's own file for the newsroom, from the bin too: as a download under the name it came with, or `inline` where it
 * is a picture, sound or film. Never kept by anybody. False when there is none.
 */
export const sendOwnFile = async (
  world: World,
  asked: { request: FastifyRequest; reply: FastifyReply },
  { mediaId, isInline }: { mediaId: string; isInline: boolean },
): Promise<boolean> => {
  const file = await ownFile(world.db, mediaId);
  if (!file) return false;
  const extra = {
    'cache-control': 'private, no-store',
    'cross-origin-resource-policy': 'same-origin',
    ...(isInline ? {} : { 'content-disposition': attachment(file.fileName) }),
  };
  await sendFile(world, asked, { file, etag: etagOf(mediaId, 'own', file), extra });
  return true;
};

/** `GET` and `HEAD /media/<id>/<name>`: files the tables know, and no others. */
export const mediaRoutes = (app: FastifyInstance, world: World): void => {
  app.route<{ Params: { id: string; name: string } }>({
    method: ['GET', 'HEAD'],
    url: '/media/:id/:name',
    handler: async (request, reply) => send(world, request, reply),
  });
};
