/** Leaving: an account and all that is kept about its reader goes, in one transaction; only what they choose to leave stays. */
import { hash } from 'node:crypto';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import { wordsFor } from '../../common/words.ts';
import type { Mail, Tx, World } from '../../world.ts';
import { publicationOf, type Edition } from '../publication/publication.ts';
import type { Account } from './account.ts';
import { accountRow } from './accounts.store.ts';
import { authorIdsOf, deleteAccountRow, hasOtherPublisher, holdAccount, noteErasure } from './delete-account.store.ts';
import { mailOf } from './letter.ts';
import { buryName } from './names.ts';
import type { Farewell, OwnData } from './own-data.ts';
import { dropPicture } from './pictures.ts';
import { profileWords } from './profile-words.ts';
import { accountTopic } from './sessions.ts';
import { deleteSessionsOf } from './sessions.store.ts';

export type Leaving = { farewell: Farewell; ownData: readonly OwnData[]; edition: Edition };

/** What the list of deleted accounts knows them by. */
export const erasureHash = (accountId: string): string => hash('sha256', `erased:${accountId}`, 'base64url');

const farewellMail = async (world: World, account: Account, { farewell, edition }: Leaving): Promise<Mail> => {
  const { settings, editionByCode } = await publicationOf(world);
  const own = editionByCode(account.edition ?? '') ?? edition;
  const words = wordsFor(profileWords, own.language);
  const canReply = settings.contactEmail !== '';
  const mail = mailOf({
    to: account.email,
    subject: words.mailSubject(own.publicationName),
    edition: own,
    publicUrl: world.config.publicUrl,
    pieces: [
      { text: words.mailDeleted(own.publicationName) },
      { text: farewell.comments === 'remove' ? words.mailRemoved : words.mailKept },
      ...(canReply ? [{ text: words.mailNotYou }] : []),
    ],
  });
  return canReply ? { ...mail, replyTo: settings.contactEmail } : mail;
};

const erase = async (world: World, tx: Tx, account: Account, { farewell, ownData }: Leaving): Promise<void> => {
  const authorIds = await authorIdsOf(tx.db, account.id);
  for (const room of ownData) await room.erase(world, tx, account, farewell);
  await buryName(world, tx, account.id);
  if (account.picture !== undefined) await dropPicture(tx, account.picture);
  await deleteSessionsOf(tx.db, account.id);
  await deleteAccountRow(tx.db, account);
  await noteErasure(tx.db, { hash: erasureHash(account.id), comments: farewell.comments, at: world.now() });
  await tx.changed(accountTopic(account.id), ...authorIds.map((id) => `author:${id}`));
};

/** Deletes an account for good. Refused for the last one who could run the publication. */
export const deleteAccount = async (
  world: World,
  { id }: Account,
  leaving: Leaving,
): Promise<Outcome<undefined, 'last-publisher'>> => {
  const left = await world.write(async (tx) => {
    await holdAccount(world.storage, tx.db, id);
    const account = await accountRow(tx.db, { id });
    if (!account) return ok(undefined);
    if (account.role === 'publisher' && !(await hasOtherPublisher(tx.db, id))) return refuse('last-publisher');
    await tx.later('mail', await farewellMail(world, account, leaving));
    await erase(world, tx, account, leaving);
    return ok(undefined);
  });
  if (left.ok) world.log.info({ account: id }, 'an account was deleted by its reader');
  return left;
};
