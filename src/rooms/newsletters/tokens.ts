/** Addresses that are keys: only this publication can make them, and nothing is kept of them. */
import type { World } from '../../world.ts';
import { isSame, markOf } from '../accounts/accounts.ts';
import { publicationOf, type Edition } from '../publication/publication.ts';
import type { Issue, Subscriber } from './letter.ts';

const purpose = 'letters';
const marked = async (world: World, text: string, length: number): Promise<string> =>
  (await markOf(world, purpose, text)).slice(0, length);

type Coded = Pick<Subscriber, 'code'>;

/** Ends one letter for one reader, by whomever and whenever it is used. */
export const unsubscribeToken = async (world: World, { code }: Coded, issue: Pick<Issue, 'code'>): Promise<string> =>
  `${code}.${issue.code}.${await marked(world, `end.${code}.${issue.code}`, 22)}`;

export const readUnsubscribeToken = async (
  world: World,
  token: string,
): Promise<{ subscriber: string; issue: string } | undefined> => {
  const [subscriber = '', issue = '', mark = ''] = token.split('.', 3);
  const isOurs = isSame(mark, await marked(world, `end.${subscriber}.${issue}`, 22));
  return isOurs ? { subscriber, issue } : undefined;
};

/** Opens the page of one reader's letters. */
export const yoursToken = async (world: World, { code }: Coded): Promise<string> =>
  `${code}.${await marked(world, `yours.${code}`, 22)}`;

export const readYoursToken = async (world: World, token: string): Promise<string | undefined> => {
  const [code = '', mark = ''] = token.split('.', 2);
  return isSame(mark, await marked(world, `yours.${code}`, 22)) ? code : undefined;
};

/** Mail servers know no capitals: a mark of hexadecimal digits. */
const bounceMark = async (world: World, text: string): Promise<string> =>
  Buffer.from(await markOf(world, 'letter-bounces', text), 'base64url')
    .toString('hex')
    .slice(0, 12);

/** Stands in a mail's `Message-ID` and in the address that it comes back to; the same for every attempt. */
export const bounceToken = async (world: World, { code }: Coded, issue: Pick<Issue, 'code'>): Promise<string> =>
  `${issue.code}-${code}-${await bounceMark(world, `${issue.code}-${code}`)}`;

export const readBounceToken = async (
  world: World,
  token: string,
): Promise<{ subscriber: string; issue: string } | undefined> => {
  const [issue = '', subscriber = '', mark = ''] = token.toLowerCase().split('-', 3);
  return isSame(mark, await bounceMark(world, `${issue}-${subscriber}`)) ? { subscriber, issue } : undefined;
};

/** A path of an edition as a whole address. */
export const hrefIn = async (world: World, edition: Edition, path: string): Promise<string> => {
  const { inEdition } = await publicationOf(world);
  return new URL(inEdition(edition, path), world.config.publicUrl).href;
};
