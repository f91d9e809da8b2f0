import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { Account } from '../accounts/accounts.ts';
import { mayStory } from '../articles/articles.ts';
import type { Tx, World } from '../../world.ts';
import { draftIn } from './arrange.ts';
import { layoutOf } from './arrangement.ts';
import {
  addLayout,
  beginPlace,
  layoutRow,
  placeRow,
  putDraft,
  putOut,
  removeLayout,
  setLayoutKind,
  type LayoutRow,
} from './fronts.store.ts';
import { noteFrontMedia } from './front-media.ts';
import { emptyLayout, type Layout } from './layout.ts';
import { placeTopic, type Place } from './places.ts';

type By = { account: Account; place: Place };
type Over = By & { version: number };
type Refused = 'not-allowed' | 'overtaken' | 'empty' | 'past' | 'gone';

const notAllowed = refuse('not-allowed', 'Only editors and publishers arrange pages.');
const passedBy = refuse('overtaken', 'Somebody else changed this page in the meantime: look at it before it goes out.');
const nothing = refuse('empty', 'There is no block on this page yet.');

type Sort = { kind: string; goesOutAt?: number };

const keep = async (
  world: World,
  tx: Tx,
  { account, place }: By,
  { layout, kind, goesOutAt }: Sort & { layout: Layout },
): Promise<string> => {
  const id = world.newId();
  await addLayout(tx.db, {
    id,
    place: place.key,
    kind,
    layout: JSON.stringify(layout),
    account_id: account.id,
    at: world.now(),
    goes_out_at: goesOutAt ?? null,
  });
  return id;
};

/** Keeps what is in the draft as a layout of its own; refused when it is not the draft one has seen. */
const keepDraft = async (world: World, tx: Tx, by: Over, sort: Sort): Promise<Outcome<string, Refused>> => {
  const { layout, version } = await draftIn(tx, by.place);
  if (version !== by.version) return passedBy;
  if (layout.blocks.length === 0) return nothing;
  return ok(await keep(world, tx, by, { ...sort, layout }));
};

/** The draft goes out: readers see it from now on. */
export const publishDraft = async (world: World, by: Over): Promise<Outcome<{ layoutId: string }, Refused>> => {
  if (!mayStory(by.account, 'edit-fronts')) return notAllowed;
  return world.write(async (tx) => {
    const kept = await keepDraft(world, tx, by, { kind: 'out' });
    if (!kept.ok) return kept;
    await putOut(tx.db, by.place.key, kept.value);
    await putDraft(tx.db, by.place.key, {
      from: by.version,
      layout: null,
      accountId: by.account.id,
      at: world.now(),
    });
    await noteFrontMedia(tx, by.place.key);
    await tx.changed(placeTopic(by.place.key));
    return ok({ layoutId: kept.value });
  });
};

/** The draft as it is now goes out at a moment to come; it may be arranged further meanwhile. */
export const scheduleDraft = async (
  world: World,
  by: Over & { at: number },
): Promise<Outcome<{ layoutId: string }, Refused>> => {
  if (!mayStory(by.account, 'edit-fronts')) return notAllowed;
  if (!Number.isSafeInteger(by.at) || by.at <= world.now())
    return refuse('past', 'Choose a moment that is yet to come.');
  return world.write(async (tx) => {
    const kept = await keepDraft(world, tx, by, { kind: 'scheduled', goesOutAt: by.at });
    if (!kept.ok) return kept;
    await tx.later('front-goes-out', { layoutId: kept.value }, by.at);
    await noteFrontMedia(tx, by.place.key);
    return ok({ layoutId: kept.value });
  });
};

const ownRow = async (tx: Tx, place: Place, id: string, kinds: readonly string[]): Promise<LayoutRow | undefined> => {
  const row = await layoutRow(tx.db, id);
  return row && row.place === place.key && kinds.includes(row.kind) ? row : undefined;
};

const gone = refuse('gone', 'That layout is no longer there.');

