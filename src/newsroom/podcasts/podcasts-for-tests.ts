/** Shows and episodes for the tests of the newsroom's pages. */
import assert from 'node:assert/strict';
import type { Making } from '../made-for-tests.ts';
import { createEpisode, saveShow } from '../../rooms/audio/audio.ts';

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
