import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { Tx, World } from '../../../world.ts';
import { isStaff, type Account, type Role } from '../account.ts';
import { accountRow, insertAccount, updateAccount } from '../accounts.store.ts';
import { claimStaffName, type NameRefusal } from '../names.ts';
import { accountTopic, hashOfToken } from '../sessions.ts';
import { invitationRow, takeInvitation, type InvitationRow } from './invitations.store.ts';
import { asInvitation, type Invitation } from './invite.ts';
import { insertRoleChange } from './staff.store.ts';

const shape = /^[\w-]{43}$/;

const rowFor = async (
  { db, now }: { db: Tx['db']; now: number },
  token: string,
): Promise<InvitationRow | undefined> => {
  if (!shape.test(token)) return undefined;
  const row = await invitationRow(db, { hash: hashOfToken(token) });
  return row && row.expires_at > now ? row : undefined;
};

/** The invitation a link is for; undefined when it has been used, taken back, or is over. */
export const invitationFor = async (world: World, token: string): Promise<Invitation | undefined> => {
  const row = await rowFor({ db: world.db, now: world.now() }, token);
  return row && asInvitation(row);
};

type Joining = { email: string; role: Role; name: string; edition: string | null };

/** A new account, or the role for one there is; `before` is what they were. */
const join = async (
  world: World,
  tx: Tx,
  { email, role, name, edition }: Joining,
): Promise<Outcome<{ id: string; before: Role | 'nobody' }, NameRefusal | 'over'>> => {
  const known = await accountRow(tx.db, { email });
  const now = world.now();
  if (known) {
    if (known.disabledAt !== undefined || isStaff(known.role)) return refuse('over');
    await updateAccount(tx.db, known.id, { role, email_confirmed_at: known.emailConfirmedAt ?? now });
    return ok({ id: known.id, before: known.role });
  }
  const claimed = await claimStaffName(world, tx, name);
  if (!claimed.ok) return claimed;
  const id = world.newId();
  const named = { name: claimed.value.name, name_key: claimed.value.key };
  await insertAccount(tx.db, { id, email, ...named, role, edition, created_at: now, email_confirmed_at: now });
  return ok({ id, before: 'nobody' });
};

/**
 * Accepts an invitation for somebody who has just shown that its address is theirs; with a name that may not be borne nothing is used
 * up. Of two who come with the same link one is let in.
 */
export const acceptInvitation = (
  world: World,
  { token, email, name = '' }: { token: string; email: string; name?: string },
): Promise<Outcome<Account, NameRefusal | 'over'>> =>
  world.write(async (tx) => {
    const row = await rowFor({ db: tx.db, now: world.now() }, token);
    if (!row || row.email !== email) return refuse('over');
    const joined = await join(world, tx, { ...row, role: row.role as Role, name });
    if (!joined.ok) return joined;
    const { id, before } = joined.value;
    if (!(await takeInvitation(tx.db, { id: row.id, hash: row.hash }))) throw new Error('the invitation is gone');
    await insertRoleChange(tx.db, {
      id: world.newId(),
      account_id: id,
      at: world.now(),
      by_id: row.invited_by,
      act: 'joined',
      before,
      after: row.role,
    });
    await tx.changed(accountTopic(id));
    await tx.later('account-changed', { accountId: id });
    const account = await accountRow(tx.db, { id });
    return account ? ok(account) : refuse('over');
  });
