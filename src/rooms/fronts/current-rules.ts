import { sectionById, tagById } from '../articles/articles.ts';
import type { World } from '../../world.ts';
import type { FillRule, Layout } from './layout.ts';

const currentRule = async (world: World, rule: FillRule): Promise<FillRule> => {
  if (rule.by === 'section') return { ...rule, section: (await sectionById(world, rule.section))?.id ?? rule.section };
  if (rule.by === 'tag') return { ...rule, tag: (await tagById(world, rule.tag))?.id ?? rule.tag };
  return rule;
};

/** A layout whose rules name what sections and tags were merged into since it was kept. */
export const withCurrentRules = async (world: World, layout: Layout): Promise<Layout> => ({
  ...layout,
  blocks: await Promise.all(
    layout.blocks.map(async (block) => ({ ...block, rule: await currentRule(world, block.rule) })),
  ),
});
