import type { World } from '../../world.ts';
import { isSame, markOf } from '../accounts/accounts.ts';
import type { Edition } from '../publication/publication.ts';
import { publicationOf } from '../publication/publication.ts';
import { endMails } from './choices.ts';
import { isFrequency, isKind, type DigestFrequency, type NotificationKind } from './notification.ts';

/** What a mail's link ends: one kind, or one digest. */
export type Ending = NotificationKind | DigestFrequency;

const signature = (world: World, text: string): Promise<string> => markOf(world, 'unsubscribe', text);

/** A token that ends this account's mails of a kind, whenever and by whomever it is used. */
export const unsubscribeToken = async (world: World, accountId: string, what: Ending): Promise<string> => {
  const text = `${accountId}.${what}`;
  return `${text}.${await signature(world, text)}`;
};

/** What a token ends; undefined when it is none of ours. */
export const readToken = async (
  world: World,
  token: string,
): Promise<{ accountId: string; what: Ending } | undefined> => {
  const [accountId = '', what = '', mark = ''] = token.split('.', 3);
  if (!isKind(what) && !isFrequency(what)) return undefined;
  return isSame(mark, await signature(world, `${accountId}.${what}`)) ? { accountId, what } : undefined;
};

export const unsubscribe = (world: World, accountId: string, what: Ending): Promise<void> =>
  world.write((tx) => endMails(tx, accountId, what));

/** The address for one click (RFC 8058), and the headers that tell mail programs of it. */
export const unsubscribeLink = async (
  world: World,
  { accountId, what, edition }: { accountId: string; what: Ending; edition: Edition },
): Promise<{ href: string; headers: Record<string, string> }> => {
  const { inEdition } = await publicationOf(world);
  const path = inEdition(edition, `/unsubscribe/${await unsubscribeToken(world, accountId, what)}`);
  const href = new URL(path, world.config.publicUrl).href;
  return {
    href,
    headers: { 'List-Unsubscribe': `<${href}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  };
};
