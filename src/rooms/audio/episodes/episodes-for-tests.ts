/** A newsroom with shows and episodes, as an editor makes them: for tests. */
import assert from 'node:assert/strict';
import sharp from 'sharp';
import { bodyOf } from '../../../../test/make-stories.ts';
import { publishStory } from '../../drafting/publishing/publish-story.ts';
import type { Newsroom } from '../../drafting/publishing/publishing-for-tests.ts';
import { addMedia } from '../../media/media.ts';
import { createEpisode, type NewEpisode } from './create-episode.ts';
import { examined, makeSound, mp3Of } from '../sound-for-tests.ts';
import { saveShow, type ShowDraft } from '../shows/save-show.ts';

/** A show of the English edition; its id. */
export const showOf = async (site: Newsroom, draft: Partial<ShowDraft> = {}): Promise<string> => {
  const saved = await saveShow(site.world, {
    account: site.editor.account,
    edition: 'en',
    title: 'The Tide',
    ...draft,
  });
  return saved.ok ? saved.value : assert.fail(JSON.stringify(saved.faults));
};

/** A recording in the library of which it is known that it lasts so long. */
export const recording = async (site: Newsroom, seconds: number, seed = 1): Promise<string> => {
  const mediaId = await makeSound(site.world, mp3Of(1, { seed }));
  await examined(site.world, mediaId, seconds);
  return mediaId;
};

let seeds = 100;

/** An episode that is being written, with a recording of its own unless told; its story’s id. */
export const begin = async (site: Newsroom, showId: string, draft: Partial<NewEpisode> = {}): Promise<string> => {
  seeds += 1;
  const made = await createEpisode(site.world, {
    account: site.writer.account,
    showId,
    headline: 'Low water',
    fields: { standfirst: 'What the mud keeps.', body: bodyOf('Notes of the episode.') },
    mediaId: draft.mediaId ?? (await recording(site, 90, seeds)),
    ...draft,
  });
  return made.ok ? made.value.articleId : assert.fail(JSON.stringify(made));
};

/** Publishes a story; its address. */
export const publish = async (site: Newsroom, articleId: string): Promise<string> => {
  const done = await publishStory(site.world, { account: site.editor.account, articleId });
  return done.ok ? done.value.path : assert.fail(JSON.stringify(done));
};

/** A picture of one colour in the library. */
export const picture = async (site: Newsroom, width: number, height = width): Promise<string> => {
  const bytes = await sharp({ create: { width, height, channels: 3, background: '#0b5d4f' } })
    .png()
    .toBuffer();
  const added = await site.world.write((tx) => addMedia(site.world, tx, { bytes, fileName: `art-${width}.png` }));
  return added.ok ? added.value : assert.fail('no picture');
};
