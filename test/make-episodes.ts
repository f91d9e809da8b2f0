/** Shows and episodes that can be listened to, made without the newsroom. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { saveArticle } from '../src/rooms/articles/articles.ts';
import {
  examineRecording,
  readChaptersJson,
  readTranscript,
  saveEpisode,
  saveShow,
  saveTranscript,
  type Chapter,
} from '../src/rooms/audio/audio.ts';
import { addMedia } from '../src/rooms/media/media.ts';
import type { World } from '../src/world.ts';
import { bodyOf } from './make-stories.ts';

const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'fixtures/audio', name));

const added = async (world: World, bytes: Buffer, fileName: string): Promise<string> => {
  const done = await world.write((tx) => addMedia(world, tx, { bytes, fileName }));
  if (!done.ok) throw new Error(`${fileName} was not taken: ${done.refusal}`);
  return done.value;
};

const rate = 8_000;

/** A recording of so many seconds: a tone that swells and fades, another one for each pitch. */
export const wavOf = (seconds: number, pitch = 220): Buffer => {
  const samples = seconds * rate;
  const bytes = Buffer.alloc(44 + samples);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(36 + samples, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  for (const [at, value] of [
    [16, 16],
    [24, rate],
    [28, rate],
    [40, samples],
  ] as const)
    bytes.writeUInt32LE(value, at);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    bytes.writeUInt16LE(value, at);
  bytes.write('data', 36, 'latin1');
  for (let i = 0; i < samples; i += 1) {
    const loud = 0.25 + 0.7 * Math.abs(Math.sin(i / 9_000) * Math.cos(i / 31_000));
    bytes[44 + i] = 128 + Math.round(100 * loud * Math.sin((2 * Math.PI * pitch * i) / rate));
  }
  return bytes;
};

/** A recording of the library, looked into. */
export const makeSoundOf = async (world: World, bytes: Buffer, fileName: string): Promise<string> => {
  const id = await added(world, bytes, fileName);
  await examineRecording(world, id);
  return id;
};

export const makeArt = async (world: World, colour: string): Promise<string> => {
  const ring = `<svg xmlns="http://www.w3.org/2000/svg" width="1400" height="1400"><rect width="1400" height="1400" fill="${colour}"/><circle cx="700" cy="700" r="430" fill="none" stroke="#fff" stroke-width="90"/><circle cx="700" cy="700" r="150" fill="#fff"/></svg>`;
  return added(world, await sharp(Buffer.from(ring)).png().toBuffer(), `art-${colour.slice(1)}.png`);
};

export const makeShow = async (
  world: World,
  {
    edition = 'en',
    title = 'The Tide',
    colour = '#0b5d4f',
    slug = 'the-tide',
  }: { edition?: string; title?: string; colour?: string; slug?: string } = {},
): Promise<string> => {
  const saved = await saveShow(world, {
    account: undefined,
    edition,
    title,
    slug,
    description: 'Of water and those who live by it.',
    artId: await makeArt(world, colour),
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved.faults));
  return saved.value;
};

export type EpisodeMade = { articleId: string; mediaId: string; path: string };

type EpisodeWanted = {
  showId: string;
  path: string;
  headline: string;
  mediaId: string;
  edition?: string;
  chapters?: Chapter[];
  at?: number;
};

/** A published episode. */
export const makeEpisode = async (world: World, wanted: EpisodeWanted): Promise<EpisodeMade> => {
  const { showId, path, headline, mediaId, edition = 'en', chapters = [], at } = wanted;
  const articleId = await world.write((tx) =>
    saveArticle(world, tx, {
      edition,
      kind: 'episode',
      status: 'published',
      headline,
      path,
      body: bodyOf('Notes of the episode.'),
      ...(at === undefined ? {} : { publishedAt: at }),
    }),
  );
  const saved = await saveEpisode(world, { account: undefined, articleId, showId, mediaId, chapters });
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  return { articleId, mediaId, path };
};

export const demoChapters = (): Chapter[] => {
  const read = readChaptersJson(fixture('demo.chapters.json').toString());
  if (!read.ok) throw new Error(read.refusal);
  return read.value;
};

/** The demonstration recording with its chapters and transcript. */
export const makeDemoSound = async (world: World, language = 'en'): Promise<string> => {
  const mediaId = await makeSoundOf(world, fixture('demo.mp3'), 'demo.mp3');
  const read = readTranscript(fixture('demo.vtt').toString());
  if (!read.ok) throw new Error(read.refusal);
  await saveTranscript(world, { mediaId, language, ...read.value, origin: 'uploaded' });
  return mediaId;
};

/** So many lines, `every` seconds apart. */
export const makeLongTranscript = async (
  world: World,
  { mediaId, lines, every, language = 'en' }: { mediaId: string; lines: number; every: number; language?: string },
): Promise<void> => {
  const cues = Array.from({ length: lines }, (_, line) => ({
    start: line * every,
    end: (line + 1) * every,
    speaker: line % 14 < 7 ? 'Ann' : 'Ben',
    text: `Line ${line + 1} of what is said about the tide, the mud and the boats.`,
  }));
  await saveTranscript(world, { mediaId, language, cues, isTimed: true, origin: 'written' });
};
