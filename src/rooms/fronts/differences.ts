import type { Layout, LayoutBlock } from './layout.ts';

export type Difference =
  | { what: 'block-added' | 'block-removed' | 'block-moved' | 'block-set'; block: LayoutBlock }
  | { what: 'story-added' | 'story-removed' | 'story-moved' | 'story-set'; story: string; block: LayoutBlock };

const settingsOf = ({ picks: _picks, ...settings }: LayoutBlock): string => JSON.stringify(settings);

const storiesIn = ({ blocks }: Layout): Map<string, { block: LayoutBlock; place: number; pick: string }> =>
  new Map(
    blocks.flatMap((block) =>
      block.picks.map((pick, place) => [pick.story, { block, place, pick: JSON.stringify(pick) }] as const),
    ),
  );

const ofBlocks = (before: Layout, after: Layout): Difference[] => {
  const old = new Map(before.blocks.map((block) => [block.id, block]));
  const fresh = new Set(after.blocks.map(({ id }) => id));
  const kept = before.blocks.filter(({ id }) => fresh.has(id)).map(({ id }) => id);
  const stays = after.blocks.filter(({ id }) => old.has(id));
  return [
    ...before.blocks.filter(({ id }) => !fresh.has(id)).map((block) => ({ what: 'block-removed' as const, block })),
    ...after.blocks.filter(({ id }) => !old.has(id)).map((block) => ({ what: 'block-added' as const, block })),
    ...stays.filter(({ id }, place) => kept[place] !== id).map((block) => ({ what: 'block-moved' as const, block })),
    ...stays
      .filter((block) => settingsOf(block) !== settingsOf(old.get(block.id) ?? block))
      .map((block) => ({ what: 'block-set' as const, block })),
  ];
};

const ofStories = (before: Layout, after: Layout): Difference[] => {
  const old = storiesIn(before);
  const fresh = storiesIn(after);
  const gone = [...old].filter(([story]) => !fresh.has(story));
  return [
    ...gone.map(([story, { block }]) => ({ what: 'story-removed' as const, story, block })),
    ...[...fresh].flatMap(([story, now]): Difference[] => {
      const was = old.get(story);
      if (!was) return [{ what: 'story-added', story, block: now.block }];
      if (was.block.id !== now.block.id || was.place !== now.place)
        return [{ what: 'story-moved', story, block: now.block }];
      return was.pick === now.pick ? [] : [{ what: 'story-set', story, block: now.block }];
    }),
  ];
};

/** What one would see change when the second layout takes the place of the first. */
export const layoutDifferences = (before: Layout, after: Layout): Difference[] => [
  ...ofBlocks(before, after),
  ...ofStories(before, after),
];
