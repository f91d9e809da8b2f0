import { normalPath } from '../../../common/addresses.ts';
import { calendarParts } from '../../../common/dates.ts';
import { slugify } from '../../../common/text.ts';
import { episodePath, sectionById } from '../../articles/articles.ts';
import { publicationOf } from '../../publication/publication.ts';
import type { World } from '../../../world.ts';
import { addressHolder } from './publishing.store.ts';
import { draftToSave, type StoryAtHand } from './story-at-hand.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** The end of the address that is wanted: as somebody wrote it, else made from the headline. */
export const wantedSlug = ({ fields }: Pick<StoryAtHand, 'fields'>): string =>
  slugify(fields.slug ?? '') || slugify(fields.headline) || 'story';

/** Where a story will stand if it comes out at this moment; one that was public keeps its address unless another is wanted. */
export const addressToBe = async (
  world: World,
  story: StoryAtHand,
  at: number,
): Promise<{ path: string; isTaken: boolean }> => {
  const path = await pathToBe(world, story, at);
  const normal = normalPath(path);
  const holder = normal === undefined ? undefined : await addressHolder(world.db, normal);
  const isTaken =
    holder !== undefined &&
    holder.target_kind !== 'path' &&
    !(holder.target_kind === 'article' && holder.target === story.row.id);
  return { path, isTaken };
};

const pathToBe = async (world: World, story: StoryAtHand, at: number): Promise<string> => {
  const { row, fields } = story;
  if (row.published_at !== null) return draftToSave(story, 'published').path ?? row.path;
  const publication = await publicationOf(world);
  const edition = publication.editionByCode(row.edition) ?? publication.defaultEdition;
  const slug = wantedSlug(story);
  if (fields.kind === 'page') return publication.inEdition(edition, `/${slug}`);
  const ofShow = fields.kind === 'episode' ? await episodePath(world, row.id, slug) : undefined;
  if (ofShow !== undefined) return ofShow;
  const section = fields.sectionId ? await sectionById(world, fields.sectionId) : undefined;
  const { year, month, day } = calendarParts(at, publication.settings.timeZone);
  const dated = `/${year}/${two(month)}/${two(day)}/${slug}`;
  return section ? `${section.path}${dated}` : publication.inEdition(edition, dated);
};
