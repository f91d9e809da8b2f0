/** A form that carries a sound and words: read as it comes, the file judged like every other of the library. */
import type { FastifyRequest } from 'fastify';
import { cleanText } from '../../common/text.ts';
import { refuse, ok, type Outcome } from '../../common/outcome.ts';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { keepMedia, libraryItem, mediaById, refusalInWords, type LibraryItem } from '../../rooms/media/media.ts';
import type { World } from '../../world.ts';
import { sentForm, type SentForm } from '../media/sent-files.ts';
import { isId } from '../people/people-pages.tsx';
import { formOf, type Form } from '../signals/signal-page.tsx';

export type SoundForm = { form: Form; sent: SentForm };

/** What the form said: words, and at most one file. A form without files is read as every other. */
export const readSoundForm = async (world: World, request: FastifyRequest): Promise<SoundForm> => {
  if (!request.isMultipart()) return { form: formOf(request.body), sent: { fields: {}, files: [] } };
  const sent = await sentForm(world, request);
  const fields = Object.fromEntries(Object.entries(sent.fields).map(([name, value]) => [name, cleanText(value)]));
  return { form: formOf(fields), sent };
};

type Found = Outcome<string | undefined, 'refused'>;

/** The sound that was chosen in the library, or sent before by the page’s script: its address or id. */
const chosen = async (world: World, typed: string): Promise<Found> => {
  const id = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/.exec(typed)?.[0];
  const media = id !== undefined && isId(id) ? await mediaById(world, id) : undefined;
  return media?.kind === 'sound' ? ok(media.id) : refuse('refused', 'That is no sound of the library.');
};

/** The sound the form brings: a new file, which comes into the library, or one that is there. */
export const soundIn = async (world: World, account: Account, { form, sent }: SoundForm): Promise<Found> => {
  const [file] = sent.files;
  const known = form.text('media') || form.text('known');
  if (!file) return known === '' ? ok(undefined) : chosen(world, known);
  const { outcome } = file;
  if (!outcome.ok) return refuse('refused', `“${file.name}” was not taken. ${refusalInWords(outcome.refusal)}`);
  if (outcome.value.kind !== 'sound')
    return refuse('refused', `“${file.name}” is no sound. Send an MP3, M4A, OGG, Opus or WAV file.`);
  return ok(await world.write((tx) => keepMedia(world, tx, outcome.value, { addedBy: account.id })));
};

/** A headline for a sound that nobody has named: what its file says, else the file’s name. */
export const titleOfSound = async (world: World, mediaId: string): Promise<string> => {
  const item: LibraryItem | undefined = await libraryItem(world, mediaId);
  const named = item?.media.fileName.replace(/\.[a-z\d]{2,5}$/i, '').replaceAll(/[_-]+/g, ' ') ?? '';
  return (item?.title || named).slice(0, 300);
};
