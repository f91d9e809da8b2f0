import type { World } from '../../world.ts';
import { authorAccounts, commenterIdsOf, staffCommenterIds } from './comment-rows.store.ts';
import { merged, page, type Part, type PartAsked } from './read-branches.ts';
import { pickedIds, rowsByCommenters, rowsSince, type FoundRow, type Reading } from './thread.store.ts';
import { rootsPerPage } from './thread.ts';
import { newSince } from './thread-visit.ts';

const mostPicks = 100;

const partOf = (rows: readonly FoundRow[]): Part['branches'] => rows.map(({ id }) => ({ root: id, answers: [] }));

const nothing: Part = { branches: [], next: undefined, previous: undefined };

/** Whose comments a filter asks for; undefined: it does not ask for somebody's. */
const writersFor = async (world: World, { articleIds, asked }: PartAsked): Promise<readonly string[] | undefined> => {
  if (asked.filter === 'mine') return asked.accountId === undefined ? [] : commenterIdsOf(world.db, [asked.accountId]);
  if (asked.filter !== 'staff') return undefined;
  const authors = await authorAccounts(world.db, articleIds);
  return staffCommenterIds(
    world.db,
    [...authors.values()].flatMap((accounts) => [...accounts]),
  );
};

/** What a filter lets through, comment by comment in the order of time, wherever in the thread each of them stands. */
export const findComments = async (world: World, partAsked: PartAsked): Promise<Part | undefined> => {
  const { articleIds, asked } = partAsked;
  if (asked.filter === 'picks') {
    const picked = await pickedIds(world.db, articleIds, mostPicks);
    return { ...nothing, branches: picked.map((id) => ({ root: id, answers: [] })) };
  }
  const isRising = asked.sort === 'oldest';
  const writers = await writersFor(world, partAsked);
  if (asked.filter === 'new' && asked.accountId === undefined) return nothing;
  const since = asked.filter === 'new' ? await newSince(world, asked.accountId ?? '', articleIds) : 0;
  const read = async (reading: Reading): Promise<FoundRow[]> => {
    const found = { ...reading, articleIds, isRising };
    const rows = writers
      ? await rowsByCommenters(world.db, { ...found, commenterIds: writers, isOwn: asked.filter === 'mine' })
      : await rowsSince(world.db, { ...found, since });
    return merged([rows, []], { isRising: isRising !== (reading.isBackward ?? false), limit: reading.limit });
  };
  const { rows, next, previous } = await page(read, { from: asked.after }, rootsPerPage);
  return { branches: partOf(rows), next, previous };
};