/** A scheduled layout does not go out after all; it stays in the history. */
export const callOff = async (
  world: World,
  { account, place, layoutId }: By & { layoutId: string },
): Promise<Outcome<{ layoutId: string }, Refused>> => {
  if (!mayStory(account, 'edit-fronts')) return notAllowed;
  return world.write(async (tx) => {
    if (!(await ownRow(tx, place, layoutId, ['scheduled']))) return gone;
    await setLayoutKind(tx.db, layoutId, { kind: 'called-off' });
    await noteFrontMedia(tx, place.key);
    return ok({ layoutId });
  });
};

/** Carries out what was scheduled: the layout goes out if nobody called it off. */
export const goOut = async (world: World, { layoutId }: { layoutId: string }): Promise<void> => {
  await world.write(async (tx) => {
    const row = await layoutRow(tx.db, layoutId);
    if (row?.kind !== 'scheduled' || row.goes_out_at === null || row.goes_out_at > world.now()) return;
    await setLayoutKind(tx.db, layoutId, { kind: 'out', at: world.now() });
    await putOut(tx.db, row.place, layoutId);
    // Nobody has arranged further since: what is out is what the next one begins with.
    const place = await placeRow(tx.db, row.place);
    if (place?.draft === row.layout)
      await putDraft(tx.db, row.place, {
        from: place.version,
        layout: null,
        accountId: row.account_id ?? '',
        at: world.now(),
      });
    await noteFrontMedia(tx, row.place);
    await tx.changed(placeTopic(row.place));
  });
};

/**
 * A former layout, or one that was set aside, becomes the draft; what was in the draft is set aside, so nothing is lost. Readers see
 * it when it is published.
 */
export const restoreLayout = async (
  world: World,
  by: Over & { layoutId: string },
): Promise<Outcome<{ version: number; layout: Layout }, Refused>> => {
  if (!mayStory(by.account, 'edit-fronts')) return notAllowed;
  return world.write(async (tx) => {
    const row = await ownRow(tx, by.place, by.layoutId, ['out', 'scheduled', 'called-off', 'aside']);
    if (!row) return gone;
    await beginPlace(tx.db, by.place.key, by.place.edition);
    const place = await placeRow(tx.db, by.place.key);
    if (place?.version !== by.version) return passedBy;
    const former = place.draft;
    await putDraft(tx.db, by.place.key, {
      from: by.version,
      layout: row.layout,
      accountId: by.account.id,
      at: world.now(),
    });
    if (row.kind === 'aside') await removeLayout(tx.db, row.id);
    if (former !== null && former !== row.layout)
      await keep(world, tx, by, { kind: 'aside', layout: layoutOf(former) });
    await noteFrontMedia(tx, by.place.key);
    return ok({ version: by.version + 1, layout: layoutOf(row.layout) });
  });
};

/** What was set aside is wanted no more. */
export const dropAside = async (
  world: World,
  { account, place, layoutId }: By & { layoutId: string },
): Promise<Outcome<{ layoutId: string }, Refused>> => {
  if (!mayStory(account, 'edit-fronts')) return notAllowed;
  return world.write(async (tx) => {
    if (!(await ownRow(tx, place, layoutId, ['aside']))) return gone;
    await removeLayout(tx.db, layoutId);
    await noteFrontMedia(tx, place.key);
    return ok({ layoutId });
  });
};

/** The page arranges itself again, at once. What was arranged stays in the history. */
export const arrangeAutomatically = async (world: World, by: By): Promise<Outcome<{ layoutId: string }, Refused>> => {
  if (!mayStory(by.account, 'edit-fronts')) return notAllowed;
  return world.write(async (tx) => {
    await beginPlace(tx.db, by.place.key, by.place.edition);
    const layoutId = await keep(world, tx, by, { kind: 'automatic', layout: emptyLayout });
    await putOut(tx.db, by.place.key, null);
    await noteFrontMedia(tx, by.place.key);
    await tx.changed(placeTopic(by.place.key));
    return ok({ layoutId });
  });
};
