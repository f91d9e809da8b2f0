import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { Account } from '../accounts/accounts.ts';
import { articlesByIds, mayStory } from '../articles/articles.ts';
import { mediaById } from '../media/media.ts';
import type { Tx, World } from '../../world.ts';
import { layoutOf } from './arrangement.ts';
import { changeLayout, type ChangeRefusal, type LayoutChange } from './change-layout.ts';
import { layoutDifferences, type Difference } from './differences.ts';
import { addLayout, beginPlace, dropPresence, layoutRow, placeRow, putDraft, putPresence } from './fronts.store.ts';
import { noteFrontMedia } from './front-media.ts';
import { emptyLayout, type Layout } from './layout.ts';
import { parseLayout } from './parse-layout.ts';
import type { Place } from './places.ts';

type By = { account: Account; place: Place };
/** `version`: of the draft that one has before one's eyes. */
type Over = By & { version: number };

export type Saved = { version: number; layout: Layout };

/** Somebody else saved first: what stands there now, how it differs, and where one's own was kept. */
export type Overtaken = {
  ok: false;
  refusal: 'overtaken';
  detail: string;
  version: number;
  layout: Layout;
  differences: Difference[];
  keptId: string;
};

export type SaveOutcome =
  | Outcome<Saved, 'not-allowed' | 'unreadable' | 'elsewhere' | 'no-picture' | 'no-episode' | ChangeRefusal>
  | Overtaken;

const notAllowed = refuse('not-allowed', 'Only editors and publishers arrange pages.');

/** What is being arranged at a place, in this transaction; the published layout while nobody has begun. */
export const draftIn = async (tx: Tx, place: Place): Promise<{ layout: Layout; version: number }> => {
  await beginPlace(tx.db, place.key, place.edition);
  const row = await placeRow(tx.db, place.key);
  if (row?.draft) return { layout: layoutOf(row.draft), version: row.version };
  const out = row?.layout_id ? await layoutRow(tx.db, row.layout_id) : undefined;
  return { layout: out ? layoutOf(out.layout) : emptyLayout, version: row?.version ?? 0 };
};

const overtaken = async (world: World, tx: Tx, { account, place }: By, own: Layout): Promise<Overtaken> => {
  const { layout, version } = await draftIn(tx, place);
  const keptId = world.newId();
  await addLayout(tx.db, {
    id: keptId,
    place: place.key,
    kind: 'aside',
    layout: JSON.stringify(own),
    account_id: account.id,
    at: world.now(),
  });
  return {
    ok: false,
    refusal: 'overtaken',
    detail: 'Somebody else changed this page in the meantime. Both arrangements are kept.',
    version,
    layout,
    differences: layoutDifferences(layout, own),
    keptId,
  };
};

const put = async (world: World, tx: Tx, by: Over, layout: Layout): Promise<Saved | Overtaken> => {
  await beginPlace(tx.db, by.place.key, by.place.edition);
  const draft = {
    from: by.version,
    layout: JSON.stringify(layout),
    accountId: by.account.id,
    at: world.now(),
  };
  const isDone = await putDraft(tx.db, by.place.key, draft);
  const saved = isDone ? { version: by.version + 1, layout } : await overtaken(world, tx, by, layout);
  await noteFrontMedia(tx, by.place.key);
  return saved;
};

const savedOr = (found: Saved | Overtaken): Overtaken | { ok: true; value: Saved } =>
  'refusal' in found ? found : ok(found);

/**
 * Saves a whole layout as the draft of a place. Over a newer draft of somebody else it is refused, with what differs; what was sent is
 * kept beside.
 */
export const saveDraft = async (world: World, by: Over & { layout: unknown }): Promise<SaveOutcome> => {
  if (!mayStory(by.account, 'edit-fronts')) return notAllowed;
  const read = parseLayout(by.layout);
  if (!read.ok) return read;
  return savedOr(await world.write((tx) => put(world, tx, by, read.value)));
};

/** A picture of a page's own is one of the media library. */
const lacksPicture = async (world: World, change: LayoutChange): Promise<boolean> => {
  const id = change.do === 'set-story' ? change.settings['mediaId'] : undefined;
  if (typeof id !== 'string') return false;
  return (await mediaById(world, id))?.kind !== 'picture';
};

/** Stories are picked from the edition whose page it is. */
const isElsewhere = async (world: World, { edition }: Place, change: LayoutChange): Promise<boolean> => {
  if (change.do !== 'add-story') return false;
  const [story] = await articlesByIds(world, [change.story]);
  return story?.edition !== edition;
};

/** Whether a change puts something other than an episode somewhere. */
const putsOther = async (world: World, change: LayoutChange): Promise<boolean> => {
  if (change.do !== 'add-story' && change.do !== 'move-story') return false;
  const [story] = await articlesByIds(world, [change.story]);
  return story?.kind !== 'episode';
};

const isIntoPodcasts = ({ blocks }: Layout, change: LayoutChange): boolean =>
  'block' in change && blocks.find(({ id }) => id === change.block)?.kind === 'podcast';

/**
 * Does one thing to the draft of a place. When somebody else changed it in the meantime it is refused like a whole layout; what was
 * meant is worked out from the draft one had, as far as that is known (`from`), else from the newest.
 */
export const changeDraft = async (
  world: World,
  by: Over & { change: LayoutChange; from?: Layout | undefined },
): Promise<SaveOutcome> => {
  if (!mayStory(by.account, 'edit-fronts')) return notAllowed;
  if (await isElsewhere(world, by.place, by.change))
    return refuse('elsewhere', 'Only published stories of this edition can be put on its pages.');
  if (await lacksPicture(world, by.change))
    return refuse('no-picture', 'There is no such picture in the media library.');
  const isOther = await putsOther(world, by.change);
  return world.write(async (tx): Promise<SaveOutcome> => {
    const now = await draftIn(tx, by.place);
    const base = now.version === by.version ? now.layout : (by.from ?? now.layout);
    if (isOther && isIntoPodcasts(base, by.change))
      return refuse('no-episode', 'Only episodes can be put into a block of podcasts.');
    const changed = changeLayout(base, by.change);
    return changed.ok ? savedOr(await put(world, tx, by, changed.value)) : changed;
  });
};

/** Throws the draft away: what readers see is what is arranged from. */
export const discardDraft = async (
  world: World,
  { account, place, version }: Over,
): Promise<Outcome<{ version: number }, 'not-allowed' | 'overtaken'>> => {
  if (!mayStory(account, 'edit-fronts')) return notAllowed;
  return world.write(async (tx) => {
    await beginPlace(tx.db, place.key, place.edition);
    const isDone = await putDraft(tx.db, place.key, {
      from: version,
      layout: null,
      accountId: account.id,
      at: world.now(),
    });
    await noteFrontMedia(tx, place.key);
    return isDone
      ? ok({ version: version + 1 })
      : refuse('overtaken', 'Somebody else changed this page in the meantime: nothing was thrown away.');
  });
};

const forgetPresence = 86_400_000;

/** Notes that somebody has the page of a place open. */
export const arriveAt = (world: World, { account, place }: By): Promise<void> =>
  world.write(async ({ db }) => {
    await dropPresence(db, world.now() - forgetPresence);
    await putPresence(db, place.key, account.id, world.now());
  });
