/** Reading the library: lists of media, newest first, each by an index that ends in its order. */
import { sql, type RawBuilder, type Selectable, type SqlBool } from 'kysely';
import type { Db, Storage, Tables } from '../../../storage/storage.ts';
import type { MediaKind } from '../media-item.ts';
import { expiringWithin, type LibraryFilter, type LibraryItem, type MediaFacts } from './library-item.ts';
import { wordsOf } from './words-of.ts';

export type LibraryPlace = { at: number; id: string };
export type LibraryAsk = {
  /** Words that stand in its name, title, texts, credit or licence; beginnings are enough. */
  words?: string | undefined;
  kind?: MediaKind | undefined;
  filter?: LibraryFilter | undefined;
  addedBy?: string | undefined;
  /** Added from then on, and before then. */
  from?: number | undefined;
  until?: number | undefined;
  before?: LibraryPlace | undefined;
  limit: number;
  now: number;
};

type Row = Selectable<Tables['media']>;
const columns = [
  'id',
  'title',
  'added_by',
  'changed_by',
  'changed_at',
  'holder',
  'usage_terms',
  'expires_at',
  'taken_at',
  'facts',
  'uses',
  'deleted_at',
  'dhash',
  'created_at',
] as const satisfies readonly (keyof Row)[];
export type LibraryRow = Pick<Row, (typeof columns)[number]>;

export const itemOf = (row: LibraryRow): Omit<LibraryItem, 'media'> => ({
  title: row.title,
  addedBy: row.added_by ?? undefined,
  changedBy: row.changed_by ?? undefined,
  changedAt: row.changed_at ?? undefined,
  holder: row.holder,
  usageTerms: row.usage_terms,
  expiresAt: row.expires_at ?? undefined,
  takenAt: row.taken_at ?? undefined,
  facts: JSON.parse(row.facts) as MediaFacts,
  uses: row.uses,
  deletedAt: row.deleted_at ?? undefined,
  hasLook: row.dhash !== null,
});

/** What each list leaves out, in the very words of its index. */
const conditionOf = (filter: LibraryFilter | undefined, now: number): RawBuilder<SqlBool> => {
  const here = sql<SqlBool>`media.deleted_at is null`;
  switch (filter) {
    case 'no-alt':
      return sql`media.alt = '' and media.kind = 'picture' and ${here}`;
    case 'no-credit':
      return sql`media.credit = '' and media.kind <> 'file' and ${here}`;
    case 'unused':
      return sql`media.uses = 0 and ${here}`;
    case 'missing':
      return sql`media.state in ('missing', 'refused') and ${here}`;
    case 'expired':
      return sql`media.expires_at is not null and media.expires_at <= ${now} and ${here}`;
    case 'expiring':
      return sql`media.expires_at is not null and media.expires_at > ${now} and media.expires_at <= ${now + expiringWithin} and ${here}`;
    case 'bin':
      return sql`media.deleted_at is not null`;
    case undefined:
      return here;
  }
};

/** By what a list is ordered; the one of rights that end soon begins with the next to end. */
export const orderOf = (filter: LibraryFilter | undefined): 'created_at' | 'expires_at' | 'deleted_at' => {
  if (filter === 'expired' || filter === 'expiring') return 'expires_at';
  return filter === 'bin' ? 'deleted_at' : 'created_at';
};

/** The end of all words that begin like this one. */
const lastLetter = '\u{10ffff}';

/** So many media and more have a word: it is sooner found by going through the list than by listing all that have it. */
const manyHaveIt = 5_000;

const beginsWith = (db: Db, word: string) =>
  db
    .selectFrom('media_word')
    .where('media_word.word', '>=', word)
    .where('media_word.word', '<', word + lastLetter);

type Word = { word: string; isCommon: boolean };

const wordsAsked = async (
  { db, readAside }: Pick<Storage, 'db' | 'readAside'>,
  words: string | undefined,
): Promise<Word[]> =>
  Promise.all(
    wordsOf(words ?? '', 8).map(async (word) => {
      const some = beginsWith(db, word).select('media_word.media_id').limit(manyHaveIt).as('some');
      const query = db.selectFrom(some).select(sql<number>`count(*)`.as('count'));
      const [row] = await readAside<{ count: number }>(query.compile());
      return { word, isCommon: (row?.count ?? 0) >= manyHaveIt };
    }),
  );

const listQuery = (db: Db, ask: LibraryAsk, words: readonly Word[]) => {
  const order = orderOf(ask.filter);
  const isAscending = ask.filter === 'expiring';
  const direction = isAscending ? 'asc' : 'desc';
  let query = db.selectFrom('media').select(columns).where(conditionOf(ask.filter, ask.now));
  if (ask.kind) query = query.where('media.kind', '=', ask.kind);
  if (ask.addedBy) query = query.where('media.added_by', '=', ask.addedBy);
  if (ask.from !== undefined) query = query.where('media.created_at', '>=', ask.from);
  if (ask.until !== undefined) query = query.where('media.created_at', '<', ask.until);
  for (const { word, isCommon } of words) {
    const found = beginsWith(db, word).select('media_word.media_id');
    query = isCommon
      ? query.where((is) => is.exists(found.where(sql<SqlBool>`media_word.media_id = media.id`)))
      : query.where('media.id', 'in', found);
  }
  if (ask.before) {
    const place = sql`(${sql.ref(`media.${order}`)}, media.id)`;
    const { at, id } = ask.before;
    query = query.where(
      isAscending ? sql<SqlBool>`${place} > (${at}, ${id})` : sql<SqlBool>`${place} < (${at}, ${id})`,
    );
  }
  return query.orderBy(`media.${order}`, direction).orderBy('media.id', direction).limit(ask.limit);
};

/** A page of a list. Words are looked up aside, as many media may have them. */
export const libraryRows = async (
  storage: Pick<Storage, 'db' | 'readAside'>,
  ask: LibraryAsk,
): Promise<LibraryRow[]> => {
  const query = listQuery(storage.db, ask, await wordsAsked(storage, ask.words));
  return ask.words ? storage.readAside<LibraryRow>(query.compile()) : query.execute();
};

export const libraryRowsByIds = (db: Db, ids: readonly string[]): Promise<LibraryRow[]> =>
  db.selectFrom('media').select(columns).where('id', 'in', ids).execute();
