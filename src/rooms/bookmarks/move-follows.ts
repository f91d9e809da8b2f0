import { readerTopic } from '../accounts/accounts.ts';
import type { World } from '../../world.ts';
import type { FollowKind } from './bookmark.ts';
import { dropFollow, followerIds, putFollow } from './follows.store.ts';

const atOnce = 200;

/** Whoever followed what has become part of something else follows that from now on; a stretch of them at a time. */
export const moveFollows = async (
  world: World,
  { kind, from, into }: { kind: FollowKind; from: string; into: string },
): Promise<void> => {
  for (;;) {
    const ids = await followerIds(world.db, { kind, targetId: from }, { after: '', limit: atOnce });
    if (ids.length === 0) return;
    await world.write(async (tx) => {
      for (const id of ids) {
        await putFollow(tx.db, id, { kind, targetId: into }, world.now());
        await dropFollow(tx.db, id, { kind, targetId: from });
        await tx.changed(readerTopic(id));
      }
    });
  }
};
