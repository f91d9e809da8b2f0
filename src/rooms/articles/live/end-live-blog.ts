import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { World } from '../../../world.ts';
import { followLive } from './follow-entry.ts';
import { liveBlogFor, type LiveActing, type LiveRefusal } from './live-entry-rules.ts';
import { setLiveState } from './live-writing.store.ts';

type Done = Outcome<undefined, LiveRefusal>;

const turn = (world: World, acting: LiveActing, state: 'running' | 'ended'): Promise<Done> =>
  world.write(async (tx) => {
    const found = await liveBlogFor(tx.db, acting);
    if (!found.ok) return found;
    const at = world.now();
    if ((found.value.live_state === 'ended') === (state === 'ended'))
      return state === 'ended' ? refuse('ended') : ok(undefined);
    await setLiveState(tx.db, acting.articleId, { state, endedAt: state === 'ended' ? at : null, at });
    await followLive(world, tx, found.value, { isNews: state === 'ended' });
    return ok(undefined);
  });

/** Says that nothing more will come. Open pages hear it, lists show it “as it happened”. */
export const endLiveBlog = (world: World, acting: LiveActing): Promise<Done> => turn(world, acting, 'ended');

/** It goes on after all. */
export const reopenLiveBlog = (world: World, acting: LiveActing): Promise<Done> => turn(world, acting, 'running');
