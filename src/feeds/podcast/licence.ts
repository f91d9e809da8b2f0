import { webAddress } from '../../common/addresses.ts';
import type { PodcastLicence } from './podcast-feed.ts';

/** What known licences are called in words, as their identifiers. */
const known = /^cc[ -]?(by(?:[ -](?:nc|nd|sa))*)[ -]?(\d\.\d)?$/i;

/** A licence as podcast:license has it: the identifier of a known one, or a name with the address of its text. */
export const licenceOf = (licence: string): PodcastLicence | undefined => {
  const text = licence.trim();
  if (text === '') return undefined;
  const url = webAddress(text);
  if (url !== undefined) return { name: new URL(url).pathname.replaceAll('/', ' ').trim() || new URL(url).host, url };
  const [, terms, version = '4.0'] = known.exec(text) ?? [];
  if (terms !== undefined) return { name: `cc-${terms.toLowerCase().replaceAll(' ', '-')}-${version}`, url: undefined };
  return { name: /^cc[ -]?(?:0|zero)\b/i.test(text) ? 'cc0-1.0' : text, url: undefined };
};
