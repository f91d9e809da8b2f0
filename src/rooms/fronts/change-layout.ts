import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import {
  findPick,
  isCounted,
  mostBlocks,
  mostPicks,
  newBlock,
  type BlockKind,
  type Layout,
  type LayoutBlock,
  type Pick,
} from './layout.ts';
import { pickOf, settled } from './parse-layout.ts';

/** One thing done to a layout. Places count from 0; what lies beyond the end is the end. */
export type LayoutChange =
  | { do: 'add-block'; kind: BlockKind; at?: number }
  | { do: 'remove-block'; block: string }
  | { do: 'move-block'; block: string; to: number }
  | { do: 'set-block'; block: string; settings: Record<string, unknown> }
  | { do: 'add-story'; block: string; story: string; at?: number }
  | { do: 'remove-story'; story: string }
  | { do: 'move-story'; story: string; block: string; to: number }
  | { do: 'set-story'; story: string; settings: Record<string, unknown> };

export type ChangeRefusal = 'no-block' | 'no-story' | 'too-many' | 'takes-none';

const within = (place: number | undefined, most: number): number =>
  place === undefined || !Number.isInteger(place) ? most : Math.min(most, Math.max(0, place));

const withBlock = (layout: Layout, id: string, change: (block: LayoutBlock) => LayoutBlock): Layout => ({
  blocks: layout.blocks.map((block) => (block.id === id ? change(block) : block)),
});

const without = (layout: Layout, story: string): Layout => ({
  blocks: layout.blocks.map((block) =>
    block.picks.some((pick) => pick.story === story)
      ? { ...block, picks: block.picks.filter((pick) => pick.story !== story) }
      : block,
  ),
});

const freeId = ({ blocks }: Layout): string => {
  const known = new Set(blocks.map(({ id }) => id));
  let number = blocks.length + 1;
  while (known.has(`b${number}`)) number += 1;
  return `b${number}`;
};

const moveBlock = (layout: Layout, id: string, to: number): Layout => {
  const block = layout.blocks.find((one) => one.id === id);
  const others = layout.blocks.filter((one) => one.id !== id);
  return block ? { blocks: others.toSpliced(within(to, others.length), 0, block) } : layout;
};

/** Puts a story into a block, from wherever it stood: a story stands on a page once. */
const place = (layout: Layout, id: string, pick: Pick, to: number | undefined): Outcome<Layout, ChangeRefusal> => {
  const left = without(layout, pick.story);
  const block = left.blocks.find((one) => one.id === id);
  if (!block) return refuse('no-block', 'That block is gone.');
  if (isCounted(block.kind)) return refuse('takes-none', 'Nobody picks stories for a block of this kind.');
  if (block.picks.length >= mostPicks) return refuse('too-many', `A block holds at most ${mostPicks} stories.`);
  return ok(
    withBlock(left, id, (one) => ({ ...one, picks: one.picks.toSpliced(within(to, one.picks.length), 0, pick) })),
  );
};

const changeBlock = (
  layout: Layout,
  change: Extract<LayoutChange, { do: 'remove-block' | 'move-block' | 'set-block' }>,
): Outcome<Layout, ChangeRefusal> => {
  if (!layout.blocks.some(({ id }) => id === change.block)) return refuse('no-block', 'That block is gone.');
  if (change.do === 'remove-block') return ok({ blocks: layout.blocks.filter(({ id }) => id !== change.block) });
  if (change.do === 'move-block') return ok(moveBlock(layout, change.block, change.to));
  return ok(withBlock(layout, change.block, (block) => settled(block, change.settings)));
};

const changeStory = (
  layout: Layout,
  change: Extract<LayoutChange, { do: 'remove-story' | 'move-story' | 'set-story' }>,
): Outcome<Layout, ChangeRefusal> => {
  const found = findPick(layout, change.story);
  const pick = found?.block.picks[found.place];
  if (!found || !pick) return refuse('no-story', 'That story is no longer among the picked ones.');
  if (change.do === 'remove-story') return ok(without(layout, change.story));
  if (change.do === 'move-story') return place(layout, change.block, pick, change.to);
  const next = pickOf({ ...pick, ...change.settings, story: change.story }) ?? pick;
  return ok(withBlock(layout, found.block.id, (block) => ({ ...block, picks: block.picks.with(found.place, next) })));
};

/** The layout after a change; refused when what it speaks of is not there. */
export const changeLayout = (layout: Layout, change: LayoutChange): Outcome<Layout, ChangeRefusal> => {
  switch (change.do) {
    case 'add-block': {
      if (layout.blocks.length >= mostBlocks) return refuse('too-many', `A page has at most ${mostBlocks} blocks.`);
      const at = within(change.at, layout.blocks.length);
      return ok({ blocks: layout.blocks.toSpliced(at, 0, newBlock(freeId(layout), change.kind)) });
    }
    case 'add-story':
      return place(layout, change.block, { story: change.story }, change.at);
    case 'remove-block':
    case 'move-block':
    case 'set-block':
      return changeBlock(layout, change);
    default:
      return changeStory(layout, change);
  }
};
