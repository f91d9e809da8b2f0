import type { Account } from '../../accounts/accounts.ts';
import { publicationOf } from '../../publication/publication.ts';
import type { World } from '../../../world.ts';
import {
  changeMoments,
  dueMoments,
  embargoMoments,
  endingMoments,
  publishedMoments,
  scheduledMoments,
  type CalendarQuery,
  type Moment,
} from './calendar.store.ts';
import { mayOnDesk, type DeskAct } from './desk-rules.ts';
import type { DeskStory } from './desk-state.ts';
import { deskStories } from './stories-for-desk.ts';

export const calendarKinds = ['scheduled', 'goes-out', 'due', 'embargo', 'ends', 'published'] as const;
/** `goes-out`: changes to what is published; `ends`: it is taken back. */
export type CalendarKind = (typeof calendarKinds)[number];

export type CalendarItem = {
  kind: CalendarKind;
  at: number;
  story: DeskStory;
  /** Whether whoever asks may move it to another time. */
  mayMove: boolean;
};

export type CalendarAsked = {
  account: Account;
  from: number;
  until: number;
  edition?: string | undefined;
  sectionId?: string | undefined;
};

/** Of each kind; who has more needs a narrower look. */
const mostOfKind = 300;

const moveActs: Partial<Record<CalendarKind, DeskAct>> = {
  due: 'due',
  scheduled: 'move-time',
  'goes-out': 'move-time',
};

export const mayMove = (account: Account, kind: CalendarKind, story: DeskStory): boolean => {
  const act = moveActs[kind];
  const state = kind === 'goes-out' ? 'changed' : story.state;
  return act !== undefined && mayOnDesk(account, act, { isOwn: story.isOwn, state });
};

const published = async (world: World, query: CalendarQuery): Promise<Moment[]> => {
  const now = world.now();
  if (query.from >= now) return [];
  const { editions } = await publicationOf(world);
  const asked = editions.filter(({ code }) => query.edition === undefined || code === query.edition);
  const lists = await Promise.all(
    asked.map(({ code }) =>
      publishedMoments(world.db, { ...query, edition: code, until: Math.min(query.until, now + 1) }),
    ),
  );
  return lists.flat().sort((a, b) => a.at - b.at);
};

/** What happens from `from` until just before `until`, in order; `isMore` when a kind has more than can be shown. */
export const calendarOf = async (
  world: World,
  { account, from, until, edition, sectionId }: CalendarAsked,
): Promise<{ items: CalendarItem[]; isMore: boolean }> => {
  const query: CalendarQuery = { from, until, edition, sectionId, limit: mostOfKind + 1 };
  const { db } = world;
  const moments: Record<CalendarKind, Moment[]> = {
    scheduled: await scheduledMoments(db, query),
    'goes-out': await changeMoments(db, query),
    due: await dueMoments(db, query),
    embargo: await embargoMoments(db, query),
    ends: await endingMoments(db, query),
    published: await published(world, query),
  };
  const all = calendarKinds.flatMap((kind) =>
    moments[kind].slice(0, mostOfKind).map((moment) => ({ ...moment, kind })),
  );
  const stories = await deskStories(world, account, [...new Set(all.map(({ id }) => id))]);
  const byId = new Map(stories.map((story) => [story.id, story]));
  const items = all.flatMap(({ id, at, kind }): CalendarItem[] => {
    const story = byId.get(id);
    return story ? [{ kind, at, story, mayMove: mayMove(account, kind, story) }] : [];
  });
  items.sort((a, b) => a.at - b.at || (a.story.id < b.story.id ? -1 : 1));
  return { items, isMore: calendarKinds.some((kind) => moments[kind].length > mostOfKind) };
};
