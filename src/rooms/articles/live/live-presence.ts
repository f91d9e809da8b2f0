import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { presentRows, putPresence } from './live-writing.store.ts';

/** Whoever has not been heard of for so long has gone. */
const presentFor = 20_000;
const typingFor = 8_000;

export type LiveColleague = { name: string; isTyping: boolean };

/** Somebody has the writing page of a live blog open, and types or not; gives who else is there. */
export const hereInLive = async (
  world: World,
  { account, articleId, isTyping }: { account: Account; articleId: string; isTyping: boolean },
): Promise<LiveColleague[]> => {
  const now = world.now();
  const typedAt = isTyping ? now : undefined;
  await world.write((tx) => putPresence(tx.db, { articleId, accountId: account.id, at: now, typedAt }));
  const rows = await presentRows(world.db, articleId, now - presentFor);
  return rows
    .filter((row) => row.account_id !== account.id)
    .map((row) => ({ name: row.name, isTyping: now - row.typed_at < typingFor }));
};
