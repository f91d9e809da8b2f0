/** The words of the protocol for uploads that can be gone on with: tus 1.0.0 with creation, termination and expiration. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { maxRecordingBytes, type Upload } from '../../rooms/media/media.ts';
import { answerJson } from '../duties/duty-pages.tsx';

export const tusVersion = '1.0.0';
export const pieceType = 'application/offset+octet-stream';

export const abilities = {
  'tus-resumable': tusVersion,
  'tus-version': tusVersion,
  'tus-extension': 'creation,termination,expiration',
  'tus-max-size': String(maxRecordingBytes),
} as const;

export type Told = { status: number; refusal: string; words: string; headers?: Record<string, string> };

/** Why not, for programs by status and key, for people in words. */
export const tell = async (reply: FastifyReply, { status, refusal, words, headers = {} }: Told): Promise<void> => {
  await answerJson(
    reply.headers({ 'tus-resumable': tusVersion, ...headers }),
    { state: 'refused', refusal, words },
    status,
  );
};

/** Whether the sender speaks our version; else the answer has been sent. */
export const speaksTus = async (request: FastifyRequest, reply: FastifyReply): Promise<boolean> => {
  if (request.headers['tus-resumable'] === tusVersion) return true;
  const words = `Send the header Tus-Resumable: ${tusVersion}.`;
  await tell(reply, { status: 412, refusal: 'version', words, headers: { 'tus-version': tusVersion } });
  return false;
};

/** A header that is a whole number of bytes. */
export const bytesIn = (request: FastifyRequest, name: string): number | undefined => {
  const text = request.headers[name];
  const value = typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  return value !== undefined && Number.isSafeInteger(value) ? value : undefined;
};

/** `filename d29ybGQ=,replaces …`: keys and texts in Base64; undefined where it is not written like that. */
export const metadataIn = (request: FastifyRequest): Map<string, string> | undefined => {
  const header = request.headers['upload-metadata'];
  const found = new Map<string, string>();
  if (header === undefined) return found;
  if (typeof header !== 'string' || header.length > 4_000) return undefined;
  for (const pair of header.split(',')) {
    const [, key = '', value = ''] = /^([!-+\--~]+)(?: ([A-Za-z\d+/]*={0,2}))?$/.exec(pair.trim()) ?? [];
    if (key === '' || found.has(key)) return undefined;
    found.set(key, Buffer.from(value, 'base64').toString('utf8'));
  }
  return found;
};

/** What every answer about an upload says. */
export const uploadHeaders = (upload: Upload, offset?: number): Record<string, string> => ({
  'tus-resumable': tusVersion,
  'cache-control': 'no-store',
  'upload-length': String(upload.length),
  'upload-expires': new Date(upload.expiresAt).toUTCString(),
  ...(offset === undefined ? {} : { 'upload-offset': String(offset) }),
});
