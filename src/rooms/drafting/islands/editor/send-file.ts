/** Brings a file into the media library, in pieces that can be sent again (the tus protocol), and tells how far it is. */
import type { MediaRefused, MediaTaken } from '../../../../common/media-picked.ts';

export type SentFile = MediaTaken | MediaRefused;

const uploads = '/newsroom/media/uploads';
const pieceBytes = 4 * 1024 * 1024;
const tries = 6;

const refused = (words: string): MediaRefused => ({ state: 'refused', refusal: 'not-sent', words });

const encoded = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, milliseconds));

/** What an answer says about the file, once it is whole. */
const judged = async (answer: Response): Promise<SentFile | undefined> => {
  if (!answer.headers.get('content-type')?.includes('json')) return undefined;
  const told = (await answer.json()) as Partial<SentFile>;
  return told.state === 'done' || told.state === 'refused' ? (told as SentFile) : undefined;
};

const begin = async (file: File, language: string): Promise<{ address: string } | SentFile> => {
  const metadata = [
    `filename ${encoded(file.name)}`,
    `filetype ${encoded(file.type)}`,
    `language ${encoded(language)}`,
  ].join(',');
  const answer = await fetch(uploads, {
    method: 'POST',
    headers: { 'Tus-Resumable': '1.0.0', 'Upload-Length': String(file.size), 'Upload-Metadata': metadata },
  });
  const address = answer.headers.get('location');
  if (answer.status === 201 && address) return { address };
  return (await judged(answer)) ?? refused('The server did not take the file.');
};

/** Where the server is with the file: pieces that did not arrive are sent again. */
const offsetAt = async (address: string): Promise<number | undefined> => {
  const answer = await fetch(address, { method: 'HEAD', headers: { 'Tus-Resumable': '1.0.0' } });
  const offset = Number(answer.headers.get('upload-offset') ?? Number.NaN);
  return answer.ok && Number.isInteger(offset) ? offset : undefined;
};

const sendPiece = async (address: string, file: File, offset: number): Promise<{ offset: number } | SentFile> => {
  const answer = await fetch(address, {
    method: 'PATCH',
    headers: {
      'Tus-Resumable': '1.0.0',
      'Upload-Offset': String(offset),
      'Content-Type': 'application/offset+octet-stream',
    },
    body: file.slice(offset, offset + pieceBytes),
  });
  const told = await judged(answer);
  if (told) return told;
  const next = Number(answer.headers.get('upload-offset') ?? Number.NaN);
  if (!answer.ok || !Number.isInteger(next)) throw new Error(`the piece was answered with ${answer.status}`);
  return { offset: next };
};

/** Sends a file; `onPart` hears how much of it (0 to 1) is there. Never throws: what went wrong is told in words. */
export const sendFile = async (
  file: File,
  language: string,
  onPart: (part: number) => void = () => undefined,
): Promise<SentFile> => {
  let failed = 0;
  let address = '';
  let offset = 0;
  for (;;) {
    try {
      if (address === '') {
        const begun = await begin(file, language);
        if (!('address' in begun)) return begun;
        ({ address } = begun);
      }
      const sent = await sendPiece(address, file, offset);
      if ('state' in sent) return sent;
      ({ offset } = sent);
      failed = 0;
      onPart(file.size === 0 ? 1 : offset / file.size);
      if (offset >= file.size) return refused('The server took the file, but did not say what became of it.');
    } catch {
      failed += 1;
      if (failed > tries) return refused('It could not be sent: the connection was lost.');
      await pause(500 * 2 ** failed);
      if (address !== '') offset = (await offsetAt(address).catch(() => undefined)) ?? offset;
    }
  }
};
