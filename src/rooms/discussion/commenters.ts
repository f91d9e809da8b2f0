import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { Db } from '../../storage/storage.ts';
import type { Tx, World } from '../../world.ts';
import { accountRow, readerTopic, type Account, type Role } from '../accounts/accounts.ts';
import type { Badge } from './comment.ts';
import {
  commentersOfAccount,
  insertCommenter,
  ownCommenter,
  storedCommenter,
  storiesWith,
  unclaimedWithEmail,
  updateCommenter,
} from './commenters.store.ts';
import { publicationOf } from '../publication/publication.ts';
import { mayModerate } from './may-moderate.ts';
import { recordDecision } from './record-decision.ts';

/** What a role is called beside a name. */
const badges: Record<Role, Exclude<Badge, 'author'> | undefined> = {
  reader: undefined,
  contributor: 'contributor',
  writer: 'staff',
  editor: 'staff',
  moderator: 'moderator',
  publisher: 'staff',
};

const looksOf = ({ name, picture, isPublic, email }: Account) => ({
  name,
  picture: picture ?? null,
  is_public: isPublic ? (1 as const) : (0 as const),
  email,
});

/** The account's own commenter row; it is made with its first comment, once however many come at the same time. */
export const commenterOf = async (world: World, tx: Tx, account: Account): Promise<{ id: string }> => {
  const known = await ownCommenter(tx.db, account.id);
  if (known) return known;
  await insertCommenter(tx.db, {
    id: world.newId(),
    account_id: account.id,
    ...looksOf(account),
    badge: badges[account.role] ?? null,
    created_at: world.now(),
  });
  const made = await ownCommenter(tx.db, account.id);
  if (!made) throw new Error('a commenter that was just added is not there');
  return made;
};

export type Writer = { id: string; publishedCount: number; removedCount: number };

/** Who an account is as a writer: its own row, and all that it wrote, also elsewhere before. */
export const writerOf = async (db: Db, accountId: string): Promise<Writer> => {
  const rows = await commentersOfAccount(db, accountId);
  const sum = (count: (row: (typeof rows)[number]) => number): number => rows.reduce((all, row) => all + count(row), 0);
  return {
    id: rows.find(({ origin }) => origin === null)?.id ?? '',
    publishedCount: sum((row) => row.published_count),
    removedCount: sum((row) => row.removed_count),
  };
};

/** Tells every thread with comments of these people, so that pages follow. */
export const tellThreads = async (tx: Tx, commenterIds: readonly string[]): Promise<void> => {
  const stories = await storiesWith(tx.db, commenterIds);
  await tx.changed(...stories.map((id) => `thread:${id}`));
};

/** Brings name, picture, badge and whether the name leads anywhere in step with the account. A source stays one. */
export const syncCommenter = async (_world: World, tx: Tx, account: Account): Promise<void> => {
  const ids = (await commentersOfAccount(tx.db, account.id)).map(({ id }) => id);
  const changed: string[] = [];
  for (const id of ids) {
    const row = await storedCommenter(tx.db, id);
    if (!row) continue;
    const badge = badges[account.role] ?? (row.badge === 'source' ? 'source' : null);
    const looks = { ...looksOf(account), badge };
    const isSame = (['name', 'picture', 'is_public', 'badge', 'email'] as const).every(
      (one) => row[one] === looks[one],
    );
    if (isSame) continue;
    await updateCommenter(tx.db, id, looks);
    changed.push(id);
  }
  await tellThreads(tx, changed);
};

const mostClaimed = 100;

/**
 * Joins people known from archives to the account that has proved to have their e-mail address; how many there were. Their comments
 * are the account's from then on.
 */
export const claimCommenters = async (world: World, tx: Tx, account: Account): Promise<number> => {
  if (account.emailConfirmedAt === undefined || account.disabledAt !== undefined) return 0;
  const ids = await unclaimedWithEmail(tx.db, account.email, mostClaimed);
  for (const id of ids) await updateCommenter(tx.db, id, { account_id: account.id });
  if (ids.length === 0) return 0;
  await syncCommenter(world, tx, account);
  await tellThreads(tx, ids);
  await tx.changed(readerTopic(account.id));
  return ids.length;
};

/** Carries out the job `account-changed`: what readers see of the account's comments follows. */
export const followAccount = async (world: World, { accountId }: { accountId: string }): Promise<void> => {
  await world.write(async (tx) => {
    const account = await accountRow(tx.db, { id: accountId });
    if (!account) return;
    await claimCommenters(world, tx, account);
    await syncCommenter(world, tx, account);
  });
};

/** Says beside a reader's name that they are a source of the story, or no longer. */
export const markSource = async (
  world: World,
  { account, commenterId, isSource }: { account: Account; commenterId: string; isSource: boolean },
): Promise<Outcome<undefined, 'not-allowed' | 'no-commenter'>> => {
  if (!mayModerate(account)) return refuse('not-allowed');
  const publication = await publicationOf(world);
  return world.write(async (tx) => {
    const row = await storedCommenter(tx.db, commenterId);
    if (!row || row.is_former === 1) return refuse('no-commenter');
    const isFree = row.badge === null || row.badge === 'source';
    if (!isFree) return ok(undefined);
    await updateCommenter(tx.db, commenterId, { badge: isSource ? 'source' : null });
    const about = { commenter_id: commenterId };
    await recordDecision(world, tx, { by: account, act: isSource ? 'source' : 'no-source', about, publication });
    await tellThreads(tx, [commenterId]);
    return ok(undefined);
  });
};
