import { networkMark } from '../network-mark.ts';
import type { Check, CheckInput, Objection } from './check.ts';
import { recentComments } from './recent-comments.ts';

/**
 * How many comments in a minute and an hour. Two counts are kept, and either may reach the limit: what was written, from the
 * database's rows (every node, also before a restart), and what was tried here, in memory, which no storm of requests that all
 * come before the first row is there can slip past.
 */
const rateFault = async ({
  world,
  now,
  account,
  commenter,
  thread,
  network,
  settings,
}: CheckInput): Promise<Objection | undefined> => {
  const { rates, repeats } = settings;
  const { written, tried } = await recentComments(world, now, repeats.hours);
  const limits = [
    { reason: 'account-rate', limit: rates.account, here: `account:${account.id}`, there: `commenter:${commenter.id}` },
    {
      reason: 'network-rate',
      limit: rates.network,
      here: `network:${network}`,
      there: `network:${await networkMark(world, network)}`,
    },
    {
      reason: 'thread-rate',
      limit: rates.thread,
      here: `thread:${thread.articleId}`,
      there: `thread:${thread.articleId}`,
    },
  ];
  for (const { reason, limit, here, there } of limits) {
    const wait = Math.max(tried.wait(here, limit, now), written.wait(there, limit, now));
    if (wait > 0) return { verdict: 'refuse', reason, about: String(wait) };
  }
  for (const { here } of limits) tried.add(here, now);
  return undefined;
};

export const rates: Check = { name: 'rates', isForNewOnly: true, objection: rateFault };
