import { publicationOf } from '../publication/publication.ts';
import { sectionById, sectionsOf, type Section } from '../articles/articles.ts';
import type { World } from '../../world.ts';

/** A page that can be arranged: the front of an edition, or a section's page. */
export type Place = {
  /** `en`, or `section-` and the section's id. */
  key: string;
  edition: string;
  section: Section | undefined;
};

const opening = 'section-';

export const frontPlace = (edition: string): Place => ({ key: edition, edition, section: undefined });

export const sectionPlace = (section: Section): Place => ({
  key: `${opening}${section.id}`,
  edition: section.edition,
  section,
});

/** The place of this name; undefined when there is no such edition or section. */
export const placeOf = async (world: World, key: string): Promise<Place | undefined> => {
  const publication = await publicationOf(world);
  if (publication.editionByCode(key)) return frontPlace(key);
  const section = key.startsWith(opening) ? await sectionById(world, key.slice(opening.length)) : undefined;
  return section && publication.editionByCode(section.edition) ? sectionPlace(section) : undefined;
};

/** Every place there is: each edition's front, then its sections. */
export const allPlaces = async (world: World): Promise<Place[]> => {
  const { editions } = await publicationOf(world);
  const places = await Promise.all(
    editions.map(async ({ code }) => [frontPlace(code), ...(await sectionsOf(world, code)).map(sectionPlace)]),
  );
  return places.flat();
};

/** What pages drawn from a place's layout depend on. */
export const placeTopic = (key: string): string => `front:${key}`;
