import type { Kysely } from 'kysely';
import type { Dialect } from '../dialects.ts';
import { api } from './007-api.ts';
import { audience } from './007-audience.ts';
import { desk } from './007-desk.ts';
import { drafting } from './007-drafting.ts';
import { fronts } from './007-fronts.ts';
import { live } from './007-live.ts';
import { mediaLibrary } from './007-media-library.ts';
import { newsletters } from './007-newsletters.ts';
import { office } from './007-office.ts';

type Db = Kysely<any>; // oxlint-disable-line typescript/no-explicit-any -- a migration must not follow later types

/** Writing together, the desk of stories, fronts, the media library, what is read, letters to readers, setting up. */
export const newsroom = async (db: Db, dialect: Dialect): Promise<void> => {
  await drafting(db, dialect);
  await desk(db, dialect);
  await fronts(db, dialect);
  await mediaLibrary(db, dialect);
  await audience(db, dialect);
  await newsletters(db, dialect);
  await office(db, dialect);
  await live(db, dialect);
  await api(db);
};
