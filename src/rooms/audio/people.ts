import { webAddress } from '../../common/addresses.ts';
import type { Person } from './show.ts';

/** podcast:person takes so many characters of a name. */
const longestName = 128;

/** What is wrong with the people of a show or an episode. */
export const faultsOfPeople = (people: readonly Person[], most: number): { field: 'people'; words: string }[] => {
  const faults: { field: 'people'; words: string }[] = [];
  const say = (words: string): void => void faults.push({ field: 'people', words });
  if (people.length > most) say(`At most ${most} people`);
  for (const { name, role, group, href } of people) {
    if (name.trim() === '') say('A person needs a name');
    if (name.length > longestName || role.length > longestName || group.length > longestName)
      say(`Names, roles and groups have at most ${longestName} characters`);
    if (href !== undefined && webAddress(href) === undefined) say(`“${href}” is not an address of a page`);
  }
  return faults;
};
