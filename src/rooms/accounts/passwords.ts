/** Passwords: optional, beside signing in by mail. Long ones, any signs, none that everybody tries first. */
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import { wordsFor } from '../../common/words.ts';
import type { Mail, Tx, World } from '../../world.ts';
import { publicationOf, type Publication } from '../publication/publication.ts';
import type { Account } from './account.ts';
import { accountRow } from './accounts.store.ts';
import { deleteApiTokensOf } from './api-tokens.store.ts';
import { isCommon } from './common-passwords.ts';
import { editionOf } from './credential-mails.ts';
import { mailOf } from './letter.ts';
import { hashPassword, isOutdated, isPassword } from './passwords-hashing.ts';
import { passwordHashOf, putPasswordHash, replacePasswordHash } from './passwords.store.ts';
import { accountTopic, type SignedIn } from './sessions.ts';
import { deleteSessionsOf } from './sessions.store.ts';
import { signInMailWords } from './sign-in-mail-words.ts';

export const shortestPassword = 8;
export const longestPassword = 256;

export type PasswordFault = 'too-short' | 'too-long' | 'common' | 'own';

/** Letters and digits alone: “C.o-urant!” is “courant” to whoever guesses. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** So few signs beside a word everybody knows of its reader make no password. */
const fewSigns = 4;

const isOwn = (password: string, account: Pick<Account, 'name' | 'email'>, publication: Publication): boolean => {
  const [local = '', domain = ''] = account.email.split('@');
  const names = publication.editions.map(({ publicationName }) => publicationName);
  const own = [account.email, local, domain, account.name, ...names].map(bare).filter((word) => word.length >= 3);
  const typed = bare(password);
  return own.some((word) => typed.includes(word) && typed.replaceAll(word, '').length < fewSigns);
};

/** Why a password may not be set, if so. */
export const faultOfPassword = async (
  world: World,
  account: Pick<Account, 'name' | 'email'>,
  password: string,
): Promise<PasswordFault | undefined> => {
  const { length } = Array.from(password);
  if (length < shortestPassword) return 'too-short';
  if (length > longestPassword) return 'too-long';
  if (isOwn(password, account, await publicationOf(world))) return 'own';
  return (await isCommon(password)) ? 'common' : undefined;
};

const raise = async (world: World, accountId: string, given: { password: string; before: string }): Promise<void> => {
  const hash = await hashPassword(given.password);
  if (hash) await world.write(({ db }) => replacePasswordHash(db, { accountId, before: given.before, hash }));
};

/** The account an address and a password open. A wrong address takes as long as a wrong password. */
export const accountByPassword = async (
  world: World,
  { email, password }: { email: string; password: string },
): Promise<Outcome<Account, 'wrong' | 'busy'>> => {
  const account = await accountRow(world.db, { email });
  const hash = account && (await passwordHashOf(world.db, account.id));
  const isRight = await isPassword(password.length > 4 * longestPassword ? '' : password, hash);
  if (isRight === undefined) return refuse('busy');
  if (!isRight || !account || !hash) return refuse('wrong');
  if (isOutdated(hash)) await raise(world, account.id, { password, before: hash });
  return ok(account);
};

/** Whether this is the account's password; undefined when too many are being looked at. */
export const ownsPassword = async (world: World, account: Account, password: string): Promise<boolean | undefined> =>
  isPassword(password, await passwordHashOf(world.db, account.id));

type PasswordNews = 'set' | 'changed' | 'removed';

const newsOf = async (world: World, account: Account, news: PasswordNews): Promise<Mail> => {
  const publication = await publicationOf(world);
  const edition = editionOf(publication, account);
  const words = wordsFor(signInMailWords, edition.language);
  const { publicUrl } = world.config;
  const [subject, text] = {
    set: [words.passwordSetSubject, words.passwordSet] as const,
    changed: [words.passwordChangedSubject, words.passwordChanged] as const,
    removed: [words.passwordRemovedSubject, words.passwordRemoved] as const,
  }[news];
  return mailOf({
    to: account.email,
    subject: subject(edition.publicationName),
    edition,
    publicUrl,
    pieces: [
      { text },
      { text: words.passwordNotYou },
      { button: words.passwordButton, href: `${publicUrl}${publication.inEdition(edition, '/me/password')}` },
    ],
  });
};

/** Who changes a password shuts others out; programs too, unless told otherwise. */
export type PasswordChoice = { keepsTokens: boolean };

type Put = { hash: string | null; keepsTokens: boolean };

const put = async (world: World, tx: Tx, { account, session }: SignedIn, { hash, keepsTokens }: Put): Promise<void> => {
  const news: PasswordNews = hash === null ? 'removed' : account.hasPassword ? 'changed' : 'set';
  await putPasswordHash(tx.db, { accountId: account.id, hash, at: world.now() });
  await deleteSessionsOf(tx.db, account.id, session.hash);
  if (!keepsTokens) await deleteApiTokensOf(tx.db, account.id);
  await tx.later('mail', await newsOf(world, account, news));
  await tx.changed(accountTopic(account.id));
};

/** Sets or changes the password of whoever is signed in; every other session of theirs ends (and every token), and a mail tells of it. */
export const setPassword = async (
  world: World,
  signedIn: SignedIn,
  { password, keepsTokens }: PasswordChoice & { password: string },
): Promise<Outcome<undefined, PasswordFault | 'busy'>> => {
  const fault = await faultOfPassword(world, signedIn.account, password);
  if (fault) return refuse(fault);
  const hash = await hashPassword(password);
  if (hash === undefined) return refuse('busy');
  await world.write((tx) => put(world, tx, signedIn, { hash, keepsTokens }));
  return ok(undefined);
};

/** From now on they sign in by mail alone (or a passkey, or an account elsewhere). */
export const removePassword = (world: World, signedIn: SignedIn, { keepsTokens }: PasswordChoice): Promise<void> =>
  world.write((tx) => put(world, tx, signedIn, { hash: null, keepsTokens }));
