/** Two sections, tags or authors become one: their stories are moved by jobs, a stretch at a time, and old addresses lead on. */
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { Tx, World } from '../../world.ts';
import { publicationOf } from '../publication/publication.ts';
import { putRedirect } from './addresses.ts';
import {
  closeMerge,
  countToMove,
  finishMerge,
  insertMerge,
  isMerging,
  mergeRow,
  mergeRows,
  moveStories,
  noteMoved,
  storiesToMove,
  type MergeRow,
  type TaxonKind,
} from './merged.store.ts';
import { addressing } from './read-taxonomy.ts';
import { markForSearch } from './search-due.store.ts';
import { taxonRow, type TaxonRow } from './taxonomy-desk.store.ts';
import { dropTaxonMedia } from './media-uses.ts';

const atOnce = 200;

export type MergeRefusal = 'not-found' | 'same' | 'other-edition' | 'merging';
export type Merge = { kind: TaxonKind; from: string; into: string };

const faultOf = async (tx: Tx, from: TaxonRow, into: TaxonRow): Promise<MergeRefusal | undefined> => {
  if (from.id === into.id) return 'same';
  if (from.edition !== into.edition) return 'other-edition';
  return (await isMerging(tx.db, from.id)) || (await isMerging(tx.db, into.id)) ? 'merging' : undefined;
};

/** Begins to merge; the rest is done by the job `merge-taxonomy`. */
export const beginMerge = (
  world: World,
  { kind, from, into, accountId }: Merge & { accountId: string },
): Promise<Outcome<{ id: string }, MergeRefusal>> =>
  world.write(async (tx) => {
    const [one, other] = [await taxonRow(tx.db, kind, from), await taxonRow(tx.db, kind, into)];
    if (!one || !other) return refuse('not-found');
    const fault = await faultOf(tx, one, other);
    if (fault) return refuse(fault);
    const id = world.newId();
    await insertMerge(tx.db, {
      id,
      kind,
      from_id: from,
      from_name: one.name,
      into_id: into,
      total: await countToMove(tx.db, kind, from),
      account_id: accountId,
      started_at: world.now(),
    });
    await tx.later('merge-taxonomy', { id });
    return ok({ id });
  });

const publicPath = (kind: 'tag' | 'author', slug: string): string => `/${kind}/${slug}`;

/** The former page leads to the other; an author has one in every edition. */
const leaveAddress = async (world: World, tx: Tx, kind: TaxonKind, row: TaxonRow): Promise<void> => {
  if (kind === 'section') return;
  const inEdition = await addressing(world);
  const { editions: all } = await publicationOf(world);
  const editions = row.edition === '' ? all.map(({ code }) => code) : [row.edition];
  for (const edition of editions)
    await putRedirect(tx, inEdition(edition, publicPath(kind, row.slug)), { kind, target: row.id }, world.now());
};

const close = async (world: World, tx: Tx, row: MergeRow): Promise<void> => {
  const kind = row.kind as TaxonKind;
  const pair = { from: row.from_id, into: row.into_id };
  const from = await taxonRow(tx.db, kind, pair.from);
  if (from) await leaveAddress(world, tx, kind, from);
  await dropTaxonMedia(tx, kind, pair.from);
  await closeMerge(tx.db, kind, pair, world.now());
  await finishMerge(tx.db, row.id, world.now());
  // Names stand on pages of every sort.
  await tx.changed('site', `${kind}:${pair.from}`, `${kind}:${pair.into}`);
  await tx.later('taxonomy-merged', { kind, ...pair });
};

/** Carries out the job `merge-taxonomy`: the next stories, and the end when there are none. Safe to repeat. */
export const mergeTaxonomy = (world: World, { id }: { id: string }): Promise<void> =>
  world.write(async (tx) => {
    const row = await mergeRow(tx.db, id);
    if (!row || row.finished_at !== null) return;
    const kind = row.kind as TaxonKind;
    const ids = await storiesToMove(tx.db, kind, row.from_id, atOnce);
    if (ids.length === 0) return close(world, tx, row);
    await moveStories(tx.db, kind, { from: row.from_id, into: row.into_id }, ids);
    for (const story of ids) await markForSearch(tx.db, story, world.newId());
    await noteMoved(tx.db, id, ids.length);
    await tx.changed(`${kind}:${row.from_id}`, `${kind}:${row.into_id}`, ...ids.map((story) => `article:${story}`));
    await tx.later('merge-taxonomy', { id });
  });

/** The last merges of a kind, newest first, with how far they are. */
export const mergesOf = (world: World, kind: TaxonKind): Promise<MergeRow[]> => mergeRows(world.db, kind, 10);
export type { MergeRow, TaxonKind };
