import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { World } from '../../world.ts';
import { readerTopic, type Account } from '../accounts/accounts.ts';
import { deleteMute, muteCount, putMute } from './acts.store.ts';
import { storedCommenter } from './commenters.store.ts';

/** Everybody who is muted is known for every page: there is an end to it. */
const mostMutes = 2_000;

/** Folds what somebody writes for this reader alone, or shows it again. Nobody is told. */
export const muteReader = async (
  world: World,
  { account, commenterId, isOn }: { account: Account; commenterId: string; isOn: boolean },
): Promise<Outcome<{ commenterId: string; isOn: boolean }, 'no-commenter' | 'own' | 'too-many'>> => {
  const commenter = await storedCommenter(world.db, commenterId);
  if (!commenter) return refuse('no-commenter');
  if (commenter.account_id === account.id) return refuse('own');
  return world.write(async (tx) => {
    if (!isOn) await deleteMute(tx.db, account.id, commenterId);
    else if ((await muteCount(tx.db, account.id)) >= mostMutes) return refuse('too-many');
    else await putMute(tx.db, { account_id: account.id, commenter_id: commenterId, created_at: world.now() });
    await tx.changed(readerTopic(account.id));
    return ok({ commenterId, isOn });
  });
};
