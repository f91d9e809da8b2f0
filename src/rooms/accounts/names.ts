/** Names of readers: what one may be, whether it is free, and how often it may change. */
import { hash, randomInt } from 'node:crypto';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import { wordsFor, type WordsIn } from '../../common/words.ts';
import type { Db } from '../../storage/storage.ts';
import type { Tx, World } from '../../world.ts';
import { publicationOf } from '../publication/publication.ts';
import { isStaff, type Account } from './account.ts';
import { accountRow } from './accounts.store.ts';
import { likenessOf } from './confusables.ts';
import { checkName, readName, type CheckedName, type NameFault } from './name-rules.ts';
import { authorNames, isFormerName, keepFormerName, nameHolder, nameKeyOf, setName } from './names.store.ts';

export { checkName, longestName, type CheckedName, type NameFault } from './name-rules.ts';

export type NameRefusal = NameFault | 'taken' | 'too-soon';

const day = 86_400_000;
const betweenChanges = 30 * day;
const keptFromOthers = 90 * day;

/** When an account may take another name; it may already when that is not in the future. The first change is free. */
export const nextNameChange = (account: Pick<Account, 'nameChangedAt'>): number =>
  account.nameChangedAt === undefined ? 0 : account.nameChangedAt + betweenChanges;

type AuthorKeys = ReadonlyMap<string, ReadonlySet<string | undefined>>;
const authorKeys = new WeakMap<World, { keys?: Promise<AuthorKeys> | undefined }>();

const loadAuthorKeys = async (world: World): Promise<AuthorKeys> => {
  const keys = new Map<string, Set<string | undefined>>();
  for (const { name, accountId } of await authorNames(world.db)) {
    const key = likenessOf(name);
    keys.set(key, (keys.get(key) ?? new Set()).add(accountId));
  }
  return keys;
};

/** Keys of the names in bylines, remembered until an author changes. */
const bylines = (world: World): Promise<AuthorKeys> => {
  let kept = authorKeys.get(world);
  if (!kept) {
    const fresh: { keys?: Promise<AuthorKeys> | undefined } = (kept = {});
    authorKeys.set(world, fresh);
    world.onChanges((topics) => {
      if (topics === null || topics.some((topic) => topic.startsWith('author:'))) fresh.keys = undefined;
    });
  }
  const keys = (kept.keys ??= loadAuthorKeys(world));
  const { keys: pending } = kept;
  keys.catch(() => {
    if (kept.keys === pending) kept.keys = undefined;
  });
  return keys;
};

/** Short names of publications are words too: those are refused only as the whole name. */
const longEnoughToStandOut = 6;

const isThePublications = async (world: World, key: string): Promise<boolean> => {
  const { editions } = await publicationOf(world);
  return editions.some(({ publicationName }) => {
    const own = likenessOf(publicationName);
    return own !== '' && (key === own || (own.length >= longEnoughToStandOut && key.includes(own)));
  });
};

const isReservedHere = async (world: World, key: string, accountId: string | undefined): Promise<boolean> => {
  if (await isThePublications(world, key)) return true;
  const holders = (await bylines(world)).get(key);
  return holders !== undefined && !(accountId !== undefined && holders.has(accountId));
};

/** Names of deleted accounts are kept from others without being kept. */
const hashOfKey = (key: string): string => `sha256:${hash('sha256', key, 'base64url')}`;

const keysOf = ({ name, key }: CheckedName): string[] => [...new Set([key, likenessOf(name, 'small')])];

const isTaken = async (
  world: World,
  db: Db,
  { checked, accountId }: { checked: CheckedName; accountId: string | undefined },
): Promise<boolean> => {
  const keys = keysOf(checked);
  if ((await nameHolder(db, keys, accountId)) !== undefined) return true;
  const since = world.now() - keptFromOthers;
  return isFormerName(db, [...keys, ...keys.map(hashOfKey)], { since, except: accountId });
};

/** Puts a name that was free a moment ago in place of the old one. */
const rename = async (world: World, tx: Tx, account: Account, checked: CheckedName): Promise<void> => {
  const before = await nameKeyOf(tx.db, account.id);
  const isOther = before !== checked.key;
  const now = world.now();
  await setName(tx.db, { id: account.id, ...checked, changedAt: isOther ? now : null });
  if (before === undefined || !isOther) return;
  await keepFormerName(tx.db, { key: before, accountId: account.id, at: now, forgetBefore: now - keptFromOthers });
};

/**
 * Whether a name may be borne, and by this account from now on. Without an account (it is about to be made) nothing is written: put
 * `name` and `key` (as `name_key`) into its row in the same transaction. Another spelling of the name one bears is always free.
 */
export const claimName = async (
  world: World,
  tx: Tx,
  accountId: string | undefined,
  typed: string,
): Promise<Outcome<CheckedName, NameRefusal>> => {
  const account = accountId === undefined ? undefined : await accountRow(tx.db, { id: accountId });
  const isTrusted = account !== undefined && isStaff(account.role);
  const read = isTrusted ? readName(typed) : checkName(typed);
  if (!read.ok) return read;
  const { name, key } = read.value;
  if (!isTrusted && (await isReservedHere(world, key, accountId))) return refuse('reserved');
  if (await isTaken(world, tx.db, { checked: read.value, accountId })) return refuse('taken');
  if (!account || account.name === name) return read;
  const isOther = (await nameKeyOf(tx.db, account.id)) !== key;
  if (isOther && nextNameChange(account) > world.now()) return refuse('too-soon');
  await rename(world, tx, account, read.value);
  return ok(read.value);
};

/** A name for somebody about to work here: that it stands in bylines, or is like the publication's, is nothing against it. */
export const claimStaffName = async (
  world: World,
  tx: Tx,
  typed: string,
): Promise<Outcome<CheckedName, NameFault | 'taken'>> => {
  const read = readName(typed);
  if (!read.ok) return read;
  return (await isTaken(world, tx.db, { checked: read.value, accountId: undefined })) ? refuse('taken') : read;
};

/** Keeps the name of an account that is being deleted from others for a while, as a hash. */
export const buryName = async (world: World, tx: Tx, accountId: string): Promise<void> => {
  const key = await nameKeyOf(tx.db, accountId);
  const at = world.now();
  if (key) await keepFormerName(tx.db, { key: hashOfKey(key), accountId: null, at, forgetBefore: at - keptFromOthers });
};

const madeUp: WordsIn<string> = { en: 'Reader', es: 'Lector', ru: 'Читатель', ar: 'قارئ' };
const tries = 12;

/** A name nobody bears, for somebody who has not chosen one: “Reader 48213”. */
export const inventName = async (world: World, db: Db, language: string): Promise<string> => {
  const word = wordsFor(madeUp, language);
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const digits = 5 + Math.floor(attempt / 3);
    const name = `${word} ${randomInt(10 ** (digits - 1), 10 ** digits)}`;
    if (!(await isTaken(world, db, { checked: { name, key: likenessOf(name) }, accountId: undefined }))) return name;
  }
  throw new Error('no free name was found for a new reader');
};
