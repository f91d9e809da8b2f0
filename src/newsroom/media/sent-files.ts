/** Files that came by a plain form: each is written down as it comes, then judged. */
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import { incomingFolder, receiveMedia, type MediaRefusal, type ReceivedMedia } from '../../rooms/media/media.ts';
import type { World } from '../../world.ts';

export type SentFile = { name: string; outcome: Outcome<ReceivedMedia, MediaRefusal> };

type Part = { filename: string; file: NodeJS.ReadableStream & { truncated?: boolean } };

const receivePart = async (world: World, part: Part, isReplacement: boolean): Promise<SentFile> => {
  await mkdir(incomingFolder(world), { recursive: true });
  const filePath = join(incomingFolder(world), `form-${world.newId()}`);
  try {
    await pipeline(part.file, createWriteStream(filePath));
    const outcome = part.file.truncated
      ? refuse('too-big' as const)
      : await receiveMedia(world, {
          filePath,
          isTemporary: true,
          fileName: part.filename,
          fromStaff: true,
          isReplacement,
        });
    return { name: part.filename, outcome };
  } finally {
    await rm(filePath, { force: true });
  }
};

const isFormFault = (error: unknown): boolean => {
  const { code = '', statusCode } = error as { code?: string; statusCode?: number };
  if (code.startsWith('FST_') || (statusCode !== undefined && statusCode < 500)) return true;
  return error instanceof Error && /multipart|boundary|end of form|header|premature/i.test(error.message);
};

/** The files of a form, received one after the other. What is no well-formed form has no files in it. */
export const sentFiles = async (
  world: World,
  request: FastifyRequest,
  { isReplacement = false }: { isReplacement?: boolean } = {},
): Promise<Outcome<SentFile[], 'no-form'>> => {
  if (!request.isMultipart()) return refuse('no-form');
  const files: SentFile[] = [];
  try {
    for await (const part of request.files()) {
      // A file field that was left empty is sent as a file without a name.
      if (part.filename === '') part.file.resume();
      else files.push(await receivePart(world, part, isReplacement));
    }
  } catch (error) {
    if (!isFormFault(error)) throw error;
  }
  return ok(files);
};

export type SentForm = { fields: Readonly<Record<string, string>>; files: SentFile[] };

/** A form of words and files: each field once, each file received one after the other. */
export const sentForm = async (world: World, request: FastifyRequest): Promise<SentForm> => {
  const fields: Record<string, string> = {};
  const files: SentFile[] = [];
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        if (typeof part.value === 'string') fields[part.fieldname] = part.value;
      } else if (part.filename === '') part.file.resume();
      else files.push(await receivePart(world, part, false));
    }
  } catch (error) {
    if (!isFormFault(error)) throw error;
  }
  return { fields, files };
};
