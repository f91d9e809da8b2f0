import { clockTime } from '../../../common/clock-time.ts';
import { wordsFor } from '../../../common/words.ts';
import type { OwnData } from '../../accounts/accounts.ts';
import { articlesByIds } from '../../articles/articles.ts';
import { placeWords } from './place-words.ts';
import { dropPlaces, placesOf, storiesOfSounds } from './places.store.ts';

/** More than are kept. */
const all = 1_000;

/** What a reader has begun to listen to, for the download of their data; it goes with the account. */
export const listeningOwnData: OwnData = {
  collect: async (world, account, language) => {
    const places = await placesOf(world.db, account.id, all);
    const heard = await storiesOfSounds(
      world.db,
      places.map(({ mediaId }) => mediaId),
    );
    const stories = await articlesByIds(world, [...new Set([...heard.values()].map(({ articleId }) => articleId))]);
    const known = new Map(stories.map((story) => [story.id, story]));
    const rows = places.map(({ mediaId, seconds, at }) => {
      const story = known.get(heard.get(mediaId)?.articleId ?? '');
      return {
        recording: mediaId,
        title: story?.headline,
        address: story && `${world.config.publicUrl}${story.path}`,
        place: clockTime(seconds),
        at: new Date(at).toISOString(),
      };
    });
    return [{ name: 'listening', title: wordsFor(placeWords, language).data, rows }];
  },
  erase: async (_world, tx, account) => dropPlaces(tx.db, account.id),
};
