/** Recordings made for tests: frames of MP3 with noise in them, heard in a published episode. */
import { makeStory } from '../../../test/make-stories.ts';
import type { World } from '../../world.ts';
import { addMedia } from '../media/media.ts';
import { soundOf } from './serving/sound-of.ts';

/** Bytes of a second at 128 kbit/s. */
export const bytesOfSecond = 16_000;
const frameLength = 384;

/** MPEG 1 layer 3 at 128 kbit/s and 48 kHz: frames of exactly 384 bytes, a different file for each seed; `tag` bytes of ID3 stand before. */
export const mp3Of = (seconds: number, { seed = 1, tag = 0 }: { seed?: number; tag?: number } = {}): Buffer => {
  const frames = Math.ceil((seconds * bytesOfSecond) / frameLength);
  const bytes = Buffer.alloc(tag + frames * frameLength);
  if (tag > 0) {
    bytes.write('ID3', 'latin1');
    bytes[3] = 4;
    for (const [i, shift] of [21, 14, 7, 0].entries()) bytes[6 + i] = ((tag - 10) >> shift) & 0x7f;
  }
  let noise = seed;
  for (let at = tag; at < bytes.length; at += frameLength) {
    bytes.set([0xff, 0xfb, 0x94, 0x64], at);
    for (let i = 4; i < frameLength; i += 1) {
      noise = (noise * 1_103_515_245 + 12_345) & 0x7fffffff;
      bytes[at + i] = (noise >> 16) & 0x7f;
    }
  }
  return bytes;
};

/** Puts a recording into the library; its id. */
export const makeSound = async (world: World, bytes: Buffer, fileName = 'talk.mp3'): Promise<string> => {
  const added = await world.write((tx) => addMedia(world, tx, { bytes, fileName }));
  if (!added.ok) throw new Error(`The recording was not taken: ${JSON.stringify(added)}`);
  return added.value;
};

/** What is known of a recording of 128 kbit/s, as an examination would have found it. */
export const examined = async (world: World, mediaId: string, seconds: number, tag = 0): Promise<void> =>
  world.write(async ({ db }) => {
    const row = {
      media_id: mediaId,
      state: 'ready',
      container: 'mp3',
      codec: 'mp3',
      bit_rate: 128_000,
      duration: seconds,
      minute_bytes: tag + 60 * bytesOfSecond,
      changed_at: world.now(),
    };
    await db
      .insertInto('recording')
      .values(row)
      .onConflict((conflict) => conflict.column('media_id').doUpdateSet(row))
      .execute();
  });

let shows = 0;

/** A show of its own with one published episode in which the recording is heard; the episode's story. */
export const makeHeard = async (world: World, mediaId: string, headline = 'The tide at night'): Promise<string> => {
  shows += 1;
  const name = `show-${shows}`;
  const articleId = await makeStory(world, { headline, path: `/podcasts/${name}/episode`, kind: 'news' });
  await world.write(async ({ db }) => {
    const now = world.now();
    await db
      .insertInto('show')
      .values({ id: name, edition: 'en', slug: name, title: `Show ${shows}`, guid: name, created_at: now })
      .execute();
    await db
      .insertInto('episode')
      .values({
        id: `${name}-1`,
        show_id: name,
        guid: `${name}-1`,
        title: headline,
        status: 'published',
        media_id: mediaId,
        article_id: articleId,
        published_at: now,
        created_at: now,
      })
      .execute();
  });
  return articleId;
};

/** A recording of so many seconds in a published episode: its medium and its address. */
export const makeEpisodeSound = async (
  world: World,
  {
    seconds = 90,
    seed = 1,
    tag = 0,
    headline,
  }: { seconds?: number; seed?: number; tag?: number; headline?: string } = {},
): Promise<{ mediaId: string; articleId: string; path: string; bytes: Buffer }> => {
  const bytes = mp3Of(seconds, { seed, tag });
  const mediaId = await makeSound(world, bytes);
  await examined(world, mediaId, seconds, tag);
  const articleId = await makeHeard(world, mediaId, headline);
  const sound = await soundOf(world, mediaId);
  if (!sound) throw new Error('The recording has no address');
  return { mediaId, articleId, path: sound.path, bytes };
};
