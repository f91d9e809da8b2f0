/** Roles of those who work here, and the end of it. There is always a publisher: the last one can be neither demoted nor closed. */
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { Tx, World } from '../../../world.ts';
import { isStaff, roles, type Account, type Role } from '../account.ts';
import { accountRow, updateAccount } from '../accounts.store.ts';
import { deleteApiTokensOf } from '../api-tokens.store.ts';
import { hasOtherPublisher } from '../delete-account.store.ts';
import { accountTopic } from '../sessions.ts';
import { deleteSessionsOf } from '../sessions.store.ts';
import { actingPublisher } from './invite.ts';
import { holdPublishers, insertRoleChange, roleChangeRows } from './staff.store.ts';
import { staffNewsMail, type StaffNews } from './staff-mails.ts';

export type StaffRefusal = 'not-allowed' | 'not-found' | 'no-role' | 'last-publisher';

/** Whoever has the command line of the server: nobody's account, and may do all. */
export type Operator = 'operator';
type Asked = { by: Account | Operator; accountId: string };

type InHand = { by: Account | Operator; account: Account };

/** Both as the transaction sees them, while nobody else changes who the publishers are. */
const inHand = async (world: World, tx: Tx, { by, accountId }: Asked): Promise<Outcome<InHand, StaffRefusal>> => {
  await holdPublishers(world.storage, tx.db);
  const publisher = by === 'operator' ? by : await actingPublisher(tx, by);
  if (!publisher) return refuse('not-allowed');
  const account = await accountRow(tx.db, { id: accountId });
  // The operator lets readers begin to work here without an invitation.
  return account && (by === 'operator' || isStaff(account.role)) ? ok({ by: publisher, account }) : refuse('not-found');
};

const isLastPublisher = async (tx: Tx, { id, role, disabledAt }: Account): Promise<boolean> =>
  role === 'publisher' && disabledAt === undefined && !(await hasOtherPublisher(tx.db, id));

const note = async (
  world: World,
  tx: Tx,
  { by, account, news, after }: InHand & { news: StaffNews; after: string },
): Promise<void> => {
  await insertRoleChange(tx.db, {
    id: world.newId(),
    account_id: account.id,
    at: world.now(),
    by_id: by === 'operator' ? null : by.id,
    act: news.act,
    before: account.role,
    after,
  });
  await tx.later('mail', await staffNewsMail(world, account, by === 'operator' ? undefined : by, news));
  await tx.changed(accountTopic(account.id));
  await tx.later('account-changed', { accountId: account.id });
};

/** Gives somebody who works here another role; `reader` ends their work. They are told by mail. */
export const changeStaffRole = (
  world: World,
  asked: Asked & { role: string },
): Promise<Outcome<{ isChanged: boolean }, StaffRefusal>> =>
  world.write(async (tx) => {
    const role = roles.find((one) => one === asked.role);
    if (!role) return refuse('no-role');
    const found = await inHand(world, tx, asked);
    if (!found.ok) return found;
    const { account } = found.value;
    if (account.role === role) return ok({ isChanged: false });
    if (await isLastPublisher(tx, account)) return refuse('last-publisher');
    await updateAccount(tx.db, account.id, { role });
    await note(world, tx, { ...found.value, news: { act: 'role', role }, after: role });
    return ok({ isChanged: true });
  });

/** Closes somebody's account: sessions and tokens end at once, nobody can sign in with it. Their stories stay. */
export const closeStaffAccount = (world: World, asked: Asked): Promise<Outcome<undefined, StaffRefusal>> =>
  world.write(async (tx) => {
    const found = await inHand(world, tx, asked);
    if (!found.ok) return found;
    const { account } = found.value;
    if (account.disabledAt !== undefined) return ok(undefined);
    if (await isLastPublisher(tx, account)) return refuse('last-publisher');
    await updateAccount(tx.db, account.id, { disabled_at: world.now() });
    await deleteSessionsOf(tx.db, account.id);
    await deleteApiTokensOf(tx.db, account.id);
    await note(world, tx, { ...found.value, news: { act: 'closed' }, after: account.role });
    return ok(undefined);
  });

/** Lets somebody whose account was closed sign in again, in the role they had. */
export const openStaffAccount = (world: World, asked: Asked): Promise<Outcome<undefined, StaffRefusal>> =>
  world.write(async (tx) => {
    const found = await inHand(world, tx, asked);
    if (!found.ok) return found;
    const { account } = found.value;
    if (account.disabledAt === undefined) return ok(undefined);
    await updateAccount(tx.db, account.id, { disabled_at: null });
    await note(world, tx, { ...found.value, news: { act: 'opened' }, after: account.role });
    return ok(undefined);
  });

export type RoleChange = {
  at: number;
  act: 'role' | 'joined' | 'closed' | 'opened';
  before: Role | 'nobody';
  after: Role;
  by: string | undefined;
};

/** What became of somebody's role here, the newest first, at most 200. */
export const roleChangesOf = async (world: World, accountId: string): Promise<RoleChange[]> =>
  (await roleChangeRows(world.db, accountId, 200)).map((row) => ({
    at: row.at,
    act: row.act as RoleChange['act'],
    before: row.before as RoleChange['before'],
    after: row.after as Role,
    by: row.by ?? undefined,
  }));
