import {
  articleAtPath,
  articleById,
  articlesByIds,
  articlesInEdition,
  articlesInSection,
  sectionsOf,
  tagById,
  tagsOf,
  type ArticleSummary,
  type Tag,
} from '../../rooms/articles/articles.ts';
import { fillLayout, type Arrangement, type Place } from '../../rooms/fronts/fronts.ts';
import { searchArticles } from '../../rooms/search/search.ts';
import type { World } from '../../world.ts';
import { timeZoneOf } from '../duties/duty-pages.tsx';
import type { Arranging } from './BlockCard.tsx';

const shownTags = 200;
const recent = 20;
/** So many of the newest are looked through for what is half typed. */
const looked = 200;
const shown = 20;

/** The stories that are picked, also those that are no longer public. */
const pickedStories = async (world: World, { draft }: Arrangement): Promise<Map<string, ArticleSummary>> => {
  const ids = draft.blocks.flatMap(({ picks }) => picks.map(({ story }) => story));
  const listed = await articlesByIds(world, ids);
  const found = new Map(listed.map((story) => [story.id, story]));
  for (const id of ids.filter((one) => !found.has(one))) {
    const article = await articleById(world, id);
    if (article) found.set(id, article);
  }
  return found;
};

/** What the arranging page of a place is drawn from. */
export const groundsOf = async (
  world: World,
  place: Place,
  arrangement: Arrangement,
): Promise<Omit<Arranging, 'base'>> => {
  const { draft, version } = arrangement;
  const [sections, tags, filled, stories, timeZone] = await Promise.all([
    sectionsOf(world, place.edition),
    tagsOf(world, place.edition),
    fillLayout(world, place, draft),
    pickedStories(world, arrangement),
    timeZoneOf(world),
  ]);
  // A tag in use is among the choices however many tags there are.
  const used = draft.blocks.flatMap(({ rule }) => (rule.by === 'tag' ? [rule.tag] : []));
  const missing = used.filter((id) => !tags.slice(0, shownTags).some((tag) => tag.id === id));
  const others = (await Promise.all(missing.map((id) => tagById(world, id)))).filter((tag): tag is Tag => !!tag);
  const choices = [...tags.slice(0, shownTags), ...others].sort((a, b) => a.name.localeCompare(b.name));
  return {
    sections,
    tags: choices,
    names: new Map([...sections, ...choices].map(({ id, name }) => [id, name])),
    filled: new Map(filled.blocks.map((block) => [block.block.id, block])),
    stories,
    timeZone,
    now: world.now(),
    version,
    layout: draft,
  };
};

const folded = (text: string): string => text.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '');

const newest = async (world: World, { edition, section }: Place, limit: number): Promise<ArticleSummary[]> =>
  (section ? await articlesInSection(world, section.id, { limit }) : await articlesInEdition(world, edition, { limit }))
    .articles;

/** Published stories of the place's edition: by address, by words, by how a word begins; the newest when nothing is asked for. */
export const findStories = async (world: World, place: Place, query: string): Promise<ArticleSummary[]> => {
  if (query === '') return newest(world, place, recent);
  const path = /^(?:https?:\/)?\//.test(query) ? URL.parse(query, world.config.publicUrl)?.pathname : undefined;
  if (path !== undefined) {
    const article = await articleAtPath(world, path);
    return (await articlesByIds(world, article ? [article.id] : [])).filter(({ edition }) => edition === place.edition);
  }
  const words = folded(query).split(/\s+/).filter(Boolean);
  const [late, result] = await Promise.all([
    articlesInEdition(world, place.edition, { limit: looked }),
    searchArticles(world, { query, edition: place.edition }),
  ]);
  const begun = late.articles.filter(({ headline }) => {
    const text = ` ${folded(headline)}`;
    return words.every((word) => text.includes(` ${word}`));
  });
  const all = [...begun, ...result.hits.map(({ article }) => article)];
  return [...new Map(all.map((story) => [story.id, story])).values()].slice(0, shown);
};
