import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import { cutText, foldSpace, cleanText } from '../../../common/text.ts';
import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { may } from '../../discussion/discussion.ts';
import { changeView, dropView, insertView, sharedViews, viewById, viewsOf, type StoredView } from './views.store.ts';

/** A moderator’s filters under a name. */
export type SavedView = {
  id: string;
  name: string;
  /** The query string without `?`, as it was saved. */
  query: string;
  /** Where it leads: the queues, or the search where words are looked for. */
  href: string;
  isShared: boolean;
  isOwn: boolean;
  /** Whose it is. */
  by: string;
};

export const mostViews = 50;
const mostShared = 100;
const longestName = 60;
const longestQuery = 600;

/** A place in a list and what a page says of itself are no filters. */
const passing = new Set(['after', 'before', 'page', 'saved', 'fault']);

/** A query string as it is kept: only well-formed pairs that say something, in their order. */
export const viewQuery = (query: string): string => {
  const asked = new URLSearchParams(cleanText(query).replace(/^[^?]*\?/, ''));
  const kept = [...asked].filter(
    ([name, value]) => /^[a-z][a-z-]{0,29}$/.test(name) && value !== '' && !passing.has(name),
  );
  return new URLSearchParams(kept).toString();
};

export const viewHref = (query: string): string =>
  new URLSearchParams(query).has('q') ? `/newsroom/discussion/search?${query}` : `/newsroom/discussion?${query}`;

const shown = (row: StoredView, account: Account): SavedView => ({
  id: row.id,
  name: row.name,
  query: row.query,
  href: viewHref(row.query),
  isShared: row.is_shared === 1,
  isOwn: row.account_id === account.id,
  by: row.by,
});

/** One’s own views, then what colleagues share. */
export const savedViews = async (world: World, account: Account): Promise<SavedView[]> => {
  if (!may(account, 'save-view')) return [];
  const rows = [
    ...(await viewsOf(world.db, account.id, mostViews)),
    ...(await sharedViews(world.db, account.id, mostShared)),
  ];
  return rows.map((row) => shown(row, account));
};

export type ViewDraft = { account: Account; name: string; query: string; isShared?: boolean | undefined };
export type ViewRefusal = 'not-allowed' | 'no-name' | 'no-query' | 'too-long' | 'too-many';

/** Keeps filters under a name; one’s own view of the same name takes the new filters. */
export const saveView = async (
  world: World,
  { account, name, query, isShared = false }: ViewDraft,
): Promise<Outcome<{ id: string }, ViewRefusal>> => {
  if (!may(account, isShared ? 'share-view' : 'save-view')) return refuse('not-allowed');
  const clean = { name: cutText(foldSpace(cleanText(name)), longestName), query: viewQuery(query), isShared };
  if (clean.name === '') return refuse('no-name');
  if (clean.query === '') return refuse('no-query');
  if (clean.query.length > longestQuery) return refuse('too-long');
  return world.write(async ({ db }) => {
    const own = await viewsOf(db, account.id, mostViews);
    const same = own.find((view) => view.name === clean.name);
    if (same) {
      await changeView(db, same.id, clean);
      return ok({ id: same.id });
    }
    if (own.length >= mostViews) return refuse('too-many');
    const id = world.newId();
    const position = (own.at(-1)?.position ?? -1) + 1;
    const row = { id, account_id: account.id, name: clean.name, query: clean.query, at: world.now() };
    await insertView(db, { ...row, is_shared: isShared ? 1 : 0, position });
    return ok({ id });
  });
};

/** Takes one’s own view away; a shared one also an editor or publisher may take away. */
export const removeView = async (
  world: World,
  { account, viewId }: { account: Account; viewId: string },
): Promise<Outcome<undefined, 'not-allowed' | 'not-yours' | 'no-view'>> => {
  if (!may(account, 'save-view')) return refuse('not-allowed');
  return world.write(async ({ db }) => {
    const view = await viewById(db, viewId);
    const isHead = account.role === 'publisher' || account.role === 'editor';
    if (!view || (view.account_id !== account.id && view.is_shared !== 1)) return refuse('no-view');
    if (view.account_id !== account.id && !isHead) return refuse('not-yours');
    await dropView(db, viewId);
    return ok(undefined);
  });
};
