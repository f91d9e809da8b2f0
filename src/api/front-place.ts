/** What all rows about fronts begin with. */
import * as v from 'valibot';
import type { Account } from '../rooms/accounts/accounts.ts';
import { mayStory } from '../rooms/articles/articles.ts';
import { placeOf, type Place } from '../rooms/fronts/fronts.ts';
import type { World } from '../world.ts';
import { ids } from './examples.ts';
import { newsroomProblems } from './newsroom-refusals.ts';
import { count, said, text } from './newsroom-schemas.ts';
import { refused, type Refused } from './problems.ts';
import { id } from './schemas.ts';

export const reading = { access: 'stories:read', group: 'Fronts', problems: newsroomProblems } as const;
export const writing = { ...reading, access: 'fronts:write', bodyLimit: 4 * 1024 * 1024 } as const;
export const placeParams = { place: v.pipe(text, v.maxLength(60)) };
export const layout = said(v.unknown(), '`{"blocks":[…]}`; of what kinds and with which rules: docs/fronts.md.');
export const version = said(count, 'Of the draft you have before your eyes.');
export const over = v.strictObject({ version });
export const savedSchema = v.strictObject({ version: count, layout });
export const layoutId = v.strictObject({ layoutId: id });
export const exampleLayout = {
  blocks: [{ id: 'b1', kind: 'lead', count: 5, rule: { by: 'priority' }, picks: [{ story: ids.story }] }],
};

type Asked = { world: World; account: Account; params: { place: string } };

/** The place of the address, for somebody who may look at how it is arranged. */
export const placeFor = async ({
  world,
  account,
  params,
}: Asked): Promise<Place | Refused<'not-found' | 'not-allowed'>> => {
  if (!mayStory(account, 'see-stories')) return refused('not-allowed');
  return (await placeOf(world, params.place)) ?? refused('not-found');
};
