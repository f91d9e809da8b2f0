/** What an entry of a live blog must be to be taken, and whose hands may touch it. */
import { ok, refuse, type Outcome } from '../../../common/outcome.ts';
import { cleanText, cutText, foldSpace } from '../../../common/text.ts';
import type { Db } from '../../../storage/storage.ts';
import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { articleRow, type ArticleRow } from '../articles.store.ts';
import type { Body } from '../body/body.ts';
import { parseBody } from '../body/parse-body.ts';
import { bodyToText } from '../body/to-text.ts';
import { authorByAccount, authorById } from '../read-taxonomy.ts';
import { mayStory } from '../story-actions.ts';
import type { LiveEntryRow } from '../live-entries.store.ts';
import { entryRow } from './live-writing.store.ts';

export type LiveRefusal =
  | 'not-found'
  | 'forbidden'
  | 'not-live'
  | 'ended'
  | 'empty'
  | 'too-long'
  | 'invalid'
  | 'no-note'
  | 'changed-meanwhile'
  | 'too-many-pins';

/** Whoever does something in a live blog. */
export type LiveActing = { account: Account; articleId: string };
export type EntryActing = LiveActing & { entryId: string };

const longestHeadline = 200;
const longestText = 20_000;
const idForm = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

export const isEntryId = (text: string): boolean => idForm.test(text);

/** The live blog as somebody may write in it. One's own or another's makes no difference in the table of permissions. */
export const liveBlogFor = async (
  db: Db,
  { account, articleId }: LiveActing,
): Promise<Outcome<ArticleRow, LiveRefusal>> => {
  if (!mayStory(account, 'write-live')) return refuse('forbidden');
  const row = isEntryId(articleId) ? await articleRow(db, articleId) : undefined;
  if (!row || row.status === 'trashed') return refuse('not-found');
  return row.kind === 'liveblog' ? ok(row) : refuse('not-live');
};

export type EntryAtHand = { article: ArticleRow; entry: LiveEntryRow };

/** An entry and its live blog, as somebody may change them. */
export const entryFor = async (db: Db, acting: EntryActing): Promise<Outcome<EntryAtHand, LiveRefusal>> => {
  const article = await liveBlogFor(db, acting);
  if (!article.ok) return article;
  const entry = isEntryId(acting.entryId) ? await entryRow(db, acting.entryId) : undefined;
  return entry?.article_id === acting.articleId ? ok({ article: article.value, entry }) : refuse('not-found');
};

export type EntryWords = { headline: string; body: Body };

/** The words as they may be kept. What stood in the entry as HTML of its own may stay; nobody begins it here. */
export const entryWords = (
  given: { headline?: string | undefined; body: unknown },
  before?: string,
): Outcome<EntryWords, LiveRefusal> => {
  const headline = foldSpace(cleanText(given.headline ?? ''));
  const parsed = parseBody(given.body, { allowRawHtml: before?.includes('"rawHtml"') ?? false });
  if (!parsed.ok) return refuse('invalid', parsed.detail);
  const body = parsed.value;
  if (headline === '' && body.content.length === 0) return refuse('empty');
  if (headline.length > longestHeadline) return refuse('too-long', `the headline: at most ${longestHeadline} letters`);
  const { length } = bodyToText(body);
  if (length > longestText) return refuse('too-long', `the text: ${length} of at most ${longestText} letters`);
  return ok({ headline, body });
};

/** Whose name stands under an entry: whoever is named, nobody for '', else who writes it. */
export const entryAuthor = async (
  world: World,
  { account, wanted, edition }: { account: Account; wanted: string | undefined; edition: string },
): Promise<Outcome<string | null, LiveRefusal>> => {
  if (wanted === '') return ok(null);
  if (wanted === undefined) return ok((await authorByAccount(world, account.id, edition))?.id ?? null);
  const author = isEntryId(wanted) ? await authorById(world, wanted, edition) : undefined;
  return author ? ok(author.id) : refuse('invalid', 'there is no such author');
};

/** A sentence for readers or colleagues. */
export const noteText = (text: string | undefined): string => cutText(foldSpace(cleanText(text ?? '')), 500);
