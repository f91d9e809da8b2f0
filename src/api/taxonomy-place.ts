/** What all rows about sections, tags and authors share: who may, and what is refused. */
import type { Account } from '../rooms/accounts/accounts.ts';
import { mayStory, type TaxonKind } from '../rooms/articles/articles.ts';
import { mediaById } from '../rooms/media/media.ts';
import type { World } from '../world.ts';
import { newsroomProblems, newsroomRefusal, type SaidNo } from './newsroom-refusals.ts';

export const taxonomy = {
  access: 'taxonomy:write',
  group: 'Sections, tags, authors',
  problems: newsroomProblems,
} as const;

export const taxonNo = (done: SaidNo) =>
  newsroomRefusal(done, {
    'no-slug': ['invalid', 'An address of letters, digits and hyphens is needed.', '/slug'],
    'slug-taken': ['invalid', 'This address is taken.', '/slug'],
    'key-taken': ['invalid', 'Another one of this edition is its counterpart already.', '/key'],
    'no-edition': ['invalid', 'There is no such edition.', '/edition'],
    merging: ['wrong-state', 'It is being merged just now.'],
    same: ['invalid', 'It must be another one.', '/into'],
    'other-edition': ['invalid', 'Both must belong to the same edition.', '/into'],
    'in-use': ['in-use', 'There are stories: merge it into another one instead.'],
  });

const rightOf = { section: 'edit-sections', tag: 'edit-sections', author: 'edit-authors' } as const;
export const mayTaxon = (account: Account, kind: TaxonKind): boolean => mayStory(account, rightOf[kind]);

export const isPicture = async (world: World, given: string | null | undefined): Promise<boolean> =>
  given === undefined || given === null || (await mediaById(world, given))?.kind === 'picture';
