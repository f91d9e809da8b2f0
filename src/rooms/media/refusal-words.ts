import type { FetchRefusal } from './fetch-media.ts';
import type { ReplaceRefusal } from './library/replace-file.ts';
import { maxPictureBytes, maxRecordingBytes, type MediaRefusal } from './receive-media.ts';
import type { AppendRefusal } from './uploads/append-to-upload.ts';
import type { UploadRefusal } from './uploads/create-upload.ts';

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 ** 2).toLocaleString('en')} MB`;

/** Why a file was not taken, for whoever sent it, and what can be done. */
const words: Record<MediaRefusal | FetchRefusal, string> = {
  empty: 'The file is empty.',
  'unknown-type':
    'This is no kind of file the library keeps. It takes pictures (JPEG, PNG, GIF, WebP, AVIF, TIFF, SVG), sound (MP3, M4A, OGG, Opus, FLAC, WAV), film (MP4, WebM, MOV) and documents (PDF, office files, EPUB, ZIP). What counts is what is in the file, not its name.',
  'not-accepted': 'This kind of file is not welcome here.',
  'too-big': `The file is too big. Pictures and documents may have ${megabytes(maxPictureBytes)}, sound and film ${megabytes(maxRecordingBytes)}.`,
  truncated: 'The picture breaks off: part of the file is missing. Save or copy it once more and try again.',
  damaged: 'The picture is damaged and cannot be read.',
  unsupported: 'The picture is of a kind that cannot be read here. Save it as JPEG, PNG or WebP and try again.',
  'too-many-pixels': 'The picture has more than 40 million pixels. Make it smaller and try again.',
  'too-many-frames': 'The animation has too many or too large pictures. A short film is the better way.',
  'packed-bomb': 'The file unfolds to far more than it could honestly hold, and was not taken.',
  'two-kinds': 'The file is of two kinds at once, as files are that are meant to deceive a browser. It was not taken.',
  'bad-address': 'This is no address of a file on the web.',
  'private-address': 'This address is not on the public internet.',
  'not-found': 'There is nothing at this address.',
  'too-many-redirects': 'This address leads from one to the next without end.',
  'bad-answer': 'The server at this address answered in a way that cannot be used.',
  timeout: 'The server at this address took too long.',
  unreachable: 'The server at this address cannot be reached.',
};

export const refusalWords = (refusal: MediaRefusal | FetchRefusal): string => words[refusal];

const uploadWords: Record<UploadRefusal | AppendRefusal | ReplaceRefusal, string> = {
  empty: words.empty,
  'too-big': words['too-big'],
  'too-many-uploads': 'Too many uploads are under way. Let some of them finish, or cancel them.',
  'no-room': 'There is not enough room on the server’s disk. Tell whoever runs it.',
  'wrong-offset': 'This piece does not begin where the one before it ended.',
  'too-long': 'More came than the file was said to have.',
  finished: 'This upload is finished already.',
  'no-media': 'There is no such medium.',
  'other-kind': 'A file can only be replaced by one of its kind: a picture by a picture, sound by sound.',
  'same-file': 'This is the very file that is there already.',
  'in-bin': 'The medium is in the bin. Take it out first.',
  gone: 'It is not there any more.',
};

const all: Record<string, string> = { ...words, ...uploadWords };

/** The same for whatever refusal was written down. */
export const refusalInWords = (refusal: string): string => all[refusal] ?? 'The file could not be taken.';
