import type { Tx, World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import type { ArticleRow } from '../articles.store.ts';
import { touchArticle } from '../save-article.store.ts';
import { markForSearch } from '../search-due.store.ts';
import type { EntryWords } from './live-entry-rules.ts';
import { insertVersion } from './live-writing.store.ts';

/** What everything that depends on a live blog is told: pages, lists, search, and open pages. */
export const followLive = async (
  world: World,
  tx: Tx,
  article: ArticleRow,
  { isNews = false }: { isNews?: boolean } = {},
): Promise<void> => {
  // Pages say as of when they are: no two states of a live blog have the same moment.
  const at = Math.max(world.now(), article.modified_at + 1);
  // Readers see “updated” for what is news to them, not for what was moved about.
  await touchArticle(tx.db, article, { at, updatedAt: isNews ? world.now() : 0 });
  if (article.listed_at !== null) await markForSearch(tx.db, article.id, world.newId());
  await tx.changed(`article:${article.id}`, `list:${article.edition}`, `live:${article.id}`);
};

export type EntryAct = 'posted' | 'edited' | 'corrected' | 'deleted' | 'restored' | 'moved';

type Kept = { id: string; account: Account; act: EntryAct; note?: string; words: EntryWords };

/** Keeps what an entry says from now on, and who made it so. */
export const keepVersion = (world: World, tx: Tx, { id, account, act, note = '', words }: Kept): Promise<void> =>
  insertVersion(tx.db, {
    entry_id: id,
    at: world.now(),
    account_id: account.id,
    act,
    note,
    headline: words.headline,
    body: JSON.stringify(words.body),
  });
