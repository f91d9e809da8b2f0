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
  const next = Number(answer.headers.get('upload-offset') ?? Number.NaN);
  if (answer.ok && Number.isInteger(next)) return { offset: next };
  // Out of step (409), busy or broken (5xx): it is asked where the server is, and gone on from there.
  if (answer.status === 409 || answer.status >= 500) throw new Error(`the piece was answered with ${answer.status}`);
  return (await judged(answer)) ?? refused('The server did not take the file.');
};

/** The file is there; what it is may take a while to find out. */
const outcomeOf = async (address: string, language: string): Promise<SentFile> => {
  for (;;) {
    const answer = await fetch(`${address}?language=${encodeURIComponent(language)}`, {
      headers: { Accept: 'application/json' },
    });
    if (answer.status >= 500) throw new Error(`the outcome was answered with ${answer.status}`);
    const told = await judged(answer);
    if (told) return told;
    await pause(1_000);
  }
};

type Sending = { file: File; language: string; address: string; offset: number; onPart: (part: number) => void };

/** As far as it goes at once; what stands in `sending` is where to go on. */
const goOn = async (sending: Sending): Promise<SentFile> => {
  const { file, language, onPart } = sending;
  if (sending.address === '') {
    const begun = await begin(file, language);
    if (!('address' in begun)) return begun;
    sending.address = begun.address;
  }
  while (sending.offset < file.size) {
    const sent = await sendPiece(sending.address, file, sending.offset);
    if ('state' in sent) return sent;
    sending.offset = sent.offset;
    onPart(sent.offset / file.size);
  }
  return outcomeOf(sending.address, language);
};

/** Sends a file; `onPart` hears how much of it (0 to 1) is there. Never throws: what went wrong is told in words. */
export const sendFile = async (
  file: File,
  language: string,
  onPart: (part: number) => void = () => undefined,
): Promise<SentFile> => {
  const sending: Sending = { file, language, address: '', offset: 0, onPart };
  for (let failed = 0, reached = 0; failed <= tries; failed += 1) {
    try {
      return await goOn(sending);
    } catch {
      if (sending.offset > reached) failed = 0;
      reached = sending.offset;
      await pause(500 * 2 ** failed);
      if (sending.address !== '') sending.offset = (await offsetAt(sending.address).catch(() => undefined)) ?? reached;
    }
  }
  return refused('It could not be sent: the connection was lost.');
};
