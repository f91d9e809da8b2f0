import type { World } from '../../../world.ts';
import {
  articleById,
  articlesByIds,
  articlesBetween,
  sectionById,
  tagById,
  type ArticleSummary,
} from '../../articles/articles.ts';
import { mostDiscussed } from '../../discussion/discussion.ts';
import { frontStories } from '../../fronts/fronts.ts';
import type { Letter } from '../letter.ts';

/** However much was published since the last time: no more is looked at. */
const mostLookedAt = 100;
const week = 7 * 86_400_000;

const since = (letter: Letter, now: number): number => Math.max(letter.storiesUntil ?? 0, now - 2 * week);

const offered = async (world: World, letter: Letter, until: number): Promise<readonly ArticleSummary[]> => {
  const { edition, settings } = letter;
  const limit = mostLookedAt;
  if (settings.rule === 'front') return frontStories(world, edition, limit);
  if (settings.rule === 'discussed') {
    const found = await mostDiscussed(world, { edition, limit: 30 });
    return articlesByIds(
      world,
      found.map(({ articleId }) => articleId),
    );
  }
  const { articles } = await articlesBetween(world, edition, { from: since(letter, until), until }, { limit });
  // Within a day what the newsroom thought important stands first.
  return articles.toSorted((a, b) => (b.priority > 0 ? 1 : 0) - (a.priority > 0 ? 1 : 0));
};

const hasTag = async (world: World, id: string, wanted: readonly string[]): Promise<boolean> => {
  const article = await articleById(world, id);
  return article?.tags.some((tag) => wanted.includes(tag.id)) ?? false;
};

/** Whether the newsroom has kept this story out of letters. */
const isKeptOut = async (world: World, id: string): Promise<boolean> =>
  (await articleById(world, id))?.meta.noLetter === true;

/** The stories a letter has by its rule as of a moment, the first first. */
export const storiesByRule = async (world: World, letter: Letter, until: number): Promise<ArticleSummary[]> => {
  const { rule, most } = letter.settings;
  if (rule === 'none') return [];
  // What was merged since the rule was made is followed.
  const [sectionIds, tagIds] = await Promise.all([
    Promise.all(letter.settings.sectionIds.map(async (id) => (await sectionById(world, id))?.id ?? id)),
    Promise.all(letter.settings.tagIds.map(async (id) => (await tagById(world, id))?.id ?? id)),
  ]);
  const chosen: ArticleSummary[] = [];
  for (const story of await offered(world, letter, until)) {
    if (chosen.length >= most) break;
    if (story.kind === 'page') continue;
    const isIn =
      (sectionIds.length === 0 && tagIds.length === 0) ||
      (story.section !== undefined && sectionIds.includes(story.section.id)) ||
      (tagIds.length > 0 && (await hasTag(world, story.id, tagIds)));
    if (isIn && !(await isKeptOut(world, story.id))) chosen.push(story);
  }
  return chosen;
};
