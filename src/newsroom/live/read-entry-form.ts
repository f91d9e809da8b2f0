/** What the forms of entries say: texts, and pictures that came with them. */
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { cleanText } from '../../common/text.ts';
import type { Account } from '../../rooms/accounts/accounts.ts';
import type { Picture } from '../../rooms/articles/articles.ts';
import { incomingFolder, keepMedia, mediaByIds, receiveMedia, refusalWords } from '../../rooms/media/media.ts';
import type { World } from '../../world.ts';
import { isId } from '../people/people-pages.tsx';

export type Sent = Readonly<Record<string, string>>;
export type EntryForm = { sent: Sent; pictures: Picture[]; faults: string[] };

type Reading = { world: World; account: Account; sent: Record<string, string>; ids: string[]; faults: string[] };

const mostPictures = 10;

const takeText = ({ sent, ids }: Reading, name: string, value: unknown): void => {
  if (typeof value !== 'string') return;
  // Pictures that were uploaded before the entry was sent are named by their ids.
  if (name === 'media') ids.push(...value.split(',').filter(isId));
  else sent[name] = cleanText(value).replace(/\r\n?/g, '\n');
};

const takeFile = async ({ world, account, ids, faults }: Reading, part: MultipartFile): Promise<void> => {
  // A file field that was left empty is sent as a file without a name.
  if (part.filename === '') return void part.file.resume();
  await mkdir(incomingFolder(world), { recursive: true });
  const filePath = join(incomingFolder(world), `entry-${world.newId()}`);
  try {
    await pipeline(part.file, createWriteStream(filePath));
    const received = part.file.truncated
      ? ({ ok: false, refusal: 'too-big' } as const)
      : await receiveMedia(world, { filePath, isTemporary: true, fileName: part.filename, fromStaff: true });
    if (received.ok) ids.push(await world.write((tx) => keepMedia(world, tx, received.value, { addedBy: account.id })));
    else faults.push(`“${part.filename}” was not taken. ${refusalWords(received.refusal)}`);
  } finally {
    await rm(filePath, { force: true });
  }
};

const isFormFault = (error: unknown): boolean => {
  const { code = '', statusCode } = error as { code?: string; statusCode?: number };
  return code.startsWith('FST_') || (statusCode !== undefined && statusCode < 500);
};

const takeParts = async (reading: Reading, request: FastifyRequest): Promise<void> => {
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') await takeFile(reading, part);
      else takeText(reading, part.fieldname, part.value);
    }
  } catch (error) {
    if (!isFormFault(error)) throw error;
    reading.faults.push('What was sent could not be read to its end. Send it again.');
  }
};

const picturesOf = async ({ world, ids, sent, faults }: Reading): Promise<Picture[]> => {
  const known = await mediaByIds(world, ids.slice(0, mostPictures));
  const words = {
    ...(sent['alt']?.trim() ? { alt: sent['alt'].trim().slice(0, 500) } : {}),
    ...(sent['caption']?.trim() ? { caption: sent['caption'].trim().slice(0, 500) } : {}),
  };
  return ids.slice(0, mostPictures).flatMap((mediaId): Picture[] => {
    const media = known.get(mediaId);
    if (media?.kind === 'picture') return [{ type: 'picture', attrs: { mediaId, ...words } }];
    faults.push('Only pictures can be sent with an entry.');
    return [];
  });
};

/** Reads a form of an entry, plain or with files; pictures are in the library afterwards. */
export const readEntryForm = async (world: World, account: Account, request: FastifyRequest): Promise<EntryForm> => {
  const reading: Reading = { world, account, sent: {}, ids: [], faults: [] };
  if (request.isMultipart()) await takeParts(reading, request);
  else
    for (const [name, value] of Object.entries((request.body ?? {}) as Record<string, unknown>))
      takeText(reading, name, value);
  const pictures = await picturesOf(reading);
  return { sent: reading.sent, pictures, faults: reading.faults };
};
