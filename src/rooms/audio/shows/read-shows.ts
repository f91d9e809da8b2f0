import type { World } from '../../../world.ts';
import { publicationOf } from '../../publication/publication.ts';
import type { Show, ShowDetails, ShowState } from '../show.ts';
import { showRows, type ShowRow } from './shows.store.ts';

/** What a show says about itself before anybody has said it. */
export const emptyShowDetails: ShowDetails = {
  description: '',
  language: '',
  author: '',
  ownerName: '',
  ownerEmail: '',
  categories: [],
  isExplicit: false,
  type: 'episodic',
  copyright: '',
  licence: '',
  isLocked: false,
  isComplete: false,
  people: [],
  funding: [],
  podroll: [],
  medium: 'podcast',
};

export const detailsOfShow = (row: Pick<ShowRow, 'details'>): ShowDetails => ({
  ...emptyShowDetails,
  ...(JSON.parse(row.details) as Partial<ShowDetails>),
});

const load = async (world: World): Promise<Show[]> => {
  const publication = await publicationOf(world);
  return (await showRows(world.db)).map((row) => {
    const edition = publication.editionByCode(row.edition) ?? publication.defaultEdition;
    const details = detailsOfShow(row);
    return {
      ...details,
      language: details.language || edition.language,
      id: row.id,
      edition: row.edition,
      slug: row.slug,
      title: row.title,
      guid: row.guid,
      state: row.state as ShowState,
      position: row.position,
      path: publication.inEdition(edition, `/podcasts/${row.slug}`),
      createdAt: row.created_at,
      changedAt: row.changed_at,
    };
  });
};

const allShows = (world: World): Promise<Show[]> => world.memory.keep('shows', ['shows', 'site'], () => load(world));

/** The shows of an edition, or of all, in their order; hidden ones too. */
export const showsOf = async (world: World, edition?: string): Promise<Show[]> =>
  (await allShows(world)).filter((show) => edition === undefined || show.edition === edition);

export const showById = async (world: World, id: string): Promise<Show | undefined> =>
  (await allShows(world)).find((show) => show.id === id);

export const showBySlug = async (world: World, edition: string, slug: string): Promise<Show | undefined> =>
  (await allShows(world)).find((show) => show.edition === edition && show.slug === slug);

/** The shows that readers of an edition are offered. */
export const publicShows = async (world: World, edition: string): Promise<Show[]> =>
  (await showsOf(world, edition)).filter(({ state }) => state === 'published');
