/** Shows and episodes for the tests of the newsroom's pages. */
import assert from 'node:assert/strict';
import type { Making } from '../made-for-tests.ts';
import { createEpisode, saveShow } from '../../rooms/audio/audio.ts';
import { makeSound } from '../../rooms/audio/sound-for-tests.ts';
import type { LibrarySite } from '../media/library-for-tests.ts';

const newShow = async ({ site: { world }, chief: { account } }: Making): Promise<string> => {
  const saved = await saveShow(world, { account, edition: 'en', title: `Show ${world.newId()}`, language: 'en' });
  return saved.ok ? saved.value : assert.fail(saved.refusal);
};

/** What `:show` and `:episode` stand for in the addresses of staff routes: each time a new one, somebody else’s. */
export const podcastsMade = {
  show: newShow,
  transcriptFile: async (): Promise<string> => 'en.vtt',
  episode: async (making: Making): Promise<string> => {
    const { site, chief } = making;
    const showId = await newShow(making);
    const made = await createEpisode(site.world, {
      account: chief.account,
      showId,
      headline: 'Somebody else’s episode',
    });
    return made.ok ? made.value.articleId : assert.fail(made.refusal);
  },
};

/** A WAV of so many seconds: a tone that swells and fades, another one for each pitch. */
export const wavOf = (seconds: number, pitch = 3): Buffer => {
  const rate = 8_000;
  const data = Buffer.alloc(seconds * rate * 2);
  for (let at = 0; at < seconds * rate; at += 1)
    data.writeInt16LE(Math.round(12_000 * Math.sin(at / pitch) * Math.abs(Math.sin(at / 9_000))), at * 2);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
};

export type Staff = Awaited<ReturnType<LibrarySite['staff']>>;

export const showForm = {
  title: 'Low Tide',
  edition: 'en',
  language: 'en',
  description: 'What the sea leaves behind.',
  'category-0': 'News > Daily News',
  state: 'published',
  type: 'episodic',
};

export const idAt = (answer: Response): string =>
  /[\da-f]{8}-[\da-f-]{27}/.exec(answer.headers.get('location') ?? '')?.[0] ?? assert.fail(`${answer.status}`);

export const showBy = async (editor: Staff, more: Record<string, string> = {}): Promise<string> =>
  idAt(await editor.send('/newsroom/podcasts/new', { ...showForm, ...more }));

export const episodeBy = async (
  site: LibrarySite,
  editor: Staff,
  seconds = 30,
): Promise<{ id: string; mediaId: string }> => {
  const show = await showBy(editor, { title: `Show ${site.world.newId()}` });
  const mediaId = await makeSound(site.world, wavOf(seconds, 4), 'the-quay.wav');
  const id = idAt(await editor.send(`/newsroom/podcasts/${show}/episodes/new`, { media: mediaId }));
  await site.runJobs();
  return { id, mediaId };
};

/** Sends a form with files, as browsers without scripts do. */
export const sendFiles = async (site: LibrarySite, by: Staff, path: string, form: FormData): Promise<Response> => {
  const packed = new Response(form);
  const body = Buffer.from(await packed.arrayBuffer());
  const type = packed.headers.get('content-type') ?? '';
  const headers = { origin: 'http://courant.test', cookie: by.cookie, 'content-type': type };
  return site.request(path, { method: 'POST', headers, body });
};
