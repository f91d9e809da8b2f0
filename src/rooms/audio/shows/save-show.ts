import { cleanTexts, foldSpace, slugify } from '../../../common/text.ts';
import type { Tx, World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { moveStoryAddresses, turnAddress } from '../../articles/articles.ts';
import { setMediaUses } from '../../media/media.ts';
import { publicationOf } from '../../publication/publication.ts';
import { mayShow } from '../show-actions.ts';
import type { Show, ShowDetails, ShowState } from '../show.ts';
import { faultsOfShow, type ShowFault } from './check-show.ts';
import { emptyShowDetails, showById, showsOf } from './read-shows.ts';
import { showGuid } from './show-guid.ts';
import {
  addressesOfEpisodes,
  countEpisodes,
  deleteShow,
  insertShow,
  isSlugTaken,
  lastPosition,
  showRow,
  showWithGuid,
  updateShow,
} from './shows.store.ts';

/** A picture, sound or address that can be taken away again: null takes it away, left out it stays. */
type Removable = 'artId' | 'introId' | 'outroId' | 'movedTo';

/** A show to be saved. What is left out of a known one stays as it is. */
export type ShowDraft = Partial<Omit<ShowDetails, Removable>> & {
  [Key in Removable]?: string | null;
} & {
  /** Who does it; undefined where the publication itself does, as in an import. */
  account: Account | undefined;
  id?: string;
  edition: string;
  slug?: string;
  title: string;
  state?: ShowState;
  guid?: string;
};

/** A show or an episode was saved, or what is wrong, at the fields. */
export type Saved<Fault> =
  | { ok: true; value: string }
  | { ok: false; refusal: 'forbidden' | 'not-found' | 'invalid'; faults: Fault[] };

const invalid = (faults: ShowFault[]): Saved<ShowFault> => ({ ok: false, refusal: 'invalid', faults });

/** What is left when everything that was not said, or taken away, is gone. */
const without = <T extends object>(data: T): T =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined && value !== null)) as T;

const freeSlug = async (world: World, edition: string, wanted: string): Promise<string> => {
  for (let attempt = 1; ; attempt += 1) {
    const slug = attempt === 1 ? wanted : `${wanted}-${attempt}`;
    if (!(await isSlugTaken(world.db, edition, slug))) return slug;
  }
};

const detailNames = [
  ...(Object.keys(emptyShowDetails) as (keyof ShowDetails)[]),
  'artId',
  'movedTo',
  'introId',
  'outroId',
  'txt',
  'updateFrequency',
] as const;

const detailsOf = (show: ShowDetails): ShowDetails =>
  without(Object.fromEntries(detailNames.map((name) => [name, show[name]])) as ShowDetails);

/** The show as it would be. */
const asSaid = async (world: World, draft: ShowDraft, before: Show | undefined): Promise<Show> => {
  const { account: _, id: __, ...said } = cleanTexts(draft);
  const publication = await publicationOf(world);
  const edition = publication.editionByCode(draft.edition) ?? publication.defaultEdition;
  const asked = draft.slug === undefined ? undefined : slugify(draft.slug);
  const slug = asked ?? before?.slug ?? (await freeSlug(world, edition.code, slugify(draft.title) || 'show'));
  const path = publication.inEdition(edition, `/podcasts/${slug}`);
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const base = before ?? { ...emptyShowDetails, language: edition.language, author: edition.publicationName };
  return without({
    state: 'published' as const,
    position: 0,
    ...base,
    ...(given as Partial<Show>),
    id: before?.id ?? world.newId(),
    edition: edition.code,
    slug,
    path,
    title: foldSpace(said.title),
    guid: draft.guid ?? before?.guid ?? showGuid(`${world.config.publicUrl}${encodeURI(path)}/feed.xml`),
    createdAt: before?.createdAt ?? world.now(),
    changedAt: world.now(),
  });
};

const faultsOf = async (world: World, show: Show, before: Show | undefined): Promise<ShowFault[]> => {
  const faults = await faultsOfShow(world, show);
  const moved = show.edition !== before?.edition || show.slug !== before.slug;
  if (moved && (await isSlugTaken(world.db, show.edition, show.slug)))
    faults.push({ field: 'slug', words: 'Another show has this address' });
  const holder = await showWithGuid(world.db, show.guid);
  if (holder && holder.id !== show.id) faults.push({ field: 'guid', words: 'Another show has this guid' });
  if (before && show.edition !== before.edition)
    faults.push({ field: 'edition', words: 'A show stays in the edition it was begun in' });
  return faults;
};

