import { articleById, authorById, sectionById } from '../../rooms/articles/articles.ts';
import { placeOf } from '../../rooms/fronts/fronts.ts';
import { mediaById, mediaUsesOf, type MediaUse } from '../../rooms/media/media.ts';
import type { Visit } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';

/** A place a medium is used in, as people read it. */
export type UsedIn = { what: string; name: string; href: string | undefined };

/** So many are named; the others are counted. */
const mostNamed = 40;

const inStory = async (world: World, visit: Visit, use: MediaUse): Promise<UsedIn> => {
  const story = await articleById(world, use.storyId ?? use.id);
  const what = { article: 'Story', draft: 'Draft', live: 'Live entry' }[use.kind as 'article'] ?? 'Story';
  return {
    what,
    name: story ? story.headline || 'Without a headline' : 'A story that is gone',
    href: story && visit.link(`/newsroom/stories/${story.id}`),
  };
};

const places: Partial<Record<MediaUse['kind'], UsedIn>> = {
  show: { what: 'Show', name: 'A show', href: undefined },
  episode: { what: 'Episode', name: 'An episode', href: undefined },
  letter: { what: 'Letter', name: 'A letter to readers', href: undefined },
};

const onFront = async (world: World, visit: Visit, key: string): Promise<UsedIn> => {
  const place = await placeOf(world, key);
  if (!place) return { what: 'Front page', name: 'A page that is gone', href: undefined };
  const name = place.section?.name ?? visit.publication.editionByCode(place.edition)?.name ?? place.edition;
  const what = place.section ? 'Section page' : 'Front page';
  return { what, name, href: visit.link(`/newsroom/fronts/${key}`) };
};

const named = async (world: World, visit: Visit, use: MediaUse): Promise<UsedIn> => {
  if (use.kind === 'author') {
    const author = await authorById(world, use.id, visit.edition.code);
    return { what: 'Portrait', name: author?.name ?? 'An author', href: author && visit.stay(author.path) };
  }
  if (use.kind === 'section') {
    const section = await sectionById(world, use.id);
    return { what: 'Section', name: section?.name ?? 'A section', href: section && visit.stay(section.path) };
  }
  if (use.kind === 'poster' || use.kind === 'recording') {
    const medium = await mediaById(world, use.id);
    const href = visit.link(`/newsroom/media/${use.id}`);
    const what = use.kind === 'poster' ? 'Picture of a recording' : 'Version of a recording';
    return { what, name: medium?.fileName ?? 'A recording', href };
  }
  if (use.kind === 'front') return onFront(world, visit, use.id);
  const place = places[use.kind];
  if (!place) return inStory(world, visit, use);
  return { ...place, href: place.href && visit.link(place.href) };
};

/** Where a medium is used, by name, and how many places more there are. */
export const usedWhere = async (
  world: World,
  visit: Visit,
  mediaId: string,
): Promise<{ places: UsedIn[]; further: number }> => {
  const uses = await mediaUsesOf(world, mediaId);
  const shown = await Promise.all(uses.slice(0, mostNamed).map((use) => named(world, visit, use)));
  return { places: shown, further: uses.length - shown.length };
};
