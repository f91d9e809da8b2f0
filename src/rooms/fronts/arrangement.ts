import type { World } from '../../world.ts';
import { withCurrentRules } from './current-rules.ts';
import { emptyLayout, type Layout } from './layout.ts';
import {
  accountNames,
  layoutOut,
  layoutRow,
  layoutRows,
  placeRow,
  placeRows,
  presentAt,
  waitingRows,
  type LayoutRow,
} from './fronts.store.ts';
import { placeTopic, type Place } from './places.ts';

export type LayoutState = 'out' | 'automatic' | 'scheduled' | 'called-off' | 'aside';

/** A layout that went out, or will, or was set aside. */
export type KeptLayout = {
  id: string;
  state: LayoutState;
  layout: Layout;
  byId: string | undefined;
  by: string;
  at: number;
  goesOutAt: number | undefined;
  /** Readers see it now. */
  isShown: boolean;
};

/** All there is to know of how a place is arranged. */
export type Arrangement = {
  place: Place;
  /** What readers see; undefined: the page arranges itself. */
  published: Layout | undefined;
  /** What is being arranged; the published layout while nobody has begun. */
  draft: Layout;
  /** Whether the draft says something else than what readers see. */
  isChanged: boolean;
  version: number;
  draftBy: string;
  draftAt: number | undefined;
  scheduled: KeptLayout[];
  /** Arranged by somebody while somebody else saved first. */
  aside: KeptLayout[];
};

export const layoutOf = (json: string): Layout => JSON.parse(json) as Layout;

/** How long somebody is taken to be at the page after last word of them. */
const presence = 60_000;
const shownLayouts = 50;

/** The layout readers see at a place; undefined where nobody arranges. Kept in memory until it changes. */
export const publishedLayout = (world: World, place: Place): Promise<Layout | undefined> =>
  world.memory.keep(`front:${place.key}`, ['site', placeTopic(place.key)], async () => {
    const json = await layoutOut(world.db, place.key);
    return json === undefined ? undefined : layoutOf(json);
  });

const keptLayouts = async (world: World, rows: readonly LayoutRow[], shown: string | null): Promise<KeptLayout[]> => {
  const names = await accountNames(world.db, [...new Set(rows.flatMap((row) => row.account_id ?? []))]);
  return rows.map((row) => ({
    id: row.id,
    state: row.kind as LayoutState,
    layout: layoutOf(row.layout),
    byId: row.account_id ?? undefined,
    by: names.get(row.account_id ?? '') ?? 'Somebody who is no longer here',
    at: row.at,
    goesOutAt: row.goes_out_at ?? undefined,
    isShown: row.id === shown,
  }));
};

/** Layouts of a place as they went out or were set aside, the latest first; at most 50. */
export const frontHistory = async (world: World, place: Place): Promise<KeptLayout[]> => {
  const row = await placeRow(world.db, place.key);
  return keptLayouts(world, await layoutRows(world.db, place.key, shownLayouts), row?.layout_id ?? null);
};

/** One kept layout of a place. */
export const keptLayout = async (world: World, place: Place, id: string): Promise<KeptLayout | undefined> => {
  const row = await layoutRow(world.db, id);
  if (!row || row.place !== place.key) return undefined;
  return (await keptLayouts(world, [row], null))[0];
};

export const arrangementOf = async (world: World, place: Place): Promise<Arrangement> => {
  const row = await placeRow(world.db, place.key);
  const published = row?.layout_id ? await layoutRow(world.db, row.layout_id) : undefined;
  const kept = row ? await keptLayouts(world, await waitingRows(world.db, place.key, shownLayouts), null) : [];
  const out = published && (await withCurrentRules(world, layoutOf(published.layout)));
  const draft = row?.draft ?? undefined;
  return {
    place,
    published: out,
    draft: draft === undefined ? (out ?? emptyLayout) : await withCurrentRules(world, layoutOf(draft)),
    isChanged: draft !== undefined && draft !== published?.layout,
    version: row?.version ?? 0,
    draftBy: (await accountNames(world.db, row?.draft_by ? [row.draft_by] : [])).get(row?.draft_by ?? '') ?? '',
    draftAt: row?.draft_at ?? undefined,
    scheduled: kept
      .filter(({ state }) => state === 'scheduled')
      .sort((a, b) => (a.goesOutAt ?? 0) - (b.goesOutAt ?? 0)),
    aside: kept.filter(({ state }) => state === 'aside'),
  };
};

export type PlaceState = { isArranged: boolean; hasDraft: boolean; changedAt: number | undefined };

/** For every place somebody has begun to arrange: how it stands. */
export const placeStates = async (world: World): Promise<ReadonlyMap<string, PlaceState>> =>
  new Map(
    (await placeRows(world.db)).map((row) => [
      row.place,
      { isArranged: row.layout_id !== null, hasDraft: row.draft !== null, changedAt: row.draft_at ?? undefined },
    ]),
  );

/** Who else has the page of a place open. */
export const othersAt = async (
  world: World,
  place: Place,
  accountId: string,
): Promise<{ id: string; name: string }[]> =>
  (await presentAt(world.db, place.key, world.now() - presence)).filter(({ id }) => id !== accountId);