const mediaOf = ({ artId, introId, outroId, people }: Show): string[] =>
  [artId, introId, outroId, ...people.map(({ pictureId }) => pictureId)].flatMap((id) => id ?? []);

/** The former address of a show leads to the new one, and so do those of its feed and its episodes. */
const moveAddresses = async (world: World, tx: Tx, show: Show, before: Show): Promise<void> => {
  const at = world.now();
  for (const end of ['', '/feed.xml']) await turnAddress(tx, `${before.path}${end}`, `${show.path}${end}`, at);
  const episodes = await addressesOfEpisodes(tx.db, show.id);
  const under = `${before.path}/`;
  const moves = episodes
    .filter(({ path }) => path.startsWith(under))
    .map(({ id, path }) => ({ id, path: `${show.path}/${path.slice(under.length)}` }));
  await moveStoryAddresses(world, tx, moves);
};

const put = async (world: World, show: Show, before: Show | undefined): Promise<void> =>
  world.write(async (tx) => {
    const { id, edition, slug, title, guid, state } = show;
    const row = {
      edition,
      slug,
      title,
      guid,
      state,
      details: JSON.stringify(detailsOf(show)),
      changed_at: world.now(),
    };
    if (before) await updateShow(tx.db, id, row);
    else {
      const position = (await lastPosition(tx.db, edition)) + 1;
      await insertShow(tx.db, { id, ...row, position, created_at: world.now() });
    }
    if (before && before.path !== show.path) await moveAddresses(world, tx, show, before);
    await setMediaUses(tx, { kind: 'show', id }, mediaOf(show));
    await tx.changed('shows', `show:${id}`, `podcasts:${edition}`);
  });

/** Begins a show or changes the one with this id; its id, or what is wrong with it. A changed address leaves the former one leading here. */
export const saveShow = async (world: World, draft: ShowDraft): Promise<Saved<ShowFault>> => {
  const before = draft.id === undefined ? undefined : await showById(world, draft.id);
  if (draft.id !== undefined && !before) return { ok: false, refusal: 'not-found', faults: [] };
  if (draft.account && !mayShow(draft.account, before ? 'change-show' : 'make-show'))
    return { ok: false, refusal: 'forbidden', faults: [] };
  const publication = await publicationOf(world);
  if (!publication.editionByCode(draft.edition))
    return invalid([{ field: 'edition', words: 'There is no such edition' }]);
  const show = await asSaid(world, draft, before);
  const faults = await faultsOf(world, show, before);
  if (faults.length > 0) return invalid(faults);
  await put(world, show, before);
  return { ok: true, value: show.id };
};

/** Puts the shows of an edition into this order; shows that are not named follow as they were. */
export const orderShows = async (
  world: World,
  { account, edition, ids }: { account: Account; edition: string; ids: readonly string[] },
): Promise<boolean> => {
  if (!mayShow(account, 'order-shows')) return false;
  const shows = await showsOf(world, edition);
  const place = (id: string): number => (ids.includes(id) ? ids.indexOf(id) : ids.length);
  const ordered = shows.toSorted((one, other) => place(one.id) - place(other.id));
  await world.write(async (tx) => {
    for (const [position, { id }] of ordered.entries()) await updateShow(tx.db, id, { position });
    await tx.changed('shows', `podcasts:${edition}`);
  });
  return true;
};

/** Takes a show away that has no episodes. */
export const removeShow = async (
  world: World,
  { account, id }: { account: Account; id: string },
): Promise<'gone' | 'forbidden' | 'not-found' | 'has-episodes'> => {
  if (!mayShow(account, 'hide-show')) return 'forbidden';
  return world.write(async (tx) => {
    const row = await showRow(tx.db, id);
    if (!row) return 'not-found';
    if ((await countEpisodes(tx.db, id)) > 0) return 'has-episodes';
    await setMediaUses(tx, { kind: 'show', id }, []);
    await deleteShow(tx.db, id);
    await tx.changed('shows', `show:${id}`, `podcasts:${row.edition}`);
    return 'gone';
  });
};
