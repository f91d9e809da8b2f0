/** What a reader says of themselves, and what others are told of it. */
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import { isDuplicate } from '../../storage/storage-faults.ts';
import type { World } from '../../world.ts';
import { isStaff, type Account, type Role } from './account.ts';
import { accountRow, updateAccount } from './accounts.store.ts';
import { readName } from './name-rules.ts';
import { claimName, type NameRefusal } from './names.ts';
import { accountTopic } from './sessions.ts';

export const longestBio = 300;
const longestTypedBio = 5_000;
const mostBioLines = 6;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Signs nobody sees, but for the two that join letters in Persian and Indian scripts and in emoji. */
const unseen = /(?!\n|\u200c|\u200d|\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** The text about oneself as it is kept: a few lines of plain text. */
export const readBio = (typed: string): Outcome<string, 'too-long'> => {
  if (typed.length > longestTypedBio) return refuse('too-long');
  const bio = typed
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(unseen, '')
    .normalize('NFC')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .slice(0, mostBioLines)
    .join('\n');
  return [...graphemes.segment(bio)].length > longestBio ? refuse('too-long') : ok(bio);
};

export type ProfileDraft = { name: string; bio: string; edition: string | undefined; isPublic: boolean };
export type ProfileFaults = { name?: NameRefusal; bio?: 'too-long' };

const write = (
  world: World,
  before: Account,
  draft: ProfileDraft & { bio: string },
): Promise<ProfileFaults | undefined> =>
  world.write(async (tx) => {
    const claimed = await claimName(world, tx, before.id, draft.name);
    if (!claimed.ok) return { name: claimed.refusal };
    const { bio, isPublic } = draft;
    await updateAccount(tx.db, before.id, { bio, edition: draft.edition ?? null, is_public: isPublic ? 1 : 0 });
    await tx.changed(accountTopic(before.id));
    const isSeen = claimed.value.name !== before.name || isPublic !== before.isPublic || bio !== before.bio;
    if (isSeen) await tx.later('account-changed', { accountId: before.id });
    return undefined;
  });

/** Saves what was typed, all of it or nothing; the faults by field when something is wrong. */
export const saveProfile = async (
  world: World,
  account: Account,
  draft: ProfileDraft,
): Promise<ProfileFaults | undefined> => {
  const bio = readBio(draft.bio);
  if (!bio.ok) {
    const name = readName(draft.name);
    return { bio: bio.refusal, ...(name.ok ? {} : { name: name.refusal }) };
  }
  try {
    return await write(world, account, { ...draft, bio: bio.value });
  } catch (error) {
    // Somebody took the name in the same moment.
    if (isDuplicate(error)) return { name: 'taken' };
    throw error;
  }
};

/** What everybody may know of an account. */
export type PublicProfile = {
  name: string;
  bio: string;
  picture: string | undefined;
  /** When it was made. */
  since: number;
  /** What they are for the publication; undefined for readers. */
  badgeRole: Exclude<Role, 'reader'> | undefined;
  /** Whether the page of their comments is open to all. */
  isPublic: boolean;
};

/** What the public page of an account's comments says about its writer; undefined when there is no such account any more. */
export const publicProfileOf = async (world: World, accountId: string): Promise<PublicProfile | undefined> => {
  const account = await accountRow(world.db, { id: accountId });
  if (!account || account.disabledAt !== undefined) return undefined;
  const { name, bio, picture, createdAt: since, role, isPublic } = account;
  return { name, bio, picture, since, badgeRole: isStaff(role) && role !== 'reader' ? role : undefined, isPublic };
};
