import { articlesInSection, sectionsOf } from '../articles/articles.ts';
import type { World } from '../../world.ts';
import { automaticFront } from './automatic-front.ts';
import { newBlock, type Layout, type LayoutBlock } from './layout.ts';
import type { Place } from './places.ts';

const shapes = ['feature', 'mirrored', 'columns'] as const;

const numbered = (blocks: readonly LayoutBlock[]): Layout => ({
  blocks: blocks.map((block, place) => ({ ...block, id: `b${place + 1}` })),
});

const likeFront = async (world: World, edition: string): Promise<Layout> => {
  const { blocks, galleries } = await automaticFront(world, edition);
  let place = 0;
  const sections = blocks.map(({ section, stories, isOpinion }): LayoutBlock => {
    const rule = { by: 'section', section: section.id } as const;
    if (isOpinion) return { ...newBlock('', 'opinion'), title: section.name, rule };
    const turn = shapes[place++ % shapes.length] ?? 'feature';
    const shape = stories.length < 4 ? 'columns' : turn;
    return { ...newBlock('', 'section'), rule, shape, count: shape === 'columns' ? 4 : 7 };
  });
  return numbered([
    { ...newBlock('', 'lead'), hasNewest: true },
    ...sections,
    newBlock('', 'discussed'),
    ...(galleries.length > 0 ? [newBlock('', 'pictures')] : []),
  ]);
};

const likeSection = async (world: World, section: string): Promise<Layout> => {
  const { articles } = await articlesInSection(world, section, { limit: 5 });
  const grid: LayoutBlock = { ...newBlock('', 'grid'), shape: 'feature', count: 3, rule: { by: 'newest' } };
  return numbered([...(articles.length >= 5 ? [grid] : []), newBlock('', 'discussed')]);
};

/** A layout that shows about what the page shows by itself: to begin with and go on from. */
export const beginLikeAutomatic = async (world: World, { edition, section }: Place): Promise<Layout> => {
  const found = section ? await likeSection(world, section.id) : await likeFront(world, edition);
  const known = new Set((await sectionsOf(world, edition)).map(({ id }) => id));
  return {
    blocks: found.blocks.filter(({ rule }) => rule.by !== 'section' || known.has(rule.section)),
  };
};
