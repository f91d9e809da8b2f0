import { wordsFor } from '../../../common/words.ts';
import type { OwnData } from '../../accounts/accounts.ts';
import { showById } from '../shows/read-shows.ts';
import { podcastFeedWords } from './podcast-feed-words.ts';
import { privateFeedsOf } from './private-feeds.ts';
import { deletePrivateFeedsOf } from './private-feeds.store.ts';

const moment = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());

/** The feeds a reader has made for their apps; not their secrets, which are not kept. */
export const privateFeedOwnData: OwnData = {
  collect: async (world, account, language) => {
    const feeds = await privateFeedsOf(world, account.id);
    const rows = await Promise.all(
      feeds.map(async ({ name, showId, createdAt, usedAt, revokedAt }) => ({
        name,
        show: showId === undefined ? null : ((await showById(world, showId))?.title ?? null),
        createdAt: moment(createdAt),
        usedAt: moment(usedAt),
        revokedAt: moment(revokedAt),
      })),
    );
    return [{ name: 'podcast-feeds', title: wordsFor(podcastFeedWords, language).title, rows }];
  },
  erase: (_world, tx, account) => deletePrivateFeedsOf(tx.db, account.id),
};
