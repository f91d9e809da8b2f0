import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import type { Account } from '../rooms/accounts/accounts.ts';
import type { World } from '../world.ts';
import { staffOnly } from './staff-only.ts';
import { StaffBar } from './views/StaffBar.tsx';

/** The pages about discussions in the newsroom's settings, under one heading. */
export const settingsPage = (account: Account, title: string, children: JSX.Element): JSX.Element => (
  <div class="page staff">
    <StaffBar account={account} here="discussion-settings" />
    <h1>{title}</h1>
    {children}
  </div>
);

/** Whoever moderates may see how; editors and publishers decide it. */
export const maySaveDiscussion = ({ role }: Account): boolean => role === 'editor' || role === 'publisher';

const mayLook = (account: Account): boolean => maySaveDiscussion(account) || account.role === 'moderator';

/** The signed-in member of staff who may see the settings; without one the answer has been sent. */
export const discussionStaff = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Account | undefined> => {
  const account = await staffOnly(world, request, reply);
  if (!account || mayLook(account)) return account;
  const page = (
    <div class="page staff">
      <StaffBar account={account} here="discussion-settings" />
      <h1>Discussion settings</h1>
      <p>Moderators, editors and publishers can look at these.</p>
    </div>
  );
  await reply.show(page, {
    head: { title: 'Discussion settings', kind: 'newsroom' },
    topics: [],
    status: 403,
    isPrivate: true,
  });
  return undefined;
};
