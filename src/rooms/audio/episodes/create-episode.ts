import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { createStory, type NewStory } from '../../drafting/drafting.ts';
import { showById } from '../shows/read-shows.ts';
import type { EpisodeFault } from './check-episode.ts';
import { saveEpisode, type EpisodeSaid } from './save-episode.ts';

export type NewEpisode = EpisodeSaid & {
  account: Account;
  showId: string;
  headline: string;
  sectionId?: string;
  /** What its story begins with: notes, standfirst, tags. */
  fields?: NewStory['fields'];
};

export type Created =
  | { ok: true; value: { articleId: string } }
  | { ok: false; refusal: 'forbidden' | 'not-found' | 'invalid'; faults: EpisodeFault[]; articleId?: string };

/**
 * Begins an episode: a story of kind `episode` that nobody but the newsroom sees, and its place in a show. When what was said about the
 * episode is wrong, its story is there all the same (`articleId`), part of the show, with nothing of it.
 */
export const createEpisode = async (world: World, asked: NewEpisode): Promise<Created> => {
  const { account, showId, headline, sectionId, fields, ...said } = asked;
  const show = await showById(world, showId);
  if (!show) return { ok: false, refusal: 'not-found', faults: [{ field: 'showId', words: 'There is no such show' }] };
  const begun = await createStory(world, {
    account,
    edition: show.edition,
    kind: 'episode',
    headline,
    ...(sectionId === undefined ? {} : { sectionId }),
    ...(fields === undefined ? {} : { fields }),
  });
  if (!begun.ok && begun.refusal === 'forbidden') return { ok: false, refusal: 'forbidden', faults: [] };
  if (!begun.ok) {
    const words = begun.detail ?? 'The notes cannot be read';
    return {
      ok: false,
      refusal: 'invalid',
      faults: [{ field: begun.refusal === 'unknown-section' ? 'sectionId' : 'notes', words }],
    };
  }
  const { articleId } = begun.value;
  const saved = await saveEpisode(world, { ...said, account, articleId, showId });
  if (saved.ok) return { ok: true, value: { articleId } };
  await saveEpisode(world, { account, articleId, showId });
  return { ...saved, articleId };
};
