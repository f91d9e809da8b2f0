/** Asking people to work here: one invitation for an address, good for seven days and once. Its token is kept hashed. */
import { cleanText, cutText } from '../../../common/text.ts';
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import type { Tx, World } from '../../../world.ts';
import { isStaff, normalEmail, roles, type Account, type Role } from '../account.ts';
import { accountRow } from '../accounts.store.ts';
import { hashOfToken } from '../sessions.ts';
import {
  forgetInvitations,
  insertInvitation,
  invitationRow,
  invitationRows,
  takeInvitation,
  updateInvitation,
  type InvitationRow,
} from './invitations.store.ts';
import { invitationMail } from './staff-mails.ts';

const day = 86_400_000;
export const invitationLife = 7 * day;
/** So long an invitation that is over still stands in the list, to be sent again. */
const shownAfterEnd = 30 * day;
const betweenMails = 300_000;
export const mostInvitations = 200;
export const longestInvitationWords = 600;

export type Invitation = {
  id: string;
  email: string;
  role: Role;
  words: string;
  edition: string | undefined;
  by: string | undefined;
  createdAt: number;
  sentAt: number;
  expiresAt: number;
};

export const asInvitation = (row: InvitationRow): Invitation => ({
  id: row.id,
  email: row.email,
  role: row.role as Role,
  words: row.words,
  edition: row.edition ?? undefined,
  by: row.invited_by ?? undefined,
  createdAt: row.created_at,
  sentAt: row.sent_at,
  expiresAt: row.expires_at,
});

export type InvitationDraft = { email: string; role: string; words?: string; edition?: string | undefined };
export type InvitationRefusal =
  | 'not-allowed'
  | 'not-an-email'
  | 'no-role'
  | 'works-here'
  | 'closed'
  | 'invited-already'
  | 'too-many';

/** Whoever invites must be a publisher as the transaction sees them. */
export const actingPublisher = async (tx: Tx, by: Pick<Account, 'id'>): Promise<Account | undefined> => {
  const account = await accountRow(tx.db, { id: by.id });
  return account?.role === 'publisher' && account.disabledAt === undefined ? account : undefined;
};

const standsAgainst = async (tx: Tx, email: string): Promise<InvitationRefusal | undefined> => {
  const known = await accountRow(tx.db, { email });
  if (known?.disabledAt !== undefined) return 'closed';
  if (known && isStaff(known.role)) return 'works-here';
  if (await invitationRow(tx.db, { email })) return 'invited-already';
  return (await invitationRows(tx.db, mostInvitations)).length >= mostInvitations ? 'too-many' : undefined;
};

/** Invites somebody by mail. They work here once they have accepted and shown that the address is theirs. */
export const inviteStaff = async (
  world: World,
  { by, email: typed, role, words = '', edition }: InvitationDraft & { by: Account },
): Promise<Outcome<Invitation, InvitationRefusal>> => {
  const email = normalEmail(typed);
  if (email === undefined) return refuse('not-an-email');
  const wanted = roles.find((one) => one === role && isStaff(one));
  if (!wanted) return refuse('no-role');
  const said = cutText(cleanText(words).trim(), longestInvitationWords);
  const token = world.newSecret();
  return world.write(async (tx) => {
    const publisher = await actingPublisher(tx, by);
    if (!publisher) return refuse('not-allowed');
    const now = world.now();
    await forgetInvitations(tx.db, now - shownAfterEnd);
    const fault = await standsAgainst(tx, email);
    if (fault) return refuse(fault);
    const row: InvitationRow = {
      id: world.newId(),
      hash: hashOfToken(token),
      email,
      role: wanted,
      words: said,
      edition: edition ?? null,
      invited_by: publisher.id,
      created_at: now,
      sent_at: now,
      expires_at: now + invitationLife,
    };
    await insertInvitation(tx.db, row);
    await tx.later('mail', await invitationMail(world, { ...row, role: wanted, by: publisher.name, token }));
    return ok(asInvitation(row));
  });
};

/** Sends an invitation again, with another link: the one sent before is worth nothing from then on. */
export const resendInvitation = (
  world: World,
  { by, id }: { by: Account; id: string },
): Promise<Outcome<Invitation, 'not-allowed' | 'not-found' | 'too-soon'>> =>
  world.write(async (tx) => {
    const publisher = await actingPublisher(tx, by);
    if (!publisher) return refuse('not-allowed');
    const row = await invitationRow(tx.db, { id });
    if (!row) return refuse('not-found');
    const now = world.now();
    if (now - row.sent_at < betweenMails) return refuse('too-soon');
    const token = world.newSecret();
    const change = { hash: hashOfToken(token), sent_at: now, expires_at: now + invitationLife };
    await updateInvitation(tx.db, id, change);
    const role = row.role as Role;
    await tx.later('mail', await invitationMail(world, { ...row, role, by: publisher.name, token }));
    return ok(asInvitation({ ...row, ...change }));
  });

/** Takes an invitation back; whether there was one. */
export const revokeInvitation = (
  world: World,
  { by, id }: { by: Account; id: string },
): Promise<Outcome<undefined, 'not-allowed' | 'not-found'>> =>
  world.write(async (tx) => {
    if (!(await actingPublisher(tx, by))) return refuse('not-allowed');
    return (await takeInvitation(tx.db, { id })) ? ok(undefined) : refuse('not-found');
  });

/** Invitations nobody has answered; those that ended in the last month are among them. */
export const openInvitations = async (world: World): Promise<Invitation[]> =>
  (await invitationRows(world.db, mostInvitations))
    .map(asInvitation)
    .filter(({ expiresAt }) => expiresAt > world.now() - shownAfterEnd);
