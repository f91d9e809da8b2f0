/** What the library was asked for, read off its address and written into links. */
import type { FastifyRequest } from 'fastify';
import { momentOf } from '../../common/dates.ts';
import { mediaKinds, type LibraryFilter, type MediaKind } from '../../rooms/media/media.ts';
import { placeIn } from '../duties/duty-pages.tsx';
import { isId, textsIn } from '../people/people-pages.tsx';
import { filterOf } from './library-words.ts';

export const libraryPath = '/newsroom/media';

export type AskedLibrary = {
  words: string | undefined;
  kind: MediaKind | undefined;
  filter: LibraryFilter | undefined;
  addedBy: string | undefined;
  /** Days as the form has them. */
  fromDay: string | undefined;
  untilDay: string | undefined;
  isList: boolean;
  before: { at: number; id: string } | undefined;
};

const dayIn = (text: string | undefined): string | undefined =>
  text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;

export const readAddress = (request: FastifyRequest): AskedLibrary => {
  const text = textsIn(request);
  const by = text('by');
  return {
    words: text('q', 200)?.trim() || undefined,
    kind: mediaKinds.find((kind) => kind === text('kind')),
    filter: filterOf(text('show')),
    addedBy: by !== undefined && isId(by) ? by : undefined,
    fromDay: dayIn(text('from')),
    untilDay: dayIn(text('until')),
    isList: text('view') === 'list',
    before: placeIn(text('before')),
  };
};

/** Midnight at the beginning of a day of the publication; `later`: so many days after it. */
export const startOfDay = (day: string, timeZone: string, later = 0): number => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return momentOf({ year, month, day: date + later }, timeZone);
};

type Changed = Partial<Record<keyof AskedLibrary, unknown>> & { next?: string | undefined };

/** The address of the same list with something changed; it begins anew unless told where to go on. */
export const addressOf = (asked: AskedLibrary, changed: Changed = {}): string => {
  const all = { ...asked, ...changed };
  const parts = {
    q: all.words,
    kind: all.kind,
    show: all.filter,
    by: all.addedBy,
    from: all.fromDay,
    until: all.untilDay,
    view: all.isList ? 'list' : undefined,
    before: changed.next,
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) if (typeof value === 'string') query.set(name, value);
  return query.size > 0 ? `${libraryPath}?${query}` : libraryPath;
};
