import type { World } from '../../world.ts';
import { keptLook } from './look.ts';
import { allEditions, allSettings } from './publication.store.ts';
import { servedLook, type ServedLook } from './served-look.ts';
import { defaultSettings, type Edition, type PublicationSettings } from './settings.ts';

export type Publication = {
  settings: PublicationSettings;
  /** In the order they are offered; the default one is among them. */
  editions: readonly Edition[];
  defaultEdition: Edition;
  /** The edition's home: `/` or `/es/`. */
  home: (edition: Edition) => string;
  /** A path inside an edition: `inEdition(es, '/tag/sea')` → `/es/tag/sea`. */
  inEdition: (edition: Edition, path: string) => string;
  editionByCode: (code: string) => Edition | undefined;
  /** Its own look, as pages are served with it. */
  look: ServedLook;
};

/** The one edition of a publication that has not been set up yet. */
const firstEdition: Edition = {
  code: 'en',
  language: 'en',
  name: 'English',
  direction: 'ltr',
  publicationName: 'Courant',
  tagline: '',
  position: 0,
  isDefault: true,
};

const load = async (world: World): Promise<Publication> => {
  const stored = await allSettings(world.db);
  const kept = { ...defaultSettings, ...Object.fromEntries(stored) };
  const settings = { ...kept, look: keptLook(kept.look) };
  const found = await allEditions(world.db);
  const editions = found.length > 0 ? found : [firstEdition];
  const defaultEdition = editions.find(({ isDefault }) => isDefault) ?? editions[0] ?? firstEdition;
  const prefix = (edition: Edition): string => (edition.code === defaultEdition.code ? '' : `/${edition.code}`);
  return {
    settings,
    editions,
    defaultEdition,
    home: (edition) => prefix(edition) || '/',
    inEdition: (edition, path) => `${prefix(edition)}${path === '/' && prefix(edition) ? '' : path}`,
    editionByCode: (code) => editions.find((edition) => edition.code === code),
    look: await servedLook(world, settings),
  };
};

/** The publication as it is now; kept in memory until the topic `site` changes. */
export const publicationOf = (world: World): Promise<Publication> =>
  world.memory.keep('publication', ['site'], () => load(world));
