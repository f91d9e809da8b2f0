import {
  articlesInEdition,
  articlesInSection,
  leadCandidates,
  sectionsOf,
  type ArticleSummary,
  type Section,
} from '../articles/articles.ts';
import type { World } from '../../world.ts';

export type FrontBlock = { section: Section; stories: ArticleSummary[]; isOpinion: boolean };

/** What stands on a front page, each story in one place (but that the newest may stand in their section's block too). */
export type FrontStories = {
  lead: ArticleSummary | undefined;
  /** Beside the lead, with pictures. */
  second: ArticleSummary[];
  /** Under the lead, in words. */
  more: ArticleSummary[];
  recent: ArticleSummary[];
  blocks: FrontBlock[];
  galleries: ArticleSummary[];
};

const perBlock = 7;
/** Words of a story that is more than a brief. */
const substantial = 200;

/** Takes up to `count` stories that are not taken yet, and marks them. */
export const take = (stories: readonly ArticleSummary[], count: number, taken: Set<string>): ArticleSummary[] => {
  const found = stories.filter(({ id }) => !taken.has(id)).slice(0, count);
  for (const { id } of found) taken.add(id);
  return found;
};

/** A block opens with a story that bears it: with a picture, and more than a brief; the next one has a picture too if it can. */
export const wellOpened = (stories: readonly ArticleSummary[]): ArticleSummary[] => {
  const first =
    stories.find(({ lead, wordCount }) => lead && wordCount >= substantial) ??
    stories.find(({ lead }) => lead) ??
    stories[0];
  const rest = stories.filter((story) => story !== first);
  const second = rest.find(({ lead }) => lead) ?? rest[0];
  return [...(first ? [first] : []), ...(second ? [second] : []), ...rest.filter((story) => story !== second)];
};

const blocksOf = async (world: World, sections: readonly Section[], taken: Set<string>): Promise<FrontBlock[]> => {
  const lists = await Promise.all(
    sections.map((section) => articlesInSection(world, section.id, { limit: perBlock + 5 })),
  );
  const blocks = sections.map((section, place) => {
    const stories = wellOpened(take(lists[place]?.articles ?? [], perBlock, taken));
    return { section, stories, isOpinion: stories.length > 0 && stories.every(({ kind }) => kind === 'opinion') };
  });
  const filled = blocks.filter(({ stories }) => stories.length > 0);
  // Opinion stands apart from the news: after the second block, whatever its place in the navigation.
  const news = filled.filter(({ isOpinion }) => !isOpinion);
  return news.toSpliced(2, 0, ...filled.filter(({ isOpinion }) => isOpinion));
};

/** The stories of an edition's front page where nobody arranges it: arranged by priority, newness and section. */
export const automaticFront = async (world: World, edition: string): Promise<FrontStories> => {
  const [candidates, newest, galleries, sections] = await Promise.all([
    leadCandidates(world, edition, 5),
    articlesInEdition(world, edition, { limit: 16 }),
    articlesInEdition(world, edition, { kind: 'gallery', limit: 6 }),
    sectionsOf(world, edition),
  ]);
  const taken = new Set<string>();
  const lead = take(candidates, 1, taken)[0];
  const illustrated = candidates.filter((story) => story.lead !== undefined);
  const second = take([...illustrated, ...candidates], 2, taken);
  const more = take(candidates, 2, taken);
  const recent = newest.articles.filter(({ id }) => !taken.has(id)).slice(0, 9);
  const shown = take(galleries.articles, 3, taken);
  return { lead, second, more, recent, galleries: shown, blocks: await blocksOf(world, sections, taken) };
};

/** Every story on the page once. */
export const allStories = ({ lead, second, more, recent, blocks, galleries }: FrontStories): ArticleSummary[] => [
  ...new Map(
    [
      ...(lead ? [lead] : []),
      ...second,
      ...more,
      ...recent,
      ...galleries,
      ...blocks.flatMap(({ stories }) => stories),
    ].map((story) => [story.id, story]),
  ).values(),
];
