import { webAddress } from '../../common/addresses.ts';
import { cleanText, cutText, foldSpace } from '../../common/text.ts';
import type { FeedElement, FeedPerson } from './feed.ts';
import { childrenOf } from './feed-tree.ts';

/** One line of plain text without tags. */
export const plainLine = (text: string, most = 1_000): string =>
  cutText(foldSpace(cleanText(text.replace(/<[^<>]{0,500}>/g, ' '))), most);

/** An address as a podcast app would fetch it: spaces and letters that belong percent-encoded are. */
export const feedAddress = (given: string): string | undefined => {
  const text = given.trim().replace(/^\/\//, 'https://');
  const url = URL.parse(text);
  return url && webAddress(url.href) !== undefined ? url.href : undefined;
};

/** Yes and no in all the spellings of feeds; undefined for anything else. */
export const yesOrNo = (given: string): boolean | undefined => {
  const text = given.trim().toLowerCase();
  if (['yes', 'true', 'explicit', '1', 'y'].includes(text)) return true;
  return ['no', 'false', 'clean', '0', 'n', 'notexplicit', ''].includes(text) ? false : undefined;
};

export const wholeNumber = (text: string): number | undefined => {
  const value = /^\s*(\d{1,6})(?:\.0+)?\s*$/.exec(text)?.[1];
  return value !== undefined && Number(value) > 0 ? Number(value) : undefined;
};

const withEnds = (person: FeedPerson): FeedPerson => ({
  ...person,
  name: plainLine(person.name, 128),
  role: plainLine(person.role, 128).toLowerCase(),
  group: plainLine(person.group, 128).toLowerCase(),
});

/** podcast:person, and the contributors of Podlove's feeds. */
export const peopleOf = (element: FeedElement): FeedPerson[] => {
  const named = childrenOf(element, 'podcast:person').map(({ text, attributes }) => {
    const href = feedAddress(attributes['href'] ?? '');
    const picture = feedAddress(attributes['img'] ?? '');
    return {
      name: text,
      role: attributes['role'] || 'host',
      group: attributes['group'] || 'cast',
      ...(href === undefined ? {} : { href }),
      ...(picture === undefined ? {} : { picture }),
    };
  });
  const contributors = childrenOf(element, 'atom:contributor').map(({ children }) => {
    const said = (name: string): string => children.find((child) => child.name === name)?.text ?? '';
    const href = feedAddress(said('atom:uri'));
    return { name: said('atom:name'), role: 'host', group: 'cast', ...(href === undefined ? {} : { href }) };
  });
  const people = (named.length > 0 ? named : contributors).map(withEnds).filter(({ name }) => name !== '');
  const known = new Set<string>();
  return people.filter(({ name, role }) => !known.has(`${name}/${role}`) && known.add(`${name}/${role}`)).slice(0, 50);
};
