import type { World } from '../../../world.ts';
import { checkName } from '../../accounts/accounts.ts';
import { commentersNamed } from './search-comments.store.ts';

/** A query apart from whom it names: `by:ann`, `by:"Ann Smith"`, `-by:ann`. */
export type Parted = { words: string; by: string[]; notBy: string[] };

const longest = 400;
const mostNamed = 6;
const named = /(^|\s)([-\u2212]?)by:(?:["“”„«»]([^"“”„«»]*)["“”„«»]?|(\S+))/gu;

/** Takes the names out of a query; what is left are words. */
export const partQuery = (query: string): Parted => {
  const [by, notBy]: [string[], string[]] = [[], []];
  const plain = query.slice(0, longest).toWellFormed();
  for (const [, , minus, quoted, bare] of plain.matchAll(named)) {
    const name = (quoted ?? bare ?? '').replaceAll('\u0000', '').trim();
    const names = minus === '' ? by : notBy;
    if (name !== '' && names.length < mostNamed) names.push(name);
  }
  const words = plain.replace(named, '$1');
  return { words, by, notBy };
};

/**
 * The commenters a name means: who bears it now, however it is written, and people of archives who are called exactly so. Empty when
 * nobody is.
 */
export const idsNamed = async (world: World, name: string): Promise<string[]> => {
  const read = checkName(name);
  return commentersNamed(world.storage, name.normalize('NFC').slice(0, 200), read.ok ? read.value.key : undefined);
};
