import { open, type FileHandle } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { World } from '../../world.ts';
import { parseByteRange } from './byte-range.ts';
import { mediaPath } from './media-files.ts';
import { renditionType } from './media-item.ts';
import { storedFile, type StoredFile } from './media.store.ts';

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

const send = async (world: World, request: Addressed, reply: FastifyReply): Promise<FastifyReply> => {
  const { id, name } = request.params;
  const file = await storedFile(world.db, id, name);
  if (!file) return notThere(reply);
  const etag = `"${id.slice(-12)}-${name.replace(/[^\w.-]/g, '')}-${file.bytes.toString(36)}"`;
  if (matches(request.headers['if-none-match'], etag)) {
    const { etag: _, 'content-type': __, ...rest } = headers(file, etag);
    return reply.code(304).headers(rest).header('etag', etag).send();
  }
  const kept = await openKept(mediaPath(world, file.file));
  if (!kept) {
    world.log.error({ file: file.file }, 'a media file is gone from the data folder');
    return notThere(reply);
  }
  const { handle, size } = kept;
  reply.headers(headers(file, etag));
  const lastModified = new Date(file.createdAt).toUTCString();
  const isPart =
    request.method === 'GET' && isSame(request.headers['if-range'] as string | undefined, etag, lastModified);
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

/** `GET` and `HEAD /media/<id>/<name>`: files the tables know, and no others. */
export const mediaRoutes = (app: FastifyInstance, world: World): void => {
  app.route<{ Params: { id: string; name: string } }>({
    method: ['GET', 'HEAD'],
    url: '/media/:id/:name',
    handler: async (request, reply) => send(world, request, reply),
  });
};
